from __future__ import annotations

import io
import zipfile

import pytest

from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.workbooks_in import worksheets

SPACES = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
    for one in ("office", "table", "text")
)


def document(rows, *, before="", manifest="<x/>"):
    content = (
        f"{before}<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="Liste">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", 8) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return out.getvalue()


def cell(text, said=""):
    return f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"


def row(*cells, times=1):
    said = f'table:number-rows-repeated="{times}"'
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


def rows(content):
    [sheet] = worksheets(content, "list.ods")
    return sheet.rows


def why(content):
    with pytest.raises(UnreadableFile) as refusal:
        worksheets(content, "list.ods")
    return refusal.value.why


def test_repeated_rows_and_cells_stand_where_they_belong():
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    found = rows(
        document(
            row(blank, times=3)
            + row(cell("Gans", 'table:number-columns-repeated="2"'), cell("Uhu"), blank, times=2)
            + row(blank, times=1_048_000)
        )
    )
    assert found == ((4, ("Gans", "Gans", "Uhu")), (5, ("Gans", "Gans", "Uhu")))


def test_a_comment_is_no_part_of_a_cell_and_blanks_are():
    note = "<office:annotation><text:p>secret</text:p></office:annotation>"
    with_note = (
        f"<table:table-cell>{note}<text:p>Gans<text:s text:c='2'/>H.</text:p></table:table-cell>"
    )
    assert rows(document(row(with_note))) == ((1, ("Gans  H.",)),)


def test_a_number_is_its_value_under_the_zeros_that_are_shown():
    kind = 'office:value-type="float" office:value='
    cells = (("0004711", "4711"), ("4.711.001", "4711001"), ("1,3", "1.3"), ("4E+6", "4.0E6"))
    made = (cell(shown, f'{kind}"{value}"') for shown, value in cells)
    assert rows(document(row(*made))) == ((1, ("0004711", "4711001", "1.3", "4000000")),)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (document(row(cell("x"), times=2_000_000)), Why.TOO_BIG),
        (document(row(cell("x", 'table:number-columns-repeated="16384"'))), Why.TOO_BIG),
        (document("", manifest="<m:encryption-data/>"), Why.ENCRYPTED),
        (document("", before='<!DOCTYPE x [<!ENTITY a "ha">]>'), Why.UNSAFE),
        (document("", before=f'<!--{"x" * 5000}--><!DOCTYPE x [<!ENTITY a "h">]>'), Why.DAMAGED),
        (document("<table:table-row>"), Why.DAMAGED),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content, reason):
    assert why(content) is reason
