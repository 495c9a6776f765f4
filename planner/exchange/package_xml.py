"""The small parts of an Excel package as plain values; what declares or lies is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from planner.exchange.worksheets import MOST_TEXT, TooMuch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TEXT_FORMAT: Final = 49  # "@", ECMA-376 part 1, 18.8.30


class NotASheet(ValueError):
    """A part that is no worksheet, declares entities, is not UTF-8, or holds far too much."""


def read_shared(content: bytes) -> list[str]:
    """Read the texts that cells share. Raises NotASheet or TooMuch."""
    found: list[str] = []
    state = {"in": False, "left": MOST_TEXT}
    silent = 0

    def start(name: str, _given: Mapping[str, str]) -> None:
        nonlocal silent
        if name == "si":
            found.append("")
        silent += name == "rPh"
        state["in"] = name == "t" and not silent

    def end(name: str) -> None:
        nonlocal silent
        silent -= name == "rPh"
        state["in"] = False

    def letters(text: str) -> None:
        if state["in"] and found:
            state["left"] -= len(text)
            if state["left"] < 0:
                raise TooMuch
            found[-1] += text

    parse(content, start, end, letters)
    return found


def read_text_styles(content: bytes) -> frozenset[str]:
    """Return the styles, by number, that make whatever is typed in a cell text."""
    found: set[str] = set()
    formats = {str(TEXT_FORMAT)}
    at = {"inside": False, "n": 0}

    def start(name: str, given: Mapping[str, str]) -> None:
        if name == "cellXfs":
            at["inside"] = True
        elif name == "numFmt" and given.get("formatCode") == "@":
            formats.add(given.get("numFmtId", ""))
        elif name == "xf" and at["inside"]:
            if given.get("numFmtId") in formats:
                found.add(str(at["n"]))
            at["n"] += 1

    def end(name: str) -> None:
        if name == "cellXfs":
            at["inside"] = False

    parse(content, start, end, lambda _text: None)
    return frozenset(found)


def read_types(content: bytes) -> dict[str, str]:
    """Return what kind each part of a package is, by its name, from its list of parts."""
    found: dict[str, str] = {}

    def start(name: str, given: Mapping[str, str]) -> None:
        if name == "Override":
            found[given.get("PartName", "")] = given.get("ContentType", "")

    parse(content, start, lambda _name: None, lambda _text: None)
    return found


def parse(
    content: bytes,
    start: Callable[[str, Mapping[str, str]], object],
    end: Callable[[str], object],
    letters: Callable[[str], object],
    known: Callable[[expat.XMLParserType], object] = lambda _parser: None,
) -> None:
    """Parse a part; names come without their namespace. Raises NotASheet."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise NotASheet

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in {"utf-8", "us-ascii", "ascii"}:
            raise NotASheet

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.XmlDeclHandler = declared
    parser.StartElementHandler = lambda name, given: start(name.rpartition(" ")[2], given)
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = letters
    known(parser)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotASheet
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own way to say that this is all
    except (expat.ExpatError, ValueError, IndexError) as failure:
        raise NotASheet from failure
