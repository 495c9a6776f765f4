from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planner.exchange.markdown_words import in_cell, in_markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKS = st.text(st.sampled_from("ab *_`[]()<>&;#~\\|!\"'$%-"), max_size=14)


def read(markdown: str) -> str:
    """Return the words of a cell as a parser understands them."""
    tokens = PARSER.parse(f"| a |\n|---|\n| x{markdown}x |\n")
    inline = [token for token in tokens if token.type == "inline"][-1]
    assert all(child.type.startswith("text") for child in inline.children), markdown
    return "".join(child.content for child in inline.children)


@settings(max_examples=60)
@given(MARKS)
def test_a_parser_gives_words_in_a_cell_back(words):
    assert read(in_cell(words)) == "x" + " ".join(words.split()) + "x"


@pytest.mark.parametrize(
    "words", ["R&D (part 1): 'a' – b", "snake_case", "2 * 3", "~5 minutes", "$5", "a < b", "50 %"]
)
def test_what_no_parser_reads_anything_into_is_left_as_it_is(words):
    assert in_markdown(words) == words
