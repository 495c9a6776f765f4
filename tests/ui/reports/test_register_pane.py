from __future__ import annotations

import pytest

from planner.commands import decisions
from planner.db import register
from planner.db.journal import Title
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, issued, rename

LONG = 20_000


@pytest.fixture
def tab(qtbot, page, store):
    """The register with two certificates, Adler's in front."""
    issued(store, "Adler", "Biber")
    page.register.mark_old()
    with qtbot.waitSignal(page.register.preview.shown, timeout=LONG):
        page.show_thing("register")
    return page.register


def holds(tab):
    return [tab.table.sorted.index(n, 4).data() for n in range(tab.table.sorted.rowCount())]


def test_an_empty_register_says_so(page):
    page.show_thing("register")
    assert page.register.nothing.isVisibleTo(page)
    assert not page.register.can_export()


def test_the_register_lists_what_was_handed_out_by_whom(tab):
    numbers = [one.number for one in tab.table.shown()]
    assert numbers == ["2024-0001", "2024-0002"]
    assert holds(tab) == ["● valid", "● valid"]
    assert tab.side.title.text() == "2024-0001"
    assert "Issued on Tue 13 Feb 2024 by Berta Beispiel" in tab.side.facts()
    assert "Language: English" in tab.side.facts()
    assert "No. 2024-0001" in tab.preview.content.pages[0].words


def test_a_kept_document_is_saved_byte_by_byte(qtbot, tab, store, folder, chosen):
    page = tab.window()
    tab.save_button.click()
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        chosen(folder / "mine.pdf")
    kept = store.read(register.document, "2024-0001")
    assert (folder / "mine.pdf").read_bytes() == kept
    assert page.exporting.words.text() == "mine.pdf written to out"


def test_revoking_asks_for_a_reason_and_keeps_the_document(tab, store, desk, dialog):
    kept, before = store.read(register.document, "2024-0001"), desk.undoable()
    tab.revoke_button.click()
    question = dialog()
    question.accept_button.click()
    assert question.objection_line.text() == "Say why it is revoked."
    question.reason.setText("wrong grade")
    question.accept_button.click()
    row = store.read(register.certificates)[0]
    assert (row.revoked_on, row.revoked_reason) == (TODAY, "wrong grade")
    assert store.read(register.document, "2024-0001") == kept
    assert holds(tab) == ["⊘ revoked", "● valid"]
    assert "Revoked on Tue 13 Feb 2024: wrong grade" in tab.side.facts()
    assert not tab.revoke_button.isEnabled()
    assert not tab.can_revoke()
    assert desk.undoable() == before  # revoking is a fact, not a step


def test_replacing_issues_a_new_certificate_that_names_the_old_one(qtbot, tab, store, dialog):
    page = tab.window()
    rename(store, "Adler", given="Johanna")
    page.refresh(None)
    assert holds(tab) == ["⊘ no longer true", "● valid"]
    assert "What differs: given names" in tab.side.facts()
    tab.replace_button.click()
    question = dialog()
    question.accept_button.click()
    assert question.objection_line.text() == "Say why it is replaced."
    question.reason.setText("name corrected")
    question.language.setCurrentIndex(question.language.findData("de"))
    with qtbot.waitSignals([page.exporting.ended, tab.preview.shown], timeout=LONG):
        question.accept_button.click()
    old, _, new = store.read(register.certificates)
    assert (new.replaces, new.name, new.language) == ("2024-0001", "Johanna Adler", "de")
    assert old.revoked_reason == "name corrected"
    assert holds(tab) == ["⊘ replaced", "● valid", "● valid"]
    assert tab.table.current().number == "2024-0003"
    assert "Replaces 2024-0001" in tab.side.facts()
    assert page.exporting.words.text() == "Certificate 2024-0001 replaced by 2024-0003"


def test_a_certificate_whose_decision_was_taken_back_is_no_longer_true(page, tab, store):
    who = student_id(store, "Adler")
    store.change(Title.of("Withdraw"), lambda tx: decisions.withdraw(tx, who))
    page.refresh(None)
    assert holds(tab)[0] == "⊘ no longer true"
    words = "The decision it was issued under does not hold any more."
    assert words in tab.side.facts()


def test_what_cannot_be_replaced_is_refused_in_words(qtbot, tab, store, desk, dialog):
    page = tab.window()
    who = student_id(store, "Adler")
    store.change(Title.of("Withdraw"), lambda tx: decisions.withdraw(tx, who))
    page.refresh(None)
    tab.replace_button.click()
    question = dialog()
    question.reason.setText("lost")
    with qtbot.waitSignal(desk.refused, timeout=LONG) as refusal:
        question.accept_button.click()
    assert isinstance(refusal.args[0], decisions.NotDecided)
    assert len(store.read(register.certificates)) == 2


def test_opening_hands_on_the_kept_bytes(qtbot, tab, store):
    tab.opened.disconnect()
    with qtbot.waitSignal(tab.opened) as wish:
        tab.open_button.click()
    assert wish.args == ["2024-0001.pdf", store.read(register.document, "2024-0001")]
