"""The container of Office files from before 2007: finding one stream in it, in bounded memory.

Source: [MS-CFB], Microsoft's description of the Compound File Binary Format.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BEGINS_WITH = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512  # bytes
_IN_HEADER = 109  # sectors of the allocation table that the header itself names
_LAST_SECTOR = 0xFFFFFFFA  # beyond: marks, such as the end of a chain
_ENTRY = 128  # bytes of an entry of the directory
_STREAM, _ROOT = 2, 5
MOST_ENTRIES = 10_000


class CompoundFile:
    """The streams of a compound file by name. Raises ValueError for what is damaged."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(BEGINS_WITH) or len(content) < _HEADER:
            raise ValueError("no compound file")
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise ValueError("sectors of an unknown size")
        self._content, self._size, self._mini_size = content, 1 << shift, 1 << mini_shift
        first, _, self._smallest, first_mini = struct.unpack_from("<IIII", content, 48)
        self._next = self._numbers(self._allocation())
        directory = self._chain(first)
        self._entries = dict(self._named(directory))
        self._mini_next = self._numbers(self._sectors(first_mini))
        _, start, length = self._entries.get("\0root", (_ROOT, _LAST_SECTOR, 0))
        self._mini = self._chain(start)[:length]

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams, in small letters."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return a stream; KeyError if there is none of this name."""
        _, start, length = self._entries[name.lower()]
        if length >= self._smallest:
            return self._chain(start)[:length]
        size = self._mini_size
        parts = (self._mini[at * size : (at + 1) * size] for at in _walk(start, self._mini_next))
        return b"".join(parts)[:length]

    def _allocation(self) -> Iterator[int]:
        """Name the sectors of the allocation table: in the header, then in a chain of sectors."""
        seen: set[int] = set()
        listed: Sequence[int] = struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76)
        (further,) = struct.unpack_from("<I", self._content, 68)
        while True:
            for sector in listed:
                if sector < _LAST_SECTOR and sector not in seen:
                    seen.add(sector)
                    yield sector
            if further >= _LAST_SECTOR or further in seen:
                return
            seen.add(further)
            *listed, further = self._words(further)

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        return [number for sector in sectors for number in self._words(sector)]

    def _words(self, sector: int) -> Sequence[int]:
        piece = self._sector(sector)
        return struct.unpack_from(f"<{len(piece) // 4}I", piece)

    def _sector(self, sector: int) -> bytes:
        at = (sector + 1) * self._size
        if at >= len(self._content):
            raise ValueError("a sector beyond the end")
        return self._content[at : at + self._size]

    def _sectors(self, first: int) -> Iterator[int]:
        return _walk(first, self._next)

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._sectors(first)))

    def _named(self, directory: bytes) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """Read the directory's entries: the kind, the first sector and the length by name."""
        for at in range(0, min(len(directory), MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", directory, at + 64)
            kind = directory[at + 66]
            start, size = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind == _ROOT:
                yield "\0root", (kind, start, size)
            elif kind == _STREAM:
                yield name.lower(), (kind, start, size)


def _walk(first: int, following: Sequence[int]) -> Iterator[int]:
    """Follow a chain, each sector once; ValueError if it goes round in a circle."""
    seen: set[int] = set()
    at = first
    while at < _LAST_SECTOR:
        if at in seen or at >= len(following):
            raise ValueError("a broken chain of sectors")
        seen.add(at)
        yield at
        at = following[at]
