from __future__ import annotations

import pytest

from planner.exchange.course_page_source import source_of
from planner.exchange.course_page_text import page_text

TABLE = "| date | topic |\n|---|---|\n| 18.10. | Owls |\n"


@pytest.mark.parametrize(
    "hidden",
    [
        f"<!--\n{TABLE}-->\n",
        f"```\n{TABLE}```\n",
        f"~~~ md\n{TABLE}~~~\n",
        f"```{{code-cell}}\n{TABLE}```\n",
        f"{{% comment %}}\n{TABLE}{{% endcomment %}}\n",
        f"{{/*\n{TABLE}*/}}\n",
    ],
)
def test_code_and_what_is_commented_out_is_no_table(hidden):
    assert page_text(f"# Birds\n\n{hidden}").tables == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!-- data-type='none' -->\n", ""),
        ("{{0-1}}\n***\n\n", "\n***\n"),
        (":::{admonition} Plan\n:class: tip\n", ":::\n"),
        ("::::: {.panel-tabset}\n:::: {#plan}\n", "::::\n:::::\n"),
        ("````{dropdown} Plan\n", "````\n"),
        ("<details><summary>Plan</summary>\n", "</details>\n"),
        ('<div class="table" markdown="1">\n', "</div>\n"),
        ("{% raw %}\n", "{% endraw %}\n"),
        ("Plan\n~~~~\n", "\nMore\n~~~~\n"),
    ],
)
def test_what_stands_around_a_table_does_not_hide_it(before, after):
    [table] = page_text(before + TABLE + after).tables
    assert [(row.line, row.cells[1].text) for row in table.rows] == [
        (before.count("\n") + 3, "Owls")
    ]


def test_a_row_that_is_commented_out_is_left_out():
    page = f"{TABLE}<!-- | 25.10. | Crows | -->\n| 1.11. | Larks <!-- x --> |\n"
    [table] = page_text(page).tables
    assert [row.cells[1].text for row in table.rows] == ["Owls", "Larks"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{{1}} Owls", "Owls"),
        ("[Owls](x){:target='_blank'} {.wide}", "Owls"),
        ("Owls[^1] :owl:", "Owls"),
        ("{doc}`Owls`", "Owls"),
        ("at 10:15:30 {x}", "at 10:15:30 {x}"),
    ],
)
def test_marks_for_templates_and_styles_are_no_words(written, text):
    [passage] = page_text(written).passages
    assert passage.text == text


def test_every_line_keeps_its_number():
    page = "a\n<!-- b\nc -->\n```{note}\n:x: y\n\nd\n```\n::: e\nf\n:::\n```\ng\n```\nh"
    lines = source_of(page).lines
    assert [(n, line) for n, line in enumerate(lines, start=1) if line.strip()] == [
        (1, "a"),
        (7, "d"),
        (10, "f"),
        (15, "h"),
    ]
