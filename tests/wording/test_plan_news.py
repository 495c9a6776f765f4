from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.db.courses import CourseRow, PersonRow
from planner.db.presenters import PresenterRow
from planner.jobs.plan_news import PlanNews, Receiver, presented
from planner.language import Language
from planner.rules.attendance import ExcusedCounts
from planner.rules.plan import Status
from planner.rules.plan_diff import changes
from planner.rules.plan_news import touching
from planner.rules.plan_public import public_form
from planner.rules.terms import Days
from planner.wording.plan_news import drafts
from tests.rules.plan_semesters import semester

BEFORE = public_form(semester())
AYSE = Receiver("Ayşe Şahin", "ayse@student.example.org", "a")
LECTURER = PersonRow(id="l", role="lecturer", name="Dr. Łucja Ő.", email="lucja@example.org")


def course():
    said = dict.fromkeys(CourseRow.__slots__, "")
    said |= {"title_de": "Seminar", "title_en": "Seminar", "term": "WS 2023/24", "id": "c"}
    said["lectures"] = Days(date(2023, 10, 16), date(2024, 2, 10))
    said |= {"page_url": "https://example.org/plan", "excused_counts": ExcusedCounts.ABSENT}
    return CourseRow(**said)


def news(some, presenting=()):
    return PlanNews(
        course=course(),
        sender=LECTURER,
        changes=some,
        everybody=(AYSE, Receiver("Bo", "bo@student.example.org", "b")),
        presenting=presenting,
    )


def since(**changed):
    return changes(BEFORE, public_form(semester(**changed)))


def test_only_time_place_and_taking_place_touch_those_who_present():
    some = since(
        s2={"topic": "Another"},
        s3={"note": "bring a laptop"},
        s4={"room": "Aula"},
        s5={"status": Status.CANCELLED},
    )
    assert [one.one.id for one in touching(some)] == ["s4", "s5"]
    row = PresenterRow(id="p", session="s5", who="a", name="", title="", paper="")
    other = replace(row, session="s2")
    found = presented(touching(some), [row, row, other], {"a": AYSE})
    assert [(who, [one.one.id for one in mine]) for who, mine in found] == [(AYSE, ["s5"])]


@pytest.mark.parametrize(
    ("code", "subject", "line", "greeting"),
    [
        ("en", "Seminar: changes of the plan", "- Session 4: 15 → 16 Nov", "Dear Ayşe Şahin,"),
        ("de", "Seminar: Änderungen im Plan", "- Sitzung 4: 15. → 16. Nov.", "Guten Tag Ayşe"),
    ],
)
def test_one_mail_goes_to_all_and_one_to_each_who_presents(code, subject, line, greeting):
    some = since(s4={"day": date(2023, 11, 16)})
    say = Language.load(code)
    to_all, own = drafts(news(some, ((AYSE, touching(some)),)), say)
    assert to_all.letter.hidden == ("ayse@student.example.org", "bo@student.example.org")
    assert (to_all.letter.to_address, to_all.letter.subject) == ("lucja@example.org", subject)
    assert line in to_all.letter.text
    assert "https://example.org/plan" in to_all.letter.text
    assert (own.student, own.letter.to_address, own.letter.hidden) == ("a", AYSE.address, ())
    assert own.letter.text.startswith(greeting)
    assert line in own.letter.text
    assert "12:30" in own.letter.text


def test_who_presents_in_a_cancelled_session_is_asked_to_write():
    some = since(s4={"status": Status.CANCELLED})
    (_, own) = drafts(news(some, ((AYSE, touching(some)),)), Language.load("en"))
    assert "agree on what happens with your part" in own.letter.text
    assert "cannot come then" not in own.letter.text


def test_without_a_change_or_a_sender_there_is_no_mail():
    say = Language.load("en")
    assert drafts(news(()), say) == ()
    assert drafts(replace(news(since(s2={"day": None})), sender=None), say) == ()
