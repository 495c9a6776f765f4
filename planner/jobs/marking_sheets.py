"""Taking a marking sheet along: who marks what, the values as they are, a file, the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.commands import marking_sheets as commands
from planner.db import courses, item_details
from planner.db.ids import new_id
from planner.db.journal import Title
from planner.db.students import NOTHING
from planner.errors import PlannerError
from planner.exchange.whole_file import replaced_whole
from planner.jobs import handing_over
from planner.jobs.gradebook import gradebook
from planner.jobs.handing_over import Given
from planner.language import marked
from planner.rules.credits import Marking
from planner.rules.groups import group_of
from planner.rules.marking_sheets import Marks, Number
from planner.rules.people import folded
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.courses import PersonRow
    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.db.students import ResultRow
    from planner.jobs.gradebook import Gradebook, Line
    from planner.language import Language
    from planner.reports.marking_sheet import MarkingSheet
    from planner.rules.credits import Item
    from planner.rules.groups import Group

UNTOUCHED = Marks()


@dataclass(eq=False)
class NothingToMark(PlannerError):
    """No student, or no item, is left for a marking sheet."""

    person: str
    own: bool


@dataclass(eq=False)
class NobodysStudents(PlannerError):
    """Somebody's own students were asked for, who is not among the people of the course."""

    person: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Who takes a sheet along, by name; which items (ids; none means all); whose students.

    ``own`` are those students alone whom this person marks.
    """

    person: str
    items: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMark:
    """What a sheet would hold: the items, and the students by name."""

    person: str
    items: tuple[Item, ...]
    lines: tuple[Line, ...]


def markers(people: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Return who may take a sheet along: teaching assistants first, then the others by role."""
    return tuple(sorted(people, key=lambda person: person.role != "ta"))


def to_mark(tx: Session, wanted: Wanted) -> ToMark:
    """Say what a sheet would hold. Raises NobodysStudents."""
    return sorted_out(gradebook(tx), courses.people(tx), wanted)


def sorted_out(book: Gradebook, people: Iterable[PersonRow], wanted: Wanted) -> ToMark:
    """Choose items and students for a sheet; those who left, and guests, have nothing to mark.

    Raises NobodysStudents.
    """
    people = tuple(people)
    person = known_as(people, wanted.person)
    if wanted.own and person is None:
        raise NobodysStudents(wanted.person, tuple(one.name for one in markers(people)))
    own = {one.id for one in people if person is not None and one.name == person.name}
    return ToMark(
        person=person.name if person else " ".join(wanted.person.split()),
        items=tuple(
            item for item in book.work.items if item.id in (wanted.items or book.work.by_id)
        ),
        lines=tuple(
            line
            for line in book.lines
            if line.active and (not wanted.own or line.student.ta in own)
        ),
    )


def known_as(people: Iterable[PersonRow], text: str) -> PersonRow | None:
    """Find somebody of the course by name or e-mail address, assistants first."""
    wanted = folded(text)
    for person in markers(people):
        if wanted and wanted in {folded(person.name), folded(person.email)}:
            return person
    return None


def document_of(
    tx: Session, wanted: Wanted, sheet_id: str, say: Language, today: date
) -> MarkingSheet:
    """Read what a marking sheet says. Raises NothingToMark or NobodysStudents."""
    # Late: openpyxl's tables, which only a sheet needs.
    from planner.reports.marking_sheet import MarkingSheet  # noqa: PLC0415

    found = to_mark(tx, wanted)
    check(found, wanted)
    course = courses.course(tx)
    details = item_details.item_details(tx)
    return MarkingSheet(
        id=sheet_id,
        course_id=course.id,
        course=course.title_in(say.code),
        term=vocabulary.term(Term.parse(course.term), say),
        person=found.person,
        taken_on=today,
        items=found.items,
        lines=sheet_lines(found, today),
        bonus=frozenset(item.id for item in found.items if details[item.id].bonus),
    )


def check(found: ToMark, wanted: Wanted) -> None:
    """Raise NothingToMark for a sheet without a name, students or items."""
    if not (found.items and found.lines and found.person):
        raise NothingToMark(found.person, wanted.own)


def sheet_lines(found: ToMark, today: date) -> tuple[Any, ...]:
    """Return the lines of a sheet: names, what tells people of one name apart, the results.

    ``today`` says who belongs to which group.
    """
    from planner.reports.marking_sheet import SheetLine, SheetResult  # noqa: PLC0415 -- as above

    return tuple(
        SheetLine(
            student=line.student.id,
            family=line.student.family,
            given=line.student.given,
            apart=line.student.addition,
            results={
                item.id: SheetResult(
                    marks=marks_of(row, item),
                    until=row.facts.due,
                    late_days=row.facts.late_days,
                    title=row.title,
                    group=group.name if group else "",
                )
                for item in found.items
                for row, group in [_of(line, item, today)]
                if row is not NOTHING or group
            },
        )
        for line in found.lines
    )


def _of(line: Line, item: Item, today: date) -> tuple[ResultRow, Group | None]:
    group = group_of(line.groups, line.student.id, item.id, today)
    return line.results.get(item.id, NOTHING), group


def marks_of(row: ResultRow, item: Item) -> Marks:
    """Return what there is to mark of a result."""
    facts = row.facts
    number = (
        Number(facts.mark) if item.marking is Marking.GRADE else Number(facts.points, row.summands)
    )
    return Marks(state=facts.state, number=number, feedback=row.feedback, attempt=row.attempt)


def facts_of(document: MarkingSheet) -> dict[str, Any]:
    """Return the values as they are taken along, as the register keeps them."""
    kept: dict[str, dict[str, list[str]]] = {}
    for line in document.lines:
        for item_id, result in line.results.items():
            if result.marks != UNTOUCHED:
                kept.setdefault(line.student, {})[item_id] = list(as_texts(result.marks))
    return {"students": [line.student for line in document.lines], "results": kept}


def as_texts(marks: Marks) -> tuple[str, str, str, str, str]:
    """Write marks as the register and the sheet itself keep them."""
    value = marks.number.value
    number = "" if value is None else f"{value:f}"
    attempt = str(marks.attempt)
    return attempt, marks.state.value, number, marks.number.summands, marks.feedback


def take_along(
    store: Store, path: Path, wanted: Wanted, *, say: Language, today: date, at: datetime
) -> ChangeSet:
    """Write a marking sheet, and enter it in the register: a fact of the history.

    The file takes its place only once the register has it. Raises CannotWrite, NothingToMark or
    NobodysStudents.
    """
    from planner.reports.marking_sheet import marking_xlsx  # noqa: PLC0415 -- as above

    document = store.read(document_of, wanted, new_id(), say, today)
    content = marking_xlsx(document, say)
    given = Given(
        content=content,
        kind="sheet",
        name=path.name,
        recipient=document.person,
        language=say.code,
    )

    def enter(tx: Session) -> None:
        commands.take_along(
            tx,
            document.id,
            person=document.person,
            name=path.name,
            items=[item.id for item in document.items],
            facts=facts_of(document),
            at=at,
        )
        handing_over.enter(tx, [given], at=at, by=store.who)

    title = Title.of(marked("Marking sheet taken along by {person}"), person=document.person)
    with replaced_whole(path) as out:
        out.write(content)
        return store.change(title, enter)


def give_up(store: Store, sheet_id: str, person: str, at: datetime) -> ChangeSet:
    """Record that a sheet is not expected back any more."""
    title = Title.of(marked("Marking sheet of {person} no longer expected"), person=person)
    return store.change(title, lambda tx: commands.give_up(tx, sheet_id, at))
