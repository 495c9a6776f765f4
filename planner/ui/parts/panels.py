"""The quiet surfaces of a page: header line, cards, pills, key hints, and empty places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Elided, Line, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

PAGE_MARGIN = (14, 10, 14, 10)


class PageHeader(QWidget):
    """The first line of a page: its name in bold, a quiet remark, then buttons at the right."""

    def __init__(self, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self.title = Line(title, bold=True)
        self.remark = Elided(tone="muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.title)
        self.row.addWidget(self.remark, 1)
        for one in buttons:
            self.row.addWidget(one)
        self.setMinimumHeight(30)


class Card(QFrame):
    """A panel with a thin line around it; put things into ``column``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(11, 8, 11, 8)
        self.column.setSpacing(4)


class Pill(Line):
    """A few words on a tint, such as "● met"; the tone is a role that has a tint."""

    def __init__(self, text: str = "", tone: Tone = "muted") -> None:
        super().__init__(text, tone=tone, px=12, bold=True)
        self.setProperty("pill", tone or "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_pill(self, text: str, tone: Tone) -> None:
        """Replace words and tint."""
        self.setProperty("pill", tone or "muted")
        self.show_text(text, tone)
        self.style().polish(self)


class KeyHints(QWidget):
    """Keys and what they do: [Space] passed  [F] failed."""

    def __init__(self, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        flow = Flow(spacing=6)
        for key, meaning in hints:
            one = QWidget()
            row = QHBoxLayout(one)
            row.setContentsMargins(0, 0, 4, 0)
            row.setSpacing(4)
            cap = Line(key, px=11)
            cap.setProperty("keycap", "true")
            row.addWidget(cap)
            row.addWidget(Line(meaning, tone="muted", px=12))
            flow.addWidget(one)
        self.setLayout(flow)


class EmptyState(QWidget):
    """What stands where nothing is yet: what would be here, and how it gets here."""

    def __init__(self, title: str, text: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.title, self.text = Line(title, px=15, bold=True), Line(text, tone="muted", wraps=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(3)
