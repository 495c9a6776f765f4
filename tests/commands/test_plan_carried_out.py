"""Every change of the plan, done to random plans in a file: as shown, without clashes, undone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.commands import course, days_off, sessions
from planner.db import plans
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.errors import PlannerError
from planner.rules.plan import PlannedSession, applied
from planner.rules.plan_chains import pulled, pushed
from planner.rules.plan_day_off import Choice, day_off_changes
from planner.rules.plan_in_turn import in_turn
from planner.rules.plan_lengths import resized
from planner.rules.plan_lost import lost_week
from planner.rules.plan_new import inserted
from planner.rules.plan_places import places
from planner.rules.plan_together import moved_together
from planner.rules.plan_verbs import cancelled, dropped, moved, shelved, swapped
from planner.rules.plan_weekday import relaid
from planner.rules.slots import Slot
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import HOURS, clashes, semesters
from tests.small_course import dump

STEP = Title.of("Step")
SEVERAL = ("together", "shelve several", "push several")
INSISTED = ("move", "drop", "swap", "resize")
VERBS = (*INSISTED, *SEVERAL, "push", "pull", "lose", "cancel", "shelve")


def write(plan, tx):
    """Enter a drawn plan as a course."""
    course.found(tx, term="WS 2023/24", lectures=plan.lectures)
    course.set_slots(tx, plan.slots)
    course.set_extra_dates(tx, plan.extra)
    course.set_days_off(tx, plan.days_off)
    for row in plan.sessions:
        sessions.take_over(tx, row)


@st.composite
def a_day(draw, plan):
    """Draw a day in or beside the lecture period, often one with a time of the course."""
    if (known := places(plan)) and draw(st.booleans()):
        return draw(st.sampled_from(known)).day
    return draw(st.sampled_from([*plan.lectures])) + timedelta(
        days=draw(st.sampled_from([0, 0, 9]))
    )


@st.composite
def verbs(draw, plan, name):
    """Draw what one verb is about; answers what works its change out, or refuses."""
    ids = st.sampled_from([row.id for row in plan.sessions])
    one, other, day = draw(ids), draw(ids), draw(a_day(plan))
    some = [one, *draw(st.lists(ids, max_size=3, unique=True))]
    insist, whole = draw(st.booleans()), draw(st.booleans())
    hours, by = draw(st.none() | HOURS), draw(st.sampled_from([1, 1, 2]))
    until = draw(st.none() | a_day(plan))
    return {
        "move": partial(moved, plan, one, day, hours=hours, insist=insist),
        "drop": partial(dropped, plan, one, day, hours=hours, insist=insist, swap=whole),
        "swap": partial(swapped, plan, one, other, insist=insist),
        "resize": partial(resized, plan, one, hours, end_day=until, insist=insist),
        "together": partial(moved_together, plan, some, one, day),
        "shelve several": partial(moved_together, plan, some, one, None),
        "push several": partial(in_turn, plan, some, partial(pushed, everything=whole)),
        "push": partial(pushed, plan, one, everything=whole, by=by),
        "pull": partial(pulled, plan, one, everything=whole, by=by),
        "lose": partial(lost_week, plan, day),
        "cancel": partial(cancelled, plan, one),
        "shelve": partial(shelved, plan, one),
    }[name]


def checked(store, work_out, carry_out=sessions.carry_out, *, onto=lambda plan: plan):
    """Carry a change out and compare; ``onto`` is the plan with what else the step changes."""
    plan, before = store.read(plans.plan_of), dump(store)
    try:
        change = work_out()
    except PlannerError:
        return
    done = store.change(STEP, lambda tx: carry_out(tx, change)).rows
    found, shown = store.read(plans.plan_of), applied(onto(plan), change)
    assert by_id(found) == by_id(shown)
    assert around(found) == around(shown)
    assert set(clashes(found)) <= set(clashes(plan))
    if done:
        store.undo()
        assert dump(store) == before
        store.redo()
        assert store.read(plans.plan_of) == found


def by_id(plan):
    return {row.id: row for row in plan.sessions}


def around(plan):
    """Return all but the sessions; days off that begin together have no order."""
    off = sorted(plan.days_off, key=lambda one: (one.days, one.name_de))
    return replace(plan, sessions=(), days_off=tuple(off))


@settings(max_examples=8)
@given(semesters(), st.data())
def test_what_any_verb_shows_is_what_the_file_holds_afterwards(drawn, data):
    with closing(in_memory()) as store:
        store.change(STEP, partial(write, drawn))
        for name in data.draw(st.permutations(VERBS))[:6]:
            checked(store, data.draw(verbs(store.read(plans.plan_of), name)))


@settings(max_examples=5)
@given(semesters(), st.data())
def test_a_course_laid_onto_other_weekly_times_is_in_the_file_as_shown(drawn, data):
    slots = (Slot(data.draw(st.integers(0, 6)), data.draw(HOURS), "R"),)

    def lay(tx, change):
        course.set_slots(tx, slots)
        sessions.carry_out(tx, change)

    with closing(in_memory()) as store:
        store.change(STEP, partial(write, drawn))
        work_out = partial(relaid, store.read(plans.plan_of), slots)
        checked(store, work_out, lay, onto=lambda plan: replace(plan, slots=slots))


@settings(max_examples=5)
@given(semesters(), st.data())
def test_a_day_taken_off_is_in_the_file_as_shown(drawn, data):
    with closing(in_memory()) as store:
        store.change(STEP, partial(write, drawn))
        for choice in data.draw(st.permutations(Choice))[:2]:
            plan = store.read(plans.plan_of)
            first = data.draw(a_day(plan))
            off = DayOff(Days(first, first + timedelta(days=1)), OffKind.HOLIDAY, choice, choice)
            take_off = partial(taken_off, off)
            work_out = partial(day_off_changes, plan, off, choice)
            checked(store, work_out, take_off, onto=partial(with_off, off))


def taken_off(off, tx, change):
    days_off.take_day_off(tx, off, change)


def with_off(off, plan):
    return replace(plan, days_off=(*plan.days_off, off))


@settings(max_examples=6)
@given(semesters(), st.data())
def test_a_new_session_on_any_day_is_in_the_file_as_shown_in_one_step(drawn, data):
    with closing(in_memory()) as store:
        store.change(STEP, partial(write, drawn))
        plan, new = store.read(plans.plan_of), PlannedSession(id="new", topic="Guest")
        try:
            done = inserted(plan, new, data.draw(a_day(plan)), insist=data.draw(st.booleans()))
        except PlannerError:
            return
        last = max(row.position for row in plan.sessions) + 1
        row = replace(done.session, position=last)
        checked(
            store,
            lambda: done.change,
            lambda tx, change: sessions.insert(tx, done.session, change),
            onto=lambda plan: replace(plan, sessions=(*plan.sessions, row)),
        )
