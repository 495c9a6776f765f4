"""The steps that the History page has read so far, and what one of them did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db import history
from planner.db.row_names import row_names
from planner.ui.history.row_words import names_needed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from planner.db.history import Step
    from planner.db.journal import RowChange
    from planner.ui.history.row_words import Names

AT_ONCE = 200
MOST_ROWS = 60  # of one step that are told in words


def newer(tx: Session, known: Sequence[Step]) -> Sequence[Step]:
    """Read the steps that came after those that are known, newest first, and those before them.

    Without any that are known the first page is read.
    """
    if not known:
        return history.steps(tx, most=AT_ONCE)
    fresh: list[Step] = []
    before: int | None = None
    while True:
        page = history.steps(tx, before=before, most=AT_ONCE)
        new = [step for step in page if step.id > known[0].id]
        fresh += new
        if not page or len(new) < len(page):
            return [*fresh, *known]
        before = page[-1].id


def older(tx: Session, known: Sequence[Step]) -> Sequence[Step]:
    """Read one page further back; nothing more comes back once the first step is known."""
    before = known[-1].id if known else None
    return [*known, *history.steps(tx, before=before, most=AT_ONCE)]


def rows_of(tx: Session, step: int) -> tuple[tuple[RowChange, ...], int, Names]:
    """Return the first rows that a step touched, how many there are, and the names in them."""
    rows = history.rows_of(tx.connection(), step)
    shown = rows[:MOST_ROWS]
    return shown, len(rows), row_names(tx, names_needed(shown))
