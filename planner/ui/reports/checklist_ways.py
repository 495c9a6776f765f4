"""Where a point of the closing checklist leads: the page to see it on, the action that helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.language import marked
from planner.rules.checklist import Concern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.rules.checklist import Finding

IN_A_CELL = frozenset({Concern.BLANK, Concern.UNMARKED, Concern.GROUP})
IN_THE_GRID = IN_A_CELL | {Concern.UNDECIDED, Concern.STALE}


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window by its id, and what to show there."""

    page: str
    thing: object


@dataclass(frozen=True, slots=True)
class Fix:
    """What can be done about a concern: the words on the button, and the action by its id."""

    text: str
    action: str


FIXES: Mapping[Concern, Fix] = {
    Concern.BLANK: Fix(marked("Close the column…"), "grades.close"),
    Concern.UNDECIDED: Fix(marked("Decide all…"), "grades.decide_all"),
    Concern.STALE: Fix(marked("Review stale decisions…"), "grades.review"),
    Concern.SAME_NAME: Fix(marked("Merge with…"), "student.merge"),
}


def place_of(one: Finding) -> Place | None:
    """Return where one can look at a point, None where there is no such place."""
    if one.concern in IN_THE_GRID:
        student = one.students[0] if one.students else ""
        return Place("grades", (student, one.item) if one.concern in IN_A_CELL else student)
    if one.concern is Concern.CERTIFICATE:
        return Place("reports", one.about)
    if one.concern is Concern.NOT_BOOKED and len(one.students) > 1:
        return Place("course_settings", "exam_number")
    return Place("students", one.students[0]) if one.students else None
