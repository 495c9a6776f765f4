"""What stands on a command line, read into values; a value that makes no sense is wrong usage."""

from __future__ import annotations

import unicodedata
from argparse import ArgumentTypeError
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from planner.rules.grades import NoSuchPoints, parse_points
from planner.rules.terms import FIRST_YEAR, LAST_YEAR, Days, Term

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from planner.language import Language

NO_LETTERS = {"Cc", "Cs", "Zl", "Zp"}  # Unicode's controls, halves of letters, line ends
LONGEST = timedelta(days=2 * 366)  # of lectures
NO_DAY = {"", "none", "kein", "keins"}
FORMS = ("%Y-%m-%d", "%d.%m.%Y")


def day_of(text: str) -> date | None:
    """Read a day such as 2023-11-15 or 15.11.2023; None for anything else."""
    for form in FORMS:
        try:
            day = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return day if FIRST_YEAR <= day.year <= LAST_YEAR + 1 else None
    return None


def period_of(text: str) -> Days | None:
    """Read the days of a lecture period such as 2023-10-16..2024-02-10; None for anything else."""
    first, dots, last = text.partition("..")
    ends = day_of(first), day_of(last)
    if not dots or ends[0] is None or ends[1] is None or ends[0] > ends[1]:
        return None
    days = Days(ends[0], ends[1])
    return days if _of_terms(days) else None


def _of_terms(days: Days) -> bool:
    """Tell whether days can be lectures: in terms there are, and no slip of the finger long."""
    try:
        for day in (days.first, days.last):
            Term.holding(day)
    except ValueError:
        return False
    return days.last - days.first <= LONGEST


def a_text(text: str) -> str:
    """Read a text as one line: line ends and control characters become spaces.

    So does what a terminal sends that is no letter of any alphabet, since no file can keep it.
    """
    kept = (" " if unicodedata.category(one) in NO_LETTERS else one for one in text)
    return " ".join("".join(kept).split())


def a_day(say: Language) -> Callable[[str], date]:
    """Return a reader of days for a grammar."""

    def read(text: str) -> date:
        day = day_of(text)
        if day is None:
            raise ArgumentTypeError(
                say("“{given}” is no day. Write for example 2023-11-15.", given=text)
            )
        return day

    return read


def a_day_or_none(say: Language) -> Callable[[str], date | Literal[""]]:
    """Return a reader of days for a grammar in which the word "none" takes a day back ("")."""
    read_day = a_day(say)

    def read(text: str) -> date | Literal[""]:
        return "" if text.strip().casefold() in NO_DAY else read_day(text)

    return read


def a_period(say: Language) -> Callable[[str], Days]:
    """Return a reader of lecture periods for a grammar."""

    def read(text: str) -> Days:
        days = period_of(text)
        if days is None:
            raise ArgumentTypeError(
                say(
                    "“{given}” is no lecture period. Write its first and last day, for example "
                    "2023-10-16..2024-02-10.",
                    given=text,
                )
            )
        return days

    return read


def some_credits(say: Language) -> Callable[[str], Decimal]:
    """Return a reader of credits for a grammar; decimals with a point or a comma."""

    def read(text: str) -> Decimal:
        try:
            return parse_points(text)
        except NoSuchPoints:
            said = say(
                "“{given}” is no number of credits. Write for example 6 or 4.5.", given=text
            )
            raise ArgumentTypeError(said) from None

    return read


def a_count(say: Language) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 on for a grammar."""

    def read(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= 1000:
            raise ArgumentTypeError(say("“{given}” is no number from 1 on.", given=text))
        return int(text)

    return read


def an_assignment(say: Language) -> Callable[[str], tuple[str, str]]:
    """Return a reader of KEY=VALUE for a grammar."""

    def read(text: str) -> tuple[str, str]:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise ArgumentTypeError(
                say("“{given}” is not KEY=VALUE, such as university=Tübingen.", given=text)
            )
        return key.strip(), a_text(value)

    return read


def a_pairing(say: Language) -> Callable[[str], tuple[str, str]]:
    """Return a reader of HEADING=ITEM for a grammar; the last equals sign parts them."""

    def read(text: str) -> tuple[str, str]:
        heading, equals, item = text.rpartition("=")
        if not equals or not heading.strip():
            raise ArgumentTypeError(
                say("“{given}” is not HEADING=ITEM, such as “Essay (Real)=Essay”.", given=text)
            )
        return a_text(heading), a_text(item)

    return read
