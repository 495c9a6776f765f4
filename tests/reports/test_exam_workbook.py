from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from planner.language import Language
from planner.reports import exam_table
from planner.reports.exam_list import exam_list_pdf
from planner.reports.exam_rows import ExamLine, ExamList
from planner.reports.exam_table import table_of as drawn
from planner.reports.exam_workbook import exam_xlsx, rows_of
from planner.rules.exam_lists import ListName
from tests.pdf_tables import letters, tables

ENGLISH = Language("en")
ADLER = ExamLine(
    family="Adler",
    given="Jonas",
    matriculation="0047110",
    programme="M.Sc. ML",
    module="ISCL-BA-01",
    exam_number="4711",
    attempt="1",
    credits="6",
    grade="1,3",
    outcome="passed",
    assessed_on="7 Feb 2024",
)
SAHIN = replace(
    ADLER, family="Şahin-Gőz", given="Łucja Žofia", matriculation="4711002", grade="ungraded"
)
OFFICE = ExamList(
    course="RL & <LLMs>",
    term="Winter semester 2023/24",
    number="42",
    made_on=date(2024, 2, 12),
    lines=(SAHIN, ADLER),
    name=ListName("4711", "coursework"),
    institution="University of Example",
    examiner="Prof. E. Example",
)


def sheet_of(exam_list):
    return load_workbook(BytesIO(exam_xlsx([exam_list], ENGLISH))).worksheets[0]


def table_of(exam_list):
    """Return headings and rows of the table below the particulars."""
    rows = [tuple(cell or "" for cell in row) for row in sheet_of(exam_list).values]
    at = next(n for n, row in enumerate(rows) if row[0] == "Family name")
    return rows[at], rows[at + 1 :]


def test_lines_stand_in_their_order_with_every_text_as_worded():
    heading, rows = table_of(OFFICE)
    assert heading[:3] == ("Family name", "Given names", "Matriculation number")
    by_name = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [row["Family name"] for row in by_name] == ["Şahin-Gőz", "Adler"]
    assert by_name[1]["Matriculation number"] == "0047110"
    assert [row["Grade"] for row in by_name] == ["ungraded", "1,3"]


def test_title_and_particulars_stand_above_the_table():
    above = {row[0]: row[1] for row in sheet_of(OFFICE).values if row[0]}
    assert "Examination list" in above
    assert "University of Example" in above
    for label, text in exam_table.particulars(OFFICE, ENGLISH):
        assert above[label] == text
    assert above["Number of the list"] == "42"


def test_the_pdf_has_the_same_cells_in_the_same_order():
    odd = replace(
        ADLER,
        family="Zoe\u0308\u00ad",
        remark="two\nlines  and a\u200b mark",
        code="BE",
        grade="–",
    )
    many = tuple(
        replace(ADLER, given=f"Łucja {n}", remark="x" if n % 7 else "") for n in range(40)
    )
    other = replace(OFFICE, lines=(odd, *many), name=ListName("9"))
    lists = (OFFICE, other)
    sheets = load_workbook(BytesIO(exam_xlsx(lists, ENGLISH))).worksheets
    on_paper = tables(exam_list_pdf(lists, ENGLISH))
    for one, sheet, told in zip(lists, sheets, on_paper, strict=True):
        at = next(cell.row for cell in sheet["A"] if cell.value == "Family name")
        written = [
            [str(value or "") for value in row]
            for row in sheet.iter_rows(min_row=at, values_only=True)
        ]
        table = drawn(one, ENGLISH)
        assert written == [[column.heading for column in table.columns], *map(list, table.rows)]
        assert [[letters(text) for text in row] for row in told] == [
            [letters(text) for text in row] for row in written
        ]
        above = {row[0]: row[1] for row in sheet.values if row[0]}
        assert (above["Number of the list"], above["Fingerprint"]) == ("42", table.fingerprint)


def test_a_column_that_is_empty_everywhere_is_left_out_but_never_the_result():
    heading, _ = table_of(OFFICE)
    assert "Remark" not in heading
    assert {"Credits", "Grade", "Outcome"} <= set(table_of(replace(OFFICE, lines=()))[0])
    remarked = replace(OFFICE, lines=(replace(ADLER, remark="late"), SAHIN))
    assert "Remark" in table_of(remarked)[0]


def test_a_draft_says_so():
    draft = replace(OFFICE, draft=True)
    assert sheet_of(draft)["A1"].value == "Examination list (draft)"
    assert sheet_of(draft).title == "4711 coursework"


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "<b>Zoë & Co", "+1", "@A1"])
def test_a_name_appears_as_written_and_never_as_a_formula(name):
    sheet = sheet_of(replace(OFFICE, lines=(replace(ADLER, family=name),), course=name))
    last = sheet.cell(sheet.max_row, 1)
    assert last.value == name
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_headings_stay_in_view_and_are_filtered():
    sheet = sheet_of(OFFICE)
    head = next(cell.row for cell in sheet["A"] if cell.value == "Family name")
    assert sheet.freeze_panes == f"A{head + 1}"
    last = sheet.cell(head, sheet.max_column).column_letter
    assert sheet.auto_filter.ref == f"A{head}:{last}{head + 2}"
    assert sheet.print_title_rows == f"${head}:${head}"


def test_three_hundred_lines_are_all_there():
    lines = tuple(replace(ADLER, family=f"Adler {n}") for n in range(300))
    _, rows = table_of(replace(OFFICE, lines=lines))
    assert [row[0] for row in rows] == [line.family for line in lines]


def test_a_long_remark_or_name_is_shown_to_its_end():
    long = replace(ADLER, remark="recognised by the board of examiners " * 4, family="Adler-" * 12)
    sheet = sheet_of(replace(OFFICE, lines=(long, SAHIN)))
    row = next(cell.row for cell in sheet["A"] if cell.value == long.family)
    assert sheet.row_dimensions[row].height >= 15 * len(long.remark) / 34
    assert all(cell.alignment.wrap_text for cell in sheet[row])
    assert sheet.row_dimensions[row + 1].height is None


def test_a_text_no_workbook_can_hold_is_reported():
    problems = []
    exam_xlsx([replace(OFFICE, lines=(replace(ADLER, given="Jo\x01nas"),))], ENGLISH, problems)
    assert [problem.text for problem in problems] == ["Jonas"]


def test_the_same_list_gives_the_same_bytes():
    assert exam_xlsx([OFFICE], ENGLISH) == exam_xlsx([OFFICE], ENGLISH)


def test_printed_pages_bear_the_number_also_under_a_long_course_title():
    long = replace(OFFICE, course="Seminar " * 30)
    (sheet,) = load_workbook(BytesIO(exam_xlsx([long], ENGLISH))).worksheets
    heading = sheet.oddHeader.left.text
    assert f"No. {OFFICE.number}" in heading
    assert heading.endswith("…")
    assert len(heading) <= 100


def test_the_sheets_are_named_after_their_lists_and_read_back():
    long = ListName("4711-" * 8, "exam")
    lists = [OFFICE, replace(OFFICE, name=long), replace(OFFICE, name=ListName(f"{long.key}2"))]
    book = exam_xlsx(lists, ENGLISH)
    names = load_workbook(BytesIO(book)).sheetnames
    assert names[0] == "4711 coursework"
    assert names[2].endswith("(2)")
    assert all(len(name) <= 31 for name in names)
    assert [row["Family name"] for row in rows_of(book)[1]] == ["Şahin-Gőz", "Adler"]
