from __future__ import annotations

import pytest

from planner.exchange.course_page_columns import columns_of
from planner.exchange.course_page_text import page_text
from planner.exchange.course_page_tidy import SectionsLeftOut, evened, sessions_of


def kept(page):
    [table] = page_text(page).tables
    table = evened(table)
    rows, problems = sessions_of(table.rows, columns_of(table))
    return table.heads, [tuple(cell.text for cell in row.cells) for row in rows], problems


HEAD = "| n | date | topic |\n|---|---|---|\n"
BIRDS = [("1", "18.10.", "Owls"), ("2", "25.10.", "Larks")]


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}| 1 | 18.10. | Owls |\n| n | date | topic |\n| 2 | 25.10. | Larks |",
        "||||\n|---|---|---|\n| n | date | topic |\n| 1 | 18.10. | Owls |\n| 2 | 25.10. | Larks |",
        (
            "<table><tr><td>n</td><td>date</td><td>topic</td></tr><tr><td>1</td><td>18.10.</td>"
            "<td>Owls</td></tr><tr><td>2</td><td>25.10.</td><td>Larks</td></tr></table>"
        ),
        (
            "<table><tr><th colspan=3>Plan</th></tr><tr><td>n</td><td>date</td><td>topic</td></tr>"
            "<tr><td>1</td><td>18.10.</td><td>Owls</td></tr><tr><td>2</td><td>25.10.</td><td>Larks</td>"
            "</tr></table>"
        ),
        "n\tdate\ttopic\n1\t18.10.\tOwls\n2\t25.10.\tLarks\n",
    ],
)
def test_the_heading_is_found_and_its_repetitions_are_dropped(page):
    assert kept(page) == (("n", "date", "topic"), BIRDS, ())


def test_a_heading_that_is_dated_is_the_first_row():
    heads, rows, _ = kept("| 18.10. | Owls |\n|---|---|\n| 25.10. | Larks |")
    assert (heads, rows) == (("", ""), [("18.10.", "Owls"), ("25.10.", "Larks")])


@pytest.mark.parametrize(
    "section",
    ["| **Part I: Birds** | | |", "| | | **Part I: Birds** |", "| | Part I: Birds | |"],
)
def test_a_row_that_heads_a_part_is_left_out_and_named(section):
    _, rows, problems = kept(f"{HEAD}{section}\n| 1 | 18.10. | Owls |\n| 2 | 25.10. | Larks |")
    assert rows == BIRDS
    assert problems == (SectionsLeftOut(line=3, rows=1, text="Part I: Birds"),)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("| **Christmas break** | | |", ("", "", "Christmas break")),
        ("| -- | -- | Christmas break |", ("--", "--", "Christmas break")),
        ("| | Christmas break | |", ("", "", "Christmas break")),
        ("| | | more owls |", ("", "", "more owls")),
        ("| October | | |", ("October", "", "")),
    ],
)
def test_breaks_months_and_further_topics_are_no_sections(row, wanted):
    _, rows, problems = kept(f"{HEAD}| 1 | 18.10. | Owls |\n{row}\n| 2 | 25.10. | Larks |")
    assert (rows[1], problems) == (wanted, ())


def test_words_over_several_columns_are_parted_into_date_and_topic():
    page = (
        "<table><tr><th>n</th><th>date</th><th>topic</th></tr><tr><td>1<td>18.10.<td>Owls</tr>"
        "<tr><td colspan=3>24.12. – 6.1.: Christmas break</td></tr><tr><td>2</td>"
        "<td colspan=2>guest talk</td></tr></table>"
    )
    _, rows, _ = kept(page)
    assert rows[1:] == [("", "24.12. – 6.1.:", "Christmas break"), ("2", "", "guest talk")]


def test_a_row_with_readings_alone_belongs_to_the_session_above():
    page = "| date | topic | readings |\n|--|--|--|\n| 18.10. | Owls | A |\n| | | B |\n"
    assert kept(page)[1] == [("18.10.", "Owls", "A")]
