"""Entering what students have done. Each function is one step of the Edit menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select

from planner.commands.attempts import begin_another
from planner.db.cell_history import cell_id
from planner.db.finding import one
from planner.db.ids import new_id
from planner.db.result_tables import ItemResult, Student, WorkItem
from planner.errors import PlannerError
from planner.rules.attempts import begins_another, is_blank
from planner.rules.credits import Marking, State
from planner.rules.points import fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    """What to enter in one cell; what is None stays as it is, for no number erases a state.

    ``summands`` is the sum that the points were typed as, "4+3.5+6", or "": they come and go with
    the points.
    """

    state: State | None = None
    points: Decimal | None = None
    summands: str = ""
    mark: Decimal | None = None
    late_days: int | None = None
    due: date | None = None


_ONE = select(ItemResult).where(  # built once: every tick in the grid asks it
    or_(
        (ItemResult.student_id == bindparam("student"))
        & (ItemResult.item_id == bindparam("item")),
        ItemResult.id == bindparam("id"),
    )
)
NOTES = frozenset(
    (
        *("note", "feedback", "office_note", "due", "due_ground"),
        *("title", "differs", "recognised_from"),
    )
)
RESTORED = NOTES | {"state", "points", "mark", "late_days", "summands"}


def enter(tx: Session, student_id: str, item_id: str, entry: Entry) -> None:
    """Enter a state, points or a grade for one student and item.

    A state leaves the number alone and a number the state; ``clear`` takes both away. What was
    returned or failed and is handed in is a further attempt: the earlier one is kept. Raises
    PointsOutOfBounds, NotMarkedSo or AttemptsUsedUp.
    """
    if entry.points is not None or entry.mark is not None:
        _check(one(tx, WorkItem, item_id), entry)
    result = _live(tx, student_id, item_id)
    if begins_another(result.state, entry.state):
        begin_another(tx, result)
    for name in ("state", "points", "mark", "late_days", "due"):
        if (value := getattr(entry, name)) is not None:
            setattr(result, name, value)
    if entry.points is not None:
        result.summands = entry.summands


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
            result.summands, result.late_days, result.recognised_from = "", 0, ""


def annotate(tx: Session, student_id: str, item_id: str, /, **notes: Any) -> None:
    """Set notes of a result, or the student's own deadline and its ground.

    Names are those of NOTES: ``note`` is internal, ``title`` what a poster or project is called,
    ``differs`` why it is not the group's result, ``recognised_from`` the term it was earned in.
    """
    assert notes.keys() <= NOTES
    _set(_live(tx, student_id, item_id), notes)


def restore(tx: Session, student_id: str, item_id: str, /, **content: Any) -> None:
    """Set a cell again as it once was; what is not named stays. None takes a number away.

    Raises PointsOutOfBounds or NotMarkedSo if the item no longer takes the number.
    """
    assert content.keys() <= RESTORED
    entry = Entry(points=content.get("points"), mark=content.get("mark"))
    _check(one(tx, WorkItem, item_id), entry)
    _set(_live(tx, student_id, item_id), content)


def close_item(tx: Session, item_id: str, student_ids: Iterable[str]) -> None:
    """Record as missing what these students have not handed in; what is there stays."""
    for student_id in student_ids:
        result = _live(tx, student_id, item_id)
        if _is_blank(result):
            result.state = State.MISSING


def fill(tx: Session, cells: Iterable[tuple[str, str, Entry]]) -> None:
    """Enter values in those of these cells that are blank; the others stay.

    Raises PointsOutOfBounds or NotMarkedSo.
    """
    for student_id, item_id, entry in cells:
        found = _found(tx, student_id, item_id)
        if found is None or (_is_blank(found) and found.due is None):
            enter(tx, student_id, item_id, entry)


def _is_blank(result: ItemResult) -> bool:
    return is_blank(result.state, result.points, result.mark, result.late_days)


def _check(item: WorkItem, entry: Entry) -> None:
    if entry.points is not None:
        if item.marking is Marking.GRADE:
            raise NotMarkedSo(item.title, item.marking)
        if not fits(entry.points, item.max_points, bonus=item.bonus):
            raise PointsOutOfBounds(item.title, entry.points, item.max_points)
    if entry.mark is not None and item.marking is not Marking.GRADE:
        raise NotMarkedSo(item.title, item.marking)


def _set(result: ItemResult, content: Mapping[str, Any]) -> None:
    for name, value in content.items():
        setattr(result, name, value)


def _found(tx: Session, student_id: str, item_id: str) -> ItemResult | None:
    return _cell(tx, student_id, item_id)[0]


def _cell(tx: Session, student_id: str, item_id: str) -> tuple[ItemResult | None, bool]:
    """Find a cell's result, and whether another cell has the id that a new one would get."""
    wanted = {"student": student_id, "item": item_id, "id": cell_id(student_id, item_id)}
    rows = tx.scalars(_ONE, wanted).all()
    mine = [row for row in rows if (row.student_id, row.item_id) == (student_id, item_id)]
    return (mine[0] if mine else None), len(rows) > len(mine)


def _live(tx: Session, student_id: str, item_id: str) -> ItemResult:
    found, id_taken = _cell(tx, student_id, item_id)
    if found is None:
        one(tx, Student, student_id)
        one(tx, WorkItem, item_id)
        row_id = new_id() if id_taken else cell_id(student_id, item_id)
        found = ItemResult(id=row_id, student_id=student_id, item_id=item_id)
        tx.add(found)
    return found
