"""A small course for tests, and a dump of everything in a file but its history."""

from __future__ import annotations

from contextlib import closing
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.commands import course, results, sessions, students, work
from planner.commands.decisions import Verdict, decide
from planner.db.base import Base
from planner.db.history_tables import HISTORY, REGISTER
from planner.db.journal import Title
from planner.db.store import Store, _clock, in_memory
from planner.db.students import students as listed
from planner.jobs.gradebook import one_line
from planner.rules.credits import Item, ItemKind, Outcome, Requirement, State, Tier
from planner.rules.plan import PlannedSession
from planner.rules.slots import Hours, Slot
from planner.rules.terms import DayOff, Days, OffKind

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.orm import Session

WEDNESDAY = Slot(2, Hours(time(12, 30), time(14)), "Room 1")
LECTURES = Days(date(2023, 10, 16), date(2024, 2, 10))
ALL_SAINTS = DayOff(
    Days(date(2023, 11, 1), date(2023, 11, 1)), OffKind.HOLIDAY, "Allerheiligen", "All Saints' Day"
)
TOPICS = {
    "sa": date(2023, 10, 18),
    "sb": date(2023, 10, 25),
    "sc": date(2023, 11, 8),
    "sd": date(2023, 11, 15),
    "se": None,
}
STUDENTS = ("Adler", "Biber", "Dachs")


def furnish(tx) -> None:
    """Two tiers, two items, three students, five sessions, one of them on the shelf."""
    course.found(tx, term="WS 2023/24", lectures=LECTURES, title_en="Small course")
    course.set_slots(tx, [WEDNESDAY])
    course.set_days_off(tx, [ALL_SAINTS])
    for row_id, day in TOPICS.items():
        row = PlannedSession(id=row_id, topic=f"Topic {row_id}", day=day, hours=WEDNESDAY.hours)
        sessions.add(tx, row)
    sheet = Item(id="sheet", title="Sheet", kind=ItemKind.HOMEWORK)
    poster = Item(id="poster", title="Poster", kind=ItemKind.POSTER)
    for item in (sheet, poster):
        work.add_item(tx, item)
    small = Requirement(text="a sheet", items=("sheet",), at_least=1)
    large = Requirement(text="a poster", items=("poster",), at_least=1)
    three = Tier(id="three", key="3", name="3 ECTS", credits=Decimal(3), requires=(small,))
    six = Tier(id="six", key="6", name="6 ECTS", credits=Decimal(6), requires=(small, large))
    for tier in (three, six):
        work.put_tier(tx, tier)
    for name in STUDENTS:
        students.add(tx, family=name, given="Test", email=f"{name.lower()}@student.example.org")


def furnished(store: Store) -> Store:
    """Fill a new course; in memory, under the real clock, with a copy of what was entered once."""
    if store.path is None and store._now is _clock:
        raw(store).deserialize(_furnished_once(store.who))
    else:
        store.change(Title.of("Found the course"), furnish)
    return store


@cache
def _furnished_once(who: str) -> bytes:
    with closing(in_memory()) as store:
        store.who = who
        store.change(Title.of("Found the course"), furnish)
        return raw(store).serialize()


def raw(store: Store) -> sqlite3.Connection:
    """Return the one connection of a store in memory, between two transactions."""
    with store.reading() as tx:
        connection = tx.connection().connection.driver_connection
    assert connection is not None
    return connection


def dump(store: Store):
    """Every row of every table but the history and the register, as plain tuples."""
    return store.read(dump_of)


def dump_of(tx: Session):
    """Do the same with a course that is looked at already."""
    return {
        table.name: [tuple(row) for row in tx.execute(select(table).order_by(table.c.id))]
        for table in Base.metadata.sorted_tables
        if table.name not in HISTORY | REGISTER
    }


def student_id(store: Store, family: str) -> str:
    return next(row.id for row in store.read(listed) if row.family == family)


def tick(store: Store, family: str, item: str, state: State = State.PASSED) -> None:
    who = student_id(store, family)
    entry = results.Entry(state=state)
    store.change(Title.of("Tick"), lambda tx: results.enter(tx, who, item, entry))


def decided(store: Store, family: str, credits: int, tier: str) -> None:
    """Decide for somebody on the facts and rules of now."""

    def work(tx) -> None:
        who = student_id(store, family)
        line = one_line(tx, who)
        verdict = Verdict(
            outcome=Outcome.PASSED,
            tier=tier,
            credits=Decimal(credits),
            grade=None,
            assessed_on=date(2024, 2, 12),
            decided_on=date(2024, 2, 12),
            basis=line.basis(tier),
        )
        decide(tx, who, verdict)

    store.change(Title.of("Decide"), work)
