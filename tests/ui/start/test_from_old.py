from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from shiboken6 import isValid

from planner.errors import PlannerError
from planner.language import Language
from planner.rules.slots import parse_slot
from planner.rules.terms import Term
from planner.ui.parts.errand import under_way
from planner.ui.start.beside import BesideLine, DeadlineLine, MergeLine, OldPreview
from planner.ui.start.from_old import FromOldDialog, NextWish
from planner.ui.start.new_course import Suggested
from planner.ui.theme import Theme

SAY = Language("en")
MERGE = MergeLine(("a", "b"), "“RL & games, I” and “II” in one session: “RL”", taken=False)
SEEN = OldPreview(
    name="Logic WS 2024/25",
    summary="Logic · WS 2023/24 → WS 2024/25",
    old_term=Term.parse("WS 2023/24"),
    slots=("Wednesday, 12:30–14:00 s.t., Room 1; annex",),
    region="DE-BE",
    plan=(
        BesideLine(
            "Wed 18 Oct 2023", "1. Overview", "Wed 16 Oct 2024", "1. Overview", placed=True
        ),
        BesideLine("Wed 31 Jan 2024", "2. Final", "on the shelf", "Final", placed=False),
    ),
    merges=(MERGE,),
    deadlines=(DeadlineLine("Poster", "Wed 31 Jan 2024", "no day", "on day 1", found=False),),
    problems=("There is no place left for “Final”; it is on the shelf.",),
    what="the draft",
)


@dataclass(eq=False)
class NoCourse(PlannerError):
    """A file that is no course."""


@pytest.fixture
def ask(qtbot, qapp, tmp_path):
    """Ask with a reading of one's own; all dialogs are closed at the end."""
    made = []

    def asking(read=None, old=None, term="WS 2024/25"):
        wishes, answers = [], []

        def seen(wish):
            wishes.append(wish)
            merge = replace(MERGE, taken=MERGE.pair in wish.taken)
            return read(wish) if read else replace(SEEN, merges=(merge,))

        suggested = Suggested(
            term=Term.parse(term),
            folder=tmp_path,
            regions=[("DE-BW", "Baden-Württemberg"), ("DE-BE", "Berlin")],
            worded=lambda refusal: f"refused: {type(refusal).__name__}",
        )
        dialog = FromOldDialog.ask(
            None, SAY, Theme(qapp, "light"), suggested, read=seen, then=answers.append, old=old
        )
        dialog.wishes, dialog.answers = wishes, answers
        made.append(dialog)
        return dialog

    yield asking
    for dialog in made:
        if isValid(dialog):
            dialog.close()
    qtbot.waitUntil(lambda: under_way() == 0)


@pytest.fixture
def shown(qtbot, ask, tmp_path):
    dialog = ask(old=tmp_path / "old.course")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    return dialog


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_old_and_new_stand_side_by_side_before_anything_is_made(shown, tmp_path):
    old = tmp_path / "old.course"
    assert shown.wishes == [NextWish(old=old, term=Term.parse("WS 2024/25"))]
    assert cells(shown.shown.plan) == [
        ["Wed 18 Oct 2023", "1. Overview", "Wed 16 Oct 2024", "1. Overview"],
        ["Wed 31 Jan 2024", "2. Final", "on the shelf", "Final"],
    ]
    assert cells(shown.shown.deadlines) == [["Poster", "Wed 31 Jan 2024", "no day", "on day 1"]]
    assert cells(shown.shown.problems) == [[SEEN.problems[0]]]
    assert [shown.shown.tabText(n) for n in range(4)] == [
        "Plan",
        "1 proposal to merge",
        "Deadlines",
        "1 problem",
    ]
    shown.accept()
    (answer,) = shown.answers
    assert answer.preview.what == "the draft"
    assert answer.path == tmp_path / "Logic WS 2024 25.course"


def test_slots_and_region_are_those_of_the_old_course_until_they_are_changed(qtbot, shown):
    assert shown.slots.text() == SEEN.slots[0]
    assert shown.region.code() == "DE-BE"
    shown.slots.editingFinished.emit()
    assert len(shown.wishes) == 1
    shown.slots.setText("Thu 10-12; Fri 8:15-9:45, Room 2")
    shown.slots.editingFinished.emit()
    assert not shown.accept_button.isEnabled()
    qtbot.waitUntil(shown.accept_button.isEnabled)
    assert shown.wishes[-1].slots == (parse_slot("Thu 10-12"), parse_slot("Fri 8:15-9:45, Room 2"))
    assert shown.wishes[-1].region == "DE-BE"


def test_a_tick_lays_the_course_out_anew_with_the_two_topics_in_one(qtbot, shown):
    (tick,) = shown.shown.merges.ticks
    assert tick.accessibleName() == MERGE.text
    assert not tick.isChecked()
    tick.click()
    qtbot.waitUntil(shown.accept_button.isEnabled)
    assert shown.wishes[-1].taken == {MERGE.pair}
    assert shown.shown.merges.ticks == [tick]
    tick.click()
    qtbot.waitUntil(shown.accept_button.isEnabled)
    assert [len(wish.taken) for wish in shown.wishes] == [0, 1, 0]


def test_the_term_of_the_old_course_becomes_the_same_a_year_later(qtbot, ask, tmp_path):
    dialog = ask(old=tmp_path / "old.course", term="WS 2023/24")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert [str(wish.term) for wish in dialog.wishes] == ["WS 2023/24", "WS 2024/25"]
    dialog.term.setCurrentText("sometime")
    dialog.read_again()
    assert dialog.objection_line.text() == "refused: NoSuchTerm"
    assert not dialog.accept_button.isEnabled()


def test_what_is_no_time_is_objected_to_and_what_was_shown_is_not_made(shown):
    shown.slots.setText("at noon")
    shown.slots.editingFinished.emit()
    assert shown.objection_line.text() == "refused: NoSuchSlot"
    assert not shown.accept_button.isEnabled()
    assert len(shown.wishes) == 1


def test_a_file_that_is_refused_says_why(qtbot, ask, tmp_path):
    def refused(_wish):
        raise NoCourse

    dialog = ask(refused, old=tmp_path / "letter.course")
    qtbot.waitUntil(lambda: dialog.objection_line.text() == "refused: NoCourse")
    assert not dialog.accept_button.isEnabled()
    assert cells(dialog.shown.plan) == []


def test_without_an_old_course_there_is_nothing_to_make(ask):
    dialog = ask()
    assert not dialog.accept_button.isEnabled()
    assert dialog.wishes == []
    with pytest.raises(ValueError, match="before an old one was read"):
        dialog.answer()


def test_a_long_proposal_is_read_whole(qtbot, ask, tmp_path):
    long = replace(MERGE, text="reinforcement & learning " * 12)
    dialog = ask(lambda _wish: replace(SEEN, merges=(long,)), old=tmp_path / "old.course")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    (tick,) = dialog.shown.merges.ticks
    assert tick.sizeHint().width() < dialog.width()
    assert tick.text().replace("&&", "&").split() == long.text.split()


def test_where_all_topics_have_a_place_nothing_need_be_merged(qtbot, ask, tmp_path):
    dialog = ask(lambda _wish: replace(SEEN, merges=()), old=tmp_path / "old.course")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.shown.merges.ticks == []
    assert dialog.shown.tabText(1) == "Merge topics"
    assert dialog.shown.merges.taken() == frozenset()
