from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import course, groups, presenters, sessions, talks, work
from planner.commands.presenters import Speaking
from planner.db import plans
from planner.db.courses import PersonRow, people
from planner.db.journal import Title
from planner.db.presenters import presenters as presenting
from planner.db.store import in_memory
from planner.db.talks import talk_places, talks_taken
from planner.db.talks import talks as found
from planner.rules.credits import Item, ItemKind
from planner.rules.plan_verbs import cancelled, moved
from planner.rules.talks import NoTalksThere, Talk, TalksFull
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")
TODAY, NOV_15 = date(2023, 11, 13), date(2023, 11, 15)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        talk = Item(id="talk", title="Presentation", kind=ItemKind.PRESENTATION)
        do(store, work.add_item, talk)
        do(store, presenters.set_speakers, "sd", [], places=1)
        do(store, presenters.set_speakers, "se", [], places=2)
        yield store


@pytest.fixture
def ids(store):
    return {name: student_id(store, name) for name in ("Adler", "Biber", "Dachs")}


def do(store, command, *args, **kwargs):
    return store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def present(store, who, session, **more):
    do(store, talks.present, who, "talk", session, on=TODAY, **more)


def test_a_talk_has_the_date_of_its_session_and_moves_with_it(store, ids):
    present(store, ids["Adler"], "sd", title=" PPO ", paper="Schulman 2017")
    assert store.read(found) == {
        ids["Adler"]: {
            "talk": Talk(
                session="sd",
                topic="Topic sd",
                day=NOV_15,
                title="PPO",
                paper="Schulman 2017",
            )
        }
    }
    change = moved(store.read(plans.plan_of), "sd", date(2023, 11, 22))
    do(store, sessions.carry_out, change)
    assert store.read(found)[ids["Adler"]]["talk"].day == date(2023, 11, 22)


def test_a_session_without_a_day_gives_no_date_and_a_cancelled_one_none_that_holds(store, ids):
    present(store, ids["Adler"], "se")
    assert store.read(found)[ids["Adler"]]["talk"].day is None
    present(store, ids["Adler"], "sd")
    do(store, sessions.carry_out, cancelled(store.read(plans.plan_of), "sd"))
    talk = store.read(found)[ids["Adler"]]["talk"]
    assert (talk.day, talk.cancelled, talk.dated) == (NOV_15, True, False)


def test_a_full_session_takes_nobody_more(store, ids):
    present(store, ids["Adler"], "sd")
    before = dump(store)
    with pytest.raises(TalksFull) as refusal:
        present(store, ids["Biber"], "sd")
    assert (refusal.value.topic, refusal.value.places) == ("Topic sd", 1)
    assert dump(store) == before


def test_a_session_that_is_called_off_takes_nobody(store, ids):
    do(store, sessions.carry_out, cancelled(store.read(plans.plan_of), "sd"))
    with pytest.raises(NoTalksThere):
        present(store, ids["Adler"], "sd")


def test_choosing_another_session_moves_the_talk_with_its_title(store, ids):
    present(store, ids["Adler"], "sd", title="PPO")
    present(store, ids["Adler"], "se")
    assert [(row.session, row.title) for row in store.read(presenting)] == [("se", "PPO")]
    assert store.read(talks_taken) == {"se": 1}


def test_a_talk_that_stood_in_the_session_already_is_the_one_meant(store, ids):
    do(store, presenters.set_speakers, "sd", [(ids["Adler"], "PPO", "")])
    assert store.read(talks_taken) == {}
    present(store, ids["Adler"], "sd")
    assert [(row.title, row.item) for row in store.read(presenting)] == [("PPO", "talk")]


def test_a_group_presents_together_on_one_place(store, ids):
    do(store, groups.make, "Larks", ["talk"], [ids["Adler"], ids["Biber"]])
    present(store, ids["Adler"], "sd", title="Rewards")
    assert {row.who for row in store.read(presenting)} == {ids["Adler"], ids["Biber"]}
    assert store.read(talks_taken) == {"sd": 1}
    do(store, talks.take_back, ids["Biber"], "talk", on=TODAY)
    assert store.read(presenting) == ()


def test_taking_a_talk_back_is_one_step_that_undo_takes_back(store, ids):
    present(store, ids["Adler"], "sd")
    before = dump(store)
    do(store, talks.take_back, ids["Adler"], "talk", on=TODAY)
    assert store.read(found) == {}
    store.undo()
    assert dump(store) == before


def test_the_session_says_who_presents_for_what_and_how_many_find_place(store, ids):
    present(store, ids["Adler"], "se")
    speaking = [
        Speaking(ids["Adler"], "PPO", "", "talk"),
        Speaking(ids["Biber"], "", "", "talk"),
        (ids["Dachs"], "Beside", ""),
    ]
    do(store, presenters.set_speakers, "sd", speaking, places=2)
    assert store.read(talk_places) == {"sd": 2, "se": 2}
    assert store.read(talks_taken) == {"sd": 2}  # Adler has come over
    with pytest.raises(TalksFull):
        do(store, presenters.set_speakers, "sd", speaking, places=1)


def test_a_guest_s_talk_counts_for_no_item_and_takes_no_place(store):
    do(store, course.set_people, [PersonRow(id="", role="guest", name="Dr. Gans")])
    (guest,) = store.read(people)
    do(store, presenters.set_speakers, "sd", [Speaking(guest.id, "", "", "talk")])
    assert [row.item for row in store.read(presenting)] == [None]
    assert store.read(talks_taken) == {}
