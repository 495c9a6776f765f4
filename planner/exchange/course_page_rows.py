"""The rows of a schedule as they are printed: number, date cell, topic, kind, mode, note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_dates import PrintedDate, printed_date
from planner.exchange.course_page_heads import Column
from planner.exchange.course_page_kinds import asides, kind_of, mode_of
from planner.rules.plan import FIXED, Kind, Mode
from planner.rules.slots import Hours, NoSuchSlot, parse_hours

if TYPE_CHECKING:
    from planner.exchange.course_page_table import Schedule
    from planner.exchange.course_page_text import Row

MOST_ROWS = 500
NOTHING = re.compile(r"[\W_]*|tba|tbd|n\.?\s?n\.?|tbc", re.IGNORECASE)  # a date not settled yet
_SAID = re.compile(r"[^\W_]")
_NUMBER = re.compile(
    r"\W*(?:session|sitzung|nr|no)?\W*(?P<number>\d{1,3})\b\W*(?P<rest>.*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OddDate(Problem):
    """A date cell that is no day; the row was taken without a date."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePartly(Problem):
    """A date cell of which some words were not understood; the rest was taken."""

    text: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OddTime(Problem):
    """A time that is none; the weekly time was taken."""

    text: str


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
class Entry:
    """One row of the schedule as printed, before its day is found."""

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

    @property
    def odd_date(self) -> bool:
        """Whether there is something in the date cell, but no date."""
        return self.printed is None and not _blank(self.date_text)


def entries(schedule: Schedule) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Read all rows of a schedule; wholly empty ones are left out without a word."""
    problems: list[Problem] = list(schedule.problems)
    if len(schedule.rows) > MOST_ROWS:
        more = schedule.rows[MOST_ROWS:]
        problems.append(RowsLeftOut(line=more[0].line, rows=len(more)))
    all_numbered = any(
        _NUMBER.match(schedule.cell(row, Column.NUMBER)[:80]) for row in schedule.rows
    )
    taken = [
        _entry(schedule, row, problems, all_numbered=all_numbered)
        for row in schedule.rows[:MOST_ROWS]
        if any(_SAID.search(cell.text) for cell in row.cells)
    ]
    return tuple(taken), tuple(problems)


def _entry(schedule: Schedule, row: Row, problems: list[Problem], *, all_numbered: bool) -> Entry:
    number_cell, topic, room, note = (
        schedule.cell(row, column)
        for column in (Column.NUMBER, Column.TOPIC, Column.ROOM, Column.NOTE)
    )
    if row.spilled:
        problems.append(CellsSpilled(line=row.line))
    if not _SAID.search(topic):
        topic = ""
        problems.append(NoTopic(line=row.line))
    numbered = _NUMBER.match(number_cell[:80])
    number = str(int(numbered["number"])) if numbered else ""
    beside_number = numbered["rest"].strip(" ().") if numbered else _words(number_cell)
    kind = kind_of(topic, numbered=bool(number), all_numbered=all_numbered)
    printed, rest, hours = _when(schedule, row, problems)
    mode = mode_of(beside_number, rest, asides(topic), room, note)
    notes = (
        *(_beyond_mode(text) for text in (beside_number, rest, note)),
        asides(topic) if kind in FIXED else "",
    )
    return Entry(
        number=number,
        date_text=schedule.cell(row, Column.DATE),
        printed=printed,
        topic=topic,
        kind=kind,
        mode=mode or Mode.IN_PERSON,
        note="; ".join(text for text in notes if text),
        room=room,
        hours=hours,
        line=row.line,
    )


def _beyond_mode(text: str) -> str:
    """Return a remark, unless it is one word that the mode already tells: "(online)"."""
    words = text.strip(" ().")
    return "" if mode_of(words) and " " not in words else words


def _when(
    schedule: Schedule, row: Row, problems: list[Problem]
) -> tuple[PrintedDate | None, str, Hours | None]:
    """Read date and time; what is left over in the date cell may be a time or a mode."""
    date_text, time_text = schedule.cell(row, Column.DATE), schedule.cell(row, Column.TIME)
    printed = printed_date(date_text)
    rest = printed.rest if printed else ""
    if not printed and not _blank(date_text):
        problems.append(OddDate(line=row.line, text=date_text[:80]))
    hours = _hours(rest)
    if rest and not hours and not mode_of(rest):
        problems.append(DatePartly(line=row.line, text=date_text[:80], rest=rest[:80]))
    if not _blank(time_text):
        hours = _hours(time_text) or hours
        if not hours:
            problems.append(OddTime(line=row.line, text=time_text[:80]))
    return printed, "" if _hours(rest) else rest, hours


def _hours(text: str) -> Hours | None:
    if not text:
        return None
    try:
        return parse_hours(text[:80])[0]
    except NoSuchSlot:
        return None


def _blank(text: str) -> bool:
    return NOTHING.fullmatch(text.strip()[:40]) is not None


def _words(text: str) -> str:
    return "" if _blank(text) else text.strip(" ()")
