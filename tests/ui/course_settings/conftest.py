from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from planner.commands import course
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.language import Language
from planner.ui.course_settings.page import CourseSettingsPage
from planner.ui.desk import Desk
from planner.ui.theme import Theme
from tests.small_course import furnished, tick

if TYPE_CHECKING:
    from planner.db.store import Store

PEOPLE = (
    PersonRow(id="", role="lecturer", name="Dr. Berta Beispiel", email="berta@example.org"),
    PersonRow(id="", role="examiner", name="Prof. Emil Emu", email=""),
    PersonRow(id="", role="ta", name="Tom Taube", email=""),
)


@pytest.fixture
def say() -> Language:
    return Language("en")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def store():
    """A small course with people; Adler has both items passed, Biber the sheet."""
    with closing(furnished(in_memory())) as store:
        store.change(Title.of("People"), lambda tx: course.set_people(tx, PEOPLE))
        for name, item in (("Adler", "sheet"), ("Adler", "poster"), ("Biber", "sheet")):
            tick(store, name, item)
        yield store


@pytest.fixture
def desk(store: Store, say: Language) -> Desk:
    return Desk(store, say)


@pytest.fixture
def page(qtbot, desk, say, theme, tmp_path):
    """The page as wide as the window shows it, with the focus in it."""
    page = CourseSettingsPage(
        desk, say, theme, date(2023, 11, 13), tmp_path / "lecture_periods.csv"
    )
    qtbot.addWidget(page)
    page.refresh(None)
    desk.changed.connect(lambda changes: page.refresh(changes.tables))
    page.resize(1104, 694)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    page.close()


@pytest.fixture
def dialog(qtbot):
    """Return the question that is open now."""

    def opened() -> QDialog:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        return found

    return opened
