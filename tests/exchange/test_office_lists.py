from __future__ import annotations

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook

from planner.exchange.files_in import UnreadableFile
from planner.exchange.office_lists import (
    CannotFill,
    ChangedMeanwhile,
    NotAnOfficeList,
    check_unchanged,
    filled,
    is_office_list,
    read_office_list,
)
from planner.rules.office_grades import Form, Style, System
from tests.exchange.office_files import (
    HEADS,
    KEPT,
    PEOPLE,
    dressed,
    hisinone,
    rewritten,
    saved,
)

NUMBERS = Style(Form.POINT, as_text=False)


@pytest.fixture
def read(tmp_path):
    def read(content, name="list.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return read_office_list(path)

    return read


def cells(content):
    """Return what a reader of workbooks sees of every cell, with its style."""
    book = load_workbook(io.BytesIO(content))
    return {
        (sheet.title, cell.coordinate): (cell.value, list(cell._style or [0] * 9))
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
    }


def differing(before, after):
    old, new = cells(before), cells(after)
    assert old.keys() == new.keys()
    assert all(old[key][1] == new[key][1] for key in old), "a style has changed"
    return {key[1]: new[key][0] for key in old if old[key] != new[key]}


def same_parts(before, after):
    """Return the parts that are other, and make sure that all stand in their order."""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        assert old.namelist() == new.namelist()
        return [name for name in old.namelist() if old.read(name) != new.read(name)]


def fill_all(file, *values):
    rows = file.list.rows
    return filled(file, {row.place: value for row, value in zip(rows, values, strict=False)})


@pytest.mark.parametrize(
    ("name", "system", "style", "number", "title"),
    [
        ("hisinone_15col_other_order.xlsx", "HISinOne", NUMBERS, "12345678-SOZ", "Beispielver"),
        ("hisinone_20col_mixed_grades.xlsx", "HISinOne", NUMBERS, "SOZ-HS-01", "Hauptseminar"),
        (
            "hisqis_minimal_ilias.csv",
            *("HISQIS", Style(Form.HUNDREDTHS, as_text=True), "", "Hauptseminar"),
        ),
        (
            "campusonline_26col_cp1252_crlf.csv",
            *("CAMPUSonline", Style(Form.POINT, as_text=True), "", "Hauptseminar; "),
        ),
        (
            "rwthonline_25col.csv",
            *("CAMPUSonline", Style(Form.POINT, as_text=True), "", "Musterwissen"),
        ),
    ],
)
def test_lists_of_every_system_are_found_by_what_they_say(name, system, style, number, title):
    one = read_office_list(KEPT / name).list
    assert (one.system, one.style, one.exam_number) == (System(system), style, number)
    assert one.title.startswith(title)
    first = one.rows[0]
    assert all((first.matriculation, first.family, first.given, first.place))


def test_the_title_of_a_list_tells_exam_examiner_and_term(read):
    one = read(saved(hisinone())).list
    assert (one.exam_number, one.title, one.examiner) == ("471123", "Seminar", "Fehr, Ada")
    assert (one.term, one.period) == ("Wintersemester 2023/24", "Prüfungsperiode 1")
    assert [row.name for row in one.rows] == ["Adler, Jonas", "Şahin, O'Hara", "Weiß, Đorđe"]


@pytest.mark.parametrize("grade_head", ["Bewertung", "bewertung", "Note"])
def test_neither_order_nor_marks_nor_rows_above_matter(read, grade_head):
    heads = [grade_head if head == "Leistung" else head for head in reversed(HEADS)]
    book = hisinone(heads=heads, marks=False, above=("Bitte lesen", "Hinweis | mit Strich"))
    one = read(saved(book)).list
    assert [row.matriculation for row in one.rows] == ["4711001", "4711002", "4711003"]


def test_only_grade_cells_are_filled_and_everything_else_stays(read):
    before = saved(dressed(hisinone(grades=(None, 2.0))))
    after = fill_all(read(before), "1.3", "1.7", "BE")
    assert differing(before, after) == {"G6": 1.3, "G7": 1.7, "G8": "BE"}
    assert same_parts(before, after) == ["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            assert one.date_time == other.date_time


def test_grades_are_text_where_the_list_has_them_as_text(read):
    before = saved(hisinone(as_text=True))
    after = fill_all(read(before), "1,3", "NB", "2,0")
    assert differing(before, after) == {"G6": "1,3", "G7": "NB", "G8": "2,0"}


def test_a_prefix_of_elements_is_kept_and_stored_parts_stay_stored(read):
    def prefixed(text):
        inside = text.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
        return inside.replace("xmlns=", "xmlns:x=", 1)

    plain = saved(hisinone(grades=(1.0,)))
    before = rewritten(plain, prefixed, packing=zipfile.ZIP_STORED)
    after = fill_all(read(before), "2.7", "NB")
    assert differing(before, after) == {"G6": 2.7, "G7": "NB"}


def test_cells_without_a_place_of_their_own_are_found_and_filled(read):
    before = rewritten(
        saved(hisinone(grades=(1.0, 1.0, 1.0))),
        lambda text: re.sub(r'(<(?:row|c)) r="\w+"', r"\1", text),
    )
    file = read(before)
    assert [row.place.rpartition("!")[2] for row in file.list.rows] == ["G6", "G7", "G8"]
    with zipfile.ZipFile(io.BytesIO(fill_all(file, "2.3"))) as package:
        assert b"<c><v>2.3</v></c>" in package.read("xl/worksheets/sheet1.xml")


def test_a_package_written_in_one_go_keeps_its_wide_records(read):
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.out = io.BytesIO()

        def writable(self):
            return True

        def write(self, data):
            return self.out.write(data)

    plain, pipe = saved(hisinone()), Pipe()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(pipe, "w") as new:
        new.comment = b"of the office"
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as part:
                part.write(old.read(name))
    before = pipe.out.getvalue()
    after = fill_all(read(before), "1.0", "1.3", "1.7")
    assert differing(before, after) == {"G6": 1, "G7": 1.3, "G8": 1.7}
    assert same_parts(before, after) == ["xl/worksheets/sheet1.xml"]


def test_formulas_and_merged_cells_are_closed(read):
    book = hisinone()
    sheet = book.active
    sheet["G6"] = "=1.3"
    sheet.merge_cells("G7:H7")
    assert [row.closed for row in read(saved(book)).list.rows] == [True, True, False]


def test_a_campusonline_list_is_filled_to_the_byte():
    path = KEPT / "campusonline_26col_cp1252_crlf.csv"
    file = read_office_list(path)
    first = file.list.rows[0]
    after = filled(file, {first.place: "1.7", first.date_place: "09.02.2024"})
    before = path.read_bytes()
    old, new = b'"M";"";"";"";', b'"M";"1.7";"09.02.2024";"";'
    assert after == before.replace(old, new, 1)
    assert after != before
    assert filled(file, {}) == before


def test_a_text_list_of_hisqis_keeps_its_bytes_and_a_short_row_is_closed(read):
    content = (
        "\ufeffSeminar\r\nstartHISsheet;;;endHISsheet\r\nmtknr;nachname;vorname;bewertung\r\n"
        '0471;"O\'Hara";C;\r\n472;Weiß;D\r\nendHISsheet;;;\r\n'
    ).encode()
    file = read(content, "list.txt")
    one, short = file.list.rows
    assert (file.list.system, one.closed, short.closed) == (System.HISQIS, False, True)
    after = filled(file, {one.place: "130"})
    assert after == content.replace(b"C;\r\n", b"C;130\r\n")


def test_what_is_no_list_of_an_office_is_refused(tmp_path):
    path = tmp_path / "grades.csv"
    path.write_text("Matrikelnummer;Nachname;Note\n1;A;1,3\n")
    assert not is_office_list(path)
    with pytest.raises(NotAnOfficeList):
        read_office_list(path)
    assert is_office_list(KEPT / "hisqis_minimal_ilias.csv")


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda text: '<!DOCTYPE x [<!ENTITY a "b">]>' + text.replace("Adler", "&a;"),
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('r="G6"', 'r="A99"').replace('r="F6"', 'r="ZZZZ9"'),
        lambda text: text.replace("<v>4711001</v>", "<v>many</v>"),
        lambda text: text.replace("</sheetData>", f"<row>{'<c/>' * 600}</row></sheetData>"),
        lambda text: text.replace('<row r="7"', '<row r="6"'),
    ],
)
def test_hostile_and_broken_sheets_are_refused(tmp_path, spoilt):
    path = tmp_path / "list.xlsx"
    path.write_bytes(rewritten(saved(hisinone(grades=(1.0,))), spoilt))
    with pytest.raises(UnreadableFile):
        read_office_list(path)
    assert not is_office_list(path)


def test_a_list_that_has_changed_since_is_not_filled(tmp_path, read):
    file = read(saved(hisinone()))
    check_unchanged(file, tmp_path / "list.xlsx")
    (tmp_path / "list.xlsx").write_bytes(saved(hisinone(PEOPLE[:1])))
    with pytest.raises(ChangedMeanwhile):
        check_unchanged(file, tmp_path / "list.xlsx")


def test_an_old_workbook_is_read_and_not_filled():
    file = read_office_list(KEPT / "hisqis_legacy_filled.xls")
    one = file.list
    assert (one.system, one.style.form, one.fillable) == (System.HISQIS, Form.HUNDREDTHS, False)
    assert [row.grade for row in one.rows] == ["130", "170", "500", "NE", "++", "--"]
    with pytest.raises(CannotFill):
        filled(file, {one.rows[0].place: "100"})
