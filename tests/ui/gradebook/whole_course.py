"""A course of 24 invented students in all stages, as the drawing of the Grades page has them."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

from planner.commands import course, results, students, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import Store, in_memory
from planner.jobs import deciding
from planner.jobs.deciding import Wish
from planner.places import resources
from planner.rules.credits import Item, ItemKind, Marking, Requirement, State, Tier
from planner.rules.terms import Days

TODAY = date(2024, 3, 5)
LECTURES = Days(date(2023, 10, 16), date(2024, 2, 10))


def sheet(n: int, due: date) -> Item:
    return Item(
        id=f"h{n}", title=f"Homework {n}", short=f"HW {n}", kind=ItemKind.HOMEWORK, due=due
    )


ITEMS = (
    Item(id="part", title="Participation", short="Part.", kind=ItemKind.PARTICIPATION),
    sheet(1, date(2023, 11, 15)),
    sheet(2, date(2023, 12, 6)),
    sheet(3, date(2024, 1, 10)),
    Item(id="poster", title="Poster", kind=ItemKind.POSTER),
    Item(id="project", title="Project", kind=ItemKind.PROJECT, marking=Marking.GRADE),
    Item(
        id="talk",
        title="Presentation",
        short="Talk",
        kind=ItemKind.PRESENTATION,
        marking=Marking.GRADE,
    ),
)
BASE = (
    Requirement(text="participation", items=("part",), at_least=1),
    Requirement(text="3 homework sheets", items=("h1", "h2", "h3"), at_least=3),
    Requirement(text="poster", items=("poster",), at_least=1),
)
PROJECT = Requirement(text="project", items=("project",), at_least=1)
TALK = Requirement(text="presentation", items=("talk",), at_least=1)
TIERS = (
    Tier(id="t3", key="3", name="3 ECTS", credits=Decimal(3), graded=False, requires=BASE),
    Tier(id="t6", key="6", name="6 ECTS", credits=Decimal(6), requires=(*BASE, PROJECT)),
    Tier(id="t9", key="9", name="9 ECTS", credits=Decimal(9), requires=(*BASE, PROJECT, TALK)),
)
STATES = {
    "+": State.PASSED,
    "i": State.SUBMITTED,
    "r": State.RETURNED,
    "x": State.FAILED,
    "m": State.MISSING,
    "e": State.EXCUSED,
    "a": State.RECOGNISED,
}
# aim, then participation, three sheets and the poster, then the grades of project and talk
STAGES = {
    "Adler": "9 +++++ 1.3 1.3",
    "Amsel": "6 ++++i 2.0 -",
    "Biber": "3 +++++ - -",
    "Dachs": "9 ++e++ 1.7 -",
    "Eule": "6 +++++ i -",
    "Fischer": "6 ++r++ - -",
    "Gans": "3 +++.. - -",
    "Hase": "9 ++++x 2.0 -",
    "Igel": "6 +++++ 1.7 -",
    "Kiebitz": "6 +++++ i -",
    "Krähe": "9 .++.. 2.3 -",
    "Lerche": "3 +++++ - -",
    "Luchs": "3 +++++ - -",
    "Marder": "6 +a+++ x -",
    "Meise": "6 +++++ 1.3 -",
    "Otter": "9 +++++ 1.0 1.0",
    "Reh": "6 +++++ i -",
    "Rabe": "9 +++++ 1.7 -",
    "Salm": "3 ++... - -",
    "Specht": "3 ++... - -",
    "Storch": "6 +++++ - -",
    "Wolf": "6 ++++r - -",
    "Ziege": "3 +++++ - -",
    "Zander": "3 +mmm. - -",
}
DECIDED = ("Adler", "Biber", "Igel", "Luchs", "Otter")


def whole_course(store: Store | None = None) -> Store:
    """Fill a store with all of them, one step for each thing."""
    store = store or in_memory()
    store.who = "B. Amsel"
    store.change(Title.of("Found the course"), _found)
    store.change(Title.of("Results"), _mark)
    store.change(Title.of("Decisions"), _decide)
    return store


def _found(tx) -> None:
    course.found(tx, term="WS 2023/24", lectures=LECTURES, title_en="RL for Language Models")
    for item in ITEMS:
        work.add_item(tx, item)
    for tier in TIERS:
        work.put_tier(tx, tier)
    roster = resources() / "example" / "roster.csv"
    with roster.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            aim = STAGES[row["Nachname"]][0]
            students.add(
                tx,
                family=row["Nachname"],
                given=row["Vorname"],
                matriculation=row["Matrikelnummer"],
                email=row["E-Mail-Adresse"],
                programme=row["Studiengang"],
                aim_id=f"t{aim}",
            )


def _mark(tx) -> None:
    ids = ids_by_family(tx)
    for family, stages in STAGES.items():
        _, ticks, project, talk = stages.split()
        for item, sign in zip(ITEMS, ticks, strict=False):
            if sign in STATES:
                results.enter(tx, ids[family], item.id, Entry(state=STATES[sign]))
        for item_id, mark in (("project", project), ("talk", talk)):
            if mark in STATES:
                results.enter(tx, ids[family], item_id, Entry(state=STATES[mark]))
            elif mark != "-":
                results.enter(tx, ids[family], item_id, Entry(mark=Decimal(mark)))
    late = Entry(late_days=2)
    results.enter(tx, ids["Eule"], "h3", late)
    results.annotate(tx, ids["Hase"], "talk", due=date(2024, 3, 24), due_ground="illness")
    results.annotate(tx, ids["Eule"], "project", note="asked about the second data set")


def _decide(tx) -> None:
    ids = ids_by_family(tx)
    for family in DECIDED:
        line = deciding.one_line(tx, ids[family])
        wish = deciding.accepting(line)
        wish = Wish(grade=wish.grade, assessed_on=date(2024, 2, 28))
        deciding.decide(tx, ids[family], wish, today=TODAY, by="B. Amsel")


def ids_by_family(tx) -> dict[str, str]:
    """Return every student's id."""
    from planner.db.students import students as listed  # noqa: PLC0415 - the name is taken above

    return {row.family: row.id for row in listed(tx)}
