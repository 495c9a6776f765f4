"""Marking sheets: taken along and back are facts of the register; what they bring is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from planner.commands import results
from planner.commands.results import Entry
from planner.db.finding import one
from planner.db.marking_sheets import GIVEN_UP
from planner.db.result_tables import Student, WorkItem
from planner.db.work_tables import MarkingSheet
from planner.rules.credits import Marking

NO_NUMBER: Final = {"points": None, "mark": None, "summands": ""}

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from planner.rules.marking_sheets import Number, Statement


def take_along(
    tx: Session,
    sheet_id: str,
    *,
    person: str,
    name: str,
    items: Sequence[str],
    facts: Mapping[str, Any],
    at: datetime,
) -> None:
    """Enter a sheet in the register, with the values it takes along; ``name`` is its file's."""
    row = MarkingSheet(id=sheet_id, kind="sheet", person=person, name=name, taken_at=at)
    row.items, row.facts = list(items), dict(facts)
    tx.add(row)


def came_back(tx: Session, sheet_id: str, at: datetime) -> None:
    """Record that a sheet came back, also one that was given up."""
    row = one(tx, MarkingSheet, sheet_id)
    row.returned_at = at
    row.facts = {name: fact for name, fact in row.facts.items() if name != GIVEN_UP}


def give_up(tx: Session, sheet_id: str, at: datetime) -> None:
    """Record that a sheet is not expected any more: it was lost, or nobody marks by it."""
    row = one(tx, MarkingSheet, sheet_id)
    row.returned_at = at
    row.facts = {**row.facts, GIVEN_UP: True}


def bring_in(tx: Session, said: Iterable[tuple[str, str, Statement]]) -> None:
    """Enter what sheets say: (student, item, statement). What is no statement stays as it is.

    A result may be named for its mark and for its feedback, each once. Where there are thousands,
    single looks take long: students and items are read at once, and marks are written at once
    before feedback is. Raises PointsOutOfBounds, NotMarkedSo or AttemptsUsedUp.
    """
    every = tuple(said)
    concerned = {student_id for student_id, *_ in every}
    at_hand = [
        *tx.scalars(select(Student).where(Student.id.in_(concerned))),
        *tx.scalars(select(WorkItem)),
    ]  # the session forgets what nobody holds
    with tx.no_autoflush:
        for student_id, item_id, statement in every:
            if statement.state is not None or statement.number is not None:
                _mark(tx, student_id, item_id, statement)
        tx.flush()
        for student_id, item_id, statement in every:
            if statement.feedback is not None:
                results.annotate(tx, student_id, item_id, feedback=statement.feedback)
    del at_hand


def _mark(tx: Session, student_id: str, item_id: str, statement: Statement) -> None:
    entry = Entry(state=statement.state)
    if statement.number is not None and statement.number.value is None:
        results.restore(tx, student_id, item_id, **NO_NUMBER)
        tx.flush()
    elif statement.number is not None:
        entry = _entry(one(tx, WorkItem, item_id), statement, statement.number)
    results.enter(tx, student_id, item_id, entry)


def _entry(item: WorkItem, statement: Statement, number: Number) -> Entry:
    if item.marking is Marking.GRADE:
        return Entry(state=statement.state, mark=number.value)
    return Entry(state=statement.state, points=number.value, summands=number.summands)
