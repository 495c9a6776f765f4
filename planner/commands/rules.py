"""Replacing items and tiers as a whole: one step of the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.commands import course
from planner.commands.work import delete_item, delete_tier, enter_item, order_items, put_tier
from planner.db import work
from planner.db.finding import one
from planner.db.result_tables import CreditTier, WorkItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from planner.rules.credits import Item, Tier


def replace_rules(
    tx: Session,
    items: Sequence[Item],
    tiers: Sequence[Tier],
    *,
    details: Mapping[str, Mapping[str, Any]],
    of_course: Mapping[str, Any],
) -> None:
    """Put these items and tiers, by their ids, in the place of those there are, in this order.

    ``details`` are further columns of items by id, ``of_course`` columns of the course. What is
    not among them is deleted. Raises what deleting and putting raise: ItemInUse, TierInUse, and
    the refusals of planner.rules.rule_checks.
    """
    if of_course:
        course.edit(tx, **of_course)
    for item in items:
        enter_item(tx, item)
        for name, value in details.get(item.id, {}).items():
            setattr(one(tx, WorkItem, item.id), name, value)
    tx.flush()
    for tier in tiers:
        put_tier(tx, tier)
    kept = {tier.id for tier in tiers}
    for gone in (tier for tier in work.tiers(tx) if tier.id not in kept):
        delete_tier(tx, gone.id)
    tx.flush()
    there = {item.id for item in items}
    for old in (item for item in work.items(tx) if item.id not in there):
        delete_item(tx, old.id)
    order_items(tx, [item.id for item in items])
    for position, tier in enumerate(tiers):
        one(tx, CreditTier, tier.id).position = position
