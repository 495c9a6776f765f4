from __future__ import annotations

import pytest

from planner.exchange.course_page_parts import Elsewhere
from planner.exchange.course_page_text import page_text

PAGE = """<!DOCTYPE html>
<html><head><title>Birds</title><style>td {}</style></head>
<body><nav><ul><li>Home</li></ul></nav>
<h1>Birds &amp; words</h1>
<p>We meet on <b>Wednesdays</b>,
10&ndash;12.</p>
<ol><li>3 ECTS: talk<ul><li>of an hour</li></ul></li></ol>
<table>
<thead><tr><th>date</th><th>topic</th><th>room</th></tr></thead>
<tr><td rowspan="2">18.10.</td><td>Owls</td><td>1</td></tr>
<tr><td>Larks<br>and <del>crows</del></td><td>2</td></tr>
<tr style="display: none"><td>x</td><td>y</td><td>z</td></tr>
<!-- <tr><td>x</td></tr> -->
<tr><td colspan="3">Christmas break</td></tr>
</table></body></html>
"""


def test_a_page_in_html_is_read_with_its_lines():
    page = page_text(PAGE)
    assert page.front_title == "Birds"
    assert [(one.text, one.line, one.level, one.depth) for one in page.passages] == [
        ("Birds & words", 4, 1, 0),
        ("We meet on Wednesdays, 10–12.", 5, 0, 0),
        ("3 ECTS: talk", 7, 0, 1),
        ("of an hour", 7, 0, 2),
    ]
    assert page.passages[2].marker == "1"


def test_cells_over_rows_and_columns_fill_their_places_and_hidden_rows_are_left_out():
    [table] = page_text(PAGE).tables
    assert (table.heads, table.line, table.under) == (
        ("date", "topic", "room"),
        8,
        "",
    )
    rows = [(row.line, [cell.text for cell in row.cells]) for row in table.rows]
    assert rows == [
        (10, ["18.10.", "Owls", "1"]),
        (11, ["18.10.", "Larks and", "2"]),
        (14, ["Christmas break", "", ""]),
    ]
    assert [(row.down, row.across) for row in table.rows] == [
        (frozenset(), frozenset()),
        (frozenset({0}), frozenset()),
        (frozenset(), frozenset({1, 2})),
    ]


def test_a_table_in_html_inside_markdown_may_be_indented_and_hold_markdown():
    page = (
        "# Birds\n<div>\n    <table>\n\n    <tr><th>date</th></tr>\n    <tr><td>**18.10.**</td>"
        "</tr></table>\n</div>\n\nWords `<table>`.\n"
    )
    text = page_text(page)
    [table] = text.tables
    assert [(row.line, row.cells[0].text) for row in table.rows] == [(6, "18.10.")]
    assert [one.text for one in text.passages] == ["Birds", "Words <table>."]


def test_a_table_that_only_places_things_is_none():
    inner = "<table><tr><td>18.10.</td></tr><tr><td>25.10.</td></tr></table>"
    page = f"<html><table><tr><td><h2>Birds</h2>words</td><td>{inner}</td></tr></table></html>"
    text = page_text(page)
    assert [one.text for one in text.passages] == ["Birds", "words"]
    assert [[row.cells[0].text for row in table.rows] for table in text.tables] == [
        ["18.10.", "25.10."]
    ]


def test_a_small_table_within_a_cell_is_part_of_its_words():
    page = (
        "<html><table><tr><td>18.10.</td><td>Owls<table><tr><td>big</td></tr></table></td></tr>"
        "<tr><td>25.10.</td><td>Larks</td></tr></table>"
    )
    [table] = page_text(page).tables
    assert [row.cells[1].text for row in table.rows] == ["Owls big", "Larks"]


@pytest.mark.parametrize(
    ("page", "elsewhere"),
    [
        ('<html><iframe src="https://docs.example/spreadsheets/d/1">', Elsewhere.SHEET),
        ('# Birds\n<iframe src="https://calendar.example/embed">', Elsewhere.CALENDAR),
        ("<html><script>fill()</script><div id=plan></div>", Elsewhere.SCRIPT),
        ("# Birds\n{% for day in site.data.plan %}{{ day.topic }}{% endfor %}", Elsewhere.DATA),
        ("# Birds\n\n{{< include plan.qmd >}}\n", Elsewhere.DATA),
        ("# Birds\n", None),
    ],
)
def test_a_plan_that_is_not_on_the_page_is_said_to_be_elsewhere(page, elsewhere):
    assert page_text(page).elsewhere is elsewhere


@pytest.mark.parametrize(
    "page",
    [
        "<html>",
        "<html><table><tr><td>x",
        "<table><td>x<td colspan=99999>y</table>",
        "<table",
        "</p>",
    ],
)
def test_broken_html_is_read_as_far_as_it_goes(page):
    assert page_text(page).front_title == ""
