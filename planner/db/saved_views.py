"""Reading the views that were saved for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.db.reading import rows, structure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.db.reading import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedViewRow:
    """One saved view; what its settings mean is the page's own affair."""

    id: str
    name: str
    settings: Mapping[str, Any]


def saved_views(tx: Reader, page: str) -> tuple[SavedViewRow, ...]:
    """List the views of a page in the order in which they were saved."""
    found = rows(tx, "SELECT page, id, name, settings FROM saved_view ORDER BY position, id")
    return tuple(
        SavedViewRow(id=row_id, name=name, settings=structure(settings))
        for of, row_id, name, settings in found
        if of == page
    )
