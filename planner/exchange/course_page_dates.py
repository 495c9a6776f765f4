"""Days as people print them on a page, and the year each must be meant in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from planner.language import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.rules.terms import Days

NEAR = timedelta(weeks=12)  # how far from the lectures an exam may still lie


def _numbered(*tables: Iterable[str]) -> dict[str, int]:
    """Map each name, without its full stop and in lower case, to its place in its table."""
    return {
        name.lower().rstrip("."): place for table in tables for place, name in enumerate(table)
    }


WEEKDAYS = _numbered(*DAYS.values(), *SHORT_DAYS.values()) | {
    "tues": 1,
    "thur": 3,
    "thurs": 3,
    "sonnabend": 5,
}
MONTH_NAMES = _numbered(*MONTHS.values(), *SHORT_MONTHS.values()) | {
    "sept": 8,
    "mrz": 2,
    "maerz": 2,
    "mär": 2,
}


def any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_MONTH = any_of(MONTH_NAMES)
_ORDINAL = r"(?:st|nd|rd|th)?\.?"
_YEAR = r"(?:,?\s{1,3}(?P<year>(?:19|20)\d\d))?"
_FORMS = (
    # 2023-10-18, 2023/10/18, 2023.10.18
    re.compile(
        r"\b(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)\b"
    ),
    # 18.10., 18.10.23, 18.10.2023, 18/10/2023
    re.compile(
        r"\b(?P<day>\d\d?)(?:\.\s?(?P<month>\d\d?)(?:\.\s?(?P<year>(?:19|20)?\d\d)\b(?![:.]\d)|\.|\b)"
        r"|/(?P<month2>\d\d?)(?:/(?P<year2>(?:19|20)?\d\d))?)(?![\d:])"
    ),
    # October 18th, Oct. 18, 2023
    re.compile(
        rf"\b(?P<name>{_MONTH})\b\.?\s{{0,3}}(?P<day>\d\d?){_ORDINAL}(?![\d:]){_YEAR}",
        re.IGNORECASE,
    ),
    # 18th of October, 18. Oktober 2023
    re.compile(
        rf"\b(?P<day>\d\d?){_ORDINAL}\s{{0,3}}(?:of\s)?(?P<name>{_MONTH})\b\.?{_YEAR}",
        re.IGNORECASE,
    ),
)
_WEEKDAY = re.compile(rf"\b(?P<name>{any_of(WEEKDAYS)})s?\b\.?", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\.?\s?(?:--?|–|—|to|bis)\s?$")
_DAY_AFTER = re.compile(r"\s?(?:--?|–|—|to|bis)\s?(?P<day>\d\d?)(?:st|nd|rd|th)?\b")
_TO = re.compile(r"[\s,]*(?:--?|–|—|to|bis|until|till)[\s,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: always a month and a day, a year and a weekday (0 is Monday) if given."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What a date cell says: a first day, perhaps a last one, and words that are left over."""

    first: PrintedDay
    last: PrintedDay | None = None
    rest: str = ""


def printed_date(text: str) -> PrintedDate | None:
    """Read a date cell, in English or German; None if there is no day in it.

    >>> printed_date("October 18th")
    PrintedDate(first=PrintedDay(month=10, day=18, year=None, weekday=None), last=None, rest='')
    >>> printed_date("Mi, 18.10.2023").first
    PrintedDay(month=10, day=18, year=2023, weekday=2)
    >>> printed_date("21.12. – 9.1.").last
    PrintedDay(month=1, day=9, year=None, weekday=None)

    ``18/10`` is read as day and month unless only the other order is possible.
    """
    text = text[:200]
    found = _spans(text)
    if not found:
        return None
    first, (start, end) = found[0]
    first = _with_weekday(first, f"{text[:start]} {text[end:]}")
    if len(found) > 1:
        last, (again, last_end) = found[1]
        between = _WEEKDAY.sub("", text[end:again])
        if _TO.fullmatch(between):
            return PrintedDate(first, last, _left_over(text[:start] + " " + text[last_end:]))
    return _within_month(text, first, start, end)


def _within_month(text: str, day: PrintedDay, start: int, end: int) -> PrintedDate:
    """Read ``21.–23.12.`` and ``December 21–23``, or else a single day."""
    before, after = _DAY_BEFORE.search(text[:start]), _DAY_AFTER.match(text[end:])
    if before and _possible(day.month, int(before["day"])) and int(before["day"]) < day.day:
        opening = PrintedDay(day.month, int(before["day"]), day.year)
        return PrintedDate(opening, day, _left_over(text[: before.start()] + " " + text[end:]))
    if after and _possible(day.month, int(after["day"])) and int(after["day"]) > day.day:
        closing = PrintedDay(day.month, int(after["day"]), day.year)
        return PrintedDate(
            day, closing, _left_over(text[:start] + " " + text[end + after.end() :])
        )
    return PrintedDate(day, None, _left_over(text[:start] + " " + text[end:]))


def _spans(text: str) -> list[tuple[PrintedDay, tuple[int, int]]]:
    """Return the days of a text in their order, each with its place; no two overlap."""
    taken: list[tuple[PrintedDay, tuple[int, int]]] = []
    for found in chain.from_iterable(form.finditer(text) for form in _FORMS):
        day = _day(found)
        start, end = found.span()
        if day and all(end <= other or start >= until for _, (other, until) in taken):
            taken.append((day, (start, end)))
    return sorted(taken, key=lambda pair: pair[1])


def _day(found: re.Match[str]) -> PrintedDay | None:
    parts = found.groupdict()
    day, year = int(parts["day"]), parts.get("year") or parts.get("year2")
    if name := parts.get("name"):
        month = MONTH_NAMES[name.lower()] + 1
    else:
        month = int(parts.get("month") or parts["month2"])
    if parts.get("month2") and month > 12 >= day:
        month, day = day, month
    if not _possible(month, day):
        return None
    return PrintedDay(month, day, _full_year(year) if year else None)


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in _SHORT else 31)


_SHORT = frozenset({4, 6, 9, 11})


def _with_weekday(day: PrintedDay, around: str) -> PrintedDay:
    found = _WEEKDAY.search(around)
    weekday = WEEKDAYS[found["name"].lower()] if found else None
    return PrintedDay(day.month, day.day, day.year, weekday)


def _left_over(text: str) -> str:
    words = _WEEKDAY.sub(" ", text).strip(" ,;:.()–—-\t\n")
    return " ".join(words.split())


def day_in_term(printed: PrintedDay, lectures: Days) -> date | None:
    """Find the day that is meant: in the lecture period if possible, else the nearest to it.

    A printed year is believed. None if there is no such day (29 February) in any year near, or
    if the day lies more than twelve weeks from the lectures, so that the term must be another.

    >>> from planner.rules.terms import Days
    >>> winter = Days(date(2023, 10, 16), date(2024, 2, 10))
    >>> day_in_term(PrintedDay(1, 10), winter)
    datetime.date(2024, 1, 10)
    """
    near = range(max(lectures.first.year - 1, 1), min(lectures.last.year + 1, 9999) + 1)
    years = near if printed.year is None else (printed.year,)
    days = [day for year in years if (day := _date(year, printed))]
    days.sort(key=lambda day: distance(day, lectures))
    return days[0] if days and distance(days[0], lectures) <= NEAR else None


def distance(day: date, lectures: Days) -> timedelta:
    """Return how far a day lies outside the lecture period; zero inside it."""
    return max(lectures.first - day, day - lectures.last, timedelta())


def _date(year: int, printed: PrintedDay) -> date | None:
    try:
        return date(year, printed.month, printed.day)
    except ValueError:
        return None
