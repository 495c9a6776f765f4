"""Merging two records of one person: who may be the same, what would become of all they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.commands import merging as commands
from planner.db import students
from planner.db.belongings import belongings, certificate_numbers, sheets_with
from planner.language import marked
from planner.rules.merging import About, Pair, Side, Subject, paired
from planner.rules.people import alike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from planner.db.students import StudentRow
    from planner.rules.people import Likeness

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

    def open(self, choices: Choices) -> tuple[Pair, ...]:
        """Return what is still a question with these choices."""
        return tuple(pair for pair in self.pairs if pair.side(choices) is None)

    def sides(self, choices: Choices) -> dict[Subject, Side]:
        """Return whose word counts for each thing; of questions the kept record's."""
        return {pair.subject: pair.side(choices) or Side.KEPT for pair in self.pairs}


def compared(tx: Session, kept_id: str, other_id: str) -> Comparison:
    """Put two records side by side; the one that certificates name is kept. Raises Gone."""
    if certificate_numbers(tx, other_id) and not certificate_numbers(tx, kept_id):
        kept_id, other_id = other_id, kept_id
    mine, theirs = belongings(tx, kept_id), belongings(tx, other_id)
    pairs = paired(mine, theirs)
    return Comparison(
        kept=students.student(tx, kept_id),
        other=students.student(tx, other_id),
        pairs=tuple(pair for pair in pairs if pair.subject[0] is not About.DECISION),
        sheets=sheets_with(tx, other_id),
        may_turn=not certificate_numbers(tx, kept_id),
    )


def merge(tx: Session, found: Comparison, choices: Choices) -> None:
    """Merge as was shown; raises what planner.commands.merging raises."""
    commands.merge(tx, found.kept.id, found.other.id, found.sides(choices))


def others(tx: Session, student_id: str) -> tuple[tuple[StudentRow, tuple[Likeness, ...]], ...]:
    """List all other students, those first who may be the same person, and why."""
    everybody = students.students(tx)
    mine = next(row for row in everybody if row.id == student_id)
    rest = [(row, alike(mine.person, row.person)) for row in everybody if row.id != student_id]
    rest.sort(key=lambda pair: (-len(pair[1]), pair[0].name))
    return tuple(rest)
