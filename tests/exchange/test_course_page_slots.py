from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_slots import (
    NoSlot,
    OtherTime,
    SlotContradiction,
    announced,
    rows_as_passages,
    weekly_slots,
)
from planner.exchange.course_page_text import page_text
from planner.rules.slots import Hours, Slot, Start


def found_in(text):
    return [one.slot for passage in page_text(text).passages for one in announced(passage)]


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("Wed 12:30–14:00 in Finkenweg 3, room 1. Bring food.", "Finkenweg 3, room 1"),
        ("on **Wednesdays, 12:30--14 (s.t.), in Nauklerstr. 3, R 1**. Then", "Nauklerstr. 3, R 1"),
        ("mittwochs, 12:30–14 Uhr, Raum 1.01 (Altbau)", "Raum 1.01"),
        ("Mi, 12:30-14:00, im Hörsaal 5", "Hörsaal 5"),
        ("Wednesday from 12:30 to 14:00 at the Aviary", "Aviary"),
        ("Wed, 12:30-2pm (seminar room 7)", "seminar room 7"),
        ("Wed 12:30–14:00", ""),
    ],
)
def test_a_time_in_prose_is_found_with_its_room(text, room):
    [slot] = found_in(text)
    assert (slot.weekday, slot.hours, slot.room) == (2, Hours(time(12, 30), time(14)), room)


@pytest.mark.parametrize(
    "text",
    [
        "so we do 3 to 5 things",
        "Office hours: Tuesdays 14-15",
        "Sprechstunde dienstags 14–15 Uhr",
        "Wednesday, October 18 to 25",
        "Session 12-14 is on Monday",
        "",
    ],
)
def test_other_words_are_no_weekly_time(text):
    assert found_in(text) == []


def test_two_days_may_share_their_hours():
    hours = Hours(time(10), time(12))
    assert found_in("Mondays and Wednesdays, 10:00-12:00 in room 5") == [
        Slot(0, hours, "room 5"),
        Slot(2, hours, "room 5"),
    ]


def test_the_first_time_counts_and_a_second_one_contradicts_it_with_its_line():
    page = page_text("Wed 12:30–14 (s.t.)\n\nor so\n\nWednesdays, 12-2pm (c.t.) as usual")
    slots, problems = weekly_slots(page.passages, {2})
    first = Slot(2, Hours(time(12, 30), time(14)), "", Start.ST)
    assert slots == (first,)
    assert problems == (
        SlotContradiction(line=5, first=first, first_line=1, other="Wednesdays, 12-2pm (c.t.)"),
    )


def test_the_same_time_again_is_no_contradiction_and_may_add_the_room():
    page = page_text("Wed 12–14 Uhr\n\nWednesdays, 12:00–14:00 in room 5")
    slots, problems = weekly_slots(page.passages, {2})
    assert ([slot.room for slot in slots], problems) == (["room 5"], ())


def test_a_room_may_stand_in_a_line_of_its_own():
    page = page_text("- Time: Wed 12–14 Uhr\n- Room: Finkenweg 3")
    slots, _ = weekly_slots(page.passages, {2})
    assert slots[0].room == "Finkenweg 3"


def test_times_in_a_small_table_are_found():
    page = page_text("| When | Wed 12–14 Uhr |\n|---|---|\n| Where | room 5 |")
    slots, _ = weekly_slots(rows_as_passages(page.tables), {2})
    assert slots == (Slot(2, Hours(time(12), time(14)), "room 5"),)


def test_a_time_on_a_day_without_sessions_is_left_out_and_named():
    page = page_text("Wed 12–14 Uhr. Party: Fri 20–22 Uhr.")
    slots, problems = weekly_slots(page.passages, {2})
    assert [slot.weekday for slot in slots] == [2]
    assert problems == (OtherTime(line=1, other="Fri 20–22 Uhr"),)


def test_the_only_time_counts_even_if_no_date_is_on_its_day():
    slots, problems = weekly_slots(page_text("Wed 12–14 Uhr").passages, {4})
    assert ([slot.weekday for slot in slots], problems) == ([2], ())


def test_a_page_without_a_time_says_so():
    assert weekly_slots(page_text("Hello").passages, {2}) == ((), (NoSlot(),))


@given(
    st.lists(st.sampled_from(["Wed", "Mondays and ", " 12-14", ", in ", "(", "**", "\n", "a."]))
)
def test_no_prose_makes_the_search_fail(pieces):
    slots, problems = weekly_slots(page_text("".join(pieces)).passages, {0, 2})
    assert bool(slots) != (NoSlot() in problems)


SIX = [
    ("mardi 14h-16h", (1,), (14, 0, 16, 0), ""),
    ("Le mardi de 14h à 16h30, salle B203", (1,), (14, 0, 16, 30), "salle B203"),
    ("de 14h à 16h le mardi", (1,), (14, 0, 16, 0), ""),
    ("Martes y jueves 10:00-12:00, Aula 3.1", (1, 3), (10, 0, 12, 0), "Aula 3.1"),
    ("Lunes y viernes de 19:00 a 22:00 hs.", (0, 4), (19, 0, 22, 0), ""),
    ("terças e quintas, das 14h às 16h, sala 12", (1, 3), (14, 0, 16, 0), "sala 12"),
    ("lunedì e giovedì, ore 14-16, aula 7", (0, 3), (14, 0, 16, 0), "aula 7"),
    ("MWF 10:10–11:00", (0, 2, 4), (10, 10, 11, 0), ""),
    ("T/Th 3-4:15pm", (1, 3), (15, 0, 16, 15), ""),
    ("Tue & Thu, 3:00pm–4:15pm in Hall 5", (1, 3), (15, 0, 16, 15), "Hall 5"),
    ("Mon-Wed 9:00–10:00", (0, 1, 2), (9, 0, 10, 0), ""),
    ("3:00-4:00pm, Mondays through the quarter", (0,), (15, 0, 16, 0), ""),
    ("jeden Mittwoch, jeweils 14 bis 16 Uhr", (2,), (14, 0, 16, 0), ""),
    ("Wed 12–14 in person", (2,), (12, 0, 14, 0), ""),
]


@pytest.mark.parametrize(("text", "weekdays", "clock", "room"), SIX)
def test_weekly_times_are_found_in_six_languages(text, weekdays, clock, room):
    hours = Hours(time(*clock[:2]), time(*clock[2:]))
    assert found_in(text) == [Slot(weekday, hours, room) for weekday in weekdays]


@pytest.mark.parametrize(
    "text",
    [
        "Mi 14.10 – 21.10",
        "Midterm: Wednesday 14-16 October",
        "Freitag, den 12. bis 14. Mai",
        "M 8-9",
    ],
)
def test_days_of_a_month_are_no_hours(text):
    assert found_in(text) == []


def test_what_stands_below_office_hours_is_no_time_of_the_course():
    page = page_text("Wed 12–14 Uhr\n\n## Office hours\n\nThu 9–10\n\n## Exam\n\nFri 8–10")
    _, problems = weekly_slots(page.passages, {2})
    assert [problem.other for problem in problems] == ["Fri 8–10"]
