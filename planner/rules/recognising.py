"""Results of an earlier course that count here: which item is which, and what is carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.credits import Marking

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from decimal import Decimal

    from planner.rules.credits import Item, Result


def counterparts(old: Sequence[Item], new: Sequence[Item]) -> dict[str, str]:
    """Say which item of an earlier course is which one here, by their ids, as far as it is plain.

    The same title and kind first, then the same short heading and kind, then the only one of its
    kind on both sides. No two are the same one here; what is left over has no counterpart.

    >>> from planner.rules.credits import Item, ItemKind
    >>> sheet, poster = (Item(id=one, title=one, kind=one) for one in ("homework", "poster"))
    >>> other = Item(id="new", title="Conference poster", kind=ItemKind.POSTER)
    >>> counterparts([sheet, poster], [other])
    {'poster': 'new'}
    """
    found: dict[str, str] = {}
    for key in (_titled, _short, _kind):
        theirs = _by_key(old, key, found)
        mine = _by_key(new, key, found.values())
        for said, one in theirs.items():
            twin = mine.get(said)
            if one is not None and twin is not None:
                found[one.id] = twin.id
    return found


def carried(was: Item, now: Item, result: Result) -> tuple[Decimal | None, Decimal | None]:
    """Return the points and the grade that an earlier result keeps where the measure is the same.

    Points only out of the same maximum; a grade wherever both items are graded.
    """
    same = was.marking is now.marking
    points = same and now.marking is Marking.POINTS and was.max_points == now.max_points
    graded = same and now.marking is Marking.GRADE
    return result.points if points else None, result.mark if graded else None


def _by_key(
    items: Sequence[Item], key: Callable[[Item], object], done: Collection[str]
) -> dict[object, Item | None]:
    """Return the items that are not matched yet by a key; None where several share it."""
    found: dict[object, Item | None] = {}
    for item in items:
        said = key(item)
        if said is not None and item.id not in done:
            found[said] = None if said in found else item
    return found


def _titled(item: Item) -> object:
    return item.kind, " ".join(item.title.split()).casefold()


def _short(item: Item) -> object:
    short = " ".join(item.short.split()).casefold()
    return (item.kind, short) if short else None


def _kind(item: Item) -> object:
    return item.kind
