from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.rules.plan import Kind, Move, Speaker, Status, applied, one
from planner.rules.plan_chains import NoDayYet
from planner.rules.plan_follows import SpeakerAway, SpeakersConcerned
from planner.rules.plan_lengths import EndsBefore, resized
from planner.rules.plan_places import DayIsOff, DayTaken, Held, Locked, NoClassThatDay
from planner.rules.plan_verbs import HeldMoves, OnDayOff, moved, shelved
from planner.rules.slots import Hours
from planner.rules.terms import Days
from tests.rules.plan_semesters import LECTURES, NOON, days, semester

LONG = Hours(time(12, 30), time(16))
WED, FRI = date(2023, 11, 15), date(2023, 11, 17)


def test_other_hours_change_nothing_else():
    plan = semester()
    change = resized(plan, "s4", LONG)
    assert change.verb == "resize"
    assert change.moves == (Move("s4", WED, WED, LONG),)
    now = applied(plan, change)
    assert one(now, "s4").hours == LONG
    assert days(now) == days(plan)


def test_as_it_is_already_is_an_empty_change():
    assert resized(semester(), "s4", NOON).moves == ()
    assert resized(semester(), "s4", None, end_day=WED).moves == ()


def test_it_lasts_until_another_day_and_one_day_again():
    plan = semester()
    friday = date(2023, 11, 17)
    longer = applied(plan, resized(plan, "s4", None, end_day=friday))
    assert one(longer, "s4").end_day == friday
    shorter = applied(longer, resized(longer, "s4", LONG, end_day=WED))
    assert (one(shorter, "s4").end_day, one(shorter, "s4").hours) == (None, LONG)


def test_hours_of_a_session_of_several_days_keep_its_last_day():
    plan = semester(s4={"end_day": date(2023, 11, 17)})
    assert one(applied(plan, resized(plan, "s4", LONG)), "s4").end_day == date(2023, 11, 17)


def test_another_session_in_the_new_hours_or_days_is_named():
    beside = {"day": WED, "hours": Hours(time(14), time(15))}
    with pytest.raises(DayTaken) as refusal:
        resized(semester(guest=beside), "s4", LONG)
    assert refusal.value.by_id == "guest"
    with pytest.raises(DayTaken) as refusal:
        resized(semester(s5={"day": FRI}), "s4", None, end_day=date(2023, 11, 18))
    assert (refusal.value.by_id, refusal.value.day) == ("s5", FRI)


def test_a_day_off_among_the_new_days_refuses_unless_one_insists():
    plan = semester(s2={"day": date(2023, 10, 30)})
    until = date(2023, 11, 2)
    with pytest.raises(DayIsOff):
        resized(plan, "s2", None, end_day=until)
    change = resized(plan, "s2", None, end_day=until, insist=True)
    assert [warning.day for warning in change.warnings if isinstance(warning, OnDayOff)] == [
        date(2023, 11, 1)
    ]
    now = applied(plan, change)
    assert one(now, "s2").insisted
    assert one(applied(now, resized(now, "s2", LONG)), "s2").insisted
    with pytest.raises(NoClassThatDay):
        resized(semester(s13={"day": date(2024, 2, 5)}), "s13", None, end_day=date(2024, 2, 7))


def test_what_lies_on_the_shelf_has_hours_only():
    plan = semester()
    now = applied(plan, resized(plan, "guest", LONG))
    assert (one(now, "guest").day, one(now, "guest").hours) == (None, LONG)
    with pytest.raises(NoDayYet):
        resized(plan, "guest", LONG, end_day=WED)
    with pytest.raises(EndsBefore):
        resized(plan, "s4", LONG, end_day=date(2023, 11, 14))


def test_locked_and_held_sessions_keep_their_length_and_insisting_opens_what_was_held():
    with pytest.raises(Locked):
        resized(semester(s4={"locked": True}), "s4", LONG, insist=True)
    held = semester(s4={"status": Status.HELD})
    with pytest.raises(Held):
        resized(held, "s4", LONG)
    change = resized(held, "s4", LONG, insist=True)
    assert change.warnings == (HeldMoves("s4", WED),)
    assert one(applied(held, change), "s4").status is Status.HELD


def test_a_deadline_may_last_over_anything():
    plan = semester(guest={"kind": Kind.OTHER, "day": date(2023, 10, 30)})
    change = resized(plan, "guest", None, end_day=LECTURES.last)
    assert change.warnings == ()
    assert one(applied(plan, change), "guest").end_day == LECTURES.last


def test_a_move_takes_the_length_along_and_the_shelf_forgets_it():
    plan = semester()
    plan = applied(plan, resized(plan, "s8", None, end_day=date(2023, 12, 15)))
    now = applied(plan, moved(replace(plan, days_off=()), "s8", date(2023, 12, 11)))
    assert one(now, "s8").end_day == date(2023, 12, 13)
    assert one(applied(plan, shelved(plan, "s8")), "s8").end_day is None


def test_a_longer_session_names_who_presents_and_cannot_come_on_its_new_days():
    guest = Speaker("Dr. Gast", (Days(FRI, FRI),))
    plan = semester(s4={"speakers": (guest, Speaker("T. A."))})
    change = resized(plan, "s4", None, end_day=FRI)
    assert SpeakerAway("s4", "Dr. Gast", FRI) in change.warnings
    assert SpeakersConcerned("s4", "4", one(plan, "s4").topic, ("T. A.",)) in change.warnings
    (told,) = resized(plan, "s4", LONG).warnings
    assert told == SpeakersConcerned("s4", "4", one(plan, "s4").topic, ("Dr. Gast", "T. A."))
