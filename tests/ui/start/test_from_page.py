from __future__ import annotations

import threading
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from planner.errors import PlannerError
from planner.language import Language
from planner.rules.terms import Term
from planner.ui.parts.errand import under_way
from planner.ui.start.from_page import (
    FromPageDialog,
    PagePreview,
    ProblemLine,
    SessionLine,
    WorkLine,
)
from planner.ui.start.new_course import Suggested
from planner.ui.theme import Theme

SAY = Language("en")
SEEN = PagePreview(
    title="RL for Language Models",
    summary="Wednesday, 12:30–14:00 s.t.",
    sessions=(
        SessionLine(36, "Wed 18 Oct 2023", "1", "Overview", "Class", "Held twice."),
        SessionLine(None, "no day yet", "", "Guest", "Class"),
    ),
    work=(WorkLine("3 ECTS", "participation, a poster"),),
    tiers=1,
    problems=(ProblemLine(22, "“12–2pm (c.t.)” contradicts line 13."),),
    what="the draft",
)


@dataclass(eq=False)
class NoTable(PlannerError):
    """A page without a table."""


@pytest.fixture
def ask(qtbot, qapp, tmp_path):
    """Ask with a reading of one's own; all dialogs are closed at the end."""
    made = []

    def asking(read, page=None):
        answers = []
        suggested = Suggested(
            term=Term.parse("WS 2023/24"),
            folder=tmp_path,
            regions=[("DE-BW", "Baden-Württemberg"), ("DE-BE", "Berlin")],
            worded=lambda refusal: f"refused: {type(refusal).__name__}",
        )
        theme = Theme(qapp, "light")
        dialog = FromPageDialog.ask(
            None, SAY, theme, suggested, read=read, then=answers.append, page=page
        )
        dialog.answers = answers
        made.append(dialog)
        return dialog

    yield asking
    for dialog in made:
        if isValid(dialog):
            dialog.close()
    qtbot.waitUntil(lambda: under_way() == 0)


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_page_is_shown_as_it_was_understood_before_anything_is_made(qtbot, ask, tmp_path):
    asked = []

    def read(page, term, region):
        asked.append((page, str(term), region))
        return SEEN

    dialog = ask(read, tmp_path / "page.md")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert asked == [(tmp_path / "page.md", "WS 2023/24", "DE-BW")]
    assert cells(dialog.shown.sessions) == [
        ["36", "Wed 18 Oct 2023", "1", "Overview", "Class", "Held twice."],
        ["", "no day yet", "", "Guest", "Class", ""],
    ]
    assert cells(dialog.shown.work) == [["3 ECTS", "participation, a poster"]]
    assert cells(dialog.shown.problems) == [["22", "“12–2pm (c.t.)” contradicts line 13."]]
    assert [dialog.shown.tabText(n) for n in range(3)] == [
        "2 sessions",
        "0 items, 1 tier",
        "1 problem",
    ]
    assert dialog.summary.text() == "Wednesday, 12:30–14:00 s.t."
    dialog.accept()
    (answer,) = dialog.answers
    assert answer.preview == SEEN
    assert answer.path == tmp_path / "RL for Language Models.course"


def test_another_term_or_region_is_read_anew_and_the_same_is_not(qtbot, ask, tmp_path):
    asked = []

    def read(_page, term, region):
        asked.append((str(term), region))
        return SEEN

    dialog = ask(read, tmp_path / "page.md")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.page.line.editingFinished.emit()
    dialog.term.setCurrentIndex(dialog.term.findText("SS 2024"))
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.region.setCurrentIndex(1)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert asked == [("WS 2023/24", "DE-BW"), ("SS 2024", "DE-BW"), ("SS 2024", "DE-BE")]


def test_a_page_of_another_year_offers_the_term_it_was_written_for(qtbot, ask, tmp_path):
    def read(_page, term, _region):
        return SEEN if str(term) == "WS 2019/20" else replace(SEEN, fits="WS 2019/20")

    dialog = ask(read, tmp_path / "page.md")
    assert dialog.fitting.isHidden()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.fitting.isVisible()
    assert dialog.fitting.text() == "Take WS 2019/20: there the dates fit the weekdays"
    dialog.fitting.click()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.term.currentText() == "WS 2019/20"
    assert dialog.fitting.isHidden()


def test_a_slow_reading_that_was_overtaken_is_not_shown(qtbot, ask, tmp_path):
    gate = threading.Event()

    def read(_page, term, _region):
        if str(term) == "WS 2023/24":
            gate.wait(5)
            raise NoTable
        return SEEN

    dialog = ask(read, tmp_path / "page.md")
    dialog.term.setCurrentText("SS 2024")
    dialog.read_again()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    gate.set()
    qtbot.waitUntil(lambda: under_way() == 0)
    assert dialog.accept_button.isEnabled()
    assert dialog.objection_line.text() == ""


def test_a_page_that_is_refused_says_why_and_makes_nothing(qtbot, ask, tmp_path):
    def read(*_):
        raise NoTable

    dialog = ask(read, tmp_path / "page.md")
    qtbot.waitUntil(lambda: dialog.objection_line.text() == "refused: NoTable")
    assert not dialog.accept_button.isEnabled()
    assert cells(dialog.shown.sessions) == []
    dialog.term.setCurrentText("sometime")
    dialog.read_again()
    assert dialog.objection_line.text() == "refused: NoSuchTerm"


def test_without_a_page_there_is_nothing_to_make(ask):
    dialog = ask(lambda *_: SEEN)
    assert not dialog.accept_button.isEnabled()
    with pytest.raises(ValueError, match="before a page was read"):
        dialog.answer()


def test_long_requirements_and_problems_are_shown_whole(qtbot, ask, tmp_path):
    long = replace(SEEN, work=(WorkLine("9 ECTS", "active participation and a poster, " * 12),))
    dialog = ask(lambda *_: long, tmp_path / "page.md")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.shown.setCurrentWidget(dialog.shown.work)
    table = dialog.shown.work
    words = table.fontMetrics().boundingRect(
        QRect(0, 0, table.columnWidth(1) - 12, 1000), Qt.TextFlag.TextWordWrap, long.work[0].detail
    )
    assert table.rowHeight(0) >= words.height()


def test_before_a_page_is_read_nothing_is_counted(ask):
    dialog = ask(lambda *_: SEEN)
    assert [dialog.shown.tabText(n) for n in (0, 2)] == ["Sessions", "Problems"]
    assert dialog.shown.tabIcon(2).isNull()


def test_a_page_may_be_pasted_and_an_empty_clipboard_is_said(qtbot, ask):
    read = []
    dialog = ask(lambda page, _term, _region: read.append(page) or SEEN)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    paste = next(one for one in dialog.page.findChildren(QPushButton) if "Paste" in one.text())
    paste.click()
    assert dialog.objection_line.text() == "There is no text in the clipboard."
    clipboard.setText("| 18.10. | Owls |")
    paste.click()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert [page.name for page in read] == ["pasted-1.md"]
    clipboard.clear()
