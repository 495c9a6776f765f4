"""Reads the objects of a PDF file as our own documents write them: plain, with a table of places.

Files of other programs (compressed objects, encryption) are out of its reach, and are refused.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

type Thing = float | bool | bytes | Name | Ref | list[Thing] | dict[str, Thing] | None

TOKEN: Final = re.compile(
    rb"\s*(?:%[^\r\n]*\s*)*"
    rb"(?P<token><<|>>|\[|\]|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|/[^\s/\[\]()<>%]*"
    rb"|(?P<ref>\d+\s+0\s+R\b)|[-+]?[0-9.]+|[^\s/\[\]()<>%]+)",
    re.DOTALL,
)
ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPED: Final[Mapping[bytes, bytes]] = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}


class CannotShow(Exception):
    """The file has something in it that the preview does not draw."""


class Name(str):
    """A name of PDF's own, without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """Points at another object by its number."""

    number: int


class Objects:
    """All objects of one file, read when they are asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._places: dict[int, int] = {}
        found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", content)
        if not content.startswith(b"%PDF-") or not found:
            raise CannotShow("no PDF, or cut off")
        self.trailer = self._read_table(int(found[1]))

    def get(self, thing: Thing) -> Thing:
        """Follow a reference; anything else is itself."""
        return self._at(thing.number)[0] if isinstance(thing, Ref) else thing

    def table(self, thing: Thing) -> dict[str, Thing]:
        """Return a dictionary, directly or by reference; an empty one for nothing."""
        found = self.get(thing)
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise CannotShow("a dictionary was expected")
        return found

    def numbers(self, thing: Thing) -> tuple[float, ...]:
        """Return an array of numbers."""
        found = self.get(thing)
        return (
            tuple(one for one in found if isinstance(one, int | float))
            if isinstance(found, list)
            else ()
        )

    def stream(self, ref: Thing) -> tuple[dict[str, Thing], bytes]:
        """Return a stream's dictionary and its content, unpacked."""
        if not isinstance(ref, Ref):
            raise CannotShow("a stream was expected")
        about, end = self._at(ref.number)
        length = self.get(about.get("Length")) if isinstance(about, dict) else None
        start = re.compile(rb"\s*stream\r?\n").match(self._content, end)
        if not isinstance(about, dict) or not isinstance(length, int | float) or not start:
            raise CannotShow("a stream was expected")
        content = self._content[start.end() : start.end() + int(length)]
        for name in self.filters(about):
            content = _unpacked(name, content)
        return about, content

    def filters(self, about: Mapping[str, Thing]) -> list[str]:
        """Return the names of a stream's filters, the first to undo first."""
        found = self.get(about.get("Filter"))
        return [str(one) for one in (found if isinstance(found, list) else [found]) if one]

    def _read_table(self, at: int) -> dict[str, Thing]:
        entry = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s*")
        head = re.compile(rb"xref\s+0\s+(\d+)\s+").match(self._content, at)
        if not head:
            raise CannotShow("no table of places")
        place = head.end()
        for number in range(int(head[1])):
            row = entry.match(self._content, place)
            if not row:
                raise CannotShow("the table of places is cut off")
            self._places[number] = int(row[1])
            place = row.end()
        trailer, _ = read(self._content, place + len(b"trailer"))
        return self.table(trailer)

    def _at(self, number: int) -> tuple[Thing, int]:
        head = re.compile(rb"\s*\d+ 0 obj").match(self._content, self._places.get(number, 0))
        if not head:
            raise CannotShow(f"object {number} is not where it should be")
        return read(self._content, head.end())


def read(content: bytes, at: int) -> tuple[Thing, int]:
    """Read one object from a place on; return it and where it ends."""
    found = TOKEN.match(content, at)
    if not found:
        raise CannotShow("cut off")
    token, end = found["token"], found.end()
    if token == b"<<":
        return _dictionary(content, end)
    if token == b"[":
        return _array(content, end)
    if found["ref"]:
        return Ref(int(token.split()[0])), end
    return plain(token), end


def plain(token: bytes) -> Thing:
    """Return what a single token says: a name, a text, a number, true or false."""
    if token.startswith(b"/"):
        return Name(token[1:].decode("latin-1"))
    if token.startswith(b"("):
        return ESCAPE.sub(_escaped, token[1:-1])
    if token.startswith(b"<"):
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if token in {b"true", b"false", b"null"}:
        return {b"true": True, b"false": False}.get(token)
    try:
        return float(token)
    except ValueError:
        raise CannotShow(f"{token[:20]!r} was not expected") from None


def _dictionary(content: bytes, at: int) -> tuple[Thing, int]:
    found: dict[str, Thing] = {}
    while True:
        ahead = TOKEN.match(content, at)
        if ahead and ahead["token"] == b">>":
            return found, ahead.end()
        name, at = read(content, at)
        if not isinstance(name, Name):
            raise CannotShow("a name was expected")
        found[name], at = read(content, at)


def _array(content: bytes, at: int) -> tuple[Thing, int]:
    found: list[Thing] = []
    while True:
        ahead = TOKEN.match(content, at)
        if ahead and ahead["token"] == b"]":
            return found, ahead.end()
        one, at = read(content, at)
        found.append(one)


def _escaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return ESCAPED.get(code, code)


def _unpacked(name: str, content: bytes) -> bytes:
    if name == "FlateDecode":
        return zlib.decompress(content)
    raise CannotShow(f"packed with {name}")
