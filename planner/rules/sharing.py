"""Sharing students out among those who mark, evenly and in the order of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def shared_out(students: Sequence[str], loads: Mapping[str, int]) -> dict[str, str]:
    """Say for each student who marks, so that all have as even a number as can be.

    ``loads`` tells how many students everybody has already; whoever has fewest gets most. Each
    gets students who stand together in the list, in the order of ``loads``. Nobody to mark is no
    share.

    >>> shared_out(["a", "b", "c", "d", "e"], {"tom": 0, "eva": 2})
    {'a': 'tom', 'b': 'tom', 'c': 'tom', 'd': 'tom', 'e': 'eva'}
    """
    if not loads:
        return {}
    given = dict.fromkeys(loads, 0)
    for _ in students:
        least = min(loads, key=lambda who: loads[who] + given[who])
        given[least] += 1
    turns = [who for who, n in given.items() for _ in range(n)]
    return dict(zip(students, turns, strict=True))
