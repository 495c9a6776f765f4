"""The computed grade of a tier: from the marks of its items, or by a key from their points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.rules import grades
from planner.rules.credits import UNTOUCHED, Marking, State, items_of, passed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.rules.credits import Grading, Item, KeyStep, Result, Tier

_BLANK = Fraction(-1)  # sorts below every share of points
_SURE_NONE = frozenset({State.MISSING, State.FAILED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One item in a computed grade. Its ``value`` is a mark, or its share of the most points.

    ``value`` None: there is no number yet. ``dropped``: it is among the lowest that do not count.
    """

    item: str
    weight: Decimal
    value: Fraction | None
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """How a grade comes about; ``grade`` None where it cannot be computed (yet).

    ``percent`` is the share of the points where a key makes the grade, else None.
    """

    grade: Fraction | None
    parts: tuple[Counted, ...]
    percent: Fraction | None = None


def computed_grade(
    tier: Tier, items: Mapping[str, Item], results: Mapping[str, Result]
) -> Fraction | None:
    """Return the exact grade that a tier's rule makes of the results, None if there is none yet.

    It is a help beside the grade a person decides, never that grade. See computed.
    """
    return computed(tier, items, results).grade


def computed(tier: Tier, items: Mapping[str, Item], results: Mapping[str, Result]) -> Computed:
    """Work out the grade of a tier with all that counts for it; none for an ungraded tier.

    Without a key it is the mean of the marks of the passed items, each with its weight. With a
    key it is the grade that belongs to the percentage of the points: the sum of the points over
    the sum of the most there were, both by weight, so that a bonus counts. Exempt work leaves,
    and so does what was recognised without points; what was not handed in counts as nothing.
    Blank is not zero: while points are still to come there is no grade. ``drop_lowest`` takes
    away the worst marks, or the lowest shares (what is blank first), but never the last one.
    """
    if not tier.graded:
        return Computed(grade=None, parts=())
    weights = dict(tier.grading.weights)
    ids = dict.fromkeys((*items_of(tier, items), *weights))
    asked = [
        (items[id_], weights.get(id_, Decimal(1)), results.get(id_, UNTOUCHED))
        for id_ in ids
        if id_ in items and weights.get(id_, 1) != 0
    ]
    return _by_key(tier.grading, asked) if tier.grading.key else _by_marks(tier.grading, asked)


def by_key(key: Iterable[KeyStep], percent: Fraction) -> Decimal:
    """Return the grade that belongs to a percentage of the points; below every step it is 5,0.

    >>> from planner.rules.credits import KeyStep
    >>> key = [
    ...     KeyStep(percent=Decimal(50), grade=Decimal("4.0")),
    ...     KeyStep(percent=Decimal(80), grade=Decimal("2.0")),
    ... ]
    >>> [str(by_key(key, Fraction(n))) for n in (49, 50, 79, 80)]
    ['5.0', '4.0', '4.0', '2.0']
    """
    reached = [step for step in key if step.percent <= percent]
    return max(reached, key=lambda step: step.percent).grade if reached else grades.STEPS[-1]


def _by_marks(grading: Grading, asked: Sequence[tuple[Item, Decimal, Result]]) -> Computed:
    marks = [
        Counted(item=item.id, weight=weight, value=Fraction(result.mark))
        for item, weight, result in asked
        if item.marking is Marking.GRADE and result.mark and passed(item, result)
    ]
    parts = _dropped(marks, grading.drop_lowest, worst_first=lambda one: -_exact(one.value))
    mean = grades.average((_exact(one.value), one.weight) for one in parts if not one.dropped)
    return Computed(grade=mean, parts=parts)


def _by_key(grading: Grading, asked: Sequence[tuple[Item, Decimal, Result]]) -> Computed:
    most = {item.id: Fraction(item.max_points or 0) for item, _, _ in asked}
    shares = [
        Counted(item=item.id, weight=weight, value=_share(item, result))
        for item, weight, result in asked
        if item.marking is Marking.POINTS and not _leaves(result)
    ]
    droppable = [one for one in shares if most[one.item]]
    extra = [one for one in shares if not most[one.item]]
    parts = (*_dropped(droppable, grading.drop_lowest, worst_first=_share_first), *extra)
    counted = [one for one in parts if not one.dropped]
    if not droppable or any(one.value is None for one in counted):
        return Computed(grade=None, parts=parts)
    got, whole = Fraction(0), Fraction(0)
    for one in counted:
        got += Fraction(one.weight) * _exact(one.value) * (most[one.item] or 1)
        whole += Fraction(one.weight) * most[one.item]
    percent = 100 * got / whole
    return Computed(grade=Fraction(by_key(grading.key, percent)), parts=parts, percent=percent)


def _leaves(result: Result) -> bool:
    without = result.state is State.RECOGNISED and result.points is None
    return result.state is State.EXEMPT or without


def _share(item: Item, result: Result) -> Fraction | None:
    """Return points as a share of the most; the points themselves where there is no most."""
    if result.state is State.MISSING:
        return Fraction(0)
    if result.state in {State.RETURNED, State.EXCUSED}:
        return None
    if result.points is None:
        return Fraction(0) if result.state in _SURE_NONE or not item.max_points else None
    return Fraction(result.points) / Fraction(item.max_points or 1)


def _share_first(one: Counted) -> Fraction:
    return _BLANK if one.value is None else one.value


def _dropped(
    parts: Sequence[Counted], most: int, *, worst_first: Callable[[Counted], Fraction]
) -> tuple[Counted, ...]:
    """Mark the worst as dropped; of those alike the one that weighs most, and never all."""
    order = sorted(parts, key=lambda one: (worst_first(one), -one.weight))
    gone = {one.item for one in order[: max(min(most, len(parts) - 1), 0)]}
    return tuple(replace(one, dropped=one.item in gone) for one in parts)


def _exact(value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else value
