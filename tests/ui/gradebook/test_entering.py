from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner import vocabulary
from planner.commands.results import Entry
from planner.language import Language
from planner.rules.credits import Item, Marking, State
from planner.rules.grades import STEPS
from planner.ui.gradebook.cells import CELL_WORDS
from planner.ui.gradebook.entering import (
    LETTERS,
    MANY_STEPS,
    entry_title,
    read_value,
    state_title,
)
from planner.ui.gradebook.entering import (
    STEPS as TITLES,
)

EN, DE = Language("en"), Language("de")
TICK = Item(id="t", title="Poster")
POINTS = Item(id="p", title="Sheet", marking=Marking.POINTS, max_points=Decimal(20))
GRADE = Item(id="g", title="Project", marking=Marking.GRADE)


@pytest.mark.parametrize("item", [TICK, POINTS, GRADE], ids=lambda item: item.title)
@pytest.mark.parametrize("state", State)
def test_every_state_is_understood_by_its_word_and_by_what_the_cell_shows(item, state):
    expected = Entry(state=state)
    assert read_value(f" {vocabulary.state(state, EN).upper()} ", item, EN) == expected
    assert read_value(state.value, item, DE) == expected
    if CELL_WORDS[state]:
        assert read_value(CELL_WORDS[state], item, EN) == expected


@given(some.sampled_from(STEPS), some.sampled_from([EN, DE]))
def test_every_grade_is_read_as_it_is_written_in_either_language(step, say):
    assert read_value(say.grade(step), GRADE, say) == Entry(mark=step)


@given(some.decimals(min_value=0, max_value=999, places=2), some.sampled_from([EN, DE]))
def test_points_are_read_as_they_are_written(points, say):
    assert read_value(say.number(points), POINTS, say) == Entry(points=points)


def test_a_number_means_what_the_items_marking_says():
    assert read_value("2", GRADE, EN) == Entry(mark=Decimal("2.0"))
    assert read_value("2", POINTS, EN) == Entry(points=Decimal(2))
    assert read_value("2", TICK, EN) == Entry(points=Decimal(2))


def test_a_state_and_a_number_may_stand_together():
    both = Entry(state=State.PASSED, points=Decimal("17.5"))
    for text in ("passed 17,5", "17.5 passed", "✓ 17.5", "✓17.5"):
        assert read_value(text, POINTS, EN) == both
    late = Entry(state=State.SUBMITTED, points=Decimal(3))
    assert read_value("handed in 3", POINTS, EN) == late


@pytest.mark.parametrize("text", ["maybe", "1.234,5", "1,5x", "?", "=1+1", "passed maybe"])
def test_what_means_nothing_is_refused_in_a_sentence_that_quotes_it(text):
    answer = read_value(text, POINTS, EN)
    assert isinstance(answer, str)
    assert text.split()[-1][:3] in answer


@given(some.text(max_size=30))
def test_any_text_at_all_is_an_entry_or_a_sentence(text):
    for item in (TICK, POINTS, GRADE):
        answer = read_value(text, item, EN)
        assert isinstance(answer, Entry) or answer


def test_steps_are_named_after_student_and_item_or_counted():
    assert set(TITLES) == set(MANY_STEPS) == set(LETTERS.values()) == set(State)
    one = state_title(State.MISSING, ["Adler, Jonas"], ["Poster"])
    assert EN(one.text, **one.facts) == "Adler, Jonas: Poster missing"
    many = state_title(State.EXCUSED, ["Adler", "Biber"], ["Poster", "Poster"])
    assert EN(many.text, **many.facts) == "2 results excused"
    points = entry_title(Entry(points=Decimal("17.5")), "Adler", "Sheet", DE)
    assert EN(points.text, **points.facts) == "Adler: Sheet, 17,5 points"
