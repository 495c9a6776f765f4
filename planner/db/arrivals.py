"""How students came into the course, as its history tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.db.history_tables import StepImage, StepRow
from planner.db.result_tables import Student

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

PIECE = 500  # ids asked for at once


def came_alone(tx: Session, student_ids: Iterable[str], *, but_not: str) -> frozenset[str]:
    """Return those of these students who were entered one by one, and not by a list.

    ``but_not`` is the title of the step in which a list was taken in.
    """
    ids, found = list(student_ids), set[str]()
    for at in range(0, len(ids), PIECE):
        found |= _came_alone(tx, ids[at : at + PIECE], but_not)
    return frozenset(found)


def _came_alone(tx: Session, ids: list[str], but_not: str) -> set[str]:
    about_students = StepImage.table_name == Student.__tablename__
    first = (
        select(StepImage.row_id, func.min(StepImage.step_id))
        .where(about_students, StepImage.row_id.in_(ids))
        .group_by(StepImage.row_id)
    )
    born = {row[0]: row[1] for row in tx.execute(first)}
    titled = select(StepRow.id).where(StepRow.id.in_(set(born.values())), StepRow.title != but_not)
    company = (
        select(StepImage.step_id)
        .where(about_students, StepImage.step_id.in_(list(tx.scalars(titled))))
        .group_by(StepImage.step_id)
        .having(func.count() == 1)
    )
    alone = set(tx.scalars(company))
    return {row_id for row_id, step in born.items() if step in alone}
