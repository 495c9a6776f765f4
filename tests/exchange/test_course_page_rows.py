from __future__ import annotations

from datetime import time

from planner.exchange.course_page_rows import (
    MOST_ROWS,
    CellsSpilled,
    NoTopic,
    RowsLeftOut,
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
