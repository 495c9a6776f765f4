"""Giving students the codes that stand for them on lists to be posted: one step."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.result_tables import Student
from planner.rules.credits import Enrolment
from planner.rules.posting import new_codes

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def give_codes(tx: Session) -> int:
    """Give everybody who belongs to the course and has no code one of their own; return how many.

    A code that somebody has stays: it may have been told already.
    """
    everybody = list(tx.scalars(select(Student).order_by(Student.id)))
    without = [
        row for row in everybody if not row.posting_code and row.status is not Enrolment.LEFT
    ]
    taken = {row.posting_code for row in everybody}
    for row, code in zip(without, new_codes(len(without), taken, secrets.choice), strict=True):
        row.posting_code = code
    return len(without)
