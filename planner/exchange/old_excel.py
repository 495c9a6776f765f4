"""Excel workbooks from before 2007 (.xls), read record by record, in bounded memory.

Only what a table needs is read: texts, numbers, the values of formulas, and the formats that show
a number as a day or under zeros. The libraries there are unfold a sheet to its last cell, which a
small hostile file puts far away, or lose the zeros before a number.
Source: [MS-XLS], Microsoft's description of the format; Excel 5 to 2003 (BIFF 5 and 8).
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.exchange.compound_file import CompoundFile
from planner.exchange.old_excel_texts import codec_of, shared_texts, short_text, text
from planner.exchange.worksheets import MOST_COLUMNS, TooMuch, as_written, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.exchange.worksheets import Pile

MOST_PIECES = 4_000_000  # records and cells looked at, in all sheets
ENCRYPTED = "encryptedpackage"  # the stream in which a newer workbook lies under a password
BIFF8 = 0x0600
_DAYS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))  # formats Excel knows
_TIMES = frozenset((*range(18, 22), *range(45, 48)))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ERRORS = 1  # the second byte of a cell that holds an error


class Locked(Exception):
    """The workbook needs a password."""


class Is(IntEnum):
    """The kinds of records that are read."""

    FORMULA = 0x0006
    END = 0x000A
    DATES_FROM_1904 = 0x0022
    PASSWORD = 0x002F
    CONTINUE = 0x003C
    LETTERS = 0x0042
    SHEET = 0x0085
    NUMBERS = 0x00BD
    RICH_TEXT = 0x00D6
    LOOK = 0x00E0
    SHARED_TEXTS = 0x00FC
    SHARED_TEXT = 0x00FD
    NUMBER = 0x0203
    TEXT = 0x0204
    TRUTH = 0x0205
    TEXT_OF_FORMULA = 0x0207
    SHORT_NUMBER = 0x027E
    FORMAT = 0x041E
    BEGIN = 0x0809


class Record(NamedTuple):
    """One record: its kind, and what is in it."""

    kind: int
    body: bytes


@dataclass(slots=True)
class _Book:
    """What the first part of a workbook says about all sheets."""

    letters: str | None = None  # the codec of texts; None is UTF-16, of Excel 97 and later
    since: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 - days in a sheet have no zone
    texts: Sequence[str] = ()
    formats: dict[int, str] = field(default_factory=dict)
    looks: list[int] = field(default_factory=list)  # the format of each
    sheets: list[tuple[int, str]] = field(default_factory=list)  # where each begins; its title

    def number(self, value: float, look: int) -> str:
        """Write a number as the sheet shows it: as a day, under zeros, or plain."""
        known = self.looks[look] if look < len(self.looks) else 0
        words = self.formats.get(known, "")
        day = known in _DAYS or _shows(words, "dy")
        if (
            not (day or known in _TIMES or _shows(words, "h")) or not 0 <= value < 2_958_466
        ):  # the year 9999
            return padded(value, words)
        at = self.since + timedelta(seconds=round(value * 86_400))
        return as_written(at if day and value >= 1 else at.time())


def read_old_excel(content: bytes, pile: Pile) -> None:
    """Read all worksheets into a pile. Raises Locked, TooMuch, or what is broken."""
    file = CompoundFile(content)
    if ENCRYPTED in file.names:
        raise Locked
    stream = file.stream("Workbook" if "workbook" in file.names else "Book")
    book = _globals(stream)
    left = [MOST_PIECES]
    for place, title in book.sheets:
        if pile.full:
            break
        pile.begin(title)
        _read_sheet(stream, place, book, pile, left)


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """Read records from a place to the end of the part that begins there."""
    deep = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        deep += (kind == Is.BEGIN) - (kind == Is.END)
        yield Record(kind, stream[at + 4 : at + 4 + length])
        at += 4 + length
        if kind == Is.END and deep <= 0:
            return


def _globals(stream: bytes) -> _Book:
    """Read the first part, which tells texts, formats and sheets."""
    book, shared = _Book(), list[bytes]()
    last = 0
    records = _records(stream, 0)
    kind, body = next(records, Record(0, b""))
    if kind != Is.BEGIN:
        raise ValueError("no workbook")
    (version,) = struct.unpack_from("<H", body)
    book.letters = None if version >= BIFF8 else codec_of(1252)
    for kind, body in records:
        if kind == Is.PASSWORD:
            raise Locked
        if kind == Is.SHARED_TEXTS or (kind == Is.CONTINUE and last == Is.SHARED_TEXTS):
            shared.append(body)
            last = Is.SHARED_TEXTS
            continue
        last = kind
        _take_global(book, kind, body)
    book.texts = shared_texts(shared)
    return book


def _take_global(book: _Book, kind: int, body: bytes) -> None:
    match kind:
        case Is.LETTERS if book.letters is not None:
            book.letters = codec_of(*struct.unpack_from("<H", body))
        case Is.DATES_FROM_1904 if body[:1] == b"\1":
            book.since = datetime(1904, 1, 1)  # noqa: DTZ001 - days in a sheet have no zone
        case Is.FORMAT:
            (number,) = struct.unpack_from("<H", body)
            book.formats[number] = (
                text(body, 2) if book.letters is None else short_text(body, 2, book.letters)
            )
        case Is.LOOK:
            book.looks.append(*struct.unpack_from("<H", body, 2))
        case Is.SHEET if body[5] == 0:  # a worksheet, and no chart or macros
            (place,) = struct.unpack_from("<I", body)
            book.sheets.append((place, short_text(body, 6, book.letters)))
        case _:
            pass


def _read_sheet(stream: bytes, at: int, book: _Book, pile: Pile, left: list[int]) -> None:
    """Read the cells of one sheet; they come row by row, as a rule, but may come in any order."""
    rows: dict[int, dict[int, str]] = {}
    waiting: tuple[int, int] | None = None  # a formula whose text follows
    deep = 0
    for kind, body in _records(stream, at):
        left[0] -= 1
        if left[0] < 0:
            raise TooMuch
        deep += (kind == Is.BEGIN) - (kind == Is.END)
        if deep > 1:  # a chart in the sheet
            continue
        if kind == Is.TEXT_OF_FORMULA and waiting:
            rows.setdefault(waiting[0], {})[waiting[1]] = text(body, 0, book.letters)
        elif kind == Is.FORMULA and body[6:7] == b"\0" and body[12:14] == b"\xff\xff":
            waiting = struct.unpack_from("<HH", body)
        else:
            for row, column, words in _cells(kind, body, book):
                left[0] -= 1
                rows.setdefault(row, {})[column] = words
    for row in sorted(rows):
        cells = rows[row]
        wide = max(cells) + 1
        if wide > MOST_COLUMNS:
            raise TooMuch
        pile.row(row + 1, [cells.get(column, "") for column in range(wide)])


def _cells(kind: int, body: bytes, book: _Book) -> Iterator[tuple[int, int, str]]:
    """Read the cells of one record: row and column, counted from 0, and what it says."""
    if kind not in _READ:
        return
    row, column, look = struct.unpack_from("<HHH", body)
    if kind == Is.NUMBERS:
        for at in range(4, len(body) - 7, 6):
            look, short = struct.unpack_from("<HI", body, at)
            yield row, column, book.number(_short_number(short), look)
            column += 1
        return
    yield row, column, _said(kind, body, look, book)


def _said(kind: int, body: bytes, look: int, book: _Book) -> str:
    match kind:
        case Is.SHARED_TEXT:
            (place,) = struct.unpack_from("<I", body, 6)
            return book.texts[int(place)]
        case Is.TEXT | Is.RICH_TEXT:
            return text(body, 6, book.letters)
        case Is.SHORT_NUMBER:
            return book.number(_short_number(struct.unpack_from("<I", body, 6)[0]), look)
        case Is.TRUTH:
            return "" if body[7] == _ERRORS else as_written(bool(body[6]))
        case Is.FORMULA if body[12:14] == b"\xff\xff":
            return as_written(bool(body[8])) if body[6] == 1 else ""  # an error, or blank
        case _:
            return book.number(struct.unpack_from("<d", body, 6)[0], look)


_READ = frozenset(
    (
        *(Is.SHARED_TEXT, Is.TEXT, Is.RICH_TEXT, Is.NUMBER, Is.SHORT_NUMBER, Is.NUMBERS),
        *(Is.TRUTH, Is.FORMULA),
    )
)


def _short_number(packed: int) -> float:
    """Unpack a number of 30 bits: whole, or the upper half of a float; perhaps in hundredths."""
    hundredths, whole = packed & 1, packed & 2
    if whole:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return value / 100 if hundredths else value


def _shows(number_format: str, signs: str) -> bool:
    """Tell whether a format shows parts of a day or of a time, outside of what it quotes."""
    plain = _QUOTED.sub("", number_format.split(";", maxsplit=1)[0]).lower()
    return "0" not in plain and "general" not in plain and any(sign in plain for sign in signs)
