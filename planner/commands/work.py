"""What one can do to items and tiers. Each function is one step of the Edit menu."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from planner.db import attendance, work
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
from planner.rules.rule_checks import check_tier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from planner.rules.credits import Grading, Item, Requirement, Tier


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


def add_item(tx: Session, item: Item) -> str:
    """Enter an item, last in the order; an empty id is replaced. The answer is the id."""
    row_id, fine = item.id or new_id(), _fine(tx)
    last = tx.scalar(select(func.max(WorkItem.position)))
    row = WorkItem(id=row_id, title="", position=0 if last is None else last + 1)
    tx.add(row)
    with tx.no_autoflush:
        _set_item(row, item)
    _still_fine(tx, fine)
    return row_id


def enter_item(tx: Session, item: Item) -> None:
    """Enter an item under its id, or replace what it says, as a part of changing many at once.

    Whoever does so checks the tiers afterwards.
    """
    row = tx.get(WorkItem, item.id)
    if row is None:
        row = WorkItem(id=item.id, title="", position=0)
        tx.add(row)
    if row.due_session is not None and row.due != item.due:
        row.due_session = None  # a day of its own unties the deadline from the session
    with tx.no_autoflush:
        _set_item(row, item)


def edit_item(tx: Session, item: Item, /, **more: Any) -> None:
    """Replace what an item says of itself; ``more`` are further columns (bonus, attempts…).

    Raises a refusal of planner.rules.rule_checks if a tier that could be met would no longer be
    one that tests something: if it asks for points that the item no longer has, for example.
    """
    row, fine = one(tx, WorkItem, item.id), _fine(tx)
    _set_item(row, item)
    for name, value in more.items():
        setattr(row, name, value)
    _still_fine(tx, fine)


def order_items(tx: Session, item_ids: Iterable[str]) -> None:
    """Put the items in this order."""
    for position, item_id in enumerate(item_ids):
        one(tx, WorkItem, item_id).position = position


def delete_item(tx: Session, item_id: str) -> None:
    """Delete an item without results that no tier asks for; raises ItemInUse."""
    row, fine = one(tx, WorkItem, item_id), _fine(tx)
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
    _take_out_of_grades(tx, item_id)
    tx.delete(row)
    _still_fine(tx, fine)


def put_tier(tx: Session, tier: Tier) -> str:
    """Enter a tier, or replace what it says and asks for; the answer is its id.

    Raises TitleMissing, or a refusal of planner.rules.rule_checks for a rule that tests nothing.
    """
    _check(tx, tier)
    return enter_tier(tx, tier)


def enter_tier(tx: Session, tier: Tier) -> str:
    """Enter a tier, or replace what it says, as it is; the answer is its id.

    A course that is only being made takes over rules that its plan may not allow yet. Raises
    TitleMissing.
    """
    if not tier.name.strip():
        raise TitleMissing
    row = tx.get(CreditTier, tier.id) if tier.id else None
    if row is None:
        last = tx.scalar(select(func.max(CreditTier.position))) or 0
        row = CreditTier(id=tier.id or new_id(), name="", credits=tier.credits, position=last + 1)
        tx.add(row)
    row.name, row.credits, row.graded = tier.name, tier.credits, tier.graded
    row.programmes = list(tier.programmes)
    _set_grading(row, tier.grading)
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


def _set_grading(row: CreditTier, how: Grading) -> None:
    row.weights = {id_: str(weight) for id_, weight in how.weights}
    row.drop_lowest, row.rounding = how.drop_lowest, how.rounding
    row.points_key = [{"from": str(one.percent), "grade": str(one.grade)} for one in how.key]


def _take_out_of_grades(tx: Session, item_id: str) -> None:
    for tier in tx.scalars(select(CreditTier)):
        if item_id in tier.weights:
            tier.weights = {id_: much for id_, much in tier.weights.items() if id_ != item_id}


def _check(tx: Session, tier: Tier) -> None:
    items = {item.id: item for item in work.items(tx)}
    check_tier(tier, items, len(attendance.sessions(tx)))


def _fine(tx: Session) -> tuple[str, ...]:
    """Return the tiers in which every rule tests something."""
    tx.flush()
    fine = []
    for tier in work.tiers(tx):
        with suppress(PlannerError):
            _check(tx, tier)
            fine.append(tier.id)
    return tuple(fine)


def _still_fine(tx: Session, fine: tuple[str, ...]) -> None:
    """Refuse what would leave a tier with a rule that tests nothing."""
    tx.flush()
    for tier in work.tiers(tx):
        if tier.id in fine:
            _check(tx, tier)


def _require(tx: Session, tier_id: str, position: int, asked: Requirement) -> None:
    row = TierRequirement(
        id=new_id(),
        tier_id=tier_id,
        text=asked.text,
        asks=asked.asks,
        counting=asked.counting,
        at_least=asked.at_least,
        amount=asked.amount,
        kinds=[kind.value for kind in asked.kinds],
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
