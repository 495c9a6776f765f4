"""Days as people print them on a page, and the year each must be meant in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.exchange.course_page_day_forms import Found, PrintedDay, days_in
from planner.exchange.course_page_names import LETTERS, plain, weekdays_in, without_weekdays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.rules.terms import Days

NEAR = timedelta(weeks=12)  # how far from the lectures an exam may still lie
LONGEST = 200  # letters of a cell in which a date is looked for
_LETTER = re.compile(r"^\W*(?P<name>[A-Z])\b\.?,?\s(?=\d)")
_TO = re.compile(
    r"[\s,]*(?:-{1,3}|–|—|\b(?:to|bis(?: zum)?|until|till|through|thru|al?|au|à|até(?: o)?"
    r"|hasta(?: el)?)\b)[\s,]*(?:le|el|the)?\s*",
    re.IGNORECASE,
)
_AND = re.compile(
    r"[\s,;/&+|]*(?:\b(?:and|und|et|y|e|sowie|as well as)\b)?[\s,;/&+|]*", re.IGNORECASE
)
_NEW = re.compile(
    r"[\s,;:(]*(?:→|->|=>|⇒|\b(?:(?:is |now )?(?:moved|rescheduled|postponed|changed) to|now|new:?"
    r"|(?:verschoben|verlegt) (?:auf|nach)|neu:?|jetzt|reporté[es]* au|déplacé[es]* au"
    r"|(?:trasladad|movid|aplazad|pospuest)[oa] (?:al?|para el)"
    r"|(?:adiad|movid|remarcad|transferid)[oa] para(?: o)?|(?:spostat|rinviat)[oa] al?)\b)[\s:]*",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"[\s,;:(]*\b(?:instead of|was|moved from|formerly|originally|not|statt|anstatt"
    r"|anstelle von|verlegt vom|verschoben vom|ursprünglich|nicht|früher|au lieu d[ue]"
    r"|en vez del?|en lugar del?|em vez d[eo]|invece del?|anziché)\b[\s:]*"
    r"(?:the|dem|des|am)?\s*",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    r"\b(?:week(?: of| beginning| commencing)?|wk|kw|cw|woche(?: vom| ab)?|semaine(?: d[ue])?"
    r"|semana(?: del?| do)?|settimana(?: del)?|sem)\b\.?\s?(?:#?\d\d?\b(?![./]))?:?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_COUNT = re.compile(r"\W*[A-Z]{0,3}\d\d?\W*")  # "3: 23 Aug", "L3 - 23 Aug"
_SMALL = (
    r"(?:the|on|am|den|der|ab|from|vom|le|la|el|il|los|las|dal|del|du|de|di|em|à|al|no|na|dia|día"
    r"|jour|giorno|of|um|starting|since|o)"
)
_SMALL_ALONE = re.compile(rf"\W*(?:{_SMALL}\b\W*){{0,8}}", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\w{0,2}\s*\]")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What a date cell says: a first day, perhaps a last one, and words that are left over.

    ``more`` are further single days in the same cell ("16.10. and 18.10.").
    """

    first: PrintedDay
    last: PrintedDay | None = None
    rest: str = ""
    more: tuple[PrintedDay, ...] = ()


def printed_date(text: str) -> PrintedDate | None:
    """Read a date cell, in any of six languages; None if there is no day in it.

    >>> printed_date("October 18th").first
    PrintedDay(month=10, day=18, year=None, weekday=None)
    >>> printed_date("Mi, 18.10.2023").first
    PrintedDay(month=10, day=18, year=2023, weekday=2)
    >>> printed_date("21.12. – 9.1.").last
    PrintedDay(month=1, day=9, year=None, weekday=None)
    >>> printed_date("le 4 et le 6 septembre 2023").more
    (PrintedDay(month=9, day=6, year=2023, weekday=None),)

    ``18/10`` is read as day and month unless only the other order is possible; ``3/4`` says so.
    Of two days the one that replaces the other is taken ("18.10. verschoben auf 20.10.").
    """
    text = plain(text[:LONGEST])
    found = days_in(text) if _FIGURE.search(text) else []
    return _put_together(text, found) if found else None


def _put_together(text: str, found: Sequence[Found]) -> PrintedDate:
    start, end = found[0].start, found[0].end
    days, run = list(_with_weekdays(text, found, 0)), found[0].run
    for place in range(1, len(found)):
        other = found[place]
        gap = without_weekdays(text[end : other.start]).replace("( )", " ").strip("()")
        following = _with_weekdays(text, found, place)
        if _OLD.fullmatch(gap):
            pass
        elif _NEW.fullmatch(gap):
            days, run = list(following), other.run
        elif _TO.fullmatch(gap) and len(days) == 1 and len(following) == 1:
            days, run = [days[0], following[0]], True
        elif _AND.fullmatch(gap) and not run and not other.run:
            days += following
        else:
            break
        end = other.end
    days = _with_years(days)
    rest = _left_over(_opening(text[:start]), text[end:])
    if run:
        return PrintedDate(days[0], days[1], rest)
    return PrintedDate(days[0], None, rest, tuple(days[1:]))


def _with_weekdays(text: str, found: Sequence[Found], place: int) -> tuple[PrintedDay, ...]:
    """Give each day the weekday that stands before it, or in parentheses or alone after it."""
    here = found[place]
    before = text[found[place - 1].end if place else 0 : here.start]
    after = text[here.end : found[place + 1].start if place + 1 < len(found) else len(text)]
    if place:
        before = before.partition(")")[2] if before.lstrip().startswith("(") else before
    names = weekdays_in(before)
    letter = _LETTER.match(before + "0") if not names and not place else None
    if letter and letter["name"] in LETTERS:
        names = [LETTERS[letter["name"]]]
    alone = place + 1 == len(found) or after.lstrip().startswith("(")
    if not names and alone:
        names = weekdays_in(after)[:1]
    if len(names) != len(here.days):
        names = names[:1] if len(names) == 1 else []
    known = [*names, *[None] * len(here.days)]
    return tuple(
        day if weekday is None else replace(day, weekday=weekday)
        for day, weekday in zip(here.days, known, strict=False)
    )


def _with_years(days: list[PrintedDay]) -> list[PrintedDay]:
    """Take a year that stands only behind the last day for those before it."""
    year = days[-1].year
    if year is None or any(day.year for day in days[:-1]):
        return days
    last = (days[-1].month, days[-1].day)
    return [
        replace(day, year=year - ((day.month, day.day) > last)) if day.order is None else day
        for day in days[:-1]
    ] + days[-1:]


def _opening(text: str) -> str:
    """Leave out a number in front of the date, which counts weeks or lectures."""
    bare = without_weekdays(text)
    return "" if _COUNT.fullmatch(bare) or _LETTER.match(bare + "0") else text


def _left_over(before: str, after: str) -> str:
    text = _WEEKS.sub(" ", without_weekdays(f"{before} {after}"))
    text = _EMPTY.sub(" ", text)
    words = " ".join(text.split()).strip(" ,;:.|–—-\t\n/")
    if words.startswith("(") and words.endswith(")") and words.count("(") == 1:
        words = words[1:-1].strip(" ,;:.|–—-")
    if words.count("(") != words.count(")"):
        words = words.strip("() ")
    return "" if _SMALL_ALONE.fullmatch(words) else words


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
    days = [day for year in years if (day := day_in_year(printed, year))]
    days.sort(key=lambda day: distance(day, lectures))
    return days[0] if days and distance(days[0], lectures) <= NEAR else None


def distance(day: date, lectures: Days) -> timedelta:
    """Return how far a day lies outside the lecture period; zero inside it."""
    return max(lectures.first - day, day - lectures.last, timedelta())


def day_in_year(printed: PrintedDay, year: int) -> date | None:
    """Return the day in a year; None for 29 February in most years."""
    try:
        return date(year, printed.month, printed.day)
    except ValueError:
        return None
