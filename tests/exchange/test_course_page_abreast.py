from __future__ import annotations

from planner.exchange.course_page_abreast import one_below_another
from planner.exchange.course_page_text import page_text


def rows(*lines):
    [table] = page_text("\n".join(lines)).tables
    return [tuple(cell.text for cell in row.cells) for row in one_below_another(table).rows]


def test_sessions_that_stand_beside_each_other_become_rows_of_their_own():
    assert rows(
        "Monday | Wednesday | Milestone",
        "--- | --- | ---",
        "No class | 8/10: Owls | idea",
        "8/15: Larks | 8/17: Crows / Jays | |",
        "8/22: Wrens | | talk |",
    ) == [
        ("", "No class"),
        ("8/10:", "Owls"),
        ("8/15:", "Larks"),
        ("8/17:", "Crows / Jays"),
        ("8/22:", "Wrens"),
    ]


def test_a_table_whose_dates_are_those_of_groups_stays_as_it_is():
    page = ("|Topic|Group A|Group B|", "|---|---|---|", "|Owls|8/15 Hall|8/17 Barn|")
    assert rows(*page) == [("Owls", "8/15 Hall", "8/17 Barn")]
    page = (
        "|Date|Lecture|Due|",
        "|---|---|---|",
        "|8/15|Owls|8/20 essay|",
        "|8/22|Larks|8/27 talk|",
    )
    assert rows(*page) == [("8/15", "Owls", "8/20 essay"), ("8/22", "Larks", "8/27 talk")]
