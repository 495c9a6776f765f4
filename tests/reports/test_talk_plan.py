from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from planner.language import Language
from planner.reports.about import About
from planner.reports.talk_plan import PlannedTalk, TalkPlan, TalkSession, talk_plan_pdf
from planner.rules.slots import Hours

SAY = Language("en")
TALK = PlannedTalk(people=("Ayşe Şahin", "Nő O'Neill"), title="Reward <models>", paper="Gao 2022")
NOVEMBER = TalkSession(
    number="5",
    topic="Literature",
    talks=(TALK, PlannedTalk(people=("Łucja",))),
    day=date(2023, 11, 22),
    hours=Hours(time(12, 30), time(14)),
    room="Room 1",
    places=3,
    free=1,
)
PLAN = TalkPlan(
    about=About(course="RL", term="WS 2023/24", as_of=date(2023, 11, 13)), sessions=(NOVEMBER,)
)


def test_each_session_says_its_talks_and_what_is_free(text_of):
    text = " ".join(text_of(talk_plan_pdf(PLAN, SAY)).split())
    assert "2 talks. 1 place is free." in text
    assert "Wed 22 Nov 2023, 12:30–14:00, Room 1 5 · Literature 1 of 3 places free" in text
    assert "Ayşe Şahin Nő O'Neill Reward <models> Gao 2022 Łucja No title yet" in text


def test_a_cancelled_session_says_that_its_talks_need_another_date(text_of):
    gone = replace(NOVEMBER, cancelled=True, places=0, free=0)
    text = text_of(talk_plan_pdf(replace(PLAN, sessions=(gone,)), SAY))
    assert "these talks need another date" in text


def test_without_talks_it_says_so(text_of):
    assert "No session has talks." in text_of(talk_plan_pdf(replace(PLAN, sessions=()), SAY))
