"""How a marking sheet says of each row and column what it means: by ids, wherever they are moved.

Its first rows and its first column do not show. The first row says that it is a marking sheet,
then its own id and the course's; the row of keys says what each column means; in the column with
the key STUDENT each row says whose it is.
"""

from __future__ import annotations

from enum import StrEnum

MARK = "course-planner marking sheet"
STUDENT = "student"


class Column(StrEnum):
    """What one enters in a column of an item."""

    NUMBER = "number"  # points or a grade
    STATE = "state"
    FEEDBACK = "feedback"

    def of(self, item_id: str) -> str:
        """Return the key of this column for an item.

        >>> Column.STATE.of("hw1")
        'state:hw1'
        """
        return f"{self.value}:{item_id}"


def column_of(key: str) -> tuple[Column, str] | None:
    """Read the key of a column back: what is entered there, and the item's id.

    >>> column_of("state:hw1"), column_of("names")
    ((<Column.STATE: 'state'>, 'hw1'), None)
    """
    kind, colon, item_id = key.strip().partition(":")
    known = colon and item_id and kind in {column.value for column in Column}
    return (Column(kind), item_id) if known else None
