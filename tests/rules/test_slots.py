from __future__ import annotations

import doctest
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language import DAYS, SHORT_DAYS
from planner.rules import slots as under_test
from planner.rules.slots import (
    Hours,
    NoSuchSlot,
    Slot,
    Start,
    parse_hours,
    parse_slot,
    printed,
    slots_in,
)

minutes = st.integers(0, 24 * 60 - 1)


@st.composite
def hours(draw):
    first, last = sorted(draw(st.lists(minutes, min_size=2, max_size=2, unique=True)))
    return Hours(time(*divmod(first, 60)), time(*divmod(last, 60)))


slots = st.builds(
    Slot,
    st.integers(0, 6),
    hours(),
    st.sampled_from(["", "Nauklerstr. 35, seminar room 1", "Hörsaal 5"]),
    st.sampled_from(Start),
)


@given(slots)
def test_printed_hours_read_back(slot):
    read, label = parse_hours(printed(slot))
    assert read == slot.hours
    if slot.label is not Start.CT or slot.hours.start.minute:
        assert label is slot.label


@given(slots, st.sampled_from(["en", "de"]), st.sampled_from([DAYS, SHORT_DAYS]))
def test_a_slot_reads_back_with_its_weekday_in_both_languages(slot, code, names):
    room = f", {slot.room}" if slot.room else ""
    read = parse_slot(f"{names[code][slot.weekday]} {printed(slot)}{room}")
    assert (read.weekday, read.hours, read.room) == (slot.weekday, slot.hours, slot.room)


@given(st.text())
def test_no_text_breaks_the_reading_of_slots(text):
    for read in (parse_slot, parse_hours):
        try:
            assert read(text)
        except NoSuchSlot as refusal:
            assert refusal.text == text  # noqa: PT017 - either answer is right, a crash is not
    assert isinstance(slots_in(text), tuple)


@pytest.mark.parametrize(
    ("text", "weekday", "start", "end", "label"),
    [
        ("Wed 12:30-14:00", 2, time(12, 30), time(14), Start.PLAIN),
        ("Wednesdays, 12:30--14 (s.t.)", 2, time(12, 30), time(14), Start.ST),
        ("Mi 12-14 c.t.", 2, time(12, 15), time(13, 45), Start.CT),
        ("Wed 12-2pm (c.t.)", 2, time(12, 15), time(13, 45), Start.CT),
        ("mittwochs 12–14 Uhr", 2, time(12), time(14), Start.PLAIN),
        ("Mittwoch, 12.30 bis 14.00 Uhr s. t.", 2, time(12, 30), time(14), Start.ST),
        ("every Tuesday from 8 to 10 ct", 1, time(8, 15), time(9, 45), Start.CT),
        ("Di. 8—10", 1, time(8), time(10), Start.PLAIN),
        ("Sonnabend 9 Uhr - 11 Uhr", 5, time(9), time(11), Start.PLAIN),
        ("Fri 10-12pm", 4, time(10), time(12), Start.PLAIN),
        ("Fri 11am-1", 4, time(11), time(13), Start.PLAIN),
        ("Fri 2-4 p.m.", 4, time(14), time(16), Start.PLAIN),
        ("Thursday 12am to 12pm", 3, time(0), time(12), Start.PLAIN),
    ],
)
def test_weekly_times_are_read_as_people_write_them(text, weekday, start, end, label):
    assert parse_slot(text) == Slot(weekday, Hours(start, end), "", label)


def test_the_room_stands_after_a_comma_or_in():
    text = "Wednesdays, 12:30--14 (s.t.), in  Nauklerstr. 35, seminar room 1"
    assert parse_slot(text).room == "Nauklerstr. 35, seminar room 1"
    assert parse_slot("Wed 12-14 in Hörsaal 5").room == "Hörsaal 5"
    assert parse_slot("Wed 12-14", room="Hörsaal 5").room == "Hörsaal 5"


def test_cum_tempore_takes_a_quarter_off_both_ends_of_two_hours_only():
    assert parse_hours("12-14 c.t.")[0] == Hours(time(12, 15), time(13, 45))
    assert parse_hours("9-12 c.t.")[0] == Hours(time(9, 15), time(12))
    assert parse_hours("12:15-13:45 c.t.")[0] == Hours(time(12, 15), time(13, 45))


def test_cum_tempore_is_printed_without_the_quarters_and_sine_tempore_as_it_is():
    assert printed(parse_slot("Wed 12:15-13:45 c.t.")) == "12–14 c.t."
    assert printed(parse_slot("Wed 12:30-14 s.t.")) == "12:30–14:00 s.t."
    assert printed(parse_slot("Wed 9:15-10:30 c.t.")) == "09:15–10:30 c.t."
    assert printed(Slot(2, Hours(time(12), time(14)), "", Start.CT)) == "12:00–14:00"


@pytest.mark.parametrize(
    "text",
    [
        *("", "Wed", "12-14", "Xyz 12-14", "Wed 14-12", "Wed 12-12", "Wed 25-26", "Wed 22-24"),
        *("Wed 12-14 nonsense", "Wed 12:60-14", "Wed 13am-14", "Wed 12:15–12:20 13", "Wedge 8-10"),
        "Mon 12-14 October",
    ],
)
def test_what_is_no_weekly_time_is_refused_with_its_text(text):
    with pytest.raises(NoSuchSlot) as refusal:
        parse_slot(text)
    assert refusal.value.text == text


def test_hours_that_could_be_meant_as_afternoon_are_refused_not_guessed():
    with pytest.raises(NoSuchSlot):
        parse_slot("Fri 2-4")
    assert parse_slot("Fri 2-4 Uhr").hours == Hours(time(2), time(4))
    assert parse_slot("Fri 02:00-04:00").hours == Hours(time(2), time(4))


def test_all_weekly_times_of_a_running_text_are_found_in_order():
    text = """The course is on **Wednesdays, 12:30--14 (s.t.), in Room 1**. Formally
        on Wednesdays, 12-2pm (c.t.). The excursion is on Fri 12-14 October, so 10-12 of us
        may come; tutorials are Fri. 10-12."""
    first, second, third = slots_in(text)
    assert (printed(first), first.label) == ("12:30–14:00 s.t.", Start.ST)
    assert (printed(second), second.label) == ("12–14 c.t.", Start.CT)
    assert (third.weekday, printed(third)) == (4, "10:00–12:00")


def test_hours_that_do_not_last_and_weekdays_beyond_sunday_cannot_be_made():
    with pytest.raises(ValueError, match="last"):
        Hours(time(12), time(12))
    with pytest.raises(ValueError, match="weekday"):
        Slot(7, Hours(time(12), time(13)))


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed
