from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.rules.plan import Kind, Status, one
from planner.rules.plan_places import (
    WHOLE_DAY,
    DayIsOff,
    SundayIsFree,
    check_day,
    days_of,
    free_places,
    hours_of,
    lying_at,
    places,
)
from planner.rules.plan_times import Place, overlap
from planner.rules.slots import Hours, Slot
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import LECTURES, MORNING, NOON, TOPICS, semester, without


def test_the_example_semester_has_a_place_for_each_of_its_sessions_and_no_other():
    found = places(semester())
    assert [place.day for place in found] == list(TOPICS)
    assert found[0] == Place(date(2023, 10, 18), NOON, "Room 1")
    assert free_places(semester()) == ()


def test_a_place_is_free_once_its_session_is_gone():
    plan = without(semester(), "s5", "s12")
    free = [place.day for place in free_places(plan)]
    assert free == [date(2023, 11, 22), date(2024, 1, 24)]


def test_a_cancelled_session_keeps_its_place():
    assert free_places(semester(s5={"status": Status.CANCELLED})) == ()


def test_without_its_row_the_day_of_no_class_is_a_place():
    assert [place.day for place in free_places(without(semester(), "none"))] == [date(2024, 2, 7)]


def test_the_christmas_break_closes_the_days_it_is_laid_on():
    free = [place.day for place in free_places(without(semester(), "christmas"))]
    assert free == [date(2023, 12, 27), date(2024, 1, 3)]


def test_a_deadline_leaves_its_day_free():
    plan = without(semester(guest={"kind": Kind.OTHER, "day": date(2023, 11, 22)}), "s5")
    assert [place.day for place in free_places(plan)] == [date(2023, 11, 22)]


def test_of_two_slots_that_overlap_the_earlier_counts():
    plan = semester()
    early = Slot(2, Hours(time(12), time(13)), "Lab")
    plan = replace(plan, slots=(*plan.slots, early, Slot(2, MORNING)))
    first = [place for place in places(plan) if place.day == date(2023, 10, 18)]
    assert [place.hours for place in first] == [MORNING, early.hours]


def test_a_break_that_reaches_beyond_the_lectures_closes_only_what_lies_in_them():
    run = Days(date(2024, 1, 20), date(2024, 3, 1))
    plan = semester()
    plan = replace(plan, days_off=(DayOff(run, OffKind.OWN, "", "Trip"),))
    assert places(plan)[-1].day == date(2024, 1, 17)
    before = DayOff(Days(date(2023, 9, 1), date(2023, 9, 3)), OffKind.OWN)
    assert len(places(replace(plan, days_off=(before,)))) == len(TOPICS)


def test_a_refusal_names_the_holiday_in_both_languages():
    with pytest.raises(DayIsOff) as refusal:
        check_day(semester(), date(2023, 11, 1))
    assert refusal.value.holiday_de == "Allerheiligen"
    assert refusal.value.kind == OffKind.HOLIDAY


def test_a_sunday_is_free_unless_the_course_has_a_slot_on_sundays():
    sunday = date(2023, 11, 19)
    with pytest.raises(SundayIsFree):
        check_day(semester(), sunday)
    plan = replace(semester(), slots=(Slot(6, MORNING),))
    check_day(plan, sunday)
    assert sunday in [place.day for place in places(plan)]


def test_saturdays_and_the_last_day_of_the_lectures_are_open():
    check_day(semester(), LECTURES.last)
    assert LECTURES.last.weekday() == 5


def test_touching_hours_do_not_overlap():
    assert not overlap(NOON, Hours(NOON.end, time(16)))
    assert overlap(NOON, Hours(time(13, 59), time(16)))


def test_a_session_without_hours_takes_those_of_the_slot_or_the_whole_day():
    plan = semester(s4={"hours": None}, s5={"hours": None, "day": date(2023, 11, 23)})
    assert hours_of(plan, one(plan, "s4")) == NOON
    assert hours_of(plan, one(plan, "s5")) == WHOLE_DAY


def test_a_block_lies_on_each_of_its_days():
    plan = semester(s4={"end_day": date(2023, 11, 17)})
    assert days_of(one(plan, "s4")) == Days(date(2023, 11, 15), date(2023, 11, 17))
    assert [row.id for row in lying_at(plan, date(2023, 11, 17), NOON)] == ["s4"]
