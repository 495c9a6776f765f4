"""Reading the gradebook: all of it, or only the students whom a step has touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.db import students
from planner.jobs.gradebook import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.db.journal import ChangeSet
    from planner.jobs.gradebook import Line

OF_ONE_STUDENT = frozenset({"result", "decision", "booking"})
OF_EVERYBODY = frozenset({"student", "item", "tier", "requirement", "requirement_item"})


def touched(changes: ChangeSet) -> dict[str, set[str]]:
    """Return the students whose results, decision or bookings a step touched, with the items."""
    found: dict[str, set[str]] = {}
    for row in changes.rows:
        image = row.after or row.before
        if row.table in OF_ONE_STUDENT and image is not None:
            items = found.setdefault(image["student_id"], set())
            if row.table == "result":
                items.add(image["item_id"])
    return found


def fresh(tx: Any, lines: Iterable[Line], tables: frozenset[str]) -> list[Line]:
    """Read these students again: only their results, where nothing else was touched."""
    if tables & OF_ONE_STUDENT == {"result"}:
        return [
            replace(line, results=students.results(tx, line.student.id).get(line.student.id, {}))
            for line in lines
        ]
    return [one_line(tx, line.student.id, line.work) for line in lines]
