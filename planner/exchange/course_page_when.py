"""When one row of a schedule takes place, as it is printed: day, week, hours, and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_dates import PrintedDate, printed_date
from planner.exchange.course_page_heads import Column
from planner.exchange.course_page_kinds import mode_of, special_kind
from planner.exchange.course_page_months import (
    PrintedMonth,
    PrintedWeek,
    in_month,
    month_alone,
    printed_week,
)
from planner.exchange.course_page_names import plain, weekdays_in
from planner.rules.plan import FIXED
from planner.rules.slots import Hours, NoSuchSlot, parse_hours

if TYPE_CHECKING:
    from planner.exchange.course_page_table import Schedule
    from planner.exchange.course_page_text import Row

NOTHING = re.compile(  # a date not settled yet
    r"[\W_]*(?:tb[acd]|n\.?\s?[nn]\.?|t\.?b\.?[acd]\.?|offen|noch offen|folgt|nach vereinbarung"
    r"|to be (?:announced|confirmed|decided|determined)|[àa] (?:définir|confirmer|fixer|venir)"
    r"|(?:por|a) (?:definir|confirmar|anunciar)|da (?:definire|confermare|stabilire)|none"
    r"|no date)?"
    r"[\W_]*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\W*(?P<year>(?:19|20)\d\d)\W*")
_ROOM = re.compile(
    r"\b(?:room|raum|hörsaal|hs|seminarraum|salle|amphi(?:théâtre)?|aula|sala|salón|rm)\b.{0,60}",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?<=\d)\s?h(?:rs|s)?\b(?!\s?\d)", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?<=\d)\s?(?:à|a|às|as|alle|hasta(?: las)?|até(?: às)?|y)\s(?=\d)", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:at|from|de|das?|dalle|alle|a las|às|à|um|ab|von|uhr|time|hora|zeit|ore|h)\s(?=\d)",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?P<hour>\d\d?)(?:[:.h](?P<minute>[0-5]\d)(?::\d\d)?)?"
    r"\s?(?P<mark>uhr|h|[ap]\.?m\.?|(?P<ct>c\.?\s?t\.?)|s\.?\s?t\.?|z)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,;]\s*|\s+[–—-]\s+|\s(?=\()")


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
class StruckDate(Problem):
    """A date that is struck out while nothing replaces it; it was taken all the same."""

    text: str


@dataclass(frozen=True, slots=True)
class When:
    """What a row says about its time.

    ``starts`` is the hour of a row that tells no other; ``rest`` are words that remain.
    """

    printed: PrintedDate | None = None
    week: PrintedWeek | None = None
    hours: Hours | None = None
    starts: time | None = None
    room: str = ""
    rest: str = ""


def when(
    plan: Schedule, row: Row, month: PrintedMonth | None, week: PrintedWeek | None
) -> tuple[When, tuple[Problem, ...]]:
    """Read all cells of a row that tell its time; ``month`` and ``week`` stand above it."""
    problems: list[Problem] = []
    text, time_text = plan.cell(row, Column.DATE), plan.cell(row, Column.TIME)
    printed = (in_month(text, month) if month else None) or printed_date(text)
    week = _week(plan, row) or week
    if printed:
        printed = _completed(printed, plan, row)
        read = _of_rest(printed.rest)
        if read.rest and not (mode_of(read.rest) or special_kind(read.rest)):
            problems.append(DatePartly(line=row.line, text=text[:80], rest=read.rest[:80]))
    else:
        read = When(rest=_alone(plan, row, text))
        if not blank(text) and not read.rest and printed_week(text) is None:
            problems.append(OddDate(line=row.line, text=text[:80]))
    if printed and _struck(plan, row):
        problems.append(StruckDate(line=row.line, text=text[:80]))
    if not blank(time_text):
        told = _of_rest(time_text)
        if told.hours or told.starts:
            read = replace(read, hours=told.hours, starts=told.starts)
        else:
            problems.append(OddTime(line=row.line, text=time_text[:80]))
    return replace(read, printed=printed, week=week), tuple(problems)


def blank(text: str) -> bool:
    """Say whether a cell says nothing, or that nothing is settled yet."""
    return NOTHING.fullmatch(text.strip()[:40]) is not None


def month_of(plan: Schedule, row: Row) -> PrintedMonth | None:
    """Read the month in a column of its own."""
    return month_alone(plan.cell(row, Column.MONTH))


def hours_in(text: str) -> Hours | None:
    """Read hours in any of six languages: "18h-21h", "de 18h à 20h", "das 19h às 22h"."""
    said = _LEAD.sub("", plain(text[:80]).strip(" ().,:;").lower())
    said = _UNTIL.sub("-", _LETTERED.sub(":00", said)).strip(" ().,:;")
    try:
        return parse_hours(said)[0] if said else None
    except NoSuchSlot:
        return None


def start_in(text: str) -> time | None:
    """Read one hour alone: "14 c.t." is a quarter past two, "2pm", "14:15", "14h"."""
    found = _STARTS.fullmatch(_LEAD.sub("", plain(text[:40]).strip(" (),;").lower()))
    if not found or not (found["minute"] or found["mark"]):
        return None
    hour, minute, mark = int(found["hour"]), int(found["minute"] or 0), found["mark"] or ""
    if mark[:1] in {"a", "p"}:
        hour = hour % 12 + 12 * (mark[0] == "p") if hour <= 12 else 24
    if found["ct"] and not minute:
        minute = 15
    return time(hour, minute) if hour < 24 else None


def _week(plan: Schedule, row: Row) -> PrintedWeek | None:
    head = plan.head(Column.WEEK)
    found = printed_week(plan.cell(row, Column.WEEK), headed=True, head=head)
    return found or printed_week(plan.cell(row, Column.DATE))


def _alone(plan: Schedule, row: Row, text: str) -> str:
    """Return the words of a date cell that has no date, where they say what the row is."""
    if Column.TOPIC in plan.columns and not plan.cell(row, Column.TOPIC).strip(" -–—"):
        return "" if blank(text) or printed_week(text) else text
    return text if special_kind(text) in FIXED else ""


def _struck(plan: Schedule, row: Row) -> bool:
    place = plan.columns.get(Column.DATE)
    return place is not None and row.cells[place].struck


def _completed(printed: PrintedDate, plan: Schedule, row: Row) -> PrintedDate:
    """Add the weekday and the year that stand in columns of their own."""
    first = printed.first
    names = set(weekdays_in(plain(plan.cell(row, Column.WEEKDAY)[:40])))
    if first.weekday is None and len(names) == 1:
        first = replace(first, weekday=names.pop())
    year = _YEAR.fullmatch(plan.cell(row, Column.YEAR)[:20])
    if first.year is None and year:
        first = replace(first, year=int(year["year"]))
    return replace(printed, first=first)


def _of_rest(rest: str) -> When:
    """Find hours and a room in what is left over beside a date."""
    if not rest:
        return When()
    if hours := hours_in(rest):
        return When(hours=hours)
    if starts := start_in(rest):
        return When(starts=starts)
    left: list[str] = []
    read = When()
    for part in _PARTS.split(rest[:120]):
        if not read.hours and (hours := hours_in(part)):
            read = replace(read, hours=hours)
        elif not read.hours and not read.starts and (starts := start_in(part)):
            read = replace(read, starts=starts)
        elif not read.room and _ROOM.fullmatch(part.strip(" ().")):
            read = replace(read, room=part.strip(" ()."))
        else:
            left.append(part)
    return replace(read, rest=" ".join(" ".join(left).split()).strip(" ,;"))
