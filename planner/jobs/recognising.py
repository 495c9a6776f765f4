"""Taking results over from an earlier course: matched, shown, then recognised as one step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.commands import recognising as commands
from planner.commands.recognising import Recognised
from planner.db import courses, students, work
from planner.db.store import open_course
from planner.errors import PlannerError
from planner.language import marked
from planner.rules.attempts import is_blank
from planner.rules.credits import State, passed
from planner.rules.people import Roster
from planner.rules.recognising import carried, counterparts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.store import Store
    from planner.db.students import ResultRow, Results, StudentRow
    from planner.rules.credits import Item

TAKEN_OVER = marked("{n} results recognised from {term}")

type Cell = tuple[str, str]  # student, item


@dataclass(eq=False)
class SameCourse(PlannerError):
    """The file is the course that is open."""

    name: str


class Verdict(StrEnum):
    """What an earlier result is to this course."""

    NEW = "new"
    CHANGED = "changed"  # in place of what is entered, since somebody insists
    SAME = "same"
    CONFLICT = "conflict"  # something else is entered, and stays
    QUESTION = "question"  # who is it?
    SKIPPED = "skipped"  # the item has no counterpart here


WRITING = frozenset({Verdict.NEW, Verdict.CHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An earlier course, as far as somebody passed something in it."""

    name: str  # of its file
    term: str
    students: tuple[StudentRow, ...]
    items: tuple[Item, ...]
    results: Mapping[str, Results]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the user says: who is who, which item is which, and where the earlier result wins.

    None leaves a person or an item out; what is not named is as the program found it.
    """

    people: Mapping[str, str | None] = field(default_factory=dict)
    items: Mapping[str, str | None] = field(default_factory=dict)
    insisted: frozenset[Cell] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One earlier result and what it is to this course.

    A question stands for all results of one earlier student; then there is no item. Where the
    person had to be asked about, ``candidates`` are those it may be, also once it is answered.
    """

    verdict: Verdict
    was: StudentRow
    student: StudentRow | None = None
    candidates: tuple[StudentRow, ...] = ()
    was_item: Item | None = None
    item: Item | None = None
    taken: Recognised | None = None
    current: ResultRow | None = None

    @property
    def key(self) -> Cell:
        """What tells it from all others."""
        return self.was.id, self.was_item.id if self.was_item else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All that would be done; ``strangers`` passed something and are not in this course."""

    past: Past
    lines: tuple[Earlier, ...]
    items: tuple[Item, ...]  # of this course, to choose from
    counterparts: Mapping[str, str | None]  # by earlier item
    strangers: int

    def count(self, *verdicts: Verdict) -> int:
        """Count the lines with one of these verdicts."""
        return sum(line.verdict in verdicts for line in self.lines)


def read_past(path: Path, store: Store) -> Past:
    """Read an earlier course; its file stays as it is.

    Raises SameCourse, or what open_course raises.
    """
    if store.path is not None and path.exists() and path.samefile(store.path):
        raise SameCourse(path.name)
    with open_course(path, writing=False) as old, old.reading() as tx:
        items = work.items(tx)
        by_id = {item.id: item for item in items}
        found = {
            who: {
                item: row
                for item, row in rows.items()
                if item in by_id and passed(by_id[item], row.facts)
            }
            for who, rows in students.results(tx).items()
        }
        return Past(
            name=path.name,
            term=courses.course(tx).term,
            students=tuple(row for row in students.students(tx) if found.get(row.id)),
            items=tuple(item for item in items if any(item.id in rows for rows in found.values())),
            results=found,
        )


def preview(tx: Session, past: Past, answers: Answers) -> Preview:
    """Compare what was passed with this course; people match by number, then e-mail."""
    items = work.items(tx)
    usual = counterparts(past.items, items)
    paired = {item.id: answers.items.get(item.id, usual.get(item.id)) for item in past.items}
    known = {row.id: row for row in students.students(tx)}
    roster = Roster((row.id, row.person) for row in known.values())
    ground = _Ground(
        past, paired, {item.id: item for item in items}, students.results(tx), answers
    )
    lines: list[Earlier] = []
    strangers = 0
    for was in sorted(past.students, key=lambda row: row.name):
        match = roster.match(was.person)
        who = answers.people.get(was.id, match.sure)
        asked = () if match.sure else tuple(known[one] for one in match.ids)
        if who is not None and who in known:
            found = _of_one(was, known[who], ground)
            lines += (replace(line, candidates=asked) for line in found)
        elif asked:
            lines.append(Earlier(verdict=Verdict.QUESTION, was=was, candidates=asked))
        else:
            strangers += 1
    return Preview(
        past=past, lines=tuple(lines), items=items, counterparts=paired, strangers=strangers
    )


def take(tx: Session, past: Past, answers: Answers) -> int:
    """Recognise what the preview shows as new or insisted on; the answer is how many."""
    shown = preview(tx, past, answers)
    taken = [line.taken for line in shown.lines if line.taken and line.verdict in WRITING]
    commands.recognise(tx, taken)
    return len(taken)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the results of one person after another are compared with."""

    past: Past
    paired: Mapping[str, str | None]
    items: Mapping[str, Item]
    entered: Mapping[str, Results]
    answers: Answers


def _of_one(was: StudentRow, student: StudentRow, on: _Ground) -> Iterator[Earlier]:
    mine = on.entered.get(student.id, {})
    seen: set[str] = set()  # two earlier items may be one here: the first counts
    for was_item in on.past.items:
        row = on.past.results[was.id].get(was_item.id)
        if row is None:
            continue
        item = on.items.get(on.paired[was_item.id] or "")
        if item is None or item.id in seen:
            yield Earlier(verdict=Verdict.SKIPPED, was=was, student=student, was_item=was_item)
            continue
        seen.add(item.id)
        points, mark = carried(was_item, item, row.facts)
        taken = Recognised(
            student=student.id,
            item=item.id,
            term=row.recognised_from or on.past.term,
            points=points,
            mark=mark,
        )
        current = mine.get(item.id)
        yield Earlier(
            verdict=_verdict(
                taken, current, insisted=(student.id, item.id) in on.answers.insisted
            ),
            was=was,
            student=student,
            was_item=was_item,
            item=item,
            taken=taken,
            current=current,
        )


def _verdict(taken: Recognised, current: ResultRow | None, *, insisted: bool) -> Verdict:
    facts = current.facts if current else None
    if current is None or facts is None:
        return Verdict.NEW
    if is_blank(facts.state, facts.points, facts.mark, facts.late_days):
        return Verdict.NEW
    said = (facts.points, facts.mark, current.recognised_from)
    if facts.state is State.RECOGNISED and said == (taken.points, taken.mark, taken.term):
        return Verdict.SAME
    return Verdict.CHANGED if insisted else Verdict.CONFLICT
