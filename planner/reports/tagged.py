"""Flowables that tell the canvas what they are: texts, tables, lists, figures, links."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Literal, cast, override

from reportlab.platypus import Flowable, Paragraph, Table

from planner.reports.tagging import Element, in_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from reportlab.lib.styles import ParagraphStyle

    from planner.reports.tagging import Tag, TaggedCanvas


class Text(Paragraph):
    """A paragraph or heading. Where it is broken over pages, its parts are one element."""

    tag: Tag = "P"
    lang = ""
    alt = ""
    url = ""
    blank = False
    shared: Element | None = None  # by the parts of a broken text

    @classmethod
    def of(
        cls,
        markup: str,
        look: ParagraphStyle,
        tag: Tag,
        lang: str,
        *,
        alt: str = "",
        url: str = "",
    ) -> Text:
        """Return a text of our own markup, as an element; ``alt`` is said in its place."""
        text = cls(markup, look)
        text.tag, text.lang, text.alt, text.url = tag, lang, alt, url
        text.blank = not markup
        return text

    @override
    def split(self, aW: float, aH: float) -> list[Any]:
        parts: list[Any] = super().split(aW, aH)
        if len(parts) > 1:
            shared = self.shared or self._element()
            for part in parts:
                part.url, part.shared = self.url, shared
        return parts

    def draw(self) -> None:
        """Draw the text where reportlab has put it."""
        canvas = cast("TaggedCanvas", self.canv)
        if self.blank:
            return
        element = self.shared or self._element()
        with canvas.marked(_or_its_cell(element, canvas)):
            super().draw()
        if self.url:
            left, bottom = canvas.absolutePosition(0, 0)
            right, top = canvas.absolutePosition(self.width, self.height)
            canvas.link(element, self.url, (left, bottom, right, top))

    def _element(self) -> Element:
        return Element(self.tag, lang=self.lang, alt=self.alt)


def _or_its_cell(element: Element, canvas: TaggedCanvas) -> Element:
    """Return the cell itself where a plain text is all there is in it."""
    cell = canvas.innermost
    plain = element.tag == "P" and element.parent is None and not (element.lang or element.alt)
    return cell if plain and isinstance(cell, Cell) and cell.alone else element


class Cell(Element):
    """A cell; ``alone`` while what is drawn in it is one text."""

    alone = False

    @classmethod
    def of(cls, heads: Literal["", "Row", "Column"], columns: int = 1, rows: int = 1) -> Cell:
        """Return a cell that spans columns and rows, maybe the heading of its row or column."""
        looks = {"Scope": f"/{heads}"} if heads else {}
        looks |= {"ColSpan": str(columns)} if columns > 1 else {}
        looks |= {"RowSpan": str(rows)} if rows > 1 else {}
        tag: Tag = "TH" if heads else "TD"
        return cls(tag, attributes={"O": "/Table", **looks} if looks else None)


class Shape:
    """What the rows and cells of a table are, on all pages over which it goes.

    A list is set like a table: each row an entry, whose first cell may be its label.
    """

    def __init__(
        self,
        tag: Tag,  # Table or L
        *,
        header_rows: int = 0,
        header_column: bool = False,
        summary: str = "",
    ) -> None:
        looks = {"O": "/Table", "Summary": in_file(summary)} if summary else None
        self.element = Element(tag, attributes=looks)
        self._header_rows, self._header_column, self._summary = header_rows, header_column, summary
        self._rows: dict[int, Element] = {}
        self._cells: dict[tuple[int, int], Cell] = {}

    def anew(self) -> Shape:
        """Return the same shape, of which nothing is drawn yet."""
        return Shape(
            self.element.tag,
            header_rows=self._header_rows,
            header_column=self._header_column,
            summary=self._summary,
        )

    def repeated(self, row: int) -> bool:
        """Tell whether a row is one of the headings and was drawn on an earlier page."""
        return row < self._header_rows and row in self._rows

    def row(self, row: int) -> Element:
        """Return a row, which may have been begun on the page before."""
        if row not in self._rows:
            self._rows[row] = Element("TR" if self.element.tag == "Table" else "LI")
        return self._rows[row]

    def cell(self, row: int, column: int, columns: int, rows: int) -> Cell:
        """Return a cell that spans some columns and rows; it may have been begun before."""
        if (row, column) not in self._cells:
            self._cells[row, column] = self._new_cell(row, column, columns, rows)
        return self._cells[row, column]

    def _new_cell(self, row: int, column: int, columns: int, rows: int) -> Cell:
        names = self._header_column and column == 0
        if self.element.tag == "L":
            return Cell("Lbl" if names else "LBody")
        heads: Literal["", "Row", "Column"] = "Row" if names else ""
        return Cell.of("Column" if row < self._header_rows else heads, columns, rows)


class Cells(Table):
    """A table, list or grid. Its parts on several pages are one; repeated headings are artifacts.

    Without a shape it is a grid: the cells are places on the page and nothing else.
    """

    shape: Shape | None = None
    numbers: Sequence[int] = ()  # of the rows, in the whole table
    part = False  # of a table that was broken

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]], shape: Shape | None, **looks: Any) -> Cells:
        """Return a table whose rows and cells are what a shape says."""
        told: Any = _Told()  # called as reportlab does, without its base class
        cells = cls([list(row) for row in rows], renderCB=told, **looks)
        cells.shape, cells.numbers = shape, range(len(rows))
        return cells

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts: list[Any] = super().split(availWidth, availHeight)
        if len(parts) == 2:
            # A row broken within is the last of one part and, after the headings, first below.
            upper, lower = parts
            above, below = (len(part._cellvalues) for part in parts)  # noqa: SLF001 - no other way
            again = list(self.numbers[: self.repeatRows])
            shape = self.shape if self.part or not self.shape else self.shape.anew()
            upper.shape = lower.shape = shape
            upper.part = lower.part = True
            upper.numbers = self.numbers[:above]
            lower.numbers = [*again, *self.numbers[len(self.numbers) + len(again) - below :]]
        return parts


class _Told:
    """Tells the canvas what a table draws; reportlab calls it before and after each piece."""

    def __init__(self) -> None:
        self._row = 0
        self._open: list[AbstractContextManager[Any]] = []

    def __call__(self, table: Cells, moment: str, *given: Any) -> None:
        """Begin or end a piece: the table, its grounds, rows and cells, its lines."""
        canvas = cast("TaggedCanvas", table.canv)
        match moment:
            case "startTable":
                if table.shape and not table.part:
                    table.shape = table.shape.anew()
                self._begin(canvas.within(table.shape.element) if table.shape else nullcontext())
            case "startBG" | "startLines":
                self._begin(canvas.artifact())
            case "startRow":
                self._begin(self._row_of(table, given[0], canvas))
            case "startCell":
                self._begin(self._cell_of(table, given[1], given[2], canvas))
            case _:
                self._open.pop().__exit__(None, None, None)

    def _begin(self, piece: AbstractContextManager[Any]) -> None:
        piece.__enter__()
        self._open.append(piece)

    def _row_of(self, table: Cells, at: int, canvas: TaggedCanvas) -> AbstractContextManager[Any]:
        self._at, self._row = at, table.numbers[at]
        if table.shape is None:
            return nullcontext()
        if table.shape.repeated(self._row):
            return canvas.artifact("Pagination")
        return canvas.within(table.shape.row(self._row))

    @contextmanager
    def _cell_of(
        self, table: Cells, column: int, content: Any, canvas: TaggedCanvas
    ) -> Iterator[None]:
        bare = bool(content) and not isinstance(content, Flowable | list | tuple)
        if table.shape is None or canvas.marking:
            with canvas.marked(Element("P")) if bare else nullcontext():
                yield
            return
        cell = table.shape.cell(self._row, column, *_span(table, self._at, column))
        cell.alone = not isinstance(content, list | tuple) or len(content) == 1
        with canvas.within(cell), canvas.marked(cell) if bare else nullcontext():
            yield


def _span(table: Any, row: int, column: int) -> tuple[int, int]:
    """Return how many columns and rows a cell of a part of a table takes."""
    ranges = getattr(table, "_spanRanges", {})  # there are none without a command to span
    first, upper, last, lower = ranges.get((column, row)) or (0, 0, 0, 0)
    return last - first + 1, lower - upper + 1


class Figure(Flowable):
    """A drawing, with the words that say what it shows."""

    def __init__(self, drawing: Flowable, alt: str) -> None:
        super().__init__()
        self._drawing, self._alt = drawing, alt
        self.hAlign = drawing.hAlign

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = self._drawing.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the drawing where reportlab has put this."""
        canvas = cast("TaggedCanvas", self.canv)
        with canvas.figure(self._alt, (0, 0, self.width, self.height)):
            self._drawing.drawOn(self.canv, 0, 0)


class FootFromHere(Flowable):
    """Takes no room and draws nothing; says what the feet of this and the next pages say.

    ``counted`` lets these pages be counted by themselves.
    """

    def __init__(self, words: str, *, counted: bool = False) -> None:
        super().__init__()
        self._words, self._counted = words, counted

    def draw(self) -> None:
        """Leave the words with the canvas, which keeps them with its page."""
        canvas = cast("Any", self.canv)
        canvas.foot = self._words
        canvas.part += self._counted
