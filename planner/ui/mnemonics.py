"""Letters for the items of a menu, so that Alt+F, O opens a file also in a language to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def with_mnemonic(text: str, taken: Collection[str]) -> tuple[str, str]:
    """Mark the first letter that no other item has, as Qt wants it; return it too.

    Beginnings of words come first. Where no letter is left, none is marked. An ampersand of the
    text itself is doubled, so that it is shown.

    >>> with_mnemonic("Open recent", {"o"})
    ('Open &recent', 'r')
    >>> with_mnemonic("Zoë & Co", {"z"})
    ('Zoë && &Co', 'c')
    """
    letters = [n for n, sign in enumerate(text) if sign.isalnum()]
    begin = [n for n in letters if n == 0 or not text[n - 1].isalnum()]
    for n in [*begin, *(n for n in letters if n not in begin)]:
        letter = text[n].casefold()
        if letter not in taken:
            return f"{shown(text[:n])}&{shown(text[n:])}", letter
    return shown(text), ""


def shown(text: str) -> str:
    """Return a text for a button or a menu, whose ampersand is shown and marks no letter.

    >>> shown("Zoë & Co")
    'Zoë && Co'
    """
    return text.replace("&", "&&")
