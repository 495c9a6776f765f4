"""The course as the look pictures show it, and how to enter it into a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from planner.commands import course, sessions, work
from planner.db.journal import Title
from planner.rules.credits import Item, ItemKind
from planner.rules.plan import Due, Kind, Mode, Plan, PlannedSession, Status, numbers
from planner.rules.slots import Hours, Slot
from planner.rules.terms import DayOff, Days, OffKind
from planner.ui.semester.entries import Semester

TODAY = date(2023, 11, 13)
NOON = Hours(time(12, 30), time(14, 0))
TOPICS = [
    ("s1", date(2023, 10, 18), "Overview; language models: concepts and architecture"),
    ("s2", date(2023, 10, 25), "Language models: training; first steps in RL"),
    ("s3", date(2023, 11, 8), "RL: exercises discussed; policy gradients, TRPO, PPO"),
    ("s4", date(2023, 11, 15), "Policy gradients and RLHF: training the reward model"),
    ("s5", date(2023, 11, 22), "Literature: RL in language model training"),
    ("s6", date(2023, 11, 29), "Hands-on: behavioural experiments, benchmarks"),
    ("s7", date(2023, 12, 6), "Hands-on: representations compared"),
    ("s8", date(2023, 12, 13), "Hands-on: to be decided"),
    ("s9", date(2023, 12, 20), "buffer"),
    ("s10", date(2024, 1, 10), "Effects of RL: social implications"),
    ("s11", date(2024, 1, 17), "Limits of RL for language models"),
    ("s12", date(2024, 1, 24), "LLMs as a concept: simulators, agents, classifiers"),
    ("s13", date(2024, 1, 31), "Final session: final assignment"),
]


def session(key: str, day: date | None, topic: str, **more) -> PlannedSession:
    return PlannedSession(id=key, topic=topic, day=day, **{"hours": NOON, "room": "Room 1"} | more)


def other_rows() -> list[PlannedSession]:
    """What is not numbered: a holiday, the break, a day without class, and one on the shelf."""
    return [
        session(
            "off",
            date(2023, 11, 1),
            "holiday",
            kind=Kind.HOLIDAY,
            hours=None,
            note="hands-on exercises at home",
        ),
        session(
            "xmas",
            None,
            "Christmas break",
            kind=Kind.BREAK,
            hours=None,
            laid=Days(date(2023, 12, 23), date(2024, 1, 6)),
        ),
        session("none", date(2024, 2, 7), "no class", kind=Kind.NO_CLASS, hours=None),
        session("guest", None, "Guest: reward hacking", position=40),
    ]


def real_plan() -> Plan:
    rows = [session(*row, position=n) for n, row in enumerate(TOPICS)]
    for n in range(3):
        rows[n] = replace(rows[n], status=Status.HELD)
    rows[8] = replace(rows[8], kind=Kind.BUFFER, mode=Mode.ONLINE)
    rows += other_rows()
    return Plan(
        sessions=tuple(rows),
        lectures=Days(date(2023, 10, 16), date(2024, 2, 10)),
        slots=(Slot(2, NOON, "Room 1"),),
        days_off=(
            DayOff(
                Days(date(2023, 11, 1), date(2023, 11, 1)),
                OffKind.HOLIDAY,
                "Allerheiligen",
                "All Saints’ Day",
            ),
            DayOff(
                Days(date(2023, 12, 23), date(2024, 1, 6)),
                OffKind.BREAK,
                "Weihnachtsferien",
                "Christmas break",
            ),
        ),
    )


ITEMS = (
    Item(
        id="h1",
        title="Homework 1",
        short="HW 1",
        kind=ItemKind.HOMEWORK,
        due=date(2023, 11, 15),
    ),
    Item(
        id="h2",
        title="Homework 2",
        short="HW 2",
        kind=ItemKind.HOMEWORK,
        due=date(2023, 12, 6),
    ),
    Item(
        id="h3",
        title="Homework 3",
        short="HW 3",
        kind=ItemKind.HOMEWORK,
        due=date(2024, 1, 9),
        max_points=Decimal(20),
    ),
    Item(id="pr", title="Project", kind=ItemKind.PROJECT, due=date(2024, 3, 10)),
)


def semester_of(plan: Plan, **more) -> Semester:
    items = more.get("items", ITEMS)
    dues = tuple(Due(one.id, one.title, one.due, None, one.short) for one in items if one.due)
    return Semester(
        plan=replace(plan, dues=dues),
        numbers=numbers(plan.sessions),
        **{"items": ITEMS, "today": TODAY, "ends": date(2024, 3, 31)} | more,
    )


def furnish_with(store, semester) -> None:
    """Enter the plan and the items of a semester as one step."""
    plan = semester.plan

    def furnish(tx) -> None:
        course.found(
            tx,
            term="WS 2023/24",
            lectures=plan.lectures,
            title_en="Small course",
            page="small.md",  # so that students know the deadlines
        )
        course.set_slots(tx, plan.slots)
        course.set_days_off(tx, plan.days_off)
        for row in plan.sessions:
            sessions.add(tx, row)
        for item in semester.items:
            work.add_item(tx, item)

    store.change(Title.of("Found the course"), furnish)
