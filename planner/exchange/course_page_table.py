"""Which table of a page is the schedule, and which further tables go on with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_columns import columns_of, dated
from planner.exchange.course_page_dates import printed_date
from planner.exchange.course_page_heads import Column, meaning
from planner.exchange.course_page_kinds import is_deadline, special_kind
from planner.exchange.course_page_lists import HEADS
from planner.exchange.course_page_tidy import evened, sessions_of
from planner.exchange.course_page_under import is_aside, is_plan
from planner.rules.plan import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.exchange.course_page_parts import Row, Table

LOOKED_AT = 500  # rows of a table that say whether it is the plan
MOST_TABLES = 400  # of a page that may be the plan
FEWEST_LISTED = 3  # dated lines that make a plan where there is no table
YEAR = 12 * 31  # days, if every month had as many


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnIgnored(Problem):
    """A column of the schedule that the plan has no place for; ``column`` is its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSchedule(Problem):
    """A second table looks like a schedule too; only the first one was read."""

    first: int  # the line on which the one that was read begins


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rows of the schedule and where each kind of column stands in them.

    ``lines`` are those on which the tables begin that it was read from.
    """

    columns: dict[Column, int]
    rows: tuple[Row, ...]
    line: int
    problems: tuple[Problem, ...] = ()
    heads: tuple[str, ...] = ()
    lines: frozenset[int] = frozenset()

    def cell(self, row: Row, column: Column) -> str:
        """Return the words of a row in a column, or nothing if the table has no such column."""
        place = self.columns.get(column)
        return "" if place is None else row.cells[place].text

    def head(self, column: Column) -> str:
        """Return the heading over a column, or nothing if the table has no such column."""
        place = self.columns.get(column)
        return "" if place is None else self.heads[place]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A table that may be the plan.

    ``spans`` are its first and last day, counted from August, as read with the day first and with
    the month first.
    """

    table: Table
    columns: dict[Column, int]
    worth: float
    spans: tuple[tuple[int, int] | None, ...]
    is_list: bool = False


def schedule(tables: Iterable[Table], lists: Iterable[Table] = ()) -> Schedule | None:
    """Find the table with topics and dates, or at least weeks; None if there is none.

    The one with the most dated rows is the plan, unless what it says or the heading above it
    makes it a list of exams, deadlines or last year's sessions. Tables of the same columns whose
    dates lie before or after (one for each month, say) belong to it; one whose dates lie between
    is another plan and is named. ``lists`` are schedules that are no tables; they count less.
    """
    fitting = [
        *_candidates(list(tables)[:MOST_TABLES], is_list=False),
        *_candidates(list(lists)[:MOST_TABLES], is_list=True),
    ]
    if not fitting:
        return None
    best = max(fitting, key=_worth)
    parts = _parts(best, fitting)
    if best.is_list and sum(len(part.table.rows) for part in parts) < FEWEST_LISTED:
        return None
    return _joined(parts, [one for one in fitting if one not in parts and not one.is_list])


def _worth(candidate: _Candidate) -> float:
    return candidate.worth


def _candidates(tables: Iterable[Table], *, is_list: bool) -> Iterable[_Candidate]:
    for table in tables:
        even = evened(table)
        sample = replace(even, rows=even.rows[:LOOKED_AT])
        columns = columns_of(sample)
        if columns:
            worth = _value(sample, columns) * (0.7 if is_list else 1)
            spans = [_span(_days(sample, columns, turned=turned)) for turned in (False, True)]
            yield _Candidate(even, columns, worth, tuple(spans), is_list)


def _value(table: Table, columns: dict[Column, int]) -> float:
    """Say how much a table is a plan: its dated rows, less if it seems to be something else."""
    topics = [row.cells[columns[Column.TOPIC]].text for row in table.rows]
    said = sum(bool(topic) for topic in topics)
    days_said = dated(table, columns)
    value = (min(days_said, said) + days_said) / 2 + 0.3 * min(said, 15)
    special = sum(special_kind(topic) is Kind.EXAM or is_deadline(topic) for topic in topics)
    place = columns.get(Column.DATE)
    days = _days(table, columns, turned=False)
    falling = sum(later < earlier for earlier, later in pairwise(days))
    if place is not None and meaning(table.heads[place]) not in {Column.DATE, None}:
        value *= 0.5
    if special * 5 >= len(topics) * 3 or is_aside(table.under):
        value *= 0.3
    if len(days) > 3 and falling * 3 > len(days) * 2:
        value *= 0.3
    return value * (1.5 if is_plan(table.under) else 1)


def _days(table: Table, columns: dict[Column, int], *, turned: bool) -> list[int]:
    """Return the days of the rows, counted from the first of August, in their order.

    ``turned``: 1/8 is the eighth of January.
    """
    place = columns.get(Column.DATE)
    if place is None or Column.MONTH in columns:
        return []
    days: list[int] = []
    for row in table.rows:
        text = row.cells[place].text
        if found := printed_date(text):
            month, day = found.first.month, found.first.day
            if turned and day <= 12 and "/" in text:
                month, day = day, month
            days.append(((month - 8) * 31 + day) % YEAR)
    return days


def _span(days: Sequence[int]) -> tuple[int, int] | None:
    if not days:
        return None
    since = sorted((day - days[0]) % YEAR for day in days)
    usual = [day for day in since if day < YEAR * 2 // 3]  # a stray date before the first
    return days[0], days[0] + usual[-1]


def _parts(best: _Candidate, fitting: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the tables of the plan as they follow each other on the page."""
    parts = [best]
    for one in fitting:
        if (
            one is not best
            and _alike(best, one)
            and not any(_overlap(one, part) for part in parts)
        ):
            parts.append(one)
    parts.sort(key=_by_line)
    return parts


def _by_line(candidate: _Candidate) -> int:
    return candidate.table.line


def _alike(best: _Candidate, one: _Candidate) -> bool:
    """Say whether a table may go on with the plan.

    All its columns are the same, or its headings of dates and topics are, and none of its dates
    lies among those of the plan.
    """
    if best.is_list or one.is_list:
        return best.is_list and one.is_list and set(one.table.heads) <= set(HEADS)
    if is_aside(one.table.under) != is_aside(best.table.under):
        return False
    if len(best.table.heads) == len(one.table.heads) and one.columns == best.columns:
        return True
    apart = not all(_meet(*pair) for pair in zip(one.spans, best.spans, strict=True))
    return apart and _telling(best) == _telling(one)


def _meet(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two stretches of days have one in common."""
    if not one or not other:
        return False
    shifts = (-YEAR, 0, YEAR)
    return any(one[0] + n <= other[1] and other[0] <= one[1] + n for n in shifts)


def _telling(candidate: _Candidate) -> list[str]:
    """Return the headings of dates, weeks and topics."""
    heads, columns = candidate.table.heads, candidate.columns
    wanted = (Column.DATE, Column.WEEK, Column.TOPIC)
    return [heads[columns[column]].casefold() for column in wanted if column in columns]


def _overlap(one: _Candidate, other: _Candidate) -> bool:
    """Whether two tables have their dates among each other, in whichever order they are read."""
    return all(_among(*pair) for pair in zip(one.spans, other.spans, strict=True))


def _among(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two stretches of days overlap; they may share one day."""
    if not one or not other:
        return False
    for shift in (-YEAR, 0, YEAR):
        first, last = one[0] + shift, one[1] + shift
        if max(first, other[0]) < min(last, other[1]) or (first, last) == other:
            return True
    return False


def _joined(parts: Sequence[_Candidate], others: Sequence[_Candidate]) -> Schedule:
    widest = max(parts, key=_width)
    rows: list[Row] = []
    problems: list[Problem] = [
        ColumnIgnored(line=widest.table.line, column=head)
        for place, head in enumerate(widest.table.heads)
        if place not in widest.columns.values() and _filled(parts, place)
    ]
    for part in parts:
        kept, left = sessions_of(part.table.rows, part.columns)
        rows += [_placed(row, part.columns, widest) for row in kept]
        problems += left
    first = parts[0].table.line
    problems += [OtherSchedule(line=one.table.line, first=first) for one in others]
    lines = frozenset(part.table.line for part in parts if not part.is_list)
    return Schedule(widest.columns, tuple(rows), first, tuple(problems), widest.table.heads, lines)


def _width(candidate: _Candidate) -> int:
    return len(candidate.table.heads)


def _placed(row: Row, columns: dict[Column, int], widest: _Candidate) -> Row:
    """Put the cells of a part under the headings of the whole."""
    width = _width(widest)
    if columns == widest.columns and len(row.cells) == width:
        return row
    whole = widest.columns
    places = {whole[column]: place for column, place in columns.items() if column in whole}
    blank = replace(row.cells[0], edged="", breaks=())
    cells = tuple(row.cells[places[n]] if n in places else blank for n in range(width))
    return replace(row, cells=cells, across=frozenset(), down=frozenset())


def _filled(parts: Sequence[_Candidate], place: int) -> bool:
    return any(
        row.cells[place].text
        for part in parts
        for row in part.table.rows
        if place < len(row.cells)
    )
