"""Codes that stand for names on lists to be posted, and the order of such a list."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

# No vowels, so that no word comes out; nothing that is taken for another: 0 O, 1 I L, 2 Z, 5 S.
SIGNS = "CDFHJKMNPRTVWX34679"
LENGTH = 6


def new_codes(
    many: int, taken: Collection[str], choice: Callable[[Sequence[str]], str]
) -> tuple[str, ...]:
    """Draw codes of six letters and digits that differ from those taken and from one another.

    >>> from itertools import cycle
    >>> letters = cycle("CCCCCCCCCCCD")
    >>> new_codes(1, {"CCCCCC"}, lambda _signs: next(letters))
    ('CCCCCD',)
    """
    found: list[str] = []
    while len(found) < many:
        code = "".join(choice(SIGNS) for _ in range(LENGTH))
        if code not in taken and code not in found:
            found.append(code)
    return tuple(found)


def shuffled(codes: Iterable[str], number: int) -> list[str]:
    """Bring codes into an order that says nothing, the same for every copy of one list.

    >>> shuffled(["CCCCCC", "DDDDDD", "FFFFFF"], 7) == shuffled(["FFFFFF", "DDDDDD", "CCCCCC"], 7)
    True
    """
    return sorted(codes, key=lambda code: sha256(f"{number} {code}".encode()).digest())
