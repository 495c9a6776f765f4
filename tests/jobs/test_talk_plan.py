from __future__ import annotations

from contextlib import closing
from datetime import date

from planner.commands import groups, presenters
from planner.commands.presenters import Speaking
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.talk_plan import talk_plan
from planner.language import Language
from tests.small_course import STUDENTS, furnished, student_id

SAY = Language("en")


def test_a_group_gives_one_talk_and_what_is_over_offers_no_place():
    with closing(in_memory()) as store:
        furnished(store)
        adler, biber, dachs = (student_id(store, name) for name in STUDENTS)

        def arrange(tx):
            groups.make(tx, "Larks", ["poster"], [adler, biber])
            both = [Speaking(one, "Together", "Gao 2022", "poster") for one in (adler, biber)]
            presenters.set_speakers(tx, "sc", [*both, Speaking(dachs, "Aside")], places=2)
            presenters.set_speakers(tx, "sd", [], places=1)

        store.change(Title.of("Arrange"), arrange)
        first, second = store.read(talk_plan, SAY, date(2023, 11, 1)).sessions
        assert [(talk.people, talk.title, talk.paper) for talk in first.talks] == [
            (("Test Adler", "Test Biber"), "Together", "Gao 2022"),
            (("Test Dachs",), "Aside", ""),
        ]
        assert (first.number, first.free, second.talks, second.free) == ("3", 1, (), 1)
        first, second = store.read(talk_plan, SAY, date(2023, 11, 10)).sessions
        assert (first.places, first.free, second.free) == (0, 0, 1)
