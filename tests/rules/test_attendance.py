from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.rules.attendance import Attended, ExcusedCounts, Presence, attended, counted_sessions
from planner.rules.plan import Kind, PlannedSession, Status

DAYS = [date(2023, 11, day) for day in (1, 8, 15, 22)]
PLAN = (
    PlannedSession(id="held", topic="a", day=DAYS[0], status=Status.HELD),
    PlannedSession(id="off", topic="b", day=DAYS[1], status=Status.CANCELLED),
    PlannedSession(id="next", topic="c", day=DAYS[2]),
    PlannedSession(id="last", topic="d", day=DAYS[3]),
    PlannedSession(id="shelf", topic="e"),
    PlannedSession(id="buffer", topic="f", day=date(2023, 12, 20), kind=Kind.BUFFER),
    PlannedSession(id="break", topic="g", day=date(2023, 12, 27), kind=Kind.BREAK),
)


def ids(found):
    return [row.id for row in found]


def test_classes_with_a_day_that_take_place_count():
    assert ids(counted_sessions(PLAN, [])) == ["held", "next", "last"]


def test_something_else_counts_as_soon_as_somebody_was_recorded_there():
    recorded = {"buffer", "shelf", "off"}
    assert ids(counted_sessions(PLAN, recorded)) == ["held", "next", "last", "shelf", "buffer"]


def test_what_is_neither_held_nor_recorded_is_still_to_come():
    found = attended(counted_sessions(PLAN, []), {})
    assert found == Attended(unrecorded=1, to_come=(DAYS[2], DAYS[3]))
    seen = {"held": Presence.ABSENT, "next": Presence.PRESENT, "off": Presence.PRESENT}
    found = attended(counted_sessions(PLAN, seen), seen)
    assert found == Attended(present=1, absent=1, to_come=(DAYS[3],))


def test_excused_sessions_leave_or_count_as_the_course_says():
    found = Attended(present=5, absent=1, excused=2, unrecorded=1, to_come=(DAYS[0],))
    assert (found.sessions, found.asked, found.counted) == (10, 8, 5)
    as_present = replace(found, excused_counts=ExcusedCounts.PRESENT)
    assert (as_present.asked, as_present.counted) == (10, 7)
    as_absent = replace(found, excused_counts=ExcusedCounts.ABSENT)
    assert (as_absent.asked, as_absent.counted) == (10, 5)
