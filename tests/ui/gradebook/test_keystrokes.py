from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.commands.results import Entry
from planner.language import Language
from planner.rules.credits import Item, Marking, State
from planner.rules.grades import STEPS
from planner.ui.gradebook.cells import CELL_WORDS
from planner.ui.gradebook.entering import read_value
from planner.ui.gradebook.keystrokes import hopeless

EN, DE = Language("en"), Language("de")
TICK = Item(id="t", title="Poster")
POINTS = Item(id="p", title="Sheet", marking=Marking.POINTS, max_points=Decimal(20))
GRADE = Item(id="g", title="Project", marking=Marking.GRADE)


def prefixes(text):
    return (text[:end] for end in range(len(text) + 1))


@given(some.sampled_from(STEPS), some.sampled_from([EN, DE]))
def test_no_keystroke_on_the_way_to_a_grade_is_refused(step, say):
    for so_far in prefixes(say.grade(step)):
        assert hopeless(so_far, GRADE, say, bonus=False) == ""


@given(some.lists(some.integers(0, 4), min_size=1, max_size=5))
def test_no_keystroke_on_the_way_to_a_sum_within_bounds_is_refused(summands):
    for so_far in prefixes("+".join(map(str, summands))):
        assert hopeless(so_far, POINTS, EN, bonus=False) == ""


@pytest.mark.parametrize("state", [one for one in State if CELL_WORDS[one]])
@pytest.mark.parametrize("say", [EN, DE], ids=["en", "de"])
def test_no_keystroke_on_the_way_to_a_word_is_refused_alone_or_beside_a_number(state, say):
    word = say(CELL_WORDS[state])
    for text in (word, f"{word} 12", f"12 {word}"):
        for so_far in prefixes(text):
            assert hopeless(so_far, POINTS, say, bonus=False) == "", so_far


@pytest.mark.parametrize(
    ("item", "text", "word"),
    [
        (POINTS, "21", "21"),
        (POINTS, "20,5", "20.5"),
        (POINTS, "12+9", "21"),
        (POINTS, "12+9+", "21"),
        (POINTS, "4,,", "4,,"),
        (POINTS, "4x", "4x"),
        (GRADE, "1,4", "1,4"),
        (GRADE, "6", "points"),
        (GRADE, "17", "points"),
        (TICK, "nonsense", "nonsense"),
    ],
)
def test_what_can_become_nothing_is_refused_at_once_in_words(item, text, word):
    assert word in hopeless(text, item, EN, bonus=False)


def test_a_bonus_may_go_beyond_the_most():
    assert hopeless("21", POINTS, EN, bonus=True) == ""
    assert hopeless("21", replace(POINTS, max_points=None), EN, bonus=False) == ""


@given(some.text(max_size=12), some.sampled_from([TICK, POINTS, GRADE]))
def test_what_is_a_value_is_never_called_hopeless_but_for_its_bounds(text, item):
    found = read_value(text, item, EN)
    if isinstance(found, Entry):
        assert hopeless(text, item, EN, bonus=True) == ""
