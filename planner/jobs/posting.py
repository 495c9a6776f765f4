"""What a list to be posted can say, and who has no code for it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.db.students import students
from planner.language import marked
from planner.rules.credits import Enrolment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

SHOWN: Final[Mapping[str, str]] = {  # of those who are decided; else it shows one item
    "passed": marked("Passed or not"),
    "grade": marked("Grades"),
}
CODES_GIVEN: Final = marked("Gave codes for posted lists")


def lacking_codes(tx: Session) -> int:
    """Count those who belong to the course and have no code yet."""
    return sum(not row.posting_code and row.status is not Enrolment.LEFT for row in students(tx))
