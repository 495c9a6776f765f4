from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from planner.jobs.tally import Filter
from planner.jobs.view_filters import LACKING, Subject
from planner.jobs.views import View
from planner.rules.credits import ItemKind
from planner.ui.gradebook.keeping import ViewName


@pytest.fixture
def views(shown):
    return shown.page.views


def answer(shown, name):
    """Type a name into the question that is open, and accept."""
    (asked,) = [one for one in shown.window.findChildren(ViewName) if one.isVisible()]
    asked.name.setText(name)
    asked.accept()
    return asked


def save(shown, name):
    shown.page.views.keeping.ask_save()
    return answer(shown, name)


def test_a_view_is_saved_and_opened_again(shown, views):
    views.viewing.toggle(Subject.RESULT, "poster", LACKING)
    views.arranging.fold(ItemKind.HOMEWORK)
    views.sort_by("decision")
    wanted = views.viewing.view
    save(shown, " Posters owed ")
    assert shown.undoable() == "View “Posters owed” saved"
    views.viewing.show(View())
    (row,) = views.keeping.rows
    views.keeping.open(row)
    assert views.viewing.view == wanted
    assert shown.page.model.rowCount() == 8


def test_overwriting_renaming_and_deleting_are_one_step_each(shown, views):
    views.viewing.choose(Filter.TO_MARK)
    save(shown, "Mine")
    assert not views.keeping.is_changed()
    views.viewing.choose(Filter.MISSING)
    assert views.keeping.is_changed()
    views.keeping.overwrite()
    assert shown.undoable() == "View “Mine” changed"
    assert views.keeping.meant(views.keeping.rows[0]).show is Filter.MISSING
    views.keeping.ask_rename()
    answer(shown, "Ours")
    assert [row.name for row in views.keeping.rows] == ["Ours"]
    views.keeping.delete()
    assert views.keeping.rows == ()
    shown.desk.undo()
    assert [row.name for row in views.keeping.rows] == ["Ours"]
    shown.desk.undo()
    assert [row.name for row in views.keeping.rows] == ["Mine"]


def test_a_name_is_asked_for_until_it_is_free(shown, views):
    save(shown, "Mine")
    views.keeping.ask_save()
    asked = answer(shown, "MINE")
    assert asked.isVisible()
    assert "MINE" in asked.objection_line.text()
    asked.name.setText("  ")
    asked.accept()
    assert asked.objection_line.text() == "Give the view a name."
    asked.reject()
    assert len(views.keeping.rows) == 1


def test_saved_views_stand_in_the_menu_and_are_found(shown, views, qtbot):
    views.viewing.choose(Filter.TO_MARK)
    with qtbot.waitSignal(shown.page.rebound) as rebound:
        save(shown, "Tom & Ida")
    assert "Tom & Ida" in [one.spec.text for one in rebound.args[1]]
    views.viewing.clear_filters()
    menu = QMenu()
    views.menus.fill_views(menu)
    texts = [one.text() for one in menu.actions() if not one.isSeparator()]
    assert texts == [
        "Everybody, all columns",
        "Tom && Ida",
        "Save this view…",
        "Overwrite “Tom && Ida”",
        "Rename “Tom && Ida”…",
        "Delete “Tom && Ida”",
    ]
    (found,) = shown.page.search("ida to")
    found.show()
    assert views.viewing.view.show is Filter.TO_MARK


def test_the_filter_menu_ticks_what_is_on(views):
    views.viewing.toggle(Subject.STANDING, "t6", "waiting")
    menu = QMenu()
    views.menus.fill_filters(menu)
    standing = next(one for one in menu.actions() if one.text() == "Standing")
    tier = next(one for one in standing.menu().actions() if one.text() == "6 ECTS")
    ticked = [one.text() for one in tier.menu().actions() if one.isChecked()]
    assert ticked == ["waiting"]
    next(one for one in tier.menu().actions() if one.text() == "met").trigger()
    (condition,) = views.viewing.view.conditions
    assert condition.values == {"waiting", "met"}


def test_the_button_names_the_view_while_it_is_what_is_shown(shown, views):
    button = views.saved
    views.viewing.choose(Filter.TO_MARK)
    save(shown, "R & D of the third week")
    assert button.text() == "R && D of the th…"
    assert button.accessibleName() == "R & D of the th…"
    views.viewing.choose(Filter.ALL)
    assert button.text() == "Views"
    views.keeping.open(views.keeping.rows[0])
    views.keeping.ask_rename()
    answer(shown, "Mine")
    assert button.text() == "Mine"
    views.keeping.delete()
    assert button.text() == "Views"


def test_saving_a_view_leaves_the_cursor_where_it_is(shown, views):
    views.viewing.choose(Filter.TO_MARK)
    shown.go("Kiebitz", "h2")
    save(shown, "Mine")
    assert shown.at() == ("Kiebitz", "HW 2")
    shown.desk.undo()
    assert shown.at() == ("Kiebitz", "HW 2")
