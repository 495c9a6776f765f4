"""Terms, lecture periods, and which days are free for teaching."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FIRST_YEAR, LAST_YEAR = 1900, 2199  # what a typed year may be; beyond it is a slip of the finger
_TERM = re.compile(
    r"(?P<season>w(?:s|ise|inter(?:[ -]?(?:semester|term))?)"
    r"|s(?:s|ose|ommer(?:[ -]?semester)?|ummer(?:[ -]?(?:semester|term))?))"
    r"\.? ?(?P<year>[0-9]{4}|[0-9]{2})(?: ?[/–-] ?(?P<next>[0-9]{4}|[0-9]{2}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A run of days; both ends belong to it, as lecture periods and holidays are printed."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"days must run forward: {self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += timedelta(days=1)


class OffKind(StrEnum):
    """Why there is no teaching on a day."""

    HOLIDAY = "holiday"
    BREAK = "break"
    OWN = "own"


class NoteKind(StrEnum):
    """Whose a note on a day is: one's own, or the examination office's."""

    NOTE = "note"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, order=True)
class DayNote:
    """A note on days, in both languages (one may be empty); it closes nothing."""

    days: Days
    kind: NoteKind
    text_de: str = ""
    text_en: str = ""


@dataclass(frozen=True, slots=True, order=True)
class DayOff:
    """Days without teaching, with their name in both languages (one may be empty)."""

    days: Days
    kind: OffKind
    name_de: str = ""
    name_en: str = ""


class Season(StrEnum):
    """Winter and summer semester."""

    WINTER = "WS"
    SUMMER = "SS"


@dataclass(eq=False)
class NoSuchTerm(PlannerError):
    """A text that names no term."""

    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """One semester; ``year`` is the one it begins in.

    >>> str(Term(Season.WINTER, 2023)), str(Term.parse("SoSe 24"))
    ('WS 2023/24', 'SS 2024')
    """

    season: Season
    year: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"no such year of study: {self.year}")

    def __str__(self) -> str:
        return f"{self.season.value} {self.years}"

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read "WS 2023/24", "WiSe 23/24", "SoSe 2024", "winter semester 2023" and the like.

        Two digits mean 20xx. A winter may be given by its first year alone; where both years are
        given they must follow one another. Raises NoSuchTerm.
        """
        found = _TERM.fullmatch(" ".join(text.split()))
        if not found:
            raise NoSuchTerm(text)
        season = Season.WINTER if found["season"][0] in "wW" else Season.SUMMER
        year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        following = found["next"]
        if following and (season is Season.SUMMER or not str(year + 1).endswith(following)):
            raise NoSuchTerm(text)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise NoSuchTerm(text)
        return cls(season, year)

    @classmethod
    def holding(cls, day: date) -> Term:
        """Return the term that a day lies in; January to March belong to last year's winter."""
        if 4 <= day.month <= 9:
            return cls(Season.SUMMER, day.year)
        return cls(Season.WINTER, day.year if day.month >= 10 else day.year - 1)

    @property
    def years(self) -> str:
        """The year or years as printed: "2023/24" or "2024"."""
        if self.season is Season.SUMMER:
            return str(self.year)
        return f"{self.year}/{(self.year + 1) % 100:02d}"

    @property
    def days(self) -> Days:
        """1 October to 31 March, or 1 April to 30 September, as all German universities count."""
        if self.season is Season.WINTER:
            return Days(date(self.year, 10, 1), date(self.year + 1, 3, 31))
        return Days(date(self.year, 4, 1), date(self.year, 9, 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class LecturePeriod:
    """The lectures of a term and its break; derived dates are a default the user can edit."""

    term: Term
    lectures: Days
    pause: DayOff
    derived: bool  # the lectures follow from the pattern, nobody published them
    pause_derived: bool
    own: bool = False  # a person's own, which nobody published either

    def __post_init__(self) -> None:
        if self.lectures.last < self.term.days.first or self.term.days.last < self.lectures.first:
            raise ValueError(f"lectures wholly outside {self.term}: {self.lectures.first}")


def published_periods(table: str) -> tuple[LecturePeriod, ...]:
    """Read the text of resources/lecture_periods.csv; a row may leave out its break.

    Raises ValueError, KeyError or NoSuchTerm on a broken table: it is ours, so that is a mistake
    of ours.
    """
    return tuple(period_in(row) for row in csv.DictReader(table.splitlines()))


def period_in(row: Mapping[str, str]) -> LecturePeriod:
    """Read one row of a table of lecture periods.

    Raises ValueError, KeyError, TypeError or NoSuchTerm on a broken one.
    """
    term = Term.parse(row["term"])
    pause = usual_break(term)
    if row["break_from"]:
        days = _days(row["break_from"], row["break_to"])
        pause = DayOff(days, pause.kind, pause.name_de, pause.name_en)
    return LecturePeriod(
        term=term,
        lectures=_days(row["lectures_from"], row["lectures_to"]),
        pause=pause,
        derived=False,
        pause_derived=not row["break_from"],
    )


def _days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def lecture_period(term: Term, published: Iterable[LecturePeriod] = ()) -> LecturePeriod:
    """Return a term's published lecture period, or one derived from the pattern of the others.

    The pattern of Tübingen's published periods: from the first Monday on or after the 12th of
    October or April to a Saturday, 117 days later in winter and 103 in summer.

    >>> period = lecture_period(Term.parse("WS 2023/24"))
    >>> print(period.lectures.first, period.lectures.last, period.derived)
    2023-10-16 2024-02-10 True
    """
    for period in published:
        if period.term == term:
            return period
    opens = term.days.first.replace(day=12)
    first = opens + timedelta(days=-opens.weekday() % 7)
    last = first + timedelta(days=117 if term.season is Season.WINTER else 103)
    return LecturePeriod(
        term=term,
        lectures=Days(first, last),
        pause=usual_break(term),
        derived=True,
        pause_derived=True,
    )


def usual_break(term: Term) -> DayOff:
    """Return the break a term usually has: 23 December to 6 January, or Whitsun week.

    Whitsun week runs from Whit Monday, 50 days after Easter, to the Saturday.
    """
    if term.season is Season.WINTER:
        days = Days(date(term.year, 12, 23), date(term.year + 1, 1, 6))
        return DayOff(days, OffKind.BREAK, "Weihnachtsferien", "Christmas break")
    monday = easter(term.year) + timedelta(days=50)
    days = Days(monday, monday + timedelta(days=5))
    return DayOff(days, OffKind.BREAK, "Pfingstferien", "Whitsun break")


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).

    >>> print(easter(2026))
    2026-04-05
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    quarter, odd = divmod(rest, 4)
    sunday = (32 + 2 * leap + 2 * quarter - epact - odd) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def off_on(day: date, days_off: Iterable[DayOff]) -> DayOff | None:
    """Return why there is no teaching on a day; where several reasons meet, the shortest one.

    A holiday within a break is thus named as the holiday.
    """
    reasons = [off for off in days_off if day in off.days]
    return min(reasons, key=lambda off: (off.days.last - off.days.first, off), default=None)


def free_of(days_off: Iterable[DayOff], day: date) -> bool:
    """Tell whether no holiday or break covers a day."""
    return all(day not in off.days for off in days_off)


def weeks(days: Days) -> tuple[date, ...]:
    """Return the Mondays of all weeks that the days touch, in order."""
    monday = days.first - timedelta(days=days.first.weekday())
    count = (days.last - monday).days // 7 + 1
    return tuple(monday + timedelta(weeks=n) for n in range(count))


def year_of(month: int, day: int, within: Term | Days) -> date | None:
    """Date a day printed without its year: the one that lies within a term or a run of days.

    None where there is none, as for 29 February in most winters; of several the first, which in
    a term cannot be.

    >>> print(year_of(1, 10, Term.parse("WS 2023/24")), year_of(5, 1, Term.parse("WS 2023/24")))
    2024-01-10 None
    """
    span = within.days if isinstance(within, Term) else within
    for year in range(span.first.year, span.last.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found in span:
            return found
    return None
