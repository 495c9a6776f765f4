"""Who presents in a session, and when somebody cannot come: each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.finding import Gone, one
from planner.db.plan_tables import Absence, Presenter
from planner.db.result_tables import Student
from planner.db.tables import ClassSession, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from planner.rules.terms import Days

Who = dict[str, str | None]


def set_speakers(tx: Session, session_id: str, speaking: Iterable[tuple[str, str, str]]) -> None:
    """Say who presents in a session, in that order: (who, title, paper).

    ``who`` is the id of a student or of a person of the course, a guest. Whoever presented
    before and is not named does so no more. Raises Gone.
    """
    one(tx, ClassSession, session_id)
    mine = select(Presenter).where(Presenter.session_id == session_id)
    old = list(tx.scalars(mine.order_by(Presenter.position, Presenter.id)))
    for position, (who_id, title, paper) in enumerate(speaking):
        who = _who(tx, who_id)
        row = next((row for row in old if who_id in {row.student_id, row.person_id}), None)
        if row is None:
            row = Presenter(session_id=session_id, **who)
            tx.add(row)
        else:
            old.remove(row)
        row.title, row.paper, row.position = title.strip(), paper.strip(), position
    for row in old:
        tx.delete(row)


def set_absences(tx: Session, who_id: str, away: Iterable[Days]) -> None:
    """Say on which days a student or a person of the course cannot come; never why.

    No session moves by that. Raises Gone.
    """
    who = _who(tx, who_id)
    mine = select(Absence).where((Absence.student_id == who_id) | (Absence.person_id == who_id))
    old = {(row.first, row.last): row for row in tx.scalars(mine)}
    wanted = {(days.first, days.last) for days in away}
    for first, last in sorted(wanted - old.keys()):
        tx.add(Absence(first=first, last=last, **who))
    for days, row in old.items():
        if days not in wanted:
            tx.delete(row)


def _who(tx: Session, who_id: str) -> Who:
    """Return the columns that name a student or a person; raises Gone."""
    if tx.get(Student, who_id) is not None:
        return {"student_id": who_id, "person_id": None}
    if tx.get(Person, who_id) is not None:
        return {"student_id": None, "person_id": who_id}
    raise Gone(Student.__tablename__, who_id)
