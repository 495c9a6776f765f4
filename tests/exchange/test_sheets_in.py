from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.sheets_in import (
    BrokenQuotes,
    SheetRow,
    plain_cell,
    plain_cells,
    read_pasted,
    read_table,
)
from tests.old_files import compound


def is_head(text):
    return text in {"Name", "Points"}


@pytest.fixture
def table(tmp_path):
    def read(content, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, is_head)

    return read


def test_rows_are_counted_as_a_spreadsheet_does_and_blank_ones_left_out(table):
    found = table('Title\n\nName;Points\n"Gans\nHannah";3\n;\nReh;4\n')
    assert (found.heads, found.head_row) == (("Name", "Points"), 3)
    assert found.rows == (SheetRow(4, ("Gans Hannah", "3")), SheetRow(6, ("Reh", "4")))
    assert found.exact


def test_the_row_that_knows_most_headings_is_the_heading(table):
    assert table("Name of the course;Owls\nName;\nName;Points\nGans;3\n").head_row == 3


def test_the_delimiter_is_the_one_under_which_the_heading_makes_sense(table):
    for delimiter in ";,\t:|":
        found = table(f"Name{delimiter}Points\nGans, Hannah{delimiter}3\n".replace(", ", " "))
        assert found.rows == (SheetRow(2, ("Gans Hannah", "3")),)


def test_a_delimiter_that_is_told_wins(table):
    assert table("sep=,\nName,Points\nGans;Reh,3\n").rows == (SheetRow(3, ("Gans;Reh", "3")),)


def test_one_open_quotation_mark_costs_one_row_even_in_a_long_file(table):
    rows = "".join(f"Gans {n};{n}\n" for n in range(200))
    found = table(f'Name;Points\n"Reh;0\n{rows}')
    assert found.problems == (BrokenQuotes(row=2),)
    assert len(found.rows) == 200
    assert found.rows[0] == SheetRow(3, ("Gans 0", "0"))


def test_a_file_is_read_for_what_it_is_not_for_its_ending(tmp_path):
    book = Workbook()
    book.active.append(["Name", "Points"])
    book.active.append(["Gans", 3])
    path = tmp_path / "list.csv"
    book.save(tmp_path / "list.xlsx")
    (tmp_path / "list.xlsx").rename(path)
    found = read_table(path, is_head)
    assert found.rows == (SheetRow(2, ("Gans", "3")),)
    assert (found.exact, found.sheet) == (False, "Sheet")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"\x00\x01\x02", Why.BINARY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, Why.DAMAGED),
        (compound(b"", "EncryptedPackage"), Why.ENCRYPTED),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, Why.BINARY),
        (b"x" * 3_000_000, Why.TOO_BIG),
        (b"\n" * 1_000_001, Why.TOO_BIG),
        (b"<html><table>" + b"<table>" * 30, Why.TOO_BIG),
        (b"<html><table>" + b"&" * 1_500_000, Why.TOO_BIG),
        (b"<html><table>" + b"<tr><td rowspan=9 colspan=400>x" * 7_600, Why.TOO_BIG),
        (b"nothing;here\n", Why.NO_TABLE),
        (b"Name\n" + b"Gans\n" * 50_001, Why.TOO_BIG),
        (b"Name" + b";" * 600 + b"\nGans\n", Why.TOO_BIG),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(table, content, why):
    with pytest.raises(UnreadableFile) as refusal:
        table(content)
    assert refusal.value.why is why


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ('="000123"', "000123"),
        ("'=1+1", "=1+1"),
        ("'+49", "+49"),
        ("'n Beetje", "'n Beetje"),
        ("''=x", "''=x"),
        ("\u00a0Gans\u200b \t", "Gans"),
        ("=1+1", "=1+1"),
        ("", ""),
    ],
)
def test_protection_and_padding_are_taken_off(cell, plain):
    assert plain_cell(cell) == plain


@given(st.text())
def test_a_plain_cell_has_no_blanks_around_it(text):
    assert plain_cell(text) == plain_cell(text).strip()


@given(st.lists(st.text("aö ='\"0\t\u200b\xa0"), max_size=4))
def test_a_row_is_cleaned_as_each_of_its_cells(cells):
    assert plain_cells(cells) == tuple(map(plain_cell, cells))


def test_a_page_with_a_table_that_is_called_xls_is_read(table):
    page = (
        '<html><head><meta charset="utf-8"></head><body><table><tr><td>Seminar</td></tr></table>'
        "<table><tr><th>Name<th>Points<tr><td rowspan=2>Gans&nbsp;&amp; Reh<br>Uhu<td>3"
        "<tr><td>4</table><script>var x = '<td>5</td>'</script></body></html>"
    )
    found = table(page, "list.xls")
    rows = (SheetRow(2, ("Gans & Reh Uhu", "3")), SheetRow(3, ("Gans & Reh Uhu", "4")))
    assert (found.heads, found.rows, found.exact) == (("Name", "Points"), rows, False)


def test_excels_xml_of_2003_is_read(table):
    found = table(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet ss:Name="Liste"><Table><Row ss:Index="3"><Cell><Data>Name</Data></Cell>'
        '<Cell ss:Index="3"><Data>Points</Data></Cell></Row><Row><Cell><Data>Gans</Data></Cell>'
        "</Row></Table></Worksheet></Workbook>"
    )
    assert (found.sheet, found.head_row, found.heads) == ("Liste", 3, ("Name", "", "Points"))
    assert found.rows == (SheetRow(4, ("Gans",)),)


def test_the_fuller_of_several_sheets_is_chosen_unless_one_is_named(tmp_path):
    book = Workbook()
    book.active.title = "Old"
    for row in (["Name", "Points"], ["Gans", 3]):
        book.active.append(row)
    for row in (["Name", "Points"], ["Reh", 3], ["Uhu", 4]):
        book.create_sheet("New") if "New" not in book.sheetnames else None
        book["New"].append(row)
    book.create_sheet("Notes").append(["nothing here"])
    book.save(tmp_path / "list.xlsx")
    found = read_table(tmp_path / "list.xlsx", is_head)
    assert (found.sheet, found.sheets) == ("New", ("Old", "New"))
    assert read_table(tmp_path / "list.xlsx", is_head, "Old").rows == (SheetRow(2, ("Gans", "3")),)


def test_what_is_pasted_from_a_page_of_markdown_is_a_table():
    found = read_pasted("| Name | Points |\n|:--|--:|\n| Gans | 3 |\n", "clipboard", is_head)
    assert (found.heads, found.rows) == (("Name", "Points"), (SheetRow(3, ("Gans", "3")),))
