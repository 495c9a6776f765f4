"""What the history knows of sessions: how each looked before it was changed, and in which step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.db.reading import rows, structure

if TYPE_CHECKING:
    from planner.db.journal import Image
    from planner.db.reading import Reader


def earlier(tx: Reader) -> dict[str, tuple[tuple[int, Image], ...]]:
    """Return for each session, by its id, how it looked before each step that changed it.

    The oldest comes first; with each picture stands the number of the step.
    """
    found = rows(
        tx,
        'SELECT step_id, row_id, "before" FROM step_image'
        " WHERE table_name = 'session' AND \"before\" IS NOT NULL ORDER BY id",
    )
    pictures: dict[str, list[tuple[int, Image]]] = defaultdict(list)
    for step, row_id, before in found:
        pictures[row_id].append((step, structure(before)))
    return {row_id: tuple(seen) for row_id, seen in pictures.items()}


def last_agreed(tx: Reader, title: str) -> int:
    """Return the last step that published the plan or has this title; 0 if there is none."""
    ((published,),) = rows(
        tx, "SELECT max(step_id) FROM step_image WHERE table_name = 'plan_version'"
    )
    found = rows(tx, "SELECT id, title FROM step WHERE kind = 'do' ORDER BY id DESC")
    titled = next((number for number, said in found if said == title), 0)
    return max(published or 0, titled)
