from __future__ import annotations

import pytest

from planner.exchange.course_page_pipes import split
from planner.exchange.course_page_text import page_text

BIRDS = (("1", "18.10.", "Owls"), ("2", "25.10.", "Larks"))


def written(page):
    [table] = page_text(page).tables
    return table.heads, [(tuple(cell.text for cell in row.cells), row.line) for row in table.rows]


@pytest.mark.parametrize(
    "page",
    [
        "| n | date | topic |\n|---|---|---|\n| 1 | 18.10. | Owls |\n| 2 | 25.10. | Larks |",
        "n | date | topic\n--|:--:|--:\n1 | 18.10. | Owls\n2 | 25.10. | Larks",
        "| n | date | topic\n|---|---|---\n| 1 | 18.10. | Owls\n| 2 | 25.10. | Larks",
        "    | n | date | topic |\n    |--|--|--|\n    |1|18.10.| Owls |\n    |2|25.10.|Larks|",
        "> | n | date | topic |\n> |---|---|---|\n> | 1 | 18.10. | Owls |\n> |2|25.10.|Larks|",
        "| n | date | topic |\n|---|---|\n| 1 | 18.10. | Owls |\n| 2 | 25.10. | Larks |",
        "|n|date|topic|\n|---+---+---|\n|1|18.10.|[Owls](x)|\n|2|25.10.|*Larks*|\n{: .table}",
        "::: x\n|n|date|topic|\n|--|--|--|\n|1|18.10.|Owls[^1]|\n|2|25.10.|Larks|\n: Birds\n:::",
    ],
)
def test_pipes_in_all_variants_are_the_same_table(page):
    heads, rows = written(page)
    assert heads == ("n", "date", "topic")
    assert tuple(cells for cells, _ in rows) == BIRDS


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (r"| 1 | Owls \| larks |", ("1", "Owls | larks")),
        ("| 1 | `owls|larks` |", ("1", "owls|larks")),
        ("| 1 | [owls|larks](x) |", ("1", "owls|larks")),
        ("| 1 | $|x|$ |", ("1", "$|x|$")),
        ("| 1 |", ("1", "")),
        ("|| Owls |", ("", "Owls")),
    ],
)
def test_pipes_within_a_cell_do_not_end_it(row, cells):
    assert written(f"| a | b |\n|---|---|\n{row}\n") == (("a", "b"), [(cells, 3)])


def test_a_row_that_was_broken_over_two_lines_is_one():
    _, rows = written("| a | b |\n|---|---|\n| 1 | Owls and\nlarks |\n| 2 | x |\n")
    assert rows == [(("1", "Owls and larks"), 3), (("2", "x"), 5)]


def test_rows_after_a_blank_line_go_on_and_rules_between_rows_are_none():
    _, rows = written("|a|b|\n|--|--|\n|1|x|\n|--|--|\n|2|y|\n\n|3|z|\n")
    assert rows == [(("1", "x"), 3), (("2", "y"), 5), (("3", "z"), 7)]


@pytest.mark.parametrize(
    "page",
    [
        "|---|---|\n| 18.10. | Owls |\n| 25.10. | Larks |",
        "| | |\n|---|---|\n| 18.10. | Owls |\n| 25.10. | Larks |",
        "| 18.10. | Owls |\n| 25.10. | Larks |",
        "18.10.\tOwls\n25.10.\tLarks\n\t and more\n",
    ],
)
def test_a_table_may_have_no_heading(page):
    heads, rows = written(page)
    assert heads == ("", "")
    assert [cells for cells, _ in rows][:2] == [("18.10.", "Owls"), ("25.10.", "Larks")]


def test_prose_with_a_pipe_is_no_table():
    assert page_text("Owls | larks\n\nand `a | b`.\n").tables == ()


def test_a_table_ends_where_prose_begins():
    page = page_text("| a | b |\n|---|---|\n| 1 | 2 |\n- subject to change\n")
    assert [passage.text for passage in page.passages] == ["subject to change"]
    assert split("| a | b |") == [" a ", " b "]
