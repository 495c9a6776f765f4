"""Items, results, requirements, tiers: the values that rules are made of, and what is passed.

How far a student is on the way to a tier stands in standings, what is lacking in credits_missing,
the shortest way in ways, the proposal in proposals and the computed grade in tier_grades.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules import grades
from planner.rules.grades import Rounding
from planner.rules.requirements import OF_SESSIONS, Asks, Counting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal


class ItemKind(StrEnum):
    """What sort of work an item is."""

    PARTICIPATION = "participation"
    HOMEWORK = "homework"
    POSTER = "poster"
    PROJECT = "project"
    PRESENTATION = "presentation"
    EXAM = "exam"
    OTHER = "other"


class Marking(StrEnum):
    """How an item is marked: passed or not, points, or a grade step from 1,0 to 5,0."""

    TICK = "tick"
    POINTS = "points"
    GRADE = "grade"


class State(StrEnum):
    """Where one student stands with one item. A state and a number never erase each other."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PASSED = "passed"
    FAILED = "failed"
    MISSING = "missing"
    EXCUSED = "excused"
    EXEMPT = "exempt"
    RECOGNISED = "recognised"


class Standing(StrEnum):
    """How far a student is on the way to a tier."""

    MET = "met"
    WAITING = "waiting"
    POSSIBLE = "possible"
    OUT_OF_REACH = "out_of_reach"


class Enrolment(StrEnum):
    """Whether a student belongs to the course."""

    REGISTERED = "registered"
    UNDECIDED = "undecided"
    WAITING = "waiting"
    GUEST = "guest"
    LEFT = "left"


class Outcome(StrEnum):
    """How a decision ends."""

    PASSED = "passed"
    FAILED = "failed"
    NO_SHOW = "no_show"
    WITHDRAWN = "withdrawn"
    DECEPTION = "deception"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of work (Teilleistung). Points are exact; ``due`` is the announced deadline."""

    id: str
    title: str
    kind: ItemKind = ItemKind.OTHER
    marking: Marking = Marking.TICK
    max_points: Decimal | None = None
    pass_points: Decimal | None = None
    due: date | None = None
    short: str = ""  # column heading, e.g. "HW 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one student has done for one item."""

    state: State = State.OPEN
    points: Decimal | None = None
    mark: Decimal | None = None  # a grade step such as Decimal("1.3")
    late_days: int = 0
    due: date | None = None  # the student's own deadline, where extended


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing a tier asks for; ``text`` is how the page says it.

    ``asks`` says what is measured. Where items are to be *passed*, ``counting`` says how many:
    all of them, any one, or ``at_least`` so many; the other measures take an ``amount`` (points,
    sessions or a percentage). The items are ``items`` and all those of ``kinds``, also such as
    are entered later; attendance takes none. See standings for what each measure means.
    """

    text: str
    items: tuple[str, ...] = ()
    at_least: int = 0
    asks: Asks = Asks.PASSED
    counting: Counting = Counting.AT_LEAST
    kinds: tuple[ItemKind, ...] = ()
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyStep:
    """One line of a key from points to grades: from this percentage of the points on."""

    percent: Decimal
    grade: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """How the grade of a tier is computed; tier_grades says how each part counts.

    ``weights`` are pairs of an item's id and what it weighs, 1 where none is given. ``key`` is
    empty, or makes the grade from the points; then the marks do not count.
    """

    weights: tuple[tuple[str, Decimal], ...] = ()
    drop_lowest: int = 0
    rounding: Rounding = Rounding.CUT
    key: tuple[KeyStep, ...] = ()


PLAIN = Grading()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A level of credits and what it takes. ``key`` is its id in the shell and in files."""

    id: str
    key: str
    name: str
    credits: Decimal
    graded: bool = True
    programmes: tuple[str, ...] = ()
    requires: tuple[Requirement, ...] = ()
    grading: Grading = PLAIN


class Progress(StrEnum):
    """What one result means for the credits."""

    PASSED = "passed"
    MARKING = "marking"  # handed in; only the mark or the lecturer's word is missing
    OWED = "owed"  # the student must still act
    LOST = "lost"
    EXEMPT = "exempt"  # no longer asked


_SETTLED = {
    State.PASSED: Progress.PASSED,
    State.RECOGNISED: Progress.PASSED,
    State.FAILED: Progress.LOST,
    State.MISSING: Progress.LOST,
    State.EXEMPT: Progress.EXEMPT,
    State.EXCUSED: Progress.OWED,
    State.RETURNED: Progress.OWED,
}
UNTOUCHED = Result()


def progress(item: Item | None, result: Result) -> Progress:
    """Say what a result means for the credits.

    A state that settles the matter wins over any number: *failed* with 20 of 20 points is lost
    until somebody sets another state, and *failed* and *missing* stay final whatever deadline
    passes; a further attempt or an extension is opened by setting the state to open, returned or
    excused. *Excused* and *returned* mean that the student must act. Under *open* and
    *submitted* the number decides, if the item has a measure for it: points from ``pass_points``
    on, a mark up to 4,0. A number without a measure shows that the work is in, so the lecturer's
    word is awaited. A blank is no number, and zero points are one.

    >>> from decimal import Decimal
    >>> sheet = Item(
    ...     id="a", title="Sheet 1", marking=Marking.POINTS, pass_points=Decimal(10)
    ... )
    >>> progress(sheet, Result(points=Decimal("17.5"))).value
    'passed'
    >>> progress(sheet, Result(points=Decimal(0))).value, progress(sheet, Result()).value
    ('lost', 'owed')
    """
    settled = _SETTLED.get(result.state)
    if settled is not None:
        return settled
    number, enough = _verdict(item, result)
    if enough is not None:
        return Progress.PASSED if enough else Progress.LOST
    handed_in = result.state is State.SUBMITTED or number is not None
    return Progress.MARKING if handed_in else Progress.OWED


def _verdict(item: Item | None, result: Result) -> tuple[Decimal | None, bool | None]:
    """Return the number that counts for an item, and whether it is enough (None: no measure)."""
    if item is None or item.marking is Marking.TICK:
        return result.points, None
    if item.marking is Marking.GRADE:
        return result.mark, None if result.mark is None else grades.passed(result.mark)
    if result.points is None or item.pass_points is None:
        return result.points, None
    return result.points, result.points >= item.pass_points


def passed(item: Item | None, result: Result) -> bool:
    """Tell whether a result counts as passed; see progress for how states and numbers meet."""
    return progress(item, result) is Progress.PASSED


def asked_items(requirement: Requirement, items: Mapping[str, Item]) -> tuple[str, ...]:
    """Return the ids of all items that belong to a requirement, each once.

    First those it names, then those of its kinds in the order of ``items``. Attendance is asked
    of sessions, so it has none.
    """
    if requirement.asks in OF_SESSIONS:
        return ()
    if not requirement.kinds:
        return tuple(dict.fromkeys(requirement.items))
    alike = (id_ for id_, item in items.items() if item.kind in requirement.kinds)
    return tuple(dict.fromkeys((*requirement.items, *alike)))


def needed(requirement: Requirement, asked: int) -> int:
    """Return how many of so many items a requirement wants passed, exemptions aside."""
    if requirement.counting is Counting.ALL:
        return asked
    return 1 if requirement.counting is Counting.ANY else requirement.at_least


def items_of(tier: Tier, items: Mapping[str, Item]) -> tuple[str, ...]:
    """Return the ids of all items that a tier asks for, in its order, each once."""
    every = (id_ for one in tier.requires for id_ in asked_items(one, items))
    return tuple(dict.fromkeys(every))


def asks_attendance(tier: Tier) -> bool:
    """Tell whether a tier asks for sessions attended."""
    return any(one.asks in OF_SESSIONS for one in tier.requires)
