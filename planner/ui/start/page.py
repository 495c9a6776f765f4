"""The start page: recent files, a new course (blank, from a page, an old one), the example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.ui import mnemonics
from planner.ui.parts.buttons import IconButton, button, link, primary
from planner.ui.parts.labels import Elided, Heading, Line, as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from planner.language import Language
    from planner.ui.theme import Theme

WIDTH_PX, NAME_SHARE = 640, 0.65


class StartPage(QWidget):
    """Emits wishes and does nothing itself; files may also be dropped on it.

    ``wished`` carries an action's id and a Path or None: "file.new", "file.new_from_page",
    "file.new_from_old", "file.open", "file.example". ``forgotten`` carries the path of a recent
    file to be taken off.
    """

    wished = Signal(str, object)
    forgotten = Signal(str)

    def __init__(self, say: Language, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._say, self._theme = say, theme
        ground = QWidget()
        ground.setProperty("panel", "background")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QWidget()
        column.setMaximumWidth(WIDTH_PX)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(12)
        self._column.setContentsMargins(24, 48, 24, 48)
        centred = QHBoxLayout(ground)
        centred.addStretch(1)
        centred.addWidget(column, 100)
        centred.addStretch(1)
        scrolling = QScrollArea()
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab stops at what can be done
        scrolling.setWidgetResizable(True)
        scrolling.setWidget(ground)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling)
        self.new = primary(say("New course…"), lambda: self.wished.emit("file.new", None))
        self.new_from_page = self._wish(say("New course from a web page…"), "file.new_from_page")
        self.new_from_old = self._wish(say("New course from an old one…"), "file.new_from_old")
        self.open = self._wish(say("Open…"), "file.open")
        self.example = self._wish(say("Open the example"), "file.example")
        self.recent = QVBoxLayout()
        self.setFocusProxy(self.new)
        self._lay_out()

    def show_recent(self, paths: Sequence[str]) -> None:
        """List files that were open lately; those that are gone are quiet and can be taken off."""
        while (item := self.recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path in map(Path, paths):
            row = RecentRow(path, self._say, self._theme)
            row.opened.connect(lambda path=path: self.wished.emit("file.open", path))
            row.forgotten.connect(lambda path=path: self.forgotten.emit(str(path)))
            self.recent.addWidget(row)
        if not paths:
            nothing = self._say("None yet. The example shows in a minute what the program does.")
            self.recent.addWidget(Line(nothing, tone="muted", wraps=True))

    def _wish(self, text: str, name: str) -> QPushButton:
        return button(text, lambda: self.wished.emit(name, None))

    def _lay_out(self) -> None:
        say = self._say
        self._column.addWidget(Line("Course Planner", px=22, bold=True))
        self._column.addWidget(
            Line(say("Plan a semester, keep results, settle credits."), tone="muted", wraps=True)
        )
        self._column.addSpacing(16)
        rows = ((self.new, self.new_from_page), (self.new_from_old, self.open, self.example))
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(8)
            for one in row:
                line.addWidget(one)
            line.addStretch(1)
            self._column.addLayout(line)
        self._column.addSpacing(24)
        self._column.addWidget(Heading(say("Recent courses")))
        self._column.addLayout(self.recent)
        self.recent.setSpacing(8)
        self._column.addSpacing(8)
        hint = say("A course file or the Markdown file of a web page can also be dropped here.")
        self._column.addWidget(Line(hint, tone="muted", px=11, wraps=True))
        self._column.addStretch(1)


class RecentRow(QFrame):
    """One recent file: its name opens it, its folder tells it apart, the cross takes it off."""

    opened = Signal()
    forgotten = Signal()

    def __init__(self, path: Path, say: Language, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        there = path.exists()
        self._stem = path.stem
        self.name = link("", self.opened.emit)
        self.name.setAccessibleName(path.stem)
        self.name.setEnabled(there)
        self.name.setAccessibleDescription(str(path.parent))
        folder = str(path.parent) if there else say("{folder} · not found", folder=path.parent)
        self.folder = Elided(folder, tone="muted", px=11)
        self.off = IconButton(theme, "x", say("Take {name} off this list", name=path.stem))
        self.off.clicked.connect(self.forgotten)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 4, 4)
        layout.addWidget(self.name)
        layout.addWidget(self.folder, 1)
        layout.addWidget(self.off)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much of the name as leaves some room for the folder."""
        self.name.ensurePolished()
        room = round(self.width() * NAME_SHARE)
        end = Qt.TextElideMode.ElideRight
        shown = self.name.fontMetrics().elidedText(self._stem, end, room)
        self.name.setText(mnemonics.shown(shown))
        self.name.setToolTip("" if shown == self._stem else as_tip(self._stem))
