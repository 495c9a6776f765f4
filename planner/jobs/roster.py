"""Importing a roster: compared row by row with the course, shown, then taken as one step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.commands import students as commands
from planner.db.backups import back_up
from planner.db.journal import Title
from planner.db.students import students
from planner.errors import Problem
from planner.language import marked
from planner.rules.people import MatchKind, Roster, email_key, matriculation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.db.students import StudentRow
    from planner.exchange.rosters import RosterFile, RosterRow

FIELDS = (
    *("family", "given", "matriculation", "email", "programme", "home_university"),
    "regulations",
)


class Verdict(StrEnum):
    """What a row of a roster is to the course."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    QUESTION = "question"  # a name alone fits: is it the same person?
    CONFLICT = "conflict"  # number and e-mail point at different people, or at one twice


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """All that an import would do, to be looked at before it does it.

    ``left_out`` are the skipped rows, as far as they could be read.
    """

    lines: tuple[RosterLine, ...]
    problems: tuple[Problem, ...]
    skipped: int
    left_out: tuple[RosterRow, ...] = ()

    def count(self, *verdicts: Verdict) -> int:
        """Count the lines with one of these verdicts."""
        return sum(line.verdict in verdicts for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMissing(Problem):
    """A new student of whom a list knows one name only: it is entered as the family name."""

    text: str


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
        if line.verdict is Verdict.NEW and not row.person.family:
            problems.append(FamilyMissing(row=row.row, text=row.person.given))
        lines.append(line)
    problems.sort(key=lambda problem: problem.row or 0)
    return RosterPreview(
        lines=tuple(lines),
        problems=tuple(problems),
        skipped=file.skipped,
        left_out=file.left_out,
    )


def _line(
    row: RosterRow, roster: Roster, known: Mapping[str, StudentRow], taken: set[str]
) -> RosterLine:
    match = roster.match(row.person)
    found = tuple(known[id_] for id_ in match.ids)
    if match.sure and match.sure not in taken:
        changes = differences(row, known[match.sure])
        verdict = Verdict.CHANGED if changes else Verdict.SAME
        return RosterLine(row=row, verdict=verdict, student=known[match.sure], changes=changes)
    if match.kind is MatchKind.NONE:
        return RosterLine(row=row, verdict=Verdict.NEW)
    asks = match.kind is MatchKind.NAME_ONLY
    verdict = Verdict.QUESTION if asks else Verdict.CONFLICT
    return RosterLine(row=row, verdict=verdict, candidates=found)


def differences(row: RosterRow, student: StudentRow) -> tuple[FieldChange, ...]:
    """Say what a row would change about a student.

    A number or address that means the same is no change, unless the file's number has leading
    zeros that the course's has lost. Neither is an only name under which somebody was entered.
    """
    said = _said(row)
    if not student.given and _named(said).get("family") == student.family:
        said = _named(said)
    return tuple(
        FieldChange(name, getattr(student, name), said[name])
        for name in FIELDS
        if name in said and _differs(name, getattr(student, name), said[name])
    )


def _differs(field: str, old: str, new: str) -> bool:
    if field == "matriculation" and matriculation_key(old) == matriculation_key(new):
        return new.endswith(old) and new != old
    if field == "email":
        return email_key(old) != email_key(new)
    return old != new


def take(
    tx: Session, shown: RosterPreview, answers: Mapping[int, Answer] | None = None
) -> tuple[int, int]:
    """Enter what was shown; the answer counts the new and the changed.

    ``answers`` are by row of the file. Questions and conflicts without one are left alone.
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
            fields = {one.field: one.new for one in differences(line.row, student)}
            changed |= {student.id: fields} if fields else {}
        elif line.verdict is Verdict.NEW or answer:
            new.append(_named(_said(line.row)))
    commands.take_roster(tx, new, changed)
    return len(new), len(changed)


def import_roster(
    store: Store,
    path: Path,
    shown: RosterPreview,
    answers: Mapping[int, Answer] | None = None,
    *,
    name: str,
    at: datetime,
) -> ChangeSet:
    """Back the course file at ``path`` up, then enter a roster as one step.

    ``name`` is the roster's file name, for the history; the answer is the step's ChangeSet.
    """
    back_up(path, at)
    title = Title.of(marked("Import the roster {file}"), file=name)
    return store.change(title, lambda tx: take(tx, shown, answers))


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
