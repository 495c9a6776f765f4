from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from planner.exchange.moodle_words import Shown, Status
from planner.exchange.result_rows import (
    NamesHidden,
    NobodyNamed,
    NoResults,
    RowTooWide,
    Source,
    ValueTwice,
    WhoIsIt,
)
from planner.exchange.results_in import read_results

FILES = Path(__file__).parent / "files"


@pytest.fixture
def reading(tmp_path):
    def read(text, name="results.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_results(path)

    return read


def columns(file):
    return {one.heading: (one.title, one.shown, one.notes, one.filled) for one in file.columns}


def test_a_german_grade_export_is_read_without_totals_and_download_stamp():
    file = read_results(FILES / "gradebook_export_de_nbsp_semicolon.csv")
    assert (file.source, file.point) == (Source.EXPORT, ".")
    assert columns(file) == {
        "Aufgabe: Reading Response 1 (Punkte)": (
            *("Reading Response 1", Shown.REAL),
            *("Aufgabe: Reading Response 1 (Feedback)", 1),
        ),
        "Test: Woche 3 (Punkte)": ("Woche 3", Shown.REAL, "", 1),
    }
    assert [line.values for line in file.rows] == [
        {
            "Aufgabe: Reading Response 1 (Punkte)": "8.50",
            "Aufgabe: Reading Response 1 (Feedback)": "Gut gemacht",
        },
        {"Test: Woche 3 (Punkte)": "14.00"},
    ]
    assert "Kurs gesamt (Punkte)" in file.ignored
    assert "Zuletzt aus diesem Kurs geladen" in file.ignored


def test_of_points_and_percentages_the_points_are_taken():
    file = read_results(FILES / "gradebook_export_en.csv")
    assert [one.heading for one in file.columns] == [
        "Assignment: Reading response 1 (Real)",
        "Quiz: Week 3 (Real)",
    ]
    assert "Quiz: Week 3 (Percentage)" in file.ignored


def test_a_worksheet_says_what_was_handed_in_and_when():
    file = read_results(FILES / "offline_worksheet_de_points_bom.csv")
    first, second = file.rows
    (grade,) = file.columns
    assert (file.source, file.point, grade.most) == (Source.WORKSHEET, ",", "100,00")
    assert (first.person.family, first.person.given) == ("Özdemir", "Aylin")
    assert first.handed_in.status is Status.SUBMITTED
    assert first.handed_in.at.at == time(10, 37)
    assert second.values == {"Bewertung": "87,50", "Feedback als Kommentar": "Gut"}


def test_any_table_has_a_column_for_each_item_and_for_notes_beside_it(reading):
    file = reading(
        "Nr.;Matrikel-Nr.;Name;Blatt 1;Blatt 1 Kommentar;Blatt 2;Tutorium\n"
        "1;5100001;Gans, Hannah;8,5;gut;-;A\n"
        "2;5100002;Reh, Ida;;;bestanden;B\n"
    )
    assert (file.source, file.point, file.ignored) == (Source.TABLE, ",", ("Nr.",))
    assert columns(file) == {
        "Blatt 1": ("Blatt 1", Shown.REAL, "Blatt 1 Kommentar", 1),
        "Blatt 2": ("Blatt 2", Shown.REAL, "", 1),
    }
    assert [(line.row, line.person.matriculation) for line in file.rows] == [
        (2, "5100001"),
        (3, "5100002"),
    ]


def test_a_list_has_a_row_for_each_value(reading):
    file = reading(
        "E-mail,Item,Points\n"
        "gans@student.example.org,Essay,8\n"
        "gans@student.example.org,Poster,passed\n"
        "gans@student.example.org,Essay,9\n"
        "reh@student.example.org,Essay,-\n"
    )
    assert file.source is Source.LIST
    assert columns(file) == {
        "Essay": ("Essay", Shown.REAL, "", 1),
        "Poster": ("Poster", Shown.REAL, "", 1),
    }
    assert file.problems == (ValueTwice(row=4, column="Essay", text="gans@student.example.org"),)
    assert file.skipped == 1


def test_rows_of_nobody_and_of_another_width_are_named(reading):
    file = reading("Name,E-mail,Essay\nGans,g@x.org,8\n,,9\nReh,r@x.org\n")
    assert file.problems == (WhoIsIt(row=3), RowTooWide(row=4, has=2, wanted=3))
    assert (len(file.rows), file.skipped) == (1, 2)


def test_what_holds_no_results_of_people_is_refused(reading):
    with pytest.raises(NoResults):
        read_results(FILES / "courseid_4711_participants_en.csv")
    with pytest.raises(NobodyNamed):
        reading("Assignment: Essay (Real),Quiz: Week 3 (Real)\n8,9\n")
    with pytest.raises(NamesHidden):
        reading(
            "Identifier,Status,Grade,Maximum Grade,Grade can be changed\n"
            "Participant 12,Submitted for grading - ,,100.00,Yes\n"
        )
