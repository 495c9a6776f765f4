"""A course's items and tiers, and what Hypothesis makes of them, for the tests of its rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from planner.rules.attendance import Attended, ExcusedCounts
from planner.rules.credits import (
    Item,
    ItemKind,
    Marking,
    Progress,
    Requirement,
    Result,
    Standing,
    State,
    Tier,
)
from planner.rules.grades import STEPS
from planner.rules.requirements import Asks, Counting

ORDER = [Standing.OUT_OF_REACH, Standing.POSSIBLE, Standing.WAITING, Standing.MET]
RANK = [Progress.LOST, Progress.OWED, Progress.MARKING, Progress.PASSED]

ITEMS = {
    item.id: item
    for item in (
        Item(id="part", title="Participation", kind=ItemKind.PARTICIPATION),
        Item(id="hw1", title="Sheet 1", kind=ItemKind.HOMEWORK),
        Item(id="hw2", title="Sheet 2", kind=ItemKind.HOMEWORK),
        Item(
            id="hw3",
            title="Sheet 3",
            kind=ItemKind.HOMEWORK,
            marking=Marking.POINTS,
            max_points=Decimal(20),
            pass_points=Decimal(10),
        ),
        Item(id="poster", title="Poster", kind=ItemKind.POSTER),
        Item(id="project", title="Project", kind=ItemKind.PROJECT, marking=Marking.GRADE),
        Item(id="talk", title="Presentation", kind=ItemKind.PRESENTATION, marking=Marking.GRADE),
    )
}
PART = Requirement(text="active participation", items=("part",), at_least=1)
SHEETS = Requirement(text="three sheets", items=("hw1", "hw2", "hw3"), at_least=3)
POSTER = Requirement(text="poster", items=("poster",), at_least=1)
PROJECT = Requirement(text="project", items=("project",), at_least=1)
TALK = Requirement(text="presentation", items=("talk",), at_least=1)


def tier(number, *requires, **facts):
    return Tier(
        id=f"t{number}",
        key=str(number),
        name=f"{number} ECTS",
        credits=Decimal(number),
        requires=requires,
        **facts,
    )


THREE = tier(3, PART, SHEETS, POSTER)
SIX = tier(6, PART, SHEETS, POSTER, PROJECT)
NINE = tier(9, PART, SHEETS, POSTER, PROJECT, TALK)
TIERS = (THREE, SIX, NINE)
DONE = {id_: Result(state=State.PASSED) for id_ in ("part", "hw1", "hw2", "hw3", "poster")}

results = st.builds(
    Result,
    state=st.sampled_from(State),
    points=st.none() | st.integers(0, 20).map(Decimal),
    mark=st.none() | st.sampled_from(STEPS),
)
records = st.dictionaries(st.sampled_from(sorted(ITEMS)), results)
NAMED = st.lists(st.sampled_from(sorted(ITEMS)), unique=True).map(tuple)
SOME_KINDS = st.lists(st.sampled_from(ItemKind), unique=True, max_size=2).map(tuple)
of_items = st.builds(
    Requirement,
    text=st.just("asked"),
    items=NAMED,
    kinds=SOME_KINDS,
    counting=st.sampled_from(Counting),
    at_least=st.integers(0, 4),
)
of_amounts = st.builds(
    Requirement,
    text=st.just("asked"),
    items=NAMED,
    kinds=SOME_KINDS,
    asks=st.sampled_from([one for one in Asks if one is not Asks.PASSED]),
    amount=st.integers(1, 100).map(Decimal),
)
requirements = of_items | of_amounts
attendances = st.builds(
    Attended,
    present=st.integers(0, 4),
    absent=st.integers(0, 4),
    excused=st.integers(0, 4),
    unrecorded=st.integers(0, 2),
    to_come=st.integers(0, 3).map(lambda n: (date(2024, 1, 10),) * n),
    excused_counts=st.sampled_from(ExcusedCounts),
)
tiers = st.builds(
    Tier,
    id=st.uuids().map(str),
    key=st.just("k"),
    name=st.just("n"),
    credits=st.integers(1, 12).map(Decimal),
    graded=st.booleans(),
    programmes=st.sampled_from([(), ("M.A. Linguistics",)]),
    requires=st.lists(of_items, max_size=4).map(tuple),
)
every_tier = st.builds(
    Tier,
    id=st.just("t"),
    key=st.just("t"),
    name=st.just("n"),
    credits=st.just(Decimal(3)),
    requires=st.lists(requirements, min_size=1, max_size=3).map(tuple),
)
POINTED = ITEMS | {
    "hw1": Item(
        id="hw1",
        title="Sheet 1",
        kind=ItemKind.HOMEWORK,
        marking=Marking.POINTS,
        max_points=Decimal(20),
        due=date(2023, 11, 15),
    ),
    "hw2": Item(
        id="hw2",
        title="Sheet 2",
        kind=ItemKind.HOMEWORK,
        marking=Marking.POINTS,
        max_points=Decimal(20),
        pass_points=Decimal(10),
        due=date(2023, 12, 6),
    ),
    "extra": Item(id="extra", title="Extra sheet", kind=ItemKind.HOMEWORK, marking=Marking.POINTS),
}
point_records = st.dictionaries(st.sampled_from(sorted(POINTED)), results)


def states(**named):
    return DONE | {id_: Result(state=State(value)) for id_, value in named.items()}
