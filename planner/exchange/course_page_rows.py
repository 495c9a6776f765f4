"""The rows of a schedule as they are printed: number, date cell, topic, kind, mode, note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_dates import PrintedDate, printed_date
from planner.exchange.course_page_heads import Column
from planner.exchange.course_page_kinds import (
    asides,
    is_deadline,
    kind_of,
    mode_in,
    mode_of,
    off_kind,
    special_kind,
)
from planner.exchange.course_page_months import PrintedMonth, in_month, month_alone, printed_week
from planner.exchange.course_page_when import When, blank, month_of, when
from planner.rules.plan import FIXED, TEACHING, Kind, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import time

    from planner.exchange.course_page_months import PrintedWeek
    from planner.exchange.course_page_table import Schedule
    from planner.exchange.course_page_text import Row
    from planner.rules.slots import Hours

MOST_ROWS = 500
LONGEST_NOTE = 300  # letters of one column that becomes a note
_OF_ROW = {Kind.EXAM, Kind.BUFFER}  # kinds that another cell may tell
_SAID = re.compile(r"[^\W_]")
_NUMBER = re.compile(
    r"\W*(?:sessions?|sitzung|nr|no|n|lectures?|lec|vl|class|termine?|meeting|séances?|cours"
    r"|clases?|sesi[óo]n|sesiones|aulas?|encontro|lezion[ei]|unit|einheit|week|woche)?\W*"
    r"(?P<number>\d{1,3})(?:[a-z]\b|\b)\W*(?P<rest>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellsSpilled(Problem):
    """A row has more cells than the heading (an unescaped "|"?); the last ones are lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTopic(Problem):
    """A row says when, but not what; it was taken with an empty topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsLeftOut(Problem):
    """More rows than any semester has; those from this line on, so many, were left out."""

    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SameDay(Problem):
    """A row that goes on without a number and a date; it was put on the day of the row above."""

    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFromAbove(Problem):
    """A day without a month; that of the row above was taken, or the next if the day is lower."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralDays(Problem):
    """A cell with several single days; the row was taken once for each of them."""

    text: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the schedule as printed, before its day is found.

    ``week`` is the week it names; ``starts`` is when it begins, where it does not say how long.
    ``goes_on``: it has no day of its own but lies on that of the row above.
    """

    number: str
    date_text: str
    printed: PrintedDate | None
    topic: str
    kind: Kind
    mode: Mode
    note: str
    room: str
    hours: Hours | None
    line: int
    week: PrintedWeek | None = None
    starts: time | None = None
    goes_on: bool = False

    @property
    def odd_date(self) -> bool:
        """Whether there is something in the date cell, but no date."""
        return self.printed is None and not blank(self.date_text)


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and what stands above the next row."""

    plan: Schedule
    all_numbered: bool
    months: list[tuple[int, PrintedMonth]]
    month: PrintedMonth | None = None
    week: PrintedWeek | None = None
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def entries(
    schedule: Schedule, months: Iterable[tuple[int, PrintedMonth]] = ()
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Read all rows of a schedule; wholly empty ones are left out without a word.

    ``months`` are headings of the page that name a month, each with its line: days below them
    that name none lie in it. Rows that name a month or a week and nothing else do the same.
    """
    reading = _Reading(schedule, _all_numbered(schedule), sorted(months, key=_line))
    reading.month = month_alone(schedule.head(Column.DATE))
    reading.problems += schedule.problems
    rows = sorted(schedule.rows, key=_line_of)  # tables of one plan may come in any order
    if len(rows) > MOST_ROWS:
        more = rows[MOST_ROWS:]
        reading.problems.append(RowsLeftOut(line=more[0].line, rows=len(more)))
    for row in rows[:MOST_ROWS]:
        if any(_SAID.search(cell.text) for cell in row.cells) and not _is_section(row, reading):
            _take(row, reading)
    return tuple(reading.entries), tuple(reading.problems)


def _line(heading: tuple[int, PrintedMonth]) -> int:
    return heading[0]


def _line_of(row: Row) -> int:
    return row.line


def _all_numbered(schedule: Schedule) -> bool:
    """Whether most rows that may be sessions have a number."""
    rows = [row for row in schedule.rows[:MOST_ROWS] if _SAID.search(_topic(schedule, row))]
    maybe = [row for row in rows if special_kind(_topic(schedule, row)) is None]
    numbered = [row for row in maybe if _NUMBER.match(schedule.cell(row, Column.NUMBER)[:80])]
    return len(numbered) * 2 >= max(len(maybe), 1)


def _is_section(row: Row, reading: _Reading) -> bool:
    """Take a row that says one thing only, as over all columns, for what stands above the next.

    It may name a month or a week. What is a topic alone, a date or a break is a row of its own.
    """
    places = [place for place, cell in enumerate(row.cells) if _SAID.search(cell.text)]
    said = {row.cells[place].text for place in places}
    if len(said) != 1 or len(row.cells) < 2:
        return False
    [text] = said
    month, week = month_alone(text), printed_week(text)
    if not month and not week:
        columns = reading.plan.columns
        own = {columns.get(column) for column in (Column.TOPIC, Column.SUBTOPIC, Column.DATE)}
        heads = len(places) > 1 or places[0] not in own
        return heads and not (printed_date(text) or special_kind(text))
    reading.month, reading.week = month or reading.month, week
    return True


def _take(row: Row, reading: _Reading) -> None:
    plan, line = reading.plan, row.line
    while reading.months and reading.months[0][0] < line:
        reading.month = reading.months.pop(0)[1]
    reading.month = month_of(plan, row) or reading.month
    if row.spilled:
        reading.problems.append(CellsSpilled(line=line))
    read, odd = when(plan, row, reading.month, reading.week)
    if not read.printed and not reading.month and (days := _after_above(plan, row, reading)):
        read = replace(read, printed=days)
        odd = (MonthFromAbove(line=line, text=plan.cell(row, Column.DATE)[:80]),)
    reading.problems += odd
    entry = _entry(row, read, reading)
    above = reading.entries[-1] if reading.entries else None
    if above and _goes_on(plan, row, entry, above):
        reading.problems.append(SameDay(line=line, topic=entry.topic[:80]))
        entry = replace(entry, printed=above.printed, goes_on=True)
    reading.entries.append(entry)
    if entry.printed and entry.printed.more and not entry.goes_on:
        _for_each_day(entry, reading)


def _after_above(plan: Schedule, row: Row, reading: _Reading) -> PrintedDate | None:
    """Read days without a month below a date that has one: in its month, or the next if lower."""
    above = reading.entries[-1].printed if reading.entries else None
    if above is None:
        return None
    last = above.last or above.first
    text = plan.cell(row, Column.DATE)
    days = in_month(text, PrintedMonth(last.month, last.year))
    if days and days.first.day < last.day:
        month, over = last.month % 12 + 1, last.month // 12
        days = in_month(text, PrintedMonth(month, last.year and last.year + over))
    return days


def _for_each_day(entry: Entry, reading: _Reading) -> None:
    """Take a row with several days once for each; only the first keeps the number."""
    assert entry.printed, "only a row with a date has several"
    first, more = replace(entry.printed, more=()), entry.printed.more
    reading.entries[-1] = replace(entry, printed=first)
    reading.entries += [
        replace(
            entry, printed=PrintedDate(day), number="" if entry.kind in TEACHING else entry.number
        )
        for day in more
    ]
    reading.problems.append(
        SeveralDays(line=entry.line, text=entry.date_text[:80], days=len(more) + 1)
    )


def _goes_on(plan: Schedule, row: Row, entry: Entry, above: Entry) -> bool:
    """Whether a row without a date belongs to the day of the row above it.

    It does if it has neither a number nor a week of its own and may be class; what has a number
    is a session whose day is not settled, and a break or a deadline may lie on any day.
    """
    if entry.printed or plan.cell(row, Column.DATE) or Column.DATE not in plan.columns:
        return False
    if not above.printed or above.printed.last or above.printed.more or above.kind in FIXED:
        return False
    new_week = plan.cell(row, Column.WEEK) and entry.week != above.week
    maybe_class = special_kind(entry.topic) in {None, Kind.EXAM} and not is_deadline(entry.topic)
    return bool(entry.topic) and not entry.number and not new_week and maybe_class


def _topic(plan: Schedule, row: Row) -> str:
    """Return what the topic's cell says, or else the one for what it is about in detail."""
    for column in (Column.TOPIC, Column.SUBTOPIC):
        if _SAID.search(text := plan.cell(row, column)):
            return text
    return ""


def _entry(row: Row, read: When, reading: _Reading) -> Entry:
    plan = reading.plan
    number_cell, room = plan.cell(row, Column.NUMBER), plan.cell(row, Column.ROOM)
    numbered = _NUMBER.match(number_cell[:80])
    number = str(int(numbered["number"])) if numbered else ""
    beside_number = numbered["rest"].strip(" ().") if numbered else _words(number_cell)
    topic, note = _topic(plan, row), plan.cell(row, Column.NOTE)
    kind_cell = plan.cell(row, Column.KIND)
    beside = [text for text in (beside_number, read.rest, note, kind_cell) if text]
    if not topic:
        topic = _elsewhere(plan, row, beside)
        beside = [text for text in beside if text != topic]
        if not topic:
            reading.problems.append(NoTopic(line=row.line))
    kind = next((kind for text in beside if (kind := off_kind(text))), None)
    said = (kind_cell, beside_number, plan.cell(row, Column.WEEK))
    kind = kind or next((k for text in said if (k := special_kind(text)) in _OF_ROW), None)
    kind = kind or kind_of(topic, numbered=bool(number), all_numbered=reading.all_numbered)
    mode = mode_of(beside_number, read.rest, asides(topic), room, _short(note), kind_cell)
    return Entry(
        number=number,
        date_text=plan.cell(row, Column.DATE),
        printed=read.printed,
        topic=topic,
        kind=kind,
        mode=mode or mode_in(topic) or Mode.IN_PERSON,
        note=_notes(plan, row, [text for text in beside if text != kind_cell], topic, kind),
        room=room or read.room,
        hours=read.hours,
        line=row.line,
        week=read.week,
        starts=read.starts,
    )


def _elsewhere(plan: Schedule, row: Row, beside: Sequence[str]) -> str:
    """Find the topic of a row whose cell for it is empty: a break may stand in any cell."""
    known = {plan.columns.get(column) for column in Column if column is not Column.NOTE}
    others = [cell.text for place, cell in enumerate(row.cells) if place not in known]
    said = [text for text in (*beside, *others) if _SAID.search(text)]
    return next((text for text in said if special_kind(text)), "")


def _notes(plan: Schedule, row: Row, beside: Sequence[str], topic: str, kind: Kind) -> str:
    """Join what a row says more: beside its number and date, who speaks, what is due."""
    detail = plan.cell(row, Column.SUBTOPIC)
    headed = [
        f"{plan.head(column)}: {text}"
        for column in (Column.SPEAKER, Column.DUE)
        if not blank(text := plan.cell(row, column))
    ]
    notes = (
        *(_beyond_mode(text) for text in beside),
        "" if detail == topic or blank(detail) else detail,
        *headed,
        asides(topic) if kind in FIXED else "",
    )
    return "; ".join(text[:LONGEST_NOTE] for text in notes if text)


def _beyond_mode(text: str) -> str:
    """Return a remark, unless it is one word that the mode already tells: "(online)"."""
    words = text.strip(" ().")
    return "" if mode_of(words) and " " not in words else words


def _short(note: str) -> str:
    """Return a note of a few words, which may tell the mode; a long one may tell anything."""
    return note if len(note.split()) <= 4 else ""


def _words(text: str) -> str:
    return "" if blank(text) else text.strip(" ()")
