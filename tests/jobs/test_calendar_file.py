from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from planner.commands import course, publishing, sessions
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.db.store import in_memory
from planner.errors import PlannerError
from planner.jobs.calendar_file import calendar_of
from planner.language import Language
from planner.rules.plan import PlannedSession, Status
from planner.rules.plan_chains import pulled, pushed
from planner.rules.plan_places import hours_of
from planner.rules.plan_verbs import cancelled, moved, shelved, swapped
from planner.rules.slots import Slot
from tests.small_course import TOPICS, WEDNESDAY, furnish

SAY = Language.load("en")
OPENED = datetime(2023, 10, 1, 8, tzinfo=UTC)
DAYS = st.sampled_from([date(2023, 10, 18) + timedelta(weeks=n) for n in range(10)])
KEYS = st.sampled_from([key for key, day in TOPICS.items() if day])


def opened():
    minutes = count()
    store = in_memory(lambda: OPENED + timedelta(minutes=next(minutes)))
    store.change(Title.of("Found the course"), furnish)
    return store


def do(store, command, *args, **more):
    store.change(Title.of("Change"), lambda tx: command(tx, *args, **more))


def carry(store, verb, *args):
    do(store, sessions.carry_out, verb(store.read(plan_of), *args))


def events(store):
    calendar = Calendar.from_ical(store.read(calendar_of, SAY))
    return {one["UID"].split("-session-")[1].split("@")[0]: one for one in calendar.walk("VEVENT")}


class Subscriber:
    """Somebody's calendar: by UID it takes what has a higher number, or the same and is later."""

    def __init__(self):
        self.kept = {}

    def fetch(self, store):
        for uid, event in events(store).items():
            mine = self.kept.get(uid)
            if mine and mine[0] == self.told(event):
                assert mine[1].to_ical() == event.to_ical(), "changed, and its stamp is the same"
            elif mine and mine[0] > self.told(event):
                raise AssertionError(f"{uid} went back from {mine[0]} to {self.told(event)}")
            self.kept[uid] = (self.told(event), event)

    @staticmethod
    def told(event):
        return int(event["SEQUENCE"]), event["DTSTAMP"].dt

    def sees(self):
        return {
            uid: (event["DTSTART"].dt.replace(tzinfo=None), str(event.get("LOCATION", "")))
            for uid, (_, event) in self.kept.items()
            if event["STATUS"] == "CONFIRMED"
        }


def planned(store):
    plan = store.read(plan_of)
    return {
        row.id: (datetime.combine(row.day, hours_of(plan, row).start), "Room 1")
        for row in plan.sessions
        if row.day and row.status is not Status.CANCELLED
    }


WHAT = st.one_of(
    *(
        st.tuples(st.just(carry), st.just(verb), KEYS)
        for verb in (cancelled, shelved, pushed, pulled)
    ),
    st.tuples(st.just(carry), st.just(moved), KEYS, DAYS),
    st.tuples(st.just(carry), st.just(swapped), KEYS, KEYS),
    st.tuples(st.just(do), st.just(sessions.restore), KEYS),
    st.tuples(st.just(do), st.just(sessions.delete), KEYS),
    st.tuples(st.just(lambda store: store.undo())),
    st.tuples(st.just(lambda store: store.redo())),
    st.tuples(st.just(lambda store: do(store, publishing.publish, at=OPENED))),
)


@settings(max_examples=5)  # each writes and reads some six calendars
@given(st.lists(WHAT, min_size=4, max_size=6))
def test_whoever_subscribes_always_sees_the_plan_whatever_is_done_and_undone(gestures):
    with closing(opened()) as store:
        do(store, publishing.publish, at=OPENED)
        them = Subscriber()
        them.fetch(store)
        for what, *args in gestures:
            with suppress(PlannerError):
                what(store, *args)
            them.fetch(store)
            assert them.sees() == planned(store)


def test_a_move_and_its_undoing_both_count_and_others_keep_number_and_stamp():
    with closing(opened()) as store:
        first = events(store)
        carry(store, moved, "sd", date(2023, 11, 22))
        then = events(store)
        store.undo()
        last = events(store)
    assert [int(one["sd"]["SEQUENCE"]) for one in (first, then, last)] == [0, 1, 2]
    assert last["sd"]["DTSTART"] == first["sd"]["DTSTART"]
    stamps = [one["sd"]["DTSTAMP"].dt for one in (first, then, last)]
    assert stamps == sorted(set(stamps))
    assert last["sd"]["LAST-MODIFIED"] == last["sd"]["DTSTAMP"]
    for key in ("sa", "sb", "sc"):
        assert first[key].to_ical() == then[key].to_ical() == last[key].to_ical()


def test_an_unpublished_plan_cancels_what_is_shelved_and_forgets_what_is_deleted():
    with closing(opened()) as store:
        carry(store, shelved, "sd")
        do(store, sessions.delete, "sc")
        found = events(store)
        assert {key: str(one["STATUS"]) for key, one in found.items()} == {
            "sa": "CONFIRMED",
            "sb": "CONFIRMED",
            "sd": "CANCELLED",
        }
        assert (found["sd"]["SUMMARY"], found["sd"]["TRANSP"]) == (
            "Cancelled: Topic sd",
            "TRANSPARENT",
        )
        do(store, publishing.publish, at=OPENED)
        assert set(events(store)) == {"sa", "sb"}, "nobody was told of these two"


def test_another_weekly_time_or_room_counts_for_every_session_that_has_it():
    with closing(opened()) as store:
        free = PlannedSession(id="free", topic="Guest", day=date(2023, 11, 22))
        do(store, sessions.add, free)
        before = events(store)
        do(store, course.set_slots, [Slot(2, WEDNESDAY.hours, "Aula")])
        after = events(store)
        assert {int(one["SEQUENCE"]) for one in after.values()} == {1}
        assert {str(one["LOCATION"]) for one in after.values()} == {"Aula"}
        assert {int(one["SEQUENCE"]) for one in before.values()} == {0}


def test_a_topic_changes_the_stamp_and_not_the_number():
    with closing(opened()) as store:
        before = events(store)["sb"]
        do(store, sessions.edit, "sb", topic="Ünïcode 🎓; a, b")
        after = events(store)["sb"]
    assert (after["SEQUENCE"], after["SUMMARY"]) == (before["SEQUENCE"], "Ünïcode 🎓; a, b")
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


def test_hours_are_by_the_clock_of_the_course_s_region():
    with closing(opened()) as store:
        do(store, course.edit, region="US-CA")
        calendar = Calendar.from_ical(store.read(calendar_of, SAY))
        one = next(event for event in calendar.walk("VEVENT") if "-sd@" in event["UID"])
    assert calendar["X-WR-TIMEZONE"] == "America/Los_Angeles"
    assert one["DTSTART"].dt.astimezone(UTC) == datetime(2023, 11, 15, 20, 30, tzinfo=UTC)
