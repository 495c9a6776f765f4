"""Bringing a marking sheet back: compared three ways, shown, then taken in as one step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.commands import marking_sheets as commands
from planner.db import courses, item_details, students
from planner.db.cell_history import changes_of_cell
from planner.db.groups import groups
from planner.db.journal import Title
from planner.db.marking_sheets import marking_sheet
from planner.db.students import NOTHING
from planner.errors import PlannerError, Problem
from planner.jobs.gradebook import work_of
from planner.jobs.marking_sheets import marks_of
from planner.jobs.sheet_entries import from_texts, read_entries
from planner.language import marked
from planner.rules.attempts import begins_another
from planner.rules.credits import Enrolment
from planner.rules.groups import OWN_STATES, group_of
from planner.rules.marking_sheets import Part, Verdict, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from planner.db.cell_history import CellChange
    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.db.students import Results, StudentRow
    from planner.exchange.marking_sheets_in import EnteredText, ReturnedRow, ReturnedSheet
    from planner.jobs.gradebook import Work
    from planner.rules.credits import Item
    from planner.rules.marking_sheets import Difference, Marks

type Key = tuple[str, str, Part]  # of a question: student, item, and what of it


@dataclass(eq=False)
class OtherCourse(PlannerError):
    """A marking sheet of another course."""

    name: str


@dataclass(eq=False)
class TakenForgotten(PlannerError):
    """Neither the course nor the file knows the values as they were taken along."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentGone(Problem):
    """A row of a student who is not in the course any more; it was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOnSheet(Problem):
    """A row of a student who was not on the sheet when it was taken along; it was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentLeft(Problem):
    """A row of a student who has left since; what it says is taken all the same."""

    text: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGone(Problem):
    """A column of an item that is not in the course any more; its entries were skipped."""

    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LecturersAlone(Problem):
    """A result that is, or would become, exempt or recognised: that is the lecturer's alone."""

    text: str  # the item


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFurtherAttempt(Problem):
    """Work was handed in once more, and the item allows no more than ``most`` attempts."""

    text: str  # the item
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUnknown(Problem):
    """The course does not know the sheet; it was compared with the values in the file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One difference between sheet and course; ``last`` is what changed mine last.

    ``also`` are those of the student's group of whom the sheet says nothing: they get it, too.
    """

    row: int
    student: StudentRow
    item: Item
    difference: Difference
    taken: Marks
    mine: Marks
    last: CellChange | None = None
    also: tuple[StudentRow, ...] = ()

    @property
    def key(self) -> Key:
        """What an answer to this names it by."""
        return self.student.id, self.item.id, self.difference.part

    @property
    def theirs(self) -> Marks:
        """The marks as they would be with all that the sheet says."""
        return self.difference.take.onto(self.mine)

    @property
    def is_question(self) -> bool:
        """Whether both sides changed it differently."""
        return self.difference.verdict is Verdict.CONFLICT


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """All that bringing a sheet back would do, to be looked at before it does it.

    ``same`` counts the results about which there is nothing to do, ``skipped`` rows and entries
    that were not understood or not allowed; ``problems`` say why. ``known`` tells that the course
    has a record of the sheet, ``outstanding`` that it was still expected.
    ``names`` says whose row is whose, as the sheet has them.
    """

    sheet_id: str
    known: bool
    outstanding: bool
    person: str
    taken_at: datetime | None
    lines: tuple[SheetLine, ...]
    same: int
    skipped: int
    problems: tuple[Problem, ...]
    names: Mapping[int, str]

    @property
    def questions(self) -> tuple[SheetLine, ...]:
        """The lines that both sides changed differently."""
        return tuple(line for line in self.lines if line.is_question)

    def taken(self, theirs: Iterable[Key]) -> tuple[SheetLine, ...]:
        """Return what is taken in, where questions are answered with *theirs* for some keys."""
        wanted = set(theirs)
        return tuple(line for line in self.lines if not line.is_question or line.key in wanted)


def results_in(lines: Iterable[SheetLine]) -> int:
    """Count the results that lines change: one may differ in its mark and its feedback."""
    return len({(who.id, line.item.id) for line in lines for who in (line.student, *line.also)})


def preview(tx: Session, file: ReturnedSheet, name: str, today: date) -> SheetPreview:
    """Compare a sheet with the course; ``today`` says who belongs to which group.

    Raises OtherCourse or TakenForgotten.
    """
    if file.course != courses.course(tx).id:
        raise OtherCourse(name)
    known = marking_sheet(tx, file.id)
    facts = known.facts if known else _from_file(file, name)
    comparing = _Comparing(tx, file, facts)
    for row in file.rows:
        comparing.look_at(row)
    problems = [*file.problems, *comparing.problems, *comparing.gone()]
    if known is None:
        problems.append(SheetUnknown())
    return SheetPreview(
        sheet_id=file.id,
        known=known is not None,
        outstanding=known is not None and known.is_outstanding,
        person=known.person if known else file.person,
        taken_at=known.taken_at if known else None,
        lines=tuple(
            _with_last(tx, replace(line, also=comparing.also(line, today)))
            for line in comparing.lines
        ),
        same=comparing.same,
        skipped=comparing.skipped + len(file.problems),
        problems=tuple(sorted(problems, key=lambda problem: problem.row or 0)),
        names={row.row: row.name for row in file.rows},
    )


def _from_file(file: ReturnedSheet, name: str) -> dict[str, Any]:
    """Return the values as taken along from the file itself. Raises TakenForgotten."""
    results: dict[str, dict[str, tuple[str, ...]]] = {}
    for (student, item), texts in file.taken.items():
        try:
            from_texts(texts)
        except (ValueError, ArithmeticError) as odd:
            raise TakenForgotten(name) from odd
        results.setdefault(student, {})[item] = texts
    if not results:
        raise TakenForgotten(name)
    return {"students": list(results), "results": results}


CHANGING: Mapping[Part, frozenset[str]] = {
    Part.RESULT: frozenset(("state", "points", "mark", "summands", "attempt")),
    Part.FEEDBACK: frozenset(("feedback",)),
}


def _with_last(tx: Session, line: SheetLine) -> SheetLine:
    """Say of a question who has changed mine last, and when."""
    if not line.is_question:
        return line
    found = changes_of_cell(tx, line.student.id, line.item.id)
    wanted = CHANGING[line.difference.part]
    return replace(line, last=next((one for one in found if one.changed() & wanted), None))


class _Comparing:
    """Goes through the rows of a sheet, and keeps what it finds."""

    def __init__(self, tx: Session, file: ReturnedSheet, facts: Mapping[str, Any]) -> None:
        self._work: Work = work_of(tx)
        self._details = item_details.item_details(tx)
        self._results: Mapping[str, Results] = students.results(tx)
        self._students = {row.id: row for row in students.students(tx)}
        self._on_sheet = frozenset(facts.get("students", ()))
        self._kept: Mapping[str, Mapping[str, Any]] = facts.get("results", {})
        self._headings = file.headings
        self._groups = groups(tx)
        self._gone: Counter[str] = Counter()
        self.lines: list[SheetLine] = []
        self.problems: list[Problem] = []
        self.same = self.skipped = 0

    def look_at(self, row: ReturnedRow) -> None:
        """Compare one row."""
        student = self._students.get(row.student)
        if student is None or row.student not in self._on_sheet:
            kind = StudentGone if student is None else NotOnSheet
            self.problems.append(kind(row=row.row, text=row.name))
            self.skipped += 1
            return
        before = len(self.lines)
        by_item: dict[str, list[EnteredText]] = {item: [] for item in self._headings}
        for cell in row.cells:
            by_item[cell.item].append(cell)
        for item_id, cells in by_item.items():
            item = self._work.by_id.get(item_id)
            if item is None:
                self._gone[item_id] += bool(cells)
                continue
            self._compare(row, student, item, cells)
        if len(self.lines) > before and student.status is Enrolment.LEFT:
            self.problems.append(StudentLeft(row=row.row, text=student.name, on=student.left_on))

    def also(self, line: SheetLine, today: date) -> tuple[StudentRow, ...]:
        """Return who gets a mark as well: those of the group who had the same until now.

        Who was marked on the sheet, or stands apart from the group, is left alone; and all are,
        where the sheet says two things of one group.
        """
        item, student = line.item.id, line.student.id
        group = group_of(self._groups, student, item, today)
        if group is None or line.difference.part is not Part.RESULT:
            return ()
        members = {one.student for one in group.now(today)}
        said = [
            one
            for one in self.lines
            if one.student.id in members and (one.item.id, one.difference.part) == line.key[1:]
        ]
        if said[0].key != line.key or any(one.difference != line.difference for one in said):
            return ()
        left = members - {one.student.id for one in said}
        same = self._shared(student, item)
        return tuple(
            self._students[one]
            for one in sorted(left, key=lambda one: self._students[one].name)
            if same is not None and self._shared(one, item) == same
        )

    def _shared(self, student: str, item: str) -> tuple[object, ...] | None:
        """Return what a student shares with the group; None for who stands apart from it."""
        row = self._results.get(student, {}).get(item, NOTHING)
        facts = row.facts
        if row.differs or facts.state in OWN_STATES:
            return None
        return facts.state, facts.points, facts.mark, row.attempt

    def gone(self) -> list[Problem]:
        """Name the columns of items that are not in the course any more."""
        found = [
            ItemGone(column=self._headings[item_id], entries=entries)
            for item_id, entries in self._gone.items()
        ]
        self.skipped += sum(self._gone.values())
        return list(found)

    def _compare(
        self, row: ReturnedRow, student: StudentRow, item: Item, cells: list[EnteredText]
    ) -> None:
        taken = from_texts(self._kept.get(student.id, {}).get(item.id))
        mine = marks_of(self._results.get(student.id, {}).get(item.id, NOTHING), item)
        said = read_entries(row.row, cells, item, taken, bonus=self._details[item.id].bonus)
        self.problems += said.problems
        skipped = len(said.problems)
        differences = compare(taken, mine, said.statement, item)
        for one in differences:
            if (why := self._bar(row.row, item, mine, one)) is not None:
                self.problems.append(why)
                skipped += 1
                continue
            self.lines.append(
                SheetLine(
                    row=row.row, student=student, item=item, difference=one, taken=taken, mine=mine
                )
            )
        self.skipped += skipped
        self.same += not (differences or skipped)

    def _bar(self, row: int, item: Item, mine: Marks, found: Difference) -> Problem | None:
        """Say why a difference cannot be taken, whatever one answers."""
        if found.verdict is Verdict.LOCKED:
            return LecturersAlone(row=row, text=item.title)
        most = self._details[item.id].max_attempts
        again = begins_another(mine.state, found.take.state)
        if again and most is not None and mine.attempt >= most:
            return NoFurtherAttempt(row=row, text=item.title, most=most)
        return None


def take_in(tx: Session, shown: SheetPreview, theirs: Iterable[Key] = ()) -> int:
    """Enter what was shown; questions that are not answered with *theirs* stay as they are.

    The answer counts the results changed. Raises the refusals of planner.commands.results.
    """
    lines = shown.taken(theirs)
    commands.bring_in(
        tx,
        (
            (who.id, line.item.id, line.difference.take)
            for line in lines
            for who in (line.student, *line.also)
        ),
    )
    return results_in(lines)


def bring_back(
    store: Store, shown: SheetPreview, theirs: Iterable[Key] = (), *, name: str, at: datetime
) -> tuple[ChangeSet, ...]:
    """Take a sheet in as one step, then record that it came back, which is no step to undo.

    A sheet that comes once more and says nothing new leaves no trace.

    ``name`` is the file's, for the history.
    """
    theirs = tuple(theirs)
    count = results_in(shown.taken(theirs))
    done = []
    if count:
        title = Title.of(IN, person=shown.person, n=count, file=name)
        done.append(store.change(title, lambda tx: take_in(tx, shown, theirs)))
    if shown.outstanding or (shown.known and count):
        title = Title.of(BACK, person=shown.person)
        done.append(store.change(title, lambda tx: commands.came_back(tx, shown.sheet_id, at)))
    return tuple(done)


IN = marked("Marking sheet of {person} brought back: {n} results from {file}")
BACK = marked("Marking sheet of {person} is back")
