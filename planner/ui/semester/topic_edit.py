"""The topic of a session as a heading that can be edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit

from planner.ui.parts.fields import is_for_the_window
from planner.ui.theme import TITLE_PX, sized

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

FEWEST_LINES, MOST_LINES = 1, 4
AROUND = 10  # padding and border above and below the text


class TopicEdit(QPlainTextEdit):
    """A few bold lines; Enter and leaving finish, Esc takes back what was typed."""

    finished = Signal(str)  # another text than before

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setAccessibleName(name)
        self.setFont(sized(self.font(), TITLE_PX, bold=True))
        self.setStyleSheet(
            "QPlainTextEdit:!focus { background: transparent; border-color: transparent;"
            " padding-left: 0; }"
        )
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show another topic; what was typed and not finished is given up."""
        self._before = text
        if text != self.toPlainText():
            self.setPlainText(text)
        self._fit()

    def finish(self) -> None:
        """Tell of a topic that was changed."""
        text = " ".join(self.toPlainText().split())
        if text != self._before:
            self.finished.emit(text)
            self.document().clearUndoRedoStacks()  # from now on undo is the window's

    @override
    def event(self, e: QEvent) -> bool:
        if is_for_the_window(self, e):
            e.ignore()
            return False
        return super().event(e)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        elif e.key() == Qt.Key.Key_Escape:
            self.show_text(self._before)
        else:
            super().keyPressEvent(e)

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text."""
        lines = round(self.document().size().height())  # a plain text document counts in lines
        lines = min(max(lines, FEWEST_LINES), MOST_LINES)
        high = lines * self.fontMetrics().lineSpacing() + AROUND
        if high != self.height():
            self.setFixedHeight(high)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())
