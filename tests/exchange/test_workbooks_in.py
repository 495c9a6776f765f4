from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.workbooks_in import MOST_ENTRIES, worksheets

FILES = Path(__file__).parent / "files"

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return as_bytes(book)


def as_bytes(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content, name, part):
    """Replace or add one part of a package."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, part)
    return out.getvalue()


def with_sheet(rows):
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part(saved(["x"]), "xl/worksheets/sheet1.xml", sheet)


def why(content):
    with pytest.raises(UnreadableFile) as refusal:
        worksheets(content, "list.xlsx")
    assert refusal.value.name == "list.xlsx"
    return refusal.value.why


def test_values_become_text_as_people_write_them():
    at_noon = datetime.combine(date(2024, 2, 9), time(12))
    content = saved(
        ["Gans", 4711001, 1.3, 2.0, True, None, date(2024, 2, 9), at_noon],
        [time(12, 30), None],
    )
    [sheet] = worksheets(content, "list.xlsx")
    assert sheet.rows == (
        (1, ("Gans", "4711001", "1.3", "2", "true", "", "2024-02-09", "2024-02-09 12:00:00")),
        (2, ("12:30:00",)),
    )


def test_a_formula_gives_its_stored_value_not_itself():
    content = with_sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    assert worksheets(content, "list.xlsx")[0].rows == ((1, ("2",)),)


def test_a_far_cell_costs_nothing_and_is_no_table():
    far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert worksheets(with_sheet(far), "list.xlsx")[0].rows == ((1_048_576, ("1",)),)
    wide = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    assert why(with_sheet(wide)) is Why.TOO_BIG


def test_a_row_number_no_spreadsheet_has_is_never_reached():
    forged = '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999999"><c><v>2</v></c></row>'
    assert worksheets(with_sheet(forged), "list.xlsx")[0].rows == ((1, ("1",)),)


def test_a_huge_merge_is_not_unfolded():
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    content = with_part(saved(["x"]), "xl/worksheets/sheet1.xml", sheet)
    assert worksheets(content, "list.xlsx")[0].rows == ((1, ("1",)),)


def test_one_long_text_in_many_cells_is_weighed_in_all_of_them():
    text = "a" * 32_000
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2000))
    strings = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'
    content = with_part(with_sheet(cells), "xl/sharedStrings.xml", strings)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        types = package.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    content = with_part(content, "[Content_Types].xml", types.replace("</Types>", part))
    assert why(content) is Why.TOO_BIG


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "odd.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused_before_anything_is_opened(part, encoding):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'.encode(encoding)
    assert why(with_part(saved(["x"]), part, bomb)) is Why.UNSAFE


def test_entities_hidden_behind_a_long_comment_are_refused_too():
    bomb = f'<!--{"x" * 5000}--><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    assert why(with_part(saved(["x"]), "xl/worksheets/sheet1.xml", bomb)) is Why.DAMAGED


def test_a_package_that_swells_is_refused():
    assert why(with_part(saved(["x"]), "xl/blob.bin", b"\0" * 130_000_000)) is Why.UNSAFE


def test_a_sheet_with_far_more_rows_than_a_list_has_is_refused_before_it_is_read():
    assert why(with_sheet("<row/>" * 4_000_000)) is Why.TOO_BIG


def test_a_package_of_very_many_parts_is_refused():
    content = saved(["x"])
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        for n in range(MOST_ENTRIES):
            package.writestr(f"x{n}", b"")
    assert why(out.getvalue()) is Why.UNSAFE


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda _: b"PK\x03\x04" + b"\0" * 100,
        lambda content: with_part(content, "xl/worksheets/sheet1.xml", "<worksheet><row"),
        lambda content: with_part(content, "xl/workbook.xml", "no xml at all"),
        lambda content: with_part(content, "[Content_Types].xml", "<Types/>"),
    ],
)
def test_a_damaged_workbook_is_refused_as_such(damage):
    assert why(damage(saved(["x"]))) is Why.DAMAGED


def test_a_package_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("letter.txt", "dear all")
    assert why(out.getvalue()) is Why.DAMAGED


@pytest.mark.parametrize("name", ["people.xlsx", "people.xls", "people.ods"])
def test_the_same_sheet_is_read_alike_from_every_kind_of_workbook(name):
    notes, people = worksheets((FILES / name).read_bytes(), name)
    assert (notes.title, people.title) == ("Notizen", "Größe Ł")
    plain = [
        (number, tuple(" ".join(cell.split()) for cell in row)) for number, row in people.rows
    ]
    first = ("0000123", "Żubr-Łukaszów", "Ärmel Ö.", "2024-02-09", "1.3", "12:30:00", "000123")
    assert plain[2][1][:9] == (*first, "124", "2024-02-09 10:30:00")
    assert plain[3] == (5, ("4711002", "O'Brien", "Zoë", "1999-12-31", "2", "", "", "ab"))
    assert plain[4][1] == ("-5", "Gans", "Hannah", "", "", "", "", "1234567.89")
    assert [number for number, _ in plain] == [2, 3, 4, 5, 6]


def test_a_number_stands_under_the_zeros_that_its_format_shows():
    book = Workbook()
    book.active.append([123, 4711002.0, 1.5])
    for cell in book.active[1]:
        cell.number_format = "0000000"
    assert worksheets(as_bytes(book), "list.xlsx")[0].rows == ((1, ("0000123", "4711002", "1.5")),)
