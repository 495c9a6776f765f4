"""Importing a roster: compared row by row with the course, shown, then taken as one step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.commands import students as commands
from planner.db.arrivals import came_alone
from planner.db.backups import back_up
from planner.db.journal import Title
from planner.db.students import students
from planner.errors import Problem
from planner.exchange.roster_roles import Place
from planner.language import marked
from planner.rules.credits import Enrolment
from planner.rules.people import (
    MatchKind,
    Roster,
    email_key,
    folded,
    full_name,
    matriculation_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.db.students import StudentRow
    from planner.exchange.roster_rows import RosterRow
    from planner.exchange.rosters import RosterFile

FIELDS = (
    *("family", "given", "matriculation", "email", "programme", "home_university"),
    "regulations",
)


STATUS = "status"
IMPORTED = marked("Import the roster {file}")
HERE = frozenset((Enrolment.REGISTERED, Enrolment.UNDECIDED, Enrolment.WAITING))
_PLACED = {
    Place.REGISTERED: Enrolment.REGISTERED,
    Place.WAITING: Enrolment.WAITING,
    Place.GUEST: Enrolment.GUEST,
}


class Verdict(StrEnum):
    """What a row of a roster is to the course."""

    NEW = "new"
    CHANGED = "changed"
    RETURNS = "returns"  # had left, and comes back with everything
    SAME = "same"
    QUESTION = "question"  # a name alone fits: is it the same person?
    CONFLICT = "conflict"  # number and e-mail point at different people, or at one twice


DOES = (Verdict.NEW, Verdict.CHANGED, Verdict.RETURNS)  # what an import does something for


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a known student that the file says otherwise."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One row of the file, and what it is to the course.

    ``student`` is whom it surely means; ``candidates`` are those it may mean in a question or a
    conflict. A blank in the file is no statement, so it never stands among the changes.
    """

    row: RosterRow
    verdict: Verdict
    student: StudentRow | None = None
    candidates: tuple[StudentRow, ...] = ()
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """A student of the course who is not on the list; ``by_hand`` if no list ever named them."""

    student: StudentRow
    by_hand: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """All that an import would do, to be looked at before it does it.

    ``left_out`` are the skipped rows, as far as they could be read; ``gone`` are the students
    whom the list does not name, guests left aside. They stay unless one says that they left.
    """

    lines: tuple[RosterLine, ...]
    problems: tuple[Problem, ...]
    skipped: int
    left_out: tuple[RosterRow, ...] = ()
    gone: tuple[Gone, ...] = ()

    def count(self, *verdicts: Verdict) -> int:
        """Count the lines with one of these verdicts."""
        return sum(line.verdict in verdicts for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMissing(Problem):
    """A new student of whom a list knows one name only: it is entered as the family name."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName(Problem):
    """Whom a number or an address means has a wholly different name in the list; to be checked."""

    text: str  # the name in the list
    name: str  # that in the course


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user says about a question or conflict: a student's id, or somebody new."""

    student: str | None  # None: somebody new


def preview(tx: Session, file: RosterFile) -> RosterPreview:
    """Compare a roster with the course: by matriculation number, then e-mail; names only ask."""
    known = {row.id: row for row in students(tx)}
    roster = Roster((row.id, row.person) for row in known.values())
    taken: set[str] = set()
    lines, problems = [], list(file.problems)
    for row in file.rows:
        line = _line(row, roster, known, taken)
        if line.student:
            taken.add(line.student.id)
            if line.changes and _is_called_otherwise(row, line.student):
                name = full_name(row.person.family, row.person.given)
                problem = OtherName(row=row.row, text=name, name=line.student.bare_name)
                problems.append(problem)
        if line.verdict is Verdict.NEW and not row.person.family:
            problems.append(FamilyMissing(row=row.row, text=row.person.given))
        lines.append(line)
    problems.sort(key=lambda problem: problem.row or 0)
    named = taken.union(row.id for line in lines for row in line.candidates)
    here = [row for row in known.values() if row.status in HERE and row.id not in named]
    return RosterPreview(
        lines=tuple(lines),
        problems=tuple(problems),
        skipped=file.skipped,
        left_out=file.left_out,
        gone=_gone(tx, here, file.left_out) if file.rows else (),
    )


def _is_called_otherwise(row: RosterRow, student: StudentRow) -> bool:
    """Tell whether no word of a name in the list is in the student's name."""
    said = set(folded(f"{row.person.family} {row.person.given}").split())
    return not said & set(folded(f"{student.family} {student.given}").split())


def _gone(
    tx: Session, here: Sequence[StudentRow], left_out: Iterable[RosterRow]
) -> tuple[Gone, ...]:
    """Say whom a list does not name, not even in a row that was skipped for something odd."""
    roster = Roster((row.id, row.person) for row in here)
    odd = (row for row in left_out if row.place is not Place.OUT)
    named = {id_ for row in odd for id_ in roster.match(row.person).ids}
    gone = [row for row in here if row.id not in named]
    alone = came_alone(tx, [row.id for row in gone], but_not=IMPORTED)
    return tuple(Gone(row, row.id in alone) for row in gone)


def _line(
    row: RosterRow, roster: Roster, known: Mapping[str, StudentRow], taken: set[str]
) -> RosterLine:
    match = roster.match(row.person)
    found = tuple(known[id_] for id_ in match.ids)
    if match.sure and match.sure not in taken:
        student = known[match.sure]
        changes = differences(row, student)
        verdict = Verdict.CHANGED if changes else Verdict.SAME
        if student.status is Enrolment.LEFT:
            verdict = Verdict.RETURNS
        return RosterLine(row=row, verdict=verdict, student=student, changes=changes)
    if match.kind is MatchKind.NONE:
        return RosterLine(row=row, verdict=Verdict.NEW)
    asks = match.kind is MatchKind.NAME_ONLY
    verdict = Verdict.QUESTION if asks else Verdict.CONFLICT
    return RosterLine(row=row, verdict=verdict, candidates=found)


def differences(row: RosterRow, student: StudentRow) -> tuple[FieldChange, ...]:
    """Say what a row would change about a student.

    A number or address that means the same is no change, unless the file's number has leading
    zeros that the course's has lost. Neither is an only name under which somebody was entered.
    Who had left comes back; from the waiting list and onto it a list takes people only if it
    says so itself.
    """
    said = _said(row)
    if not student.given and _named(said).get("family") == student.family:
        said = _named(said)
    changes = [
        FieldChange(name, getattr(student, name), said[name])
        for name in FIELDS
        if name in said and _differs(name, getattr(student, name), said[name])
    ]
    status = _status(row.place, student.status)
    if status is not student.status:
        changes.append(FieldChange(STATUS, student.status, status))
    return tuple(changes)


def _status(place: Place, now: Enrolment) -> Enrolment:
    """Say what a student's status is after a list that says this of their place."""
    said = _PLACED.get(place)
    if now is Enrolment.LEFT:
        return said or Enrolment.REGISTERED
    if said is None or Enrolment.GUEST in {said, now} or now is Enrolment.UNDECIDED:
        return now
    return said


def _differs(field: str, old: str, new: str) -> bool:
    if field == "matriculation" and matriculation_key(old) == matriculation_key(new):
        return new.endswith(old) and new != old
    if field == "email":
        return email_key(old) != email_key(new)
    if field in {"family", "given"} and old.casefold() == new.casefold():
        return old != new and old in {old.upper(), old.lower()} and not new.isupper()
    return old != new


def take(
    tx: Session,
    shown: RosterPreview,
    answers: Mapping[int, Answer] | None = None,
    leavers: Iterable[str] = (),
    on: date | None = None,
) -> tuple[int, int]:
    """Enter what was shown; the answer counts the new and the changed.

    ``answers`` are by row of the file. Questions and conflicts without one are left alone.
    ``leavers`` are the ids of those gone who are marked as having left, ``on`` a day.
    Raises the refusals of planner.commands.students.
    """
    new: list[dict[str, Any]] = []
    changed: dict[str, dict[str, Any]] = {}
    answers = answers or {}
    known = {row.id: row for row in students(tx)}
    for line in shown.lines:
        answer = answers.get(line.row.row)
        student = line.student or (known.get(answer.student or "") if answer else None)
        if student:
            fields = _fields(differences(line.row, student))
            changed |= {student.id: fields} if fields else {}
        elif line.verdict is Verdict.NEW or answer:
            new.append(_entered(line.row))
    commands.take_roster(tx, new, changed)
    if leavers:
        assert on is not None, "whoever leaves does so on a day"
        commands.leave(tx, leavers, on)
    return len(new), len(changed)


def _fields(changes: Iterable[FieldChange]) -> dict[str, Any]:
    fields: dict[str, Any] = {one.field: one.new for one in changes}
    if STATUS in fields:
        fields |= {STATUS: Enrolment(fields[STATUS]), "left_on": None}
    return fields


def _entered(row: RosterRow) -> dict[str, Any]:
    fields: dict[str, Any] = _named(_said(row))
    status = _PLACED.get(row.place, Enrolment.REGISTERED)
    return fields if status is Enrolment.REGISTERED else fields | {STATUS: status}


def import_roster(
    store: Store,
    path: Path,
    shown: RosterPreview,
    answers: Mapping[int, Answer] | None = None,
    *,
    name: str,
    at: datetime,
    leavers: Iterable[str] = (),
    today: date | None = None,
) -> ChangeSet:
    """Back the course file at ``path`` up, then enter a roster as one step.

    ``name`` is the roster's file name, for the history; ``leavers`` leave ``today``, or on the
    day of ``at``. The answer is the step's ChangeSet.
    """
    back_up(path, at)
    title, on = Title.of(IMPORTED, file=name), today or at.date()
    return store.change(title, lambda tx: take(tx, shown, answers, leavers, on))


def sole_candidates(lines: Iterable[RosterLine]) -> dict[int, Answer]:
    """Answer every question in which one student alone fits with that student."""
    return {
        line.row.row: Answer(line.candidates[0].id)
        for line in lines
        if line.verdict is Verdict.QUESTION and len(line.candidates) == 1
    }


def _named(said: dict[str, str]) -> dict[str, str]:
    """Let a student's only name be the family name, which everyone has here."""
    if "family" in said:
        return said
    return said | {"family": said["given"], "given": ""}


def _said(row: RosterRow) -> dict[str, str]:
    """Return the fields that a row says anything about."""
    who = row.person
    plain = (who.family, who.given, who.matriculation, who.email)
    every = (*plain, row.programme, row.home_university, row.regulations)
    return {name: value for name, value in zip(FIELDS, every, strict=True) if value}
