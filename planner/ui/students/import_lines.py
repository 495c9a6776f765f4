"""What an import would do, row by row, in words: new, changed, same, in question, skipped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.exchange import roster_rows as rows
from planner.exchange.sheets_in import BrokenQuotes
from planner.jobs.roster import STATUS, Answer, Verdict, differences
from planner.language import marked
from planner.rules.credits import Enrolment
from planner.rules.people import full_name
from planner.ui.students.words import FIELDS
from planner.vocabulary import enrolment
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from planner.db.students import StudentRow
    from planner.errors import Problem
    from planner.jobs.roster import FieldChange, Gone, RosterLine, RosterPreview
    from planner.language import Language
    from planner.rules.people import Person

type Answers = Mapping[int, Answer]  # by row of the file

SKIPPING = (
    *(rows.OddWidth, rows.NameMissing, rows.OddEmail, rows.StudentTwice, rows.NotAPerson),
    *(rows.NotAStudent, rows.NotTakingPart, BrokenQuotes),
)


class What(StrEnum):
    """What becomes of a row of the file."""

    NEW = "new"
    CHANGED = "changed"
    RETURNS = "returns"
    SAME = "same"
    QUESTION = "question"
    CONFLICT = "conflict"
    SKIPPED = "skipped"
    CHECK = "check"
    GONE = "gone"
    LEAVES = "leaves"


WORDS: Mapping[What, str] = {
    What.NEW: marked("new"),
    What.CHANGED: marked("changed"),
    What.RETURNS: marked("comes back"),
    What.SAME: marked("same"),
    What.QUESTION: marked("who is it?"),
    What.CONFLICT: marked("conflict"),
    What.SKIPPED: marked("skipped"),
    What.CHECK: marked("to check"),
    What.GONE: marked("not listed"),
    What.LEAVES: marked("has left"),
}
TONES: Mapping[What, str] = {
    What.NEW: "met",
    What.CHANGED: "accent",
    What.RETURNS: "met",
    What.SAME: "muted",
    What.QUESTION: "waiting",
    What.CONFLICT: "waiting",
    What.SKIPPED: "out",
    What.CHECK: "waiting",
    What.GONE: "muted",
    What.LEAVES: "out",
}
VERDICTS: Mapping[Verdict, What] = {
    Verdict.NEW: What.NEW,
    Verdict.CHANGED: What.CHANGED,
    Verdict.RETURNS: What.RETURNS,
    Verdict.SAME: What.SAME,
    Verdict.QUESTION: What.QUESTION,
    Verdict.CONFLICT: What.CONFLICT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One row as the preview lists it.

    ``asks`` is the line of a question or a conflict, ``gone`` a student who is in no row.
    """

    row: int | None
    what: What
    name: str
    number: str
    detail: str
    asks: RosterLine | None = None
    gone: Gone | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many students an import adds, changes, brings back and marks as having left.

    ``open`` are the questions it leaves open.
    """

    new: int
    changed: int
    open: int
    returned: int = 0
    left: int = 0

    @property
    def does_something(self) -> bool:
        """Whether anything at all would be done."""
        return bool(self.new or self.changed or self.returned or self.left)


def import_lines(
    shown: RosterPreview, answers: Answers, say: Language, leavers: Collection[str] = ()
) -> tuple[ImportLine, ...]:
    """Word every row and every problem, in the order of the file, then who is in no row."""
    lines = [_line(line, answers, say) for line in shown.lines]
    about = {row.row: row.person for row in shown.left_out}
    lines += [_problem(one, about.get(one.row or 0), say) for one in shown.problems]
    lines.sort(key=lambda line: line.row or 0)
    gone = (_gone(one, say, leaves=one.student.id in leavers) for one in shown.gone)
    return (*lines, *gone)


def _gone(gone: Gone, say: Language, *, leaves: bool) -> ImportLine:
    detail = say("not on this list; stays as it is")
    if leaves:
        detail = say("not on this list; marked as having left, with all results kept")
    elif gone.by_hand:
        detail = say("not on this list, but was added one by one; stays as it is")
    return ImportLine(
        row=None,
        what=What.LEAVES if leaves else What.GONE,
        name=gone.student.name,
        number=gone.student.matriculation,
        detail=detail,
        gone=gone,
    )


def outcome(shown: RosterPreview, answers: Answers, leavers: Collection[str] = ()) -> Outcome:
    """Count what would be done with these answers, and these students marked as having left."""
    new = shown.count(Verdict.NEW)
    changed = shown.count(Verdict.CHANGED)
    asked = [line for line in shown.lines if line.verdict in ASKING]
    for line in asked:
        answer = answers.get(line.row.row)
        if answer is None:
            continue
        student = _candidate(line, answer)
        new += student is None
        changed += student is not None and bool(differences(line.row, student))
    left = sum(line.row.row not in answers for line in asked)
    returned = shown.count(Verdict.RETURNS)
    return Outcome(new, changed, left, returned=returned, left=len(leavers))


ASKING = frozenset((Verdict.QUESTION, Verdict.CONFLICT))


def _line(line: RosterLine, answers: Answers, say: Language) -> ImportLine:
    person, answer = line.row.person, answers.get(line.row.row)
    asks = line if line.verdict in ASKING else None
    what, detail = VERDICTS[line.verdict], _changes(line.changes, say)
    if line.verdict is Verdict.RETURNS:
        others = [one for one in line.changes if one.field != STATUS]
        back = say("had left; comes back with all results")
        detail = "; ".join(filter(None, (back, _changes(others, say))))
    if line.verdict is Verdict.NEW:
        said = line.row
        parts = (person.email, said.programme, said.regulations, said.home_university)
        detail = " · ".join(part for part in parts if part)
    if asks is not None and answer is None:
        detail = _question(line, say)
    elif asks is not None and answer is not None:
        what, detail = _answered(line, answer, say)
    return ImportLine(
        row=line.row.row,
        what=what,
        name=full_name(person.family, person.given),
        number=person.matriculation,
        detail=detail,
        asks=asks,
    )


def _question(line: RosterLine, say: Language) -> str:
    names = say.listed(told_apart(student) for student in line.candidates)
    if line.verdict is Verdict.QUESTION:
        return say("only the name fits: {students}", students=names)
    if len(line.candidates) == 1:
        return say("the e-mail is that of {students}, who has another number", students=names)
    return say("number and e-mail belong to {students}", students=names)


def _answered(line: RosterLine, answer: Answer, say: Language) -> tuple[What, str]:
    student = _candidate(line, answer)
    if student is None:
        return What.NEW, say("somebody new, as you said")
    changes = differences(line.row, student)
    detail = say("is {student}, as you said", student=told_apart(student))
    if not changes:
        return What.SAME, detail
    return What.CHANGED, f"{detail}; {_changes(changes, say)}"


def _candidate(line: RosterLine, answer: Answer) -> StudentRow | None:
    return next((one for one in line.candidates if one.id == answer.student), None)


def told_apart(student: StudentRow) -> str:
    """Name a student with what tells them from a namesake: the number, or else the e-mail."""
    tells = student.matriculation or student.email
    return f"{student.bare_name} ({tells})" if tells else student.name


def _changes(changes: Iterable[FieldChange], say: Language) -> str:
    return "; ".join(_change(one, say) for one in changes)


def _change(one: FieldChange, say: Language) -> str:
    old, new = one.old, one.new
    if one.field == STATUS:
        old, new = (enrolment(Enrolment(status), say) for status in (old, new))
    return f"{say(FIELDS[one.field])}: {f'{old} → {new}' if old else new}"


def _problem(problem: Problem, about: Person | None, say: Language) -> ImportLine:
    sentence = worded(problem, say)
    if problem.column:
        sentence = f"{problem.column}: {sentence}"
    return ImportLine(
        row=problem.row or problem.line,
        what=What.SKIPPED if isinstance(problem, SKIPPING) else What.CHECK,
        name=full_name(about.family, about.given) if about else "",
        number=about.matriculation if about else "",
        detail=sentence,
    )
