"""What the Students page shows of everybody, and of the one who is chosen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner.db import courses, history, presenters, register, students
from planner.db.about_student import ids_about
from planner.jobs.gradebook import Line, Work, one_line, work_of
from planner.rules.credits import Enrolment
from planner.rules.people import folded, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.db.history import Step
    from planner.db.register import CertificateRow
    from planner.db.students import StudentRow
    from planner.rules.credits import Tier
    from planner.rules.terms import Days

READ_FROM = frozenset(
    (
        *("student", "result", "decision", "booking", "certificate"),
        *("item", "tier", "requirement", "requirement_item", "course", "absence", "person"),
        *("work_group", "group_item", "group_member", "presenter", "session", "attendance"),
    )
)
LAST_STEPS = 6


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One student in the list.

    ``line`` is there for those who are decided, to tell whether that still holds. ``key`` is how
    names sort.
    """

    student: StudentRow
    aim: Tier | None
    line: Line | None
    key: tuple[str, str, str, str]
    assistant: str = ""  # the name of who marks their work

    @cached_property
    def words(self) -> str:
        """What a search for words looks through."""
        who = self.student
        more = f"{who.programme} {who.regulations} {who.home_university} {self.assistant}"
        return folded(f"{who.family} {who.given} {more}")

    @property
    def gone(self) -> bool:
        """Whether the student has left the course."""
        return self.student.status is Enrolment.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """All students, with what their forms offer to choose from."""

    entries: tuple[Entry, ...]
    work: Work
    course: CourseRow
    programmes: tuple[str, ...]
    assistants: tuple[PersonRow, ...] = ()

    def loads(self) -> dict[str, int]:
        """Count by assistant the students of theirs who have not left."""
        staying = [entry.student.ta for entry in self.entries if not entry.gone]
        return {person.id: staying.count(person.id) for person in self.assistants}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of one student; the newest of the steps first, days away by date."""

    line: Line
    certificates: tuple[CertificateRow, ...]
    steps: Sequence[Step]
    away: tuple[Days, ...] = ()


def everybody(tx: Session) -> Everybody:
    """Read the whole list; results are read only of those for whom something is decided."""
    work, decided = work_of(tx), students.decisions(tx)
    facts = students.results(tx) if decided else {}
    booked = students.bookings(tx) if decided else {}
    rows = students.students(tx)
    people = courses.people(tx)
    names = {person.id: person.name for person in people}
    return Everybody(
        entries=tuple(
            Entry(
                student=row,
                aim=work.tier(row.aim),
                line=Line(
                    student=row,
                    work=work,
                    results=facts.get(row.id, {}),
                    booked=booked.get(row.id, ()),
                    decision=decided[row.id],
                )
                if row.id in decided
                else None,
                key=sort_key(row.family, row.given),
                assistant=names.get(row.ta or "", ""),
            )
            for row in rows
        ),
        work=work,
        course=courses.course(tx),
        programmes=tuple(sorted({row.programme for row in rows if row.programme})),
        assistants=tuple(person for person in people if person.role == "ta"),
    )


def facts(tx: Session, student: StudentRow, work: Work) -> Facts:
    """Read everything about one student of the list."""
    handed_out = defaultdict(list)
    for row in register.certificates(tx):
        handed_out[row.student].append(row)
    return Facts(
        line=one_line(tx, student, work),
        certificates=tuple(handed_out[student.id]),
        steps=history.steps_of_row(tx, ids_about(tx, student.id), most=LAST_STEPS),
        away=presenters.absences(tx).get(student.id, ()),
    )
