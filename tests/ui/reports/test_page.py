from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QScrollArea,
    QTabBar,
    QTableView,
)

from planner.db.register import certificates
from planner.exchange.whole_file import CannotWrite, WhyNot
from tests.ui.reports.conftest import issued

LONG = 20_000
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QScrollArea)


def binding(page, name):
    return next(one for one in page.bindings() if one.spec.id == name)


def test_the_office_comes_first_and_each_tab_brings_its_side(page):
    names = [page.tabs.tabText(n) for n in range(page.tabs.count())]
    assert names == [
        "Hand over to the office",
        "Schedule",
        "Semester calendar",
        "Gradebook",
        "Attendance list",
        "Certificates",
        "Handed out",
        "Checklist",
        "Charts",
    ]
    for n in range(page.tabs.count()):
        page.tabs.setCurrentIndex(n)
        assert page.side.currentWidget() is page.tabs.widget(n).side


def test_only_the_tab_in_front_makes_its_document(qtbot, page):
    assert page.documents[0].preview.content is not None
    assert page.documents[1].preview.content is None
    with qtbot.waitSignal(page.documents[1].preview.shown, timeout=LONG):
        page.tabs.setCurrentIndex(1)
    assert page.documents[1].preview.content is not None


def test_the_navigation_counts_what_is_ready(qtbot, page, store):
    told = []
    page.counted.connect(told.append)
    with qtbot.waitSignal(page.documents[0].preview.shown, timeout=LONG):
        page.refresh(None)
    assert told == ["5 ready"]
    issued(store, "Adler", "Biber")
    with qtbot.waitSignal(page.documents[0].preview.shown, timeout=LONG):
        page.refresh(None)
    assert told[-1] == "3 ready"


def test_search_finds_certificates_by_number_and_name(qtbot, page, store):
    issued(store, "Adler", "Biber")
    found = page.search("biber")
    assert [(one.text, one.detail) for one in found] == [("2024-0002", "Çağla Biber")]
    page.register.mark_old()
    found[0].show()
    assert page.tabs.currentWidget() is page.register
    assert page.register.table.current().row.number == "2024-0002"
    with qtbot.waitSignal(page.register.preview.shown, timeout=LONG):
        pass
    page.show_thing("schedule")
    assert page.tabs.currentIndex() == 1


def test_export_does_what_fits_the_tab_in_front(qtbot, page, desk, chosen, folder):
    export = binding(page, "documents.export")
    page.tabs.setCurrentWidget(page.certificates)
    assert export.enabled()
    export.do()
    with qtbot.waitSignal(desk.refused, timeout=LONG):
        asked = chosen(folder / "none")
    assert asked == "Choose a folder for the certificates"
    assert desk.read(certificates) == ()
    page.tabs.setCurrentWidget(page.register)
    assert not export.enabled()


def test_every_control_has_a_name(page):
    for n in range(page.tabs.count()):
        page.tabs.setCurrentIndex(n)
        for kind in CONTROLS:
            for control in (*page.findChildren(kind), *page.side.findChildren(kind)):
                if control.isVisible() and is_ours(control):
                    name = control.accessibleName() or getattr(control, "text", str)()
                    assert name, f"{control} on tab {n}"


def is_ours(control):
    """Parts of Qt's own controls are told by those."""
    inside = isinstance(control.parentWidget(), QComboBox | QTableView | QTabBar)
    return not inside and not isinstance(control, QHeaderView)


def test_nothing_is_wider_than_the_window_leaves_room_for(page):
    for n in range(page.tabs.count()):
        page.tabs.setCurrentIndex(n)
        assert page.minimumSizeHint().width() <= 816
        assert page.minimumSizeHint().height() <= 694
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
    assert page.tabs.currentWidget().about.id == thing
