from __future__ import annotations

from datetime import date, time

import pytest

from planner.exchange.moodle_words import (
    Shown,
    Status,
    export_head,
    handed_in,
    is_download_stamp,
    moment,
)


@pytest.mark.parametrize(
    ("text", "status", "late_days", "until"),
    [
        ("Submitted for grading - ", Status.SUBMITTED, 0, None),
        ("Submitted for grading - 35 mins 10 secs late - Graded - ", Status.SUBMITTED, 1, None),
        ("Submitted for grading - 2 days late - Released", Status.SUBMITTED, 2, None),
        ("No submission - Assignment is overdue by: 2 days 3 hours", Status.NONE, 0, None),
        ("Draft (not submitted) - ", Status.DRAFT, 0, None),
        (
            "No submission - Extension granted until: Wednesday, 18 October 2023, 2:05 PM",
            Status.NONE,
            0,
            date(2023, 10, 18),
        ),
        ("Zur Bewertung abgegeben - 1 Tag 1 Stunde zu spät - Bewertet", Status.SUBMITTED, 2, None),
        ("Zur Bewertung abgegeben - 3 Stunden später - ", Status.SUBMITTED, 1, None),
        ("Keine Abgabe - Abgabeende überschritten seit: 2 Tage", Status.NONE, 0, None),
        (
            "Zur Bewertung abgegeben -  - Verlängertes Abgabeende bis: Mittwoch, 18. Oktober 2023",
            Status.SUBMITTED,
            0,
            date(2023, 10, 18),
        ),
        ("Something of a plugin - ", None, 0, None),
    ],
)
def test_the_status_says_what_was_handed_in_how_late_and_until_when(
    text, status, late_days, until
):
    said = handed_in(text)
    assert (said.status, said.late_days, said.until) == (status, late_days, until)


def test_work_that_is_younger_than_its_grade_was_handed_in_again():
    first, second = "Friday, 9 February 2024, 10:37 AM", "Friday, 9 February 2024, 1:05 PM"
    assert handed_in("Submitted for grading", second, first).again
    assert not handed_in("Submitted for grading", first, second).again
    assert not handed_in("Submitted for grading", first, "-").again


@pytest.mark.parametrize("text", ["-", "", "yesterday", "Friday, 31 February 2024, 10:37 AM"])
def test_what_is_no_date_is_none(text):
    assert moment(text) is None


def test_midnight_and_noon_are_told_apart():
    assert moment("Monday, 1 January 2024, 12:00 AM").at == time(0, 0)
    assert moment("Monday, 1 January 2024, 12:30 PM").at == time(12, 30)


@pytest.mark.parametrize(
    ("head", "title", "shown", "total"),
    [
        ("Assignment: Essay (Real)", "Essay", Shown.REAL, False),
        ("Aufgabe:\u00a0 Essay (Punkte)", "Essay", Shown.REAL, False),
        ("Quiz: Week 3 (Percentage)", "Week 3", Shown.PERCENT, False),
        ("Test:\u00a0Woche 3 (Feedback)", "Woche 3", Shown.FEEDBACK, False),
        ("Poster (Letter)", "Poster", Shown.LETTER, False),
        ("Course total (Real)", "Course total", Shown.REAL, True),
        ("Hausaufgaben gesamt (Punkte)", "Hausaufgaben gesamt", Shown.REAL, True),
        ("Assignment: Running total (Real)", "Running total", Shown.REAL, False),
    ],
)
def test_headings_of_a_grade_export_are_read_in_both_languages(head, title, shown, total):
    assert export_head(head) == (title, shown, total)


def test_other_headings_are_no_grades():
    assert export_head("Groups (2023)") is None
    assert export_head("Matrikelnummer") is None
    assert is_download_stamp("Zuletzt aus diesem Kurs geladen")
    assert is_download_stamp("Last downloaded from this course")
