from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.terms import DayOff, Days, OffKind
from planner.ui.course_settings.holidays import compared

FIRST = date(2023, 10, 1)
DAYS = st.sets(st.integers(0, 30), max_size=6)


def off(n: int, kind: OffKind = OffKind.HOLIDAY, name: str = "Tag") -> DayOff:
    day = FIRST + timedelta(days=n)
    return DayOff(Days(day, day), kind, f"{name} {n}")


def test_a_holiday_that_is_there_already_keeps_its_own_name():
    mine, theirs = off(3, name="Mine"), off(3, name="Theirs")
    found = compared([mine], [theirs])
    assert (found.new, found.gone, found.same) == ((), (), (mine,))


@given(there=DAYS, fresh=DAYS, own=DAYS)
def test_taking_everything_gives_the_regions_holidays_and_keeps_all_else(there, fresh, own):
    mine = [off(n, OffKind.OWN) for n in own]
    holidays = [off(n) for n in there]
    found = compared([*mine, *holidays], [off(n) for n in fresh])
    after = found.after(found.new, found.gone)
    assert {one.days for one in after if one.kind is OffKind.HOLIDAY} == {
        off(n).days for n in fresh
    }
    assert [one for one in after if one.kind is OffKind.OWN] == sorted(mine)


@given(there=DAYS, fresh=DAYS)
def test_taking_nothing_changes_nothing(there, fresh):
    holidays = sorted(off(n) for n in there)
    found = compared(holidays, [off(n) for n in fresh])
    assert list(found.after([], [])) == holidays
