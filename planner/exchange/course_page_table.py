"""Which table of a page is the schedule, and what each of its columns means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_dates import printed_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.exchange.course_page_text import Row, Table


class Column(StrEnum):
    """What a column of the schedule holds."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    TOPIC = "topic"
    ROOM = "room"
    NOTE = "note"
    WEEK = "week"  # calendar weeks follow from the dates


HEADS = {
    Column.NUMBER: "session|sitzung|nr|no|number|nummer|meeting|class|lecture|unit|einheit|#",
    Column.DATE: "date|datum|day|tag|when|wann|termin|termine",
    Column.TIME: "time|zeit|uhrzeit|hours",
    Column.TOPIC: "topic|thema|themen|content|inhalt|title|titel|subject|what|was",
    Column.ROOM: "room|raum|ort|place|location|where|wo",
    Column.NOTE: "note|comment|remark|anmerkung|bemerkung|notiz|hinweis|kommentar",
    Column.WEEK: "week|woche|kw|wk",
}
_HEADS = {
    column: re.compile(rf"(?:{words})(?:s|e|n|en)?", re.IGNORECASE)
    for column, words in HEADS.items()
}
_WORD = re.compile(r"[^\W\d_]+|#")
_NUMBER = re.compile(r"\W*(?:session|sitzung)?\s*\d{1,3}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnIgnored(Problem):
    """A column of the schedule that the plan has no place for; ``column`` is its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSchedule(Problem):
    """A second table looks like a schedule too; only the first one was read."""

    first: int  # the line on which the one that was read begins


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rows of the schedule and where each kind of column stands in them."""

    columns: dict[Column, int]
    rows: tuple[Row, ...]
    line: int
    problems: tuple[Problem, ...] = ()

    def cell(self, row: Row, column: Column) -> str:
        """Return the words of a row in a column, or nothing if the table has no such column."""
        place = self.columns.get(column)
        return "" if place is None else row.cells[place].text


def schedule(tables: Sequence[Table]) -> Schedule | None:
    """Find the table with a date column and a topic column; None if there is none.

    Headings decide; where they say nothing, the cells do: dates are dates, short numbers number
    the sessions, and the longest texts are the topics. Further tables under the same headings
    (one for each month, say) continue the first.
    """
    fitting = [(table, found) for table in tables if (found := columns_of(table))]
    if not fitting:
        return None
    first, columns = max(fitting, key=lambda pair: _dated(*pair))
    others = [table for table, _ in fitting if table is not first]
    rows = list(first.rows)
    problems: list[Problem] = [
        ColumnIgnored(line=first.line, column=head)
        for place, head in enumerate(first.heads)
        if place not in columns.values() and _filled(first, place)
    ]
    for table in others:
        if _plain(table.heads) == _plain(first.heads):
            rows += table.rows
        else:
            problems.append(OtherSchedule(line=table.line, first=first.line))
    return Schedule(columns, tuple(rows), first.line, tuple(problems))


def columns_of(table: Table) -> dict[Column, int] | None:
    """Say what the columns hold; None unless there are both dates and topics."""
    columns: dict[Column, int] = {}
    for place, head in enumerate(table.heads):
        column = meaning(head)
        if column is Column.NUMBER and not _share(table, place, _is_number):
            continue  # "Session" may as well head the topics
        dates_again = column is Column.DATE and Column.DATE in columns
        if dates_again and _dated(table, columns) < _dated(table, {Column.DATE: place}):
            columns[Column.DATE] = place  # "Tag" beside "Datum"
        elif column:
            columns.setdefault(column, place)
    by_content = _by_content(table, columns)
    for column, place in by_content.items():
        columns.setdefault(column, place)
    return columns if {Column.DATE, Column.TOPIC} <= columns.keys() else None


def meaning(head: str) -> Column | None:
    """Say what a heading announces, in English or German.

    >>> meaning("Session topic")
    <Column.TOPIC: 'topic'>
    >>> meaning("Datum")
    <Column.DATE: 'date'>
    """
    words = [found[0] for found in _WORD.finditer(head[:80])]
    for word in reversed(words):
        for column, pattern in _HEADS.items():
            if pattern.fullmatch(word):
                return column
    return None


def _by_content(table: Table, known: dict[Column, int]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    free = [place for place in range(len(table.heads)) if place not in known.values()]
    if Column.DATE not in known:
        dated = {place: _share(table, place, _is_date) for place in free}
        best = max(dated, key=dated.__getitem__, default=None)
        if best is None or dated[best] < 0.5:
            return found
        found[Column.DATE] = best
        free.remove(best)
    if Column.NUMBER not in known:
        numbered = [place for place in free if _share(table, place, _is_number) >= 0.5]
        if numbered and len(free) > 1:
            found[Column.NUMBER] = numbered[0]
            free.remove(numbered[0])
    if Column.TOPIC not in known and free:
        longest = max(free, key=lambda place: _length(table, place))
        if _length(table, longest):
            found[Column.TOPIC] = longest
    return found


def _is_date(text: str) -> bool:
    return printed_date(text) is not None


def _is_number(text: str) -> bool:
    return _NUMBER.match(text) is not None


def _share(table: Table, place: int, wanted: Callable[[str], bool]) -> float:
    """Return which part of the filled cells of a column is as wanted; 0 for an empty column."""
    texts = [text for row in table.rows if (text := row.cells[place].text)]
    return sum(map(wanted, texts)) / len(texts) if texts else 0.0


def _dated(table: Table, columns: dict[Column, int]) -> int:
    """Count the rows with a date."""
    return sum(_is_date(row.cells[columns[Column.DATE]].text) for row in table.rows)


def _filled(table: Table, place: int) -> bool:
    return any(row.cells[place].text for row in table.rows)


def _length(table: Table, place: int) -> int:
    return sum(len(row.cells[place].text) for row in table.rows)


def _plain(heads: Sequence[str]) -> tuple[str, ...]:
    return tuple(head.casefold() for head in heads)
