from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from planner.db.store import in_memory
from planner.language import Language
from planner.rules.credits import Result
from planner.ui.desk import Desk
from planner.ui.gradebook.page import GradesPage
from planner.ui.theme import Theme
from tests.small_course import raw
from tests.ui.gradebook.whole_course import TODAY, ids_by_family, whole_course

KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
SIDE_PX = 288


@dataclass
class Shown:
    """The page on screen, told of changes as the window does, with short ways to use it."""

    page: GradesPage
    desk: Desk
    ids: dict[str, str]
    window: QWidget

    @property
    def grid(self):
        return self.page.grid

    def go(self, family, item=""):
        self.page.show_thing((self.ids[family], item))
        self.page.show_side()  # what a short pause does

    def press(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        """Press keys in whatever has the focus inside the page."""
        for key in keys:
            QTest.keyClick(self.target(), key, modifier)
        self.page.show_side()

    def type(self, text):
        for character in text:
            QTest.keyClick(self.target(), character)
        self.page.show_side()

    def target(self):
        editor = self.grid.editor
        return editor if editor.is_open() else self.grid

    def facts(self, family, item) -> Result:
        row = self.line(family).results.get(item)
        return row.facts if row else Result()

    def line(self, family):
        return self.page.model.line(self.ids[family])

    def look(self, family, column):
        model = self.page.model
        number = next(n for n, one in enumerate(model.columns) if one.heading == column)
        return model.look(model.row_of(self.ids[family]), number)

    def at(self):
        """Return family name and heading of the cursor's cell."""
        index = self.grid.currentIndex()
        line = self.page.model.line_at(index.row())
        return line.student.family, self.page.model.columns[index.column()].heading

    def click(self, family, item):
        model = self.page.model
        index = model.index(model.row_of(self.ids[family]), model.column_of(item))
        centre: QPoint = self.grid.visualRect(index).center()
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=centre)

    def resize(self, width, height):
        """Give the page alone this size."""
        self.page.window().resize(width + SIDE_PX, height)
        QCoreApplication.processEvents()

    def undoable(self):
        return self.desk.undoable()


@pytest.fixture
def say():
    return Language("en")


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture(scope="session")
def filled():
    """The whole course, entered once; each test gets a copy."""
    with whole_course() as store:
        yield store


@pytest.fixture
def store(filled):
    with in_memory() as store:
        store.who = filled.who
        raw(filled).backup(raw(store))
        yield store


@pytest.fixture
def shown(qtbot, store, say, theme):
    desk = Desk(store, say)
    page = GradesPage(desk, say, theme, TODAY)
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(page, 1)
    beside = QScrollArea()  # as in the window: a small one does not grow with the inspector
    beside.setWidgetResizable(True)
    beside.setFixedWidth(SIDE_PX)
    beside.setWidget(page.side)
    row.addWidget(beside)
    qtbot.addWidget(window)
    desk.changed.connect(lambda changes: page.refresh(changes.tables))
    window.resize(1103, 694)
    with qtbot.waitExposed(window):
        window.show()
    page.refresh(None)
    QCoreApplication.processEvents()  # lets the layout give the grid its room
    page.grid.setFocus()
    return Shown(page, desk, store.read(ids_by_family), window)
