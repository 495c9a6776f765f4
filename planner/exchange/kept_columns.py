"""What the user said the columns of a list hold, kept for the next list with the same headings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from planner.exchange.roster_columns import Fact, Facts, is_head, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST = 40  # lists


def kept_for(kept: Sequence[str], heads: Sequence[str]) -> Facts | None:
    """Return what was said of the columns of a list with these headings, in any order.

    >>> kept = keeping((), ["Wer", "Nr"], (Fact.NAME, Fact.MATRICULATION))
    >>> [fact.value for fact in kept_for(kept, ["Nr", "Wer"])]
    ['matriculation', 'name']
    """
    wanted = _key(heads)
    for line in kept:
        pairs = _pairs(line)
        if pairs and _key([head for head, _ in pairs]) == wanted:
            left = list(pairs)
            return tuple(_taken(left, head) for head in heads)
    return None


def headings(kept: Sequence[str], more: Iterable[str] = ()) -> Callable[[str], bool]:
    """Return what tells a heading: those that every list may have, those kept, and ``more``."""
    own = {plain(head) for line in kept for head, _ in _pairs(line)} | set(map(plain, more))
    own.discard("")
    return lambda text: is_head(text) or plain(text) in own


def keeping(kept: Sequence[str], heads: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """Keep what columns hold, the newest first, in place of what was kept for these headings.

    Where no column has a heading there is nothing to know the list by, so nothing is kept.
    """
    if not any(heads):
        return tuple(kept)
    said = [[head, fact or ""] for head, fact in zip(heads, facts, strict=True)]
    wanted = _key(heads)
    others = [line for line in kept if _key([head for head, _ in _pairs(line)]) != wanted]
    return (json.dumps(said, ensure_ascii=False), *others[: MOST - 1])


def _key(heads: Sequence[str]) -> list[str]:
    return sorted(head.casefold() for head in heads if head)


def _pairs(line: str) -> list[tuple[str, Fact | None]]:
    """Read what was kept; a line that makes no sense is nothing."""
    try:
        return [(str(head), Fact(fact) if fact else None) for head, fact in json.loads(line)]
    except (ValueError, TypeError):
        return []


def _taken(left: list[tuple[str, Fact | None]], head: str) -> Fact | None:
    """Take the first column with a heading out of those that are left."""
    for place, (other, fact) in enumerate(left):
        if head and other.casefold() == head.casefold():
            del left[place]
            return fact
    return None
