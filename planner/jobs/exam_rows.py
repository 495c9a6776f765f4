"""The examination office's lists from what was decided: one line per student and booking."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses
from planner.db.history import last_change
from planner.errors import PlannerError
from planner.jobs.checklist import is_draft
from planner.jobs.decision_lines import lines_of
from planner.jobs.gradebook import gradebook
from planner.reports.exam_rows import ExamLine, ExamList
from planner.rules.credits import Outcome
from planner.rules.exam_lists import ListName, kinds_of
from planner.rules.office_codes import code_of
from planner.rules.people import folded, sort_key
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.db.students import BookingRow
    from planner.jobs.decision_lines import Decided
    from planner.jobs.gradebook import Gradebook, Line
    from planner.language import Language

type Entry = tuple[Line, Decided, BookingRow | None]


@dataclass(eq=False)
class NoSuchList(PlannerError):
    """No list of this course has this key; ``known`` are those there are."""

    key: str
    known: tuple[str, ...]


def exam_lists(tx: Session, say: Language, today: date, key: str = "") -> tuple[ExamList, ...]:
    """Word the lists of everything decided, leavers included: one per exam number and kind.

    ``key`` asks for one of them, or several, one a line; "" for all. Who says no exam number
    stands under the course's own, or on a list without one. Lines are sorted by programme and
    regulations, then by name. A list is a draft while something that holds it up is open on the
    closing checklist. Its number is that of the last change, so that lists without a change
    between them carry the same. Where nobody is decided there is one list without lines.

    Raises NoSuchList.
    """
    book, course = gradebook(tx), courses.course(tx)
    parted = _parted(book, course)
    wanted = _wanted(tuple(parted), key)
    draft, number = is_draft(tx, book, today), str(last_change(tx))
    people = courses.people(tx)
    lecturer = _named(people, "lecturer")
    examiner = _named(people, "examiner") or lecturer
    return tuple(
        ExamList(
            course=course.title_in(say.code),
            term=vocabulary.term(Term.parse(course.term), say),
            number=number,
            made_on=today,
            lines=tuple(_line(entry, course, name, say) for entry in parted[name]),
            name=name,
            institution=", ".join(
                part for part in (course.university, course.faculty, course.institute) if part
            ),
            course_number=course.course_number,
            examiner=examiner,
            signatory=_named(people, "signatory") or examiner,
            draft=draft,
            students=len({entry[0].student.id for entry in parted[name]}),
        )
        for name in wanted
    )


def list_names(tx: Session) -> tuple[ListName, ...]:
    """Name the lists there are now, in their order."""
    return tuple(_parted(gradebook(tx), courses.course(tx)))


def _wanted(every: tuple[ListName, ...], key: str) -> tuple[ListName, ...]:
    keys = set(key.split("\n")) if key else {one.key for one in every}
    known = tuple(one.key for one in every)
    if missing := keys - set(known):
        raise NoSuchList(min(missing), known)
    return tuple(one for one in every if one.key in keys)


def _parted(book: Gradebook, course: CourseRow) -> Mapping[ListName, list[Entry]]:
    """Part everything decided into its lists, each in the order it is printed."""
    entries = list(_entries(book))
    kinds = kinds_of(
        ListName(_number(booked, course), booked.kind) for _, _, booked in entries if booked
    )
    found: defaultdict[ListName, list[Entry]] = defaultdict(list)
    for entry in entries:
        number = _number(entry[2], course)
        kind = entry[2].kind if entry[2] else kinds.get(number, "")
        found[ListName(number, kind)].append(entry)
    if not found:
        found[ListName(course.exam_number)] = []
    for one in found.values():
        one.sort(key=_place)
    return {name: found[name] for name in sorted(found, key=lambda name: name.rank)}


def _entries(book: Gradebook) -> Iterator[Entry]:
    for line in book.lines:
        if line.decision is None:
            continue
        for booked, decided in lines_of(line) or ((None, line.decision),):
            yield line, decided, booked


def _number(booked: BookingRow | None, course: CourseRow) -> str:
    return ((booked.exam_number if booked else "") or course.exam_number).strip()


def _place(entry: Entry) -> tuple[object, ...]:
    """Where a line stands in its list; who has no programme comes last."""
    who = entry[0].student
    return (
        not who.programme,
        folded(who.programme),
        folded(who.regulations),
        sort_key(who.family, who.given),
        who.id,
    )


def _named(people: tuple[PersonRow, ...], role: str) -> str:
    return next((person.name for person in people if person.role == role), "")


def _line(entry: Entry, course: CourseRow, name: ListName, say: Language) -> ExamLine:
    line, decided, booked = entry
    student = line.student
    return ExamLine(
        family=student.family,
        given=student.given,
        matriculation=student.matriculation,
        programme=student.programme,
        regulations=student.regulations,
        module=(booked.module if booked else "") or course.module,
        exam_number=name.exam_number,
        attempt=str(booked.attempt) if booked else "",
        credits=say.number(decided.credits),
        grade=_grade(decided, say),
        outcome=vocabulary.outcome(decided.outcome, say),
        code=code_of(course.office_codes, decided.outcome, decided.grade),
        assessed_on=say.plain_day(decided.assessed_on),
        remark=student.office_note,
    )


def _grade(decided: Decided, say: Language) -> str:
    """Return the grade, "ungraded" for a pass without one, and a dash where there is none."""
    if decided.grade is not None:
        return say.grade(decided.grade)
    return say("ungraded") if decided.outcome is Outcome.PASSED else "–"
