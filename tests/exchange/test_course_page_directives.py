from __future__ import annotations

import pytest

from planner.exchange.course_page_text import page_text

LISTED = """* - date
  - topic
* - 18.10.
  - Owls
    and larks
* - 25.10.
  - """
SEPARATED = """18.10., "Owls and larks"
25.10.,
"""


@pytest.mark.parametrize(
    "page",
    [
        f"```{{list-table}} Birds\n:header-rows: 1\n:widths: 1 2\n\n{LISTED}\n```\n",
        f":::{{list-table}}\n---\nheader-rows: 1\n---\n{LISTED}\n:::\n",
        f"```{{csv-table}}\n:header: date, topic\n\n{SEPARATED}```\n",
        f"````{{note}}\n```{{csv-table}}\n:header-rows: 1\ndate,topic\n{SEPARATED}```\n````\n",
        ".. list-table:: Birds\n   :header-rows: 1\n\n   " + LISTED.replace("\n", "\n   "),
        "```{table} Birds\n:n: x\n|date|topic|\n|--|--|\n|18.10.|Owls and larks|\n|25.10.|\n```",
    ],
)
def test_tables_in_directives_are_read_with_their_lines(page):
    [table] = page_text(f"{page}\n\nWords.\n").tables
    assert table.heads == ("date", "topic")
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert rows == [("18.10.", "Owls and larks"), ("25.10.", "")]
    lines = page.split("\n")
    assert all(row.cells[0].text in lines[row.line - 1] for row in table.rows)


def test_odd_options_harm_nothing():
    page = ':::{csv-table}\n:delim: "\n:header-rows: x\n\na"b,c\n:::\n\n:::{list-table}\nx\n:::\n'
    assert [table.rows for table in page_text(page).tables][1] == ()
