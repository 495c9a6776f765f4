from __future__ import annotations

import pytest

from planner.exchange.course_page_text import page_text

GRID = """
+----+--------+-------------+
| n  | date   | topic       |
+====+========+=============+
| 1  | 18.10. | Owls and    |
|    |        | larks       |
+----+--------+-------------+
| Christmas break           |
+----+--------+-------------+
"""
SIMPLE = """
n    date     topic
---  -------- -------------
1    18.10.   Owls and larks
     --       Christmas break

: Birds {#tbl-birds}
"""
MULTILINE = """
--------------------------
n    date     topic
---- -------- ------------
1    18.10.   Owls and
              larks

     --       Christmas
              break
--------------------------
"""
RST = """
====  ======  ===============
n     date    topic
====  ======  ===============
1     18.10.  Owls and
              larks
\\     --      Christmas break
====  ======  ===============
"""


@pytest.mark.parametrize("page", [GRID, SIMPLE, MULTILINE, RST])
def test_tables_drawn_with_dashes_are_read(page):
    [table] = page_text(f"## Plan\n{page}\nWords.\n").tables
    assert (table.heads, table.under) == (("n", "date", "topic"), "Plan")
    first, second = ([cell.text for cell in row.cells] for row in table.rows)
    assert first == ["1", "18.10.", "Owls and larks"]
    assert second[0] == "Christmas break" or second[2] == "Christmas break"


def test_a_cell_over_several_columns_says_so():
    [table] = page_text(GRID).tables
    assert [(row.line, row.across) for row in table.rows] == [
        (5, frozenset()),
        (8, frozenset({1, 2})),
    ]


def test_rules_and_underlines_are_no_tables():
    assert page_text("a\n---\n\n--- ---\n\n----------\n\n+---+\n").tables == ()
