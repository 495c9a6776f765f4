from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.db import certificate_templates as found
from planner.rules.certificate_templates import ACHIEVEMENT, SHIPPED, Part
from planner.ui.parts.dialog import Confirmation
from planner.ui.reports.template_dialog import NameDialog, TemplateDialog
from tests.ui.reports.conftest import TODAY

LONG = 20_000


@pytest.fixture
def dialog(qtbot, desk, theme):
    window = QWidget()
    window.resize(1100, 760)
    qtbot.addWidget(window)
    window.show()
    dialog = TemplateDialog.show_all(window, desk, theme, TODAY)
    qtbot.waitSignal(dialog.preview.shown, timeout=LONG).wait()
    yield dialog
    window.close()


def words(dialog) -> str:
    return dialog.preview.content.pages[0].words


def named(dialog, name: str) -> None:
    """Answer the question for a name."""
    question = dialog.findChildren(NameDialog)[-1]
    question.name.setText(name)
    question.accept_button.click()


def typed(qtbot, dialog, setting: str, text: str) -> None:
    dialog.fields.texts[setting].clear()
    qtbot.keyClicks(dialog.fields.texts[setting], text)


def test_what_is_entered_is_drawn_soon_and_saved_in_one_step(qtbot, dialog, desk):
    assert dialog.shown_of.text() == "As it would be for Adler, Jonas."
    assert "Certificate of academic achievement" in words(dialog)
    assert dialog.fields.texts["heading_de"].placeholderText() == "Leistungsnachweis"
    with qtbot.waitSignal(dialog.preview.shown, timeout=LONG):
        typed(qtbot, dialog, "heading_en", "Proof of work")
        dialog.fields.parts[Part.WORKLOAD].click()
    assert "Proof of work" in words(dialog)
    assert "Workload" not in words(dialog)
    assert desk.read(found.templates) == SHIPPED
    before = desk.undoable()
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (saved, _) = desk.read(found.templates)
    assert (saved.heading_en, saved.has(Part.WORKLOAD)) == ("Proof of work", False)
    assert (
        desk.undoable() == "Template “Certificate of academic achievement” of certificates changed"
    )
    assert not dialog.accept_button.isEnabled()
    desk.undo()
    assert (desk.read(found.templates), desk.undoable()) == (SHIPPED, before)


def test_what_is_wrong_is_said_beneath_its_field_and_not_saved(qtbot, dialog, desk):
    fields = dialog.fields
    typed(qtbot, dialog, "sentence_en", "has {done}")
    fields.colours["accent"].line.clear()
    qtbot.keyClicks(fields.colours["accent"].line, "#aaaaaa")
    said = {name: line.text() for name, line in fields.objections.items() if line.text()}
    braces = "In “Sentence in English” only {term} may stand in braces, for the semester."
    assert said == {
        "sentence_en": braces,
        "accent": "#aaaaaa is too pale to be read on paper. Take a darker colour.",
    }
    assert not fields.colours["accent"].contrast.text()
    dialog.accept_button.click()
    assert fields.texts["sentence_en"].hasFocus()
    assert desk.read(found.templates) == SHIPPED
    typed(qtbot, dialog, "sentence_en", "")
    fields.colours["accent"].line.clear()
    qtbot.keyClicks(fields.colours["accent"].line, "#204080")
    assert not any(line.text() for line in fields.objections.values())
    assert fields.colours["accent"].contrast.text() == (
        "Contrast 10 to 1; at least 4.5 is needed."
    )


def test_a_copy_takes_what_was_entered_along_is_renamed_deleted_and_set_back(qtbot, dialog, desk):
    assert not dialog.rename.isEnabled()
    assert not dialog.delete.isEnabled()
    typed(qtbot, dialog, "foot_de", "Ohne Gew.")
    dialog.copy.click()
    named(dialog, "Participation")
    assert (
        dialog.findChildren(NameDialog)[-1].objection_line.text().startswith("There is a template")
    )
    named(dialog, "Seminar")
    assert dialog.table.current().name == "Seminar"
    assert dialog.fields.settings()["foot_de"] == "Ohne Gew."
    assert [one.name for one in dialog.drafts.unsaved()] == ["Seminar"]
    dialog.accept_button.click()
    dialog.rename.click()
    named(dialog, "Hauptseminar")
    names = [one.name for one in desk.read(found.templates)]
    assert names == ["achievement", "participation", "Hauptseminar"]
    dialog.reset.click()
    assert desk.read(found.template, "Hauptseminar").foot_de == ""
    assert not dialog.reset.isEnabled()
    dialog.delete.click()
    assert desk.read(found.templates) == SHIPPED
    assert dialog.table.current() == ACHIEVEMENT


def test_closing_asks_before_what_is_not_saved_is_lost(qtbot, dialog):
    typed(qtbot, dialog, "foot_en", "x")
    dialog.table.selectRow(1)
    assert dialog.fields.parts[Part.GRADE].isHidden()
    assert dialog.fields.settings()["foot_en"] == ""
    dialog.reject()
    assert dialog.isVisible()
    question = dialog.findChild(Confirmation)
    with qtbot.waitSignal(dialog.rejected):
        question.accept_button.click()
