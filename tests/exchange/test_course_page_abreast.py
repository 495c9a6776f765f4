from __future__ import annotations

from datetime import date

from planner.exchange.course_page import read_page
from planner.exchange.course_page_abreast import one_below_another
from planner.exchange.course_page_text import page_text
from planner.rules.terms import Days


def rows(*lines):
    [table] = page_text("\n".join(lines)).tables
    return [tuple(cell.text for cell in row.cells) for row in one_below_another(table).rows]


def test_sessions_that_stand_beside_each_other_become_rows_of_their_own():
    assert rows(
        "Monday | Wednesday | Milestone",
        "--- | --- | ---",
        "No class | 8/10: Owls | idea",
        "8/15: Larks | 8/17: Crows / Jays | |",
        "8/22: Wrens | | talk |",
    ) == [
        ("", "No class"),
        ("8/10:", "Owls"),
        ("8/15:", "Larks"),
        ("8/17:", "Crows / Jays"),
        ("8/22:", "Wrens"),
    ]


def test_a_table_whose_dates_are_those_of_groups_stays_as_it_is():
    page = ("|Topic|Group A|Group B|", "|---|---|---|", "|Owls|8/15 Hall|8/17 Barn|")
    assert rows(*page) == [("Owls", "8/15 Hall", "8/17 Barn")]
    page = (
        "|Date|Lecture|Due|",
        "|---|---|---|",
        "|8/15|Owls|8/20 essay|",
        "|8/22|Larks|8/27 talk|",
    )
    assert rows(*page) == [("8/15", "Owls", "8/20 essay"), ("8/22", "Larks", "8/27 talk")]


def test_sessions_below_weekdays_get_the_day_of_their_week():
    assert rows(
        "|Week|Reading|Tuesday|Thursday|Due Friday|",
        "|---|---|---|---|---|",
        "|19 Feb|Ch. 1|Owls|Larks|essay|",
        "|26 Feb|Ch. 2|Wrens|Crows|-|",
        "|4 Mar|-|-|Midterm Exam| |",
        "|later|-|Jays|| |",
    ) == [
        ("Tue 20 Feb", "Owls"),
        ("Thu 22 Feb", "Larks"),
        ("Tue 27 Feb", "Wrens"),
        ("Thu 29 Feb", "Crows"),
        ("Thu 7 Mar", "Midterm Exam"),
        ("", "Jays"),
    ]
    assert rows(
        "|Semana|Lunes|Miércoles|",
        "|---|---|---|",
        "|29/12/2025|Búhos|Alondras|",
        "|5/1/2026|Cuervos|Fiesta|",
    )[1::2] == [("Wed 31 Dec 2025", "Alondras"), ("Wed 7 Jan 2026", "Fiesta")]


def test_weekdays_with_dates_of_their_own_or_alone_stay_as_they_are():
    page = ("|Week|Monday|Friday|", "|---|---|---|", "|1 Sep|2 Sep|3 Sep|", "|8 Sep|9 Sep|10 Sep|")
    assert rows(*page)[0] == ("1 Sep", "2 Sep", "3 Sep")
    page = ("|Week|Topic|Friday|", "|---|---|---|", "|1 Sep|Owls|lab|", "|8 Sep|Larks|lab|")
    assert rows(*page)[0] == ("1 Sep", "Owls", "lab")


def test_a_row_of_several_sessions_has_a_number_in_the_plural(tmp_path):
    path = tmp_path / "page.md"
    lines = ["|Lezione|Data|Argomento|", "|---|---|---|", "|Lezione 1|24/09/2019|Gufi|"]
    lines += ["|Lezioni 2 - 3|01/10/2019 - 04/10/2019|Merli|", "|Lezione 4|08/10/2019|Corvi|"]
    path.write_text("\n".join(lines), encoding="utf-8")
    page = read_page(path, lectures=Days(date(2019, 9, 23), date(2020, 1, 31)))
    assert [one.kind.value for one in page.sessions] == ["class"] * 3
