"""Who presents in a session, and when somebody cannot come: each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from planner.db.finding import Gone, one
from planner.db.plan_tables import Absence, Presenter
from planner.db.result_tables import Student
from planner.db.tables import ClassSession, Person
from planner.db.talks import talks_taken
from planner.rules.talks import check_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from planner.rules.terms import Days

Who = dict[str, str | None]


class Speaking(NamedTuple):
    """Who presents, and what; ``item`` is the presentation that a student's talk counts for."""

    who: str
    title: str = ""
    paper: str = ""
    item: str | None = None


def set_speakers(
    tx: Session,
    session_id: str,
    speaking: Iterable[Speaking | tuple[str, str, str]],
    *,
    places: int | None = None,
) -> None:
    """Say who presents in a session, in that order: (who, title, paper), perhaps with the item.

    ``who`` is the id of a student or of a person of the course, a guest. Whoever presented
    before and is not named does so no more; a student who presented elsewhere for the same item
    comes over. ``places`` is how many talks find place, as before if it is not given. Raises
    Gone, or TalksFull for more talks that count for an item than there are places.
    """
    session = one(tx, ClassSession, session_id)
    if places is not None:
        session.talk_places = places
    mine = select(Presenter).where(Presenter.session_id == session_id)
    old = list(tx.scalars(mine.order_by(Presenter.position, Presenter.id)))
    for position, said in enumerate(Speaking(*each) for each in speaking):
        who = _who(tx, said.who)
        row = next((row for row in old if said.who in {row.student_id, row.person_id}), None)
        if row is None:
            row = Presenter(session_id=session_id, **who)
            tx.add(row)
        else:
            old.remove(row)
        row.title, row.paper, row.position = said.title.strip(), said.paper.strip(), position
        row.item_id = said.item if who["student_id"] else None
        _leave_others(tx, row)
    for row in old:
        tx.delete(row)
    tx.flush()
    check_places(session, session.talk_places, talks_taken(tx).get(session_id, 0))


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


def _leave_others(tx: Session, row: Presenter) -> None:
    """Take a student's talk for the same item out of any other session."""
    if row.item_id is None:
        return
    elsewhere = select(Presenter).where(
        Presenter.student_id == row.student_id,
        Presenter.item_id == row.item_id,
        Presenter.session_id != row.session_id,
    )
    for other in tx.scalars(elsewhere):
        tx.delete(other)


def _who(tx: Session, who_id: str) -> Who:
    """Return the columns that name a student or a person; raises Gone."""
    if tx.get(Student, who_id) is not None:
        return {"student_id": who_id, "person_id": None}
    if tx.get(Person, who_id) is not None:
        return {"student_id": None, "person_id": who_id}
    raise Gone(Student.__tablename__, who_id)
