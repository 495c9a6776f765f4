from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.commands import course, sessions, work
from planner.db import courses, plans
from planner.db import work as listed
from planner.db.header import AlreadyThere
from planner.db.history import steps
from planner.db.item_details import item_details
from planner.db.journal import Title
from planner.db.presenters import presenters
from planner.db.result_tables import WorkItem
from planner.db.store import NothingToUndo, open_course
from planner.db.students import students
from planner.db.talks import talk_places
from planner.jobs.new_course import Wanted
from planner.jobs.next_course import (
    BufferLeftOut,
    DueOnDayOff,
    NoNewDeadline,
    NoPlaceFor,
    NoWeeklyTime,
    found_next,
    from_old,
    proposals,
)
from planner.rules.anchors import OnLastBeforeBreak, OnSession
from planner.rules.attendance import ExcusedCounts
from planner.rules.credits import Grading, ItemKind, Requirement
from planner.rules.grades import Rounding
from planner.rules.plan import Kind, PlannedSession, Status, numbers
from planner.rules.requirements import Asks, Counting
from planner.rules.slots import parse_slot
from planner.rules.terms import Days, Term
from tests.example import put_example

FIRST_VERSION = Path(__file__).parents[1] / "files" / "v1.course"
NEXT = Wanted(term=Term.parse("WS 2024/25"), region="")
SHORT = replace(NEXT, lectures=Days(date(2024, 10, 14), date(2024, 12, 20)))


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.course"
    put_example(path)
    return path


def changed(path, work_):
    with closing(open_course(path, who="Test")) as store:
        store.change(Title.of("Prepare"), work_)


def due(tx, title, day, session=None):
    item = next(item for item in listed.items(tx) if item.title == title)
    work.edit_item(tx, replace(item, due=day), due_session=session)


def founded(tmp_path, made):
    return closing(found_next(tmp_path / "next.course", made, who="Test"))


def test_titles_people_items_and_tiers_survive_with_ids_of_their_own(tmp_path, old):
    with founded(tmp_path, from_old(old, NEXT)) as store, store.reading() as tx:
        now, items, tiers = courses.course(tx), listed.items(tx), listed.tiers(tx)
        people, slots = courses.people(tx), courses.slots(tx)
        assert list(students(tx)) == []
    with open_course(old, writing=False) as store, store.reading() as tx:
        was, old_items, old_tiers = courses.course(tx), listed.items(tx), listed.tiers(tx)
        old_people, old_slots = courses.people(tx), courses.slots(tx)
    assert now.term == "WS 2024/25"
    same = (
        "title_de",
        "title_en",
        "language",
        "university",
        "faculty",
        "region",
        "module",
        "logo",
    )
    assert [getattr(now, name) for name in same] == [getattr(was, name) for name in same]
    assert now.title_en
    assert now.title_de
    assert [(one.role, one.name) for one in people] == [(one.role, one.name) for one in old_people]
    assert [one.slot for one in slots] == [one.slot for one in old_slots]
    assert [one.title for one in items] == [one.title for one in old_items]
    assert not {one.id for one in items} & {one.id for one in old_items}
    titles = {one.id: one.title for one in (*items, *old_items)}
    asked = [
        [[titles[item] for item in each.items] for tier in found for each in tier.requires]
        for found in (tiers, old_tiers)
    ]
    assert asked[0] == asked[1]
    assert [tier.key for tier in tiers] == ["3", "6", "9"]


def test_rules_of_every_kind_survive_though_the_new_plan_has_fewer_sessions(tmp_path, old):
    there = Requirement(text="attendance", asks=Asks.ATTENDANCE, amount=Decimal(11))
    sheets = Requirement(text="sheets", kinds=(ItemKind.HOMEWORK,), counting=Counting.ALL)

    def harder(tx):
        six = listed.tiers(tx)[1]
        project = next(item for item in listed.items(tx) if item.title == "Project")
        how = Grading(weights=((project.id, Decimal(2)),), rounding=Rounding.HALF_UP)
        requires = (there, sheets, *six.requires[3:])
        work.put_tier(tx, replace(six, requires=requires, grading=how))
        course.edit(tx, excused_counts=ExcusedCounts.PRESENT)

    changed(old, harder)
    with founded(tmp_path, from_old(old, SHORT)) as store, store.reading() as tx:
        six = listed.tiers(tx)[1]
        titles = {item.id: item.title for item in listed.items(tx)}
        assert courses.course(tx).excused_counts is ExcusedCounts.PRESENT
    assert six.requires[:2] == (there, sheets)
    assert [(titles[id_], weight) for id_, weight in six.grading.weights] == [("Project", 2)]
    assert six.grading.rounding is Rounding.HALF_UP


def test_the_old_file_is_only_read(tmp_path, old):
    before = old.read_bytes()
    with founded(tmp_path, from_old(old, NEXT)):
        assert old.read_bytes() == before
    assert old.read_bytes() == before
    assert {path.name for path in tmp_path.glob("*.course")} == {"next.course", "old.course"}


def test_the_plan_is_laid_anew_and_nothing_was_held_yet(tmp_path, old):
    with founded(tmp_path, from_old(old, NEXT)) as store:
        rows = store.read(plans.sessions)
        with pytest.raises(NothingToUndo):
            store.undo()
        assert [step.kind for step in store.read(steps)] == ["fact"]
    assert {row.status for row in rows} == {Status.PLANNED}
    assert {row.kind for row in rows} == {Kind.CLASS, Kind.BUFFER}
    assert len(numbers(rows)) == 13
    assert {row.day.weekday() for row in rows if row.day} == {2}
    assert [row.topic for row in rows if row.day is None] == ["Guest: reward hacking"]
    assert all(
        row.day not in Days(date(2024, 12, 23), date(2025, 1, 6)) for row in rows if row.day
    )


def test_deadlines_move_with_what_they_hang_on(old):
    made = from_old(old, NEXT)
    by_title = {each.title: each for each in made.deadlines}
    plan = {each.old.day: each.new for each in made.rows if each.new}
    first = by_title["Homework 1"]
    assert isinstance(first.anchor, OnSession)
    assert first.now == plan[first.was].day
    items = {item.title: item.due for item in made.draft.items}
    assert {title: each.now for title, each in by_title.items()} == {
        title: day for title, day in items.items() if day
    }
    assert made.draft.problems == ()


def test_before_christmas_means_nothing_in_summer_and_the_session_itself_counts(old):
    changed(old, lambda tx: due(tx, "Poster", date(2023, 12, 20)))
    winter = {each.title: each for each in from_old(old, NEXT).deadlines}
    assert isinstance(winter["Poster"].anchor, OnLastBeforeBreak)
    assert winter["Poster"].now == date(2024, 12, 18)
    changed(old, lambda tx: due(tx, "Poster", date(2023, 12, 28)))
    summer = from_old(old, replace(NEXT, term=Term.parse("SS 2025")))
    assert {each.title: each for each in summer.deadlines}["Poster"].now is not None


def test_what_does_not_fit_is_named_and_merges_are_proposed(tmp_path, old):
    made = from_old(old, SHORT)
    shelved = [one for one in made.draft.problems if isinstance(one, NoPlaceFor)]
    assert len(shelved) == 2
    assert [one for one in made.draft.problems if isinstance(one, BufferLeftOut)]
    assert len(proposals(made)) == len(made.merges) == 2
    merged = from_old(old, SHORT, taken=[merge.pair for merge in made.merges])
    assert merged.taken == {merge.pair for merge in made.merges}
    assert proposals(merged) == []
    assert not [one for one in merged.draft.problems if isinstance(one, NoPlaceFor)]
    assert sum(each.merged for each in merged.rows) == 2
    with founded(tmp_path, merged) as store:
        topics = [row.topic for row in store.read(plans.sessions)]
    assert sum("; " in topic for topic in topics) >= 2


def test_without_a_weekly_time_everything_is_on_the_shelf_and_said_once(old):
    changed(old, lambda tx: course.set_slots(tx, []))
    made = from_old(old, NEXT)
    assert made.draft.problems[0] == NoWeeklyTime(topics=12)
    assert {row.day for row in made.draft.sessions} == {None}


def test_a_deadline_that_hangs_on_a_shelved_topic_is_lost_and_named(old):
    with open_course(old, writing=False) as store:
        last = [row for row in store.read(plans.sessions) if row.kind is Kind.CLASS and row.day]
    day = last[-2].day

    def only_one(tx):
        for item in listed.items(tx):
            due(tx, item.title, day if item.title == "Poster" else None)

    changed(old, only_one)
    made = from_old(old, SHORT)
    (lost,) = [one for one in made.draft.problems if isinstance(one, NoNewDeadline)]
    assert (lost.item, lost.anchor.topic) == ("Poster", last[-2].topic)
    assert {item.due for item in made.draft.items} == {None}


def test_a_deadline_on_a_holiday_is_named(old):
    changed(old, lambda tx: due(tx, "Poster", date(2024, 2, 15)))
    made = from_old(old, SHORT)
    (only,) = [one for one in made.draft.problems if isinstance(one, DueOnDayOff)]
    assert (only.item, only.day) == ("Poster", date(2024, 12, 25))
    assert only.off.days == Days(date(2024, 12, 25), date(2024, 12, 25))


def test_what_else_is_known_of_items_and_sessions_survives(tmp_path, old):
    def more(tx):
        row = plans.sessions(tx)[3]
        sessions.edit(tx, row.id, label="Excursion", link="https://example.org/room")
        item = tx.scalars(select(WorkItem).where(WorkItem.title == "Poster")).one()
        item.bonus, item.max_attempts, item.in_groups, item.due_session = True, 2, True, row.id

    changed(old, more)
    with founded(tmp_path, from_old(old, NEXT)) as store, store.reading() as tx:
        poster = next(item for item in listed.items(tx) if item.title == "Poster")
        details = item_details(tx)[poster.id]
        said = {row_id: (each.label, each.link) for row_id, each in plans.details(tx).items()}
    assert (details.bonus, details.max_attempts, details.in_groups) == (True, 2, True)
    assert said[details.due_session] == ("Excursion", "")


def test_what_is_said_anew_wins(old):
    wanted = replace(NEXT, title="Logic", slots=(parse_slot("Thu 10-12"),), region="DE-BE")
    made = from_old(old, wanted).draft
    assert (made.title, made.region, made.slots) == ("Logic", "DE-BE", wanted.slots)
    assert {row.day.weekday() for row in made.sessions if row.day} == {3}


def test_a_new_title_leaves_no_title_of_the_old_course_in_the_other_language(tmp_path, old):
    with founded(tmp_path, from_old(old, replace(NEXT, title="Logic"))) as store:
        now = store.read(courses.course)
    assert (now.title_en, now.title_de) == ("Logic", "")


def test_a_file_of_the_first_version_is_read_and_stays_as_it_is(tmp_path):
    path = Path(shutil.copy(FIRST_VERSION, tmp_path))
    before = path.read_bytes()
    made = from_old(path, NEXT)
    assert made.draft.title == made.old.course.title
    assert made.draft.sessions
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_course_is_not_founded_over_a_file(old):
    with pytest.raises(AlreadyThere):
        found_next(old, from_old(old, NEXT), who="Test")


def test_an_excursion_of_two_days_is_left_to_the_user(old):
    trip = PlannedSession(id="", topic="Trip", day=date(2024, 1, 12), end_day=date(2024, 1, 13))
    changed(old, lambda tx: sessions.add(tx, trip))
    made = from_old(old, NEXT)
    (only,) = made.draft.problems
    assert only.topic == "Trip"


def test_places_for_talks_are_taken_along_and_who_presented_is_not(old, tmp_path):
    with closing(found_next(tmp_path / "new.course", from_old(old, NEXT), who="Test")) as store:
        topics = {row.id: row.topic for row in store.read(plans.sessions)}
        places = {topics[row]: n for row, n in store.read(talk_places).items()}
        assert store.read(presenters) == ()
    with closing(open_course(old)) as store:
        was = {row.id: row.topic for row in store.read(plans.sessions)}
        assert places == {was[row]: n for row, n in store.read(talk_places).items()}
    assert len(places) == 5
