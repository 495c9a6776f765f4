from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.csv_cells import (
    CsvCells,
    LettersLost,
    QuotesLeftOpen,
    differences,
    replaced,
    same_but_for,
)
from planner.exchange.files_in import UnreadableFile


def texts(content):
    return [[cell.text for cell in row] for row in CsvCells.parse(content).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_cell_is_replaced_and_every_other_byte_stays(encoding, end):
    lines = ['ID; "Näme";Bewertung', "", '1;"Gans; ""H""";', "2;Öl;=5"]
    before = end.join(lines).encode(encoding)
    lines[2] = '1;"Gans; ""H""";"1,5;"'
    after = replaced(before, {(2, 2): "1,5;"})
    assert after == end.join(lines).encode(encoding)
    assert differences(before, after) == [(2, 2, "", "1,5;")]
    assert same_but_for(before, after, {(2, 2): "1,5;"})


def test_cells_keep_their_quotation_marks_and_get_them_where_they_need_them():
    before = b'"a","",x\n1, "y z",\n'
    after = replaced(before, {(0, 1): "7", (0, 2): "2,5", (1, 1): 'say "so"', (1, 2): "b\nc"})
    assert after == b'"a","7","2,5"\n1, "say ""so""","b\nc"\n'
    assert texts(after) == [["a", "7", "2,5"], ["1", 'say "so"', "b\nc"]]


@pytest.mark.parametrize(
    ("content", "delimiter"),
    [
        (b"a,b,c\n1,2,3\n", ","),
        (b'ID;Name\n1;"Mai, 9. Februar 2024, 10:37"\n', ";"),
        (b"a\tb\n1,5\t2\n", "\t"),
        (b"a:b:c\n1:2:3\n", ":"),
    ],
)
def test_the_delimiter_is_told_by_the_regular_rows(content, delimiter):
    assert CsvCells.parse(content).delimiter == delimiter


def test_bytes_that_the_encoding_does_not_know_survive():
    before = b'"\x81\xfc";"1"\r\n\r\n"x";""\r\n'
    assert replaced(before, {(2, 1): "2.3"}) == before.replace(b'""', b'"2.3"')


def test_what_cannot_be_filled_safely_is_refused():
    with pytest.raises(QuotesLeftOpen) as refusal:
        CsvCells.parse(b'a,b\n1,"2\n3,4\n', "list.csv")
    assert (refusal.value.name, refusal.value.row) == ("list.csv", 2)
    with pytest.raises(LettersLost):
        replaced("Gänse;1\n".encode("cp1252"), {(0, 1): "ş"})
    with pytest.raises(UnreadableFile):
        CsvCells.parse(b"a,b\x00\n")
    with pytest.raises(IndexError):
        replaced(b"a,b\n", {(0, 2): "x"})


def test_a_file_that_differs_around_its_cells_is_not_the_same():
    before = b'a,"b"\n1,2\n'
    for after in (b"a,b\n1,2\n", b'a,"b"\r\n1,2\r\n', b'a,"b"\n1,2', b'\xef\xbb\xbfa,"b"\n1,2\n'):
        assert not same_but_for(before, after, {})


cell = st.text('a ;,"ş=', max_size=6)


@settings(max_examples=40)
@given(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=4), cell, st.data())
def test_whatever_is_written_is_read_again(rows, text, data):
    start = "\n".join(["x;y;z"] * (len(rows) + 3)).encode()
    places = {(row, col): said for row, cells in enumerate(rows) for col, said in enumerate(cells)}
    full = CsvCells.parse(start, delimiter=";").replaced(places)
    parsed = CsvCells.parse(full, delimiter=";")
    assert [tuple(one.text for one in row) for row in parsed.rows[: len(rows)]] == rows
    place = data.draw(st.sampled_from(sorted(places)))
    assert parsed.replaced({place: text}).count(b"\n") == full.count(b"\n")
    assert parsed.replaced({}) == full
