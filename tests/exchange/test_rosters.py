from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from planner.errors import PlannerError
from planner.exchange.files_in import GuessedEncoding, UnreadableFile, Why
from planner.exchange.roster_names import split_name
from planner.exchange.roster_rows import (
    NameMissing,
    NamesSplit,
    OddEmail,
    OddMatriculation,
    OddWidth,
    RosterRow,
    StudentTwice,
)
from planner.exchange.rosters import NoNames, read_roster
from planner.exchange.sheets_in import BrokenQuotes
from planner.places import resources
from planner.rules.people import Person

FILES = Path(__file__).parent / "files"
HEAD = "Nachname;Vorname;Matrikelnummer;E-Mail\n"


@pytest.fixture
def roster(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "roster.csv"
        path.write_bytes(text.encode(encoding))
        return read_roster(path)

    return read


def people(found):
    return [(row.person.family, row.person.given) for row in found.rows]


def test_the_example_roster_is_24_students_without_any_problem():
    found = read_roster(resources() / "example" / "roster.csv")
    assert (len(found.rows), found.problems, found.skipped) == (24, (), 0)
    assert found.rows[4] == RosterRow(
        row=6,
        person=Person(
            family="Eule",
            given="Franziska",
            matriculation="4711044",
            email="franziska.eule@student.example.org",
        ),
        programme="M.Sc. Machine Learning",
    )


@pytest.mark.parametrize(
    ("name", "count", "second"),
    [
        ("courseid_4711_participants_de.csv", 2, "bjoern.ml@student.example.org"),
        ("gradebook_export_de_nbsp_semicolon.csv", 2, "bjoern.ml@student.example.org"),
        ("offline_worksheet_de_points_bom.csv", 2, "bjoern.ml@student.example.org"),
        ("hisinone_15col_other_order.xlsx", 6, ""),
        ("hisqis_minimal_ilias.csv", 6, ""),
        ("campusonline_26col_cp1252_crlf.csv", 2, ""),
    ],
)
def test_lists_of_other_programs_are_read_as_they_are(name, count, second):
    found = read_roster(FILES / name)
    assert len(found.rows) == count
    assert found.skipped == 0
    assert found.rows[1].person.family in {"Müller-Lüdenscheidt", "Weiß"}
    assert found.rows[1].person.email == second


def test_groups_and_programmes_come_along():
    [first, second] = read_roster(FILES / "courseid_4711_participants_de.csv").rows
    assert (first.groups, second.groups) == (("Gruppe A",), ("Gruppe A", "Tutorium 1"))
    assert (
        read_roster(FILES / "hisinone_15col_other_order.xlsx").rows[0].programme == "BA Soziologie"
    )


def test_columns_are_found_by_heading_wherever_they_stand(roster):
    found = roster(
        "Seminar: Vögel\n\nBemerkung;E-Mail;Vorname;Nachname\n;g@example.org;Hannah;Gans\n"
    )
    assert people(found) == [("Gans", "Hannah")]
    assert found.rows[0].row == 4
    assert found.columns == ("E-Mail", "Vorname", "Nachname")
    assert found.ignored == ("Bemerkung",)


@pytest.mark.parametrize(
    "text",
    [
        'Nachname,Vorname,Matrikelnummer\nGans,Hannah,="004711"\n',
        "Nachname\tVorname\tMatrikelnummer\nGans\tHannah\t004711\n",
        'sep=;\nNachname;Vorname;Matrikelnummer\nGans;"Hannah";004711\n',
        "\ufeffVorname;Nachname;Matrikel-Nr.\r\n Hannah ; Gans;\u00a0004711\r\n",
        '"First name", "Last name", "ID number"\n"Hannah", "Gans", "004711"\n',
        "Name;Matrikelnummer\nGans, Hannah;004711\n",
        "Name,Vorname,Matrikelnummer\nGans,Hannah,004711\n",
        '\'=x;Name;Matrikelnummer\n;"Gans, Hannah";004711\n',
    ],
)
def test_all_usual_ways_to_write_a_list_are_read(roster, text):
    [row] = roster(text).rows
    assert row.person == Person(family="Gans", given="Hannah", matriculation="004711")


def test_excel_unicode_text_is_read(roster):
    assert people(roster("Nachname\tVorname\nŻubr\tŁucja\n", "utf-16")) == [("Żubr", "Łucja")]


def test_windows_letters_are_read_and_the_guess_is_named_without_skipping_anything(roster):
    found = roster("Nachname;Vorname\nKrähe;Jörg\n", "cp1252")
    assert people(found) == [("Krähe", "Jörg")]
    assert found.problems == (GuessedEncoding(encoding="Windows-1252"),)
    assert found.skipped == 0


def test_our_own_protection_is_taken_off_and_a_name_like_a_formula_stays(roster):
    found = roster("Nachname;Vorname\n'=HYPERLINK(\"x\");Zoë\n'@Gans;'Abd\n")
    assert people(found) == [('=HYPERLINK("x")', "Zoë"), ("@Gans", "'Abd")]


def test_the_mark_that_keeps_a_numbers_zeros_is_taken_off(roster):
    found = roster('Nachname;Matrikelnummer\nGans;\'000124\nUhu;="000125"\n')
    assert [row.person.matriculation for row in found.rows] == ["000124", "000125"]


def test_blank_cells_and_dashes_are_no_statement(roster):
    [row] = roster(f"{HEAD}Gans;Hannah;-;\n").rows
    assert row.person == Person(family="Gans", given="Hannah")


def test_bad_rows_are_skipped_and_named_with_row_and_column(roster):
    found = roster(
        f"{HEAD}"
        "Adler;Jonas;4711001;jonas@student.example.org\n"
        ";;4711002;berta@student.example.org\n"
        "Biber;Cagla\n"
        "Dachs;Emil;4711004;emil.student.example.org\n"
        "Eule;Franziska;04711001;eule@student.example.org\n"
        "Fischer;Oemer;4711006;JONAS@student.example.org\n"
        "Gans;Hannah;47x;gans@student.example.org\n"
        "Hase;Ilja;4711008;hase@student.example.org;surplus\n"
        'Igel;"Jozef;4711009;igel@student.example.org\n'
        "Kiebitz;Aylin;4711010;\n"
    )
    assert people(found) == [("Adler", "Jonas"), ("Gans", "Hannah"), ("Kiebitz", "Aylin")]
    assert found.problems == (
        NameMissing(row=3, column="Nachname"),
        OddWidth(row=4, has=2, wanted=4),
        OddEmail(row=5, column="E-Mail", text="emil.student.example.org"),
        StudentTwice(row=6, column="Matrikelnummer", text="04711001", first=2),
        StudentTwice(row=7, column="E-Mail", text="JONAS@student.example.org", first=2),
        OddMatriculation(row=8, column="Matrikelnummer", text="47x"),
        OddWidth(row=9, has=5, wanted=4),
        BrokenQuotes(row=10),
    )
    assert found.skipped == 7
    assert [(row.row, row.person.family, row.person.matriculation) for row in found.left_out] == [
        (3, "", "4711002"),
        (4, "Biber", ""),
        (5, "Dachs", "4711004"),
        (6, "Eule", "04711001"),
        (7, "Fischer", "4711006"),
        (9, "Hase", "4711008"),
    ]


def test_names_in_one_piece_are_split_and_that_is_named_once():
    found = read_roster(FILES / "offline_worksheet_de_points_bom.csv")
    assert people(found) == [("Özdemir", "Aylin"), ("Müller-Lüdenscheidt", "Björn")]
    assert found.problems == (NamesSplit(row=1, column="Vollständiger Name"),)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Emil von der Tann", ("von der Tann", "Emil")),
        ("Ana María de la Cruz", ("de la Cruz", "Ana María")),
        ("Van Gans", ("Gans", "Van")),
        ("Gans", ("Gans", "")),
        ("", ("", "")),
    ],
)
def test_a_particle_belongs_to_the_family_name(name, parts):
    assert split_name(name) == parts


def test_addresses_in_mail_form_are_taken_bare(roster):
    found = roster(
        f"{HEAD}Gans;Hannah;;Hannah Gans <gans@example.org>\nReh;Jan;;mailto:r@example.org\n"
    )
    assert [row.person.email for row in found.rows] == ["gans@example.org", "r@example.org"]


def test_a_workbook_with_numbers_and_several_sheets_is_read(tmp_path):
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["nothing here"])
    sheet = book.create_sheet("List")
    sheet.append([])
    sheet.append(["Matrikelnummer", "Nachname", "Vorname", "Studiengang"])
    sheet.append([4711001, "Adler", "Jonas", "M.Sc."])
    sheet.append([])
    sheet.append([4711002.0, "Amsel", "Berta"])
    book.save(tmp_path / "roster.xlsx")
    found = read_roster(tmp_path / "roster.xlsx")
    assert found.sheet == "List"
    assert [(row.row, row.person.matriculation, row.programme) for row in found.rows] == [
        (3, "4711001", "M.Sc."),
        (5, "4711002", ""),
    ]


def test_a_list_without_names_is_refused_with_the_headings_it_has(roster):
    with pytest.raises(NoNames) as refusal:
        roster("E-Mail;Punkte\ngans@example.org;3\n")
    assert refusal.value.heads == ("E-Mail", "Punkte")


@pytest.mark.parametrize("text", ["just words\nand more words\n", "1;2;3\n"])
def test_a_text_without_a_heading_is_refused(roster, text):
    with pytest.raises(UnreadableFile) as refusal:
        roster(text)
    assert refusal.value.why is Why.NO_TABLE


CELLS = st.one_of(
    st.sampled_from(["Nachname", "Vorname", "E-Mail", "Gans", '"', '="0"', ";", "\n", "\r", "'="]),
    st.text(max_size=6),
)


@given(st.lists(CELLS, max_size=40).map("".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_list_says_it_is_read_or_refused(tmp_path, text):
    path = tmp_path / "roster.csv"
    path.write_bytes((HEAD + text).encode("utf-8", "surrogatepass"))
    assert all(row.row > 1 for row in rows_or_none(path))


def rows_or_none(path):
    try:
        return read_roster(path).rows
    except PlannerError:
        return ()


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=9)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=9), st.sampled_from(";,\t"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_name_survives_every_delimiter(tmp_path, names, delimiter):
    path = tmp_path / "roster.csv"
    names.append(("Gans", "Hannah"))  # or a list wholly in capitals would be set in small letters
    lines = [("Nachname", "Vorname"), *names]
    path.write_text("\n".join(delimiter.join(line) for line in lines), "utf-8")
    assert people(read_roster(path)) == names
