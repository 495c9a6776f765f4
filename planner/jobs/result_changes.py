"""What results from elsewhere would change, as facts: problems, answers, changes, the preview."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.errors import Problem
from planner.rules.marking_sheets import Part
from planner.rules.results_in import PROTECTED, Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.db.students import ResultRow, StudentRow
    from planner.exchange.result_rows import ResultFile, ResultLine
    from planner.rules.credits import Item
    from planner.rules.people import Person

type Key = tuple[str, str, Part]  # student, item, what of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger(Problem):
    """A row of somebody who is not in the course; it was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichOfThem(Problem):
    """Number and address of a row belong to different students; it was skipped."""

    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTwice(Problem):
    """Two rows say different things of one student and item; the first was taken."""

    text: str
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoItemFor(Problem):
    """A column that is no item of the course, as far as the program can tell; it was skipped."""

    values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the user says: which column is which item, who is who, and where the file wins.

    None leaves a column or a person out. What is not named is as the program proposes it, with
    what was ``remembered`` (ids of items by heading) before what titles say. ``scaled`` converts
    points where the file counts to another number than the item.
    """

    items: Mapping[str, str | None] = field(default_factory=dict)
    people: Mapping[Person, str | None] = field(default_factory=dict)
    insisted: frozenset[Key] = frozenset()
    remembered: Mapping[str, str] = field(default_factory=dict)
    scaled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the file says of one student and item, and what becomes of it.

    A question stands for all that the file says of a person; then there is no item, and
    ``candidates`` are those it may be. ``text`` is as the file has it, ``said`` or ``feedback``
    what would be entered, ``problem`` why a value is skipped.
    """

    verdict: Verdict
    line: ResultLine
    student: StudentRow | None = None
    candidates: tuple[StudentRow, ...] = ()
    heading: str = ""
    item: Item | None = None
    part: Part = Part.RESULT
    text: str = ""
    said: Said | None = None
    feedback: str | None = None
    current: ResultRow = NOTHING
    problem: Problem | None = None

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        who = self.student.id if self.student else f"row {self.line.row}"
        return who, self.item.id if self.item else self.heading, self.part

    @property
    def is_protected(self) -> bool:
        """Whether what is entered is excused, exempt or recognised."""
        return self.current.facts.state in PROTECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All that would be done; ``skipped`` counts the values that are not taken."""

    file: ResultFile
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    items: tuple[Item, ...]
    paired: Mapping[str, str | None]  # by heading
    skipped: int

    def count(self, *verdicts: Verdict) -> int:
        """Count the changes with one of these verdicts."""
        return sum(one.verdict in verdicts for one in self.changes)

    def conflicts(self, *, protected: bool = True) -> frozenset[Key]:
        """Name the cells in conflict; those that are protected only if wanted."""
        return frozenset(
            one.key
            for one in self.changes
            if one.verdict is Verdict.CONFLICT and (protected or not one.is_protected)
        )

    def sole_candidates(self) -> dict[Person, str | None]:
        """Answer each question in which one student alone fits with that student."""
        return {
            one.line.person: one.candidates[0].id
            for one in self.changes
            if one.verdict is Verdict.QUESTION and len(one.candidates) == 1
        }
