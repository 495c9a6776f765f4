"""What is to be known before a document is handed out: who is missing, what is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.db import courses, plans, students
from planner.db.history import last_change
from planner.jobs.attendance import is_expected
from planner.jobs.checklist import is_draft
from planner.jobs.exam_rows import list_names
from planner.jobs.gradebook import gradebook
from planner.rules.plan import TEACHING
from planner.ui.reports.side import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from planner.jobs.documents import Order
    from planner.language import Language

SHOWN_NAMES = 6


def office_facts(tx: Any, say: Language, order: Order) -> tuple[Fact, ...]:
    """Say whether the list is settled, and what it would lack."""
    return tuple(_office(tx, say, order.today))


def _office(tx: Any, say: Language, today: date) -> Iterator[Fact]:
    book, course = gradebook(tx), courses.course(tx)
    decided = [line for line in book.lines if line.decision]
    open_ = [line.student.name for line in book.lines if line.active and not line.decision]
    stale = [line.student.name for line in book.lines if line.stale]
    yield Fact(say("List number {number}", number=last_change(tx)), "muted")
    yield Fact(_size(tx, say, len(decided)))
    if is_draft(tx, book, today):
        yield Fact(say("Draft: not everything is settled yet."), "waiting")
        yield Fact(say("The closing checklist names what is open."), "muted")
    if open_:
        yield Fact(say("Not decided: {names}", names=named(open_, say)), "waiting")
    if stale:
        yield Fact(say("To decide again: {names}", names=named(stale, say)), "waiting")
    without = [line.student.name for line in decided if not line.student.matriculation]
    if without:
        names = named(without, say)
        yield Fact(say("Without a matriculation number: {names}", names=names), "out")
    if not course.exam_number and any(
        not any(booked.exam_number for booked in line.booked) for line in decided
    ):
        yield Fact(say("The course has no exam number (course settings)."), "waiting")
    if not any(person.role in {"examiner", "lecturer"} for person in courses.people(tx)):
        yield Fact(say("Nobody is named as examiner (course settings)."), "waiting")


def _size(tx: Any, say: Language, students: int) -> str:
    """Say how many students stand on how many lists."""
    n = len(list_names(tx))
    if n == 1:
        return say.count("{n} student on the list", "{n} students on the list", students)
    return say.count(
        "{n} student on {lists} lists", "{n} students on {lists} lists", students, lists=n
    )


def plan_facts(tx: Any, say: Language, _order: Order) -> tuple[Fact, ...]:
    """Say how many sessions have a day, and how many none."""
    rows = [row for row in plans.sessions(tx) if row.kind in TEACHING]
    dated = sum(row.day is not None for row in rows)
    facts = [Fact(say.count("{n} session with a day", "{n} sessions with a day", dated))]
    if dated < len(rows):
        words = say.count("{n} without a day", "{n} without a day", len(rows) - dated)
        facts.append(Fact(words, "waiting"))
    return tuple(facts)


def gradebook_facts(tx: Any, say: Language, _order: Order) -> tuple[Fact, ...]:
    """Say how large the gradebook is."""
    book = gradebook(tx)
    return (
        Fact(say.count("{n} student", "{n} students", len(book.lines))),
        Fact(say.count("{n} item", "{n} items", len(book.work.items))),
        Fact(say("Personal data: keep the file where only you can read it."), "muted"),
    )


def attendance_facts(tx: Any, say: Language, _order: Order) -> tuple[Fact, ...]:
    """Say who is on the list for the room, and what of a number it shows."""
    expected = sum(is_expected(row) for row in students.students(tx))
    return (
        Fact(say.count("{n} student", "{n} students", expected)),
        Fact(say("Of numbers only the last digits: the list goes round."), "muted"),
    )


def named(names: list[str], say: Language) -> str:
    """List family names; beyond a few they are only counted."""
    more = len(names) - SHOWN_NAMES
    shown = [name.partition(",")[0] for name in names[:SHOWN_NAMES]]
    return say.listed([*shown, *([say.count("{n} more", "{n} more", more)] if more > 0 else [])])


FACTS: Mapping[str, Callable[[Any, Language, Order], tuple[Fact, ...]]] = {
    "office": office_facts,
    "schedule": plan_facts,
    "calendar": plan_facts,
    "gradebook": gradebook_facts,
    "attendance": attendance_facts,
}
