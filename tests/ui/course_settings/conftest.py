from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from planner.commands import course
from planner.commands.decisions import Verdict, decide
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.gradebook import one_line
from planner.language import Language
from planner.rules.credits import Outcome
from planner.ui.course_settings.page import CourseSettingsPage
from planner.ui.desk import Desk
from planner.ui.theme import Theme
from tests.small_course import furnished, student_id, tick

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
    page = CourseSettingsPage(desk, say, theme, tmp_path / "lecture_periods.csv")
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


def decided(store: Store, family: str, credits: int, tier: str) -> None:
    """Decide for somebody on the facts and rules of now."""

    def work(tx) -> None:
        who = student_id(store, family)
        line = one_line(tx, who)
        verdict = Verdict(
            outcome=Outcome.PASSED,
            tier=tier,
            credits=Decimal(credits),
            grade=None,
            assessed_on=date(2024, 2, 12),
            decided_on=date(2024, 2, 12),
            basis=line.basis(tier),
        )
        decide(tx, who, verdict)

    store.change(Title.of("Decide"), work)
