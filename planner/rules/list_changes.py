"""What has changed between two states of a list: rows that are new, changed or gone."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

type Said = Mapping[str, str]  # what a row says, by column


class Change(StrEnum):
    """What became of a row."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row that differs: ``now`` as it is, or as it was where it is gone.

    ``fields`` are the columns that differ, each with what it said before and says after.
    """

    change: Change
    now: Said
    fields: tuple[tuple[str, str, str], ...] = ()


def row_changes(
    before: Sequence[Said], after: Sequence[Said], identity: Iterable[Iterable[str]]
) -> tuple[RowChange, ...]:
    """Compare two states of a list: the rows of now in their order, then those that are gone.

    ``identity`` names the columns that say who a row is about, the surest first: a number, then a
    name. Rows that say the same in them are the same row, if the first of them is not empty; of
    several alike, the first is the first, and so on. A column that one state lacks is empty in it.

    >>> was, now = {"No": "7", "Grade": "2.0"}, {"No": "7", "Grade": "1.7"}
    >>> row_changes([was], [now], [["No"]])[0].fields
    (('Grade', '2.0', '1.7'),)
    """
    left = dict(enumerate(before))
    partner: dict[int, Said] = {}
    for columns in map(tuple, identity):
        waiting: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for at, row in left.items():
            waiting[_named(row, columns)].append(at)
        for at, row in enumerate(after):
            name = _named(row, columns)
            if at not in partner and name[0] and waiting[name]:
                partner[at] = left.pop(waiting[name].popleft())
    found = []
    for at, row in enumerate(after):
        if at not in partner:
            found.append(RowChange(change=Change.NEW, now=row))
        elif fields := _fields(partner[at], row):
            found.append(RowChange(change=Change.CHANGED, now=row, fields=fields))
    return (*found, *(RowChange(change=Change.GONE, now=row) for row in left.values()))


def counted(changes: Iterable[RowChange]) -> Mapping[Change, int]:
    """Count the rows by what became of them."""
    return Counter(one.change for one in changes)


def _named(row: Said, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in columns)


def _fields(was: Said, now: Said) -> tuple[tuple[str, str, str], ...]:
    columns = dict.fromkeys((*now, *was))
    pairs = ((column, was.get(column, ""), now.get(column, "")) for column in columns)
    return tuple(one for one in pairs if one[1] != one[2])
