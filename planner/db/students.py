"""Reading students, their results, bookings and decisions as frozen rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.types import NullType

from planner.db.decision_lines import decision_lines
from planner.db.finding import one
from planner.db.late import Late
from planner.db.reading import day, exact, structure
from planner.db.result_tables import Booking, Decision, ItemResult, Student
from planner.db.watching import restored, table_named
from planner.rules.credits import Enrolment, Result, State
from planner.rules.people import Person, name_as_read, told_apart

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from planner.db.decision_lines import DecisionLineRow
    from planner.db.journal import Image
    from planner.rules.credits import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentRow:
    """A student as the views see them; ``aim`` is the id of a tier, ``ta`` that of a person.

    ``addition`` tells two of the same name apart: "…345"; empty where nobody shares the name.
    """

    id: str
    family: str
    given: str
    matriculation: str
    email: str
    programme: str
    aim: str | None
    status: Enrolment
    left_on: date | None
    home_university: str = ""
    regulations: str = ""
    born_on: date | None = None
    born_in: str = ""
    posting_code: str = ""
    ta: str | None = None
    note: str = ""
    office_note: str = ""
    addition: str = ""

    @property
    def name(self) -> str:
        """Family name first, as lists have it, told apart from namesakes."""
        return f"{self.bare_name} ({self.addition})" if self.addition else self.bare_name

    @property
    def bare_name(self) -> str:
        """Family name first, and nothing else."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def person(self) -> Person:
        """What tells the student from others."""
        return Person(
            family=self.family,
            given=self.given,
            matriculation=self.matriculation,
            email=self.email,
            programme=self.programme,
        )

    @property
    def full_name(self) -> str:
        """Given name first, as letters have it."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One student's result for one item: what the rules see, and the notes they do not."""

    facts: Result
    attempt: int = 1
    due_ground: str = ""
    note: str = ""
    feedback: str = ""
    office_note: str = ""
    summands: str = ""  # of the points, as typed: "4+3,5+6"
    title: str = ""  # of a poster or project
    differs: str = ""  # why it is not the group's result
    recognised_from: str = ""  # the term in which it was earned


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRow:
    """One line of how a student books the course; kind is coursework or exam."""

    id: str
    module: str
    exam_number: str
    kind: str
    credits: Decimal | None
    graded: bool
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """What was decided for a student, and the basis it was decided on.

    ``lines`` are those of *booked as* for which something else is decided.
    """

    id: str
    student: str
    outcome: Outcome
    tier: str | None
    credits: Decimal
    grade: Decimal | None
    assessed_on: date
    decided_on: date
    decided_by: str
    reason: str
    basis: Mapping[str, Any]
    lines: tuple[DecisionLineRow, ...] = ()


PERSON = (  # what of a student is kept as it is read
    *("id", "family", "given", "matriculation", "email", "programme", "aim", "ta"),
    *("home_university", "regulations", "born_in", "posting_code", "note", "office_note"),
)
CALLED = {"aim": "aim_id", "ta": "ta_id"}  # columns that are called otherwise
_PEOPLE = select(
    type_coerce(Student.status, String),
    type_coerce(Student.left_on, String),
    type_coerce(Student.born_on, String),
    *(getattr(Student, CALLED.get(name, name)) for name in PERSON),
)
NOTHING = ResultRow(facts=Result())
Results = Mapping[str, ResultRow]  # by item
CONTENT = (  # the columns of a result, in the order in which _result takes them
    *("state", "points", "mark", "late_days", "due"),
    *("attempt", "due_ground", "note", "feedback", "office_note"),
    *("summands", "title", "differs", "recognised_from"),
)
PACKING = {  # how a database packs rows: many into one text, and one row's columns
    "sqlite": (func.json_group_array, func.json_array),
    "postgresql": (func.json_agg, func.json_build_array),
}


def students(tx: Session) -> tuple[StudentRow, ...]:
    """List all students, leavers too, unsorted: sorting names is a rule of its own."""
    found = _people(tx, _PEOPLE)
    names = [name_as_read(row.family, row.given) for row in found]
    often = Counter(names)
    twins = (row for row, name in zip(found, names, strict=True) if often[name] > 1)
    additions = told_apart((row.id, row.person) for row in twins)
    return tuple(
        replace(row, addition=additions[row.id]) if row.id in additions else row for row in found
    )


def student(tx: Session, student_id: str) -> StudentRow:
    """Read one student, told apart from namesakes. Raises Gone."""
    row = one(tx, Student, student_id)
    names = tx.execute(select(Student.id, Student.family, Student.given))
    read = name_as_read(row.family, row.given)
    same = [row_id for row_id, *name in names if name_as_read(*name) == read]
    found = {row.id: row for row in _people(tx, _PEOPLE.where(Student.id.in_(same)))}
    additions = told_apart((row.id, row.person) for row in found.values())
    return replace(found[student_id], addition=additions.get(student_id, ""))


def _people(tx: Session, wanted: Select[Any]) -> list[StudentRow]:
    """Read students as columns, as the database keeps them: a third of the time of live rows."""
    tx.flush()
    found = tx.connection().execute(wanted)
    return [
        StudentRow(
            **dict(zip(PERSON, same, strict=True)),
            status=Enrolment(status),
            left_on=day(left_on),
            born_on=day(born_on),
        )
        for status, left_on, born_on, *same in found
    ]


def results(tx: Session, student: str | None = None) -> dict[str, Results]:
    """Read all results, or one student's, by student and item.

    They are many, and few of them are looked at at a time. So the database packs those of each
    student into one text, a fourth of the time that rows take, and they are unpacked when they
    are asked for. They are mostly alike, too: those that say the same share one frozen row.
    """
    gather, row = PACKING[tx.get_bind().dialect.name]
    content = (type_coerce(getattr(ItemResult, one), NullType()) for one in CONTENT)
    packed = type_coerce(gather(row(ItemResult.item_id, *content)), String)
    wanted = select(ItemResult.student_id, packed).group_by(ItemResult.student_id)
    if student is not None:
        wanted = wanted.where(ItemResult.student_id == student)
    shared: dict[tuple[Any, ...], ResultRow] = {}
    tx.flush()
    return {
        who: Late(partial(_unpacked, said, shared))
        for who, said in tx.connection().execute(wanted)
    }


def _unpacked(packed: Any, shared: dict[tuple[Any, ...], ResultRow]) -> Results:
    found = {}
    for item, *content in structure(packed):
        said = tuple(content)
        row = shared.get(said)
        if row is None:
            row = shared[said] = _kept(*said)
        found[item] = row
    return found


def pictured(image: Image) -> ResultRow:
    """Return a result as a step's picture of its row shows it, without a look at the file."""
    said = restored(table_named(ItemResult.__tablename__), image)
    return _result(*(said[name] for name in CONTENT))


def _kept(*said: Any) -> ResultRow:
    """Turn what the database keeps of a result into a frozen row."""
    state, points, mark, late, due, *rest = said
    return _result(State(state), exact(points), exact(mark), late, day(due), *rest)


def _result(*said: Any) -> ResultRow:
    state, points, mark, late, due, *rest = said
    attempt, ground, note, feedback, office, summands, title, differs, term = rest
    return ResultRow(
        facts=Result(state=state, points=points, mark=mark, late_days=late, due=due),
        attempt=attempt,
        due_ground=ground,
        note=note,
        feedback=feedback,
        office_note=office,
        summands=summands,
        title=title,
        differs=differs,
        recognised_from=term,
    )


def bookings(tx: Session, student: str | None = None) -> dict[str, tuple[BookingRow, ...]]:
    """Read how students book the course, by student."""
    wanted = select(Booking).order_by(Booking.position, Booking.id)
    if student is not None:
        wanted = wanted.where(Booking.student_id == student)
    found: dict[str, tuple[BookingRow, ...]] = defaultdict(tuple)
    for row in tx.scalars(wanted):
        same = {name: getattr(row, name) for name in BookingRow.__slots__}
        found[row.student_id] += (BookingRow(**same),)
    return found


def decisions(tx: Session, student: str | None = None) -> dict[str, DecisionRow]:
    """Read the decisions, by student."""
    wanted = select(Decision)
    if student is not None:
        wanted = wanted.where(Decision.student_id == student)
    plain = [name for name in DecisionRow.__slots__ if name not in {"student", "tier", "lines"}]
    lines = decision_lines(tx, student)
    return {
        row.student_id: DecisionRow(
            **{name: getattr(row, name) for name in plain},
            student=row.student_id,
            tier=row.tier_id,
            lines=lines.get(row.id, ()),
        )
        for row in tx.scalars(wanted)
    }
