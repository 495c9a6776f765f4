"""Which rules are refused: those that test nothing, ask for more than there is, or contradict."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import grades
from planner.rules.credits import ItemKind, Marking, asked_items, items_of
from planner.rules.requirements import OF_SESSIONS, Asks, Counting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.rules.credits import Grading, Item, Requirement, Tier

_ALL_OF_IT = Decimal(100)


@dataclass(eq=False)
class AsksForNothing(PlannerError):
    """A requirement names neither items nor kinds of items."""

    text: str


@dataclass(eq=False)
class NoneOfTheseKinds(PlannerError):
    """A requirement asks for kinds of which there is no item, so everybody would meet it."""

    text: str
    kinds: tuple[ItemKind, ...]


@dataclass(eq=False)
class AtLeastNone(PlannerError):
    """A requirement asks for at least 0 items, which everybody has."""

    text: str


@dataclass(eq=False)
class TooManyAsked(PlannerError):
    """A requirement asks for more items than belong to it."""

    text: str
    at_least: int
    items: int


@dataclass(eq=False)
class NoAmount(PlannerError):
    """A requirement asks for no points, no sessions or 0 %, which everybody has."""

    text: str
    asks: Asks


@dataclass(eq=False)
class AbovePercent(PlannerError):
    """A requirement asks for more than 100 %."""

    text: str
    amount: Decimal


@dataclass(eq=False)
class TooManyPoints(PlannerError):
    """A requirement asks for more points than its items have together."""

    text: str
    amount: Decimal
    most: Decimal


@dataclass(eq=False)
class NoPoints(PlannerError):
    """Points are asked of an item that is marked otherwise."""

    text: str
    item: str


@dataclass(eq=False)
class NoMaximum(PlannerError):
    """A percentage is asked of an item whose most points are unknown."""

    text: str
    item: str


@dataclass(eq=False)
class OnlyExtraPoints(PlannerError):
    """A percentage is asked of items whose most points are 0 together."""

    text: str


@dataclass(eq=False)
class TooManySessions(PlannerError):
    """More sessions are to be attended than the plan has."""

    text: str
    amount: Decimal
    sessions: int


@dataclass(eq=False)
class SessionsNotWhole(PlannerError):
    """A number of sessions that is no whole number."""

    text: str
    amount: Decimal


@dataclass(eq=False)
class NoCredits(PlannerError):
    """A tier is worth some credits."""

    tier: str


@dataclass(eq=False)
class WeightNegative(PlannerError):
    """An item weighs less than nothing in a grade."""

    tier: str
    item: str


@dataclass(eq=False)
class NothingWeighs(PlannerError):
    """Every item of a grade weighs 0."""

    tier: str


@dataclass(eq=False)
class DropsEverything(PlannerError):
    """As many marks are dropped as there are items, so none would be left."""

    tier: str
    dropped: int
    items: int


@dataclass(eq=False)
class KeyPercent(PlannerError):
    """A key from points to grades has a percentage below 0 or above 100."""

    tier: str
    percent: Decimal


@dataclass(eq=False)
class KeyGrade(PlannerError):
    """A key from points to grades names something that is no grade step."""

    tier: str
    grade: Decimal


@dataclass(eq=False)
class KeyTwice(PlannerError):
    """A key from points to grades names a percentage twice."""

    tier: str
    percent: Decimal


@dataclass(eq=False)
class KeyFalls(PlannerError):
    """A key gives more points a grade that is not better."""

    tier: str
    percent: Decimal
    grade: Decimal
    lower: Decimal  # the percentage below, which makes a grade as good or better


@dataclass(eq=False)
class KeyWithoutPoints(PlannerError):
    """A key from points, where no item of the tier is marked with points out of a maximum."""

    tier: str


@dataclass(eq=False)
class PassMarkTooHigh(PlannerError):
    """More points are needed to pass an item than it has."""

    item: str
    needed: Decimal
    most: Decimal


def check_item(item: Item) -> None:
    """Refuse an item that nobody can pass; raises PassMarkTooHigh."""
    most, enough = item.max_points, item.pass_points
    if (
        item.marking is Marking.POINTS
        and most is not None
        and enough is not None
        and enough > most
    ):
        raise PassMarkTooHigh(item.title, enough, most)


def check_tier(tier: Tier, items: Mapping[str, Item], sessions: int | None = None) -> None:
    """Refuse a tier with a rule that tests nothing, or that nobody can meet.

    ``sessions`` is how many the plan has, None or 0 if it is not known yet. Raises the refusals of
    this module.
    """
    if tier.credits <= 0:
        raise NoCredits(tier.name)
    for requirement in tier.requires:
        check_requirement(requirement, items, sessions)
    check_grading(tier, items)


def check_requirement(
    requirement: Requirement, items: Mapping[str, Item], sessions: int | None = None
) -> None:
    """Refuse a requirement that everybody meets, or nobody can."""
    if requirement.asks in OF_SESSIONS:
        _check_sessions(requirement, sessions)
        return
    if not requirement.items and not requirement.kinds:
        raise AsksForNothing(requirement.text)
    ids = asked_items(requirement, items)
    if not ids:
        raise NoneOfTheseKinds(requirement.text, requirement.kinds)
    _OF_ITEMS[requirement.asks](requirement, [items[id_] for id_ in ids if id_ in items])


def _check_passed(asked: Requirement, items: Sequence[Item]) -> None:
    if asked.counting is not Counting.AT_LEAST:
        return
    if asked.at_least <= 0:
        raise AtLeastNone(asked.text)
    if asked.at_least > len(items):
        raise TooManyAsked(asked.text, asked.at_least, len(items))


def _check_points(asked: Requirement, items: Sequence[Item]) -> None:
    amount = _some(asked)
    most = [one.max_points for one in _with_points(asked, items)]
    known = [one for one in most if one is not None]
    if len(known) == len(most) and amount > sum(known):
        raise TooManyPoints(asked.text, amount, sum(known, Decimal(0)))


def _check_percent(asked: Requirement, items: Sequence[Item]) -> None:
    _up_to_all(asked)
    counted = _with_points(asked, items)
    for one in counted:
        if one.max_points is None:
            raise NoMaximum(asked.text, one.title)
    if not any(one.max_points for one in counted):
        raise OnlyExtraPoints(asked.text)


def _with_points(asked: Requirement, items: Sequence[Item]) -> list[Item]:
    """Return the items that count; of a kind, those marked otherwise simply bring no points."""
    counted = [one for one in items if one.marking is Marking.POINTS]
    for one in items:
        named = one.id in asked.items or not counted
        if one.marking is not Marking.POINTS and named:
            raise NoPoints(asked.text, one.title)
    return counted


def _check_sessions(asked: Requirement, sessions: int | None) -> None:
    if asked.asks is Asks.ATTENDANCE_PERCENT:
        _up_to_all(asked)
        return
    amount = _some(asked)
    if amount != amount.to_integral_value():
        raise SessionsNotWhole(asked.text, amount)
    if sessions and amount > sessions:
        raise TooManySessions(asked.text, amount, sessions)


def _up_to_all(asked: Requirement) -> None:
    if _some(asked) > _ALL_OF_IT:
        raise AbovePercent(asked.text, _some(asked))


def _some(asked: Requirement) -> Decimal:
    if asked.amount is None or asked.amount <= 0:
        raise NoAmount(asked.text, asked.asks)
    return asked.amount


def check_grading(tier: Tier, items: Mapping[str, Item]) -> None:
    """Refuse a way to compute a grade that could give none, or gives better grades for less."""
    how = tier.grading
    weights = dict(how.weights)
    for id_, weight in weights.items():
        if weight < 0:
            raise WeightNegative(tier.name, items[id_].title if id_ in items else id_)
    kind = Marking.POINTS if how.key else Marking.GRADE
    ids = dict.fromkeys((*items_of(tier, items), *weights))
    counted = [items[id_] for id_ in ids if id_ in items and items[id_].marking is kind]
    if weights and counted and all(weights.get(one.id) == 0 for one in counted):
        raise NothingWeighs(tier.name)
    if how.drop_lowest and how.drop_lowest >= len(counted):
        raise DropsEverything(tier.name, how.drop_lowest, len(counted))
    if how.key and not any(one.max_points for one in counted):
        raise KeyWithoutPoints(tier.name)
    _check_key(tier.name, how)


def _check_key(tier: str, how: Grading) -> None:
    for step in how.key:
        if not 0 <= step.percent <= _ALL_OF_IT:
            raise KeyPercent(tier, step.percent)
        if not grades.is_step(step.grade):
            raise KeyGrade(tier, step.grade)
    for lower, higher in pairwise(sorted(how.key, key=lambda step: step.percent)):
        if lower.percent == higher.percent:
            raise KeyTwice(tier, higher.percent)
        if lower.grade <= higher.grade:
            raise KeyFalls(tier, higher.percent, higher.grade, lower.percent)


_OF_ITEMS: Mapping[Asks, Callable[[Requirement, Sequence[Item]], None]] = {
    Asks.PASSED: _check_passed,
    Asks.POINTS: _check_points,
    Asks.PERCENT: _check_percent,
}
