"""The rows of a schedule put on the days of a term, and all that does not fit there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_dates import PrintedDate, day_in_term
from planner.exchange.course_page_day_forms import PrintedDay
from planner.rules.plan import TEACHING, Kind, Mode
from planner.rules.terms import DayOff, Days, OffKind, off_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.exchange.course_page_rows import Entry
    from planner.rules.slots import Hours, Slot

DAY = timedelta(days=1)
WEEKLY = TEACHING | {Kind.HOLIDAY, Kind.NO_CLASS}  # rows that stand for a weekly date
OTHER_YEARS = (-1, 1, -2, -3, 2, 3)  # a page is last year's, or an older one, far more often


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDate(Problem):
    """A session without a date; it goes to the shelf."""

    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FarFromTerm(Problem):
    """A date that no year near the term makes sense of; the row was taken without it."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideLectures(Problem):
    """A session outside the lecture period; it was taken as printed."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOnSlotDay(Problem):
    """A date on another weekday than the weekly ones (0 is Monday); taken as printed."""

    day: date
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWeekday(Problem):
    """The printed weekday (0 is Monday) is not that of the printed date; the date was taken."""

    day: date
    weekday: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfOrder(Problem):
    """A date earlier than that of a row above; taken as printed."""

    day: date
    above: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTwice(Problem):
    """Two sessions on one day; both were taken."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtOnDayOff(Problem):
    """A session on a holiday or in a break; what the page prints was taken."""

    day: date
    off: DayOff


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberDiffers(Problem):
    """Sessions are numbered by date, and that gives another number than the printed one.

    Rows that follow with the same difference are not reported again.
    """

    printed: str
    counted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherYearFits(Problem):
    """Most dates miss the weekly days in this term, and all hit them ``years`` from it."""

    years: int


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
        last = day_in_term(PrintedDay(end.month, end.day, year), Days(first, first))
        if last and last > first:
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
    rows = tuple(_session(entry, lectures, slots) for entry in entries)
    rows = _laid(rows, lectures, days_off)
    problems: list[Problem] = []
    for entry, row in zip(entries, rows, strict=True):
        problems += _alone(entry, row, lectures, slots, days_off)
    problems += _together(rows)
    problems += _other_year(entries, rows, slots)
    return rows, tuple(problems)


def _session(entry: Entry, lectures: Days, slots: Sequence[Slot]) -> PageSession:
    day, end_day = dated(entry, lectures)
    usual = _slot_of(day, slots) if entry.kind in TEACHING else None
    return PageSession(
        number=entry.number,
        topic=entry.topic,
        kind=entry.kind,
        mode=entry.mode,
        date_text=entry.date_text,
        day=day,
        end_day=end_day,
        laid=None,
        hours=entry.hours or (usual.hours if usual else None),
        room=entry.room or (usual.room if usual and entry.mode is not Mode.ONLINE else ""),
        note=entry.note,
        line=entry.line,
    )


def _slot_of(day: date | None, slots: Sequence[Slot]) -> Slot | None:
    """Return the slot of a day's weekday, or else the first one."""
    first = slots[0] if slots else None
    return next((slot for slot in slots if day and slot.weekday == day.weekday()), first)


def _laid(
    rows: tuple[PageSession, ...], lectures: Days, days_off: Sequence[DayOff]
) -> tuple[PageSession, ...]:
    """Lay each break (or other row without teaching) that has no date into the gap around it.

    The gap runs from the day after the row above to the day before the row below, or to the ends
    of the lectures. If a break stored with the course lies wholly within the gap, its days are
    better. Several such rows in one gap cover the same days.
    """
    return tuple(
        replace(row, laid=_gap(rows, place, lectures, days_off)) if _undated(row) else row
        for place, row in enumerate(rows)
    )


def _undated(row: PageSession) -> bool:
    return row.day is None and row.kind in {Kind.BREAK, Kind.HOLIDAY, Kind.NO_CLASS}


def _gap(
    rows: Sequence[PageSession], place: int, lectures: Days, days_off: Sequence[DayOff]
) -> Days | None:
    before = (row.end_day or row.day for row in reversed(rows[:place]) if row.day)
    after = (row.day for row in rows[place + 1 :] if row.day)
    above, below = next(before, None), next(after, None)
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


def _alone(
    entry: Entry,
    row: PageSession,
    lectures: Days,
    slots: Sequence[Slot],
    days_off: Sequence[DayOff],
) -> Iterable[Problem]:
    """Report what is odd about one row by itself."""
    day, line = row.day, row.line
    if day is None:
        if entry.printed:
            yield FarFromTerm(line=line, text=entry.date_text[:80])
        elif row.laid is None and not entry.odd_date:
            yield NoDate(line=line, topic=row.topic)
        return
    weekdays = tuple(sorted({slot.weekday for slot in slots}))
    printed = entry.printed.first.weekday if entry.printed else None
    if printed is not None and printed != day.weekday():
        yield OtherWeekday(line=line, day=day, weekday=printed)
    elif row.kind in WEEKLY and weekdays and day.weekday() not in weekdays:
        yield NotOnSlotDay(line=line, day=day, weekdays=weekdays)
    if row.kind in {Kind.CLASS, Kind.BUFFER} and day not in lectures:
        yield OutsideLectures(line=line, day=day)
    off = off_on(day, days_off)
    if off and row.kind in TEACHING:
        yield TaughtOnDayOff(line=line, day=day, off=off)


def _together(rows: Sequence[PageSession]) -> Iterable[Problem]:
    """Report what is odd about the rows among one another: order, doubles, numbers."""
    latest: date | None = None
    taught: set[date] = set()
    for row in rows:
        if row.day is None:
            continue
        if latest and row.day < latest:
            yield OutOfOrder(line=row.line, day=row.day, above=latest)
        latest = max(latest or row.day, row.day)
        if row.kind in TEACHING and row.day in taught:
            yield DayTwice(line=row.line, day=row.day)
        if row.kind in TEACHING:
            taught.add(row.day)
    by_date = sorted((row for row in rows if row.day and row.kind in TEACHING), key=_by_day)
    shift = 0
    for count, row in enumerate(by_date, start=1):
        was, shift = shift, int(row.number or count + shift) - count
        if shift not in {0, was}:
            yield NumberDiffers(line=row.line, printed=row.number, counted=str(count))


def _by_day(row: PageSession) -> date:
    return row.day or date.min


def _other_year(
    entries: Sequence[Entry], rows: Sequence[PageSession], slots: Sequence[Slot]
) -> Iterable[Problem]:
    """Say so if the page was written for the same term of another year."""
    weekdays = {slot.weekday for slot in slots}
    days = [
        row.day
        for entry, row in zip(entries, rows, strict=True)
        if row.day and row.kind in WEEKLY and entry.printed and not entry.printed.first.year
    ]
    hits = Counter(day.weekday() in weekdays for day in days)
    if not weekdays or len(days) < 3 or hits[True] * 2 > len(days):
        return
    for years in OTHER_YEARS:
        if all(_weekday_in(day, years) in weekdays for day in days):
            yield OtherYearFits(years=years)
            return


def _weekday_in(day: date, years: int) -> int | None:
    try:
        return day.replace(year=day.year + years).weekday()
    except ValueError:
        return None
