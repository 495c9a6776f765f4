"""Lists as programs export them and as people write them: in what shape, and what is read."""

from __future__ import annotations

import pytest

from planner.exchange.roster_roles import Place
from planner.exchange.roster_rows import (
    NameFromAddress,
    NamesSplit,
    NotAPerson,
    NotAStudent,
    NotTakingPart,
    ShortenedNumber,
    TitlesLeftOff,
)
from planner.exchange.roster_tables import pasted_source, read_source, with_heading
from planner.exchange.rosters import WereCapitals, is_roster, read_roster, roster_of

STUDIP = (
    '"Status";"Anrede";"Titel";"Vorname";"Nachname";"E-Mail";"Matrikelnummer";"Studiengänge"\n'
    '"Lehrende";"";"Prof. Dr.";"Berta";"Beispiel";"bb@example.org";"";""\n'
    '"Studierende";"";"";"Hannah";"Gans";"gans@example.org";"=""0004711""";"Informatik, B.Sc."\n'
    '"Warteliste";"";"";"Jan";"Reh";"reh@example.org";"4711002";""\n'
)
ILIAS = (
    '"Login";"Vorname";"Nachname";"E-Mail";"Matrikelnummer";"Rolle/Status"\n'
    '"hg";"Hannah";"Gans";"gans@example.org";"0004711";"Kursmitglied"\n'
    '"bb";"Berta";"Beispiel";"bb@example.org";"";"Kursadministrator"\n'
    '"jr";"Jan";"Reh";"reh@example.org";"4711002";"Warteliste"\n'
)
LSF = (
    "<html><body><h1>Liste</h1><table><tr><td>Seminar V&ouml;gel</td></tr></table><table>"
    "<tr><th>Nr.<th>Name, Vorname<th>Matrikel-Nr.<th>E-Mail<th>Status</tr>"
    "<tr><td>1<td>GANS, HANNAH<td>0004711<td>gans@example.org<td>zugelassen</tr>"
    "<tr><td>2<td>VON DER TANN, EMIL<td>4711003<td><td>abgelehnt</tr>"
    "<tr><td>3<td>REH, JAN<td>4711002<td>reh@example.org<td>Warteliste</tr>"
    "<tr><td colspan=5>Anzahl: 3</table></body></html>"
)


@pytest.fixture
def roster(tmp_path):
    def read(text):
        path = tmp_path / "roster.csv"
        path.write_text(text, encoding="utf-8")
        return read_roster(path)

    return read


def pasted(text):
    source = pasted_source(text, "clipboard")
    return roster_of(source, source.table())


def people(found):
    return [
        (one.person.family, one.person.given, one.person.matriculation, one.person.email)
        for one in found.rows
    ]


def kinds(found):
    return [(one.row, type(one)) for one in found.problems]


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        (STUDIP, [(2, NotAStudent)]),
        (ILIAS, [(3, NotAStudent)]),
        (LSF, [(2, WereCapitals), (3, NotTakingPart), (5, NotAPerson)]),
    ],
)
def test_teachers_and_who_was_rejected_are_skipped_and_the_waiting_list_is_known(
    roster, text, skipped
):
    found = roster(text)
    assert people(found) == [
        ("Gans", "Hannah", "0004711", "gans@example.org"),
        ("Reh", "Jan", "4711002", "reh@example.org"),
    ]
    assert [row.place for row in found.rows] == [Place.REGISTERED, Place.WAITING]
    assert kinds(found) == skipped


def test_what_a_spreadsheet_did_to_numbers_is_undone_or_named(roster):
    found = roster(
        "Nachname;Matrikelnummer\nAal;4,711001E+06\nBär;4,71E+06\nGans;4711003.0\nReh;4.711.004\n"
        "Uhu;#NV\n"
    )
    numbers = [row.person.matriculation for row in found.rows]
    assert numbers == ["4711001", "", "4711003", "4711004", ""]
    assert kinds(found) == [(3, ShortenedNumber)]


def test_titles_are_left_off_names_and_names_in_one_piece_are_told_by_what_there_is(roster):
    found = roster(
        'Name;E-Mail\n"Dr. Gans, Hannah";g@example.org\n"Reh, Jan, M.Sc.";r@example.org\n'
        "Prof. Dr. Eva Uhu;u@example.org\nTann Emil;emil.tann@example.org\n"
        "Ana DE LA CRUZ;c@example.org\nSukarno;s@example.org\n"
    )
    assert [name[:2] for name in people(found)] == [
        ("Gans", "Hannah"), ("Reh", "Jan"), ("Uhu", "Eva"), ("Tann", "Emil"),
        ("DE LA CRUZ", "Ana"), ("Sukarno", ""),
    ]  # fmt: skip
    assert kinds(found) == [(1, NamesSplit), (2, TitlesLeftOff)]


@pytest.mark.parametrize(
    "text",
    [
        "Hannah;Gans;4711001;hannah.gans@example.org\nJan;Reh;4711002;jan.reh@example.org\n",
        "Gans\tHannah\t4711001\thannah.gans@example.org\nReh\tJan\t4711002\tjan.reh@example.org\n",
        (
            "Lfd;Kandidat;Kennziffer;Kontakt\n1;Gans Hannah;4711001;hannah.gans@example.org\n"
            "2;Reh Jan;4711002;jan.reh@example.org\n"
        ),
        (
            "Rolle;Wer;Kennung;Post\nTeilnehmer;Gans, Hannah;4711001;hannah.gans@example.org\n"
            "Teilnehmer;Reh, Jan;4711002;jan.reh@example.org\n"
        ),
    ],
)
def test_columns_are_told_by_what_stands_in_them_where_headings_say_nothing(roster, text):
    assert people(roster(text)) == [
        ("Gans", "Hannah", "4711001", "hannah.gans@example.org"),
        ("Reh", "Jan", "4711002", "jan.reh@example.org"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gans, Hannah <hannah.gans@example.org>; Reh, Jan <jan.reh@example.org>",
        '"Gans, Hannah" <hannah.gans@example.org>, "Reh, Jan" <jan.reh@example.org>',
        "hannah.gans@example.org, jan.reh@example.org",
        "1. Hannah Gans hannah.gans@example.org\n2) Jan Reh (jan.reh@example.org)\n",
        "• Gans, Hannah\thannah.gans@example.org\n• Reh, Jan\tjan.reh@example.org\n",
        "Name\tE-Mail\nGans, Hannah\thannah.gans@example.org\nReh, Jan\tjan.reh@example.org\n",
        (
            "| Name | E-Mail |\n|---|---|\n| Gans, Hannah | hannah.gans@example.org |\n"
            "| Reh, Jan | jan.reh@example.org |\n"
        ),
    ],
)
def test_people_are_pasted_from_anywhere(text):
    assert people(pasted(text)) == [
        ("Gans", "Hannah", "", "hannah.gans@example.org"),
        ("Reh", "Jan", "", "jan.reh@example.org"),
    ]


def test_names_alone_are_pasted_line_by_line_or_with_semicolons():
    for text in ("Gans, Hannah\nJan van der Reh\n", "Gans, Hannah; Jan van der Reh"):
        assert [name[:2] for name in people(pasted(text))] == [
            ("Gans", "Hannah"),
            ("van der Reh", "Jan"),
        ]


def test_a_name_that_only_the_address_tells_is_named(roster):
    found = roster("Name;E-Mail\n;hannah.gans@example.org\nReh, Jan;\n")
    assert people(found)[0][:2] == ("Gans", "Hannah")
    assert kinds(found) == [(2, NameFromAddress)]


def test_a_table_of_words_alone_is_offered_with_its_first_row_as_heading_or_without(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Wer;Kürzel\nHannah Gans;hg\nJan Reh;jr\n", encoding="utf-8")
    table = read_source(path).table()
    assert (table.heads, len(table.rows)) == (("", ""), 3)
    headed = with_heading(table)
    assert (headed.heads, headed.head_row, len(headed.rows)) == (("Wer", "Kürzel"), 1, 2)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (STUDIP, True),
        (LSF, True),
        ("Hannah Gans;4711001\nJan Reh;4711002\n", True),
        ("Woche;Datum;Thema\n1;18.10.;Eulen\n2;25.10.;Gänse\n", False),
        ("Dear all,\nthe room has changed, please ask 4711001.\n\nBest, B.\n", False),
        ("", False),
    ],
)
def test_a_list_of_people_is_told_from_other_files(tmp_path, text, is_one):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    assert is_roster(path) is is_one
