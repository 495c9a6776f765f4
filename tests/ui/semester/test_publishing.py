from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from planner.commands import course, sessions
from planner.db import versions
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.db.store import create_course
from planner.jobs.documents import Order
from planner.jobs.publishing import publish
from planner.language import Language
from planner.rules.plan_verbs import moved
from planner.ui.desk import Desk
from planner.ui.parts.rich_copy import leave_plain
from planner.ui.semester.publish_dialog import AgainDialog, PublishDialog
from planner.ui.semester.publishing import PublishedDialog, Publishing
from planner.ui.semester.reading import read_semester
from planner.ui.semester.slack_line import SlackLine
from planner.ui.theme import Theme
from planner.wording.plan_news import WORDS
from planner.wording.reasons import reason
from tests.small_course import furnish

PATIENCE_MS = 30_000  # the first documents of a run take long on a busy machine
LESS = ("page", "schedule", "calendar", "moodle")
FILES = ["Course page", "Schedule", "Semester calendar", "Calendar file", "Text for Moodle"]
LECTURER = PersonRow(id="berta", role="lecturer", name="Dr. Berta B.", email="berta@example.org")
TODAY = date(2023, 10, 9)
AT = datetime(2023, 10, 9, 12, tzinfo=UTC)
ORDER = Order(say=Language("en"), today=TODAY, reason=reason)


@pytest.fixture
def desk(tmp_path):
    with closing(create_course(tmp_path / "small.course")) as store:
        store.change(Title.of("Found the course"), furnish)
        yield Desk(store, Language("en"))


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def publishing(page, desk):
    return Publishing(page, desk, desk.say, TODAY)


def asked(qtbot, page, publishing, folder):
    """Wish to publish, wait for the files to be made, and return the question."""
    publishing.ask()
    (dialog,) = page.findChildren(PublishDialog)
    dialog.folder.put_into(folder)
    qtbot.waitUntil(lambda: dialog.pieces() != (), timeout=PATIENCE_MS)
    return dialog


def published(qtbot, page, dialog):
    """Agree, wait for what was written to be told, and return that dialog."""
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: page.findChildren(PublishedDialog) != [], timeout=PATIENCE_MS)
    (told,) = page.findChildren(PublishedDialog)
    return told


def lines(dialog):
    return [dialog.files.item(n).text() for n in range(dialog.files.count())]


def close(qtbot, dialog):
    page = dialog.parent()
    dialog.close()
    qtbot.waitUntil(lambda: page.findChildren(QDialog) == [])


def move(desk, key, day):
    change = moved(desk.read(plan_of), key, day)
    desk.do(Title.of("Move"), sessions.carry_out, change)


def test_a_plan_is_published_from_its_page(qtbot, page, desk, publishing, tmp_path):
    dialog = asked(qtbot, page, publishing, tmp_path)
    dialog.note.setText("for the web page")
    assert lines(dialog) == ["What has changed", *FILES]
    with qtbot.waitSignal(desk.changed) as told:
        done = published(qtbot, page, dialog)
    assert told.args[0].tables == {"plan_version"}
    assert done.windowTitle() == "Version 1, 9 Oct 2023 is published"
    assert (tmp_path / "small.ics").exists()
    last = desk.read(versions.latest)
    assert (last.number, last.note, last.day) == (1, "for the web page", TODAY)
    close(qtbot, done)


def test_every_file_is_looked_at_and_those_without_a_tick_are_not_made(
    qtbot, page, desk, publishing, tmp_path
):
    publish(desk.store, tmp_path, ORDER, WORDS, at=AT, without=LESS)
    move(desk, "sd", date(2023, 11, 22))
    desk.do(Title.of("Staff"), course.set_people, [LECTURER])
    dialog = asked(qtbot, page, publishing, tmp_path)
    assert dialog.windowTitle() == "Publish version 2 of the plan"
    assert dialog.preview.text.toPlainText() == "• Session 4: 15 → 22 Nov"
    dialog.files.setCurrentRow(5)
    dialog.preview.copy.click()
    assert "<li>Session 4: 15 → 22 Nov</li>" in QGuiApplication.clipboard().mimeData().html()
    leave_plain()  # as when the program ends
    assert "\n- Session 4: 15 → 22 Nov\n" in QGuiApplication.clipboard().text()
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    dialog.files.setCurrentRow(6)
    seen = dialog.preview.text.toPlainText()
    assert "Bcc (3 addresses): adler@student.example.org, biber@" in seen
    assert dialog.preview.copy.isHidden()
    dialog.files.setCurrentRow(2)
    assert "Small course" in dialog.preview.page.widget().accessibleName()
    for row in range(1, dialog.files.count()):
        dialog.files.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept_button.click()
    assert dialog.objection_line.text() == "All files are left out. Publish at least one of them."
    dialog.files.item(5).setCheckState(Qt.CheckState.Checked)
    (tmp_path / "other").mkdir()
    dialog.folder.put_into(tmp_path / "other")
    close(qtbot, published(qtbot, page, dialog))
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["small-moodle.html"]


def test_an_unchanged_plan_is_not_published_but_its_files_can_be_written_again(
    qtbot, page, desk, publishing, tmp_path
):
    publish(desk.store, tmp_path, ORDER, WORDS, at=AT, without=LESS)
    publishing.ask()
    (dialog,) = page.findChildren(AgainDialog)
    other = tmp_path / "other"
    other.mkdir()
    dialog.folder.put_into(other)
    done = published(qtbot, page, dialog)
    assert done.windowTitle() == "The files are written again"
    assert (other / "small.ics").read_bytes() == (tmp_path / "small.ics").read_bytes()
    close(qtbot, done)
    assert desk.read(versions.latest).number == 1


def test_a_folder_that_takes_no_file_is_told_and_nothing_published(
    qtbot, page, desk, publishing, tmp_path
):
    dialog = asked(qtbot, page, publishing, tmp_path / "none")
    with qtbot.waitSignal(desk.refused) as refusal:
        dialog.accept_button.click()
    assert refusal.args[0].number == 1
    assert desk.read(versions.latest) is None


def test_the_head_says_what_was_published_and_what_has_changed_since(desk, qapp, tmp_path):
    line = SlackLine(Theme(qapp, "light"), desk.say)
    line.resize(1100, 30)

    def said():
        line.show_semester(desk.look(read_semester, TODAY))
        return line.published.text()

    assert said() == ""
    publish(desk.store, tmp_path, ORDER, WORDS, at=AT, without=LESS)
    assert said() == "Published 9 Oct"
    move(desk, "sd", date(2023, 11, 22))
    assert said() == "Published 9 Oct, 1 change since"
    assert "Published 9 Oct, 1 change since" in line.left.toolTip()  # also where it has no room
