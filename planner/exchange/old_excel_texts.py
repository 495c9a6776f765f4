"""Texts of Excel workbooks from before 2007: several alphabets, shared, and cut into pieces."""

from __future__ import annotations

import codecs
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE, _FOREIGN, _RICH = 1, 4, 8  # the flags of a text
_MAC = 10_000
LEAST_BYTES = 3  # of a shared text


def codec_of(page: int) -> str:
    """Return Python's name for a code page of Windows; Windows-1252 where it has none.

    >>> codec_of(1250), codec_of(10000), codec_of(31999)
    ('cp1250', 'mac-roman', 'cp1252')
    """
    name = {_MAC: "mac-roman", 1200: "utf-16-le"}.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def text(body: bytes, at: int, codec: str | None = None) -> str:
    """Read a text whose length has two bytes; ``codec`` is that of Excel 5 and 95."""
    (length,) = struct.unpack_from("<H", body, at)
    return _letters(body, at + 2, length, codec)


def short_text(body: bytes, at: int, codec: str | None = None) -> str:
    """Read a text whose length has one byte."""
    return _letters(body, at + 1, body[at], codec)


def _letters(body: bytes, at: int, length: int, codec: str | None) -> str:
    if codec is not None:
        return body[at : at + length].decode(codec, "replace")
    flags = body[at] if length else 0
    at += 1 + (2 if flags & _RICH else 0) + (4 if flags & _FOREIGN else 0)
    return _decoded(body, at, length, wide=bool(flags & _WIDE))


def _decoded(body: bytes, at: int, length: int, *, wide: bool) -> str:
    if wide:
        return body[at : at + 2 * length].decode("utf-16-le", "replace")
    return body[at : at + length].decode("latin-1")


def shared_texts(pieces: Sequence[bytes]) -> Sequence[str]:
    """Read the table of texts that cells share; it may be cut into records anywhere.

    Where a text is cut between letters, the next record begins with its width again.
    """
    if not pieces:
        return ()
    reading = _Reading(pieces)
    _, count = struct.unpack("<II", reading.take(8))
    if count > sum(map(len, pieces)) // LEAST_BYTES:
        raise ValueError("more texts than there is room for")
    return [reading.text() for _ in range(count)]


class _Reading:
    """Where in the pieces the reading stands."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece = self._at = 0

    def take(self, length: int) -> bytes:
        """Read so many bytes, over the end of a piece if need be; ValueError at the end of all."""
        parts = []
        while length > 0:
            body = self._body()
            part = body[self._at : self._at + length]
            parts.append(part)
            self._at += len(part)
            length -= len(part)
        return b"".join(parts)

    def text(self) -> str:
        """Read the next text, and skip how it looks and is spoken."""
        length, flags = struct.unpack("<HB", self.take(3))
        rich = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        foreign = struct.unpack("<I", self.take(4))[0] if flags & _FOREIGN else 0
        letters = self._letters(length, wide=bool(flags & _WIDE))
        self.take(4 * rich + foreign)
        return letters

    def _letters(self, length: int, *, wide: bool) -> str:
        parts = []
        while length > 0:
            begins = self._at
            body = self._body()
            if begins != self._at:  # a new piece, which says its width anew
                wide = bool(body[0] & _WIDE)
                self._at = 1
            there = min(length, (len(body) - self._at) // (2 if wide else 1))
            if there <= 0:
                raise ValueError("half a letter")
            parts.append(_decoded(body, self._at, there, wide=wide))
            self._at += there * (2 if wide else 1)
            length -= there
        return "".join(parts)

    def _body(self) -> bytes:
        """Return the piece in which something is left."""
        while self._at >= len(self._pieces[self._piece]):
            self._piece += 1
            self._at = 0
            if self._piece >= len(self._pieces):
                raise ValueError("a text beyond the end")
        return self._pieces[self._piece]
