"""How the bytes of a text that does not say so are to be read: which letters make sense."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The likelier first: of two that make as much sense, the first is taken.
KNOWN_AS: Mapping[str, str] = {
    "cp1252": "Windows-1252",
    "mac-roman": "Mac OS Roman",
    "cp1250": "Windows-1250",
    "cp850": "DOS 850",
}
_SELDOM = {"cp1252": 0.0, "mac-roman": 0.2, "cp1250": 0.2, "cp850": 1.5}  # what it has to make up
LOOKED_AT = 2_000_000  # bytes
_GERMAN = frozenset("äöüßÄÖÜ")
_USUAL = frozenset("éèêëáàâãåæçñíîïóòôøúùûÉÈÅØÇ")
_SIGNS = frozenset("–—…„“”‚‘’«»€§°·•\u00a0")
_MOSTLY = 0.3  # of every second byte is nought in UTF-16 of European languages
_ODD = re.compile(rb"(?<=([a-z]))?([\x80-\xff])(?=([A-Za-z\x80-\xff]))?")


def unmarked_utf16(content: bytes) -> str | None:
    """Say which UTF-16 a text without a mark is in; None if it looks like none.

    >>> unmarked_utf16("Gans".encode("utf-16-le")), unmarked_utf16(bytes(4))
    ('utf-16-le', None)
    """
    looked = content[: LOOKED_AT // 2 * 2]
    first, second = (looked[at::2].count(0) for at in (0, 1))
    enough = len(looked) // 2 * _MOSTLY
    if second > enough and not first:
        return "utf-16-le"
    return "utf-16-be" if first > enough and not second else None


def likeliest(content: bytes) -> str:
    """Return the codec under which what is beyond ASCII makes most sense.

    Inside of words these are letters, the German ones before all others; elsewhere signs.

    >>> [likeliest("Müller, Jörg; Weiß".encode(codec)) for codec in ("cp1252", "mac-roman")]
    ['cp1252', 'mac-roman']
    """
    odd = Counter(
        (found[2], found[1] is not None, found[3] is not None)
        for found in _ODD.finditer(content[:LOOKED_AT])
    )

    def sense(codec: str) -> float:
        found = sum(
            _weight(byte.decode(codec, errors="replace"), after=after, before=before) * times
            for (byte, after, before), times in odd.items()
        )
        return found / max(sum(odd.values()), 1) - _SELDOM[codec]

    return max(KNOWN_AS, key=sense)


def _weight(sign: str, *, after: bool, before: bool) -> int:
    """Say how much sense a sign makes ``after`` a small letter and ``before`` any letter."""
    kind = unicodedata.category(sign)
    if not (after or before):
        return 2 if sign in _SIGNS else 0
    if kind not in {"Ll", "Lu"}:
        return 2 if sign == "’" or (sign in _SIGNS and not (after and before)) else -4
    if after and kind == "Lu":
        return -2
    if sign in _GERMAN:
        return 4
    return 2 if sign in _USUAL else 1
