"""Who would gain and who would lose by other items and tiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.rules.credits import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from planner.jobs.gradebook import Gradebook, Line, Work
    from planner.rules.credits import Item, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class TierEffect:
    """By name: who would newly meet a tier, and who would no longer."""

    id: str
    tier: str
    gain: tuple[str, ...]
    lose: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What other rules would change; ``stale`` are decisions that would need another look."""

    tiers: tuple[TierEffect, ...]
    stale: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.tiers or self.stale)


def effects(book: Gradebook, after: Work) -> Effects:
    """Compare everyone's standing under the rules of now with that under other ones.

    Those who have left or are guests earn nothing, so they are not named among gains and losses;
    a decision that was made for them may still become stale. A tier that is new counts as met by
    nobody before, one that goes as met by nobody after.
    """
    pairs = [(line, replace(line, work=after)) for line in book.lines]
    names = {tier.id: tier.name for tier in (*book.work.tiers, *after.tiers)}
    changed = tuple(
        effect
        for tier_id, name in names.items()
        if (effect := _of_tier(tier_id, name, pairs)).gain or effect.lose
    )
    stale = tuple(was.student.name for was, will in pairs if will.stale and not was.stale)
    return Effects(tiers=changed, stale=stale)


def with_tier(work: Work, tier: Tier) -> Work:
    """Return the work with one tier put in, or in the place of the one with its id."""
    others = [one for one in work.tiers if one.id != tier.id]
    return replace(work, tiers=tuple(sorted([*others, tier], key=_credits)))


def with_item(work: Work, item: Item) -> Work:
    """Return the work with one item put in last, or in the place of the one with its id."""
    items = tuple(item if one.id == item.id else one for one in work.items)
    if item not in items:
        items = (*items, item)
    return replace(work, items=items)


def _credits(tier: Tier) -> Decimal:
    return tier.credits


def _of_tier(tier_id: str, name: str, pairs: Iterable[tuple[Line, Line]]) -> TierEffect:
    met = [
        (was.student.name, _meets(was, tier_id), _meets(will, tier_id))
        for was, will in pairs
        if was.active
    ]
    return TierEffect(
        id=tier_id,
        tier=name,
        gain=tuple(who for who, before, now in met if now and not before),
        lose=tuple(who for who, before, now in met if before and not now),
    )


def _meets(line: Line, tier_id: str) -> bool:
    return line.standing.get(tier_id) is Standing.MET
