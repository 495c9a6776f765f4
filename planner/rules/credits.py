"""Items, results, tiers: what is passed, how far a student is, and the proposal.

Why a tier is not met stands in credits_missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules import grades

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction


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
    """``at_least`` of ``items`` must be passed; ``text`` is how the page says it."""

    text: str
    items: tuple[str, ...]
    at_least: int


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
_UNTOUCHED = Result()
_WORST_FIRST = (Standing.OUT_OF_REACH, Standing.POSSIBLE, Standing.WAITING, Standing.MET)


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


def progress_of(
    requirement: Requirement, items: Mapping[str, Item], results: Mapping[str, Result]
) -> dict[str, Progress]:
    """Return what each item of a requirement means for one student, exempt ones included.

    ``items`` and ``results`` are keyed by item id; no result is the same as an open one. An id
    without an item is judged by the state alone, so that a lost item makes nothing easier.
    """
    return {
        id_: progress(items.get(id_), results.get(id_, _UNTOUCHED)) for id_ in requirement.items
    }


def requirement_standing(at_least: int, found: Iterable[Progress]) -> Standing:
    """Judge one requirement from the progress of its items.

    Exempt items leave the set, and "at least n" becomes min(n, items left). If something was
    asked and nothing is left of it, the lecturer's word is awaited. So exempting somebody from
    their last chance puts "one of two" out of reach, where the other one is lost.

    >>> requirement_standing(2, [Progress.PASSED, Progress.MARKING, Progress.OWED]).value
    'waiting'
    >>> requirement_standing(3, [Progress.PASSED, Progress.EXEMPT, Progress.PASSED]).value
    'met'
    """
    left = [one for one in found if one is not Progress.EXEMPT]
    if at_least > 0 and not left:
        return Standing.WAITING
    need = min(at_least, len(left))
    have = left.count(Progress.PASSED)
    if have >= need:
        return Standing.MET
    if len(left) - left.count(Progress.LOST) < need:
        return Standing.OUT_OF_REACH
    enough_in = have + left.count(Progress.MARKING) >= need
    return Standing.WAITING if enough_in else Standing.POSSIBLE


def standing(tier: Tier, items: Mapping[str, Item], results: Mapping[str, Result]) -> Standing:
    """Say how far one student is on the way to a tier.

    *Met* if the facts alone satisfy every requirement; *out of reach* if one of them could not be
    satisfied even with everything open at its best; *possible* if the student must still act for
    one; else *waiting*. A tier without requirements waits for the lecturer's word. The clock
    decides nothing here: an overdue item is still owed.
    """
    found = [
        requirement_standing(one.at_least, progress_of(one, items, results).values())
        for one in tier.requires
    ]
    return min(found, key=_WORST_FIRST.index, default=Standing.WAITING)


def computed_grade(
    tier: Tier, items: Mapping[str, Item], results: Mapping[str, Result]
) -> Fraction | None:
    """Return the exact mean of the marks of a tier's passed graded items, each weighing the same.

    It is a help beside the grade a person decides, never that grade. None if the tier is
    ungraded or no passed item carries a mark.
    """
    if not tier.graded:
        return None
    ids = dict.fromkeys(id_ for requirement in tier.requires for id_ in requirement.items)
    marks = []
    for id_ in ids:
        item, result = items.get(id_), results.get(id_, _UNTOUCHED)
        if item and item.marking is Marking.GRADE and result.mark and passed(item, result):
            marks.append((result.mark, 1))
    return grades.average(marks)


class Bar(StrEnum):
    """Why a tier is not proposed."""

    NOT_MET = "not_met"
    ABOVE_AIM = "above_aim"
    ABOVE_BOOKED = "above_booked"  # more credits than the student can have booked
    OTHER_PROGRAMME = "other_programme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One tier as the proposal saw it; no bars means that it could be awarded."""

    tier: Tier
    standing: Standing
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the rules propose to award: a help, until a person decides.

    ``grade_hint`` is the computed grade, cut to one decimal; it need not be a grade step. ``why``
    holds every tier, highest first.
    """

    tier: Tier
    credits: Decimal
    grade_hint: Decimal | None
    why: tuple[Considered, ...]


def considered(
    tiers: Iterable[Tier],
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    *,
    aim: str | None = None,
    bookable: Decimal | None = None,
    programme: str = "",
) -> tuple[Considered, ...]:
    """Weigh every tier for one student, most credits first, with all that speaks against each.

    ``aim`` is the id of the tier the student wants and bars tiers with more credits; None, or an
    id that no tier has, bars none. ``bookable`` are the credits the student can have booked, None
    without a limit. A tier for certain programmes is barred to all others, upper and lower case
    alike. Of tiers with the same credits the aimed-at one comes first, then the order given.
    """
    tiers = tuple(tiers)
    wanted = next((tier.credits for tier in tiers if tier.id == aim), None)
    own = programme.strip().casefold()

    def bars(tier: Tier, reached: Standing) -> Iterable[Bar]:
        if reached is not Standing.MET:
            yield Bar.NOT_MET
        if wanted is not None and tier.credits > wanted:
            yield Bar.ABOVE_AIM
        if bookable is not None and tier.credits > bookable:
            yield Bar.ABOVE_BOOKED
        if tier.programmes and own not in {name.strip().casefold() for name in tier.programmes}:
            yield Bar.OTHER_PROGRAMME

    weighed = []
    for tier in sorted(tiers, key=lambda tier: (-tier.credits, tier.id != aim)):
        reached = standing(tier, items, results)
        weighed.append(Considered(tier=tier, standing=reached, bars=tuple(bars(tier, reached))))
    return tuple(weighed)


def proposal(
    tiers: Iterable[Tier],
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    *,
    aim: str | None = None,
    bookable: Decimal | None = None,
    programme: str = "",
) -> Proposal | None:
    """Propose the highest tier that is met and that nothing bars; None if there is none.

    See considered for what bars a tier.
    """
    why = considered(tiers, items, results, aim=aim, bookable=bookable, programme=programme)
    best = next((one.tier for one in why if not one.bars), None)
    if best is None:
        return None
    mean = computed_grade(best, items, results)
    hint = None if mean is None else grades.cut(mean)
    return Proposal(tier=best, credits=best.credits, grade_hint=hint, why=why)
