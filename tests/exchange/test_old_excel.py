from __future__ import annotations

import struct

import pytest

from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.old_excel_texts import shared_texts
from planner.exchange.workbooks_in import worksheets
from tests.old_files import END, compound, number, record, workbook


def rows(stream, name="Workbook"):
    [sheet] = worksheets(compound(stream, name), "list.xls")
    return sheet.rows


def why(content):
    with pytest.raises(UnreadableFile) as refusal:
        worksheets(content, "list.xls")
    return refusal.value.why


def test_a_far_cell_costs_nothing():
    assert rows(workbook(number(0, 0, 1.0), number(65535, 255, 2.0))) == (
        (1, ("1",)),
        (65536, (*[""] * 255, "2")),
    )


def test_texts_of_excel_95_are_read_in_their_alphabet():
    name = "Łucja".encode("cp1250")
    cell = record(0x0204, struct.pack("<HHHH", 1, 0, 0, len(name)) + name)
    alphabet = record(0x0042, struct.pack("<H", 1250))
    assert rows(workbook(cell, more=alphabet, version=0x0500), "Book") == ((2, ("Łucja",)),)


def test_numbers_come_in_many_packings():
    whole, hundredths = (4711001 << 2) | 2, (130 << 2) | 3
    body = struct.pack("<HHHIHIH", 0, 0, 0, whole, 0, hundredths, 1)
    negative = struct.pack("<HHHI", 1, 0, 0, ((-5 & 0x3FFFFFFF) << 2) | 2)
    stream = workbook(record(0x00BD, body), record(0x027E, negative))
    assert rows(stream) == ((1, ("4711001", "1.3")), (2, ("-5",)))


def test_an_error_and_a_chart_in_a_sheet_say_nothing():
    error = record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 42, 1))
    chart = record(0x0809, b"\0\6\x20\0") + number(0, 1, 9.0) + record(0x0A)
    assert rows(workbook(error, chart, number(0, 2, 3.0))) == ((1, ("", "", "3")),)


def test_a_shared_text_may_be_cut_between_letters_where_it_becomes_wider():
    first = struct.pack("<IIHB", 2, 2, 4, 0) + b"Ga"
    second = b"\1" + "ńs".encode("utf-16-le") + struct.pack("<HBH", 2, 8, 1) + b"Uh" + b"\0" * 4
    assert shared_texts([first, second]) == ["Gańs", "Uh"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (compound(workbook(more=record(0x2F, b"\0" * 54))), Why.ENCRYPTED),
        (compound(workbook(more=record(0xFC, struct.pack("<II", 9, 2**31)))), Why.DAMAGED),
        (compound(workbook(), chain=[1, 0, *[END] * 6]), Why.DAMAGED),
        (compound(workbook(), "Letter"), Why.DAMAGED),
        (compound(b"\x09\x08\x00"), Why.DAMAGED),
        (compound(workbook(number(0, 9_000, 1.0))), Why.TOO_BIG),
        (compound(workbook(*(number(n, 0, 1.0) for n in range(50_001)))), Why.TOO_BIG),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content, reason):
    assert why(content) is reason


def test_a_workbook_that_was_cut_off_or_spoilt_anywhere_is_read_or_refused():
    whole = compound(workbook(*(number(n, 1, n / 3) for n in range(9))))
    found = set()
    for at in range(0, len(whole), 37):
        spoilt = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        found |= {reason_or_none(spoilt), reason_or_none(whole[: max(at, 8)])}
    assert found <= {None, Why.DAMAGED, Why.TOO_BIG, Why.ENCRYPTED}
    assert {None, Why.DAMAGED} <= found


def reason_or_none(content):
    try:
        worksheets(content, "list.xls")
    except UnreadableFile as refusal:
        return refusal.why
    return None
