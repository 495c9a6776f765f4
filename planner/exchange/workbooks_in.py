"""Workbooks as rows of text, looked into before they are opened, so that none can swell."""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from contextlib import closing
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from planner.exchange.compound_file import BEGINS_WITH as OLD_OFFICE
from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.old_excel import Locked, read_old_excel
from planner.exchange.open_document import locked, read_open_document
from planner.exchange.worksheets import LAST_ROW, Pile, TooMuch, as_written, padded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl import Workbook

    from planner.exchange.worksheets import Worksheet

PACKAGE = b"PK\x03\x04"
MOST_ENTRIES = 2_000
MOST_UNPACKED = 120_000_000  # bytes of all parts together
MOST_TAGS = 4_000_000  # of a part; a list of 10,000 people with thirty columns has a third of it
_PIECE = 1 << 20
DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
STYLES = "xl/styles.xml"
_PADS = re.compile(rb'formatCode="00+"')
# What readers let out of themselves when a part is missing, cut short, or says nonsense.
BROKEN = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError),
    *(OSError, EOFError, SyntaxError, RuntimeError, zipfile.BadZipFile, zlib.error, struct.error),
)


def is_workbook(content: bytes) -> bool:
    """Tell from its first bytes whether a file claims to be a workbook."""
    return content.startswith((PACKAGE, OLD_OFFICE))


def worksheets(content: bytes, name: str) -> tuple[Worksheet, ...]:
    """Read all sheets of a workbook: values, not formulas, as people would write them.

    It may be Excel's of today (.xlsx) or of before 2007 (.xls), or an OpenDocument sheet (.ods);
    its content tells. A package is weighed first: number of parts, their size unpacked,
    declarations that would let XML grow. Rows, columns and letters are counted while they stream
    in, whatever the file says of its own size. Raises UnreadableFile.
    """
    pile = Pile()
    try:
        wrong = _old(content, pile) if content.startswith(OLD_OFFICE) else _packed(content, pile)
    except TooMuch as failure:
        raise UnreadableFile(name, Why.TOO_BIG) from failure
    except BROKEN as failure:
        raise UnreadableFile(name, Why.DAMAGED) from failure
    if wrong:
        raise UnreadableFile(name, wrong)
    return pile.sheets()


def _old(content: bytes, pile: Pile) -> Why | None:
    try:
        read_old_excel(content, pile)
    except Locked:
        return Why.ENCRYPTED
    return None


def _packed(content: bytes, pile: Pile) -> Why | None:
    """Read a package of parts; the answer is why it is not read, if it is not."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = {part.filename for part in package.infolist()}
        if wrong := weighed(package):
            return wrong
        if "content.xml" in names:
            if locked(package):
                return Why.ENCRYPTED
            with package.open("content.xml") as part:
                read_open_document(part, pile)
            return None
        if "[Content_Types].xml" not in names:
            return Why.DAMAGED
        pads = STYLES in names and _PADS.search(package.read(STYLES)) is not None
    _read(content, pile, pads=pads)
    return None


def weighed(package: zipfile.ZipFile) -> Why | None:
    """Look at a package's list of parts, and at how they begin and how full of tags they are.

    None if all is well.
    """
    parts = package.infolist()
    if len(parts) > MOST_ENTRIES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return Why.UNSAFE
    told = [part for part in parts if _is_xml(part)]
    if any(_declares(package, part) for part in told):
        return Why.UNSAFE
    return Why.TOO_BIG if any(_is_swollen(package, part) for part in told) else None


def _is_xml(part: zipfile.ZipInfo) -> bool:
    locked = part.flag_bits & 1
    return part.filename.lower().endswith((".xml", ".rels", ".vml")) and not locked


def _is_swollen(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part has more tags than can be read within seconds."""
    if part.file_size < 4 * MOST_TAGS:
        return False
    tags = 0
    with package.open(part) as unpacked:
        while tags <= MOST_TAGS and (piece := unpacked.read(_PIECE)):
            tags += piece.count(b"<")
    return tags > MOST_TAGS


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part declares a document type in its prolog, where alone it may."""
    with package.open(part) as unpacked:
        prolog = unpacked.read(4096).replace(b"\0", b"")  # UTF-16 looks alike then
    return any(word in prolog for word in DECLARES)


def _read(content: bytes, pile: Pile, *, pads: bool) -> None:
    """Read all sheets; ``pads`` tells that a number may be shown with zeros before it."""
    with warnings.catch_warnings():
        # What openpyxl finds odd (styles, validations) does not concern the values.
        warnings.simplefilter("ignore")
        with closing(_opened(content)) as book:
            for sheet in book.worksheets:
                if pile.full:
                    break
                pile.begin(sheet.title)
                sheet.reset_dimensions()  # a file may lie about them
                if pads:
                    _take(((_as_shown(cell) for cell in row) for row in sheet.iter_rows()), pile)
                else:
                    values = sheet.iter_rows(values_only=True)
                    _take((map(as_written, row) for row in values), pile)


def _opened(content: bytes) -> Workbook:
    # Late: only workbooks need openpyxl, which takes a sixth of a second.
    from openpyxl import load_workbook  # noqa: PLC0415

    return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _take(rows: Iterable[Iterable[str]], pile: Pile) -> None:
    for number, cells in enumerate(islice(rows, LAST_ROW), start=1):
        pile.row(number, tuple(cells))


def _as_shown(cell: Any) -> str:
    """Write a number under the zeros that Excel shows it with, and all else as it is."""
    value = cell.value
    return (
        padded(value, cell.number_format) if isinstance(value, int | float) else as_written(value)
    )
