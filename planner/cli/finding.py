"""Which session, student or item a word on the command line means, or why none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.cli.values import day_of
from planner.db.students import students
from planner.errors import PlannerError
from planner.rules.people import email_key, matriculation_key
from planner.rules.plan import numbers
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.students import StudentRow
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.rules.plan import Plan, PlannedSession


@dataclass(eq=False)
class NoSuchSession(PlannerError):
    """No session has this number or id; ``last`` is the last number there is, or None."""

    text: str
    last: str | None


@dataclass(eq=False)
class NoneThatDay(PlannerError):
    """No numbered session lies on the day."""

    day: date


@dataclass(eq=False)
class SeveralThatDay(PlannerError):
    """Several sessions lie on the day."""

    text: str
    numbers: tuple[str, ...]


@dataclass(eq=False)
class NoSuchStudent(PlannerError):
    """No student has this id, matriculation number or e-mail address."""

    text: str


@dataclass(eq=False)
class SeveralStudents(PlannerError):
    """Several students have this number or address."""

    text: str
    names: tuple[str, ...]


@dataclass(eq=False)
class NoSuchItem(PlannerError):
    """No item has this id or title; ``known`` are the titles there are."""

    text: str
    known: tuple[str, ...]


@dataclass(eq=False)
class SeveralItems(PlannerError):
    """Several items have this title; ``ids`` tell them apart."""

    text: str
    ids: tuple[str, ...]


def session(plan: Plan, text: str) -> PlannedSession:
    """Find a session by its number in the plan or its id.

    Raises NoSuchSession.
    """
    by_number = {number: row_id for row_id, number in numbers(plan.sessions).items()}
    wanted = by_number.get(text.strip(), text.strip())
    for row in plan.sessions:
        if row.id == wanted:
            return row
    raise NoSuchSession(text, next(reversed(by_number), None))


def session_or_day(plan: Plan, text: str) -> PlannedSession:
    """Find a session by its number or id, or by its day.

    Raises NoSuchSession, NoneThatDay or SeveralThatDay.
    """
    day = day_of(text)
    if day is None:
        return session(plan, text)
    numbered = numbers(plan.sessions)
    there = [row for row in plan.sessions if row.day == day and row.id in numbered]
    if len(there) > 1:
        raise SeveralThatDay(text, tuple(numbered[row.id] for row in there))
    if not there:
        raise NoneThatDay(day)
    return there[0]


def student(tx: Session, text: str) -> StudentRow:
    """Find a student by id, matriculation number or e-mail address; leavers too.

    Raises NoSuchStudent or SeveralStudents.
    """
    rows = students(tx)
    number, address = matriculation_key(text), email_key(text)
    tests: Sequence[Iterable[StudentRow]] = (
        [row for row in rows if row.id == text.strip()],
        [row for row in rows if number and matriculation_key(row.matriculation) == number],
        [row for row in rows if address and email_key(row.email) == address],
    )
    for found in map(tuple, tests):
        if len(found) > 1:
            raise SeveralStudents(text, tuple(row.name for row in found))
        if found:
            return found[0]
    raise NoSuchStudent(text)


def item(items: Sequence[Item], text: str) -> Item:
    """Find an item by its id, or by its title or short heading, in small or capital letters.

    Raises NoSuchItem or SeveralItems.
    """
    wanted = " ".join(text.split()).casefold()
    tests = (
        [one for one in items if one.id == text.strip()],
        [one for one in items if one.title.casefold() == wanted],
        [one for one in items if one.short and one.short.casefold() == wanted],
    )
    for found in tests:
        if len(found) > 1:
            raise SeveralItems(text, tuple(one.id for one in found))
        if found:
            return found[0]
    raise NoSuchItem(text, tuple(one.title for one in items))


@worded.register(NoSuchSession)
def _(fact: NoSuchSession, say: Language) -> str:
    if fact.last is None:
        return say("There is no session “{given}”: the plan has none with a day.", given=fact.text)
    return say(
        "There is no session “{given}”. Numbers run from 1 to {last}; ids are in show --json.",
        given=fact.text,
        last=fact.last,
    )


@worded.register(NoneThatDay)
def _(fact: NoneThatDay, say: Language) -> str:
    return say("No session lies on {day}.", day=say.day(fact.day))


@worded.register(SeveralThatDay)
def _(fact: SeveralThatDay, say: Language) -> str:
    return say(
        "Sessions {numbers} are all on {day}. Give the number of one.",
        numbers=say.listed(fact.numbers),
        day=fact.text,
    )


@worded.register(NoSuchStudent)
def _(fact: NoSuchStudent, say: Language) -> str:
    return say(
        "No student of this course has the id, matriculation number or e-mail address “{given}”.",
        given=fact.text,
    )


@worded.register(SeveralStudents)
def _(fact: SeveralStudents, say: Language) -> str:
    return say(
        "“{given}” may be {names}. Give the id, which show --json tells.",
        given=fact.text,
        names=say.listed(fact.names),
    )


@worded.register(NoSuchItem)
def _(fact: NoSuchItem, say: Language) -> str:
    if not fact.known:
        return say("There is no item “{given}”: the course has none yet.", given=fact.text)
    return say(
        "There is no item “{given}”. There are: {known}.",
        given=fact.text,
        known=", ".join(fact.known),
    )


@worded.register(SeveralItems)
def _(fact: SeveralItems, say: Language) -> str:
    return say(
        "Several items are called “{given}”. Give the id of one: {ids}.",
        given=fact.text,
        ids=", ".join(fact.ids),
    )
