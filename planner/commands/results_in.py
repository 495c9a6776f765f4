"""Taking in results from elsewhere: thousands of cells as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.commands.attempts import begin_another
from planner.commands.results import NotMarkedSo, PointsOutOfBounds
from planner.db.cell_history import cell_id
from planner.db.finding import one
from planner.db.ids import new_id
from planner.db.result_tables import ItemResult, Student, WorkItem
from planner.rules.attempts import begins_another
from planner.rules.credits import Marking, State
from planner.rules.points import fits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from planner.rules.results_in import Said


@dataclass(frozen=True, slots=True)
class Incoming:
    """What to enter in one cell; ``feedback`` is the note to the student, None leaves it."""

    student: str
    item: str
    said: Said | None = None
    feedback: str | None = None


def take_in(tx: Session, cells: Iterable[Incoming]) -> None:
    """Enter what a file says, each cell for this student alone.

    Single looks take long where there are thousands, so students, items and their results are
    read at once. Raises Gone, PointsOutOfBounds, NotMarkedSo or AttemptsUsedUp.
    """
    every = tuple(cells)
    students = {cell.student for cell in every}
    items = {row.id: row for row in tx.scalars(select(WorkItem))}
    held = list(tx.scalars(select(Student)))
    known = {row.id for row in held}
    rows = list(
        tx.scalars(select(ItemResult).where(ItemResult.item_id.in_({one.item for one in every})))
    )
    by_cell = {(row.student_id, row.item_id): row for row in rows if row.student_id in students}
    ids = set(tx.scalars(select(ItemResult.id)))
    with tx.no_autoflush:
        for cell in every:
            if cell.student not in known or cell.item not in items:
                one(tx, Student, cell.student)
                one(tx, WorkItem, cell.item)
            row = by_cell.get((cell.student, cell.item))
            if row is None:
                row = by_cell[cell.student, cell.item] = _opened(tx, cell, ids)
            if cell.said is not None:
                _enter(tx, row, items[cell.item], cell.said)
            if cell.feedback is not None:
                row.feedback = cell.feedback
    del held


def _opened(tx: Session, cell: Incoming, ids: set[str]) -> ItemResult:
    row_id = cell_id(cell.student, cell.item)
    if row_id in ids:
        row_id = new_id()
    ids.add(row_id)
    row = ItemResult(id=row_id, student_id=cell.student, item_id=cell.item, state=State.OPEN)
    tx.add(row)
    return row


def _enter(tx: Session, row: ItemResult, item: WorkItem, said: Said) -> None:
    if said.clear:
        row.state, row.points, row.mark = State.OPEN, None, None
        row.summands, row.late_days, row.recognised_from = "", 0, ""
        return
    _check(item, said)
    if begins_another(row.state, said.state):
        begin_another(tx, row)
    if said.state is not None:
        row.state = said.state
    if said.points is not None:
        row.points, row.summands = said.points, said.summands
    if said.mark is not None:
        row.mark = said.mark
    if said.late_days:
        row.late_days = said.late_days
    if said.due is not None:
        row.due = said.due
    before = row.note or ""  # a new row has none yet
    if said.note and said.note not in before:
        row.note = f"{before}\n{said.note}".strip()


def _check(item: WorkItem, said: Said) -> None:
    if said.points is not None and item.marking is Marking.GRADE:
        raise NotMarkedSo(item.title, item.marking)
    if said.mark is not None and item.marking is not Marking.GRADE:
        raise NotMarkedSo(item.title, item.marking)
    if said.points is not None and not fits(said.points, item.max_points, bonus=item.bonus):
        raise PointsOutOfBounds(item.title, said.points, item.max_points)
