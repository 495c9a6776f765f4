from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language import Language
from planner.ui.parts.fields import DayField, TimeField

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.usefixtures("qapp")
@given(DAYS, DAYS)
def test_a_day_comes_out_as_it_went_in(first, second):
    field = DayField(Language("en"), first)
    assert field.day() == first
    field.show_day(second)
    assert field.day() == second
    field.deleteLater()


@pytest.mark.usefixtures("qapp")
@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_comes_out_as_it_went_in(hour, minute):
    field = TimeField(time(hour, minute))
    assert field.at() == time(hour, minute)
    assert field.text() == f"{hour:02}:{minute:02}"
    field.deleteLater()
