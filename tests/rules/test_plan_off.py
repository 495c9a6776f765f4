from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from planner.rules.plan import FIXED, Kind, PlannedSession
from planner.rules.plan_off import TimeOff, time_off
from planner.rules.plan_places import closed_days, days_in_question, days_of
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import semester, semesters

CHRISTMAS = DayOff(
    Days(date(2023, 12, 23), date(2024, 1, 6)), OffKind.BREAK, "Weihnachtsferien", "Christmas"
)


def row(kind, first, last=None):
    return PlannedSession(id=f"{kind}-{first}", topic="Off", kind=kind, day=first, end_day=last)


def test_a_row_and_the_stored_day_it_means_are_one_and_close_the_days_of_both():
    found = {off.row.id: off for off in time_off(semester()) if off.row}
    assert found["saints"].stored.name_de == "Allerheiligen"
    assert found["christmas"].days == Days(date(2023, 12, 21), date(2024, 1, 9))


def test_a_holiday_is_no_break_even_if_it_lies_in_one():
    inside = row(Kind.HOLIDAY, date(2023, 12, 26))
    plan = replace(semester(), sessions=(inside,), days_off=(CHRISTMAS,))
    assert time_off(plan) == (
        TimeOff(CHRISTMAS.days, OffKind.BREAK, CHRISTMAS),
        TimeOff(days_of(inside), OffKind.HOLIDAY, row=inside),
    )


def test_two_rows_do_not_mean_the_same_stored_break():
    first = row(Kind.BREAK, date(2023, 12, 23), date(2023, 12, 31))
    second = row(Kind.BREAK, date(2024, 1, 1), date(2024, 1, 6))
    plan = replace(semester(), sessions=(first, second), days_off=(CHRISTMAS,))
    assert [(off.stored, off.row) for off in time_off(plan)] == [
        (CHRISTMAS, first),
        (None, second),
    ]


@given(semesters())
def test_the_days_off_are_those_the_rules_close_but_for_rows_without_class(plan):
    told = {day for off in time_off(plan) for day in off.days}
    naming = [each for each in plan.sessions if each.kind is not Kind.NO_CLASS]
    closed = closed_days(replace(plan, sessions=tuple(naming)))
    assert told & {*days_in_question(plan)} == closed
    rows = [off.row.id for off in time_off(plan) if off.row]
    dated = {each.id for each in naming if each.kind in FIXED and days_of(each)}
    assert sorted(rows) == sorted(dated)
