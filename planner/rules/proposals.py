"""What the rules propose to award: the highest tier met, up to the aim and what can be booked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules import grades
from planner.rules.attendance import NO_SESSIONS
from planner.rules.credits import Standing
from planner.rules.standings import standing
from planner.rules.tier_grades import computed_grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from planner.rules.attendance import Attended
    from planner.rules.credits import Item, Result, Tier


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

    ``grade_hint`` is the computed grade, brought to one decimal as the tier rounds; it need not be
    a grade step. ``why`` holds every tier, highest first.
    """

    tier: Tier
    credits: Decimal
    grade_hint: Decimal | None
    why: tuple[Considered, ...]


def considered(
    tiers: Iterable[Tier],
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended = NO_SESSIONS,
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
        reached = standing(tier, items, results, attended)
        weighed.append(Considered(tier=tier, standing=reached, bars=tuple(bars(tier, reached))))
    return tuple(weighed)


def proposal(
    tiers: Iterable[Tier],
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended = NO_SESSIONS,
    *,
    aim: str | None = None,
    bookable: Decimal | None = None,
    programme: str = "",
) -> Proposal | None:
    """Propose the highest tier that is met and that nothing bars; None if there is none.

    See considered for what bars a tier.
    """
    why = considered(
        tiers, items, results, attended, aim=aim, bookable=bookable, programme=programme
    )
    best = next((one.tier for one in why if not one.bars), None)
    if best is None:
        return None
    mean = computed_grade(best, items, results)
    hint = None if mean is None else grades.cut(mean, best.grading.rounding)
    return Proposal(tier=best, credits=best.credits, grade_hint=hint, why=why)
