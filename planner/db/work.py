"""Reading items and tiers."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.result_tables import CreditTier, RequiredItem, TierRequirement, WorkItem
from planner.rules.credits import Item, Requirement, Tier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def items(tx: Session) -> tuple[Item, ...]:
    """List the items in the order given by the lecturer."""
    wanted = select(WorkItem).order_by(WorkItem.position, WorkItem.id)
    return tuple(item_row(row) for row in tx.scalars(wanted))


def item_row(row: WorkItem) -> Item:
    """Turn a live item into a value of the rules."""
    return Item(
        id=row.id,
        title=row.title,
        kind=row.kind,
        marking=row.marking,
        max_points=row.max_points,
        pass_points=row.pass_points,
        due=row.due,
        short=row.short,
    )


def tiers(tx: Session) -> tuple[Tier, ...]:
    """List the tiers, fewest credits first; a tier's key is its credits where that is unique."""
    rows = list(tx.scalars(select(CreditTier)))
    rows.sort(key=lambda row: (row.credits, row.position, row.id))
    same_credits = Counter(row.credits for row in rows)
    requires = _requirements(tx)
    return tuple(
        Tier(
            id=row.id,
            key=f"{row.credits.normalize():f}" if same_credits[row.credits] == 1 else row.id,
            name=row.name,
            credits=row.credits,
            graded=row.graded,
            programmes=tuple(row.programmes),
            requires=tuple(requires[row.id]),
        )
        for row in rows
    )


def _requirements(tx: Session) -> dict[str, list[Requirement]]:
    chosen: dict[str, list[str]] = defaultdict(list)
    links = select(RequiredItem).order_by(RequiredItem.position, RequiredItem.id)
    for link in tx.scalars(links):
        chosen[link.requirement_id].append(link.item_id)
    found: dict[str, list[Requirement]] = defaultdict(list)
    wanted = select(TierRequirement).order_by(TierRequirement.position, TierRequirement.id)
    for row in tx.scalars(wanted):
        one = Requirement(text=row.text, items=tuple(chosen[row.id]), at_least=row.at_least)
        found[row.tier_id].append(one)
    return found
