"""Excel workbooks as rows of text, looked into before they are opened, so that none can swell."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from planner.exchange.files_in import UnreadableFile, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl import Workbook

MOST_ENTRIES = 2_000
MOST_UNPACKED = 120_000_000  # bytes of all parts together
MOST_SHEETS = 50
MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_TEXT = 50_000_000  # letters of all cells; one shared text may stand in many
LAST_ROW = 1_048_576  # Excel's own; a forged row number further down would never be reached
LONGEST_CELL = 32_767  # Excel's own limit
DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
# What openpyxl lets out of itself when a part is missing, cut short, or says nonsense.
BROKEN = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError),
    *(OSError, EOFError, SyntaxError, RuntimeError, zipfile.BadZipFile, zlib.error),
)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet's title and its rows that are not blank, each with its number, counted from 1."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def worksheets(content: bytes, name: str) -> tuple[Worksheet, ...]:
    """Read all sheets of a workbook: values, not formulas, as people would write them.

    The package is weighed first: number of parts, their size unpacked, declarations that would
    let XML grow. Rows, columns and letters are counted while they stream in, whatever the file
    says of its own size. Raises UnreadableFile.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            wrong = _weighed(package)
        sheets = () if wrong else _read(content)
    except BROKEN as failure:
        raise UnreadableFile(name, Why.DAMAGED) from failure
    if wrong or sheets is None:
        raise UnreadableFile(name, wrong or Why.TOO_BIG)
    return sheets


def _weighed(package: zipfile.ZipFile) -> Why | None:
    """Look at a package's list of parts and at their prologs; None if all is well."""
    parts = package.infolist()
    if len(parts) > MOST_ENTRIES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return Why.UNSAFE
    names = {part.filename for part in parts}
    if {"content.xml", "mimetype"} <= names:
        return Why.OPEN_DOCUMENT
    if "[Content_Types].xml" not in names:
        return Why.DAMAGED
    return Why.UNSAFE if any(_declares(package, part) for part in parts) else None


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part declares a document type in its prolog, where alone it may."""
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    with package.open(part) as unpacked:
        prolog = unpacked.read(4096).replace(b"\0", b"")  # UTF-16 looks alike then
    return any(word in prolog for word in DECLARES)


def _read(content: bytes) -> tuple[Worksheet, ...] | None:
    """Read all sheets; None if there is far more in them than a list of people has."""
    sheets = []
    letters = 0
    with warnings.catch_warnings():
        # What openpyxl finds odd (styles, validations) does not concern the values.
        warnings.simplefilter("ignore")
        with closing(_opened(content)) as book:
            for sheet in book.worksheets[:MOST_SHEETS]:
                sheet.reset_dimensions()  # a file may lie about them
                rows = []
                for number, cells in _texts(sheet.iter_rows(values_only=True)):
                    rows.append((number, cells))
                    letters += sum(map(len, cells))
                    if len(cells) > MOST_COLUMNS or len(rows) > MOST_ROWS or letters > MOST_TEXT:
                        return None
                sheets.append(Worksheet(sheet.title, tuple(rows)))
    return tuple(sheets)


def _opened(content: bytes) -> Workbook:
    # Late: only workbooks need openpyxl, which takes a sixth of a second.
    from openpyxl import load_workbook  # noqa: PLC0415

    return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _texts(rows: Iterable[Sequence[object]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Turn values into text, leaving out blank rows and blank cells at the end of a row."""
    for number, row in enumerate(islice(rows, LAST_ROW), start=1):
        last = max((place for place, value in enumerate(row, 1) if value is not None), default=0)
        if last:
            yield number, tuple(_text(value)[:LONGEST_CELL] for value in row[:last])


def _text(value: object) -> str:
    """Write a value as people would: whole numbers without a point, days as 2024-02-09."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return str(value.date() if value.time() == time() else value)
        case _:
            return str(value)
