from __future__ import annotations

from datetime import date, time

import pytest

from planner.cli.course_dates import (
    EXAMPLES,
    extra_of,
    extra_text,
    notes_of,
    notes_text,
    slots_of,
    slots_text,
)
from planner.language import Language
from planner.rules.slots import ExtraDate, Hours, NoSuchSlot
from planner.rules.terms import DayNote, Days, NoteKind

EN = Language("en")


def test_days_behind_the_hours_bound_a_weekly_time():
    first, second = slots_of(f"{EXAMPLES['slots']}; Fri 10-12 c.t.")
    assert first.valid == Days(date(2023, 10, 16), date(2023, 12, 20))
    assert (first.weekday, first.room) == (2, "Room 1")
    assert second.valid is None
    assert slots_of(slots_text((first, second), EN)) == (first, second)


@pytest.mark.parametrize("days", ["2023-12-20..2023-10-16", "2023-13-01..2023-13-02"])
def test_days_that_are_none_make_no_weekly_time(days):
    with pytest.raises(NoSuchSlot):
        slots_of(f"Wed 12:30-14:00 {days}")


def test_single_dates_have_hours_and_perhaps_a_room():
    given = f"2024-01-20 9:00-12:00; {EXAMPLES['extra']}"
    found = extra_of(given)
    assert found == (
        ExtraDate(date(2024, 1, 13), Hours(time(9), time(17)), "Room 2"),
        ExtraDate(date(2024, 1, 20), Hours(time(9), time(12))),
    )
    assert extra_of(extra_text(found)) == found
    assert extra_of("") == ()


@pytest.mark.parametrize("text", ["2024-01-13", "2024-02-30 9:00-12:00", "2024-01-13 noon"])
def test_what_is_no_single_date_is_refused(text):
    with pytest.raises(ValueError, match=r"^2024"):
        extra_of(text)


def test_notes_are_the_offices_or_ones_own_in_one_language_or_both():
    both = "2023-11-24 Studieninfotag | open day"
    found = notes_of(f"{EXAMPLES['notes']}; {both}", "en")
    day = date(2023, 11, 24)
    assert found == (
        DayNote(Days(day, day), NoteKind.NOTE, "Studieninfotag", "open day"),
        DayNote(
            Days(date(2024, 1, 8), date(2024, 1, 15)), NoteKind.OFFICE, "", "exam registration"
        ),
    )
    for language in ("de", "en"):
        assert notes_of(notes_text(found, language), language) == found
    (german,) = notes_of("2023-11-24 Infotag", "de")
    assert (german.text_de, german.text_en) == ("Infotag", "")


@pytest.mark.parametrize("text", ["open day", "2024-01-15..2024-01-08 x", "2024-01-15"])
def test_what_is_no_note_on_days_is_refused(text):
    with pytest.raises(ValueError, match=r"\S"):
        notes_of(text, "en")
