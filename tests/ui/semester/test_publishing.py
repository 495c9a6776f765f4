from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from planner.commands import sessions
from planner.db import versions
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.db.store import create_course
from planner.jobs.documents import Order
from planner.jobs.publishing import publish
from planner.language import Language
from planner.rules.plan_verbs import moved
from planner.ui.desk import Desk
from planner.ui.semester.publishing import PublishDialog, PublishedDialog, Publishing
from planner.ui.semester.reading import read_semester
from planner.ui.semester.slack_line import SlackLine
from planner.ui.theme import Theme
from planner.wording.reasons import reason
from tests.small_course import furnish

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


def asked(page, publishing, folder):
    publishing.ask()
    (dialog,) = page.findChildren(PublishDialog)
    dialog.put_into(folder)
    return dialog


def published(qtbot, page, dialog):
    """Agree, wait for what was written to be told, and return that dialog."""
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: page.findChildren(PublishedDialog) != [])
    (told,) = page.findChildren(PublishedDialog)
    return told


def close(qtbot, dialog):
    page = dialog.parent()
    dialog.close()
    qtbot.waitUntil(lambda: page.findChildren(QDialog) == [])


def move(desk, key, day):
    change = moved(desk.read(plan_of), key, day)
    desk.do(Title.of("Move"), sessions.carry_out, change)


def test_a_plan_is_published_from_its_page(qtbot, page, desk, publishing, tmp_path):
    dialog = asked(page, publishing, tmp_path)
    dialog.note.setText("for the web page")
    assert dialog.files.text().split() == ["small-schedule.pdf", "small-calendar.pdf", "small.ics"]
    with qtbot.waitSignal(desk.changed) as told:
        done = published(qtbot, page, dialog)
    assert told.args[0].tables == {"plan_version"}
    assert done.windowTitle() == "Version 1, 9 Oct 2023 is published"
    assert (tmp_path / "small.ics").exists()
    last = desk.read(versions.latest)
    assert (last.number, last.note, last.day) == (1, "for the web page", TODAY)
    close(qtbot, done)


def test_the_question_lists_what_has_changed(qtbot, page, desk, publishing, tmp_path):
    close(qtbot, published(qtbot, page, asked(page, publishing, tmp_path)))
    move(desk, "sd", date(2023, 11, 22))
    dialog = asked(page, publishing, tmp_path)
    said = [dialog.changes.item(n).text() for n in range(dialog.changes.count())]
    assert said == ["Session 4: 15 → 22 Nov"]
    assert dialog.windowTitle() == "Publish version 2 of the plan"
    close(qtbot, dialog)


def test_an_unchanged_plan_cannot_be_published_and_the_dialog_says_why(
    qtbot, page, desk, publishing, tmp_path
):
    close(qtbot, published(qtbot, page, asked(page, publishing, tmp_path)))
    dialog = asked(page, publishing, tmp_path)
    assert not dialog.accept_button.isEnabled()
    assert dialog.objection().startswith("Nothing has changed since version 1 of 9 Oct 2023")
    close(qtbot, dialog)
    assert desk.read(versions.latest).number == 1


def test_a_folder_that_takes_no_file_is_told_and_nothing_published(
    qtbot, page, desk, publishing, tmp_path
):
    dialog = asked(page, publishing, tmp_path / "none")
    with qtbot.waitSignal(desk.refused) as refusal:
        dialog.accept_button.click()
    assert refusal.args[0].written == ()
    assert desk.read(versions.latest) is None


def test_the_head_says_what_was_published_and_what_has_changed_since(desk, qapp, tmp_path):
    line = SlackLine(Theme(qapp, "light"), desk.say)
    line.resize(1100, 30)

    def said():
        line.show_semester(desk.look(read_semester, TODAY))
        return line.published.text()

    assert said() == ""
    publish(desk.store, tmp_path, ORDER, at=AT)
    assert said() == "Published 9 Oct"
    move(desk, "sd", date(2023, 11, 22))
    assert said() == "Published 9 Oct, 1 change since"
    assert "Published 9 Oct, 1 change since" in line.left.toolTip()  # also where it has no room
