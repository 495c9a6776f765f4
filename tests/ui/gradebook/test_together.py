from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.commands import groups, presenters, sessions
from planner.commands.group_results import GroupDivided
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.db.tables import ClassSession
from planner.rules.credits import State
from planner.rules.plan import PlannedSession
from planner.rules.plan_verbs import cancelled
from planner.ui.gradebook.differ_dialog import DifferDialog
from planner.ui.gradebook.together import APART, SHARED, TALK, are_partners
from planner.ui.parts.talk_dialog import TalkDialog
from tests.ui.gradebook.conftest import KEYS

STEP = Title.of("Step")


@pytest.fixture
def owls(shown):
    """Eule, Kiebitz and Reh do the project together; all three have handed it in."""
    people = [shown.ids[name] for name in ("Eule", "Kiebitz", "Reh")]
    shown.desk.do(STEP, groups.make, "Owls", ["project"], people)
    shown.go("Kiebitz", "project")
    return shown


@pytest.fixture
def box(owls):
    return owls.page.side.together


def marks(shown):
    return [shown.facts(name, "project").mark for name in ("Eule", "Kiebitz", "Reh")]


def states(shown, item="project"):
    return [shown.facts(name, item).state for name in ("Eule", "Kiebitz", "Reh")]


def spoken(shown, family, item):
    model = shown.page.model
    index = model.index(model.row_of(shown.ids[family]), model.column_of(item))
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def run(shown, id_):
    binding = next(one for one in shown.page.bindings() if one.spec.id == id_)
    assert binding.enabled()
    binding.do()


def asked(shown, kind):
    (found,) = [one for one in shown.page.window().findChildren(kind) if one.isVisible()]
    return found


def test_the_cell_and_the_inspector_say_whose_result_it_is(owls, box):
    assert spoken(owls, "Eule", "project").endswith(
        "handed in, with a note, Owls: Eule, Kiebitz, Reh"
    )
    assert owls.look("Eule", "Project").shared == SHARED
    assert box.group.text() == "Owls: Eule, Kiebitz, Reh. What is entered here is for all of them."
    owls.go("Kiebitz", "poster")
    assert box.group.isHidden()
    assert owls.look("Kiebitz", "Poster").shared == ""


def test_a_typed_mark_is_for_the_whole_group_and_one_step(owls):
    owls.type("1.3")
    owls.press(KEYS.Key_Return)
    assert marks(owls) == [Decimal("1.3")] * 3
    assert owls.undoable() == "Owls (Eule, Kiebitz, Reh): Project graded 1.3"
    assert (
        owls.look("Reh", "Project").text == "1.3 handed in"
        or "1.3" in owls.look("Reh", "Project").text
    )
    owls.desk.undo()
    assert marks(owls) == [None] * 3


def test_a_letter_and_clearing_reach_the_group_too(owls):
    owls.type("p")
    assert states(owls) == [State.PASSED] * 3
    assert owls.undoable() == "Owls (Eule, Kiebitz, Reh): Project passed"
    owls.press(KEYS.Key_Delete)
    assert states(owls) == [State.OPEN] * 3
    assert owls.undoable() == "Owls (Eule, Kiebitz, Reh): Project cleared"


def test_a_state_that_is_said_of_one_person_stays_with_them(owls, box):
    owls.type("e")
    assert states(owls) == [State.SUBMITTED, State.EXCUSED, State.SUBMITTED]
    assert owls.undoable() == "Kiebitz, Aylin: Project excused"
    assert "is said of one person" in box.group.text()
    owls.go("Eule", "project")
    owls.type("p")
    assert states(owls) == [State.PASSED, State.EXCUSED, State.PASSED]


def test_several_cells_count_everybody_whom_they_reach(owls):
    two = [(owls.ids["Eule"], "project"), (owls.ids["Adler"], "poster")]
    owls.page.doings.set_state(two, State.RETURNED)
    assert owls.undoable() == "4 results to revise"


def test_late_days_and_notes_stay_with_the_student(owls):
    owls.page.side.cell.late.setValue(3)
    assert owls.undoable() == "Kiebitz, Aylin: Project, 3 days late"
    late = [owls.facts(name, "project").late_days for name in ("Eule", "Kiebitz", "Reh")]
    assert late == [0, 3, 0]


def test_two_results_for_one_group_in_a_pasted_block_are_refused(owls):
    refused = []
    owls.desk.refused.connect(refused.append)
    entries = [
        (owls.ids[name], "project", Entry(mark=Decimal(mark)))
        for name, mark in (("Eule", 1), ("Reh", 2))
    ]
    assert not owls.page.doings.enter_many(entries)
    assert isinstance(refused[0], GroupDivided)
    assert marks(owls) == [None] * 3


def test_one_member_differs_with_a_reason_and_comes_back(owls, box):
    box.differ.click()
    question = asked(owls, DifferDialog)
    question.value.setCurrentText("2.0")
    question.accept_button.click()
    assert "Say why Kiebitz" in question.objection_line.text()
    question.value.setCurrentText("much")
    question.reason.setText("wrote the report alone")
    question.accept_button.click()
    assert "no state and no number" in question.objection_line.text()
    question.value.setCurrentText("2.0")
    question.accept_button.click()
    assert owls.undoable() == "Kiebitz, Aylin: Project differs from the group"
    owls.page.show_side()
    assert marks(owls) == [None, Decimal("2.0"), None]
    assert box.group.text() == "Owls: Eule, Kiebitz, Reh. Differs: wrote the report alone"
    assert owls.look("Kiebitz", "Project").shared == APART
    assert spoken(owls, "Kiebitz", "project").endswith("differs from Owls: Eule, Kiebitz, Reh")
    owls.go("Eule", "project")
    owls.type("1.0")
    owls.press(KEYS.Key_Return)
    assert marks(owls) == [Decimal("1.0"), Decimal("2.0"), Decimal("1.0")]
    owls.go("Kiebitz", "project")
    box.rejoin.click()
    assert owls.undoable() == "Kiebitz, Aylin: Project as the group again"
    assert marks(owls) == [Decimal("1.0")] * 3


def test_what_is_possible_follows_the_cursor(owls):
    possible = {one.spec.id: one.enabled for one in owls.page.bindings()}
    assert possible["grades.differ"]()
    assert not possible["grades.rejoin"]()
    assert not possible["grades.present"]()
    owls.go("Kiebitz", "talk")
    assert not possible["grades.differ"]()
    assert possible["grades.present"]()


def test_the_cells_that_share_what_is_entered_stand_framed(owls):
    one, other = owls.look("Kiebitz", "Project"), owls.look("Reh", "Project")
    assert are_partners(one, other)
    assert not are_partners(one, owls.look("Adler", "Project"))
    before = owls.grid.grab().toImage()
    owls.go("Kiebitz", "poster")
    reh = owls.grid.visualRect(
        owls.page.model.index(
            owls.page.model.row_of(owls.ids["Reh"]), owls.page.model.column_of("project")
        )
    )
    corner = owls.grid.viewport().mapTo(owls.grid, reh.topLeft())
    assert before.pixelColor(corner) != owls.grid.grab().toImage().pixelColor(corner)


def test_the_groups_of_the_item_are_wished_for(owls, box, qtbot):
    with qtbot.waitSignal(owls.page.wished) as wished:
        box.groups.click()
    assert wished.args == ["students", ("groups", "project")]


def test_a_title_is_typed_beside_the_cell_and_is_the_group_s(owls, box):
    assert box.title.isVisible()
    box.title.setFocus()
    QTest.keyClicks(box.title, "Sycophancy")
    QTest.keyClick(box.title, KEYS.Key_Return)
    titles = [owls.line(name).results["project"].title for name in ("Eule", "Kiebitz", "Reh")]
    assert titles == ["Sycophancy"] * 3
    assert owls.undoable() == "Owls (Eule, Kiebitz, Reh): title of Project changed"
    owls.go("Kiebitz", "h1")
    assert box.title.isHidden()


def test_a_title_that_is_still_typed_stays_with_its_cell(owls, box):
    box.title.setFocus()
    QTest.keyClicks(box.title, "Late words")
    owls.go("Adler", "project")
    assert owls.line("Adler").results["project"].title == ""
    assert owls.line("Reh").results["project"].title == "Late words"
    assert box.title.text() == ""


@pytest.fixture
def scheduled(shown):
    """A session on 13 March with a place for a talk, and one on the shelf."""

    def plan(tx) -> None:
        row = PlannedSession(id="s1", topic="Reward models", day=date(2024, 3, 13))
        sessions.add(tx, row)
        sessions.add(tx, PlannedSession(id="s2", topic="Open questions"))
        for session in ("s1", "s2"):
            presenters.set_speakers(tx, session, [], places=1)

    shown.desk.do(STEP, plan)
    shown.go("Dachs", "talk")
    return shown


def present(shown, row):
    shown.page.side.together.present.click()
    question = asked(shown, TalkDialog)
    question.list.setCurrentRow(row)
    question.accept_button.click()
    shown.page.show_side()


def test_the_date_of_a_talk_stands_in_the_cell_until_it_is_marked(scheduled):
    box = scheduled.page.side.together
    assert box.talk.text() == "No date for the presentation yet"
    present(scheduled, 0)
    assert scheduled.undoable() == "Dachs, Emil presents on 13 Mar"
    look = scheduled.look("Dachs", "Talk")
    assert (look.text, look.sign) == ("13 Mar", TALK)
    assert spoken(scheduled, "Dachs", "talk").endswith("open, presents on Wed 13 Mar")
    assert box.talk.text() == "Presents on Wed 13 Mar"
    scheduled.grid.setFocus()
    scheduled.type("1.3")
    scheduled.press(KEYS.Key_Return)
    assert scheduled.look("Dachs", "Talk").text == "1.3"


def test_when_the_session_moves_the_date_follows_and_when_it_is_called_off_there_is_none(
    scheduled,
):
    present(scheduled, 0)
    scheduled.desk.do(
        STEP, lambda tx: setattr(tx.get(ClassSession, "s1"), "day", date(2024, 3, 20))
    )
    assert scheduled.look("Dachs", "Talk").text == "20 Mar"
    change = cancelled(scheduled.desk.read(plan_of), "s1")
    scheduled.desk.do(STEP, sessions.carry_out, change)
    assert scheduled.look("Dachs", "Talk").text == "no date"
    assert "the session of Wed 20 Mar is cancelled" in spoken(scheduled, "Dachs", "talk")


def test_a_talk_on_the_shelf_has_no_date_yet(scheduled):
    present(scheduled, 1)
    assert scheduled.look("Dachs", "Talk").text == "no date"
    assert "presents in “Open questions”, which has no day yet" in spoken(
        scheduled, "Dachs", "talk"
    )
