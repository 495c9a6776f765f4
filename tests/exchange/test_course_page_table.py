from __future__ import annotations

import pytest

from planner.exchange.course_page_table import (
    Column,
    ColumnIgnored,
    OtherSchedule,
    columns_of,
    meaning,
    schedule,
)
from planner.exchange.course_page_text import page_text


def tables(text):
    return page_text(text).tables


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Session", Column.NUMBER),
        ("#", Column.NUMBER),
        ("Nr.", Column.NUMBER),
        ("Datum", Column.DATE),
        ("Topics", Column.TOPIC),
        ("Session topic", Column.TOPIC),
        ("Themen", Column.TOPIC),
        ("Raum", Column.ROOM),
        ("Anmerkungen", Column.NOTE),
        ("KW", Column.WEEK),
        ("Uhrzeit", Column.TIME),
        ("Slides", None),
        ("", None),
    ],
)
def test_headings_are_known_in_both_languages(head, column):
    assert meaning(head) is column


def test_cells_decide_where_headings_say_nothing():
    [table] = tables("| a | b | c |\n|---|---|---|\n| 1 | 18.10. | Owls |\n| 2 | 25.10. | Larks |")
    assert columns_of(table) == {Column.NUMBER: 0, Column.DATE: 1, Column.TOPIC: 2}


def test_a_weekday_column_beside_the_dates_is_not_taken_for_them():
    [table] = tables("| Tag | Datum | Thema |\n|---|---|---|\n| Mi | 18.10. | Eulen |")
    assert columns_of(table) == {Column.DATE: 1, Column.TOPIC: 2}


def test_session_may_head_the_topics():
    [table] = tables("| Session | Date |\n|---|---|\n| Owls | 18.10. |")
    assert columns_of(table) == {Column.TOPIC: 0, Column.DATE: 1}


def test_a_table_without_dates_is_no_schedule():
    assert schedule(tables("| name | food |\n|---|---|\n| owl | mice |")) is None
    assert schedule(()) is None


def test_the_table_with_the_most_dates_is_the_schedule_and_the_other_is_named():
    page = (
        "| due date | topic |\n|---|---|\n| 1.2. | Essay |\n\n"
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
