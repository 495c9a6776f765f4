from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.db.store import in_memory
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.middle import Inspector
from planner.ui.parts.window_state import WindowState
from planner.ui.semester.page import SemesterPage
from planner.ui.theme import Theme
from tests.ui.semester.real_course import TODAY, furnish_with, real_plan, semester_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from planner.ui.semester.entries import Semester


class Beside(QWidget):
    """The page with its inspector at the right, as wide as the window makes them."""

    def __init__(self, page, say):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        inspector = Inspector(say)
        inspector.show_widget(page.inspector())
        inspector.setFixedWidth(288)
        row.addWidget(inspector)


@pytest.fixture
def say() -> Language:
    return Language("en")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def semester() -> Semester:
    return semester_of(real_plan())


@pytest.fixture
def store(semester):
    with closing(in_memory()) as store:
        furnish_with(store, semester)
        yield store


@pytest.fixture
def state(tmp_path) -> WindowState:
    return WindowState(tmp_path / "state.json")


@pytest.fixture
def page(qtbot, store, say, theme, state):
    """The page as the window shows it: beside its inspector, large enough for all weeks."""
    page = SemesterPage(Desk(store, say), say, theme, TODAY, state)
    window = Beside(page, say)
    qtbot.addWidget(window)
    page.refresh(None)
    page.desk.changed.connect(lambda changes: page.refresh(changes.tables))
    window.resize(1104, 694)
    window.show()
    page.board.setFocus()
    yield page
    window.close()
