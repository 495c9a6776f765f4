from __future__ import annotations

from planner.exchange.course_page_heads import Column
from planner.exchange.course_page_table import ColumnIgnored, OtherSchedule, schedule
from planner.exchange.course_page_text import page_text


def tables(text):
    return page_text(text).tables


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
