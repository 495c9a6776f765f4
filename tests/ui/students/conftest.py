from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.commands import students as commands
from planner.db.journal import Title
from planner.db.store import create_course, open_course
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.students.page import StudentsPage
from planner.ui.theme import Theme
from tests.small_course import furnished

TODAY = date(2023, 11, 13)
HEAD = "Nachname;Vorname;Matrikelnummer;E-Mail-Adresse;Studiengang\n"


class Beside(QWidget):
    """The page with its inspector at the right, as wide as the window makes them."""

    def __init__(self, page):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(page.inspector())
        page.inspector().setFixedWidth(288)


@pytest.fixture
def say() -> Language:
    return Language("en")


@pytest.fixture
def theme(qapp) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """A course in a real file: Adler, Biber and Dachs, two tiers, two items."""
    path = tmp_path_factory.mktemp("once") / "small.course"
    with closing(furnished(create_course(path, who="Berta"))):
        return path


@pytest.fixture
def store(made_once, tmp_path):
    """A copy of the small course."""
    path = shutil.copy(made_once, tmp_path / "small.course")
    with closing(open_course(path, who="Berta")) as store:
        yield store


@pytest.fixture
def page(qtbot, store, say, theme):
    """The page as the window shows it: told of what changed, beside its inspector."""
    page = StudentsPage(Desk(store, say), say, theme, TODAY)
    window = Beside(page)
    qtbot.addWidget(window)
    page.refresh(None)
    page._desk.changed.connect(lambda changes: page.refresh(changes.tables))
    window.resize(1104, 694)
    window.show()
    page.table.setFocus()
    yield page
    window.close()


@pytest.fixture
def roster(tmp_path):
    """Write a list of students with these rows and return where it lies."""

    def written(*lines, name="roster.csv"):
        file = tmp_path / name
        file.write_text(HEAD + "\n".join(lines), encoding="utf-8")
        return file

    return written


@pytest.fixture
def leaves(store):
    """Have a student leave the course, beside the window."""

    def done(page, family, on=TODAY):
        who = next(e.student.id for e in page.table.rows.rows() if e.student.family == family)
        title = Title.of("{name} left the course", name=family)
        page._desk.tell(store.change(title, lambda tx: commands.leave(tx, [who], on)))
        return who

    return done
