"""The rows of a page in the order of the plan: who stays, moves, comes and goes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.rules.plan import FIXED, TEACHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.exchange.course_page_days import PageSession
    from planner.exchange.course_page_out import PageRow
    from planner.exchange.page_cells import Said
    from planner.exchange.written_rows import WrittenRow
    from planner.rules.slots import Slot
    from planner.rules.terms import DayOff, Days

type Key = tuple[date, str, int]
_NUMBER = re.compile(r"\d+")
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A session as a page is to tell it. ``begins`` sorts it; None: it lies on the shelf.

    ``line`` is that of the page it once came from.
    """

    id: str
    row: PageRow
    begins: Key | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRows:
    """The plan as a page is to tell it, and what the reader of the page needs to know."""

    lectures: Days
    rows: tuple[Wanted, ...]
    slots: tuple[Slot, ...] = ()
    days_off: tuple[DayOff, ...] = ()


@dataclass(slots=True, eq=False)
class Line:
    """One row of the page on its way: as it was written and read, and what it is to tell.

    ``wanted`` None is a row that is left alone; ``was`` None one that is new, or no session.
    ``tail`` are further rows of the page that belong to it and go along. ``number`` and ``week``
    are what stands in those cells; None leaves them. ``tried`` counts, for each thing to tell,
    which way of writing it is taken; ``unsaid`` is what the page has no place for.
    """

    original: WrittenRow
    table: int
    wanted: Wanted | None = None
    was: PageSession | None = None
    also: tuple[PageSession, ...] = ()  # further sessions that this one row tells
    shares: tuple[tuple[PageSession, Wanted | None], ...] = ()  # all of them, if several
    tail: str = ""
    number: str | None = None
    week: str | None = None
    tried: Counter[Said] = field(default_factory=Counter)
    unsaid: set[Said] = field(default_factory=set)

    @property
    def moved(self) -> bool:
        """Whether it stands on other days than before, or is new."""
        return self.was is None or (
            self.wanted is not None and not same_days(self.was, self.wanted)
        )


def same_days(said: PageSession, wanted: Wanted) -> bool:
    """Tell whether a row of a page is on the days of a session.

    A row without a date covers what lies around it, so it fits whatever days are laid.
    """
    row = wanted.row
    if row.day is None:
        return said.day is None
    if said.day is None and said.laid is not None:
        return (said.laid.first, said.laid.last) == (row.day, row.end_day or row.day)
    return (said.day, said.end_day) == (row.day, row.end_day)


def goes(line: Line, plan: PlanRows) -> bool:
    """Tell whether a row leaves the page.

    So do sessions that are no longer in the plan, or lie on the shelf and had a date here. A row
    without teaching stays, unless a session is held on its day.
    """
    if line.was is None or line.also:
        return False
    if line.wanted is not None:
        return line.wanted.begins is None and (line.was.day is not None)
    if line.was.kind not in FIXED:
        return True
    held = {one.row.day for one in plan.rows if one.row.kind in TEACHING and not one.row.cancelled}
    return line.was.day in held


def arranged(kept: Sequence[Line], new: Iterable[Line]) -> list[Line]:
    """Put the rows in order: what did not move keeps its place, the rest comes in by its date.

    A page may run from the latest to the earliest, and be in several tables, one a month.
    """
    staying = [line for line in kept if not _is_placed(line)]
    coming = [line for line in kept if _is_placed(line)] + list(new)
    keys = [key for line in staying if (key := _key(line))]
    falling = sum(a > b for a, b in pairwise(keys)) * 2 > max(len(keys) - 1, 1)
    for line in sorted(coming, key=lambda one: _key(one) or (date.max, "", 0)):
        key = _key(line)
        assert key is not None  # what comes in has a day
        at = _place(staying, key, falling=falling)
        line.table = _table(staying, at, key[0], line.table)
        staying.insert(at, line)
    return staying


def _is_placed(line: Line) -> bool:
    return line.wanted is not None and line.moved and line.wanted.begins is not None


def _key(line: Line) -> Key | None:
    if line.wanted is not None:
        return line.wanted.begins
    return (line.was.day, "", 0) if line.was is not None and line.was.day is not None else None


def _place(lines: Sequence[Line], key: Key, *, falling: bool) -> int:
    """Return where a row comes in: behind the last one that is not later."""
    keyed = [(place, other) for place, line in enumerate(lines) if (other := _key(line))]
    if falling:
        after = [place for place, other in keyed if other < key]
        return after[0] if after else (keyed[-1][0] + 1 if keyed else len(lines))
    before = [place for place, other in keyed if other <= key]
    return before[-1] + 1 if before else (keyed[0][0] if keyed else len(lines))


def _table(lines: Sequence[Line], at: int, day: date, own: int) -> int:
    """Choose between two tables: that of the neighbour in the same month, or else the first."""
    around = [lines[place] for place in (at - 1, at) if 0 <= place < len(lines)]
    if not around:
        return own
    for line in around:
        key = _key(line)
        if key and (key[0].year, key[0].month) == (day.year, day.month):
            return line.table
    return around[0].table


def number(lines: Sequence[Line]) -> None:
    """Say of each row which number it is to print, so that each page goes on in its own way.

    A page may begin with nought, or count what we do not: a number changes by as much as the
    session's own has changed. What printed none goes on printing none, and where most numbers
    follow no count (three rows of lecture 1), all stay with their rows.
    """
    counted = _counted(lines)
    shifts = Counter(
        int(line.was.number) - n
        for line, n in counted.items()
        if line.was and line.was.number.isdecimal()
    )
    shift, fitting = shifts.most_common(1)[0] if shifts else (0, 0)
    for line in lines:
        if line.wanted is not None and fitting * 2 > shifts.total():
            line.number = _number(line, counted.get(line), shift)


def _counted(lines: Sequence[Line]) -> dict[Line, int]:
    """Count the sessions as the page stands."""
    dated = [
        line
        for line in lines
        if line.was is not None
        and line.was.day is not None
        and (
            line.was.number
            or (
                line.was.kind in TEACHING
                and (line.wanted is None or line.wanted.row.kind in TEACHING)
            )
        )
    ]
    dated.sort(key=lambda line: line.was.day if line.was and line.was.day else date.max)
    return {line: n for n, line in enumerate(dated, start=1)}


def _number(line: Line, counted: int | None, shift: int) -> str | None:
    assert line.wanted is not None  # asked of these alone
    now, printed = line.wanted.row.number, line.was.number if line.was else ""
    if line.was is not None and line.was.day is None and line.wanted.begins is None:
        return None
    if not now:
        return "" if printed else None
    if line.was is None or (not printed and counted is None):
        return str(int(now) + shift)
    if not printed.isdecimal() or counted is None:
        return None if not printed or counted is not None else str(int(now) + shift)
    return None if counted == int(now) else str(int(printed) + int(now) - counted)


def count_weeks(before: Sequence[Line], after: Sequence[Line], place: int) -> None:
    """Say what stands in the column of weeks, which belongs to the date and not to the session."""
    told: dict[date, list[str]] = defaultdict(list)
    for line in before:
        if line.was is not None and line.was.day is not None:
            told[_monday(line.was.day)].append(line.original.cell(place))
    seen: Counter[date] = Counter()
    for line in after:
        day = line.wanted.row.day if line.wanted else line.was.day if line.was else None
        if day is None:
            continue
        monday = _monday(day)
        known, n = told.get(monday, []), seen[monday]
        seen[monday] += 1
        if n < len(known):
            line.week = known[n]
        elif line.moved:
            line.week = ("" if len(set(known)) > 1 else known[0]) if known else _week(told, monday)


def _week(told: dict[date, list[str]], monday: date) -> str:
    """Count on from the nearest week before that has a number, or back from one behind."""
    known = [(week, found) for week, texts in told.items() if (found := _NUMBER.search(texts[0]))]
    before = [pair for pair in known if pair[0] < monday]
    if not known:
        return ""
    week, found = max(before) if before else min(known, key=lambda pair: pair[0])
    text, n = found.string, int(found[0]) + (monday - week) // WEEK
    return text[: found.start()] + str(n) + text[found.end() :]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
