from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.commands.publishing import NothingToPublish
from planner.exchange.whole_file import CannotWrite, WhyNot
from planner.jobs.publishing import NotPublished
from planner.language import Language
from planner.rules.plan import Due, Kind, Mode, Status
from planner.rules.plan_diff import changes
from planner.rules.plan_public import public_form
from planner.rules.slots import Hours
from planner.rules.terms import DayOff, Days, OffKind
from planner.wording import worded
from planner.wording.publishing import change_words
from tests.rules.plan_semesters import semester, without

EN, DE = Language.load("en"), Language.load("de")


def said(now, say=EN, *, before=None, words=None):
    old = public_form(before or semester())
    return [change_words(one, say) for one in changes(old, public_form(now, words=words))]


def due(day, title="Sheet 1"):
    return replace(semester(), dues=(Due("sheet", title, day),))


@pytest.mark.parametrize(
    ("fields", "english", "german"),
    [
        (
            {"day": date(2023, 11, 16), "mode": Mode.ONLINE, "room": "Room 1"},
            "Session 4: 15 → 16 Nov, now online",
            "Sitzung 4: 15. → 16. Nov., jetzt online",
        ),
        (
            {"day": date(2023, 12, 1)},
            "Session 6 (formerly 4): 15 Nov → 1 Dec, room still open",
            None,
        ),
        (
            {"hours": Hours(time(16), time(18)), "room": "Aula"},
            "Session 4: now 16:00–18:00, now in Aula",
            "Sitzung 4: jetzt 16:00–18:00, neuer Raum: Aula",
        ),
        ({"topic": "Alignment"}, "Session 4: now “Alignment”", "Sitzung 4: jetzt „Alignment“"),
        ({"kind": Kind.EXAM}, "Session 4: now: Exam", None),
        ({"note": "in pairs"}, "Session 4: note: in pairs", None),
        ({"status": Status.CANCELLED}, "Session 4, 15 Nov: cancelled: illness", None),
        (
            {"day": None},
            "Session 4: no longer 15 Nov, without a date for now",
            "Sitzung 4: nicht mehr 15. Nov., vorerst ohne Termin",
        ),
    ],
)
def test_a_change_of_a_session_is_said_as_students_read_it(fields, english, german):
    plan = semester(s4=fields)
    assert said(plan, words={"s4": "illness"}) == [english]
    if german:
        assert said(plan, DE, words={"s4": "illness"}) == [german]


def test_new_gone_dated_and_back_are_said():
    plan = semester()
    topic = plan.sessions[3].topic
    assert said(plan, before=without(plan, "s4")) == [f"New: “{topic}”, 15 Nov"]
    assert said(without(plan, "s4")) == ["Session 4: taken out (15 Nov)"]
    assert said(without(plan, "guest")) == ["“Guest: reward hacking”: taken out"]
    assert said(plan, before=without(plan, "guest")) == [
        "New, without a date yet: “Guest: reward hacking”"
    ]
    dated = semester(guest={"day": date(2023, 10, 19)})
    assert said(dated) == ["Session 2: now 19 Oct"]
    off = semester(s4={"status": Status.CANCELLED})
    assert said(plan, before=off) == ["Session 4: takes place after all, 15 Nov"]


def test_deadlines_are_said():
    first, later = due(date(2023, 11, 8)), due(date(2023, 11, 15))
    assert said(later, before=first) == ["Sheet 1: due 8 Nov → 15 Nov"]
    assert said(first) == ["New deadline: Sheet 1, 8 Nov"]
    assert said(semester(), before=first) == ["No longer due: Sheet 1 (8 Nov)"]
    assert said(due(date(2023, 11, 8), "Essay"), before=first) == [
        "Deadline of 8 Nov: now “Essay”"
    ]


def test_days_off_are_said_in_the_readers_language():
    day = date(2023, 11, 22)
    plan = semester()
    for names, words in ((("Tagung", "Conference"), ", Conference"), (("", ""), "")):
        off = DayOff(Days(day, day), OffKind.OWN, *names)
        more = replace(plan, days_off=(*plan.days_off, off))
        assert said(more) == [f"No teaching: 22 Nov{words}"]
        assert said(plan, before=more) == [f"No longer free: 22 Nov{words}"]


def test_nothing_to_publish_and_a_version_that_cannot_be_written_are_said():
    nothing = NothingToPublish(3, date(2023, 10, 9))
    assert worded(nothing, EN) == (
        "Nothing has changed since version 3 of 9 Oct 2023, so there is nothing to publish."
    )
    refusal = CannotWrite("a.ics", WhyNot.FULL)
    failed = worded(NotPublished(refusal, 4), EN)
    assert failed.startswith(worded(refusal, EN))
    assert failed.endswith("Version 4 was not published, and no file is written.")
