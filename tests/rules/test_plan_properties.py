"""What holds for every change of every plan."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

import planner.rules.plan as plans
from planner.errors import PlannerError
from planner.rules.plan import FIXED, TEACHING, Kind, Status, applied, in_order, numbers
from planner.rules.plan_chains import BufferUsed, pulled, pushed
from planner.rules.plan_ground import Ground, chained, stations
from planner.rules.plan_lost import FindsNoPlace, lost_week, week_of
from planner.rules.plan_places import closed_days, days_of, free_places, places, roomed, why_closed
from planner.rules.plan_slack import slack, ways, why_not
from planner.rules.plan_verbs import cancelled, dropped, moved, shelved, swapped
from tests.rules.plan_semesters import HOURS, clashes, semesters


@st.composite
def attempts(draw):
    """Draw a plan, and a verb with what it is about."""
    plan = draw(semesters())
    ids = [row.id for row in plan.sessions]
    if (free := [row.id for row in plan.sessions if chained(row)]) and draw(st.integers(0, 3)):
        ids = free
    name, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
    behind_gaps = [
        row.id
        for gap, place in pairwise(stations(plan))
        if not gap.sessions
        for row in place.sessions
    ]
    late = draw(st.sampled_from(behind_gaps)) if behind_gaps else name
    day = plan.lectures.first + timedelta(days=draw(st.integers(-3, 53)))
    if draw(st.booleans()) and (known := places(plan)):
        day = draw(st.sampled_from(known)).day
    hours = draw(st.none() | HOURS)
    chain = {"everything": draw(st.booleans()), "by": draw(st.sampled_from([1, 1, 2, 3]))}
    return plan, draw(
        st.sampled_from(
            [
                lambda: moved(plan, name, day, hours=hours),
                lambda: swapped(plan, name, other),
                lambda: pushed(plan, name, **chain),
                lambda: pulled(plan, late, **chain),
                lambda: cancelled(plan, name),
                lambda: shelved(plan, name),
                lambda: dropped(plan, name, day, hours=hours, swap=chain["everything"]),
                lambda: dropped(plan, name, plans.one(plan, other).day or day),
            ]
        )
    )


@st.composite
def changes(draw):
    """Draw a plan and a change that is not refused."""
    plan, attempt = draw(attempts())
    try:
        change = attempt()
    except PlannerError:
        assume(False)  # noqa: FBT003  (hypothesis takes it by position only)
    return plan, change


def rows(plan):
    return {row.id: row for row in plan.sessions}


@given(attempts())
def test_a_verb_does_something_or_refuses_and_never_breaks(attempt):
    plan, verb = attempt
    before = rows(plan)
    with suppress(PlannerError):
        assert verb().subject in before
    assert rows(plan) == before


@given(changes())
def test_no_change_puts_two_sessions_together(change):
    plan, change = change
    assert clashes(plan) == []
    assert clashes(applied(plan, change)) == []


@given(changes())
def test_what_is_fixed_locked_held_or_cancelled_never_moves(change):
    plan, change = change
    before = rows(plan)
    for name in [*(move.id for move in change.moves), *change.cancelled]:
        row = before[name]
        assert row.kind not in FIXED
        assert not row.locked
        assert row.status == Status.PLANNED


@given(changes())
def test_nothing_lands_on_a_closed_day_or_outside_the_lectures(change):
    plan, change = change
    before = rows(plan)
    for move in change.moves:
        if move.now is None or before[move.id].kind == Kind.OTHER:
            continue
        assert move.now not in closed_days(plan)
        assert all(move.now not in off.days for off in plan.days_off)
        beside = {one.day for one in plan.extra}
        assert move.now in {*plan.lectures, *beside} or before[move.id].kind == Kind.EXAM


@given(changes())
def test_every_session_keeps_existing_and_keeps_what_it_is(change):
    plan, change = change
    now = rows(applied(plan, change))
    assert list(now) == list(rows(plan))
    touched = {move.id for move in change.moves} | set(change.cancelled)
    for name, row in rows(plan).items():
        assert now[name].topic == row.topic
        assert name in touched or now[name] == row


@given(changes())
def test_moves_say_truly_what_was_and_what_will_be(change):
    plan, change = change
    before, now = rows(plan), rows(applied(plan, change))
    for move in change.moves:
        assert before[move.id].day == move.was
        assert (now[move.id].day, now[move.id].hours) == (move.now, move.hours)
        assert (move.was, before[move.id].hours) != (move.now, move.hours)
    assert len({move.id for move in change.moves}) == len(change.moves)


@given(changes())
def test_numbers_are_dense_and_follow_the_days(change):
    now = applied(*change)
    given_numbers = numbers(now.sessions)
    assert list(given_numbers.values()) == [str(n) for n in range(1, len(given_numbers) + 1)]
    byday = [rows(now)[name].day for name in given_numbers]
    assert byday == sorted(byday)
    assert all(rows(now)[name].kind in TEACHING for name in given_numbers)


@given(semesters(), st.data(), st.booleans(), st.integers(1, 3))
def test_chains_keep_the_order(plan, data, everything, by):
    dated = [row.id for station in stations(plan) for row in station.sessions]
    assume(dated)
    name = data.draw(st.sampled_from(dated))
    if gap := data.draw(st.sampled_from([None, *dated])):
        plan = applied(plan, shelved(plan, gap))
        dated.remove(gap)
        assume(gap != name)
    verb = data.draw(st.sampled_from([pushed, pulled]))
    try:
        now = applied(plan, verb(plan, name, everything=everything, by=by))
    except PlannerError:
        return
    shelf = {row.id for row in now.sessions if row.day is None}
    assert all(rows(plan)[gone].kind == Kind.BUFFER for gone in shelf & set(dated))
    kept = [gone for gone in dated if gone not in shelf]
    assert [row.id for row in in_order(now.sessions) if row.id in kept] == kept


@given(semesters(), st.data(), st.booleans())
def test_pushing_leaves_the_place_free_and_moves_one_place(plan, data, everything):
    dated = [row for row in in_order(plan.sessions) if chained(row)]
    assume(dated)
    row = data.draw(st.sampled_from(dated))
    slots = {(place.day, place.hours) for place in places(plan)}
    try:
        now = applied(plan, pushed(plan, row.id, everything=everything))
    except PlannerError:
        return
    left = {(place.day, place.hours) for place in free_places(now)}
    assert (row.day, row.hours) in left or (row.day, row.hours) not in slots
    assert (rows(now)[row.id].day, rows(now)[row.id].hours) > (row.day, row.hours)


@given(semesters(), st.data())
def test_swapping_twice_is_as_before(plan, data):
    ids = [row.id for row in plan.sessions if row.day]
    assume(ids)
    one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    try:
        now = applied(plan, swapped(plan, one, other))
    except PlannerError:
        return
    before = [rows(plan)[name] for name in (one, other)]
    assume(not any(why_closed(plan, row.day, kind=row.kind) for row in before))
    assert applied(now, swapped(now, one, other)) == plan


@given(semesters(), st.data())
def test_every_way_offered_does_what_dropping_there_does(plan, data):
    row = data.draw(st.sampled_from([row for row in plan.sessions if row.kind in TEACHING]))
    try:
        found = ways(plan, row.id)
    except PlannerError:
        assert row.locked or row.status != Status.PLANNED
        return
    ground = Ground(plan)
    for way in found:
        day, hours = way.place.day, way.place.hours
        assert why_not(ground, row.id, day, hours=hours) is None
        assert way.change == dropped(plan, row.id, day, hours=hours)
        assert rows(applied(plan, way.change))[row.id].day == day
        assert clashes(applied(plan, way.change)) == []
        now = applied(plan, way.change)
        assert way.change.moves == roomed(plan, plans.moves_between(plan, now, row.id))


@given(attempts())
def test_whoever_is_in_the_room_of_a_slot_stays_in_rooms_of_slots(attempt):
    plan, verb = attempt
    usual = {(place.day, place.hours): place.room for place in places(plan)}
    with suppress(PlannerError):
        change = verb()
        now = rows(applied(plan, change))
        for move in change.moves:
            row = rows(plan)[move.id]
            own = row.room in {"Aula", ""}
            after = now[move.id]
            if own:
                assert after.room == row.room
            elif usual.get((row.day, row.hours)) == row.room:
                assert after.room == usual.get((after.day, after.hours), row.room)


@given(semesters())
def test_free_places_are_open_and_the_slack_adds_up(plan):
    assert set(free_places(plan)) <= set(places(plan))
    for place in places(plan):
        assert place.day in plan.lectures or place.day in {one.day for one in plan.extra}
        for row in plan.sessions:
            assert row.kind not in FIXED or place.day not in (days_of(row) or ())
    found = slack(plan)
    assert found.spare == found.free + found.buffers - found.shelved
    assert found.free <= len(free_places(plan))


@given(semesters())
def test_the_loss_named_comes_true(plan):
    """So many lost weeks one after the other cost nothing, and then that session."""
    found = slack(plan).next_loss_costs
    held = [row.day for row in plan.sessions if row.status is Status.HELD and row.day]
    since = max(held, default=plan.lectures.first - timedelta(days=400))
    number = numbers(plan.sessions).get(found.id) if found else None
    for n in range(1, (found.weeks if found else 0) + 1):
        day = next_taught(plan, since)
        change = lost_week(plan, day)
        now = applied(plan, change)
        assert clashes(now) == []
        lost = [one.id for one in change.warnings if isinstance(one, FindsNoPlace)]
        assert bool(lost) == (n == found.weeks)
        shelf = {row.id for row in now.sessions if row.day is None}
        carried = [row.id for station in stations(plan) for row in station.sessions]
        kept = [key for key in carried if key not in shelf]
        assert [row.id for row in in_order(now.sessions) if row.id in kept] == kept
        plan, since = now, week_of(day).last
    if found is None:
        assert next_taught(plan, since) is None
    else:
        assert (lost[-1], number) == (found.id, found.number)


def next_taught(plan, since):
    return next(
        (
            station.place.day
            for station in stations(plan)
            if station.place.day > since
            and any(row.kind is not Kind.BUFFER for row in station.sessions)
        ),
        None,
    )


@given(semesters(), st.integers(0, 50))
def test_a_lost_week_leaves_nothing_in_it_that_could_move(plan, days):
    day = plan.lectures.first + timedelta(days=days)
    change = lost_week(plan, day)
    now, week = applied(plan, change), week_of(day)
    assert clashes(now) == []
    moving = {row.id for station in stations(plan) for row in station.sessions}
    for row in now.sessions:
        assert row.id not in moving or row.day is None or row.day not in week
    assert {move.id for move in change.moves} <= moving
    named = {one.id for one in change.warnings if isinstance(one, BufferUsed | FindsNoPlace)}
    assert named == {move.id for move in change.moves if move.now is None}
