from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QTabBar,
)

from planner.commands import course, work
from planner.db.journal import Title
from planner.rules.credits import Item

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QSpinBox)


def test_a_change_elsewhere_is_shown_and_one_that_is_not_ours_is_not_read(page, desk):
    desk.do(Title.of("Rename"), course.edit, title_en="Another title")
    assert page.course.course.fields["title_en"].text() == "Another title"
    before = page._settings
    page.refresh(frozenset({"result"}))
    assert page._settings is before


def test_the_search_finds_fields_items_and_tiers_and_goes_there(page, desk):
    desk.do(Title.of("Add"), work.add_item, Item(id="talk", title="Presentation in class"))
    found = page.search("present")
    assert [one.text for one in found] == ["Presentation in class"]
    found[0].show()
    assert page.tabs.currentIndex() == 3
    assert page.items.listing.table.current().id == "talk"
    page.search("6 ects")[0].show()
    assert page.tabs.currentIndex() == 4
    next(one for one in page.search("faculty")).show()
    assert page.tabs.currentIndex() == 0
    assert page.course.place.fields["faculty"].hasFocus()


def test_each_action_shows_its_tab_and_asks_there(page, dialog):
    tabs = []
    for binding in page.bindings():
        binding.do()
        dialog().reject()
        tabs.append(page.tabs.currentIndex())
    assert tabs == [2, 2, 2, 2, 2, 2, 1, 3, 4]


def test_every_control_has_a_name(page):
    for n in range(page.tabs.count()):
        page.tabs.setCurrentIndex(n)
        for kind in CONTROLS:
            for control in page.findChildren(kind):
                if control.isVisible() and is_ours(control):
                    name = control.accessibleName() or getattr(control, "text", str)()
                    assert name, f"{control} on tab {n}"


def is_ours(control):
    """Parts of Qt's own controls are told by those."""
    parent = control.parentWidget()
    return not isinstance(parent, QComboBox | QSpinBox | QTabBar | QAbstractItemView)


def test_nothing_is_wider_than_the_window_leaves_room_for(page):
    for n in range(page.tabs.count()):
        page.tabs.setCurrentIndex(n)
        assert page.minimumSizeHint().width() <= 1104
        assert page.minimumSizeHint().height() <= 694
