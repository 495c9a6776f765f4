from __future__ import annotations

import pytest

from planner.db.students import student
from planner.jobs.checklist import checklist
from planner.rules.checklist import Concern
from planner.ui.reports.checklist_pane import SIGNED_COLUMN
from planner.ui.reports.checklist_ways import FIXES, place_of
from planner.ui.reports.sign_off_dialog import SignOffDialog
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, rename


@pytest.fixture
def tab(page):
    page.show_thing("checklist")
    return page.checklist


def choose(tab, concern):
    tab.concerns.show_row(str(concern))


def shown(tab):
    return [
        tuple(column.text(one) for column in tab.points.rows.columns) for one in tab.points.shown()
    ]


def test_each_concern_has_its_counts_and_its_points_below(tab):
    assert tab.summary.text() == "43 points are open."
    said = [
        tuple(column.text(one) for column in tab.concerns.rows.columns)
        for one in tab.concerns.shown()
    ]
    assert said[0] == ("○  Blank without a state", "20", "–")
    assert said[1] == ("○  Nobody has marked", "4", "–")
    assert said[6] == ("●  Same name twice", "–", "–")
    choose(tab, Concern.UNMARKED)
    assert shown(tab)[0] == ("Amsel, Berta", "Poster: handed in, to be marked", "open")
    assert tab.side.facts() == ["A list for the office made now is marked as a draft."]


def test_where_there_is_little_room_the_names_get_it(tab):
    tab.resize(360, 500)
    assert tab.concerns.isColumnHidden(SIGNED_COLUMN)
    assert tab.points.columnWidth(1) > 180
    tab.resize(700, 500)
    assert not tab.points.isColumnHidden(SIGNED_COLUMN)


def test_a_point_leads_to_its_cell_and_what_fixes_it_begins_there(tab, page, store, qtbot):
    choose(tab, Concern.UNMARKED)
    with qtbot.waitSignal(page.wished) as wish:
        tab.go_button.click()
    place, thing = wish.args
    assert (place, thing[0]) == ("grades", student_id(store, "Amsel"))
    assert tab.fix_button.isHidden()
    choose(tab, Concern.UNDECIDED)
    assert tab.fix_button.text() == "Decide all…"
    with qtbot.waitSignal(page.run_wished) as wish:
        tab.fix_button.click()
    assert wish.args == ["grades", student_id(store, "Amsel"), "grades.decide_all"]


def test_points_are_signed_off_with_a_reason_and_opened_again(tab, page, store, dialog):
    rename(store, "Gans", matriculation="")
    page.refresh(None)
    choose(tab, Concern.NO_NUMBER)
    tab.sign_button.click()
    asked = dialog()
    assert isinstance(asked, SignOffDialog)
    asked.accept()
    assert asked.objection_line.text() == "Say why it may stay as it is."
    asked.reason.setText("exchange student")
    asked.accept()
    page.refresh(None)
    assert shown(tab) == [
        (
            "Gans, Hannah",
            "◐ no matriculation number",
            f"{page._say.plain_day(TODAY)}, {store.who}: exchange student",
        )
    ]
    assert not tab.sign_button.isEnabled()
    assert tab.summary.text().endswith("1 is signed off.")
    tab.back_button.click()
    page.refresh(None)
    assert shown(tab)[0][-1] == "open"


def test_several_points_are_signed_off_with_one_reason(tab, page, store, dialog):
    choose(tab, Concern.UNMARKED)
    tab.points.selectAll()
    tab.sign_button.click()
    asked = dialog()
    assert asked.windowTitle() == "Sign off 4 points"
    asked.reason.setText("marked on paper")
    asked.accept()
    page.refresh(None)
    assert store.read(checklist, TODAY).still_open(Concern.UNMARKED) == ()


def test_the_next_open_point_goes_through_all_concerns_and_round(tab, page):
    seen = []
    page.wished.connect(lambda place, thing: seen.append((place, thing)))
    for _ in range(21):
        page._next_open()
    assert tab.concerns.current() is Concern.UNMARKED
    assert len(set(seen)) == 21
    total = len(tab._list.still_open())
    for _ in range(total - 21 + 1):
        page._next_open()
    assert seen[-1] == seen[0]


def test_there_is_nothing_to_export_or_open_on_this_tab(page):
    page.show_thing("checklist")
    bound = {one.spec.id: one for one in page.bindings()}
    assert not bound["documents.export"].enabled()
    assert not bound["documents.open"].enabled()


def test_every_point_of_the_example_has_a_place(store):
    found = store.read(checklist, TODAY).entries
    assert all(place_of(one.finding) for one in found)
    assert set(FIXES) <= set(Concern)


def test_the_same_name_twice_leads_to_merging_the_two(tab, page, store, qtbot):
    rename(store, "Gans", family="Amsel", given="Berta")
    page.refresh(None)
    choose(tab, Concern.SAME_NAME)
    assert tab.fix_button.text() == "Merge with…"
    with qtbot.waitSignal(page.run_wished) as wish:
        tab.fix_button.click()
    place, thing, action = wish.args
    assert (place, action) == ("students", "student.merge")
    assert store.read(student, thing).bare_name == "Amsel, Berta"
