"""Outside files as bytes and as text: sizes capped, encodings told apart, refusals with why."""

from __future__ import annotations

import codecs
import errno
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import PlannerError, Problem
from planner.exchange.encodings import KNOWN_AS, likeliest, unmarked_utf16

if TYPE_CHECKING:
    from pathlib import Path

SEEN_AS_BINARY = bytes(frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1a\x1b"))


class Why(StrEnum):
    """Why a file cannot be read."""

    ABSENT = "absent"
    FOLDER = "folder"
    NO_FILE = "no_file"  # a pipe or a device: reading it may never end
    NOT_PERMITTED = "not_permitted"
    DEVICE = "device"  # the disk or the network folder failed
    EMPTY = "empty"
    TOO_BIG = "too_big"
    BINARY = "binary"  # expected text
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"  # a workbook with a password
    UNSAFE = "unsafe"  # declares entities or swells far beyond its size
    NO_TABLE = "no_table"


@dataclass(eq=False)
class UnreadableFile(PlannerError):
    """An outside file cannot be read at all; ``name`` is the file's name without its folder."""

    name: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessedEncoding(Problem):
    """A text file is not UTF-8; it was read as ``encoding``, so odd letters may be wrong."""

    encoding: str


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in a text file, and what was odd about it."""

    text: str
    problems: tuple[Problem, ...] = ()


def refuse_what_never_ends(path: Path) -> None:
    """Raise UnreadableFile for a folder, a pipe or a device; opening a pipe would wait for ever.

    What is not there is left to the opening to say.
    """
    if path.is_dir():
        raise UnreadableFile(path.name, Why.FOLDER)
    if path.exists() and not path.is_file():
        raise UnreadableFile(path.name, Why.NO_FILE)


def read_bytes(path: Path, *, largest: int) -> bytes:
    """Return a whole file of at most ``largest`` bytes; raises UnreadableFile.

    No more than that is ever read, whatever the file claims about itself.
    """
    try:
        refuse_what_never_ends(path)
        with path.open("rb") as source:
            content = source.read(largest + 1)
    except OSError as failure:
        raise UnreadableFile(path.name, _reason(failure)) from failure
    except ValueError as failure:  # a NUL in the path
        raise UnreadableFile(path.name, Why.ABSENT) from failure
    if not content:
        raise UnreadableFile(path.name, Why.EMPTY)
    if len(content) > largest:
        raise UnreadableFile(path.name, Why.TOO_BIG)
    return content


def as_text(content: bytes, name: str) -> Text:
    """Read bytes as UTF-8 (with or without a mark), UTF-16, or else as what its letters suggest.

    The last is a guess and reported as such. Raises UnreadableFile for what is no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(content, name, "utf-16")
    if len(content.translate(None, SEEN_AS_BINARY)) != len(content):
        return _utf16(content, name, unmarked_utf16(content))
    try:
        return Text(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        codec = likeliest(content)
        guess = content.decode(codec, errors="replace")
        return Text(guess, (GuessedEncoding(encoding=KNOWN_AS[codec]),))


def _utf16(content: bytes, name: str, codec: str | None) -> Text:
    try:
        text = content.decode(codec) if codec else "\0"
    except UnicodeDecodeError as failure:
        raise UnreadableFile(name, Why.BINARY) from failure
    if "\0" in text:
        raise UnreadableFile(name, Why.BINARY)
    return Text(text)


def _reason(failure: OSError) -> Why:
    match failure:
        case FileNotFoundError() | NotADirectoryError():
            return Why.ABSENT
        case IsADirectoryError():
            return Why.FOLDER
        case PermissionError():
            return Why.NOT_PERMITTED
        case _:
            return Why.ABSENT if failure.errno == errno.ENAMETOOLONG else Why.DEVICE
