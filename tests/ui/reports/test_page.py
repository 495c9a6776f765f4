from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QScrollArea,
    QTableView,
)

from planner.db.register import certificates
from planner.exchange.whole_file import CannotWrite, WhyNot
from planner.ui.reports.words import ENTRIES
from tests.small_course import student_id
from tests.ui.reports.conftest import issued

LONG = 20_000
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QScrollArea)


def binding(page, name):
    return next(one for one in page.bindings() if one.spec.id == name)


def test_the_office_comes_first_and_each_document_brings_its_side(page):
    assert page.documents.ids() == [one.id for one in ENTRIES]
    assert page.documents.ids()[:2] == ["office", "certificates"]
    for name in page.documents.ids():
        page.documents.choose(name)
        assert page.front() is page.pane(name)
        assert page.panes.currentWidget() is page.front()
        assert page.side.currentWidget() is page.front().side


def test_a_document_is_made_only_when_it_is_looked_at(qtbot, page):
    assert page.pane("office").preview.content is not None
    assert page.pane("schedule").preview.content is None
    with qtbot.waitSignal(page.pane("schedule").preview.shown, timeout=LONG):
        page.show_thing("schedule")
    assert page.pane("schedule").preview.content is not None


def test_the_arrow_keys_pass_over_the_headings(qtbot, page):
    page.documents.setFocus()
    qtbot.keyClick(page.documents, Qt.Key.Key_Down)
    assert page.documents.current() == "certificates"
    qtbot.keyClick(page.documents, Qt.Key.Key_End)
    assert page.documents.current() == "checklist"


def test_the_navigation_counts_what_is_ready(qtbot, page, store):
    told = []
    page.counted.connect(told.append)
    with qtbot.waitSignal(page.pane("office").preview.shown, timeout=LONG):
        page.refresh(None)
    assert told == ["5 ready"]
    issued(store, "Adler", "Biber")
    with qtbot.waitSignal(page.pane("office").preview.shown, timeout=LONG):
        page.refresh(None)
    assert told[-1] == "3 ready"
    assert page.documents.count_of("certificates") == "3 ready"


def test_search_finds_certificates_by_number_and_name(qtbot, page, store):
    issued(store, "Adler", "Biber")
    found = page.search("biber")
    assert [(one.text, one.detail) for one in found] == [("2024-0002", "Çağla Biber")]
    page.register.mark_old()
    found[0].show()
    assert page.front() is page.register
    assert page.register.table.current().number == "2024-0002"
    with qtbot.waitSignal(page.register.preview.shown, timeout=LONG):
        pass
    page.show_thing("schedule")
    assert page.documents.current() == "schedule"


def test_export_does_what_fits_what_is_in_front(qtbot, page, desk, into, folder):
    export = binding(page, "documents.export")
    page.show_thing("certificates")
    assert export.enabled()
    export.do()
    with qtbot.waitSignal(desk.refused, timeout=LONG):
        asked = into(folder / "none" / "deep")
    assert asked == "Choose a folder for the certificates"
    assert desk.read(certificates) == ()
    page.show_thing("register")
    assert not export.enabled()


def test_every_control_has_a_name(page):
    for name in page.documents.ids():
        page.documents.choose(name)
        for kind in CONTROLS:
            for control in (*page.findChildren(kind), *page.side.findChildren(kind)):
                if control.isVisible() and is_ours(control):
                    said = control.accessibleName() or getattr(control, "text", str)()
                    assert said, f"{control} of {name}"


def is_ours(control):
    """Parts of Qt's own controls are told by those."""
    inside = isinstance(control.parentWidget(), QComboBox | QTableView)
    return not inside and not isinstance(control, QHeaderView)


def test_nothing_is_wider_than_the_window_leaves_room_for(page):
    for name in page.documents.ids():
        page.documents.choose(name)
        assert page.minimumSizeHint().width() <= 559
        assert page.minimumSizeHint().height() <= 560
        assert page.side.minimumSizeHint().width() <= 288


def test_a_document_that_cannot_be_kept_for_the_viewer_is_told(qtbot, page, desk, monkeypatch):
    def refused(*_):
        raise CannotWrite("a.pdf", WhyNot.FULL)

    monkeypatch.setattr(page.outside, "open_bytes", refused)
    with qtbot.waitSignal(desk.refused):
        page.register.opened.emit("a.pdf", b"")
    monkeypatch.setattr(page.outside, "open_bytes", lambda *_: False)
    with qtbot.waitSignal(page.noticed) as notice:
        page.register.opened.emit("a.pdf", b"")
    assert notice.args == ["This computer has no program to open a.pdf."]


@pytest.mark.parametrize("thing", ["office", "calendar"])
def test_documents_are_shown_by_their_ids(page, thing):
    page.show_thing(thing)
    assert page.front().about.id == thing


def test_statements_are_everybodys_or_those_of_one_who_is_asked_for(page, store):
    who = student_id(store, "Adler")
    assert page.pane("statements").order().students is None
    page.show_thing(("statements", who))
    assert page.front().about.id == "statements"
    assert page.front().order().students == (who,)
