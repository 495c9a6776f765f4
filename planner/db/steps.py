"""One line of the history, and which lines Undo and Redo would take now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from planner.db.journal import Title
from planner.db.reading import moment, rows, structure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from planner.db.reading import Reader

StepKind = Literal["do", "undo", "redo", "fact"]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history. ``of`` is the step that an undo or redo took back or forward."""

    id: int
    at: datetime
    by: str
    kind: StepKind
    title: Title
    of: int | None = None


def tops(tx: Reader) -> tuple[Step | None, Step | None]:
    """Return what Undo and what Redo would take now."""
    return (
        _first(rows(tx, _TOP.format(which="undo_top"))),
        _first(rows(tx, _TOP.format(which="redo_top"))),
    )


_TOP = (
    'SELECT id, at, "by", kind, title, facts, "of" FROM step'
    " WHERE id = (SELECT {which} FROM step ORDER BY id DESC LIMIT 1)"
)


def _first(rows: Sequence[Sequence[Any]]) -> Step | None:
    for number, at, by, kind, title, facts, of in rows:
        return Step(number, moment(at), by, kind, Title(title, structure(facts)), of)
    return None
