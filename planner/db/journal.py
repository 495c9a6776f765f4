"""What a step did: how every touched row looked before and after, under a title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

Image = dict[str, Any]  # column name -> value, as JSON can hold it


class RowChange(NamedTuple):
    """One row, before and after; None on a side where it did not exist."""

    table: str
    row_id: str
    before: Image | None
    after: Image | None

    def flipped(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.table, self.row_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Title:
    """What a step is called: an English text from the catalogue, and the facts put into it."""

    text: str
    facts: dict[str, str]

    @classmethod
    def of(cls, text: str, **facts: object) -> Title:
        """Name a step; facts become text at once, since the history keeps them for good."""
        return cls(text, {name: str(value) for name, value in facts.items()})


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All rows touched by one step, under the title the user sees in the Edit menu."""

    title: Title
    rows: tuple[RowChange, ...]
    step: int = 0  # its number in the history

    @property
    def tables(self) -> frozenset[str]:
        """The tables touched; a view asks this to know whether to look again."""
        return frozenset(row.table for row in self.rows)

    def touched(self, table: str) -> frozenset[str]:
        """Return the ids of the rows touched in one table."""
        return frozenset(row.row_id for row in self.rows if row.table == table)


def plain(value: Any) -> Any:
    """Write a column's value as JSON can hold it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value
