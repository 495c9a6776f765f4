"""Semesters for the tests of the plan: the example one, and random ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import strategies as st

from planner.rules.plan import TEACHING, Kind, Mode, Plan, PlannedSession, Status
from planner.rules.plan_places import hours_of, lying_at, places
from planner.rules.plan_times import Place
from planner.rules.slots import ExtraDate, Hours, Slot
from planner.rules.terms import DayOff, Days, OffKind

NOON = Hours(time(12, 30), time(14))
MORNING = Hours(time(8), time(9, 30))
LECTURES = Days(date(2023, 10, 16), date(2024, 2, 10))
TOPICS = {
    date(2023, 10, 18): "Overview; language models: concepts and architecture",
    date(2023, 10, 25): "Language models: training; first steps in RL",
    date(2023, 11, 8): "RL: exercises discussed; policy gradients, TRPO, PPO",
    date(2023, 11, 15): "Policy gradients and RLHF: training the reward model",
    date(2023, 11, 22): "Literature: RL in language model training",
    date(2023, 11, 29): "Hands-on: behavioural experiments, benchmarks",
    date(2023, 12, 6): "Hands-on: representations compared",
    date(2023, 12, 13): "Hands-on: to be decided",
    date(2023, 12, 20): "Buffer",
    date(2024, 1, 10): "Effects of RL: social implications",
    date(2024, 1, 17): "Limits of RL for language models",
    date(2024, 1, 24): "LLMs as a concept: simulators, agents, classifiers",
    date(2024, 1, 31): "Final session: final assignment",
}


OTHER_ROWS = (
    PlannedSession(
        id="saints", topic="Exercises at home", kind=Kind.HOLIDAY, day=date(2023, 11, 1)
    ),
    PlannedSession(
        id="christmas",
        topic="Christmas break",
        kind=Kind.BREAK,
        laid=Days(date(2023, 12, 21), date(2024, 1, 9)),
    ),
    PlannedSession(id="none", topic="No class", kind=Kind.NO_CLASS, day=date(2024, 2, 7)),
    PlannedSession(id="guest", topic="Guest: reward hacking"),
)


def semester(**changed: dict[str, object]) -> Plan:
    """Return the example semester; ``s4={"locked": True}`` changes session 4."""
    rows = [
        PlannedSession(
            id=f"s{n}",
            topic=topic,
            kind=Kind.BUFFER if topic == "Buffer" else Kind.CLASS,
            mode=Mode.ONLINE if topic == "Buffer" else Mode.IN_PERSON,
            day=day,
            hours=NOON,
            position=n,
        )
        for n, (day, topic) in enumerate(TOPICS.items(), start=1)
    ]
    rows = [replace(row, **changed.pop(row.id, {})) for row in [*rows, *OTHER_ROWS]]
    assert not changed, f"no such rows: {changed}"
    off = DayOff(
        Days(date(2023, 11, 1), date(2023, 11, 1)),
        OffKind.HOLIDAY,
        "Allerheiligen",
        "All Saints' Day",
    )
    return Plan(
        sessions=tuple(rows),
        lectures=LECTURES,
        slots=(Slot(2, NOON, "Room 1"),),
        days_off=(off,),
    )


def without(plan: Plan, *ids: str) -> Plan:
    """Return the plan without some rows."""
    return replace(plan, sessions=tuple(row for row in plan.sessions if row.id not in ids))


def days(plan: Plan) -> dict[str, date | None]:
    """Return the day of every row by its id."""
    return {row.id: row.day for row in plan.sessions}


def clashes(plan: Plan) -> list[tuple[str, str]]:
    """Name the pairs of sessions that lie in overlapping hours, cancelled ones left out."""

    rows = [
        row
        for row in plan.sessions
        if row.kind in TEACHING and row.day and row.status != Status.CANCELLED
    ]
    return [
        (row.id, other.id)
        for row in rows
        for other in lying_at(plan, row.day, hours_of(plan, row))
        if row.id < other.id and other in rows
    ]


HOURS = st.sampled_from(
    [MORNING, NOON, Hours(time(12), time(13)), Hours(time(16), time(18))],
)


@st.composite
def slots(draw: st.DrawFn, lectures: Days) -> tuple[Slot, ...]:
    """Draw one to three weekly slots; they may overlap, and some count for a while only."""
    drawn = []
    for _ in range(draw(st.integers(1, 3))):
        slot = Slot(draw(st.integers(0, 6)), draw(HOURS), draw(st.sampled_from(["A", "B"])))
        if draw(st.integers(0, 3)) == 3:
            first = lectures.first + timedelta(days=draw(st.integers(-3, 30)))
            valid = Days(first, first + timedelta(days=draw(st.integers(0, 30))))
            slot = replace(slot, valid=valid)
        drawn.append(slot)
    return tuple(drawn)


@st.composite
def extra_dates(draw: st.DrawFn, lectures: Days) -> tuple[ExtraDate, ...]:
    """Draw a few single dates, some beside the lecture period, on Sundays or on slots' days."""
    return tuple(
        ExtraDate(
            lectures.first + timedelta(days=draw(st.integers(-5, 60))),
            draw(HOURS),
            draw(st.sampled_from(["A", "C"])),
        )
        for _ in range(draw(st.sampled_from([0, 0, 1, 2, 3])))
    )


@st.composite
def days_off(draw: st.DrawFn, lectures: Days) -> tuple[DayOff, ...]:
    """Draw a few holidays and breaks, some of which reach beyond the lecture period."""
    runs = []
    for _ in range(draw(st.integers(0, 3))):
        first = lectures.first + timedelta(days=draw(st.integers(-3, 60)))
        last = first + timedelta(days=draw(st.sampled_from([0, 0, 1, 9])))
        runs.append(DayOff(Days(first, last), OffKind.HOLIDAY, "frei", "off"))
    return tuple(runs)


@st.composite
def semesters(draw: st.DrawFn) -> Plan:
    """Draw a plan without clashes: sessions on places and off them, some of them pinned."""
    first = date(2023, 10, 16) + timedelta(days=draw(st.integers(0, 6)))
    lectures = Days(first, first + timedelta(days=draw(st.integers(20, 50))))
    plan = Plan(
        sessions=draw(fixed_rows(lectures)),
        lectures=lectures,
        slots=draw(slots(lectures)),
        days_off=draw(days_off(lectures)),
        extra=draw(extra_dates(lectures)),
    )
    open_places = [*places(plan)]
    extra = lectures.first + timedelta(days=draw(st.integers(0, 30)))
    open_places.append(Place(extra, draw(HOURS)))
    for n, place in enumerate(open_places):
        taken = draw(st.integers(0, 3))
        if taken and not lying_at(plan, place.day, place.hours):
            plan = replace(plan, sessions=(*plan.sessions, draw(rows(f"s{n}", place))))
    for n in range(draw(st.integers(1, 2))):
        shelf = PlannedSession(id=f"shelf{n}", topic="Guest", hours=draw(st.none() | HOURS))
        plan = replace(plan, sessions=(*plan.sessions, shelf))
    return plan


@st.composite
def rows(draw: st.DrawFn, name: str, place: Place) -> PlannedSession:
    """Draw a session that lies on a place."""
    kind = draw(st.sampled_from([Kind.CLASS] * 7 + [Kind.BUFFER, Kind.EXAM]))
    status = draw(st.sampled_from([Status.PLANNED] * 12 + [Status.HELD, Status.CANCELLED]))
    return PlannedSession(
        id=name,
        topic=f"Topic {name}",
        kind=kind,
        status=status,
        locked=draw(st.integers(0, 11)) == 11,
        day=place.day,
        hours=place.hours,
        room=draw(st.sampled_from([place.room] * 5 + ["Aula", ""])),
    )


@st.composite
def fixed_rows(draw: st.DrawFn, lectures: Days) -> tuple[PlannedSession, ...]:
    """Draw holiday, break and "no class" rows, and a deadline."""
    found = []
    for n in range(draw(st.integers(0, 3))):
        first = lectures.first + timedelta(days=draw(st.integers(0, 50)))
        kind = draw(st.sampled_from([Kind.HOLIDAY, Kind.BREAK, Kind.NO_CLASS, Kind.OTHER]))
        row = PlannedSession(id=f"f{n}", topic="Row", kind=kind, day=first)
        if kind == Kind.BREAK:
            run = Days(first, first + timedelta(days=draw(st.integers(0, 9))))
            row = replace(row, day=None, laid=run)
        found.append(row)
    return tuple(found)
