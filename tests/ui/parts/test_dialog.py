from __future__ import annotations

from datetime import date
from typing import override

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from shiboken6 import isValid

from planner.language import Language
from planner.ui.parts.dialog import Confirmation, Dialog, Message
from planner.ui.parts.fields import DayField
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.theme import Theme

SAY = Language("en")


class NameDialog(Dialog[str]):
    def __init__(self):
        super().__init__(None, SAY, "Who are you?")
        self.line = QLineEdit()
        self.field("Name", self.line)

    @override
    def answer(self):
        return self.line.text()

    @override
    def objection(self):
        return "" if self.line.text() else "A name is needed."


@pytest.fixture
def asked(qtbot):
    answers = []
    dialog = NameDialog().open_for(answers.append)
    dialog.answers = answers
    qtbot.waitUntil(dialog.isVisible)
    yield dialog
    if isValid(dialog):
        dialog.close()


@pytest.mark.usefixtures("qapp")
def test_an_answer_is_handed_on_once_nothing_speaks_against_it(asked):
    asked.accept_button.click()
    assert asked.isVisible()
    assert asked.objection_line.isVisible()
    assert asked.objection_line.text() == "A name is needed."
    asked.line.setText("Berta")
    asked.accept_button.click()
    assert not asked.isVisible()
    assert asked.answers == ["Berta"]


def test_an_objection_goes_as_soon_as_it_is_met(asked):
    asked.accept_button.click()
    QTest.keyClicks(asked.line, "B")
    assert not asked.objection_line.isVisible()
    QTest.keyClick(asked.line, Qt.Key.Key_Backspace)
    assert asked.objection_line.text() == "A name is needed."


def test_an_objection_that_came_by_itself_is_not_the_fields_to_take_back(asked):
    asked.object_("The page cannot be read.")
    QTest.keyClicks(asked.line, "B")
    assert asked.objection_line.text() == "The page cannot be read."


def test_escape_answers_nothing(asked):
    asked.line.setText("Berta")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert asked.answers == []
    assert not asked.isVisible()


def test_enter_in_a_field_answers(asked):
    asked.line.setText("Berta")
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.answers == ["Berta"]


def test_tab_goes_from_the_fields_to_the_buttons(asked):
    assert asked.focusWidget() is asked.line
    QTest.keyClick(asked.line, Qt.Key.Key_Tab)
    assert asked.focusWidget() is asked.cancel_button
    QTest.keyClick(asked.cancel_button, Qt.Key.Key_Tab)
    assert asked.focusWidget() is asked.accept_button


def test_a_field_has_the_name_that_stands_beside_it(asked):
    assert asked.line.accessibleName() == "Name"
    assert asked.form.labelForField(asked.line).buddy() is asked.line


def test_what_is_typed_into_a_choice_has_its_name_too(asked):
    box = QComboBox()
    box.setEditable(True)
    asked.field("Term", box)
    assert box.lineEdit().accessibleName() == "Term"


def test_a_closed_dialog_is_gone(qtbot):
    dialog = NameDialog().open_for(print)
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_confirmation_says_what_follows_and_hears_only_a_yes(qtbot):
    heard = []
    words = {"title": "Shelve?", "text": "Two sessions lose their day.", "accept": "Shelve"}
    dialog = Confirmation.ask(None, SAY, **words, then=heard.append)
    assert dialog.accept_button.text() == "Shelve"
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert heard == []
    dialog = Confirmation.ask(None, SAY, **words, then=heard.append)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert heard == [True]


def test_a_message_has_one_button_and_its_words_can_be_copied(qtbot):
    message = Message.tell(None, SAY, "No room", "There is no room left on the disk.")
    assert not message.cancel_button.isVisible()
    assert message.accept_button.text() == "Close"
    assert "There is no room left on the disk." in [
        one.text() for one in message.findChildren(type(message.objection_line))
    ]
    message.accept_button.click()
    qtbot.waitUntil(lambda: not isValid(message))


def test_a_dialog_that_has_no_answer_is_a_mistake(qtbot):
    dialog = Dialog(None, SAY, "Nothing")
    qtbot.addWidget(dialog)
    with pytest.raises(TypeError, match="does not say what its answer is"):
        dialog.answer()
    assert QApplication.activeModalWidget() is None


def test_a_letter_leads_to_each_field(asked, qtbot):
    other = QLineEdit()
    asked.field("Number", other)
    asked.field("N & N", QLineEdit())
    labels = [asked.form.labelForField(field).text() for field in (asked.line, other)]
    assert labels == ["&Name", "N&umber"]
    qtbot.waitUntil(other.isVisible)
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    QTest.keyClick(asked, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert asked.focusWidget() is other
    QTest.keyClick(asked, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert asked.focusWidget() is asked.line


def test_enter_in_a_list_answers_where_nothing_else_is_done_with_a_row(asked, qapp):
    column = Column[str](heading="Name", text=str)
    table = RowsTable[str]("Names", [column], Theme(qapp, "light"), identity=str)
    table.show_rows(["Berta"])
    asked.body.addWidget(table)
    asked.line.setText("Berta")
    table.setFocus()
    table.show_row("Berta")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.answers == ["Berta"]


def test_fields_have_their_whole_height_from_the_start(qtbot, qapp):
    Theme(qapp, "light")
    dialog = NameDialog()
    dialog.field("Day", DayField(SAY, date(2023, 11, 8)))
    dialog.open_for(lambda _: None)
    qtbot.waitUntil(dialog.isVisible)
    first = dialog.height()
    qapp.processEvents()
    assert first == dialog.height() == dialog.sizeHint().height()
    dialog.close()
