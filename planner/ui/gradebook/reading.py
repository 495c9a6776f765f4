"""Bringing the gradebook up to date: only the students whom a step has touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.db import students
from planner.jobs.gradebook import one_line
from planner.rules.credits import asks_attendance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.db.journal import ChangeSet
    from planner.jobs.gradebook import Line, Work
    from planner.ui.desk import Desk

OF_ONE_STUDENT = frozenset({"result", "decision", "booking"})
OF_EVERYBODY = frozenset(
    (
        *("student", "item", "tier", "requirement", "requirement_item", "decision_line"),
        *("work_group", "group_item", "group_member", "presenter", "session"),
    )
)


OF_ATTENDANCE = frozenset({"attendance", "session", "course"})


def concerns_all(changed: frozenset[str], work: Work) -> bool:
    """Tell whether a step in these tables may touch everybody's line.

    Sessions and who was there do only where a tier asks for attendance.
    """
    by_attendance = any(map(asks_attendance, work.tiers)) and changed & OF_ATTENDANCE
    return bool(changed & OF_EVERYBODY or by_attendance)


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


def fresh(desk: Desk, lines: Sequence[Line], changes: ChangeSet) -> list[Line]:
    """Bring these students up to date after a step.

    What became of results the step itself says; only for the rest the file is read again.
    """
    if changes.tables & OF_ONE_STUDENT == {"result"}:
        return _with_results(lines, changes)
    return desk.read(_again, lines)


def _with_results(lines: Sequence[Line], changes: ChangeSet) -> list[Line]:
    found = {line.student.id: dict(line.results) for line in lines}
    for row in changes.rows:
        image = row.after or row.before
        results = found.get(image["student_id"]) if image and row.table == "result" else None
        if image is None or results is None:
            continue
        if row.after is None:
            results.pop(image["item_id"], None)
        else:
            results[image["item_id"]] = students.pictured(row.after)
    return [replace(line, results=found[line.student.id]) for line in lines]


def _again(tx: Any, lines: Sequence[Line]) -> list[Line]:
    return [one_line(tx, line.student, line.work) for line in lines]
