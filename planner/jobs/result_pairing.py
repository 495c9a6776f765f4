"""Which column of a table is which item of the course: as remembered, or by what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.exchange.result_rows import Source
from planner.rules.people import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.exchange.result_rows import ResultColumn, ResultFile
    from planner.rules.credits import Item


@dataclass(eq=False)
class WhichItem(PlannerError):
    """A worksheet whose name does not tell which item it is of; ``known`` are the titles."""

    name: str
    known: tuple[str, ...]


_COPY = re.compile(r"\s*\(\d+\)$")  # what a browser adds to a file that is there already
_DIGITS = re.compile(r"0*(\d+)")


def remembered_as(file: ResultFile, heading: str) -> str:
    """Return the name under which is kept what a column is.

    The one column of a worksheet is called Grade whatever it is of, so there the file's name
    tells.
    """
    if file.source is not Source.WORKSHEET:
        return heading
    return _COPY.sub("", file.name.rpartition(".")[0])


def proposed(
    file: ResultFile, items: Sequence[Item], remembered: Mapping[str, str]
) -> dict[str, str | None]:
    """Say which column is which item: as remembered, or by title or short heading.

    Blanks, capitals and leading zeros do not matter; of two columns that may be one item the first
    is. A worksheet is of the one item whose title
    stands in the file's name; the longest wins.
    """
    known = {item.id for item in items}
    found: dict[str, str | None] = {}
    for column in file.columns:
        kept = remembered.get(remembered_as(file, column.heading))
        item = kept if kept in known else _titled(file, column, items)
        found[column.heading] = None if item in found.values() else item
    return found


def _titled(file: ResultFile, column: ResultColumn, items: Sequence[Item]) -> str | None:
    if file.source is Source.WORKSHEET:
        return named_in(file.name, items)
    for name in (column.title, column.heading):
        for of in (_title, _short):
            same = [item.id for item in items if of(item) and of(item) == _key(name)]
            if len(same) == 1:
                return same[0]
    return None


def named_in(name: str, items: Sequence[Item]) -> str | None:
    """Return the id of the item that the name of a worksheet says, or the only one there is."""
    words = f" {folded(_COPY.sub('', name.rpartition('.')[0]))} "
    named = [
        (len(folded(title)), item.id)
        for item in items
        for title in (item.title, item.short)
        if folded(title) and f" {folded(title)} " in words
    ]
    longest = max(named, default=(0, ""))[0]
    best = {item for size, item in named if size == longest}
    if len(best) == 1:
        return best.pop()
    return items[0].id if len(items) == 1 and not named else None


def _key(text: str) -> str:
    return _DIGITS.sub(r"\1", folded(text)).replace(" ", "")


def _title(item: Item) -> str:
    return _key(item.title)


def _short(item: Item) -> str:
    return _key(item.short)
