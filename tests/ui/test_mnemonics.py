from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.ui.mnemonics import shown, with_mnemonic

LETTERS = st.sets(st.sampled_from("abcdefghijklmnop"))


@given(st.text(), LETTERS)
def test_one_free_letter_of_the_text_is_marked_or_none(text, taken):
    marked, letter = with_mnemonic(text, taken)
    assert letter not in taken
    assert letter in text.casefold()
    assert len(marked) == len(shown(text)) + bool(letter)


@given(st.lists(st.text("abcde &", min_size=1), max_size=8))
def test_a_menu_has_no_letter_twice(texts):
    taken = set()
    for text in texts:
        _, letter = with_mnemonic(text, taken)
        assert not letter or letter not in taken
        taken.add(letter)
