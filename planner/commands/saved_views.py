"""What one can do with the views of a page. Each function is one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from planner.db.finding import one
from planner.db.ids import new_id
from planner.db.work_tables import SavedView
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(eq=False)
class ViewNameMissing(PlannerError):
    """A saved view needs a name."""


@dataclass(eq=False)
class ViewNameTaken(PlannerError):
    """Two views of a page would have one name."""

    name: str


def save_view(tx: Session, page: str, name: str, settings: Mapping[str, Any]) -> str:
    """Save a view under a new name, last in the list; the answer is its id.

    Raises ViewNameMissing and ViewNameTaken.
    """
    last = tx.scalar(select(func.max(SavedView.position)).where(SavedView.page == page))
    row = SavedView(
        id=new_id(),
        page=page,
        name=_free_name(tx, page, name),
        settings=dict(settings),
        position=0 if last is None else last + 1,
    )
    tx.add(row)
    return row.id


def overwrite_view(tx: Session, view_id: str, settings: Mapping[str, Any]) -> None:
    """Let a saved view show something else from now on. Raises Gone."""
    one(tx, SavedView, view_id).settings = dict(settings)


def rename_view(tx: Session, view_id: str, name: str) -> None:
    """Give a saved view another name. Raises Gone, ViewNameMissing and ViewNameTaken."""
    row = one(tx, SavedView, view_id)
    row.name = _free_name(tx, row.page, name, but=view_id)


def delete_view(tx: Session, view_id: str) -> None:
    """Forget a saved view; what it showed stays as it is. Raises Gone."""
    tx.delete(one(tx, SavedView, view_id))


def _free_name(tx: Session, page: str, name: str, *, but: str = "") -> str:
    name = name.strip()
    if not name:
        raise ViewNameMissing
    others = select(SavedView.name).where(SavedView.page == page, SavedView.id != but)
    if name.casefold() in {other.casefold() for other in tx.scalars(others)}:
        raise ViewNameTaken(name)
    return name
