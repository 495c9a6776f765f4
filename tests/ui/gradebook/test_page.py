from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from planner.commands import results, students, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.tally import Filter
from planner.rules.credits import Item, State
from planner.ui.desk import Desk
from planner.ui.gradebook.page import GradesPage
from planner.ui.writing.dialog import WriteDialog
from tests.small_course import furnished
from tests.ui.gradebook.conftest import KEYS, SHIFT
from tests.ui.gradebook.whole_course import TODAY


def families(shown):
    return [line.student.family for line in shown.page.model.shown()]


def chips(shown):
    return {name: one.text() for name, one in shown.page.chips.buttons.items()}


def test_chips_count_and_narrow(shown):
    assert chips(shown)[Filter.ALL] == "All 24"
    assert chips(shown)[Filter.TO_MARK] == "To mark 4"
    assert chips(shown)[Filter.TO_DECIDE] == "To decide 9"
    shown.page.chips.choose(Filter.TO_MARK)
    assert families(shown) == ["Amsel", "Eule", "Kiebitz", "Reh"]
    assert chips(shown)[Filter.TO_MARK] == "To mark 4"
    shown.page.chips.choose(Filter.ALL)
    assert len(families(shown)) == 24


def test_a_row_stays_where_it_is_while_one_works_on_it(shown):
    shown.page.chips.choose(Filter.TO_MARK)
    shown.go("Amsel", "poster")
    shown.press(KEYS.Key_Space, KEYS.Key_Return)
    assert families(shown) == ["Amsel", "Eule", "Kiebitz", "Reh"]
    assert chips(shown)[Filter.TO_MARK] == "To mark 3"
    assert shown.at() == ("Eule", "Poster")


def test_the_cursor_stays_with_its_student_when_the_filter_changes(shown):
    shown.go("Kiebitz", "h2")
    shown.page.chips.choose(Filter.TO_DECIDE)
    assert shown.at() == ("Kiebitz", "HW 2")
    shown.page.chips.choose(Filter.MISSING)
    assert shown.at()[1] == "HW 2"


def test_sums_count_those_in_view(shown):
    sums = shown.page.sums
    assert sums.accessibleName().startswith("24 students; 8 aim at 3 ECTS, 10 aim at 6 ECTS")
    assert "3 ECTS: 14 met, 1 waiting, 2 out of reach, 7 possible" in sums.accessibleName()
    assert "Homework 2: 19 passed, 1 failed or missing, 4 still owed" in sums.accessibleName()
    shown.go("Fischer", "h2")
    shown.press(KEYS.Key_Space)
    assert "Homework 2: 20 passed" in sums.accessibleName()
    shown.page.chips.choose(Filter.TO_MARK)
    assert sums.accessibleName().startswith("4 students")


def test_the_number_to_mark_stands_beside_the_pages_name(shown, qtbot):
    shown.go("Amsel", "poster")
    with qtbot.waitSignal(shown.page.counted) as counted:
        shown.press(KEYS.Key_Space)
    assert counted.args == ["3 to mark"]


def test_undo_shows_the_old_value_and_redo_the_new_one(shown):
    shown.go("Eule", "project")
    shown.type("1.3")
    shown.press(KEYS.Key_Return)
    assert shown.look("Eule", "Project").text == "1.3"
    assert shown.look("Eule", "Decision").text == "6 · 1.3?"
    shown.desk.undo()
    assert shown.look("Eule", "Project").text == "handed in"
    assert shown.look("Eule", "Decision").text == "3 · passed?"
    shown.desk.redo()
    assert shown.look("Eule", "Project").text == "1.3"


def test_a_tick_reads_only_its_own_student_again(shown):
    others = {line.student.id: line for line in shown.page.model.lines()}
    shown.go("Gans", "h3")
    shown.press(KEYS.Key_Space)
    changed = [
        line.student.family
        for line in shown.page.model.lines()
        if line is not others[line.student.id]
    ]
    assert changed == ["Gans"]


def test_undo_out_of_sight_brings_the_row_into_view(shown):
    shown.resize(815, 300)
    shown.go("Ziege", "project")
    shown.type("h")
    shown.go("Adler", "h1")
    grid = shown.grid
    row = shown.page.model.row_of(shown.ids["Ziege"])
    assert not grid.viewport().rect().intersects(grid.visualRect(shown.page.model.index(row, 2)))
    shown.desk.undo()
    assert grid.viewport().rect().intersects(grid.visualRect(shown.page.model.index(row, 2)))
    assert shown.at() == ("Adler", "HW 1")


def test_a_step_that_touches_everybody_is_read_at_once(shown, monkeypatch):
    monkeypatch.setattr("planner.ui.gradebook.page.FEW", 5)
    cells = [(one, "talk", Entry(state=State.EXEMPT)) for one in shown.ids.values()]
    shown.desk.do(Title.of("Exempt all"), results.enter_many, cells)
    assert shown.look("Eule", "Talk").text == "exempt"
    assert len(families(shown)) == 24


def test_what_happened_while_the_page_was_hidden_is_shown_with_it(shown, monkeypatch):
    monkeypatch.setattr("planner.ui.gradebook.page.FEW", 5)
    shown.page.hide()
    cells = [(one, "talk", Entry(state=State.EXEMPT)) for one in shown.ids.values()]
    shown.desk.do(Title.of("Exempt all"), results.enter_many, cells)
    assert shown.look("Eule", "Talk").text == "·"
    shown.page.show()
    assert shown.look("Eule", "Talk").text == "exempt"


def test_new_people_and_new_items_appear_and_the_cursor_stays(shown):
    shown.go("Eule", "poster")
    shown.desk.do(Title.of("Add"), students.add, family="Amsel", given="Zoë")
    assert families(shown).count("Amsel") == 2
    assert shown.at() == ("Eule", "Poster")
    shown.desk.do(Title.of("Add"), work.add_item, Item(id="quiz", title="Quiz"))
    assert "Quiz" in [column.heading for column in shown.page.model.columns]
    assert shown.at() == ("Eule", "Poster")


def test_leavers_stand_last_and_are_named_as_such(shown):
    shown.desk.do(Title.of("Leave"), students.leave, [shown.ids["Adler"]], TODAY)
    model = shown.page.model
    assert families(shown)[-1] == "Adler"
    last = model.index(model.rowCount() - 1, 2)
    said = last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Adler, Jonas (left the course), Participation, passed"


@pytest.mark.parametrize("text", ["eul", "franz", "EULE fr", "4711044", "711044"])
def test_search_finds_by_the_start_of_any_name_or_by_number(shown, text):
    found = shown.page.search(text)
    assert [one.text for one in found] == ["Eule, Franziska"]
    found[0].show()
    assert shown.at()[0] == "Eule"


def test_search_finds_names_without_their_accents(shown):
    assert [one.text for one in shown.page.search("krahe")] == ["Krähe, Lena"]
    assert [one.text for one in shown.page.search("luc")][-1] == "Ziege, Łucja"
    assert shown.page.search("nobody") == []


def test_what_is_pointed_at_is_shown_even_if_the_filter_hides_it(shown):
    shown.page.chips.choose(Filter.TO_MARK)
    shown.page.show_thing((shown.ids["Wolf"], "poster"))
    assert shown.at() == ("Wolf", "Poster")
    assert len(families(shown)) == 24


def test_actions_do_what_keys_do(shown):
    bindings = {one.spec.id: one for one in shown.page.bindings()}
    shown.go("Gans", "h3")
    bindings["grades.state.submitted"].do()
    assert shown.facts("Gans", "h3").state is State.SUBMITTED
    assert bindings["grades.clear"].enabled()
    bindings["grades.clear"].do()
    assert shown.facts("Gans", "h3").state is State.OPEN
    assert not bindings["grades.accept"].enabled()
    shown.go("Meise", "h3")
    assert bindings["grades.accept"].enabled()
    bindings["grades.sort.2"].do()
    bindings["grades.sort.2"].do()
    assert shown.page.grid.headings.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    bindings["grades.show.to_mark"].do()
    assert families(shown)[0] == "Amsel"
    bindings["grades.sort.0"].do()
    assert families(shown) == ["Amsel", "Eule", "Kiebitz", "Reh"]
    assert len({one.spec.id for one in shown.page.bindings()}) == len(bindings)


def test_a_course_without_students_says_how_they_come(qtbot, say, theme):
    with in_memory() as empty:
        page = GradesPage(Desk(empty, say), say, theme, TODAY)
        qtbot.addWidget(page)
        qtbot.addWidget(page.side)
        page.refresh(None)
        page.show()
        assert page._nothing.isVisible()
        page.grid.setFocus()
        assert page.search("a") == []
        clear = next(one for one in page.bindings() if one.spec.id == "grades.clear")
        assert not clear.enabled()


def test_points_are_bound_by_the_item_and_a_bonus_is_the_items_affair(qtbot, say, theme):
    with in_memory() as store:
        furnished(store)
        desk = Desk(store, say)
        sheet = Item(id="sheet", title="Sheet", marking="points", max_points=Decimal(20))
        desk.do(Title.of("Points"), work.edit_item, sheet)
        page = GradesPage(desk, say, theme, TODAY)
        qtbot.addWidget(page)
        qtbot.addWidget(page.side)
        page.refresh(None)
        adler = page.model.shown()[0].student.id
        why = page.doings.enter_text((adler, "sheet"), "21")
        assert "20" in why
        assert page.doings.enter_text((adler, "sheet"), "17,5") == ""
        assert page.model.line(adler).results["sheet"].facts.points == Decimal("17.5")
        desk.do(Title.of("Bonus"), work.edit_item, sheet, bonus=True)
        assert page.doings.enter_text((adler, "sheet"), "21") == ""


def test_a_slip_over_a_whole_large_course_changes_nothing(shown, qtbot, monkeypatch):
    monkeypatch.setattr("planner.ui.gradebook.doings.MOST_AT_ONCE", 50)
    last = shown.undoable()
    shown.grid.selectAll()
    with qtbot.waitSignal(shown.page.noticed) as noticed:
        shown.type("f")
    assert noticed.args == ["168 results at once are too many; select fewer."]
    assert shown.undoable() == last


def test_those_who_are_shown_or_selected_are_written_to(shown):
    shown.page.chips.choose(Filter.TO_MARK)
    shown.go("Amsel", "poster")
    shown.page.write()
    assert written_to(shown) == "Write to 4 students"
    shown.press(KEYS.Key_Down, modifier=SHIFT)
    shown.page.write()
    assert written_to(shown) == "Write to 2 students"


def written_to(shown):
    question = next(one for one in shown.page.findChildren(WriteDialog) if one.isVisible())
    question.reject()
    return question.windowTitle()


def test_a_workbook_that_is_dropped_is_read_as_a_marking_sheet(qtbot, shown, tmp_path):
    path = tmp_path / "ben.xlsx"
    path.write_text("no workbook")
    with qtbot.waitSignal(shown.page._desk.refused) as refusal:
        shown.page.readers["sheet"](path)
    assert "ben.xlsx" in str(vars(refusal.args[0]))
