from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.language import Language
from planner.reports.attendance_list import AttendanceList, Expected, attendance_pdf
from planner.reports.refusals import GlyphsMissing

SAY = Language("en")
LIST = AttendanceList(
    course="RL <for> Language & Models",
    term="WS 2023/24",
    made_on=date(2023, 11, 20),
    session="Session 5: Literature",
    when="Wed 22 Nov 2023, 12:30–14:00",
    lines=(Expected(name="Şahin, <b>Ayşe", digits="…001"), Expected(name="Nő, Ő")),
)


def test_it_names_the_session_and_everybody_in_order(text_of):
    text = text_of(attendance_pdf(LIST, SAY))
    for words in ("Attendance list", "RL <for> Language & Models", "Session 5: Literature"):
        assert words in text
    assert text.index("Şahin, <b>Ayşe") < text.index("Nő, Ő")
    assert "…001" in text


def test_without_a_session_there_are_lines_to_fill_in(text_of):
    text = text_of(attendance_pdf(replace(LIST, session="", when=""), SAY))
    assert "Session: ____" in text
    assert "Date: ____" in text


def test_thirty_students_fit_on_one_page_and_more_go_on_with_the_heading(text_of):
    thirty = tuple(Expected(name=f"Name {n}") for n in range(30))
    assert "Page 1 of 1" in text_of(attendance_pdf(replace(LIST, lines=thirty), SAY))
    text = text_of(attendance_pdf(replace(LIST, lines=thirty * 2), SAY))
    assert "Page 2 of 2" in text
    assert text.count("Signature") == 2


def test_the_blank_lines_are_for_guests_and_a_long_name_gets_smaller_before_it_is_cut(text_of):
    name = "Papadopoulos-Schwarzenberger, Konstantina Alex"
    text = text_of(attendance_pdf(replace(LIST, lines=(Expected(name=name),)), SAY))
    assert name in text
    assert text.count("Guest:") == 2
    longer = replace(LIST, lines=(Expected(name=f"{name}andra Maria-Theresia"),))
    assert "Papadopoulos-Schwarzenberger, Konstantina" in text_of(attendance_pdf(longer, SAY))


def test_the_same_list_is_the_same_bytes():
    assert attendance_pdf(LIST, SAY) == attendance_pdf(LIST, SAY)


def test_a_character_our_fonts_lack_is_refused_with_its_line():
    with pytest.raises(GlyphsMissing) as refused:
        attendance_pdf(replace(LIST, lines=(Expected(name="李"),)), SAY)
    assert refused.value.where == "line 1 of the list"
