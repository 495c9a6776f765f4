"""Merging two records of one person: who may be the same, what would become of all they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.commands import merging as commands
from planner.db import students, work
from planner.db.belongings import belongings, certificate_numbers, sheets_with
from planner.language import marked
from planner.rules.merging import About, Pair, Side, Subject, Verdict, paired
from planner.rules.people import alike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from planner.db.students import StudentRow
    from planner.rules.people import Likeness

BOOKED, DECISION = (About.BOOKED, ""), (About.DECISION, "")
ORDER = tuple(About)
MERGED = marked("{name}: two records merged")

type Choices = Mapping[Subject, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two records side by side; ``sheets`` names who has the other one on a marking sheet."""

    kept: StudentRow
    other: StudentRow
    pairs: tuple[Pair, ...]
    sheets: tuple[str, ...] = ()
    may_turn: bool = True  # the other one could be kept just as well
    decided: bool = False  # the decision is the other one's, and so are its lines of booked as

    def open(self, choices: Choices) -> tuple[Pair, ...]:
        """Return what is still a question with these choices."""
        return tuple(pair for pair in self.pairs if pair.side(choices) is None)

    def sides(self, choices: Choices) -> dict[Subject, Side]:
        """Return whose word counts for each thing; of questions the kept record's."""
        found = {pair.subject: pair.side(choices) or Side.KEPT for pair in self.pairs}
        same = {pair.subject for pair in self.pairs if pair.verdict is Verdict.SAME}
        if self.decided and BOOKED in same:
            found[BOOKED] = Side.OTHER  # the same lines, and a decision may be about these
        return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be the same person, and all that speaks for it."""

    student: StudentRow
    why: tuple[Likeness, ...]


def compared(tx: Session, kept_id: str, other_id: str) -> Comparison:
    """Put two records side by side; the one that certificates name is kept. Raises Gone."""
    if certificate_numbers(tx, other_id) and not certificate_numbers(tx, kept_id):
        kept_id, other_id = other_id, kept_id
    mine, theirs = belongings(tx, kept_id), belongings(tx, other_id)
    order = {(About.RESULT, item.id): place for place, item in enumerate(work.items(tx))}
    pairs = sorted(
        paired(mine, theirs),
        key=lambda pair: (ORDER.index(pair.subject[0]), order.get(pair.subject, 0)),
    )
    return Comparison(
        kept=students.student(tx, kept_id),
        other=students.student(tx, other_id),
        pairs=tuple(pair for pair in pairs if pair.subject[0] is not About.DECISION),
        sheets=sheets_with(tx, other_id),
        may_turn=not certificate_numbers(tx, kept_id),
        decided=mine[DECISION] is None and theirs[DECISION] is not None,
    )


def merge(tx: Session, found: Comparison, choices: Choices) -> None:
    """Merge as was shown; raises what planner.commands.merging raises."""
    commands.merge(tx, found.kept.id, found.other.id, found.sides(choices))


def others(tx: Session, student_id: str) -> tuple[Candidate, ...]:
    """List all other students, those first who may be the same person, and why."""
    everybody = students.students(tx)
    mine = next(row for row in everybody if row.id == student_id)
    found = [
        Candidate(row, alike(mine.person, row.person)) for row in everybody if row.id != student_id
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.why), one.student.name)))
