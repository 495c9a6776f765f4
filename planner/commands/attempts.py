"""Keeping an attempt when another one begins. Opening one is a step of the Edit menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.cell_history import marked_last
from planner.db.finding import one
from planner.db.result_tables import ItemResult, Student, WorkItem
from planner.db.work_tables import PastAttempt
from planner.errors import PlannerError
from planner.rules.attempts import following
from planner.rules.credits import State

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KEPT = ("student_id", "item_id", "state", "points", "mark", "late_days")


@dataclass(eq=False)
class NothingToRepeat(PlannerError):
    """A student has not tried an item yet, so that there is no further attempt to open."""

    student: str
    item: str


def open_further(tx: Session, student_id: str, item_id: str) -> None:
    """Open a further attempt: the one that ended is kept, and the cell is open again.

    The student's own deadline goes with the attempt it was for; notes stay. Raises
    NothingToRepeat or AttemptsUsedUp.
    """
    student, item = one(tx, Student, student_id), one(tx, WorkItem, item_id)
    result = _result(tx, student_id, item_id)
    if result is None or not _was_tried(result):
        name = ", ".join(part for part in (student.family, student.given) if part)
        raise NothingToRepeat(name, item.title)
    begin_another(tx, result)
    result.state, result.due, result.due_ground = State.OPEN, None, ""


def begin_another(tx: Session, result: ItemResult) -> None:
    """Keep how an attempt ended, and let the result be the next one, without a number.

    Who marked it, and when, is what the history says; what no step ever recorded is no attempt.
    Raises AttemptsUsedUp.
    """
    marked = marked_last(tx, result.student_id, result.item_id)
    if marked is not None:
        item = one(tx, WorkItem, result.item_id)
        number = following(result.attempt, item.max_attempts, item.title)
        kept = {name: getattr(result, name) for name in KEPT}
        tx.add(
            PastAttempt(
                **kept,
                number=result.attempt,
                ended_on=marked.at.astimezone().date(),
                marker=marked.by,
            )
        )
        result.attempt = number
    result.points, result.mark, result.summands = None, None, ""
    result.late_days, result.recognised_from = 0, ""


def has_tried(tx: Session, student_id: str, item_id: str) -> bool:
    """Tell whether there is an attempt of a student at an item that another may follow."""
    result = _result(tx, student_id, item_id)
    return result is not None and _was_tried(result)


def _result(tx: Session, student_id: str, item_id: str) -> ItemResult | None:
    mine = ItemResult.student_id == student_id, ItemResult.item_id == item_id
    return tx.scalar(select(ItemResult).where(*mine))


def _was_tried(result: ItemResult) -> bool:
    numbered = result.points is not None or result.mark is not None
    return numbered or result.state is not State.OPEN
