from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.commands import course, students, work
from planner.commands.presenters import Speaking, set_speakers
from planner.db import presenters
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.talks import talk_places
from planner.rules.credits import Item, ItemKind
from planner.ui.semester.presenters import PresentersDialog
from tests.ui.semester.gestures import dialog

ROLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def crowded(page):
    """The page of a course with a guest and two students."""

    def furnish(tx) -> None:
        course.set_people(tx, [PersonRow(id="", role="guest", name="Dr. Gisela Gast")])
        students.add(tx, family="Adler", given="Ada")
        students.add(tx, family="Biber", given="Bo")

    page.desk.do(Title.of("People"), furnish)
    page.board.choose("s5")
    return page


def spoken(page, key):
    return page.board.cards.index_of(key).data(ROLE)


def named(question, text):
    question.who.setCurrentText(text)
    QTest.keyClick(question.who.lineEdit(), Qt.Key.Key_Return)


def test_presenters_are_added_by_name_with_title_and_paper(crowded, store):
    page = crowded
    assert page.side.form.talks.text() == "None yet"
    page.side.form.talks.click()
    question = dialog(page, PresentersDialog)
    assert question.who.itemText(0) == "Dr. Gisela Gast"
    named(question, "Ada Adler")
    QTest.keyClicks(question.title, "PPO")
    QTest.keyClicks(question.paper, "Schulman 2017")
    assert question.list.item(0).text() == "Ada Adler: PPO"
    question.accept_button.click()
    (talk,) = store.read(presenters.presenters)
    assert talk.session == "s5"
    assert (talk.name, talk.title, talk.paper) == ("Ada Adler", "PPO", "Schulman 2017")
    assert page.desk.undoable() == "Session 5: presenters changed"
    assert page.side.form.talks.text() == "Ada Adler"
    assert "talks: Ada Adler" in spoken(page, "s5")
    page.desk.undo()
    assert page.side.form.talks.text() == "None yet"


def test_several_presenters_are_counted_on_the_card_and_can_be_taken_away(crowded):
    page = crowded
    page.side.form.talks.click()
    question = dialog(page, PresentersDialog)
    for name in ("Ada Adler", "Bo Biber", "Dr. Gisela Gast"):
        named(question, name)
    question.list.setCurrentRow(1)
    question.remove.click()
    question.accept_button.click()
    assert page.side.form.talks.text() == "Ada Adler · Dr. Gisela Gast"
    assert page.board.layers._faces["s5"].tags == ("2 talks",)
    assert spoken(page, "s5").endswith("talks: Ada Adler and Dr. Gisela Gast")


def test_a_name_that_is_nobodys_is_said_so(crowded, store):
    crowded.side.form.talks.click()
    question = dialog(crowded, PresentersDialog)
    named(question, "Nobody")
    assert "Nobody of the course" in question.objection_line.text()
    question.add.click()
    assert question.list.count() == 0
    assert not question.title.isEnabled()
    question.reject()
    assert store.read(presenters.presenters) == ()


@pytest.fixture
def presenting(crowded):
    """The course has a presentation, too."""
    talk = Item(id="talk", title="Presentation", kind=ItemKind.PRESENTATION)
    crowded.desk.do(Title.of("Item"), work.add_item, talk)
    return crowded


def test_a_talk_counts_for_the_presentation_and_brings_its_place_along(presenting, store):
    page = presenting
    page.side.form.talks.click()
    question = dialog(page, PresentersDialog)
    assert question.places.value() == 0
    named(question, "Ada Adler")
    assert question.item.currentText() == "Presentation"
    assert question.places.value() == 1
    named(question, "Dr. Gisela Gast")
    assert not question.item.isEnabled()
    assert question.places.value() == 1
    question.places.setValue(3)
    question.accept_button.click()
    found = {row.name: row.item for row in store.read(presenters.presenters)}
    assert found == {"Ada Adler": "talk", "Dr. Gisela Gast": None}
    assert store.read(talk_places) == {"s5": 3}
    assert page.side.form.talks.text() == "Ada Adler · Dr. Gisela Gast · 3 places"
    page.desk.undo()
    assert store.read(talk_places) == {}


def test_a_talk_may_count_for_nothing(presenting, store):
    page = presenting
    page.side.form.talks.click()
    question = dialog(page, PresentersDialog)
    named(question, "Ada Adler")
    question.item.setCurrentIndex(0)
    question.item.activated.emit(0)
    question.places.setValue(0)
    question.accept_button.click()
    (row,) = store.read(presenters.presenters)
    assert row.item is None
    assert store.read(talk_places) == {}


def test_whoever_presents_elsewhere_is_said_to_come_over(presenting, store):
    page = presenting
    (who,) = [one.id for one in store.read(presenters.candidates) if one.name == "Ada Adler"]
    speaking = [Speaking(who, "PPO", "", "talk")]
    page.desk.do(Title.of("Talk"), set_speakers, "s4", speaking, places=1)
    page.side.form.talks.click()
    question = dialog(page, PresentersDialog)
    named(question, "Ada Adler")
    assert question.note.isVisible()
    assert question.note.text().startswith("Ada Adler presents on Wed ")
    question.accept_button.click()
    (row,) = store.read(presenters.presenters)
    assert row.session == "s5"
