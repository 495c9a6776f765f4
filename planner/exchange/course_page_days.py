"""The rows of a schedule put on the days of a term."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from planner.exchange.course_page_checks import (
    DayOfWeek,
    EndGuessed,
    alone,
    other_term,
    together,
)
from planner.exchange.course_page_dates import PrintedDate, day_in_term, day_in_year, distance
from planner.exchange.course_page_day_forms import PrintedDay
from planner.exchange.course_page_order import OtherYearPrinted, settled
from planner.rules.plan import FIXED, TEACHING, Kind, Mode
from planner.rules.slots import Hours
from planner.rules.terms import DayOff, Days, OffKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from planner.errors import Problem
    from planner.exchange.course_page_rows import Entry
    from planner.rules.slots import Slot

DAY = timedelta(days=1)
LONGEST_RUN = timedelta(weeks=26)  # a course over a whole term may stand in one row
WEEK = timedelta(days=7)
MOST_LECTURE_WEEKS = 20  # a higher number counts the weeks of the year


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSession:
    """One row of the page as the plan takes it, still without an id.

    ``day`` None and ``laid`` None is the shelf. ``laid`` are the days that a row printed without
    a date is understood to cover. ``topic`` is everything the topic cell says, so that a row can
    be printed again as it was; ``note`` are words beside the number or the date, a note column,
    and for rows without teaching what their topic says in parentheses.
    """

    number: str  # as printed, "" for none
    topic: str
    kind: Kind
    mode: Mode
    date_text: str
    day: date | None
    end_day: date | None
    laid: Days | None
    hours: Hours | None  # None for rows without teaching, or where no time is known
    room: str
    note: str
    line: int


def dated(entry: Entry, lectures: Days) -> tuple[date | None, date | None]:
    """Return the first and the last day a row means in this term; the last only for a range."""
    if not entry.printed:
        return None, None
    first = day_in_term(entry.printed.first, lectures)
    last = _last(entry.printed, first)
    return first, last


def _last(printed: PrintedDate, first: date | None) -> date | None:
    if not first or not printed.last:
        return None
    end = printed.last
    for year in (end.year,) if end.year else (first.year, first.year + 1):
        last = day_in_year(PrintedDay(end.month, end.day), year)
        if last and timedelta() < last - first <= LONGEST_RUN:
            return last
    return None


def sessions(
    entries: Sequence[Entry],
    *,
    lectures: Days,
    slots: Sequence[Slot],
    days_off: Sequence[DayOff] = (),
) -> tuple[tuple[PageSession, ...], tuple[Problem, ...]]:
    """Put the rows on their days and report what does not fit; no row is ever dropped."""
    entries, open_questions = settled(entries, lectures, {slot.weekday for slot in slots})
    problems = list(open_questions)
    rows = [_session(entry, lectures, slots, problems) for entry in entries]
    rows = _on_weeks(entries, rows, lectures, slots, problems)
    rows = _laid(rows, lectures, days_off)
    for entry, row in zip(entries, rows, strict=True):
        problems += alone(entry, row, lectures, slots, days_off)
    problems += together(entries, rows)
    if not any(isinstance(problem, OtherYearPrinted) for problem in problems):
        problems += other_term(entries, rows, slots, lectures)
    return tuple(rows), tuple(problems)


def _session(
    entry: Entry, lectures: Days, slots: Sequence[Slot], problems: list[Problem]
) -> PageSession:
    day, end_day = dated(entry, lectures)
    usual = _slot_of(day, slots) if entry.kind in TEACHING else None
    hours = entry.hours or (usual.hours if usual else None)
    if entry.starts and not entry.hours:
        hours = _from(entry.starts, usual)
        if hours != (usual and usual.hours):
            problems.append(EndGuessed(line=entry.line, start=entry.starts))
    return PageSession(
        number=entry.number,
        topic=entry.topic,
        kind=entry.kind,
        mode=entry.mode,
        date_text=entry.date_text,
        day=day,
        end_day=end_day,
        laid=None,
        hours=hours,
        room=entry.room or (usual.room if usual and entry.mode is not Mode.ONLINE else ""),
        note=entry.note,
        line=entry.line,
    )


def _slot_of(day: date | None, slots: Sequence[Slot]) -> Slot | None:
    """Return the slot of a day's weekday, or else the first one."""
    first = slots[0] if slots else None
    return next((slot for slot in slots if day and slot.weekday == day.weekday()), first)


def _from(start: time, usual: Slot | None) -> Hours | None:
    """Return hours that begin then and last as long as the weekly ones; None without those."""
    if usual is None:
        return None
    hours = usual.hours
    if start in {hours.start, hours.start.replace(minute=0)}:
        return hours  # "14 Uhr" for a quarter past is how academics speak
    day = date(2000, 1, 1)
    lasts = datetime.combine(day, hours.end) - datetime.combine(day, hours.start)
    end = datetime.combine(day, start) + lasts
    return Hours(start, end.time()) if end.date() == day else None


def _on_weeks(
    entries: Sequence[Entry],
    rows: Sequence[PageSession],
    lectures: Days,
    slots: Sequence[Slot],
    problems: list[Problem],
) -> list[PageSession]:
    """Put rows that name a week of the year and no day on the weekly day in it, and say so.

    They stay without a day where the week has more or fewer weekly days than rows. What never
    moves covers the whole week. Weeks counted from the first lecture say no day: a break in
    between may count or not.
    """
    of_year = _of_year(entries)
    weekdays = sorted({slot.weekday for slot in slots})
    laid = list(rows)
    places = [n for n, entry in enumerate(entries) if entry.week and not entry.printed]
    for week, group in groupby(places, key=lambda n: entries[n].week):
        if week is None or not (week.of_year or of_year):
            continue
        same = list(group)
        monday = _monday(week.first, lectures)
        taught = [n for n in same if rows[n].kind in TEACHING]
        for n in same:
            if rows[n].kind in FIXED:
                weeks = week.last - week.first + 1
                laid[n] = replace(rows[n], laid=Days(monday, monday + weeks * WEEK - DAY))
        if len(taught) == len(weekdays) and week.first == week.last:
            for n, weekday in zip(taught, weekdays, strict=True):
                day = monday + weekday * DAY
                laid[n] = replace(rows[n], day=day)
                problems.append(DayOfWeek(line=rows[n].line, day=day, week=week.first))
    return laid


def _of_year(entries: Sequence[Entry]) -> bool:
    """Whether the weeks of a schedule must be those of the year, being too high for others."""
    weeks = [entry.week for entry in entries if entry.week]
    return any(week.first > MOST_LECTURE_WEEKS for week in weeks)


def _monday(week: int, lectures: Days) -> date:
    """Return the Monday of a week of the year, in the year in which it is nearest to the term."""
    years = range(lectures.first.year - 1, lectures.last.year + 2)
    mondays = [date.fromisocalendar(year, min(max(week, 1), 52), 1) for year in years]
    return min(mondays, key=lambda monday: distance(monday, lectures))


def _laid(
    rows: Sequence[PageSession], lectures: Days, days_off: Sequence[DayOff]
) -> list[PageSession]:
    """Lay each break (or other row without teaching) that has no date into the gap around it.

    The gap runs from the day after the row above to the day before the row below, or to the ends
    of the lectures. If a break stored with the course lies wholly within the gap, its days are
    better. Several such rows in one gap cover the same days.
    """
    return [
        replace(row, laid=_gap(rows, place, lectures, days_off)) if _undated(row) else row
        for place, row in enumerate(rows)
    ]


def _undated(row: PageSession) -> bool:
    return (
        row.day is None
        and row.laid is None
        and row.kind in {Kind.BREAK, Kind.HOLIDAY, Kind.NO_CLASS}
    )


def _gap(
    rows: Sequence[PageSession], place: int, lectures: Days, days_off: Sequence[DayOff]
) -> Days | None:
    before = (row.end_day or row.day for row in reversed(rows[:place]) if row.day)
    after = (row.day for row in rows[place + 1 :] if row.day)
    above, below = next(before, None), next(after, None)
    if above is None and below is None:
        return None
    first = above + DAY if above else lectures.first
    last = below - DAY if below else lectures.last
    if first > last:
        return None
    known = [
        off.days
        for off in days_off
        if off.kind is OffKind.BREAK and first <= off.days.first and off.days.last <= last
    ]
    is_break = rows[place].kind is Kind.BREAK
    return known[0] if len(known) == 1 and is_break else Days(first, last)
