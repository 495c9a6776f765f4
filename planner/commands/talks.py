"""Talks of students, from their side: each function is one step of the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.commands.group_results import partners
from planner.db.finding import one
from planner.db.plan_tables import Presenter
from planner.db.result_tables import Student, WorkItem
from planner.db.tables import ClassSession
from planner.db.talks import talks_taken
from planner.rules.talks import check_places

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def present(
    tx: Session,
    student_id: str,
    item_id: str,
    session_id: str,
    *,
    on: date,
    title: str | None = None,
    paper: str | None = None,
) -> None:
    """Let a student present for an item in a session, with the group that works on it.

    A talk they had elsewhere for the item comes over; None leaves title and paper as they are.
    ``on`` is the day that says who belongs to the group. Raises Gone, NoTalksThere or TalksFull.
    """
    session = one(tx, ClassSession, session_id)
    one(tx, Student, student_id)
    one(tx, WorkItem, item_id)
    last = select(func.max(Presenter.position)).where(Presenter.session_id == session_id)
    position = tx.scalar(last)
    begin = 0 if position is None else position + 1
    for n, who in enumerate((student_id, *partners(tx, student_id, item_id, on))):
        row = _talk(tx, who, item_id) or _beside(tx, who, session_id)
        if row is None:
            row = Presenter(student_id=who, session_id=session_id, position=begin + n)
            tx.add(row)
        elif row.session_id != session_id:
            row.session_id, row.position = session_id, begin + n
        row.item_id = item_id
        row.title = row.title or "" if title is None else title.strip()
        row.paper = row.paper or "" if paper is None else paper.strip()
    tx.flush()
    check_places(session, session.talk_places, talks_taken(tx).get(session_id, 0))


def take_back(tx: Session, student_id: str, item_id: str, *, on: date) -> None:
    """Let a student present for an item on no day, nor the group that works on it."""
    for who in (student_id, *partners(tx, student_id, item_id, on)):
        row = _talk(tx, who, item_id)
        if row is not None:
            tx.delete(row)


def _talk(tx: Session, student_id: str, item_id: str) -> Presenter | None:
    mine = Presenter.student_id == student_id, Presenter.item_id == item_id
    return tx.scalars(select(Presenter).where(*mine)).first()


def _beside(tx: Session, student_id: str, session_id: str) -> Presenter | None:
    """Return a talk in the session that counts for nothing yet: it is the one that is meant."""
    mine = Presenter.student_id == student_id, Presenter.session_id == session_id
    return tx.scalars(select(Presenter).where(*mine, Presenter.item_id.is_(None))).first()
