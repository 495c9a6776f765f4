from __future__ import annotations

from planner.exchange.roster_rows import NamesSplit
from planner.exchange.rosters import NoNames, read_roster
from planner.language import Language
from planner.wording import worded

EN = Language("en")
LIST = """Nachname;Vorname;Matrikelnummer;E-Mail
Adler;Jonas;4711001;
;;4711002;
Biber;Cagla
Dachs;Emil;4711001;
Eule;Franziska;x1;
Gans;Hannah;4711007;gans
Hase;"Ilja;4711008;
"""


def test_everything_odd_about_a_list_is_said_with_its_row(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(LIST, "utf-8")
    problems = read_roster(path).problems
    assert [f"{one.row}, {one.column}: {worded(one, EN)}" for one in problems] == [
        "3, Nachname: The row has no name; it was skipped.",
        "4, None: The row has 2 cells, the heading 4; it was skipped.",
        "5, Matrikelnummer: “4711001” stands in row 2 already; this row was skipped.",
        "6, Matrikelnummer: “x1” is an odd matriculation number; it was taken as written.",
        "7, E-Mail: “gans” is no e-mail address; the row was skipped.",
        "8, None: The quotation marks of this row do not fit together; it was skipped.",
    ]


def test_a_list_without_names_says_which_headings_it_has():
    assert worded(NoNames("list.csv", ("E-Mail", "Points")), EN) == (
        "“list.csv” has no column with names, such as “Last name” or “Nachname”."
        " It has: E-Mail, Points. Say which holds them, as in --map “E-Mail=name”, or import it"
        " in the window."
    )


def test_split_names_are_said_once_for_all():
    assert worded(NamesSplit(row=1, column="Full name"), EN) == (
        "Names are in one piece here; the last word was taken as the family name."
    )
