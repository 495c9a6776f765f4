from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from planner.language import Language
from planner.reports.gradebook import Decided, GradebookDocument, GradebookLine, gradebook_xlsx
from planner.reports.gradebook_legend import STANDING_MEANINGS, STATE_MEANINGS
from planner.rules.credits import (
    Enrolment,
    Item,
    ItemKind,
    Marking,
    Outcome,
    Requirement,
    Result,
    Standing,
    State,
    Tier,
)

ENGLISH = Language("en")
SHEET_1 = Item(
    id="h1",
    title="Homework sheet 1",
    short="HW 1",
    kind=ItemKind.HOMEWORK,
    marking=Marking.POINTS,
    max_points=Decimal(20),
    due=date(2023, 11, 15),
)
POSTER = Item(id="po", title="Poster", kind=ItemKind.POSTER)
PROJECT = Item(id="pr", title="Project", kind=ItemKind.PROJECT, marking=Marking.GRADE)
TIERS = (
    Tier(
        id="t3",
        key="3",
        name="3 ECTS",
        credits=Decimal(3),
        requires=(
            Requirement(text="homework", items=("h1", "po"), at_least=1),
            Requirement(text="a poster", items=("po",), at_least=1),
        ),
    ),
    Tier(id="t6", key="6", name="6 ECTS", credits=Decimal(6)),
)
ADLER = GradebookLine(
    family="Adler",
    given="Jonas",
    matriculation="0047110",
    email="jonas.adler@student.example.org",
    programme="M.Sc. ML",
    aim="6 ECTS",
    results={
        "h1": Result(state=State.PASSED, points=Decimal("17.5")),
        "po": Result(state=State.SUBMITTED),
        "pr": Result(state=State.PASSED, mark=Decimal("1.3")),
    },
    standing={"t3": Standing.WAITING, "t6": Standing.OUT_OF_REACH},
    missing="poster to be marked",
    proposed_credits=Decimal(6),
    proposed_grade=Decimal("1.3"),
)
SAHIN = GradebookLine(
    family="Şahin",
    given="Łucja Žofia Gőz",
    enrolment=Enrolment.LEFT,
    results={"h1": Result(state=State.FAILED, points=Decimal(0))},
    standing={"t3": Standing.MET, "t6": Standing.POSSIBLE},
    decided=Decided(
        outcome=Outcome.PASSED,
        decided_on=date(2024, 2, 12),
        credits=Decimal(3),
        grade=Decimal("2.0"),
        assessed_on=date(2024, 2, 7),
        by="Prof. E. Example",
        reason="as asked",
        stale=True,
    ),
)


def document(*lines, items=(SHEET_1, POSTER, PROJECT), tiers=TIERS):
    return GradebookDocument(
        course="RL & <LLMs>",
        term="WS 2023/24",
        as_of=date(2024, 2, 12),
        items=items,
        tiers=tiers,
        lines=lines,
    )


def read(data):
    book = load_workbook(BytesIO(data))
    return book.worksheets[0], book.worksheets[1]


def rows_of(sheet):
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def written(*lines, **more):
    return read(gradebook_xlsx(document(*lines, **more), ENGLISH))


def legend_of(sheet):
    return {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}


def test_students_stand_in_their_order_with_states_as_words_and_numbers_as_numbers():
    sheet, _ = written(ADLER, SAHIN)
    adler, sahin = rows_of(sheet)
    assert (adler["Family name"], adler["Given names"]) == ("Adler", "Jonas")
    assert adler["Matriculation number"] == "0047110"
    assert (adler["HW 1"], adler["HW 1: points"]) == ("passed", 17.5)
    assert (adler["Project"], adler["Project: grade"]) == ("passed", 1.3)
    assert adler["Poster"] == "submitted"
    assert (adler["3 ECTS"], adler["6 ECTS"]) == ("waiting", "out of reach")
    assert adler["Missing for the aim"] == "poster to be marked"
    assert (sahin["Family name"], sahin["Given names"]) == ("Şahin", "Łucja Žofia Gőz")
    assert sahin["Enrolment"] == "left the course"


def test_no_points_is_not_zero_points():
    sheet, _ = written(ADLER, SAHIN, replace(ADLER, results={}))
    assert [row["HW 1: points"] for row in rows_of(sheet)] == [17.5, 0, None]
    assert [row["HW 1"] for row in rows_of(sheet)] == ["passed", "failed", None]


def test_a_proposal_is_no_decision():
    adler, sahin = rows_of(written(ADLER, SAHIN)[0])
    assert (adler["Proposed credits"], adler["Proposed grade"]) == (6, 1.3)
    assert adler["Decision"] is adler["Credits"] is adler["Grade"] is None
    assert adler["Decision is up to date"] is None
    assert sahin["Proposed credits"] is None
    assert (sahin["Decision"], sahin["Credits"], sahin["Grade"]) == ("passed", 3, 2)
    assert sahin["Assessed on"].date() == date(2024, 2, 7)
    assert sahin["Decision is up to date"] == "no, facts or rules have changed"


def test_grades_and_days_have_number_formats():
    sheet, _ = written(SAHIN)
    formats = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert (formats["Grade"], formats["Decided on"]) == ("0.0", "yyyy-mm-dd")
    german, _ = read(gradebook_xlsx(document(SAHIN), Language("de")))
    formats = {cell.value: german.cell(2, cell.column).number_format for cell in german[1]}
    assert "dd.mm.yyyy" in formats.values()


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://evil.example", "x")', "<b>Zoë & Co", "@SUM(1)", "-1", "#REF!"]
)
def test_a_name_appears_as_written_and_never_as_a_formula(name):
    sheet, _ = written(replace(ADLER, family=name, missing=name))
    assert sheet["A2"].value == name
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_late_days_and_own_deadlines_have_columns_only_where_there_are_any():
    late = replace(ADLER, results={"po": Result(late_days=2, due=date(2024, 1, 24))})
    without = [cell.value for cell in written(ADLER)[0][1]]
    assert not [heading for heading in without if "late" in heading or "deadline" in heading]
    with_late, punctual = rows_of(written(late, ADLER)[0])
    assert (with_late["Poster: days late"], punctual["Poster: days late"]) == (2, None)
    assert with_late["Poster: own deadline"].date() == date(2024, 1, 24)


def test_a_number_that_the_marking_does_not_ask_for_is_shown_all_the_same():
    odd = replace(ADLER, results={"po": Result(points=Decimal(3))})
    assert rows_of(written(odd)[0])[0]["Poster: points"] == 3


def test_names_and_headings_stay_in_view_and_rows_can_be_filtered():
    sheet, _ = written(ADLER, SAHIN)
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["A"].width >= 9


def test_the_legend_says_what_the_words_mean_and_what_tiers_ask_for():
    legend = legend_of(written(ADLER, SAHIN)[1])
    assert "RL & <LLMs>" in legend
    assert "WS 2023/24 · 2 students · As of 12 February 2024" in legend
    assert legend["(empty)"][0] == "nothing recorded yet"
    assert legend["waiting"][0] == "nothing but marking is missing"
    assert legend["3 ECTS"][:2] == ("homework (at least 1)\na poster", "1 of 2")
    rows = written(ADLER, SAHIN)[1]
    tier = next(cell.row for cell in rows["A"] if cell.value == "3 ECTS")
    assert rows.row_dimensions[tier].height == 30  # both requirements can be read
    assert legend["HW 1"][:3] == ("Homework sheet 1", "Homework sheet", 20)
    assert legend["HW 1"][3].date() == date(2023, 11, 15)


def test_a_text_no_workbook_can_hold_is_named_in_the_legend_and_reported():
    problems = []
    data = gradebook_xlsx(document(replace(ADLER, family="Ad\x00ler")), ENGLISH, problems)
    assert [(problem.cell, problem.text) for problem in problems] == [("A2", "Adler")]
    assert legend_of(read(data)[1])["Gradebook!A2"][0] == "Adler"


def test_an_empty_course_gives_a_workbook_with_headings():
    sheet, legend = written(items=(), tiers=())
    assert sheet.max_row == 1
    assert sheet["A1"].value == "Family name"
    assert "WS 2023/24 · 0 students · As of 12 February 2024" in legend_of(legend)


def test_three_hundred_students_are_all_there():
    lines = [replace(ADLER, family=f"Adler {n}") for n in range(300)]
    rows = rows_of(written(*lines)[0])
    assert [row["Family name"] for row in rows] == [line.family for line in lines]


def test_the_same_rows_give_the_same_bytes():
    assert gradebook_xlsx(document(ADLER, SAHIN), ENGLISH) == gradebook_xlsx(
        document(ADLER, SAHIN), ENGLISH
    )


def test_every_state_and_standing_is_explained():
    assert set(STATE_MEANINGS) == set(State)
    assert set(STANDING_MEANINGS) == set(Standing)
