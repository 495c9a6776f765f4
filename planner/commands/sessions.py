"""What one can do to the plan. Each function is one step of the Edit menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from planner.db.finding import one
from planner.db.ids import new_id
from planner.db.journal import plain
from planner.db.plan_tables import Presenter
from planner.db.plans import plan_of, session_row
from planner.db.result_tables import WorkItem
from planner.db.tables import ClassSession
from planner.db.work_tables import Attendance
from planner.errors import PlannerError
from planner.rules import plan_marks
from planner.rules.plan import Status, after

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.rules.plan import Move, PlanChange, PlannedSession


MOVED = ("day", "end_day", "laid_from", "laid_to", "starts", "ends", "room", "insisted")


@dataclass(eq=False)
class PlanHasMoved(PlannerError):
    """The plan is no longer the one for which the change was worked out."""

    topic: str


@dataclass(eq=False)
class EmptyTopic(PlannerError):
    """A session needs a topic."""


@dataclass(eq=False)
class IsDueDay(PlannerError):
    """Something is due before the session, so it cannot be deleted."""

    topic: str
    item: str


def carry_out(tx: Session, change: PlanChange, *, reason: str = "", words: str = "") -> None:
    """Do to the plan exactly what was shown; the reason and public words are for a cancellation.

    Raises PlanHasMoved when a session or a deadline is no longer where the change found it.
    """
    for move in change.moves:
        _carry(tx, move)
    for due in change.dues:
        item = one(tx, WorkItem, due.item)
        if item.due != due.was:
            raise PlanHasMoved(item.title)
        item.due = due.now
    for row_id in change.cancelled:
        session = one(tx, ClassSession, row_id)
        session.status = Status.CANCELLED
        session.cancel_reason, session.cancel_words = reason, words


def _carry(tx: Session, move: Move) -> None:
    session = one(tx, ClassSession, move.id)
    if session.day != move.was:
        raise PlanHasMoved(session.topic)
    moved = columns_of(after(session_row(session), move))
    for name in MOVED:
        setattr(session, name, moved[name])


def lock(tx: Session, session_id: str, *, locked: bool) -> None:
    """Tie a session to its day, so that chains flow around it, or untie it.

    Raises FixedRow or NoDayYet.
    """
    if locked:
        plan_marks.check_lock(plan_of(tx), session_id)
    one(tx, ClassSession, session_id).locked = locked


def hold(tx: Session, session_id: str, *, held: bool = True) -> None:
    """Record that a session was held, or take that back; raises NotToBeHeld or NoDayYet."""
    if held:
        plan_marks.check_hold(plan_of(tx), session_id)
    one(tx, ClassSession, session_id).status = Status.HELD if held else Status.PLANNED


def restore(tx: Session, session_id: str) -> None:
    """Take a cancellation back; the session is planned again on its day.

    Raises DayTaken where another session lies there by now.
    """
    plan_marks.check_restore(plan_of(tx), session_id)
    session = one(tx, ClassSession, session_id)
    session.status = Status.PLANNED
    session.cancel_reason = session.cancel_words = ""


def add(tx: Session, value: PlannedSession) -> str:
    """Enter a new session, last in the printed order; an empty id is replaced. Answers the id."""
    if not value.topic.strip():
        raise EmptyTopic
    return take_over(tx, value)


def insert(tx: Session, value: PlannedSession, change: PlanChange) -> None:
    """Enter a new session and do to the plan what was shown of it, as one step.

    Raises EmptyTopic, or PlanHasMoved when a session or a deadline is no longer where it was.
    """
    add(tx, value)
    tx.flush()
    carry_out(tx, change)


def take_over(tx: Session, value: PlannedSession) -> str:
    """Enter a row as a course page prints it, also one whose topic is still open."""
    last = tx.scalar(select(func.max(ClassSession.position))) or 0
    row_id = value.id or new_id()
    tx.add(ClassSession(id=row_id, **columns_of(value) | {"position": last + 1}))
    return row_id


def columns_of(value: PlannedSession) -> dict[str, Any]:
    """Spread a value of the rules over the columns of its row, all but the id."""
    same = ("topic", "kind", "mode", "status", "locked", "insisted", "day", "end_day")
    also = ("room", "note", "line", "position")
    return {name: getattr(value, name) for name in same + also} | {
        "laid_from": value.laid.first if value.laid else None,
        "laid_to": value.laid.last if value.laid else None,
        "starts": value.hours.start if value.hours else None,
        "ends": value.hours.end if value.hours else None,
    }


def plain_columns(value: PlannedSession) -> dict[str, Any]:
    """Return the columns of a row as the history keeps them."""
    return {name: plain(column) for name, column in columns_of(value).items()}


def edit(tx: Session, session_id: str, /, **fields: Any) -> None:
    """Change fields of a session that do not move it: topic, kind, mode, room, link, note, times.

    Names are those of the columns. The day changes through ``carry_out`` alone.
    """
    if not str(fields.get("topic", "x")).strip():
        raise EmptyTopic
    assert "day" not in fields, "a session moves through carry_out"
    session = one(tx, ClassSession, session_id)
    for name, value in fields.items():
        setattr(session, name, value)


def delete(tx: Session, session_id: str) -> None:
    """Take a session out of the plan for good, with who presents in it and who was there.

    Undo brings all of it back. Raises IsDueDay.
    """
    session = one(tx, ClassSession, session_id)
    due = tx.scalars(select(WorkItem).where(WorkItem.due_session == session_id)).first()
    if due:
        raise IsDueDay(session.topic, due.title)
    for presenter in tx.scalars(select(Presenter).where(Presenter.session_id == session_id)):
        tx.delete(presenter)
    for record in tx.scalars(select(Attendance).where(Attendance.session_id == session_id)):
        tx.delete(record)
    tx.flush()  # before the session they point at
    tx.delete(session)
