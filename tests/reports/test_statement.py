from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.language import Language
from planner.reports.about import About
from planner.reports.refusals import GlyphsMissing, NobodyToTell
from planner.reports.statement import Recorded, Stage, Statement, statement_pdf, statements_pdf
from planner.rules.credits import Standing

SAY = Language("en")
STATEMENT = Statement(
    about=About(course="RL", term="WS 2023/24", as_of=date(2023, 11, 13)),
    name="Ayşe Şahin",
    particulars=(("Matriculation number", "4711"),),
    recorded=(Recorded(item="Sheet 1", result="passed", remarks=("Well <argued> & short",)),),
    stages=(
        Stage(tier="3 ECTS", standing=Standing.MET, fulfilled=("a sheet", "a talk")),
        Stage(tier="6 ECTS", standing=Standing.POSSIBLE, missing=("Poster: open, due 31 Jan",)),
    ),
    dates=((date(2024, 1, 31), "Poster due"),),
)


def test_it_says_what_is_recorded_what_is_missing_and_what_comes_next(text_of):
    text = " ".join(text_of(statement_pdf(STATEMENT, SAY)).split())
    for words in ("Ayşe Şahin", "Matriculation number 4711", "Well <argued> & short"):
        assert words in text
    assert "3 ECTS: met fulfilled a sheet; a talk" in text
    assert "6 ECTS: possible still missing Poster: open, due 31 Jan" in text
    assert "Wed 31 Jan 2024 Poster due" in text


def test_what_is_not_decided_is_not_promised(text_of):
    text = " ".join(text_of(statement_pdf(STATEMENT, SAY)).split())
    assert "Nothing is decided yet." in text
    assert "Credits and grades hold only once they are decided" in text
    decided = replace(STATEMENT, decided=("Decided: 3 ECTS credits.",))
    assert "Nothing is decided" not in text_of(statement_pdf(decided, SAY))


def test_in_one_file_everybody_has_pages_of_their_own(read):
    other = replace(STATEMENT, name="Zoë")
    pages = read(statements_pdf((STATEMENT, other), SAY)).pages
    first, second = (page.extract_text() for page in pages)
    assert ("Zoë" in first, "Zoë" in second) == (False, True)
    assert ("Ayşe" in first, "Ayşe" in second) == (True, False)


def test_each_counts_its_own_pages_and_every_foot_names_the_student(read):
    long = replace(STATEMENT, dates=tuple((date(2024, 1, 31), f"Item {n}") for n in range(60)))
    pages = read(statements_pdf((long, replace(STATEMENT, name="Zoë")), SAY)).pages
    feet = [page.extract_text().splitlines()[-2:] for page in pages]
    assert [foot[1] for foot in feet] == [
        "Page 1 of 3",
        "Page 2 of 3",
        "Page 3 of 3",
        "Page 1 of 1",
    ]
    assert all(foot[0].startswith("Statement of results · Ayşe Şahin · ") for foot in feet[:3])
    assert feet[3][0].startswith("Statement of results · Zoë · ")


def test_nobody_and_a_hole_are_refused():
    with pytest.raises(NobodyToTell):
        statements_pdf((), SAY)
    with pytest.raises(GlyphsMissing) as refused:
        statement_pdf(replace(STATEMENT, decided=("♟",)), SAY)
    assert refused.value.where == "Ayşe Şahin"
