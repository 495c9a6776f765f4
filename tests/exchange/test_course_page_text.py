from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_text import Passage, Row, Table, page_text


def test_headings_paragraphs_and_bullets_know_their_lines_and_depth():
    page = page_text("# Owls\n\nWe *listen*\nto owls.\n\n- one\n  - two\n")
    assert [(one.text, one.line, one.level, one.depth) for one in page.passages] == [
        ("Owls", 1, 1, 0),
        ("We listen to owls.", 3, 0, 0),
        ("one", 6, 0, 1),
        ("two", 7, 0, 2),
    ]


def test_a_place_in_a_paragraph_leads_to_its_line():
    [passage] = page_text("\n\nWe\nmeet **on\nWednesdays**.\n").passages
    assert passage.line_at(passage.edged.index("We")) == 3
    assert passage.line_at(passage.edged.index("meet")) == 4
    assert passage.line_at(passage.edged.index("Wednesdays")) == 5


def test_links_code_pictures_and_breaks_become_their_words():
    [passage] = page_text("[a *b*](x) `c|d` ![e](y) f<br>g \\* &amp;").passages
    assert passage.text == "a b c|d e f g * &"


def test_comments_code_and_scripts_say_nothing():
    page = "<!-- 3 ECTS: a -->\n\n```\n| a | b |\n```\n\n<script>x</script>\n<style>y\n</style>\n"
    assert (page_text(page).passages, page_text(page).tables) == ((), ())


def test_a_front_matter_gives_a_title_and_keeps_the_lines_right():
    page = page_text('---\ntitle: "Owls"\ndate: x\n---\n\nHello\n')
    assert page.front_title == "Owls"
    assert [(one.text, one.line) for one in page.passages] == [("Hello", 6)]
    assert page_text('+++\ntitle = "Owls"\n+++\n\nHello\n').front_title == "Owls"


def test_a_table_keeps_its_cells_and_says_where_a_row_has_too_many():
    page = page_text("| a | b |\r\n|---|---|\r\n| 1 \\| 2 | **3** |\r\n| 4 | 5 | 6 |\r\n| 7 |\r\n")
    [table] = page.tables
    assert (table.heads, table.line) == (("a", "b"), 1)
    cells = [(tuple(cell.text for cell in row.cells), row.line, row.spilled) for row in table.rows]
    assert cells == [
        (("1 | 2", "3"), 3, False),
        (("4", "5"), 4, True),
        (("7", ""), 5, False),
    ]


@pytest.mark.parametrize(
    ("written", "text", "replaced", "struck"),
    [
        ("~~18.10.~~ 25.10.", "25.10.", "18.10.", False),
        ("<s>18.10.</s> <b>25.10.</b>", "25.10.", "18.10.", False),
        ("25.10. <DEL>18.10.</DEL>", "25.10.", "18.10.", False),
        ("<strike>Owls</strike> ", "Owls", "", True),
        ("~~Owls~~!", "Owls!", "", True),
        ("~~never closed", "~~never closed", "", False),
        ("Owls", "Owls", "", False),
    ],
)
def test_struck_out_words_are_told_from_those_that_replace_them(written, text, replaced, struck):
    [passage] = page_text(written).passages
    assert (passage.text, passage.replaced, passage.struck) == (text, replaced, struck)


def test_a_row_is_a_value():
    cell = Passage("x", 3)
    assert Table(("a",), (Row((cell,), 3),), 1) == Table(("a",), (Row((Passage("x", 3),), 3),), 1)


@given(st.text())
def test_any_text_is_read_and_every_line_exists(text):
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= one.line <= lines for one in page_text(text).passages)
