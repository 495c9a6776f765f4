from __future__ import annotations

from datetime import time

import pytest

from planner.exchange.course_page_months import PrintedMonth
from planner.exchange.course_page_rows import (
    MOST_ROWS,
    CellsSpilled,
    MonthFromAbove,
    NoTopic,
    RowsLeftOut,
    SameDay,
    SeveralDays,
    entries,
)
from planner.exchange.course_page_table import schedule
from planner.exchange.course_page_text import page_text
from planner.exchange.course_page_when import DatePartly, OddDate, OddTime
from planner.rules.plan import Kind, Mode
from planner.rules.slots import Hours

HEAD = "| session | date | topic | time | room | notes |\n|---|---|---|---|---|---|\n"


def read(rows):
    return entries(schedule(page_text(HEAD + rows).tables))


def test_all_cells_of_a_row_are_taken():
    [row], problems = read("| 1 (online) | Oct 18 | Owls | 12:30–14:00 | room 5 | bring food |")
    assert (row.number, row.mode, row.topic) == ("1", Mode.ONLINE, "Owls")
    assert (row.hours, row.room, row.note) == (
        Hours(time(12, 30), time(14)),
        "room 5",
        "bring food",
    )
    assert (row.date_text, row.line, problems) == ("Oct 18", 3, ())


def test_a_word_beside_the_number_or_the_date_is_a_note_unless_it_is_a_mode():
    rows, problems = read(
        "| 1 (guest) | Oct 18 | Owls | | | |\n| 2 | Oct 25 online | Larks | | | |"
    )
    assert [(row.note, row.mode) for row in rows] == [
        ("guest", Mode.IN_PERSON),
        ("", Mode.ONLINE),
    ]
    assert problems == ()


def test_a_time_may_stand_in_the_date_cell():
    [row], problems = read("| 1 | 18.10. 9:00–11:00 | Owls | | | |")
    assert (row.hours, problems) == (Hours(time(9), time(11)), ())


def test_numbers_are_taken_out_of_their_words():
    rows, _ = read(
        "| Session 1 | Oct 18 | a | | | |\n| 02. | Oct 19 | b | | | |\n| – | Oct 20 | c | | | |"
    )
    assert [row.number for row in rows] == ["1", "2", ""]
    assert [row.kind for row in rows] == [Kind.CLASS, Kind.CLASS, Kind.OTHER]


def test_what_a_topic_says_about_being_online_is_no_mode():
    [row], _ = read("| 1 | Oct 18 | Online learning | | | |")
    assert row.mode is Mode.IN_PERSON


def test_what_is_odd_is_named_with_its_line_and_the_row_is_kept():
    rows, problems = read(
        "| 1 | soon | Owls | | | |\n"
        "| 2 | Oct 25 (perhaps) | Larks | | | |\n"
        "| 3 | Nov 8 | | noon | | |\n"
        "| 4 | Nov 15 | Jays | | | | x |\n"
        "| 5 | TBA | Jays | TBA | | |\n"
        "|  | -- | -- | | | |\n"
    )
    assert [row.number for row in rows] == ["1", "2", "3", "4", "5"]
    assert problems == (
        OddDate(line=3, text="soon"),
        DatePartly(line=4, text="Oct 25 (perhaps)", rest="perhaps"),
        OddTime(line=5, text="noon"),
        NoTopic(line=5),
        CellsSpilled(line=6),
    )


def test_a_topic_to_be_decided_is_a_topic():
    [row], problems = read("| 1 | Oct 18 | TBD | | | |")
    assert (row.topic, problems) == ("TBD", ())


def test_an_endless_table_is_cut_and_that_is_named():
    rows, problems = read("| 1 | Oct 18 | Owls | | | |\n" * (MOST_ROWS + 7))
    assert len(rows) == MOST_ROWS
    assert problems == (RowsLeftOut(line=MOST_ROWS + 3, rows=7),)


def read_as(heads, *rows):
    table = f"{heads}\n{'|---' * (heads.count('|') - 1)}|\n" + "\n".join(rows)
    return entries(schedule(page_text(table).tables))


def test_a_row_without_date_and_number_goes_on_on_the_day_above_and_that_is_named():
    rows, problems = read_as(
        "|date|topic|", "|18.10.|Owls|", "| |Lab: nests|", "| |Christmas break|", "| |HW1 due|"
    )
    assert [row.printed and row.printed.first.day for row in rows] == [18, 18, None, None]
    assert problems == (SameDay(line=4, topic="Lab: nests"),)


def test_the_cell_of_the_week_or_number_may_say_that_a_row_is_an_exam():
    rows, _ = read_as("|week|date|topic|", "|1|18.10.|Owls|", "|Exam|25.10.|On owls, room 3|")
    assert [row.kind for row in rows] == [Kind.CLASS, Kind.EXAM]


def test_a_numbered_row_without_a_date_stays_without_one():
    rows, problems = read_as("|#|date|topic|", "|1|18.10.|Owls|", "|2| |Larks|", "|3|TBA|Jays|")
    assert [row.printed is None for row in rows] == [False, True, True]
    assert problems == ()


def test_a_row_of_another_week_does_not_go_on():
    rows, _ = read_as("|week|date|topic|", "|1|18.10.|Owls|", "|2| |Larks|", "|2| |Jays|")
    assert [row.printed is None for row in rows] == [False, True, True]


def test_a_row_of_several_days_is_taken_once_for_each():
    rows, problems = read_as("|#|date|topic|", "|1|8./15.11.|Owls|")
    assert [(row.number, row.printed.first.day, row.line) for row in rows] == [
        ("1", 8, 3),
        ("", 15, 3),
    ]
    assert problems == (SeveralDays(line=3, text="8./15.11.", days=2),)


def test_rows_that_name_a_month_stand_above_days_without_one():
    rows, problems = read_as(
        "|date|topic|", "|**October**| |", "|18|Owls|", "|November| |", "|8|Jays|"
    )
    assert [(row.printed.first.month, row.printed.first.day) for row in rows] == [
        (10, 18),
        (11, 8),
    ]
    assert problems == ()


def test_days_below_a_date_take_its_month_or_the_next_and_that_is_named():
    rows, problems = read_as("|date|topic|", "|Sept 18|a|", "|25|b|", "|2|c|", "|Oct 9|d|")
    days = [(row.printed.first.month, row.printed.first.day) for row in rows]
    assert days == [(9, 18), (9, 25), (10, 2), (10, 9)]
    assert problems == (MonthFromAbove(line=4, text="25"), MonthFromAbove(line=5, text="2"))


def test_the_heading_of_the_dates_may_name_their_month():
    rows, problems = read_as("|October 2023|topic|", "|18|Owls|", "|25|Larks|")
    assert [(row.printed.first.month, row.printed.first.day) for row in rows] == [
        (10, 18),
        (10, 25),
    ]
    assert problems == ()


def test_a_row_over_all_columns_is_a_heading_unless_it_is_a_break():
    part = "|Part 2|Part 2|Part 2|"
    pause = "|Spring break|Spring break|Spring break|"
    rows, _ = read_as("|#|date|topic|", "|1|18.10.|Owls|", part, pause, "|2|25.10.|Jays|")
    assert [(row.topic, row.kind) for row in rows] == [
        ("Owls", Kind.CLASS),
        ("Spring break", Kind.BREAK),
        ("Jays", Kind.CLASS),
    ]


def test_headings_that_name_a_month_stand_above_days_without_one():
    table = schedule(page_text("|day|topic|\n|---|---|\n|8|Owls|\n|15|Jays|").tables)
    rows, _ = entries(table, [(1, PrintedMonth(11, 2023))])
    assert [row.printed.first.month for row in rows] == [11, 11]


def test_what_is_due_and_who_speaks_and_details_are_kept_as_notes():
    [row], problems = read_as(
        "|date|title|subtitle|Referent|Due|slides|", "|18.10.|Birds|Owls|Ann|HW1|x|"
    )
    assert (row.topic, row.note) == ("Birds", "Owls; Referent: Ann; Due: HW1")
    assert [type(problem).__name__ for problem in problems] == ["ColumnIgnored"]


@pytest.mark.parametrize(
    ("row", "topic", "kind"),
    [
        ("|18.10.| | |Feiertag|", "Feiertag", Kind.HOLIDAY),
        ("|18.10.|Owls| |entfällt|", "Owls", Kind.NO_CLASS),
        ("|18.10. (entfällt)|Owls| | |", "Owls", Kind.NO_CLASS),
        ("|Weihnachtspause| | | |", "Weihnachtspause", Kind.BREAK),
        ("|18.10.|Owls|exam| |", "Owls", Kind.EXAM),
        ("|18.10.|Owls|lecture|bring food|", "Owls", Kind.CLASS),
    ],
)
def test_what_a_row_is_may_stand_in_any_of_its_cells(row, topic, kind):
    rows, _ = read_as("|date|topic|type|note|", row, "|25.10.|Jays| | |")
    assert (rows[0].topic, rows[0].kind) == (topic, kind)


def test_a_type_may_tell_where_one_takes_part():
    rows, _ = read_as("|date|topic|modalidad|", "|18.10.|Owls|virtual|")
    assert (rows[0].mode, rows[0].note) == (Mode.ONLINE, "")
