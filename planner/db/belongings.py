"""All that hangs on one student, by what it is about, so that two records can be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db.finding import one
from planner.db.plan_tables import Presenter
from planner.db.result_tables import Certificate, Student
from planner.db.students import NOTHING, ResultRow, bookings, decisions, results
from planner.db.work_tables import Attendance, GroupMember, MarkingSheet, PastAttempt
from planner.rules.merging import About, Subject

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.rules.credits import Enrolment

FIELDS = (
    *("family", "given", "matriculation", "email", "programme", "home_university"),
    *("aim_id", "ta_id", "note", "office_note"),
)


@dataclass(frozen=True, slots=True)
class Membership:
    """How a student belongs to the course; one fact, since a leaver has a day."""

    status: Enrolment
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Done:
    """A result without its remarks, and the attempts before it."""

    result: ResultRow
    attempts: tuple[tuple[Any, ...], ...] = ()


def belongings(tx: Session, student_id: str) -> dict[Subject, object]:
    """Read everything that a student's record says, but for days away. Raises Gone."""
    student = one(tx, Student, student_id)
    found: dict[Subject, object] = {
        (About.FIELD, name): getattr(student, name) or None for name in FIELDS
    }
    found[About.FIELD, "status"] = Membership(student.status, student.left_on)
    attempts = _attempts(tx, student_id)
    entered = results(tx, student_id).get(student_id, {})
    for item in dict.fromkeys((*entered, *attempts)):
        bare = replace(entered.get(item, NOTHING), note="", feedback="", office_note="")
        done = Done(bare, tuple(attempts[item]))
        found[About.RESULT, item] = None if done == Done(NOTHING) else done
    booked = bookings(tx, student_id).get(student_id, ())
    found[About.BOOKED, ""] = tuple(replace(row, id="") for row in booked) or None
    decided = decisions(tx, student_id).get(student_id)
    found[About.DECISION, ""] = decided and replace(decided, id="", student="")
    return found | _links(tx, student_id)


def _attempts(tx: Session, student_id: str) -> defaultdict[str, list[tuple[Any, ...]]]:
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    mine = select(PastAttempt).where(PastAttempt.student_id == student_id)
    for row in tx.scalars(mine.order_by(PastAttempt.number)):
        said = (row.number, row.state, row.points, row.mark, row.late_days, row.ended_on)
        found[row.item_id].append((*said, row.marker))
    return found


def _links(tx: Session, student_id: str) -> dict[Subject, object]:
    """Read groups, talks and attendance; several times in one group are one fact."""
    times: defaultdict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
    for row in tx.scalars(select(GroupMember).where(GroupMember.student_id == student_id)):
        times[row.group_id].append((row.joined, row.left_on))
    found: dict[Subject, object] = {
        (About.GROUP, group): tuple(sorted(some, key=str)) for group, some in times.items()
    }
    for talk in tx.scalars(select(Presenter).where(Presenter.student_id == student_id)):
        found[About.TALK, talk.session_id] = (talk.title, talk.paper, talk.item_id)
    for seen in tx.scalars(select(Attendance).where(Attendance.student_id == student_id)):
        found[About.ATTENDANCE, seen.session_id] = seen.state
    return found


def certificate_numbers(tx: Session, student_id: str) -> tuple[str, ...]:
    """List the certificates in the register that name a student, also revoked ones."""
    mine = select(Certificate.number).where(Certificate.student_id == student_id)
    return tuple(tx.scalars(mine.order_by(Certificate.number)))


def sheets_with(tx: Session, student_id: str) -> tuple[str, ...]:
    """Name the assistants whose marking sheets are out and hold values of a student."""
    out = select(MarkingSheet).where(MarkingSheet.returned_at.is_(None))
    return tuple(
        dict.fromkeys(row.person for row in tx.scalars(out) if student_id in str(row.facts))
    )
