from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page import (
    LARGEST,
    NoSchedule,
    read_page,
    understand,
)
from planner.exchange.course_page_rows import MOST_ROWS
from planner.exchange.course_page_slots import SlotContradiction
from planner.exchange.course_page_table import ColumnIgnored
from planner.exchange.course_page_title import NoTitle
from planner.exchange.files_in import GuessedEncoding, UnreadableFile, Why
from planner.places import resources
from planner.rules.credits import ItemKind
from planner.rules.plan import TEACHING, Kind, Mode
from planner.rules.slots import Hours, Slot, Start
from planner.rules.terms import DayOff, Days, OffKind

FILES = Path(__file__).parent / "files"
WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))
TABLE = "| session | date | topic |\n|---|---|---|\n"


@pytest.fixture(scope="module")
def page():
    return read_page(FILES / "seminar.md", lectures=WINTER)


def test_the_title_is_the_heading_without_welcome_and_quotes(page):
    assert page.title == "Birds and Words"
    assert page.language == "en"


def test_the_first_weekly_time_is_taken_and_the_contradiction_is_named_with_its_line(page):
    slot = Slot(2, Hours(time(12, 30), time(14)), "Finkenweg 3, seminar room 1", Start.ST)
    assert page.slots == (slot,)
    contradiction = SlotContradiction(
        line=8, first=slot, first_line=4, other="Wednesdays, 12-2pm (c.t.)"
    )
    assert page.problems == (contradiction,)


def test_every_row_is_taken_with_its_line_and_the_year_that_its_weekday_proves(page):
    assert [(row.number, row.day, row.line) for row in page.sessions] == [
        ("1", date(2023, 10, 18), 18),
        ("2", date(2023, 10, 25), 19),
        ("", date(2023, 11, 1), 20),
        ("3", date(2023, 11, 8), 21),
        ("4", date(2023, 11, 15), 22),
        ("5", date(2023, 12, 20), 23),
        ("", None, 24),
        ("6", date(2024, 1, 10), 25),
        ("", date(2024, 2, 7), 26),
    ]


def test_emphasis_links_and_code_in_topics_become_text(page):
    topics = [row.topic for row in page.sessions]
    assert topics[:4] == [
        "Overview & first songs (part 1)",
        "The lark",
        "holiday (listening exercises)",
        "The nightingale: rhythm",
    ]


def test_kinds_follow_from_the_words_of_a_row(page):
    kinds = [row.kind for row in page.sessions if row.kind is not Kind.CLASS]
    assert kinds == [Kind.HOLIDAY, Kind.BUFFER, Kind.BREAK, Kind.NO_CLASS]
    assert [row.mode for row in page.sessions if row.kind is Kind.BUFFER] == [Mode.ONLINE]
    assert [row.note for row in page.sessions if row.note] == ["listening exercises"]


def test_a_break_without_a_date_is_laid_into_the_gap_around_it(page):
    [row] = [row for row in page.sessions if row.kind is Kind.BREAK]
    assert (row.day, row.laid) == (None, Days(date(2023, 12, 21), date(2024, 1, 9)))


def test_a_break_that_the_course_knows_lays_the_row_more_exactly():
    pause = Days(date(2023, 12, 23), date(2024, 1, 6))
    known = (DayOff(pause, OffKind.BREAK, "Weihnachtsferien", "Christmas break"),)
    page = read_page(FILES / "seminar.md", lectures=WINTER, days_off=known)
    assert [row.laid for row in page.sessions if row.laid] == [pause]


def test_only_teaching_has_hours_and_they_are_those_of_the_slot(page):
    hours = Hours(time(12, 30), time(14))
    assert all((row.hours == hours) == (row.kind in TEACHING) for row in page.sessions)


def test_tiers_share_their_items(page):
    assert [(item.title, item.short, item.kind) for item in page.items] == [
        ("Participation", "Part.", ItemKind.PARTICIPATION),
        ("Homework 1", "HW 1", ItemKind.HOMEWORK),
        ("Homework 2", "HW 2", ItemKind.HOMEWORK),
        ("Homework 3", "HW 3", ItemKind.HOMEWORK),
        ("Poster", "Poster", ItemKind.POSTER),
        ("Project", "Project", ItemKind.PROJECT),
        ("Presentation", "Talk", ItemKind.PRESENTATION),
    ]
    assert [(tier.key, tier.name, tier.credits) for tier in page.tiers] == [
        ("3", "3 ECTS", Decimal(3)),
        ("6", "6 ECTS", Decimal(6)),
        ("9", "9 ECTS", Decimal(9)),
    ]
    sheets = page.tiers[2].requires[1]
    assert sheets.text == "completion of 3 homework exercise sheets"
    assert (len(sheets.items), sheets.at_least) == (3, 3)
    assert [len(tier.requires) for tier in page.tiers] == [3, 4, 5]


def test_a_german_page_with_other_columns_and_dates_is_understood():
    page = read_page(FILES / "seminar-de.md", lectures=WINTER)
    assert (page.title, page.language) == ("Vögel und Wörter", "de")
    assert page.slots == (Slot(2, Hours(time(14, 15), time(15, 45)), "Raum 1.01", Start.CT),)
    rows = {row.topic: row for row in page.sessions}
    assert {topic: row.kind for topic, row in rows.items()} == {
        "Einführung": Kind.CLASS,
        "Die Lerche": Kind.CLASS,
        "Allerheiligen": Kind.HOLIDAY,
        "Puffertermin": Kind.BUFFER,
        "Weihnachtspause": Kind.BREAK,
        "Die Eule": Kind.CLASS,
        "entfällt": Kind.NO_CLASS,
        "Klausur": Kind.EXAM,
    }
    assert [row.day for row in page.sessions][:3] == [
        date(2023, 10, 18),
        date(2023, 10, 25),
        date(2023, 11, 1),
    ]
    pause = rows["Weihnachtspause"]
    assert (pause.day, pause.end_day) == (date(2023, 12, 24), date(2024, 1, 6))
    assert (rows["Die Lerche"].room, rows["Die Lerche"].note) == ("2.34", "bitte mitsingen")
    assert rows["Puffertermin"].mode is Mode.ONLINE
    assert page.problems == (ColumnIgnored(line=14, column="Folien"),)
    assert [item.title for item in page.items] == [
        *("Teilnahme", "Übungsblatt 1", "Übungsblatt 2", "Übungsblatt 3", "Referat"),
        "Hausarbeit",
    ]
    assert [tier.graded for tier in page.tiers] == [True, False]


def test_a_slot_that_is_given_wins_over_the_page_and_nothing_contradicts_it():
    slot = Slot(2, Hours(time(9), time(11)))
    page = read_page(FILES / "seminar.md", lectures=WINTER, slots=(slot,))
    assert (page.slots, page.problems) == ((slot,), ())


def test_the_example_page_is_understood_without_any_problem():
    page = read_page(resources() / "example" / "course-page.md", lectures=WINTER)
    assert page.title == "RL for Language Model Training"
    assert len(page.sessions) == 16
    assert [row.number for row in page.sessions if row.number] == [str(n) for n in range(1, 14)]
    assert [tier.key for tier in page.tiers] == ["3", "6", "9"]
    assert page.problems == ()


def test_a_page_without_a_table_of_dates_is_refused_by_name(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("# Birds\n\n| food | price |\n|---|---|\n| seeds | 3 |\n", "utf-8")
    with pytest.raises(NoSchedule) as refusal:
        read_page(path, lectures=WINTER)
    assert refusal.value.name == "page.md"


def test_a_page_without_a_heading_is_taken_and_the_lack_is_named():
    page = understand(f"Wed 12-14\n\n{TABLE}| 1 | 18.10. | Owls |", lectures=WINTER)
    assert page.title == ""
    assert NoTitle() in page.problems


def test_a_page_in_windows_letters_is_read_and_the_guess_is_named(tmp_path):
    path = tmp_path / "page.md"
    text = f"# Vögel\n\nMi 12–14 Uhr\n\n{TABLE}| 1 | 18.10. | Eule |\n"
    path.write_bytes(text.encode("cp1252"))
    page = read_page(path, lectures=WINTER)
    assert page.title == "Vögel"
    assert GuessedEncoding(encoding="Windows-1252") in page.problems


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"PK\x03\x04\x00\x00", Why.BINARY),
        (b"#" * (LARGEST + 1), Why.TOO_BIG),
    ],
)
def test_a_file_that_is_no_page_is_refused_with_the_reason(tmp_path, content, why):
    path = tmp_path / "page.md"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refusal:
        read_page(path, lectures=WINTER)
    assert (refusal.value.name, refusal.value.why) == ("page.md", why)


SNIPPETS = st.sampled_from(
    [
        *("|", "\n", TABLE, "October 18th", "31.2.", "29 Feb", "**", "(", "3 ECTS: ", "* ", "# "),
        *("2 of 3 homework", " - ", "Wed 12-14", "Mondays and ", "---\n", "1.1.9999", "buffer"),
        *(
            "2023-02-30",
            "Christmas break",
            " and ",
            "9 (online)",
            "99999999999",
            "\\",
            "`",
            "<!--",
        ),
        *("<html>", "<table><tr><td>", "<td colspan=3>", "<s>", "~~", "```{list-table}\n* - a\n"),
        *(":::\n", "+--+--+\n", "--- ---\n", "\t", "## October\n", "- 18.10.: Owls\n", "{{1}}"),
    ]
)


@given(st.lists(st.one_of(SNIPPETS, st.text(max_size=8)), max_size=40).map("".join))
def test_whatever_a_page_says_it_is_understood_or_refused(text):
    for page in (text, f"{TABLE}{text}"):
        assert all(row.line > 0 for row in rows_or_none(page))


def rows_or_none(page):
    try:
        return understand(page, lectures=WINTER).sessions
    except NoSchedule:
        return ()


@pytest.mark.parametrize(
    "piece",
    ["|", "[[[[\n", "- ", "<table><tr><td>", "<!-- x -->", "*a **b\n", "--- ---\n", "18.10. x\n"],
)
def test_a_page_that_says_one_thing_thousands_of_times_is_read_or_refused(piece):
    assert len(rows_or_none(piece * 2_000)) <= MOST_ROWS
