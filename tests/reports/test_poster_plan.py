from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.language import Language
from planner.reports.about import About
from planner.reports.poster_plan import Exhibitor, Poster, PosterPlan, poster_plan_pdf
from planner.reports.refusals import GlyphsMissing

SAY = Language("en")
ABOUT = About(course="RL <for> Models", term="WS 2023/24", as_of=date(2024, 1, 29))
ONE = Poster(number=1, title="Sycophancy & <b>", people=("Ayşe Şahin", "Nő O'Neill"), group="G 3")
TWO = Poster(number=2, title="", people=("Łucja",), times="Wed 31 Jan 2024, 12:30–14:00, Foyer")
THREE = Poster(number=3, title="A second one", people=("Łucja",), item="Poster 2")
PLAN = PosterPlan(
    about=ABOUT,
    posters=(ONE, TWO, THREE),
    people=(
        Exhibitor(name="Łucja", posters=(TWO, THREE)),
        Exhibitor(name="Şahin, Ayşe", posters=(ONE,)),
    ),
)


def test_it_says_who_stands_at_which_board_and_then_everybody_by_name(text_of):
    text = " ".join(text_of(poster_plan_pdf(PLAN, SAY)).split())
    assert "3 posters. The number of a poster is that of its board." in text
    for words in ("Sycophancy & <b>", "Nő O'Neill", "G 3", "31 Jan 2024, 12:30–14:00", "Poster 2"):
        assert words in text
    names = text[text.index("By name") :]
    assert names.index("Łucja 2 3") < names.index("Şahin, Ayşe 1")


def test_without_a_poster_it_says_so(text_of):
    none = replace(PLAN, posters=(), people=())
    assert "No poster is known yet." in text_of(poster_plan_pdf(none, SAY))


def test_a_character_our_fonts_lack_is_refused_with_its_poster():
    with pytest.raises(GlyphsMissing) as refused:
        poster_plan_pdf(replace(PLAN, posters=(replace(ONE, title="♟"),)), SAY)
    assert refused.value.where == "poster 1"
