"""The forms in which people print a day on a page, with names of months or with figures only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from planner.exchange.course_page_names import MONTH_NAMES, WEEKDAYS
from planner.language import MONTHS, SHORT_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Order(Enum):
    """Which of two figures is the day, where a stroke or a hyphen stands between them."""

    DAY_FIRST = "d/m"
    MONTH_FIRST = "m/d"
    EITHER = "?"


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: always a month and a day, a year and a weekday (0 is Monday) if given.

    ``order`` says what figures with a stroke between them prove; where they prove nothing
    ("3/4"), the day is read as standing first until the whole column is known.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    order: Order | None = field(default=None, compare=False, repr=False)

    def turned(self) -> PrintedDay:
        """Read the figures the other way round; possible only where they prove nothing."""
        return replace(self, month=self.day, day=self.month, order=Order.MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class Found:
    """Days that stand together in a cell, and where; ``run``: all from the first to the last."""

    days: tuple[PrintedDay, ...]
    start: int
    end: int
    run: bool = False


_RUN = r"-{1,3}|[–—]|\b(?:to|bis|al?|au|à|até|hasta|through|thru|until)\b"
_LIST = r"[,/&+;]|,?\s?\b(?:and|und|et|y|e)\b"
_BETWEEN = rf"\s?(?:{_RUN}|{_LIST})\s?(?:(?:le|el|il|den|dem|the)\s)?"
_CLOCK = r"(?:\s?(?:uhr|h\b|[ap]\.?m\b|[cs]\.\s?t\b)|\s[cs]t\b)"
_DAY = rf"\d\d?(?!\d|:\d|\.\d|{_CLOCK})(?:st|nd|rd|th|ère|er|re)?\.?"
DAYS = rf"{_DAY}(?:{_BETWEEN}{_DAY}){{0,6}}+"
_WORD = r"[^\W\d_]{3,10}"  # is looked up among the months, which is faster than to try all
_LEADING = {name for name in MONTH_NAMES if len(name) > 3} | {  # may stand before a day: of the
    name.lower()  # short names only the English ones do
    for name in (*MONTHS["en"], *SHORT_MONTHS["en"], *MONTHS["de"])
}
_FULL_YEAR = r"(?:19|20)\d\d"
_YEAR = (
    rf"(?:\s?(?:,|-|/|\bdel?\b|\bdi\b)?\s?(?P<year>{_FULL_YEAR})(?!\d)"
    r"|\s?['’](?P<short>\d\d)(?!\d))?"
)
_AFTER_NUMBERS = r"(?!\d|:\d|\.\d)"
_LEADING_NAME = re.compile(  # October 18th; Oct. 18, 2023; Oct 2-6; Aug 29, 31; Aug-18
    rf"\b(?<!\d-)(?P<name>{_WORD})\b\.?[\s-]?\s?(?:the\s)?(?P<days>{DAYS}){_YEAR}", re.IGNORECASE
)
_NAME_BEHIND = re.compile(  # 18. Oktober 2023; 4-Sep; 4/Sep; 4 de octubre; 28/30 Aug
    rf"(?<![\w.:])(?<!\d/)(?P<days>{DAYS})\s?(?:[-/]|of\s|del?\s|d['’]|di\s)?\s?"
    rf"(?P<name>{_WORD})(?![^\W\d_])\.?{_YEAR}",
    re.IGNORECASE,
)
_TIGHT = re.compile(  # 18-Oct-23
    rf"(?<![\w.:/])(?P<days>\d\d?)(?P<mark>[-/.])(?P<name>{_WORD})(?P=mark)"
    r"(?P<year>(?:19|20)?\d\d)(?!\d)",
    re.IGNORECASE,
)
_TUESDAY = re.compile(  # "mar. 5 septembre", "mar. 5/9": short for a day in three languages
    r"\.?,?\s?\d\d?(?:\.?[\s-](?:de\s)?(?P<next>[^\W\d_]{3,10})\b|\.\d|-\d\d?-"
    r"|/(?P<month>\d\d?))"
)
_DAY_BEFORE = re.compile(
    r"(?P<word>[^\W\d_]+)?[\s.,]*\b\d\d?(?:st|nd|rd|th|er)?\.?\s?(?:del?\s|of\s|di\s)?$",
    re.IGNORECASE,
)
_BEFORE_DAYS = frozenset({*WEEKDAYS, "le", "el", "il", "den", "am", "the", "on", "dia", "día"})
_ISO = re.compile(
    rf"\b(?P<year>{_FULL_YEAR})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)(?:T(?=\d))?"
)
_EIGHT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_DOTTED = re.compile(  # 18.10.; 18.10.23; 8./15.11.; 06. - 10.10.
    rf"(?<![\w.:/])(?P<days>(?:\d\d?\.?{_BETWEEN}){{0,6}}+\d\d?)\.\s?(?P<month>\d\d?)"
    rf"(?:\.(?P<year>(?:19|20)?\d\d)\b(?![:.]\d)|\.\s?(?P<year2>{_FULL_YEAR})\b|\.|\b){_AFTER_NUMBERS}",
    re.IGNORECASE,
)
_STROKES = re.compile(  # 18/10; 10/18/23; 4-8/9; 9/4-8; 18-10-2023
    rf"(?<![\w.:/])(?:(?P<from>\d\d?)\s?[-–]\s?)?(?P<one>\d\d?)/(?P<two>\d\d?)"
    rf"(?:/(?P<year>(?:19|20)?\d\d))?(?:\s?[-–]\s?(?P<to>\d\d?)(?!\s?[/\d.:h]|{_CLOCK}))?(?![\d/]|:\d)"
)
_HYPHENS = re.compile(
    rf"(?<![\w.:/-])(?P<one>\d\d?)-(?P<two>\d\d?)-(?P<year>{_FULL_YEAR}|\d\d)(?![\d/-]|:\d)"
)
_ALONE = re.compile(  # 04-09 or 4 / 9 is all
    r"\W*(?:[^\W\d]{1,12}\W{1,3})?(?P<one>\d\d?)(?:(?<=\d\d)-(?=\d\d)|\s/\s)(?P<two>\d\d?)\W*"
)
_NUMBER = re.compile(r"\d\d?")
_SUFFIX = re.compile(r"(?:st|nd|rd|th|ère|er|re)?\.?")
_FIRST = re.compile(r"\d\d?(?:st|nd|rd|th|ère|er|re)?\.?")
_RUNS = re.compile(_RUN, re.IGNORECASE)
_GOES_ON = re.compile(r"\s?(?:-|–|—|to\b|bis\b)\s?\d")
_SHORT_MONTHS = frozenset({4, 6, 9, 11})


def days_in(text: str) -> list[Found]:
    """Return the days of a text in their order, each with its place; no two overlap."""
    taken: list[Found] = []
    for found in chain(_with_names(text), _iso(text), _dotted(text), _with_strokes(text)):
        if all(found.end <= other.start or found.start >= other.end for other in taken):
            taken.append(found)
    return sorted(taken, key=_start)


def listed_days(text: str) -> tuple[tuple[int, ...], bool, int]:
    """Read "18", "21-23" or "8, 15 and 22": the days, whether they are a run, and where they end.

    Days that do not go up belong to something else, and so do those around a dash in a list
    ("4, 12-14"): these are hours.

    >>> listed_days("8, 15. and 22."), listed_days("4, 12-14")
    (((8, 15, 22), False, 14), ((4,), False, 1))
    """
    numbers = list(_NUMBER.finditer(text))
    gaps = [text[one.end() : other.start()] for one, other in pairwise(numbers)]
    runs = [_RUNS.search(gap) is not None for gap in gaps]
    rises = [int(one[0]) < int(other[0]) for one, other in pairwise(numbers)]
    if runs[:1] == [True]:
        kept = 2 if rises[0] else 1
    else:
        kept = next((at for at, up in enumerate(rises, start=1) if not up), len(numbers))
        kept = next((at for at, run in enumerate(runs[: kept - 1]) if run), kept) or 1
    days = tuple(int(one[0]) for one in numbers[:kept])
    ending = _SUFFIX.match(text, numbers[kept - 1].end())
    end = len(text) if kept == len(numbers) or ending is None else ending.end()
    return days, len(days) == 2 and runs[0], end


def possible(month: int, day: int) -> bool:
    """Say whether there is such a day in some year."""
    longest = 29 if month == 2 else 30 if month in _SHORT_MONTHS else 31
    return 1 <= month <= 12 and 1 <= day <= longest


def full_year(year: str | None) -> int | None:
    """Read a year of two or four figures; two mean this century."""
    if not year:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def _start(found: Found) -> int:
    return found.start


def _with_names(text: str) -> Iterator[Found]:
    for found in _months_in(_TIGHT, text):
        day = int(found["days"])
        yield from _named(found, (day,), found.span(), full_year(found["year"]), run=False)
    for found in _months_in(_LEADING_NAME, text):
        name, before = found["name"], text[max(0, found.start() - 40) : found.start()]
        if name.lower() not in _LEADING or _is_tuesday(found) or _has_its_day(before):
            continue
        days, run, end = listed_days(found["days"])
        whole = end == len(found["days"])
        if whole and len(days) > 1 and not run and _GOES_ON.match(text, found.end()):
            first = _FIRST.match(found["days"])  # of "Oct 4, 12 - 2pm"
            days, whole, end = days[:1], False, first.end() if first else 0
        stop = found.end() if whole else found.start("days") + end
        year = full_year(found["year"] or found["short"]) if whole else None
        yield from _named(found, days, (found.start(), stop), year, run=run)
    for found in _months_in(_NAME_BEHIND, text):
        days, run, start = _last_days(found)
        year = full_year(found["year"] or found["short"])
        yield from _named(found, days, (start, found.end()), year, run=run)


def _months_in(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find a form of days with a word, where the word names a month."""
    at = 0
    while found := form.search(text, at):
        if found["name"].lower() in MONTH_NAMES:
            yield found
            at = found.end()
        else:
            at = max(found.start() + 1, min(found.end("name"), found.end("days")))


def _is_tuesday(found: re.Match[str]) -> bool:
    """Whether "mar" is short for mardi, martes or martedì: another month follows the day."""
    if found["name"].lower() != "mar":
        return False
    behind = _TUESDAY.match(found.string, found.end("name"))
    if behind is None:
        return False
    if behind["next"]:
        return behind["next"].lower() in MONTH_NAMES
    return not behind["month"] or int(behind["month"]) <= 12  # else "Mar 28/30" are two days


def _has_its_day(before: str) -> bool:
    """Whether a month's name follows its day, so that what comes after it are hours.

    "16. Oktober 10-12 Uhr" does; in "Week 3 Oct 16" the number before counts the weeks.
    """
    found = _DAY_BEFORE.search(before)
    return found is not None and (not found["word"] or found["word"].lower() in _BEFORE_DAYS)


def _named(
    found: re.Match[str],
    days: tuple[int, ...],
    span: tuple[int, int],
    year: int | None,
    *,
    run: bool,
) -> Iterator[Found]:
    month = MONTH_NAMES[found["name"].lower()] + 1
    if all(possible(month, day) for day in days):
        yield Found(tuple(PrintedDay(month, day, year) for day in days), *span, run)


def _last_days(found: re.Match[str]) -> tuple[tuple[int, ...], bool, int]:
    """Return the days that end right before the month's name: "14, 4-8 Sep" begins at the 4."""
    written = found["days"]
    numbers = list(_NUMBER.finditer(written))
    for place in range(len(numbers)):
        days, run, end = listed_days(written[numbers[place].start() :])
        if end == len(written) - numbers[place].start():
            return days, run, found.start("days") + numbers[place].start()
    return (int(numbers[-1][0]),), False, found.start("days") + numbers[-1].start()


def _iso(text: str) -> Iterator[Found]:
    for found in chain(_ISO.finditer(text), _EIGHT.finditer(text)):
        month, day = int(found["month"]), int(found["day"])
        if possible(month, day):
            yield Found((PrintedDay(month, day, int(found["year"])),), found.start(), found.end())


def _dotted(text: str) -> Iterator[Found]:
    at = 0
    while found := _DOTTED.search(text, at):
        month, year = int(found["month"]), found["year"] or found["year2"]
        days, run, start = _last_days(found)
        if len(days) == 1 and len(year or "") == 4 and month > 12:
            month, days = days[0], (month,)  # 10.18.2023
        if all(possible(month, day) for day in days):
            printed = tuple(PrintedDay(month, day, full_year(year)) for day in days)
            yield Found(printed, start, found.end(), run)
            at = found.end()
        else:
            at = found.start() + 1  # "1. 18.10." begins with a number of its own


def _with_strokes(text: str) -> Iterator[Found]:
    for found in _STROKES.finditer(text):
        one, two = int(found["one"]), int(found["two"])
        before, after = int(found["from"] or 0), int(found["to"] or 0)
        start, end = found.span()
        if before and before < one and possible(two, before) and possible(two, one):
            days = (before, one)
            yield _with_figures(days, two, found["year"], Order.DAY_FIRST, (start, end))
            continue
        if after > two and possible(one, after) and possible(one, two):
            yield _with_figures((two, after), one, found["year"], Order.MONTH_FIRST, (start, end))
            continue
        start = found.start("one")
        end = found.end("year") if found["year"] else found.end("two")
        yield from _two_figures(one, two, found["year"], (start, end))
    if whole := _ALONE.fullmatch(text):
        span = (whole.start("one"), whole.end("two"))
        yield from _two_figures(int(whole["one"]), int(whole["two"]), None, span)
    for found in _HYPHENS.finditer(text):
        yield from _two_figures(int(found["one"]), int(found["two"]), found["year"], found.span())


def _two_figures(one: int, two: int, year: str | None, span: tuple[int, int]) -> Iterator[Found]:
    if possible(two, one):
        either = possible(one, two) and one != two
        order = Order.EITHER if either else Order.DAY_FIRST if one != two else None
        yield _with_figures((one,), two, year, order, span)
    elif possible(one, two):
        yield _with_figures((two,), one, year, Order.MONTH_FIRST, span)


def _with_figures(
    days: tuple[int, ...], month: int, year: str | None, order: Order | None, span: tuple[int, int]
) -> Found:
    printed = tuple(PrintedDay(month, day, full_year(year), None, order) for day in days)
    return Found(printed, *span, len(days) == 2)
