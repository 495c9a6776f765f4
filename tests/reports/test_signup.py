from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.language import Language
from planner.reports.refusals import GlyphsMissing
from planner.reports.signup import SignupSession, SignupSheet, signup_pdf
from planner.rules.slots import Hours

EN, DE = Language("en"), Language.load("de")
FREE = SignupSession(
    number="6",
    day=date(2023, 11, 22),
    hours=Hours(time(12, 30), time(14)),
    room="Room 1",
    topic="Reward models <b>",
    places=3,
    free=2,
)
SHEET = SignupSheet(
    course="RL for Language Models",
    term="WS 2023/24",
    institution="Universität Tübingen",
    as_of=date(2023, 11, 13),
    sessions=(FREE,),
)


def text(sheet, say=EN):
    pages = PdfReader(BytesIO(signup_pdf(sheet, say))).pages
    return "\n".join(page.extract_text() for page in pages)


def test_each_free_place_has_a_line_below_its_session():
    said = text(SHEET)
    assert "Wed 22 Nov 2023, 12:30–14:00, Room 1" in said
    assert "6 · Reward models <b>" in said
    assert "2 of 3 places free" in said
    assert said.count("Topic or paper") == 1
    lines = [line.strip() for line in said.splitlines()]
    assert [n for n in ("1", "2", "3") if n in lines] == ["1", "2"]


def test_the_sheet_says_how_many_places_are_free_and_since_when_that_is_so():
    assert "2 places are free. As of 13 November 2023." in text(SHEET)


def test_without_a_free_place_it_says_so():
    assert "No place for a talk is free." in text(replace(SHEET, sessions=()))


def test_a_session_without_a_day_says_so():
    assert "No date yet" in text(replace(SHEET, sessions=(replace(FREE, day=None, hours=None),)))


def test_it_speaks_german():
    said = text(SHEET, DE)
    assert "Mi 22. Nov. 2023" in said
    assert "2 von 3 Plätzen frei" in said


def test_a_hundred_places_take_several_pages_and_all_are_there():
    many = replace(SHEET, sessions=(replace(FREE, places=100, free=100),))
    reader = PdfReader(BytesIO(signup_pdf(many, EN)))
    assert len(reader.pages) > 3
    last = [line.strip() for line in reader.pages[-1].extract_text().splitlines()]
    assert "100" in last


def test_same_rows_same_bytes():
    assert signup_pdf(SHEET, EN) == signup_pdf(SHEET, EN)


def test_what_the_font_lacks_is_refused_with_the_session():
    odd = replace(SHEET, sessions=(replace(FREE, topic="中"),))
    with pytest.raises(GlyphsMissing) as refusal:
        signup_pdf(odd, EN)
    assert "6" in refusal.value.where
