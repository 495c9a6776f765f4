"""Lists of the office as .xlsx: their sheets as they stand in the package, and cells filled in."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.package_parts import with_parts
from planner.exchange.package_xml import read_shared, read_text_styles, read_types
from planner.exchange.sheet_cells import (
    Sheet,
    column_name,
    place_of,
    read_sheet,
    with_cells,
)
from planner.exchange.workbooks_in import BROKEN as UNREADABLE
from planner.exchange.workbooks_in import PACKAGE, weighed
from planner.exchange.worksheets import TooMuch

if TYPE_CHECKING:
    from collections.abc import Mapping

type Value = tuple[str, bool]  # what goes into a cell, and whether it is text

BROKEN: Final = (*UNREADABLE, NotImplementedError)
_SHEET: Final = "worksheet+xml"
_SHARED: Final = "sharedStrings+xml"
_STYLES: Final = "styles+xml"


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook by the names of their parts, and which styles are for text."""

    sheets: Mapping[str, Sheet]
    text_styles: frozenset[str]


def is_xlsx(content: bytes) -> bool:
    """Tell whether a workbook is a package whose cells can be filled in."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return "content.xml" not in package.namelist()  # that of an OpenDocument sheet
    except BROKEN:
        return content.startswith(PACKAGE)


def read_book(content: bytes, name: str) -> Book:
    """Read a workbook's sheets with the bytes of every cell. Raises UnreadableFile.

    The package is weighed first; a part that declares a document type is not read.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
            if wrong := weighed(package):
                raise UnreadableFile(name, wrong)
            if len(set(names)) < len(names):  # which of them is meant, nobody can tell
                raise UnreadableFile(name, Why.DAMAGED)
            shared, styles, sheets = _parts(package)
            texts = read_shared(package.read(shared)) if shared else []
            return Book(
                {part: read_sheet(package.read(part), texts) for part in sheets},
                read_text_styles(package.read(styles)) if styles else frozenset(),
            )
    except TooMuch as failure:
        raise UnreadableFile(name, Why.TOO_BIG) from failure
    except BROKEN as failure:
        raise UnreadableFile(name, Why.DAMAGED) from failure


def place(part: str, row: int, column: int) -> str:
    """Name a cell: "xl/worksheets/sheet1.xml!G6"."""
    return f"{part}!{column_name(column)}{row}"


def filled(content: bytes, name: str, values: Mapping[str, Value]) -> bytes:
    """Write values into cells of a workbook by their places; nothing else becomes other.

    Raises UnreadableFile.
    """
    if not values:
        return content
    by_part: defaultdict[str, dict[tuple[int, int], Value]] = defaultdict(dict)
    for where, value in values.items():
        part, _, reference = where.rpartition("!")
        by_part[part][place_of(reference)] = value
    book = read_book(content, name)
    fresh = {part: with_cells(book.sheets[part], cells) for part, cells in by_part.items()}
    try:
        return with_parts(content, fresh)
    except BROKEN as failure:
        raise UnreadableFile(name, Why.DAMAGED) from failure


def _parts(package: zipfile.ZipFile) -> tuple[str, str, list[str]]:
    """Name the parts with shared texts, with styles and with sheets, as the package has them."""
    types = read_types(package.read("[Content_Types].xml"))
    names = [part.filename for part in package.infolist()]
    of_kind = {
        kind: [name for name in names if types.get(f"/{name}", "").endswith(kind)]
        for kind in (_SHARED, _STYLES, _SHEET)
    }
    first = {kind: next(iter(found), "") for kind, found in of_kind.items()}
    return first[_SHARED], first[_STYLES], of_kind[_SHEET]
