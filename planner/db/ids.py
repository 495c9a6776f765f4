"""Ids that stay unique across copies of a course file."""

from __future__ import annotations

import secrets
from hashlib import shake_128

LETTERS = b"bcdfghjkmnpqrstvwxyz"  # no vowels: an id never spells a word, a number or a date
LENGTH = 14  # 20**14 ids: a million rows collide with a probability under 1e-6
_EVEN = 256 - 256 % len(LETTERS)  # bytes from here on would favour the first letters
_LETTER_OF = bytes(LETTERS[n % len(LETTERS)] for n in range(256))
_UNEVEN = bytes(range(_EVEN, 256))


def new_id() -> str:
    """Draw a fresh id of letters alone, so that no spreadsheet takes it for a number or a date."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Draw so many fresh ids at once."""
    drawn = b""
    while len(drawn) < count * LENGTH:
        drawn += secrets.token_bytes(2 * count * LENGTH).translate(_LETTER_OF, _UNEVEN)
    letters = drawn.decode("ascii")
    return [letters[at : at + LENGTH] for at in range(0, count * LENGTH, LENGTH)]


def id_of(*parts: str) -> str:
    """Return the one id that belongs to these words, in every copy of a file.

    >>> id_of("result", "a", "b") == id_of("result", "a", "b") != id_of("result", "ab", "")
    True
    """
    drawn = shake_128("\n".join(parts).encode()).digest(8 * LENGTH)
    return drawn.translate(_LETTER_OF, _UNEVEN)[:LENGTH].decode("ascii")
