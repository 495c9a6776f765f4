"""Shows a document before it leaves the program: made off the window's thread, then drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.ui.parts.errand import Errand
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.parts.stack import Stack
from planner.ui.reports.contents import Book, Written, content_of
from planner.ui.reports.paper import PaperView
from planner.ui.reports.preview_bar import PreviewBar
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.language import Language
    from planner.ui.reports.contents import Content, Pages, Sheet
    from planner.ui.theme import Theme

type Row = tuple[int, tuple[str, ...]]
WIDEST_PX, NARROWEST_PX, SIGN_PX = 260, 56, 8


class Preview(QWidget):
    """Keeps showing the last document until the next is made; a refusal stands in its place."""

    shown = Signal()  # a document, a refusal or nothing is shown now

    def __init__(self, say: Language, theme: Theme, nothing: str) -> None:
        super().__init__()
        self._say, self._theme, self._nothing = say, theme, nothing
        self._wanted: tuple[Callable[[], bytes], str] | None = None
        self._under_way = False
        self.content: Content | None = None
        self.words = Line(nothing, tone="muted", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rest = Line(tone="muted", px=11)
        self.rest.hide()
        self.paper = PaperView(say, theme)
        self.bar = PreviewBar(self.paper, say, theme)
        self.bar.sheet_chosen.connect(self._show_sheet)
        self.table: RowsTable[Row] | None = None
        self.text: QPlainTextEdit | None = None
        self.stack = Stack()
        self.stack.addWidget(self.words)
        self.stack.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.rest)

    def show_nothing(self) -> None:
        """Show that there is nothing to look at."""
        self._wanted = None
        self._say_instead(self._nothing)

    def make(self, work: Callable[[], bytes], suffix: str) -> None:
        """Make a document off this thread and show it; a newer wish replaces one that waits."""
        self._wanted = (work, suffix)
        self.content = None  # what still stands there is of before
        if not self._under_way:
            self._start()

    def _start(self) -> None:
        assert self._wanted is not None
        work, suffix = self._wanted
        self._wanted = None
        self._under_way = True
        Errand(
            self,
            lambda _progress, _cancelled: content_of(work(), suffix, self._say),
            self._show,
            self._fail,
        )

    def _show(self, content: Content) -> None:
        if self._is_stale():
            return
        self.content = content
        if isinstance(content, Book):
            self.bar.show_sheets([sheet.title for sheet in content.sheets])
            self._show_sheet(self.bar.sheet())
        elif isinstance(content, Written):
            self._show_text(content.text)
        elif content.pages:
            self._show_pages(content)
        else:
            self._say_instead(self._say("No preview of this document. Open it to look at it."))
            self.content = content
        self.shown.emit()

    def _show_pages(self, content: Pages) -> None:
        self.stack.setCurrentWidget(self.paper)
        self.paper.show_pages(content.pages)
        self.bar.show_pages()
        self._show_rest(
            self._say.count(
                "{n} more page is in the file.", "{n} more pages are in the file.", content.more
            ),
            content.more,
        )

    def _show_text(self, words: str) -> None:
        self.bar.show_nothing()
        self.rest.hide()
        if self.text is None:
            self.text = QPlainTextEdit(readOnly=True)
            self.text.setAccessibleName(self._say("Preview"))
            self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            self.stack.addWidget(self.text)
        self.text.setPlainText(words)
        self.stack.setCurrentWidget(self.text)

    def mark(self, lines: Sequence[int]) -> None:
        """Mark lines of a text that is shown, counted from 0, and have the first in sight."""
        if self.text is None:
            return
        marks = []
        for line in lines:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.text.document().findBlockByNumber(line))
            mark.format.setBackground(self._theme.roles.colour("accent_tint"))
            wide = True
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, wide)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        if marks:
            self.text.setTextCursor(QTextCursor(self.text.document().findBlockByNumber(lines[0])))
            self.text.centerCursor()

    def _show_rest(self, sentence: str, more: int) -> None:
        """Say what of a long document is not shown."""
        self.rest.setText(sentence)
        self.rest.setVisible(more > 0)

    def _fail(self, problem: Exception) -> None:
        if self._is_stale():
            return
        if not isinstance(problem, PlannerError):
            raise problem
        self._say_instead(worded(problem, self._say))
        self.shown.emit()

    def _is_stale(self) -> bool:
        """Say whether something else was wished for meanwhile, and start on that."""
        self._under_way = False
        if self._wanted is None:
            return False
        self._start()
        return True

    def _say_instead(self, sentence: str) -> None:
        self.content = None
        self.rest.hide()
        self.bar.show_nothing()
        self.words.setText(sentence)
        self.stack.setCurrentWidget(self.words)

    def _show_sheet(self, at: int) -> None:
        if not isinstance(self.content, Book):
            return
        sheet = self.content.sheets[at]
        if self.table is not None:
            self.stack.removeWidget(self.table)
            self.table.deleteLater()
        self.table = self._table_of(sheet)
        self.stack.addWidget(self.table)
        self.stack.setCurrentWidget(self.table)
        self._show_rest(
            self._say.count(
                "{n} more row is in the file.", "{n} more rows are in the file.", sheet.more
            ),
            sheet.more,
        )

    def _table_of(self, sheet: Sheet) -> RowsTable[Row]:
        columns = [
            Column[Row](
                heading=heading,
                text=partial(_cell, at),
                width=_width(heading, [row[at] for row in sheet.rows]),
            )
            for at, heading in enumerate(sheet.headings)
        ]
        name = self._say("Preview")
        table = RowsTable[Row](
            name, columns, self._theme, identity=lambda row: row[0], sortable=False
        )
        table.show_rows(list(enumerate(sheet.rows)))
        return table


def _cell(at: int, row: Row) -> str:
    return row[1][at]


def _width(heading: str, texts: list[str]) -> int:
    longest = max([len(heading), *map(len, texts)], default=0)
    return min(max(longest * SIGN_PX + 20, NARROWEST_PX), WIDEST_PX)
