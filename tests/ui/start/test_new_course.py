from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shiboken6 import isValid

from planner.language import Language
from planner.rules.slots import parse_slot
from planner.rules.terms import Season, Term
from planner.ui.start.new_course import NewCourse, NewCourseDialog, Suggested, stepped

SAY = Language("en")
TERM = Term.parse("WS 2023/24")


@pytest.fixture
def asked(qapp, tmp_path):  # noqa: ARG001 - a dialog needs an application
    answers = []
    suggested = Suggested(
        term=TERM,
        folder=tmp_path,
        regions=[("DE-BE", "Berlin"), ("DE-BW", "Baden-Württemberg")],
        worded=lambda refusal: f"refused: {type(refusal).__name__}",
    )
    dialog = NewCourseDialog.ask(None, SAY, suggested, answers.append)
    dialog.answers = answers
    yield dialog
    if isValid(dialog):
        dialog.close()


def test_a_title_is_enough(asked, tmp_path):
    asked.title.setText("Logic & Language: an introduction")
    asked.accept()
    assert asked.answers == [
        NewCourse(
            title="Logic & Language: an introduction",
            term=TERM,
            slot=None,
            region="DE-BW",
            path=tmp_path / "Logic & Language an introduction.course",
        )
    ]


def test_everything_that_is_typed_is_handed_on(asked, tmp_path):
    asked.title.setText("Logic")
    asked.term.setCurrentText("SoSe 2024")
    asked.slot.setText("Wed 12:30-14:00, Room 1")
    asked.region.setCurrentIndex(0)
    asked.place.line.setText(str(tmp_path / "mine"))
    asked.place.line.textEdited.emit(str(tmp_path / "mine"))
    asked.accept()
    (answer,) = asked.answers
    assert answer.term == Term(Season.SUMMER, 2024)
    assert answer.slot == parse_slot("Wed 12:30-14:00, Room 1")
    assert answer.region == "DE-BE"
    assert answer.path == tmp_path / "mine.course"


def test_what_cannot_be_understood_is_objected_to_in_words(asked, tmp_path):
    def objection():
        asked.accept()
        return asked.objection_line.text()

    assert objection() == "The course needs a title."
    asked.title.setText("Logic")
    asked.term.setCurrentText("sometime")
    assert objection() == "refused: NoSuchTerm"
    asked.term.setCurrentText("WS 2023/24")
    asked.slot.setText("at noon")
    assert objection() == "refused: NoSuchSlot"
    asked.slot.setText("")
    (tmp_path / "Logic.course").write_text("taken")
    assert objection() == "There is already a file Logic.course in that folder."
    asked.place.line.textEdited.emit(str(tmp_path / "nowhere" / "Logic"))
    assert objection() == f"There is no folder {tmp_path / 'nowhere'}."
    assert asked.answers == []
    assert asked.isVisible()


@given(st.builds(Term, st.sampled_from(Season), st.integers(1990, 2090)), st.integers(-9, 9))
def test_stepping_through_terms_and_back_leads_home(term, steps):
    assert stepped(stepped(term, steps), -steps) == term
    assert (stepped(term, steps).days.first > term.days.first) == (steps > 0)
