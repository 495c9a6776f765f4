from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from planner.reports.workbook import (
    LONGEST_TEXT,
    STARTS_A_FORMULA,
    TALLEST,
    Book,
    Layout,
    Look,
    TextChanged,
    cleaned,
    sheet_title,
)

MADE = date(2024, 2, 12)
PLAIN = Layout(widths=(20, 20, 20))


def book_of(*rows, layout=PLAIN, look=Look()):  # noqa: B008 -- a frozen value
    book = Book(title="RL & <LLMs>", made=MADE)
    sheet = book.sheet("Sheet: 1/2", layout)
    for row in rows:
        sheet.append([(value, sheet.style(look)) for value in row])
    return book


def first_sheet(data):
    return load_workbook(BytesIO(data)).worksheets[0]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://x.example", "click")',
        "=1+1",
        "=",
        "+49 7071",
        "-5",
        "@SUM(A1)",
        "\tTab",
        "#N/A",
        "<b>Zoë & Co",
        "Şeyma Gőz, Łucja Žák",
        "  two  blanks  ",
        "0012",
        "1,3",
        "TRUE",
        "two\nlines",
        "🦊",
        "",
    ],
)
def test_a_text_stays_the_text_it_was(text):
    cell = first_sheet(book_of([text, "end"]).to_bytes())["A1"]
    assert (cell.value or "") == text
    assert cell.data_type != "f"
    if text:
        assert cell.data_type == "s"


@pytest.mark.parametrize("first", STARTS_A_FORMULA)
def test_what_would_become_a_formula_when_edited_is_quoted(first):
    sheet = first_sheet(book_of([f"{first}Adler", "Adler"]).to_bytes())
    assert sheet["A1"].quotePrefix
    assert not sheet["B1"].quotePrefix


def test_a_formula_behind_a_control_character_is_quoted_too():
    sheet = first_sheet(book_of(["\x00=1+1"]).to_bytes())
    assert sheet["A1"].value == "=1+1"
    assert sheet["A1"].data_type == "s"
    assert sheet["A1"].quotePrefix


@given(st.text(alphabet=st.characters(), max_size=30))
def test_every_text_can_be_written_and_comes_back_cleaned(text):
    book = book_of([text, "end"])
    sheet = first_sheet(book.to_bytes())
    back = (sheet["A1"].value or "").replace("_x005F_", "_")
    assert back == cleaned(text)
    assert sheet["B1"].value == "end"
    lost = cleaned(text) != text.replace("\r\n", "\n").replace("\r", "\n")
    assert [problem.cell for problem in book.problems] == (["A1"] if lost else [])


def test_characters_no_workbook_can_hold_are_left_out_and_said():
    book = book_of(["Adler", "x"], ["Am\x00s\x1bel", "B\ud800är"])
    sheet = first_sheet(book.to_bytes())
    assert [cell.value for cell in sheet[2]] == ["Amsel", "B\ufffdär"]
    assert book.problems == [
        TextChanged(sheet="Sheet  1 2", cell="A2", text="Amsel"),
        TextChanged(sheet="Sheet  1 2", cell="B2", text="B\ufffdär"),
    ]


def test_a_text_longer_than_a_cell_is_cut_and_said():
    book = book_of(["x" * (LONGEST_TEXT + 1)])
    assert len(first_sheet(book.to_bytes())["A1"].value) == LONGEST_TEXT
    assert [problem.cell for problem in book.problems] == ["A1"]


def test_line_ends_of_any_system_are_nothing_to_report():
    book = book_of(["one\r\ntwo\rthree"])
    assert first_sheet(book.to_bytes())["A1"].value == "one\ntwo\nthree"
    assert book.problems == []


def test_what_excel_would_read_as_an_escaped_character_is_escaped():
    book = book_of(["_x0041_dler"])
    with zipfile.ZipFile(BytesIO(book.to_bytes())) as archive:
        assert b">_x005F_x0041_dler<" in archive.read("xl/worksheets/sheet1.xml")
    assert book.problems == []


def test_numbers_and_dates_have_their_types():
    look = Look(format="0.0")
    sheet = first_sheet(book_of([Decimal("1.3"), 6, date(2023, 11, 15)], look=look).to_bytes())
    number, whole, day = sheet[1]
    assert (number.value, number.data_type, number.number_format) == (1.3, "n", "0.0")
    assert (whole.value, whole.data_type) == (6, "n")
    assert (day.value.date(), day.is_date) == (date(2023, 11, 15), True)


def test_a_date_does_not_change_the_look_of_other_cells():
    sheet = first_sheet(book_of([date(2023, 11, 15), 6], [7]).to_bytes())
    assert sheet["B1"].number_format == "General"
    assert sheet["A2"].number_format == "General"


def test_the_same_rows_give_the_same_bytes_whatever_the_time():
    rows = [["Adler", Decimal("1.3"), MADE], ["Şahin", None, None]]
    data = book_of(*rows).to_bytes()
    assert data == book_of(*rows).to_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2024, 2, 12, 0, 0, 0)}
        assert archive.testzip() is None
    properties = load_workbook(BytesIO(data)).properties
    assert properties.created.date() == properties.modified.date() == MADE
    assert (properties.title, properties.creator) == ("RL & <LLMs>", "Course Planner")


def test_looks_are_shared_by_all_cells_that_have_them():
    rows = [[f"{n}", n, n] for n in range(50)]
    data = book_of(*rows, look=Look(bold=True, ground="f6f6f3")).to_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert styles.count("<fill>") == 3  # none, grey and ours
    cell = first_sheet(data)["C50"]
    assert cell.font.bold
    assert cell.fill.fgColor.rgb == "00f6f6f3"


def test_the_layout_is_kept():
    layout = Layout(
        widths=(20, 8, 9.5),
        fixed="C2",
        heading=1,
        names=2,
        filtered=True,
        landscape=True,
        heading_height=30,
        page_heading="A & B",
        pages_wide=3,
    )
    sheet = first_sheet(book_of(["a", "b", "c"], [1, 2, 3], layout=layout).to_bytes())
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:C2"
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [20, 8, 9.5]
    assert sheet.row_dimensions[1].height == 30
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (3, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.left.text == "A && B"


def test_a_row_is_as_high_as_its_wrapped_texts_need():
    book = Book(title="RL", made=MADE)
    sheet = book.sheet("RL", PLAIN)
    plain, wrapped = sheet.style(Look()), sheet.style(Look(wrap=True))
    long = "a remark of forty-two characters in a cell"
    for row in ([(long, plain)], [(long, wrapped)], [("1\n2", wrapped)], [(long * 99, wrapped)]):
        sheet.append_wrapped([("Adler", wrapped), *row])
    heights = first_sheet(book.to_bytes()).row_dimensions
    assert [heights[row].height for row in (1, 2, 3, 4)] == [None, 45, 30, TALLEST]


def test_an_empty_sheet_can_be_opened():
    layout = Layout(widths=(10,), heading=1, filtered=True)
    assert first_sheet(book_of(layout=layout).to_bytes()).max_row == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [("Gradebook", "Gradebook"), ("a[b]:c*d?e/f\\g", "a b  c d e f g"), ("x" * 40, "x" * 31)],
)
def test_a_sheet_has_a_name_excel_allows(text, title):
    assert sheet_title(text) == title
