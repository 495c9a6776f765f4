from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import groups, presenters, sessions, talks, work
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.signup import signup_sheet
from planner.jobs.talks import talk_choices
from planner.language import Language
from planner.rules.credits import Item, ItemKind
from planner.rules.talks import Hint
from planner.rules.terms import Days
from tests.small_course import furnished, student_id

STEP = Title.of("Step")
TODAY = date(2023, 11, 13)
EN = Language("en")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        talk = Item(id="talk", title="Presentation", kind=ItemKind.PRESENTATION)
        do(store, work.add_item, talk)
        for session, places in (("sb", 1), ("sd", 1), ("se", 2)):
            do(store, presenters.set_speakers, session, [], places=places)
        yield store


def do(store, command, *args, **kwargs):
    return store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def offered(choice):
    return [(one.session.id, one.free, one.hints) for one in choice.offers]


def test_what_can_be_chosen_comes_best_first_with_why_not(store):
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    do(store, talks.present, adler, "talk", "sd", on=TODAY)
    (choice,) = store.read(talk_choices, biber, TODAY)
    assert offered(choice) == [
        ("se", 2, (Hint.NO_DAY,)),
        ("sb", 1, (Hint.PAST,)),
        ("sd", 0, (Hint.FULL,)),
    ]
    (mine,) = store.read(talk_choices, adler, TODAY)
    assert mine.talk.session == "sd"
    assert [one.session.id for one in mine.offers if one.here] == ["sd"]
    assert mine.offers[0].session.id == "sd"


def test_days_on_which_a_partner_cannot_come_count_too(store):
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    do(store, groups.make, "Larks", ["talk"], [adler, biber])
    day = date(2023, 11, 15)
    do(store, presenters.set_absences, biber, [Days(day, day)])
    (choice,) = store.read(talk_choices, adler, TODAY)
    assert choice.group.name == "Larks"
    hints = {one.session.id: one.hints for one in choice.offers}
    assert hints["sd"] == (Hint.AWAY,)


def test_a_course_without_presentations_offers_none(store):
    do(store, work.delete_item, "talk")
    assert store.read(talk_choices, student_id(store, "Adler"), TODAY) == ()


def test_the_sign_up_sheet_has_the_free_places_to_come(store):
    do(store, talks.present, student_id(store, "Adler"), "talk", "se", on=TODAY)
    sheet = store.read(signup_sheet, EN, TODAY)
    assert [(one.topic, one.places, one.free) for one in sheet.sessions] == [
        ("Topic sd", 1, 1),
        ("Topic se", 2, 1),
    ]
    do(store, talks.present, student_id(store, "Biber"), "talk", "sd", on=TODAY)
    assert [one.topic for one in store.read(signup_sheet, EN, TODAY).sessions] == ["Topic se"]


def test_what_was_held_takes_nobody_more(store):
    do(store, sessions.hold, "sd")
    topics = [one.topic for one in store.read(signup_sheet, EN, TODAY).sessions]
    assert topics == ["Topic se"]
