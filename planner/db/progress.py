"""Reading from the history when each result got the value it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from planner.db.history_tables import StepImage, StepRow
from planner.db.result_tables import ItemResult

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

VALUE = ("state", "points", "mark")  # a note or a deadline changes no result


def entered_at(tx: Session) -> dict[tuple[str, str], datetime]:
    """Return by student and item when the result got its present value.

    That is the moment of the last step that changed its state, points or grade; the database
    picks it, so that no image of the history is read here.
    """
    differs = or_(
        StepImage.before.is_(None),
        *(
            StepImage.before[name].as_string().is_distinct_from(StepImage.after[name].as_string())
            for name in VALUE
        ),
    )
    last = (
        select(StepImage.row_id, func.max(StepImage.step_id).label("step_id"))
        .where(StepImage.table_name == ItemResult.__tablename__, differs)
        .group_by(StepImage.row_id)
        .subquery()
    )
    wanted = (
        select(ItemResult.student_id, ItemResult.item_id, StepRow.at)
        .join(last, last.c.row_id == ItemResult.id)
        .join(StepRow, StepRow.id == last.c.step_id)
    )
    found = tx.connection().execute(wanted)  # beside the ORM: half as long
    return {(student, item): at for student, item, at in found}
