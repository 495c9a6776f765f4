"""Days and hours as people type them into a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules.slots import NoSuchSlot, parse_hours

if TYPE_CHECKING:
    from planner.rules.slots import Hours
    from planner.rules.terms import Days

_MONTHS = {
    stem: number
    for number, stems in enumerate(
        [
            "jan",
            "feb",
            "mar|mär|mrz",
            "apr",
            "may|mai",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct|okt",
            "nov",
            "dec|dez",
        ],
        start=1,
    )
    for stem in stems.split("|")
}
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}\.?,?\s+(?=\d)")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_FIGURES = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.?\s*(?P<year>\d{4}|\d{2})?")
_NAMED = re.compile(r"(?P<day>\d{1,2})\.?\s*(?P<name>[^\W\d_]{3,9})\.?,?\s*(?P<year>\d{4})?")


@dataclass(eq=False)
class NoSuchDay(PlannerError):
    """A typed text that is no day."""

    text: str


@dataclass(eq=False)
class NoSuchHours(PlannerError):
    """A typed text that is no hours of a day."""

    text: str


def typed_day(text: str, near: Days) -> date:
    """Read a day; without a year it is the one that lies in or closest to the days ``near``.

    Both languages' months are understood, and a weekday before the day is passed over. Raises
    NoSuchDay, also for 22/11, which Britain and America read differently.

    >>> from planner.rules.terms import Days
    >>> winter = Days(date(2023, 10, 16), date(2024, 2, 10))
    >>> typed_day("22.11.", winter), typed_day("Wed 10 Jan", winter)
    (datetime.date(2023, 11, 22), datetime.date(2024, 1, 10))
    """
    plain = _WEEKDAY.sub("", " ".join(text.split()))
    found = next((m for form in (_ISO, _FIGURES, _NAMED) if (m := form.fullmatch(plain))), None)
    if found is None:
        raise NoSuchDay(text)
    said = found.groupdict()
    month = int(said["month"]) if "month" in said else _MONTHS.get(said["name"][:3].lower(), 0)
    years = range(near.first.year - 1, near.last.year + 2)
    if said["year"]:
        year = int(said["year"])
        years = range(year + 2000 * (year < 100), year + 2000 * (year < 100) + 1)
    days = [day for year in years if (day := _day(year, month, int(said["day"]))) is not None]
    if not days:
        raise NoSuchDay(text)
    return min(days, key=lambda day: _apart(day, near))


def typed_hours(text: str) -> Hours | None:
    """Read hours such as 12:30-14; an empty text is no time of day.

    Raises NoSuchHours.
    """
    if not text.strip():
        return None
    try:
        return parse_hours(text)[0]
    except NoSuchSlot as unclear:
        raise NoSuchHours(text.strip()) from unclear


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _apart(day: date, near: Days) -> timedelta:
    return max(near.first - day, day - near.last, timedelta(0))
