"""Which row of a page is which session of the plan, though both may have changed since."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import date

MOST = 10_000  # pairs of topics that are compared letter by letter
ALIKE = 0.7  # how much of two topics must be the same, of 1, for one to be the other reworded


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a row is known by.

    ``topics`` are all ways in which it may be worded; ``day`` None is none yet. ``line`` is that
    of a page: where the row stands, or where the session once came from.
    """

    topics: tuple[str, ...]
    day: date | None = None
    number: str = ""
    taught: bool = True
    line: int | None = None


def pairs(page: Sequence[Known], plan: Sequence[Known]) -> dict[int, int]:
    """Return for rows of a page which session each is, both by their places.

    The surest comes first: topic and day, topic and number, the topic alone, the day alone, a
    topic much like it, and last the line, if the page still has its lines. A session that never
    stood on a page takes no other's row over by its day alone.

    >>> from datetime import date
    >>> page = [Known(topics=("Larks",), day=date(2023, 10, 18), line=5)]
    >>> pairs(page, [Known(topics=("Owls",)), Known(topics=("Larks",), day=date(2023, 10, 25))])
    {0: 1}
    """
    found: dict[int, int] = {}
    _match(found, page, plan, lambda row: ((topic, row.day) for topic in _topics(row)))
    _match(
        found,
        page,
        plan,
        lambda row: ((topic, row.number) for topic in _topics(row) if topic and row.number),
    )
    _match(found, page, plan, lambda row: (topic for topic in _topics(row) if topic), alone=True)
    _match(found, page, plan, lambda row: (topic for topic in _topics(row) if topic))
    from_page = any(row.line is not None for row in plan)
    _match(
        found,
        page,
        plan,
        lambda row: (
            [(row.day, row.taught)] if row.day and (row.line is not None or not from_page) else []
        ),
        alone=True,
    )
    _reworded(found, page, plan)
    _on_their_lines(found, page, plan)
    return dict(sorted(found.items()))


def _topics(row: Known) -> list[str]:
    return [" ".join(topic.casefold().split()) for topic in row.topics]


def _match(
    found: dict[int, int],
    page: Sequence[Known],
    plan: Sequence[Known],
    keys: Callable[[Known], Iterable[Hashable]],
    *,
    alone: bool = False,
) -> None:
    """Pair what has a key in common, in order; with ``alone`` only where it is the only one."""
    there: dict[Hashable, list[int]] = defaultdict(list)
    for place in _free(plan, found.values()):
        for key in dict.fromkeys(keys(plan[place])):
            there[key].append(place)
    free = _free(page, found)
    asked = Counter(key for place in free for key in dict.fromkeys(keys(page[place])))
    for place in free:
        for key in keys(page[place]):
            fitting = [one for one in there[key] if one not in found.values()]
            if fitting and (not alone or (len(there[key]) == 1 and asked[key] == 1)):
                found[place] = fitting[0]
                break


def _reworded(found: dict[int, int], page: Sequence[Known], plan: Sequence[Known]) -> None:
    """Pair the topics that are most alike, the best first."""
    left, there = _free(page, found), _free(plan, found.values())
    if len(left) * len(there) > MOST:
        return
    scored = [
        (_likeness(page[one], plan[other]), one, other)
        for one in left
        for other in there
        if page[one].taught is plan[other].taught
    ]
    for score, one, other in sorted(scored, key=lambda pair: (-pair[0], pair[1:])):
        if score >= ALIKE and one not in found and other not in found.values():
            found[one] = other


def _likeness(one: Known, other: Known) -> float:
    return max(
        SequenceMatcher(None, mine[:200], its[:200], autojunk=False).ratio()
        if mine and its
        else 0.0
        for mine in _topics(one)
        for its in _topics(other)
    )


def _on_their_lines(found: dict[int, int], page: Sequence[Known], plan: Sequence[Known]) -> None:
    """Pair by lines what is left, if most of what was found still has its line."""
    same = [page[one].line == plan[other].line for one, other in found.items()]
    if sum(same) * 2 <= len(same):
        return
    lines = {plan[place].line: place for place in _free(plan, found.values()) if plan[place].line}
    for place in _free(page, found):
        other = lines.pop(page[place].line, None)
        if other is not None and page[place].taught is plan[other].taught:
            found[place] = other


def _free(rows: Sequence[Known], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [place for place in range(len(rows)) if place not in gone]
