"""What one can do to items and tiers. Each function is one step of the Edit menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from planner.db.finding import one
from planner.db.ids import new_id
from planner.db.plan_tables import Presenter
from planner.db.result_tables import (
    CreditTier,
    Decision,
    ItemResult,
    RequiredItem,
    Student,
    TierRequirement,
    WorkItem,
)
from planner.db.work_tables import GroupItem, PastAttempt
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from planner.rules.credits import Item, Requirement, Tier


@dataclass(eq=False)
class TitleMissing(PlannerError):
    """An item or a tier needs a title."""


@dataclass(eq=False)
class ItemInUse(PlannerError):
    """An item with results, or asked for by a tier, is not deleted."""

    title: str
    results: int
    tiers: tuple[str, ...]


@dataclass(eq=False)
class TierInUse(PlannerError):
    """A tier that somebody aims at, or that was decided, is not deleted."""

    name: str
    aims: int
    decisions: int


@dataclass(eq=False)
class TooManyAsked(PlannerError):
    """A requirement asks for more items than it names."""

    text: str
    at_least: int
    items: int


def add_item(tx: Session, item: Item) -> str:
    """Enter an item, last in the order; an empty id is replaced. The answer is the id."""
    row_id = item.id or new_id()
    last = tx.scalar(select(func.max(WorkItem.position)))
    row = WorkItem(id=row_id, title="", position=0 if last is None else last + 1)
    tx.add(row)
    with tx.no_autoflush:
        _set_item(row, item)
    return row_id


def edit_item(tx: Session, item: Item, /, **more: Any) -> None:
    """Replace what an item says of itself; ``more`` are further columns (bonus, attempts…)."""
    row = one(tx, WorkItem, item.id)
    _set_item(row, item)
    for name, value in more.items():
        setattr(row, name, value)


def order_items(tx: Session, item_ids: Iterable[str]) -> None:
    """Put the items in this order."""
    for position, item_id in enumerate(item_ids):
        one(tx, WorkItem, item_id).position = position


def delete_item(tx: Session, item_id: str) -> None:
    """Delete an item without results that no tier asks for; raises ItemInUse."""
    row = one(tx, WorkItem, item_id)
    count, tried = (
        select(func.count()).select_from(kind).where(kind.item_id == item_id)
        for kind in (ItemResult, PastAttempt)
    )
    asking = (
        select(CreditTier.name)
        .join(TierRequirement, TierRequirement.tier_id == CreditTier.id)
        .join(RequiredItem, RequiredItem.requirement_id == TierRequirement.id)
        .where(RequiredItem.item_id == item_id)
        .distinct()
    )
    results = tx.scalar(count) or tx.scalar(tried) or 0
    tiers = tuple(tx.scalars(asking))
    if results or tiers:
        raise ItemInUse(row.title, results, tiers)
    for link in tx.scalars(select(GroupItem).where(GroupItem.item_id == item_id)):
        tx.delete(link)
    for talk in tx.scalars(select(Presenter).where(Presenter.item_id == item_id)):
        talk.item_id = None
    tx.flush()
    tx.delete(row)


def put_tier(tx: Session, tier: Tier) -> str:
    """Enter a tier, or replace what it says and asks for; the answer is its id."""
    if not tier.name.strip():
        raise TitleMissing
    row = tx.get(CreditTier, tier.id) if tier.id else None
    if row is None:
        last = tx.scalar(select(func.max(CreditTier.position))) or 0
        row = CreditTier(id=tier.id or new_id(), name="", credits=tier.credits, position=last + 1)
        tx.add(row)
    row.name, row.credits, row.graded = tier.name, tier.credits, tier.graded
    row.programmes = list(tier.programmes)
    tx.flush()
    _forget_requirements(tx, row.id)
    for position, requirement in enumerate(tier.requires):
        _require(tx, row.id, position, requirement)
    return row.id


def delete_tier(tx: Session, tier_id: str) -> None:
    """Delete a tier that nobody aims at and nothing was decided on; raises TierInUse."""
    row = one(tx, CreditTier, tier_id)
    aims = select(func.count()).select_from(Student).where(Student.aim_id == tier_id)
    decided = select(func.count()).select_from(Decision).where(Decision.tier_id == tier_id)
    in_use = tx.scalar(aims) or 0, tx.scalar(decided) or 0
    if any(in_use):
        raise TierInUse(row.name, *in_use)
    _forget_requirements(tx, tier_id)
    tx.delete(row)


def _set_item(row: WorkItem, item: Item) -> None:
    if not item.title.strip():
        raise TitleMissing
    row.title, row.short, row.kind, row.marking = item.title, item.short, item.kind, item.marking
    row.max_points, row.pass_points, row.due = item.max_points, item.pass_points, item.due


def _require(tx: Session, tier_id: str, position: int, asked: Requirement) -> None:
    if asked.at_least > len(asked.items):
        raise TooManyAsked(asked.text, asked.at_least, len(asked.items))
    row = TierRequirement(
        id=new_id(),
        tier_id=tier_id,
        text=asked.text,
        at_least=asked.at_least,
        position=position,
    )
    tx.add(row)
    tx.flush()
    for place, item_id in enumerate(asked.items):
        one(tx, WorkItem, item_id)
        tx.add(RequiredItem(requirement_id=row.id, item_id=item_id, position=place))


def _forget_requirements(tx: Session, tier_id: str) -> None:
    mine = select(TierRequirement).where(TierRequirement.tier_id == tier_id)
    for row in tx.scalars(mine).all():
        links = select(RequiredItem).where(RequiredItem.requirement_id == row.id)
        for link in tx.scalars(links).all():
            tx.delete(link)
        tx.flush()
        tx.delete(row)
    tx.flush()
