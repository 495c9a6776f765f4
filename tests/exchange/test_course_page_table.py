from __future__ import annotations

import pytest

from planner.exchange.course_page_heads import Column
from planner.exchange.course_page_lists import listed
from planner.exchange.course_page_table import ColumnIgnored, OtherSchedule, schedule
from planner.exchange.course_page_text import page_text


def tables(text):
    return page_text(text).tables


def test_parts_of_a_plan_without_headings_may_name_other_groups_beside_dates_and_topics():
    page = (
        "<table><tr><td>Date</td><td>Topic</td><td>Owls</td><td>Larks</td><td>Jays</td></tr>"
        "<tr><td>18.10.</td><td>Nests</td><td>a</td><td>b</td><td>c</td></tr></table>\n\n"
        "<table><tr><td>Date</td><td>Topic</td><td>Crows</td></tr>"
        "<tr><td>25.10.</td><td>Eggs</td><td>a</td></tr>"
        "<tr><td>1.11.</td><td>Songs</td><td>a</td></tr></table>\n"
    )
    found = schedule(tables(page))
    assert [found.cell(row, Column.TOPIC) for row in found.rows] == ["Nests", "Eggs", "Songs"]


def test_parts_of_a_plan_with_strokes_need_not_be_apart_in_both_orders():
    page = (
        "| Date | Topic | Due |\n|---|---|---|\n| 8/27 | Owls | |\n| 8/31 | Larks | x |\n\n"
        "| Date | Topic |\n|---|---|\n| 9/3 | Crows |\n| 9/10 | Jays |\n"
    )
    assert len(schedule(tables(page)).rows) == 4


def test_a_table_without_dates_is_no_schedule():
    assert schedule(tables("| name | food |\n|---|---|\n| owl | mice |")) is None
    assert schedule(()) is None


def test_the_table_with_the_most_dates_is_the_schedule_and_the_other_is_named():
    page = (
        "| date | essay |\n|---|---|\n| 1.2. | Essay |\n\n"
        "| date | topic | slides |\n|---|---|---|\n| 18.10. | Owls | s |\n| 25.10. | Larks | |\n"
    )
    found = schedule(tables(page))
    assert len(found.rows) == 2
    assert found.line == 5
    assert set(found.problems) == {
        ColumnIgnored(line=5, column="slides"),
        OtherSchedule(line=1, first=5),
    }


def test_tables_under_the_same_headings_are_one_schedule():
    page = (
        "| date | topic |\n|---|---|\n| 18.10. | Owls |\n\n## November\n\n"
        "| Date | Topic |\n|---|---|\n| 1.11. | Larks |\n"
    )
    found = schedule(tables(page))
    assert [row.line for row in found.rows] == [3, 9]
    assert found.problems == ()


def test_an_empty_column_is_ignored_without_a_word():
    found = schedule(tables("| date | topic | x |\n|---|---|---|\n| 18.10. | Owls | |"))
    assert found.problems == ()
    assert found.cell(found.rows[0], Column.ROOM) == ""


@pytest.mark.parametrize(
    "decoy",
    [
        "## Deadlines\n\n| date | topic |\n|--|--|\n| 1.2. | Essay |\n| 8.2. | x |\n| 9.2. | y",
        "| grade | points |\n|--|--|\n| 1.0 | 95 |\n| 2.0 | 80 |\n| 3.0 | 60 |\n",
        (
            "## Prüfungen\n\n| Datum | Thema |\n|--|--|\n| 1.2. | Klausur |\n| 1.3. | Klausur |\n"
            "| 1.4. | Nachklausur |\n"
        ),
        "| year | author | title |\n|--|--|--|\n| 2019 | A | Owls |\n| 2020 | B | Larks |\n",
        "## News\n\n| date | what |\n|--|--|\n|1.12.|a|\n|1.11.|b|\n|1.10.|c|\n|1.9.|d|",
    ],
)
def test_a_table_of_other_things_does_not_win(decoy):
    page = (
        f"{decoy}\n\n## Plan\n\n| date | topic |\n|--|--|\n| 18.10. | Owls |\n| 25.10. | Larks |\n"
    )
    found = schedule(tables(page))
    assert [row.cells[1].text for row in found.rows] == ["Owls", "Larks"]


def test_a_second_group_and_last_years_plan_are_named_and_not_joined():
    part = "| date | topic |\n|--|--|\n| {} | Owls |\n| {} | Larks |\n\n"
    page = part.format("18.10.", "25.10.") + part.format("19.10.", "26.10.")
    found = schedule(tables(page + part.format("8.11.", "15.11.")))
    assert [row.line for row in found.rows] == [3, 4, 13, 14]
    assert found.problems == (OtherSchedule(line=6, first=1),)
    assert found.lines == {1, 11}


def test_months_may_be_read_with_the_month_first_when_that_joins_the_parts():
    part = "| date | topic |\n|--|--|\n| {} | Owls |\n| {} | Larks |\n\n"
    found = schedule(tables(part.format("01/08", "01/15") + part.format("02/05", "02/12")))
    assert len(found.rows) == 4


def test_a_list_is_the_plan_only_where_no_table_is():
    lines = "- 18.10.: Owls\n- 25.10.: Larks\n- 8.11.: Crows\n"
    text = page_text(lines)
    found = schedule(text.tables, listed(text.passages))
    assert [row.line for row in found.rows] == [1, 2, 3]
    table = (
        "| date | topic |\n|--|--|\n| 18.10. | Owls |\n| 25.10. | Larks |\n| 8.11. | Crows |\n\n"
    )
    text = page_text(table + lines)
    assert schedule(text.tables, listed(text.passages)).line == 1
    assert schedule((), listed(page_text("- 18.10.: Owls\n- 25.10.: Larks\n").passages)) is None


def test_parts_of_one_plan_may_lack_a_column():
    page = (
        "| date | topic |\n|--|--|\n| 18.10. | Owls |\n| 25.10. | Larks |\n\n"
        "| Date | Who | Topic |\n|--|--|--|\n| 8.11. | A | Crows |\n| 15.11. | B | Finches |\n"
    )
    found = schedule(tables(page))
    topics = [found.cell(row, Column.TOPIC) for row in found.rows]
    assert topics == ["Owls", "Larks", "Crows", "Finches"]


def test_of_dates_for_several_groups_the_first_count():
    page = "| | Group 1 | Group 2 |\n|--|--|--|\n| Owls | 18.10. | 19.10. |\n"
    page += "| Larks | 25.10. | 26.10. |\n| Crows | 1.11. | 2.11. |\n"
    found = schedule(tables(page))
    assert [found.cell(row, Column.DATE) for row in found.rows] == ["18.10.", "25.10.", "1.11."]
    assert [found.cell(row, Column.TOPIC) for row in found.rows] == ["Owls", "Larks", "Crows"]
    assert ColumnIgnored(line=1, column="Group 2") in found.problems
