from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from planner.commands import course, students
from planner.db.journal import Title
from planner.db.store import open_course
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.parts.errand import call_off_all
from planner.ui.reports.page import ReportsPage
from planner.ui.theme import Theme
from tests.example import put_example
from tests.issuing import issue_all
from tests.small_course import student_id

if TYPE_CHECKING:
    from pathlib import Path

    from planner.db.store import Store

TODAY = date(2024, 2, 13)


@pytest.fixture(scope="session")
def example_file(tmp_path_factory) -> Path:
    """The example course: five of 24 are decided."""
    path = tmp_path_factory.mktemp("example") / "example.course"
    put_example(path)
    return path


@pytest.fixture
def say() -> Language:
    return Language("en")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def store(example_file, tmp_path):
    """A copy of the example in a file of its own: errands read it on threads of theirs."""
    path = tmp_path / "course.course"
    shutil.copy(example_file, path)
    with closing(open_course(path, who="Berta Beispiel")) as store:
        yield store
        call_off_all()
        QCoreApplication.processEvents()


@pytest.fixture
def desk(store: Store, say: Language) -> Desk:
    return Desk(store, say)


@pytest.fixture
def page(qtbot, desk, say, theme):
    page = ReportsPage(desk, say, theme, TODAY)
    qtbot.addWidget(page)
    qtbot.addWidget(page.side)
    desk.changed.connect(lambda changes: page.refresh(changes.tables))
    with qtbot.waitSignal(page.pane("office").preview.shown, timeout=20_000):
        page.refresh(None)
    page.resize(816, 694)
    page.show()
    return page


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def dialog(qtbot):
    """Return the question that is open now; no file dialog and no progress."""

    def opened() -> QDialog:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        assert not isinstance(found, QFileDialog)
        return found

    return opened


@pytest.fixture
def chosen(qtbot):
    """Answer the file dialog that is open with a path; return what it asked."""

    def choose(path: Path) -> str:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, QFileDialog)
        title = found.windowTitle()
        found.fileSelected.emit(str(path))
        found.reject()
        return title

    return choose


@pytest.fixture
def into(dialog, chosen):
    """Agree to issue into a folder, and choose it; return what was asked."""

    def answered(folder: Path) -> str:
        dialog().accept_button.click()
        return chosen(folder)

    return answered


def issued(store: Store, *families: str):
    ids = [student_id(store, family) for family in families]
    return issue_all(store, language="en", today=TODAY, students=tuple(ids)).documents


def rename(store: Store, family: str, /, **fields) -> None:
    who = student_id(store, family)
    store.change(Title.of("Edit"), lambda tx: students.edit(tx, who, **fields))


def edit_course(store: Store, **fields) -> None:
    store.change(Title.of("Edit"), lambda tx: course.edit(tx, **fields))
