from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import course as commands
from planner.commands import sessions
from planner.db import courses
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.exchange.public_holidays import NoSuchRegion
from planner.jobs.course_calendar import calendar_after, days_off_of, taught_days
from planner.jobs.lecture_periods import shipped
from planner.rules.plan import PlannedSession
from planner.rules.terms import DayOff, Days, OffKind, Term
from tests.small_course import furnished

WINTER, SUMMER = Term.parse("WS 2023/24"), Term.parse("SS 2024")
OWN = DayOff(Days(date(2023, 12, 8), date(2023, 12, 8)), OffKind.OWN, "Konferenz", "Conference")
LONGER = DayOff(Days(date(2023, 12, 18), date(2024, 1, 7)), OffKind.BREAK, "Weihnachten", "")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def with_days_off(store, *more):
    days = (*store.read(courses.days_off), *more)
    store.change(Title.of("Days off"), lambda tx: commands.set_days_off(tx, days))


def names(found):
    return {off.name_de for off in found.days_off}


def test_holidays_follow_the_region_and_cover_lectures_beyond_the_term():
    beyond = Days(date(2023, 10, 16), date(2024, 4, 12))
    swabian = days_off_of(WINTER, "DE-BW", beyond, shipped())
    berlin = days_off_of(WINTER, "DE-BE", beyond, shipped())
    assert "Allerheiligen" in {off.name_de for off in swabian}
    assert "Allerheiligen" not in {off.name_de for off in berlin}
    assert "Ostermontag" in {off.name_de for off in berlin}


def test_lectures_in_another_term_bring_that_terms_break():
    given = Days(date(2024, 10, 14), date(2025, 2, 8))
    breaks = [
        off.days for off in days_off_of(WINTER, "DE-BW", given, shipped()) if off.kind == "break"
    ]
    assert Days(date(2024, 12, 23), date(2025, 1, 6)) in breaks


def test_another_term_brings_lectures_holidays_and_break_and_keeps_days_of_ones_own(store):
    with_days_off(store, OWN, LONGER)
    after = store.read(calendar_after, periods=shipped(), term=SUMMER)
    assert after.lectures == Days(date(2024, 4, 15), date(2024, 7, 27))
    assert {"Konferenz", "Pfingstferien", "Fronleichnam"} <= names(after)
    assert not {"Weihnachten", "Weihnachtsferien", "Allerheiligen"} & names(after)


def test_another_region_leaves_the_break_as_it_was_set(store):
    with_days_off(store, OWN, LONGER)
    after = store.read(calendar_after, periods=shipped(), region="de-hh")
    assert (after.region, after.term) == ("DE-HH", WINTER)
    assert {"Konferenz", "Weihnachten"} <= names(after)
    assert not {"Weihnachtsferien", "Allerheiligen"} & names(after)


def test_longer_lectures_bring_what_lies_in_the_new_days_alone(store):
    longer = Days(date(2023, 10, 16), date(2024, 7, 27))
    after = store.read(calendar_after, periods=shipped(), lectures=longer)
    assert {"Pfingstferien", "Ostermontag", "Allerheiligen"} <= names(after)
    assert not {"Weihnachtsferien", "Heilige Drei Könige"} & names(after)  # taken out before


def test_the_same_term_and_region_change_nothing(store):
    with_days_off(store, OWN, LONGER)
    after = store.read(calendar_after, periods=shipped(), term=WINTER, region="DE-BW")
    assert after.days_off == store.read(courses.days_off)
    assert after.lectures == store.read(courses.course).lectures


def test_what_is_planned_beats_a_computed_holiday(store):
    reformation = PlannedSession(id="x", topic="Extra", day=date(2023, 10, 31))
    store.change(Title.of("Add"), lambda tx: sessions.add(tx, reformation))
    assert "Reformationstag" not in names(
        store.read(calendar_after, periods=shipped(), region="DE-BB")
    )
    assert date(2023, 10, 31) in store.read(taught_days)


def test_a_region_that_nobody_knows_is_refused(store):
    with pytest.raises(NoSuchRegion) as refusal:
        store.read(calendar_after, periods=shipped(), region="DE-XX")
    assert refusal.value.region == "DE-XX"
