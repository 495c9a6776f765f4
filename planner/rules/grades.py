"""Grade steps and points as people type them, averages, words, foreign grades, distribution."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS = tuple(
    Decimal(step)
    for step in ("1.0", "1.3", "1.7", "2.0", "2.3", "2.7", "3.0", "3.3", "3.7", "4.0", "5.0")
)
LAST_PASSING = Decimal("4.0")
SMALLEST_GROUP = 5  # a distribution of fewer students would tell about single people
_GRADE = re.compile(r"[0-9](?:[.,][0-9]0?)?", re.ASCII)
_POINTS = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,4})?", re.ASCII)


@dataclass(eq=False)
class NoSuchGrade(PlannerError):
    """A text that is no grade step of German universities."""

    text: str


@dataclass(eq=False)
class NoSuchPoints(PlannerError):
    """A text that is no number of points."""

    text: str


class Rounding(StrEnum):
    """How an exact mean becomes a grade with one decimal."""

    CUT = "cut"  # every further digit is dropped: usual in examination regulations
    HALF_UP = "half_up"  # commercial rounding


class GradeWord(StrEnum):
    """The word of a grade."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    SATISFACTORY = "satisfactory"
    SUFFICIENT = "sufficient"
    FAIL = "fail"


_WORDS = (
    (Decimal("1.5"), GradeWord.VERY_GOOD),
    (Decimal("2.5"), GradeWord.GOOD),
    (Decimal("3.5"), GradeWord.SATISFACTORY),
    (LAST_PASSING, GradeWord.SUFFICIENT),
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many students have a grade, and their exact percentage of all who passed."""

    grade: Decimal
    count: int
    percent: Fraction


def parse_grade(text: str) -> Decimal:
    """Read a grade step with comma or point: "1,3", "1.3", "2". Raises NoSuchGrade.

    0,7, 4,3, 4,7 and 5,3 are no steps at German universities.

    >>> parse_grade("1,3"), parse_grade("2")
    (Decimal('1.3'), Decimal('2.0'))
    """
    plain = text.strip()
    if _GRADE.fullmatch(plain):
        read = Decimal(plain.replace(",", "."))
        for step in STEPS:
            if step == read:
                return step
    raise NoSuchGrade(text)


def parse_points(text: str) -> Decimal:
    """Read points with comma or point, never negative: "17,5", "17.5", "0". Raises NoSuchPoints.

    Both marks in one number are refused, because 1.234,5 may mean two things.

    >>> parse_points("17,5")
    Decimal('17.5')
    """
    plain = text.strip()
    if not _POINTS.fullmatch(plain):
        raise NoSuchPoints(text)
    return Decimal(plain.replace(",", "."))


def is_step(grade: Decimal) -> bool:
    """Tell whether a grade may be decided: 1,0 1,3 1,7 … 4,0 or 5,0."""
    return grade in STEPS


def passed(grade: Decimal) -> bool:
    """Tell whether a grade passes: 4,0 and better.

    >>> passed(Decimal("4.0")), passed(Decimal("4.2"))
    (True, False)
    """
    return grade <= LAST_PASSING


def average(parts: Iterable[tuple[Decimal | Fraction, Decimal | int]]) -> Fraction | None:
    """Return the exact mean of (grade, weight) pairs; None if nothing weighs anything.

    >>> average([(Decimal("1.0"), 2), (Decimal("1.3"), 1)])
    Fraction(11, 10)
    """
    total = weight = Fraction(0)
    for grade, share in parts:
        total += Fraction(grade) * Fraction(share)
        weight += Fraction(share)
    return total / weight if weight else None


def cut(mean: Fraction | Decimal, rounding: Rounding = Rounding.CUT) -> Decimal:
    """Bring an exact mean to one decimal by a named rule; by default further digits are dropped.

    So 4,05 becomes 4,0 and passes, where the regulations truncate. Of exact values only: a binary
    float of 1,0 + 1,0 + 1,3 over three would be cut to 1,0.

    >>> cut(Fraction(47, 30)), cut(Fraction(47, 30), Rounding.HALF_UP)
    (Decimal('1.5'), Decimal('1.6'))
    """
    tenths = Fraction(mean) * 10
    if rounding is Rounding.HALF_UP:
        tenths += Fraction(1, 2)
    return Decimal(floor(tenths)).scaleb(-1)


def word(grade: Decimal) -> GradeWord:
    """Return the word of a grade with one decimal: up to 1,5 very good, to 2,5 good, and so on."""
    return next((name for limit, name in _WORDS if grade <= limit), GradeWord.FAIL)


def from_abroad(mark: Decimal, *, best: Decimal, passing: Decimal) -> Fraction:
    """Convert a foreign mark by the modified Bavarian formula, exactly (KMK, 2013).

    x = 1 + 3 · (best − mark) / (best − passing), where ``best`` is the best possible mark and
    ``passing`` the lowest that passes; scales may run either way. Better than best is 1, and what
    does not pass is above 4. Raises ValueError if best and passing are the same.

    >>> cut(from_abroad(Decimal(27), best=Decimal(30), passing=Decimal(18)))
    Decimal('1.7')
    """
    if best == passing:
        raise ValueError(f"a scale from {best} to {passing} tells nothing apart")
    share = (Fraction(best) - Fraction(mark)) / (Fraction(best) - Fraction(passing))
    return max(Fraction(1), 1 + 3 * share)


def distribution(
    grades: Iterable[Decimal], smallest: int = SMALLEST_GROUP
) -> tuple[Share, ...] | None:
    """Return the share of each passing grade, best first (ECTS Users' Guide 2015).

    Grades that do not pass are left out. None, to be shown as nothing at all, if fewer than
    ``smallest`` students passed: the figures would tell about single people.
    """
    counts = Counter(grade for grade in grades if passed(grade))
    n = counts.total()
    if n < max(smallest, 1):
        return None
    return tuple(
        Share(grade, counts[grade], Fraction(100 * counts[grade], n)) for grade in sorted(counts)
    )
