"""Entering what students have done. Each function is one step of the Edit menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from planner.db.finding import one
from planner.db.result_tables import ItemResult, Student, WorkItem
from planner.errors import PlannerError
from planner.rules.credits import Marking, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session


@dataclass(eq=False)
class PointsOutOfBounds(PlannerError):
    """More points than the item has, or fewer than none."""

    item: str
    points: Decimal
    most: Decimal | None


@dataclass(eq=False)
class NotMarkedSo(PlannerError):
    """The item is marked in another way: points on a grade, a grade on points or a tick."""

    item: str
    marking: Marking


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What to enter in one cell; what is None stays as it is, for no number erases a state."""

    state: State | None = None
    points: Decimal | None = None
    mark: Decimal | None = None
    late_days: int | None = None
    due: date | None = None


NOTES = frozenset({"note", "feedback", "office_note", "due", "due_ground", "title", "differs"})
_ONE = select(ItemResult).where(  # built once: every tick in the grid asks it
    ItemResult.student_id == bindparam("student"), ItemResult.item_id == bindparam("item")
)


def enter(tx: Session, student_id: str, item_id: str, entry: Entry) -> None:
    """Enter a state, points or a grade for one student and item.

    Raises PointsOutOfBounds or NotMarkedSo. A state leaves the number alone and a number the
    state; ``clear`` takes both away.
    """
    if entry.points is not None or entry.mark is not None:
        _check(one(tx, WorkItem, item_id), entry)
    result = _live(tx, student_id, item_id)
    for name in ("state", "points", "mark", "late_days", "due"):
        if (value := getattr(entry, name)) is not None:
            setattr(result, name, value)


def enter_many(tx: Session, cells: Iterable[tuple[str, str, Entry]]) -> None:
    """Enter several cells as one step: (student, item, entry)."""
    for student_id, item_id, entry in cells:
        enter(tx, student_id, item_id, entry)


def clear(tx: Session, cells: Iterable[tuple[str, str]]) -> None:
    """Open cells again: no state, no points, no grade; notes and own deadlines stay."""
    for student_id, item_id in cells:
        result = _found(tx, student_id, item_id)
        if result:
            result.state, result.points, result.mark = State.OPEN, None, None
            result.late_days = 0


def annotate(tx: Session, student_id: str, item_id: str, /, **notes: Any) -> None:
    """Set notes of a result, or the student's own deadline and its ground.

    Names are those of NOTES: ``note`` is internal, ``title`` what a poster or project is called,
    ``differs`` why it is not the group's result.
    """
    assert notes.keys() <= NOTES
    result = _live(tx, student_id, item_id)
    for name, value in notes.items():
        setattr(result, name, value)


def _check(item: WorkItem, entry: Entry) -> None:
    if entry.points is not None:
        if item.marking is Marking.GRADE:
            raise NotMarkedSo(item.title, item.marking)
        most = item.max_points
        if entry.points < 0 or (most is not None and entry.points > most and not item.bonus):
            raise PointsOutOfBounds(item.title, entry.points, most)
    if entry.mark is not None and item.marking is not Marking.GRADE:
        raise NotMarkedSo(item.title, item.marking)


def _found(tx: Session, student_id: str, item_id: str) -> ItemResult | None:
    return tx.scalars(_ONE, {"student": student_id, "item": item_id}).one_or_none()


def _live(tx: Session, student_id: str, item_id: str) -> ItemResult:
    found = _found(tx, student_id, item_id)
    if found is None:
        one(tx, Student, student_id)
        one(tx, WorkItem, item_id)
        found = ItemResult(student_id=student_id, item_id=item_id)
        tx.add(found)
    return found
