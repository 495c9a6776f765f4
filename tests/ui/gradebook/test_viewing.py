from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from planner.commands import course, students
from planner.commands.groups import make
from planner.commands.work import edit_item
from planner.db.courses import PersonRow
from planner.db.finding import one
from planner.db.journal import Title
from planner.db.result_tables import Student
from planner.jobs.tally import Filter
from planner.jobs.view_filters import LACKING, Subject
from planner.places import Places
from planner.rules.credits import ItemKind
from planner.ui.desk import Desk
from planner.ui.gradebook.page import GradesPage
from planner.ui.parts.window_state import WindowState
from tests.ui.gradebook.conftest import KEYS
from tests.ui.gradebook.whole_course import ITEMS, TODAY

STEP = Title.of("Step")


def families(shown):
    return [line.student.family for line in shown.page.model.shown()]


def headings(shown):
    return [column.heading for column in shown.page.model.columns]


@pytest.fixture
def viewing(shown):
    return shown.page.views.viewing


def test_filters_of_one_thing_add_up_and_of_several_narrow(shown, viewing):
    viewing.toggle(Subject.STANDING, "t6", "waiting")
    assert families(shown) == ["Amsel", "Eule", "Kiebitz", "Reh"]
    viewing.toggle(Subject.STANDING, "t6", "out_of_reach")
    assert families(shown) == ["Amsel", "Eule", "Hase", "Kiebitz", "Marder", "Reh", "Zander"]
    viewing.toggle(Subject.RESULT, "poster", LACKING)
    assert families(shown) == ["Amsel", "Hase", "Zander"]
    viewing.choose(Filter.TO_MARK)
    assert families(shown) == ["Amsel"]


def test_chips_say_what_is_on_and_take_it_away(shown, viewing):
    bar = shown.page.views.bar
    assert not bar.isVisible()
    viewing.toggle(Subject.STANDING, "t6", "waiting")
    viewing.toggle(Subject.RESULT, "poster", LACKING)
    assert [one.accessibleName() for one in bar.chips] == [
        "6 ECTS: waiting",
        "Poster: not done yet",
    ]
    assert bar.isVisible()
    bar.chips[0].click()
    assert [one.accessibleName() for one in bar.chips] == ["Poster: not done yet"]
    bar.clear.click()
    assert not bar.isVisible()
    assert len(families(shown)) == 24


def test_the_focus_goes_on_to_the_next_chip_and_then_to_the_grid(shown, viewing):
    viewing.toggle(Subject.STANDING, "t6", "waiting")
    viewing.toggle(Subject.RESULT, "poster", LACKING)
    bar = shown.page.views.bar
    bar.chips[0].setFocus()
    bar.chips[0].click()
    assert bar.chips[0].hasFocus()
    bar.chips[0].click()
    assert shown.grid.hasFocus()


def test_nobody_fits_and_the_way_out_is_said(shown, viewing):
    viewing.toggle(Subject.STANDING, "t3", "met")
    viewing.toggle(Subject.RESULT, "h1", "missing")
    nobody = shown.page.views.nobody
    assert nobody.isVisible()
    assert nobody.title.text() == "No match"
    viewing.clear_filters()
    assert not nobody.isVisible()
    assert shown.grid.isVisible()


def test_programme_enrolment_and_marker_can_be_filtered_by(shown, viewing):
    tutor = PersonRow(id="", role="ta", name="Tom Taube")
    shown.desk.do(STEP, course.set_people, [tutor])
    ((tutor_id, _),) = viewing.around.people.items()
    eule = shown.ids["Eule"]
    shown.desk.do(STEP, students.edit, eule, programme="Physik")
    shown.desk.do(STEP, lambda tx: setattr(one(tx, Student, eule), "ta_id", tutor_id))
    shown.desk.do(STEP, students.leave, [shown.ids["Adler"]], TODAY)
    for subject, value, expected in (
        (Subject.TA, tutor_id, ["Eule"]),
        (Subject.PROGRAMME, "Physik", ["Eule"]),
        (Subject.ENROLMENT, "left", ["Adler"]),
    ):
        viewing.toggle(subject, "", value)
        assert families(shown) == expected
        viewing.clear_filters()
    viewing.toggle(Subject.TA, "", "")
    assert len(families(shown)) == 23


def test_the_members_of_a_group_can_be_shown(shown, viewing):
    both = (shown.ids["Eule"], shown.ids["Reh"])
    shown.desk.do(STEP, edit_item, ITEMS[4], in_groups=True)
    shown.desk.do(STEP, make, "Owls", ["poster"], both)
    ((group_id, name),) = viewing.around.groups.items()
    assert name == "Owls"
    viewing.toggle(Subject.GROUP, "", group_id)
    assert families(shown) == ["Eule", "Reh"]
    viewing.clear_filters()
    viewing.toggle(Subject.GROUP, "", "")
    assert len(families(shown)) == 22


def test_folding_a_kind_keeps_the_cursor_on_its_student(shown):
    shown.go("Eule", "poster")
    shown.page.views.arranging.fold(ItemKind.HOMEWORK)
    assert headings(shown) == [
        *("Aim", "3 · 6 · 9", "Part.", "Homework", "Poster", "Project", "Talk", "Decision")
    ]
    assert shown.at() == ("Eule", "Poster")
    assert shown.look("Fischer", "Homework").text == "2 of 3"
    shown.go("Fischer")
    shown.grid.put(shown.grid.currentIndex().row(), headings(shown).index("Homework"))
    shown.press(KEYS.Key_Space)
    assert "HW 1" in headings(shown)


def test_what_is_pointed_at_is_shown_even_if_hidden_or_folded(shown, viewing):
    arranging = shown.page.views.arranging
    arranging.fold(ItemKind.HOMEWORK)
    arranging.toggle(next(one for one in arranging.columns() if one.key == "poster"))
    viewing.toggle(Subject.STANDING, "t6", "waiting")
    shown.go("Wolf", "h2")
    assert shown.at() == ("Wolf", "HW 2")
    shown.go("Wolf", "poster")
    assert shown.at() == ("Wolf", "Poster")


def test_hidden_columns_are_remembered_for_the_next_start_and_filters_are_not(
    qtbot, store, say, theme, tmp_path
):
    state = WindowState(Places.under(tmp_path).window_state)

    def page():
        made = GradesPage(Desk(store, say), say, theme, TODAY, state)
        qtbot.addWidget(made)
        qtbot.addWidget(made.side)
        made.refresh(None)
        return made

    first = page()
    first.views.arranging.toggle(first.model.columns[0])
    first.views.viewing.choose(Filter.TO_MARK)
    second = page()
    assert second.model.columns[0].heading == "3 · 6 · 9"
    assert second.model.rowCount() == 24


def test_the_order_is_part_of_the_view_and_survives_hiding(shown, viewing):
    shown.page.views.sort_by("project")
    top = families(shown)[:3]
    arranging = shown.page.views.arranging
    arranging.toggle(next(one for one in arranging.columns() if one.key == "project"))
    assert families(shown)[:3] == top
    assert viewing.view.sorted_by == "project"
    assert shown.grid.headings.sortIndicatorSection() == -1
    arranging.show_all()
    column = shown.page.model.column_of("project")
    assert shown.grid.headings.sortIndicatorSection() == column
    assert shown.grid.headings.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder


def test_copied_is_what_is_shown_in_the_order_shown(shown, qapp):
    shown.page.views.arranging.fold(ItemKind.HOMEWORK)
    shown.page.views.viewing.choose(Filter.TO_MARK)
    shown.page.views.sort_by("")
    shown.page.views.sort_by("")
    shown.grid.selectAll()
    shown.page.clipboard.copy()
    rows = [line.split("\t") for line in qapp.clipboard().text().splitlines()]
    assert len(rows) == 4
    assert rows[0][3] == "3 of 3"
    assert len(rows[0]) == len(headings(shown))


def test_all_that_is_shown_is_copied_with_names_and_headings(shown, qapp, qtbot):
    shown.page.views.arranging.fold(ItemKind.HOMEWORK)
    shown.page.views.viewing.choose(Filter.TO_MARK)
    with qtbot.waitSignal(shown.page.noticed) as noticed:
        shown.page.views.copy_all()
    assert noticed.args == ["4 students copied"]
    rows = [line.split("\t") for line in qapp.clipboard().text().splitlines()]
    assert rows[0][:2] == ["Student", "Matriculation number"]
    assert rows[0][5] == "Homework"
    assert rows[1][:3] == ["Amsel, Berta", "4711002", "6"]
    assert rows[1][5] == "3 of 3"
    assert len(rows) == 5


def test_where_nobody_fits_the_keyboard_finds_the_way_out(shown, viewing):
    shown.go("Eule", "h1")
    viewing.toggle(Subject.STANDING, "t3", "met")
    viewing.toggle(Subject.RESULT, "h1", "missing")
    clear = shown.page.views.clear
    assert clear.hasFocus()
    assert shown.page.first_focus() is clear
    shown.page.views.clear.click()
    assert shown.grid.hasFocus()
    assert shown.at() == ("Eule", "HW 1")
