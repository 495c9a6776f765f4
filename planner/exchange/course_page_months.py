"""Months that stand apart from their days, days without a month, and weeks without days."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.exchange.course_page_dates import PrintedDate, printed_date
from planner.exchange.course_page_day_forms import DAYS
from planner.exchange.course_page_names import (
    MONTH_NAMES,
    any_of,
    plain,
    weekdays_in,
    without_weekdays,
)
from planner.language import DAYS as DAYS_OF_WEEK
from planner.language import MONTHS

_MONTH = any_of(MONTH_NAMES)
_ALONE = re.compile(
    rf"\W*(?P<name>{_MONTH})\b\.?\W*(?:\b(?:de|del|di)\s)?(?P<year>(?:19|20)\d\d)?\W*",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"\b(?P<name>{_MONTH})\b\.?(?!\s?\d\d?\b)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b")
_DAYS = re.compile(rf"\W*(?P<days>{DAYS})\W*", re.IGNORECASE)
_CALENDAR = r"kalenderwoche|calendar week|iso[- ]week|kw|cw|uke|vecka"
_TEACHING = (
    r"vorlesungswoche|semesterwoche|lecture week|teaching week|woche|week|wk|semaine|semana"
    r"|settimana|sem|w|s"
)
_WEEK = re.compile(
    rf"\W*(?P<iso>20\d\d-(?=w))?(?:(?P<word>{_CALENDAR}|{_TEACHING})\b\W{{0,3}}|(?P<letter>[ws]))?"
    rf"(?P<first>\d\d?)(?:\s?(?:-|–|\+|&|/|,|and|und|et|y|e|bis|to|a|à|al)\s?(?P<last>\d\d?))?"
    rf"(?:\.\s?(?P<behind>{_CALENDAR}|{_TEACHING}))?(?:/20\d\d)?\W*",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(rf"(?:{_CALENDAR})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedMonth:
    """A month as it heads days: 1 to 12, with its year if that is printed."""

    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedWeek:
    """A week as printed, or a run; ``of_year``: counted from January, not from the lectures."""

    first: int
    last: int
    of_year: bool = False


def month_alone(text: str) -> PrintedMonth | None:
    """Read a cell or heading that names a month and nothing else.

    >>> month_alone("Oktober 2023"), month_alone("18. Oktober")
    (PrintedMonth(month=10, year=2023), None)
    """
    found = _ALONE.fullmatch(plain(text[:60]))
    if not found:
        return None
    year = int(found["year"]) if found["year"] else None
    return PrintedMonth(MONTH_NAMES[found["name"].lower()] + 1, year)


def month_within(heading: str) -> PrintedMonth | None:
    """Find the one month that a heading speaks of: "Schedule for October 2023"."""
    text = plain(heading[:120])
    months = {MONTH_NAMES[found["name"].lower()] + 1 for found in _WITHIN.finditer(text)}
    if len(months) != 1 or printed_date(text):
        return None
    year = _BARE_YEAR.search(text)
    return PrintedMonth(months.pop(), int(year["year"]) if year else None)


def bare_days(text: str) -> str:
    """Return the days of a cell that names no month, without their weekday; "" if it is none.

    >>> bare_days("Wed 18"), bare_days("9 (seg)"), bare_days("18.10.")
    ('18', '9', '')
    """
    alone = without_weekdays(plain(text[:40]))
    found = _DAYS.fullmatch(alone)
    day = printed_date(alone) if found else None
    return found["days"].strip(" .") if found and (day is None or day.first.order) else ""


def in_month(text: str, month: PrintedMonth) -> PrintedDate | None:
    """Read the days of a cell that names no month, as days of the month above it.

    None where the cell has a date of its own: "3/10" below October is one, "3/5" are two days.
    """
    days, own = bare_days(text), printed_date(text)
    if not days or (own and month.month in {own.first.month, own.first.day}):
        return None
    year = f" {month.year}" if month.year else ""
    weekdays = " ".join(DAYS_OF_WEEK["en"][day] for day in weekdays_in(plain(text[:40])))
    return printed_date(f"{weekdays} {days} {MONTHS['en'][month.month - 1]}{year}")


def printed_week(text: str, *, headed: bool = False, head: str = "") -> PrintedWeek | None:
    """Read "Week 3", "KW 42", "S3" or "42. KW"; a bare number only where a heading says weeks.

    >>> printed_week("KW 42"), printed_week("Semaine 3").of_year, printed_week("3")
    (PrintedWeek(first=42, last=42, of_year=True), False, None)
    """
    found = _WEEK.fullmatch(plain(text[:40]))
    if not found or not 0 <= int(found["first"]) <= 53:
        return None
    word = found["word"] or found["behind"] or found["letter"] or ""
    if not word and not headed:
        return None
    first = int(found["first"])
    last = max(first, int(found["last"] or first))
    return PrintedWeek(
        first, min(last, 53), bool(found["iso"] or _OF_YEAR.search(f"{word} {head}"))
    )
