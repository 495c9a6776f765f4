from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import group_results, groups, presenters, results, students
from planner.commands.presenters import Speaking
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.poster_plan import poster_plan
from planner.language import Language
from planner.rules.credits import State
from tests.small_course import STUDENTS, furnished, student_id

SAY, TODAY = Language("en"), date(2023, 11, 13)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def do(store, command, *args, **more):
    store.change(Title.of("Step"), lambda tx: command(tx, *args, **more))


def boards(store):
    plan = store.read(poster_plan, SAY, TODAY)
    return [(one.number, one.title, one.people) for one in plan.posters]


def test_a_poster_is_known_by_its_title_its_result_or_the_aim(store):
    assert boards(store) == []
    adler, biber, dachs = (student_id(store, name) for name in STUDENTS)
    do(store, group_results.entitle, adler, "poster", "Sycophancy", on=TODAY)
    do(store, results.enter, biber, "poster", Entry(state=State.SUBMITTED))
    do(store, students.edit, dachs, aim_id="six")
    assert boards(store) == [
        (1, "Sycophancy", ("Test Adler",)),
        (2, "", ("Test Biber",)),
        (3, "", ("Test Dachs",)),
    ]
    do(store, results.enter, biber, "poster", Entry(state=State.EXEMPT))
    do(store, students.leave, [dachs], TODAY)
    assert boards(store) == [(1, "Sycophancy", ("Test Adler",))]


def test_a_group_shows_one_poster_where_its_time_says_and_all_are_found_by_name(store):
    adler, biber, dachs = (student_id(store, name) for name in STUDENTS)
    do(store, groups.make, "Larks", ["poster"], [biber, dachs])
    do(store, group_results.entitle, adler, "poster", "Alone", on=TODAY)
    speaking = [Speaking(biber, "Together", item="poster")]
    do(store, presenters.set_speakers, "sd", speaking, places=1)
    plan = store.read(poster_plan, SAY, TODAY)
    (first, second) = plan.posters
    assert (first.title, first.people, first.group) == (
        "Together",
        ("Test Biber", "Test Dachs"),
        "Larks",
    )
    assert first.times == "Wed 15 Nov 2023, 12:30–14:00"
    assert (second.title, second.times) == ("Alone", "")
    found = [(one.name, [each.number for each in one.posters]) for one in plan.people]
    assert found == [("Adler, Test", [2]), ("Biber, Test", [1]), ("Dachs, Test", [1])]
