"""Reading what items say of themselves beyond what the rules need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.reading import rows

if TYPE_CHECKING:
    from planner.db.reading import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """How often and how an item may be handed in; ``due_session`` is the id of a session."""

    bonus: bool
    max_attempts: int | None
    in_groups: bool
    due_session: str | None


def item_details(tx: Reader) -> dict[str, ItemDetails]:
    """Read the details of all items, by id."""
    return {
        row_id: ItemDetails(
            bonus=bool(bonus),
            max_attempts=attempts,
            in_groups=bool(in_groups),
            due_session=due_session,
        )
        for row_id, bonus, attempts, in_groups, due_session in rows(
            tx, "SELECT id, bonus, max_attempts, in_groups, due_session FROM item"
        )
    }
