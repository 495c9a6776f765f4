"""What each file of a version looks like before it is written: a page, a text, a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from planner.rules.plan_news import Part
from planner.ui.parts.buttons import button
from planner.ui.parts.labels import Elided
from planner.ui.parts.pdf_pages import pages
from planner.ui.parts.rich_copy import copy_rich
from planner.ui.parts.stack import Stack

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.exchange.mail_drafts import Letter
    from planner.jobs.publication import Piece
    from planner.language import Language
    from planner.ui.parts.pdf_pages import PdfPage

PDFS = frozenset({Part.SCHEDULE, Part.CALENDAR})
LEAST_PX = 420


class PiecePreview(QWidget):
    """Shows one file at a time; below its name what can be done with it before it is written."""

    opened = Signal(object)  # the piece that is to be shown by the system's own viewer

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._piece: Piece | None = None
        self.name = Elided()
        self.copy = button(say("Copy"), self._copy)
        self.open = button(say("Open"), self._open)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(say("Preview"))
        self.rich = QTextBrowser()
        self.rich.setOpenLinks(False)
        self.rich.setAccessibleName(say("Preview"))
        self.page = _Page(say)
        self.stack = Stack()
        for widget in (self.text, self.rich, self.page):
            self.stack.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.copy)
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setMinimumWidth(LEAST_PX)

    def show_words(self, heading: str, words: str) -> None:
        """Show a text that is no file."""
        self._head(heading, None)
        self._show_text(words)

    def show_piece(self, piece: Piece) -> None:
        """Show a file as it will be written."""
        self._head(piece.name, piece)
        if piece.part in PDFS:
            shown, _ = pages(piece.content, 1)
            self.page.show_page(shown[0])
            self.stack.setCurrentWidget(self.page)
        elif piece.part is Part.MOODLE:
            self.rich.setHtml(piece.content.decode())
            self.stack.setCurrentWidget(self.rich)
        elif piece.letter is not None:
            self._show_text(letter_words(piece.letter, self._say))
        else:
            self._show_text(piece.plain or piece.content.decode(errors="replace"))

    def _head(self, name: str, piece: Piece | None) -> None:
        self._piece = piece
        self.name.setText(name)
        self.copy.setVisible(piece is not None and piece.part is Part.MOODLE)
        self.open.setVisible(piece is not None)

    def _show_text(self, words: str) -> None:
        self.text.setPlainText(words)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        self.stack.setCurrentWidget(self.text)

    def _copy(self) -> None:
        """Put the text into the clipboard, with markup for Moodle's editor and without."""
        assert self._piece is not None
        copy_rich(self._piece.content.decode(), self._piece.plain)

    def _open(self) -> None:
        self.opened.emit(self._piece)


class _Page(QScrollArea):
    """The first page of a PDF, as wide as there is room."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._page: PdfPage | None = None
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(say("Preview"))

    def show_page(self, page: PdfPage) -> None:
        """Draw a page; its text is what a screen reader reads."""
        self._page = page
        self._label.setAccessibleName(page.words)
        self._draw()

    def _draw(self) -> None:
        if self._page is None:
            return
        sharp = self.devicePixelRatioF()
        picture = QPixmap.fromImage(self._page.drawn(round(self.viewport().width() * sharp)))
        picture.setDevicePixelRatio(sharp)
        self._label.setPixmap(picture)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._draw()


def letter_words(letter: Letter, say: Language) -> str:
    """Return a mail as it is looked at: from whom, to whom, and what it says."""
    lines = [
        say("From: {who}", who=f"{letter.from_name} <{letter.from_address}>"),
        say("To: {who}", who=f"{letter.to_name} <{letter.to_address}>"),
    ]
    if letter.hidden:
        n = len(letter.hidden)
        many = say.count("{n} address", "{n} addresses", n)
        lines.append(say("Bcc ({many}): {who}", many=many, who=", ".join(letter.hidden)))
    lines.append(say("Subject: {subject}", subject=letter.subject))
    return "\n".join([*lines, "", letter.text])
