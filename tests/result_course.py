"""A small course with items of every marking, and people as Moodle's sample files have them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from planner.commands import course, students, work
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import students as listed
from planner.rules.credits import Item, Marking
from tests.small_course import LECTURES, raw

if TYPE_CHECKING:
    from planner.db.store import Store

ITEMS = (
    Item(
        id="rr1",
        title="Reading response 1",
        short="RR 1",
        marking=Marking.POINTS,
        max_points=Decimal(10),
    ),
    Item(id="week3", title="Week 3", marking=Marking.POINTS, max_points=Decimal(15)),
    Item(id="talk", title="Talk", short="T"),
    Item(id="paper", title="Term paper", marking=Marking.GRADE),
)
PEOPLE = (
    ("Özdemir", "Aylin", "5100001", "aylin.oezdemir@student.example.org"),
    ("Müller-Lüdenscheidt", "Björn", "5100002", "bjoern.ml@student.example.org"),
    ("O'Hara", "Ciara", "", "ciara.ohara@student.example.org"),
    ("Gans", "Hannah", "5100004", ""),
    ("Reh", "Ida", "5100005", "reh@student.example.org"),
)


def furnish(tx) -> None:
    """Four items and five students, of whom the last has left."""
    course.found(tx, term="WS 2023/24", lectures=LECTURES, title_en="Owls")
    for item in ITEMS:
        work.add_item(tx, item)
    for family, given, number, email in PEOPLE:
        students.add(tx, family=family, given=given, matriculation=number, email=email)
    students.leave(tx, [ids(tx)["Reh"]], date(2023, 11, 1))


def ids(tx) -> dict[str, str]:
    """Say which student has which id, by family name."""
    return {row.family: row.id for row in listed(tx)}


def result_course() -> Store:
    """Return a store in memory with the course, which is entered once in a run."""
    store = in_memory()
    raw(store).deserialize(_made())
    return store


@cache
def _made() -> bytes:
    with in_memory() as store:
        store.change(Title.of("Found the course"), furnish)
        return raw(store).serialize()
