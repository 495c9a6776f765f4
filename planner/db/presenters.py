"""Who presents in which session, who could, and when somebody cannot come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.reading import day, rows
from planner.rules.people import Person, sort_key, told_apart
from planner.rules.plan import Speaker
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.db.reading import Reader


_STUDENTS = "SELECT id, family, given, matriculation, email, programme, status FROM student"
_NAMED_AS_PRESENTERS = (
    "SELECT id, family, given, matriculation, email, programme, status FROM student"
    " WHERE (family, given) IN (SELECT student.family, student.given FROM presenter"
    " JOIN student ON student.id = presenter.student_id)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenterRow:
    """Somebody who presents in a session, and what; ``who`` is a student's or a person's id.

    ``name`` is as it is said: a student's given and family name, a person's with the title.
    ``item`` is the presentation it counts for, None for a guest's talk or one beside the credits.
    """

    id: str
    session: str
    who: str
    name: str
    title: str
    paper: str
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could present; ``role`` is that of a person, empty for a student.

    ``name`` tells a student from those of the same name.
    """

    id: str
    name: str
    role: str


def presenters(tx: Reader) -> tuple[PresenterRow, ...]:
    """List who presents, by session and in the order given."""
    found = rows(
        tx,
        "SELECT presenter.id, presenter.session_id, presenter.student_id, presenter.person_id,"
        " student.given, student.family, person.name, presenter.title, presenter.paper,"
        " presenter.item_id"
        " FROM presenter"
        " LEFT JOIN student ON student.id = presenter.student_id"
        " LEFT JOIN person ON person.id = presenter.person_id"
        " ORDER BY presenter.session_id, presenter.position, presenter.id",
    )
    return tuple(
        PresenterRow(
            id=row_id,
            session=session,
            who=student or person,
            name=name or f"{given} {family}".strip(),
            title=title,
            paper=paper,
            item=item,
        )
        for row_id, session, student, person, given, family, name, title, paper, item in found
    )


def absences(tx: Reader) -> dict[str, tuple[Days, ...]]:
    """Tell on which days students and people cannot come, by their ids, earliest first."""
    found: dict[str, list[Days]] = defaultdict(list)
    for student, person, first, last in rows(
        tx, "SELECT student_id, person_id, first, last FROM absence ORDER BY first, last, id"
    ):
        found[student or person].append(Days(day(first), day(last)))
    return {who: tuple(some) for who, some in found.items()}


def candidates(tx: Reader) -> tuple[Candidate, ...]:
    """List who could present: the people of the course by role, then its students by name.

    A person with two roles stands there twice; students who left are left out.
    """
    people = rows(tx, "SELECT id, name, role FROM person ORDER BY role, position, id")
    students = _students(tx)
    here = sorted(
        ((row_id, who) for row_id, who, left in students if not left),
        key=lambda row: sort_key(row[1].family, row[1].given),
    )
    named = _additions(students)
    return (
        *(Candidate(id=row_id, name=name, role=role) for row_id, name, role in people),
        *(
            Candidate(id=row_id, name=f"{who.given} {who.family}".strip() + named[row_id], role="")
            for row_id, who in here
        ),
    )


def speakers(tx: Reader) -> dict[str, tuple[Speaker, ...]]:
    """Tell the rules of the plan who presents in which session, by its id, and when not."""
    away, named = absences(tx), _additions(_students(tx, _NAMED_AS_PRESENTERS))
    found: dict[str, list[Speaker]] = defaultdict(list)
    for row in presenters(tx):
        name = row.name + named.get(row.who, "")
        found[row.session].append(Speaker(name, away.get(row.who, ())))
    return {session: tuple(some) for session, some in found.items()}


def _students(tx: Reader, query: str = _STUDENTS) -> list[tuple[str, Person, bool]]:
    """List students, and whether each has left."""
    return [
        (
            row_id,
            Person(
                family=family, given=given, matriculation=number, email=email, programme=programme
            ),
            status == "left",
        )
        for row_id, family, given, number, email, programme, status in rows(tx, query)
    ]


def _additions(students: Iterable[tuple[str, Person, bool]]) -> defaultdict[str, str]:
    """Return what stands behind a student's name to tell namesakes apart; "" for all others."""
    told = told_apart((row_id, who) for row_id, who, _ in students)
    return defaultdict(str, {row_id: f" ({addition})" for row_id, addition in told.items()})
