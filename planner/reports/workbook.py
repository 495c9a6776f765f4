"""Safe writing of workbooks: text stays text, few shared styles, same rows give the same bytes.

A cell is never a formula here. openpyxl takes text that begins with "=" for one, so every text is
written with its type; what a spreadsheet program might still take for a formula when somebody
edits the cell is marked as quoted. What a workbook cannot hold is taken out, and said.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from copy import copy
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, override
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planner.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray

type Value = str | int | Decimal | date | None
type BareSheet = Any  # openpyxl's WriteOnlyWorksheet, of which its published types know half

LONGEST_TEXT = 32_767  # characters in a cell, and
LONGEST_TITLE = 31  # in the name of a sheet: the limits of Excel
LONGEST_OBJECTION = 225  # characters of what a program says at a cell
LONGEST_HEADING = 100  # in the head of a printed page, which holds 255 with its codes
A4 = "9"  # as Excel numbers papers
LINE_HEIGHT, TALLEST = 15.0, 409.0  # points: one line of a row, and the tallest row of Excel
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# What XML cannot hold, line ends of other systems, and what OOXML reads as an escape (_x0041_).
_LINE_END = re.compile("\r\n?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SUSPECT = re.compile(
    rf"\A[{re.escape(''.join(STARTS_A_FORMULA))}]"
    f"|{_UNWRITABLE.pattern}|{_SURROGATE.pattern}|{_ESCAPE.pattern}|\r"
)
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChanged(Problem):
    """A text that a workbook cannot hold as it is; ``text`` is what was written in its place.

    Control characters are left out, half characters (lone surrogates) become "\ufffd", and more
    than 32,767 characters are cut off. ``cell`` is e.g. "B7" on the named sheet.
    """

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a cell looks. Colours are written "1d2127"; ``format`` is an Excel number format."""

    bold: bool = False
    italic: bool = False
    size: int = 11
    ink: str = "1d2127"
    ground: str = ""
    rule: str = ""  # colour of a line below
    format: str = "General"
    align: str = "general"  # general, left, center, right
    upright: str = "bottom"  # top, center, bottom
    wrap: bool = False
    entry: bool = False  # may be filled in, also where the sheet is protected


@dataclass(frozen=True, slots=True)
class Style:
    """A look as one workbook knows it: for what is plain, and for text that must stay quoted."""

    plain: StyleArray
    quoted: StyleArray
    wrap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a sheet looks like around its cells, on the screen and on paper.

    ``widths`` are in characters. ``fixed`` is the upper left cell of what scrolls, e.g. "C2": what
    stands above and to the left stays in view. The row ``heading`` holds the headings of a table
    (0 means there is none) and is repeated on every printed page, as are columns 1 to ``names``.
    The first ``hidden`` rows and columns do not show, and nothing shows of a ``secret`` sheet: a
    program that fills in the rest keeps them. A ``protected`` sheet takes entries in cells of a
    look for entry alone; there is no password, so that nobody is locked out.
    """

    widths: tuple[float, ...]
    fixed: str | None = None
    heading: int = 0
    names: int = 0
    filtered: bool = False  # a filter on the headings
    landscape: bool = False
    pages_wide: int = 1  # printed small enough for so many pages side by side
    heading_height: float | None = None  # points
    grid: bool = True  # thin lines between cells, on the screen
    page_heading: str = ""  # at the upper left of every printed page
    hidden: tuple[int, int] = (0, 0)
    secret: bool = False
    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a program that fills a sheet in asks of a cell before it takes an entry.

    ``cells`` is e.g. "D5:D40". Either one of a list is taken, whose ``source`` are the cells that
    hold it, or what a ``formula`` about the first cell says is true. ``hint`` shows at the cell.
    """

    cells: str
    objection: str
    hint: str = ""
    source: str = ""
    formula: str = ""


type Filled = tuple[Value, Style | None]  # one cell
NOTHING: Filled = (None, None)


class _StillArchive(ZipFile):
    """A zip whose entries carry one given time instead of the clock's."""

    def __init__(self, file: BytesIO, stamp: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._stamp = stamp.timetuple()[:6]

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name, self._stamp)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 0  # else the bytes would differ from system to system
        return entry

    @override
    def write(self, filename: Any, arcname: Any = None, *_how: Any) -> None:
        with Path(filename).open("rb") as source, self.open(self._entry(arcname), "w") as target:
            shutil.copyfileobj(source, target)

    @override
    def writestr(self, zinfo_or_arcname: Any, data: Any, *_how: Any) -> None:
        super().writestr(self._entry(zinfo_or_arcname), data)


class Sheet:
    """One sheet, written row by row from above; a written row is not kept in memory.

    What cannot be written as it is goes to ``problems``.
    """

    def __init__(self, bare: BareSheet, layout: Layout, problems: list[TextChanged]) -> None:
        from openpyxl.cell import Cell  # noqa: PLC0415 -- openpyxl costs 0.1 s at the start

        self.rows = 0
        self._bare, self._layout, self._problems = bare, layout, problems
        self._new = Cell
        self._styles: dict[Look, Style] = {}
        _lay_out(bare, layout)

    def style(self, look: Look) -> Style:
        """Return the style for a look; sheets of one workbook share what is behind it."""
        if look not in self._styles:
            self._styles[look] = _style(self._bare, look)
        return self._styles[look]

    def append(self, cells: Iterable[Filled]) -> None:
        """Write the next row. NOTHING is no cell at all; None and "" keep their look."""
        self.rows += 1
        self._bare.append(
            [style and self._cell(value, style, at) for at, (value, style) in enumerate(cells, 1)]
        )

    def append_wrapped(self, cells: Iterable[Filled]) -> None:
        """Write the next row, as high as its wrapped texts need: not every program finds out."""
        row = tuple(cells)
        tallest = max(
            (
                lines_of(value, width)
                for (value, style), width in zip(row, self._layout.widths, strict=False)
                if style and style.wrap and isinstance(value, str)
            ),
            default=1,
        )
        if tallest > 1:
            height = min(tallest * LINE_HEIGHT, TALLEST)
            self._bare.row_dimensions[self.rows + 1].height = height
        self.append(row)

    def check(self, asked: Check) -> None:
        """Have entries in cells checked; blank is always taken."""
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 -- as above

        rule = DataValidation(
            type="list" if asked.source else "custom",
            formula1=asked.source or asked.formula,
            allow_blank=True,
            sqref=asked.cells,
        )
        rule.showErrorMessage, rule.error = True, asked.objection[:LONGEST_OBJECTION]
        if asked.hint:
            rule.showInputMessage, rule.prompt = True, asked.hint[:LONGEST_OBJECTION]
        self._bare.data_validations.append(rule)

    def _cell(self, value: Value, style: Style, column: int) -> Cell:
        if not isinstance(value, str):
            return self._new(self._bare, 1, 1, value, style.plain)  # append sets row and column
        array = style.plain
        if len(value) > LONGEST_TEXT or _SUSPECT.search(value):  # one search for the many
            value = self._held(value, column)
            if value.startswith(STARTS_A_FORMULA):
                array = style.quoted
        cell = self._new(self._bare, 1, 1, value, array)
        cell.data_type = "s"
        return cell

    def _held(self, value: str, column: int) -> str:
        """Clean a suspect text, note what was lost, and escape what OOXML would unescape."""
        text = cleaned(value)
        if text != _LINE_END.sub("\n", value):
            cell = f"{letters_of(column)}{self.rows}"
            self._problems.append(TextChanged(sheet=self._bare.title, cell=cell, text=text))
        return _ESCAPE.sub("_x005F_", text)

    def close(self) -> None:
        """Lay the filter over all that was written."""
        if head := self._layout.filtered and self._layout.heading:
            last = letters_of(len(self._layout.widths))
            self._bare.auto_filter.ref = f"A{head}:{last}{max(self.rows, head)}"


class Book:
    """A workbook in the making. ``made`` is the day it says it was made on; no clock is asked.

    ``problems`` lists the texts that could not be written as they were.
    """

    def __init__(self, *, title: str, made: date) -> None:
        from openpyxl import Workbook  # noqa: PLC0415 -- openpyxl costs 0.1 s at the start

        self.problems: list[TextChanged] = []
        self._workbook = Workbook(write_only=True)
        self._sheets: list[Sheet] = []
        self._stamp = datetime.combine(made, time())
        properties = self._workbook.properties
        properties.title = cleaned(title)
        properties.creator = "Course Planner"
        properties.created = properties.modified = self._stamp

    def sheet(self, title: str, layout: Layout) -> Sheet:
        """Add a sheet after the others; each may be filled at any time."""
        bare = self._workbook.create_sheet(sheet_title(title))
        self._sheets.append(Sheet(bare, layout, self.problems))
        return self._sheets[-1]

    def to_bytes(self) -> bytes:
        """Finish the workbook. The same calls before give the same bytes."""
        from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 -- as above

        for sheet in self._sheets:
            sheet.close()
        out = BytesIO()
        ExcelWriter(self._workbook, _StillArchive(out, self._stamp)).save()
        return out.getvalue()


def cleaned(text: str) -> str:
    r"""Return the text as a cell can hold it: see TextChanged for what goes.

    Line ends of any system become one line feed, which loses nothing.

    >>> cleaned("Adl\x00er")
    'Adler'
    """
    lines = _LINE_END.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _UNWRITABLE.sub("", lines))[:LONGEST_TEXT]


def lines_of(text: str, width: float) -> int:
    r"""Count the lines of a text in a column of a width in characters; at least 1.

    >>> lines_of("active participation\na poster", 24)
    2
    """
    room = max(int(width) - 1, 1)
    return sum(max(len(textwrap.wrap(part, room)), 1) for part in cleaned(text).split("\n"))


def sheet_title(text: str) -> str:
    """Return a text as the name of a sheet: without the signs Excel forbids, 31 characters.

    >>> sheet_title("Grades: 3/6/9")
    'Grades  3 6 9'
    """
    return _NOT_IN_A_TITLE.sub(" ", cleaned(text)).strip(" '")[:LONGEST_TITLE]


def letters_of(column: int) -> str:
    """Return a column's letters; 1 is "A"."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- as above

    return get_column_letter(column)


def _style(sheet: BareSheet, look: Look) -> Style:
    """Enter a look into the tables of a workbook, once plain and once quoted."""
    from openpyxl.cell import Cell  # noqa: PLC0415 -- as above
    from openpyxl.styles import (  # noqa: PLC0415 -- as above
        Alignment,
        Border,
        Font,
        PatternFill,
        Protection,
        Side,
    )

    cell = Cell(sheet, 1, 1)
    cell.font = Font("Calibri", look.size, bold=look.bold, italic=look.italic, color=look.ink)
    if look.ground:
        cell.fill = PatternFill("solid", fgColor=look.ground)
    if look.rule:
        cell.border = Border(bottom=Side("thin", color=look.rule))
    cell.alignment = Alignment(look.align, look.upright, wrap_text=look.wrap)
    cell.number_format = look.format
    if look.entry:
        cell.protection = Protection(locked=False)
    plain: StyleArray = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001 -- what Cell() takes as style_array has no public door
    quoted = copy(plain)
    quoted.quotePrefix = 1
    return Style(plain, quoted, look.wrap)


def _lay_out(sheet: BareSheet, layout: Layout) -> None:
    """Set widths, what stays in view, and the printed page: before any row is written."""
    for column, width in enumerate(layout.widths, 1):
        sheet.column_dimensions[letters_of(column)].width = width
    rows, columns = layout.hidden
    for row in range(1, rows + 1):
        sheet.row_dimensions[row].hidden = True
    for column in range(1, columns + 1):
        sheet.column_dimensions[letters_of(column)].hidden = True
    if layout.secret:
        sheet.sheet_state = "veryHidden"
    if layout.protected:
        _protect(sheet)
    sheet.freeze_panes = layout.fixed
    sheet.sheet_view.showGridLines = layout.grid
    if layout.heading:
        sheet.row_dimensions[layout.heading].height = layout.heading_height
        sheet.print_title_rows = f"{layout.heading}:{layout.heading}"
    if layout.names:
        sheet.print_title_cols = f"A:{letters_of(layout.names)}"
    sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = layout.pages_wide
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text = _printable(layout.page_heading) or None
    sheet.oddFooter.right.text = "&P / &N"


def _protect(sheet: BareSheet) -> None:
    """Lock all but the cells for entries; widths, heights and filters stay the user's."""
    sheet.protection.enable()
    for allowed in ("formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # False: not forbidden


def _printable(text: str) -> str:
    """Return a text for the head of printed pages, where "&" begins a code."""
    plain = cleaned(text)
    if len(plain) > LONGEST_HEADING:
        plain = f"{plain[: LONGEST_HEADING - 1].rstrip(' ·')}…"
    return plain.replace("&", "&&")
