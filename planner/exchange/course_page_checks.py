"""What does not fit about the rows of a schedule, each alone and all among one another."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.rules.plan import TEACHING, Kind
from planner.rules.terms import DayOff, off_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.exchange.course_page_days import PageSession
    from planner.exchange.course_page_months import PrintedWeek
    from planner.exchange.course_page_rows import Entry
    from planner.rules.slots import Slot
    from planner.rules.terms import Days

WEEKLY = TEACHING | {Kind.HOLIDAY, Kind.NO_CLASS}  # rows that stand for a weekly date
MOST = 0.75  # of the dates must fit a year for it to be the one that is meant
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
class OddEnd(Problem):
    """A run of days that does not go forward; only its first day was taken."""

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
class AheadOfOrder(Problem):
    """A date later than that of the rows below, which are in order; taken as printed."""

    day: date
    below: date


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
class MostOutside(Problem):
    """Most dates lie outside the lecture period, so that the term may be another."""

    outside: int
    dated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDiffers(Problem):
    """The calendar week that is printed beside a date is not the date's own; the date counts."""

    day: date
    week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfWeek(Problem):
    """A row that names only a calendar week; the weekly day in that week was taken."""

    day: date
    week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndGuessed(Problem):
    """A row says when it begins and not how long; it lasts as long as the weekly time."""

    start: time


def alone(
    entry: Entry,
    row: PageSession,
    lectures: Days,
    slots: Sequence[Slot],
    days_off: Sequence[DayOff],
) -> Iterable[Problem]:
    """Report what is odd about one row by itself."""
    day, line = row.day, row.line
    if entry.goes_on:
        return
    if day is None:
        if entry.printed:
            yield FarFromTerm(line=line, text=entry.date_text[:80])
        elif row.laid is None and not entry.odd_date:
            yield NoDate(line=line, topic=row.topic)
        return
    yield from _odd_day(entry, row, day, slots)
    if entry.printed and entry.printed.last and not row.end_day:
        yield OddEnd(line=line, text=entry.date_text[:80])
    if row.kind in {Kind.CLASS, Kind.BUFFER} and day not in lectures:
        yield OutsideLectures(line=line, day=day)
    off = off_on(day, days_off)
    if off and row.kind in TEACHING:
        yield TaughtOnDayOff(line=line, day=day, off=off)


def _odd_day(
    entry: Entry, row: PageSession, day: date, slots: Sequence[Slot]
) -> Iterable[Problem]:
    """Report a weekday or a week that does not fit the date."""
    line, weekdays = row.line, tuple(sorted({slot.weekday for slot in slots}))
    printed = entry.printed.first.weekday if entry.printed else None
    if printed is not None and printed != day.weekday():
        yield OtherWeekday(line=line, day=day, weekday=printed)
    elif row.kind in WEEKLY and weekdays and not _reaches(row, weekdays):
        yield NotOnSlotDay(line=line, day=day, weekdays=weekdays)
    if entry.week and entry.week.of_year and not _in_week(day, entry.week):
        yield WeekDiffers(line=line, day=day, week=entry.week.first)


def _reaches(row: PageSession, weekdays: Sequence[int]) -> bool:
    """Whether a row lies on one of the weekly days, or on days of which one is."""
    if row.day is None:
        return False
    length = ((row.end_day or row.day) - row.day).days
    return any((weekday - row.day.weekday()) % 7 <= length for weekday in weekdays)


def _in_week(day: date, week: PrintedWeek) -> bool:
    return week.first <= day.isocalendar().week <= week.last


def together(entries: Sequence[Entry], rows: Sequence[PageSession]) -> Iterable[Problem]:
    """Report what is odd about the rows among one another: order, doubles, numbers."""
    yield from _out_of_order([row for row in rows if row.day])
    taught: set[date] = set()
    for entry, row in zip(entries, rows, strict=True):
        if row.day is None or row.kind not in TEACHING:
            continue
        if row.day in taught and not entry.goes_on:
            yield DayTwice(line=row.line, day=row.day)
        taught.add(row.day)
    by_date = sorted((row for row in rows if row.day and row.kind in TEACHING), key=_by_day)
    shift = 0
    for count, row in enumerate(by_date, start=1):
        was, shift = shift, int(row.number or count + shift) - count
        if shift not in {0, was}:
            yield NumberDiffers(line=row.line, printed=row.number, counted=str(count))


def _out_of_order(rows: Sequence[PageSession]) -> Iterable[Problem]:
    """Name the fewest rows without which all dates go up."""
    days = [_by_day(row) for row in rows]
    kept = _rising(days)
    for place, row in enumerate(rows):
        if place in kept:
            continue
        above = max((days[other] for other in kept if other < place), default=None)
        below = min((days[other] for other in kept if other > place), default=None)
        if above and days[place] < above:
            yield OutOfOrder(line=row.line, day=days[place], above=above)
        elif below:
            yield AheadOfOrder(line=row.line, day=days[place], below=below)


def _rising(days: Sequence[date]) -> set[int]:
    """Return the places of the longest run of days that never go down, the first if several."""
    ends: list[int] = []  # patience sorting, from the last row to the first
    lengths: list[int] = []
    for day in reversed(days):
        back = -day.toordinal()
        length = bisect_right(ends, back)
        ends[length : length + 1] = [back]
        lengths.append(length + 1)
    lengths.reverse()
    kept: set[int] = set()
    wanted, latest = len(ends), date.min
    for place, (day, length) in enumerate(zip(days, lengths, strict=True)):
        if length == wanted and day >= latest:
            kept.add(place)
            wanted, latest = wanted - 1, day
    return kept


def _by_day(row: PageSession) -> date:
    return row.day or date.min


def other_term(
    entries: Sequence[Entry], rows: Sequence[PageSession], slots: Sequence[Slot], lectures: Days
) -> Iterable[Problem]:
    """Say so if the page was written for the same term of another year, or for another term."""
    years = _other_year(entries, rows, slots)
    if years:
        yield OtherYearFits(years=years)
        return
    dated = [
        row.day
        for entry, row in zip(entries, rows, strict=True)
        if entry.printed and row.kind in TEACHING and not entry.goes_on
    ]
    outside = sum(day is None or day not in lectures for day in dated)
    if len(dated) > 2 and outside * 2 > len(dated):
        yield MostOutside(outside=outside, dated=len(dated))


def _other_year(
    entries: Sequence[Entry], rows: Sequence[PageSession], slots: Sequence[Slot]
) -> int | None:
    """Find the year whose weekdays fit: the printed ones, or the weekly ones where none are."""
    usual = {slot.weekday for slot in slots}
    meant: list[tuple[date, set[int]]] = []
    for entry, row in zip(entries, rows, strict=True):
        if not row.day or not entry.printed or entry.printed.first.year:
            continue
        weekday = entry.printed.first.weekday
        allowed = {weekday} if weekday is not None else usual if row.kind in WEEKLY else set()
        if allowed:
            meant.append((row.day, allowed))

    def fitting(years: int) -> int:
        return sum(_weekday_in(day, years) in allowed for day, allowed in meant)

    if len(meant) < 3 or fitting(0) * 2 > len(meant):
        return None
    return next((years for years in OTHER_YEARS if fitting(years) >= MOST * len(meant)), None)


def _weekday_in(day: date, years: int) -> int | None:
    try:
        return day.replace(year=day.year + years).weekday()
    except ValueError:
        return None
