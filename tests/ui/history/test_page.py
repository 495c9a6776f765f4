from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.commands import course
from planner.commands import students as commands
from planner.db.journal import Title
from planner.db.result_tables import Student
from planner.db.store import in_memory
from planner.db.students import students
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.history.header import Filter
from planner.ui.history.page import HistoryPage
from planner.ui.parts.dialog import Confirmation
from planner.ui.theme import Theme
from tests.small_course import dump, furnished, student_id

SAY = Language("en")
BEGAN = datetime(2023, 10, 18, 9, tzinfo=UTC)


class Clock:
    """Half a day later at each step."""

    def __init__(self):
        self.at = BEGAN

    def __call__(self):
        self.at += timedelta(hours=12)
        return self.at


@pytest.fixture
def store():
    with closing(furnished(in_memory(Clock()))) as store:
        yield store


@pytest.fixture
def page(qtbot, qapp, store):
    page = HistoryPage(Desk(store, SAY), SAY, Theme(qapp, "light"))
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(page, 1)
    row.addWidget(page.inspector())
    qtbot.addWidget(window)
    page.refresh(None)
    page._desk.changed.connect(lambda changes: page.refresh(changes.tables))
    window.resize(1104, 694)
    window.show()
    yield page
    window.close()


def do(page, n=1):
    """Make steps; each changes the e-mail of everybody's first."""
    who = student_id(page._desk.store, "Adler")
    for _ in range(n):
        number = len(page.timeline.steps)
        title = Title.of("Step {number}", number=number)
        command = partial(commands.edit, email=f"a{number}@student.example.org")
        page._desk.do(title, lambda tx, command=command: command(tx, who))


def lines(page):
    return [(entry.what, entry.mark) for entry in page.table.shown()]


def question(page):
    return next(d for d in page.findChildren(Confirmation) if d.isVisible())


def words(dialog):
    return dialog.body.itemAt(1).widget().text().splitlines()


def test_steps_are_listed_newest_first_and_the_one_that_undo_takes_is_marked(page):
    do(page, 2)
    page._desk.undo()
    assert lines(page) == [
        ("Undone: Step 2", ""),
        ("Step 2", "Redo takes this"),
        ("Step 1", "Undo takes this"),
        ("Found the course", ""),
    ]
    page._desk.redo()
    assert lines(page)[0] == ("Redone: Step 2", "")
    assert lines(page)[2] == ("Step 2", "Undo takes this")


def test_a_day_is_named_once_and_read_aloud_on_each_line(page):
    do(page, 4)
    shown = page.table.shown()
    named = [entry.day for entry in shown if entry.day]
    assert named == [SAY.day(day) for day in sorted({e.at.date() for e in shown}, reverse=True)]
    assert len(named) < len(shown)
    for row, entry in enumerate(shown):
        index = page.table.sorted.index(row, 0)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == SAY.day(entry.at.date())


def test_the_inspector_says_what_a_step_changed(page):
    do(page, 1)
    assert page.side.what.text() == "Step 1"
    assert page.side.mark.text() == "Undo takes this"
    (row,) = [view for view in page.side.rows if not view.isHidden()]
    assert row.heading.text() == "Adler, Test"
    assert row.lines.text() == ("E-mail: adler@student.example.org → a1@student.example.org")


def test_undo_back_to_here_names_the_steps_before_it_takes_them(page, store):
    do(page, 1)
    wanted = dump(store)
    do(page, 3)
    page.show_thing(2)
    assert not page.side.undo.isHidden()
    page.side.undo.setFocus()
    page.undo_to()
    asks = question(page)
    assert words(asks) == [
        "3 steps are undone:",
        *("• Step 4", "• Step 3", "• Step 2"),
        "“Step 1” stays.",
    ]
    assert asks.accept_button.text() == "Undo 3 steps"
    asks.accept()
    assert dump(store) == wanted
    assert page.timeline.next_undo() == 2
    assert page.side.undo.isHidden()
    assert page.window().focusWidget() is page.table


def test_redo_up_to_here_does_the_steps_again(page, store):
    do(page, 3)
    wanted = dump(store)
    for _ in range(3):
        page._desk.undo()
    page.show_thing(4)
    assert page.side.undo.isHidden()
    assert not page.side.redo.isHidden()
    page.redo_to()
    asks = question(page)
    assert words(asks) == ["3 steps are done again:", "• Step 1", "• Step 2", "• Step 3"]
    asks.accept()
    assert dump(store) == wanted


def test_the_last_step_and_the_first_one_offer_no_way_back(page):
    do(page, 1)
    page.show_thing(2)
    assert page.side.undo.isHidden()
    assert [b.enabled() for b in page.bindings()] == [False, False]
    page.undo_to()
    page.redo_to()
    assert not page.findChildren(Confirmation)


def test_the_list_is_narrowed_by_kind_person_and_text(page, store):
    do(page, 2)
    page._desk.undo()
    store.who = "Tom Taube"
    do(page, 1)
    store.who = "Berta Beispiel"
    do(page, 1)
    header = page.header
    header.chips.choose(Filter.FLIPS)
    assert [what for what, _ in lines(page)] == ["Undone: Step 2"]
    header.chips.choose(Filter.ALL)
    header.search.setText("STEP 1")
    assert [what for what, _ in lines(page)] == ["Step 1"]
    header.search.clear()
    assert not header.person.isHidden()
    header.person.setCurrentIndex(header.person.findData("Tom Taube"))
    assert [what for what, _ in lines(page)] == ["Step 4"]
    header.show_all()
    assert len(lines(page)) == 6
    header.chips.choose(Filter.FACTS)
    assert lines(page) == [], "that the course was made is no handing out"


def test_another_page_points_at_a_step_or_at_a_name(page):
    do(page, 3)
    page.show_thing("step 2")
    assert [what for what, _ in lines(page)] == ["Step 2"]
    assert page.side.what.text() == "Step 2"
    page.show_thing(2)
    assert page.header.search.text() == ""
    assert page.side.what.text() == "Step 1"
    assert [one.text for one in page.search("step 3")] == ["Step 3"]


def test_a_long_history_is_read_as_one_scrolls(qtbot, qapp, store):
    for n in range(450):
        title = Title.of("Place {n}", n=n)
        store.change(title, lambda tx, n=n: course.edit(tx, place=f"place {n}"))
    page = HistoryPage(Desk(store, SAY), SAY, Theme(qapp, "light"))
    qtbot.addWidget(page)
    qtbot.addWidget(page.inspector())
    page.resize(900, 600)
    page.show()
    page.refresh(None)
    assert len(lines(page)) == 200
    assert page.foot.text().startswith("200 steps back to ")
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    at = page.table.rowAt(20)
    qtbot.waitUntil(lambda: len(lines(page)) == 400)
    assert page.table.rowAt(20) == at, "the eye stays where it was"
    assert page.table.currentIndex().row() == 199
    page.header.search.setText("Place 33")
    assert page._complete, "too few fit, so it was read on to the end"
    assert len(lines(page)) == 11
    assert page.further.isHidden()
    page.show_thing(5)
    assert page.side.what.text() == "Place 3"


def test_a_rare_word_is_not_sought_without_end(qtbot, qapp, store, monkeypatch):
    monkeypatch.setattr("planner.ui.history.reading.AT_ONCE", 5)
    for n in range(70):
        title = Title.of("Place {n}", n=n)
        store.change(title, lambda tx, n=n: course.edit(tx, place=f"place {n}"))
    page = HistoryPage(Desk(store, SAY), SAY, Theme(qapp, "light"))
    qtbot.addWidget(page)
    qtbot.addWidget(page.inspector())
    page.refresh(None)
    page.header.search.setText("Found the course")
    assert lines(page) == []
    assert not page.further.isHidden()
    page.further.click()
    assert [what for what, _ in lines(page)] == ["Found the course"]


def test_new_steps_come_on_top_and_the_cursor_stays_where_one_reads(page):
    do(page, 3)
    page.show_thing(2)
    do(page, 1)
    assert page.side.what.text() == "Step 1"
    page.show_thing(5)
    do(page, 1)
    assert page.side.what.text() == "Step 5", "who reads the newest goes on to do so"
    assert [step.id for step in page.timeline.steps] == [6, 5, 4, 3, 2, 1]


def test_a_step_with_many_rows_tells_some_and_counts_the_others(page, store):
    title = Title.of("Import the roster {file}", file="r.csv")
    new = [{"family": f"Adler {n}"} for n in range(100)]
    page._desk.do(title, commands.take_roster, new, {})
    shown = [view for view in page.side.rows if not view.isHidden()]
    assert len(shown) == 60
    assert page.side.more.text() == "and 40 rows more"
    assert len(store.read(students)) == 103


def test_an_undo_that_is_refused_ends_the_way_back(page, store):
    do(page, 3)
    page.show_thing(2)
    who = student_id(store, "Adler")
    page.undo_to()
    asks = question(page)
    with store._writing().writing() as tx:  # a change beside the history, as a merge gone wrong
        tx.get(Student, who).email = "elsewhere@student.example.org"
    refusals = []
    page._desk.refused.connect(refusals.append)
    asks.accept()
    assert len(refusals) == 1
    assert page.timeline.next_undo() == 4
