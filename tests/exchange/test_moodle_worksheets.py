from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from planner.exchange.moodle_results import is_results
from planner.exchange.moodle_worksheets import NotAWorksheet, is_worksheet, read_worksheet
from planner.exchange.result_rows import NamesHidden

FILES = Path(__file__).parent / "files"


def test_a_german_worksheet_is_filled_with_commas_and_every_other_byte_stays():
    sheet = read_worksheet(FILES / "offline_worksheet_de_points_bom.csv")
    assert (sheet.most, sheet.point, sheet.number(Decimal("9.5"))) == (100, ",", "9,50")
    first, second = sheet.lines
    assert (first.identifier, first.person.family) == ("Teilnehmer/in1234567", "Özdemir")
    assert (second.grade, second.comment, second.changeable) == ("87,50", "Gut", True)
    after = sheet.filled({first.row: "9,50"}, {second.row: 'Sehr "gut"'})
    assert after == sheet.content.replace(
        b'"Zur Bewertung abgegeben -  - ",,', b'"Zur Bewertung abgegeben -  - ","9,50",'
    ).replace(b'"Gut"', b'"Sehr ""gut"""')


def test_a_locked_row_and_a_scale_are_told(tmp_path):
    sheet = read_worksheet(FILES / "offline_worksheet_en_points.csv")
    assert [line.changeable for line in sheet.lines] == [True, True, False]
    scale = tmp_path / "scale.csv"
    scale.write_text(
        "Identifier,Full name,Grade,Scale,Grade can be changed\n"
        'Participant 1,A B,,"Fail\nPass",Yes\n'
    )
    found = read_worksheet(scale)
    assert (found.most, found.scale, found.point) == (None, ("Fail", "Pass"), ".")


def test_worksheets_and_grade_exports_are_told_from_other_files(tmp_path):
    for path in FILES.iterdir():
        assert is_worksheet(path) is path.name.startswith("offline_worksheet")
        assert is_results(path) is path.name.startswith("gradebook_export")
    assert not is_worksheet(tmp_path)
    assert not is_results(tmp_path / "absent.csv")


def test_what_is_no_worksheet_or_hides_its_names_is_refused(tmp_path):
    with pytest.raises(NotAWorksheet):
        read_worksheet(FILES / "gradebook_export_en.csv")
    hidden = tmp_path / "hidden.csv"
    hidden.write_text("Identifier,Status,Grade,Grade can be changed\nParticipant 1,-,,Yes\n")
    with pytest.raises(NamesHidden):
        read_worksheet(hidden)
