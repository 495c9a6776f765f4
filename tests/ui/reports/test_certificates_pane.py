from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from pypdf import PdfReader

from planner.commands import certificate_templates as templates
from planner.commands import decisions, results
from planner.db import register, work
from planner.db.certificate_templates import template
from planner.db.journal import Title
from planner.jobs.certificate_candidates import Stage
from planner.rules.credits import State
from tests.small_course import student_id
from tests.ui.reports.conftest import edit_course, issued, rename

LONG = 20_000


@pytest.fixture
def tab(qtbot, page):
    tab = page.certificates
    with qtbot.waitSignal(tab.preview.shown, timeout=LONG):
        page.show_thing("certificates")
    return tab


def again(qtbot, page):
    with qtbot.waitSignal(page.certificates.preview.shown, timeout=LONG):
        page.refresh(None)


def stages(tab):
    return {one.line.student.family: one.stage for one in tab.table.rows.rows()}


def test_everyone_decided_is_listed_with_a_preview_of_the_first(tab, store):
    assert stages(tab) == dict.fromkeys(("Adler", "Biber", "Igel", "Luchs", "Otter"), Stage.READY)
    assert tab.side.title.text() == "Adler, Jonas"
    assert "Jonas Adler" in tab.preview.content.pages[0].words
    assert store.read(register.certificates) == ()


def test_certificates_are_issued_into_a_folder_and_stay_as_they_are(
    qtbot, tab, desk, folder, into
):
    page, store = tab.window(), desk.store
    told, before = [], desk.undoable()
    page.counted.connect(told.append)
    tab.issue_button.click()
    with qtbot.waitSignals([page.exporting.ended, tab.preview.shown], timeout=LONG):
        into(folder)
    rows = store.read(register.certificates)
    assert len(rows) == 5
    for row in rows:
        content = (folder / f"{row.number}.pdf").read_bytes()
        assert hashlib.sha256(content).hexdigest() == row.sha256
    assert page.exporting.words.text() == "5 certificates written to out"
    assert set(stages(tab).values()) == {Stage.ISSUED}
    assert told[-1] == ""
    assert desk.undoable() == before  # what was handed out is no step to undo


def test_only_those_selected_are_issued_in_the_language_chosen(qtbot, tab, store, folder, into):
    page = tab.window()
    tab.side.choose("both")
    wanted = [one for one in tab.table.shown() if one.line.student.family in {"Biber", "Luchs"}]
    tab.table.select(wanted)
    tab.selected_button.click()
    with qtbot.waitSignals([page.exporting.ended, tab.preview.shown], timeout=LONG):
        into(folder)
    rows = store.read(register.certificates)
    assert [(row.name, row.language) for row in rows] == [
        ("Çağla Biber", "both"),
        ("Mário Luchs", "both"),
    ]
    assert len(PdfReader(folder / "2024-0001.pdf").pages) == 1


def test_what_would_be_left_out_is_named_before_issuing(qtbot, page, tab, store):
    edit_course(store, faculty="", title_de="")
    again(qtbot, page)
    tab.side.choose("both")
    tab._show_one()
    (line,) = [fact for fact in tab.side.facts() if fact.startswith("Will be left out")]
    assert "faculty" in line
    assert "course title in German" in line


def test_a_certificate_that_cannot_be_made_says_why_in_its_place(qtbot, page, tab, store):
    rename(store, "Adler", matriculation="")
    again(qtbot, page)
    assert tab.preview.content is None
    assert tab.preview.words.text().startswith("A certificate needs: matriculation number")


def test_a_certificate_that_is_no_longer_true_says_what_differs(qtbot, page, tab, store):
    issued(store, "Adler")
    rename(store, "Adler", given="Johanna")
    again(qtbot, page)
    assert stages(tab)["Adler"] is Stage.STALE_CERTIFICATE
    assert "2024-0001 is no longer true. Replace it." in tab.side.facts()
    assert "given names: Jonas → Johanna" in tab.side.facts()
    assert tab.replace_button.isEnabled()
    tab.table.select([tab.table.current()])
    assert not tab.selected_button.isEnabled()


def test_a_decision_whose_facts_have_changed_is_sent_back_to_be_decided(qtbot, page, tab, store):
    who = student_id(store, "Adler")
    item = next(row.id for row in store.read(work.items) if row.title == "Poster")
    entry = results.Entry(state=State.FAILED)
    store.change(Title.of("Fail"), lambda tx: results.enter(tx, who, item, entry))
    again(qtbot, page)
    assert stages(tab)["Adler"] is Stage.STALE_DECISION
    assert any("Decide again first" in fact for fact in tab.side.facts())
    assert not tab.replace_button.isEnabled()


def test_the_kept_bytes_of_an_issued_certificate_are_what_is_shown(qtbot, page, tab, store):
    (one,) = issued(store, "Adler")
    again(qtbot, page)
    assert tab.preview.content.document == one.document
    page.certificates.opened.disconnect()
    with qtbot.waitSignal(tab.opened) as wish:
        tab.open_document()
    assert wish.args == ["2024-0001.pdf", one.document]


def test_without_a_decision_the_tab_says_what_to_do(qtbot, page, store):
    for family in ("Adler", "Biber", "Igel", "Luchs", "Otter"):
        who = student_id(store, family)
        store.change(Title.of("Withdraw"), lambda tx, who=who: decisions.withdraw(tx, who))
    page.refresh(None)
    page.show_thing("certificates")
    assert page.certificates.nothing.isVisibleTo(page)
    assert not page.certificates.can_issue()
    with qtbot.waitSignal(page.wished) as wish:
        page.certificates.decide_wished.emit()
    assert wish.args[0] == "grades"


def test_one_pdf_is_asked_for_by_name_and_names_of_people_are_told_plainly(
    qtbot, tab, folder, chosen, dialog
):
    page = tab.window()
    tab.issue_button.click()
    question = dialog()
    assert question.counts.text() == "5 certificates will be issued."
    question.pattern.setText("{family} {number}")
    assert "Adler 2024-0017.pdf" in question.named.text()
    assert "family name" in question.named.text()
    question.pattern.setText("{grade}")
    question.accept_button.click()
    assert "“{grade}”" in question.objection_line.text()
    question.target.setCurrentIndex(question.target.findData("pdf"))
    question.accept_button.click()
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        chosen(folder / "all.pdf")
    assert len(PdfReader(folder / "all.pdf").pages) == 5


def test_all_that_no_longer_match_are_replaced_at_once_and_those_without_ground_revoked(
    qtbot, page, tab, store, dialog
):
    issued(store, "Adler", "Biber", "Igel")
    for family in ("Adler", "Biber"):
        rename(store, family, programme="M.A. Physik")
    who = student_id(store, "Igel")
    store.change(Title.of("Withdraw"), lambda tx: decisions.withdraw(tx, who))
    again(qtbot, page)
    assert tab.untrue.words.text() == "3 issued certificates no longer match."
    tab.untrue.replace_all.click()
    question = dialog()
    with qtbot.waitSignal(question.preview.shown, timeout=LONG):
        pass
    assert "2024-0001" in question.preview.content.pages[0].words  # which it would replace
    question.accept_button.click()
    assert question.objection_line.text() == "Say why it is replaced."
    question.reason.setText("programme")
    with qtbot.waitSignals([page.exporting.ended, tab.preview.shown], timeout=LONG):
        question.accept_button.click()
    assert page.exporting.words.text() == "2 certificates replaced; write them with Issue…"
    assert tab.untrue.words.text() == "1 issued certificate no longer matches."
    tab.untrue.revoke_all.click()
    question = dialog()
    with qtbot.waitSignal(question.preview.shown, timeout=LONG):
        pass
    question.reason.setText("withdrawn")
    question.accept_button.click()
    assert tab.untrue.isHidden()
    assert [row.replaces for row in store.read(register.certificates)][3:] == [
        *("2024-0001", "2024-0002")
    ]


def test_participation_lists_everybody_those_first_who_took_part(qtbot, tab):
    with qtbot.waitSignal(tab.preview.shown, timeout=LONG):
        tab.kinds.setCurrentIndex(1)
        tab.kinds.activated.emit(1)
    rows = tab.table.rows.rows()
    assert len(rows) == 24
    assert [one.suggested for one in rows] == sorted((one.suggested for one in rows), reverse=True)
    assert "Certificate of participation" in tab.preview.content.pages[0].words


def test_a_template_is_offered_once_there_are_two_of_a_kind_and_is_printed(
    qtbot, page, tab, store
):
    choice = tab.templates
    assert choice.isHidden()

    def another(tx):
        templates.copy_template(tx, "achievement", "Mine")
        mine = replace(template(tx, "Mine"), heading_en="Well done")
        templates.set_template(tx, mine)

    store.change(Title.of("Copy"), another)
    again(qtbot, page)
    assert not choice.isHidden()
    choice.names.setCurrentIndex(choice.names.findData("Mine"))
    with qtbot.waitSignal(tab.preview.shown, timeout=LONG):
        choice.names.activated.emit(choice.names.currentIndex())
    assert "Well done" in tab.preview.content.pages[0].words
    assert tab.wish(()).template == "Mine"
    store.change(Title.of("Delete"), lambda tx: templates.delete_template(tx, "Mine"))
    again(qtbot, page)
    assert (choice.isHidden(), tab.wish(()).template) == (True, "achievement")
