"""The columns of the grid: aim, compass, one for each item or for a kind of them, decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.db.students import NOTHING
from planner.jobs.summed import summed
from planner.jobs.view_order import OF_KIND, order_key
from planner.rules.credits import ItemKind, State, items_of
from planner.ui.gradebook import cells
from planner.ui.gradebook.summary import short_sum, summary_look
from planner.ui.gradebook.together import dressed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from planner.jobs.gradebook import Line, Work
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.gradebook.cells import Look


class Shows(Enum):
    """What a column is about."""

    AIM = "aim"
    COMPASS = "compass"
    ITEM = "item"
    SUM = "sum"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """One column: ``heading`` stands above it, ``title`` is its name in full.

    ``item`` is the one item it is about; a sum has all its ``items`` and their ``kind``.
    """

    shows: Shows
    heading: str
    title: str
    item: Item | None = None
    items: tuple[Item, ...] = ()
    kind: ItemKind | None = None

    @property
    def key(self) -> str:
        """Its name in a view: the item's id, or what else it is about."""
        if self.item is not None:
            return self.item.id
        return self.shows.value if self.kind is None else f"{OF_KIND}{self.kind.value}"

    @property
    def moved(self) -> tuple[str, ...]:
        """The ids of the items that move with it; none where the column has a place of its own."""
        return (self.item.id,) if self.item is not None else tuple(one.id for one in self.items)


def columns_of(
    work: Work, say: Language, folded: Collection[ItemKind] = ()
) -> tuple[GridColumn, ...]:
    """Return the columns of a course; items of a folded kind share one, where the first stood."""
    credits = " · ".join(say.number(tier.credits) for tier in work.tiers)
    return (
        GridColumn(shows=Shows.AIM, heading=say("Aim"), title=say("Aim")),
        GridColumn(shows=Shows.COMPASS, heading=credits or say("Tiers"), title=say("Standing")),
        *_of_items(work, say, {kind for kind in folded if kind in foldable(work)}),
        GridColumn(shows=Shows.DECISION, heading=say("Decision"), title=say("Decision")),
    )


def _of_items(work: Work, say: Language, folded: Collection[ItemKind]) -> Iterator[GridColumn]:
    begun = set[ItemKind]()
    for item in work.items:
        if item.kind not in folded:
            heading = item.short or item.title
            yield GridColumn(shows=Shows.ITEM, heading=heading, title=item.title, item=item)
        elif item.kind not in begun:
            begun.add(item.kind)
            name = vocabulary.item_kinds(item.kind, say)
            same = tuple(one for one in work.items if one.kind is item.kind)
            yield GridColumn(shows=Shows.SUM, heading=name, title=name, items=same, kind=item.kind)


def first_item(columns: Sequence[GridColumn]) -> int:
    """Return the place of the first item's column, or else the last place."""
    found = (n for n, one in enumerate(columns) if one.item is not None)
    return next(found, len(columns) - 1)


def foldable(work: Work) -> list[ItemKind]:
    """Return the kinds of which there are several items, in the order of the course."""
    kinds = [item.kind for item in work.items]
    return [kind for kind in dict.fromkeys(kinds) if kinds.count(kind) > 1]


def reordered(ids: Sequence[str], moved: Collection[str], before: str) -> list[str]:
    """Put some items, in their own order, before another one; "" is the end.

    >>> reordered(["a", "b", "c", "d"], {"d"}, "b"), reordered(["a", "b", "c"], {"a"}, "")
    (['a', 'd', 'b', 'c'], ['b', 'c', 'a'])
    """
    block = [one for one in ids if one in moved]
    rest = [one for one in ids if one not in moved]
    at = rest.index(before) if before in rest else len(rest)
    return [*rest[:at], *block, *rest[at:]]


def needed_items(work: Work) -> Mapping[str | None, frozenset[str]]:
    """Return by aim which items it asks for; without an aim, all that any tier asks for."""
    found: dict[str | None, frozenset[str]] = {
        tier.id: frozenset(items_of(tier, work.by_id)) for tier in work.tiers
    }
    return found | {None: frozenset[str]().union(*found.values())}


def sort_key(column: GridColumn, line: Line) -> Any:
    """Return by what a column sorts; students who are equal stay in the order of their names."""
    return order_key(column.key, line)


def look(
    column: GridColumn, line: Line, needed: frozenset[str], say: Language, today: date
) -> Look:
    """Dress one cell; ``today`` says who is in which group."""
    if column.item is not None:
        row = line.results.get(column.item.id)
        found = cells.result_look(column.item, row, needed=column.item.id in needed, say=say)
        return dressed(found, line, column.item, today, say)
    if column.shows is Shows.SUM:
        return summary_look(column.items, line.results, say)
    if column.shows is Shows.AIM:
        return cells.aim_look(line, say)
    if column.shows is Shows.COMPASS:
        return cells.compass_look(line, say)
    return cells.decision_look(line, say)


def copied(column: GridColumn, line: Line, say: Language) -> str:
    """Write one cell for a spreadsheet: states as words, numbers in the user's way."""
    item = column.item
    if item is not None:
        facts = line.results.get(item.id, NOTHING).facts
        number = cells.number_text(facts, say)
        if facts.state is State.PASSED:
            word = vocabulary.state(facts.state, say)
        else:
            word = cells.CELL_WORDS[facts.state] and say(cells.CELL_WORDS[facts.state])
        return " ".join(part for part in (word, number) if part)
    if column.shows is Shows.SUM:
        return short_sum(summed(column.items, line.results), say)
    if column.shows is Shows.AIM:
        tier = line.work.tier(line.student.aim)
        return say.number(tier.credits) if tier else ""
    if column.shows is Shows.COMPASS:
        return cells.compass_look(line, say).spoken
    text = cells.decision_look(line, say).text
    return "" if text == cells.NONE_YET else text
