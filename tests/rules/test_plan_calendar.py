from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.rules.plan import Kind, Mode, Status
from planner.rules.plan_calendar import Told, entries
from planner.rules.plan_diff import days_of
from planner.rules.plan_public import public_form
from tests.rules.plan_semesters import semester, semesters, without

FIRST = public_form(semester())
AT = datetime(2023, 10, 1, tzinfo=UTC)


def told(*plans):
    return [Told(AT + timedelta(days=n), plan) for n, plan in enumerate(plans)]


def published(versions, now):
    """Return the entries where a plan lay as each of these versions did, and nothing between."""
    return entries(told(*versions, now), versions)


def entry(versions, now, key):
    return next(one for one in published(versions, now) if one.session.id == key)


def test_a_plan_never_published_counts_nothing_and_leaves_holidays_and_the_shelf_out():
    found = published([], FIRST)
    assert {one.sequence for one in found} == {0}
    assert {one.session.id for one in found} == {f"s{n}" for n in range(1, 14)}


def test_each_move_over_the_versions_counts_and_one_not_yet_published_counts_too():
    second = public_form(semester(s2={"day": date(2023, 10, 26)}))
    third = public_form(semester(s2={"day": date(2023, 10, 27)}))
    assert entry([FIRST], FIRST, "s2").sequence == 0
    assert entry([FIRST], second, "s2").sequence == 1
    assert entry([FIRST, second], second, "s2").sequence == 1
    assert entry([FIRST, second], third, "s2").sequence == 2
    assert entry([FIRST, second, FIRST], FIRST, "s2").sequence == 2


def test_room_mode_and_cancelling_count_and_topic_and_note_do_not():
    for fields, count in (
        ({"room": "Aula"}, 1),
        ({"mode": Mode.ONLINE}, 1),
        ({"status": Status.CANCELLED}, 1),
        ({"topic": "Another"}, 0),
        ({"note": "bring a laptop"}, 0),
    ):
        assert entry([FIRST], public_form(semester(s2=fields)), "s2").sequence == count, fields


def test_what_was_told_once_stays_cancelled_when_it_loses_its_day_or_goes():
    for now in (semester(s2={"day": None}), without(semester(), "s2")):
        found = entry([FIRST], public_form(now), "s2")
        assert (found.cancelled, found.sequence) == (True, 1)
        assert found.session.day == date(2023, 10, 25)


def test_what_was_moved_and_moved_back_between_two_versions_counts_twice():
    there = public_form(semester(s2={"day": date(2023, 10, 26)}))
    found = {one.session.id: one for one in entries(told(FIRST, there, FIRST), [FIRST])}
    assert (found["s2"].sequence, found["s2"].at) == (2, AT + timedelta(days=2))
    assert (found["s3"].sequence, found["s3"].at) == (0, AT)


def test_a_session_back_from_the_shelf_counts_again():
    shelved = public_form(semester(s2={"day": None}))
    found = entry([FIRST, shelved], FIRST, "s2")
    assert (found.cancelled, found.sequence) == (False, 2)


@settings(max_examples=10)
@given(st.lists(semesters(), max_size=3), semesters())
def test_publishing_what_there_is_changes_no_entry(versions, now):
    plans, current = [public_form(one) for one in (*versions, now)], public_form(now)
    first, again = (entries(told(*plans), some) for some in (plans, [*plans, current]))
    assert first == again


@settings(max_examples=10)
@given(semesters(), semesters())
def test_every_dated_session_has_one_entry(before, now):
    public = public_form(now)
    found = published([public_form(before)], public)
    ids = [one.session.id for one in found]
    assert len(ids) == len(set(ids))
    fixed = {Kind.HOLIDAY, Kind.BREAK, Kind.NO_CLASS}
    dated = {row.id for row in public.sessions if days_of(row) and row.kind not in fixed}
    assert dated <= set(ids)
    gone = {one.session.id for one in found if one.session.id not in dated}
    assert all(one.cancelled for one in found if one.session.id in gone)


def test_a_row_that_became_a_holiday_is_taken_out_of_calendars():
    now = replace(
        FIRST,
        sessions=tuple(
            replace(row, kind=Kind.NO_CLASS) if row.id == "s2" else row for row in FIRST.sessions
        ),
    )
    assert entry([FIRST], now, "s2").cancelled
