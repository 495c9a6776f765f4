from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.anchors import (
    AfterItem,
    AfterLectures,
    AtBreak,
    OnLast,
    OnLastBeforeBreak,
    OnSession,
    anchors_of,
    date_of,
    first_date,
    taught,
)
from planner.rules.credits import Item, ItemKind
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import semester, semesters, without

PAUSE = Days(date(2023, 12, 23), date(2024, 1, 6))
CHRISTMAS = DayOff(PAUSE, OffKind.BREAK, "Weihnachtsferien", "Christmas break")
SHEET = Item(id="h1", title="Homework 1", kind=ItemKind.HOMEWORK, due=date(2023, 11, 13))


def example():
    plan = semester()
    return replace(plan, days_off=(*plan.days_off, CHRISTMAS))


def due(day, kind=ItemKind.OTHER):
    return Item(id="x", title="X", kind=kind, due=day)


@pytest.mark.parametrize(
    ("day", "anchor"),
    [
        (date(2024, 3, 9), AfterLectures(days=28)),
        (date(2024, 1, 31), OnLast()),
        (date(2023, 12, 20), OnLastBeforeBreak(pause=PAUSE.first)),
        (date(2023, 12, 22), AtBreak(pause=PAUSE.first, days=-1)),
        (date(2023, 12, 24), AtBreak(pause=PAUSE.first, days=1)),
        (date(2024, 1, 8), AtBreak(pause=PAUSE.first, after=True, days=2)),
        (date(2023, 11, 27), AfterItem(item="h1", title="Homework 1", days=14)),
        (date(2023, 11, 7), OnSession(id="s3", number=3, topic="", days=-1)),
        (date(2024, 2, 2), OnLast(days=2)),
    ],
)
def test_a_deadline_hangs_on_what_lies_next_to_it(day, anchor):
    found = next(anchors_of(due(day), example(), [SHEET]))
    if isinstance(found, OnSession):
        found = replace(found, topic="")
    assert found == anchor


def test_on_the_day_of_a_session_it_hangs_on_that_one():
    found = next(anchors_of(due(date(2023, 11, 15)), example(), []))
    assert (found.id, found.number, found.days) == ("s4", 4, 0)
    assert found.topic.startswith("Policy gradients")


def test_of_the_deadlines_before_one_of_the_same_kind_is_taken():
    poster = Item(id="p", title="Poster", kind=ItemKind.POSTER, due=date(2023, 11, 20))
    sheet = due(date(2023, 11, 27), ItemKind.HOMEWORK)
    assert next(anchors_of(sheet, example(), [poster, SHEET])).title == "Homework 1"
    other = due(date(2023, 11, 27), ItemKind.POSTER)
    assert next(anchors_of(other, example(), [poster, SHEET])).title == "Poster"


def test_what_has_no_deadline_hangs_on_nothing():
    assert not list(anchors_of(due(None), example(), [SHEET]))
    assert first_date([], example(), {}) == (None, None)


def test_a_session_that_is_gone_is_known_by_its_number_and_one_on_the_shelf_has_no_day():
    plan = example()
    anchor = next(anchors_of(due(date(2023, 11, 15)), plan, []))
    assert date_of(anchor, without(plan, "s4"), {}) == date(2023, 11, 22)
    shelved = semester(s4={"day": None})
    assert date_of(anchor, shelved, {}) is None
    assert date_of(anchor, shelved, {}, {"s4": "s3"}) == date(2023, 11, 8)


def test_christmas_is_not_whitsun():
    whitsun = DayOff(Days(date(2024, 5, 20), date(2024, 5, 25)), OffKind.BREAK)
    plan = example()
    summer = replace(
        plan, lectures=Days(date(2024, 4, 15), date(2024, 7, 27)), days_off=(whitsun,)
    )
    for anchor in (AtBreak(pause=PAUSE.first, days=-1), OnLastBeforeBreak(pause=PAUSE.first)):
        assert date_of(anchor, summer, {}) is None
    other = AtBreak(pause=date(2023, 5, 29), days=-1)
    assert date_of(other, summer, {}) == date(2024, 5, 19)


def test_what_means_nothing_in_the_new_plan_gives_way_to_the_next_likely():
    plan = example()
    item = due(date(2023, 12, 20))
    free = replace(plan, days_off=())
    bare = without(free, "christmas")
    anchor, day = first_date(anchors_of(item, plan, []), bare, {})
    assert (anchor.id, day) == ("s9", date(2023, 12, 20))


@st.composite
def deadlines(draw):
    plan = draw(semesters())
    if draw(st.booleans()):
        first = plan.lectures.first + timedelta(days=draw(st.integers(1, 12)))
        run = Days(first, first + timedelta(days=draw(st.integers(0, 7))))
        plan = replace(plan, days_off=(*plan.days_off, DayOff(run, OffKind.BREAK)))
    days = st.none() | st.integers(-5, 80).map(lambda n: plan.lectures.first + timedelta(days=n))
    kinds = st.sampled_from([ItemKind.HOMEWORK, ItemKind.POSTER])
    items = [
        Item(id=f"i{n}", title=f"Item {n}", kind=draw(kinds), due=draw(days))
        for n in range(draw(st.integers(1, 5)))
    ]
    return plan, items


@given(deadlines())
def test_within_the_same_plan_every_anchor_gives_the_same_day_back(drawn):
    plan, items = drawn
    found = {item.id: item.due for item in items if item.due}
    for item in items:
        anchors = list(anchors_of(item, plan, items))
        assert bool(anchors) == (item.due is not None)
        assert [date_of(anchor, plan, found) for anchor in anchors] == [item.due] * len(anchors)


@given(deadlines())
def test_dated_in_their_order_all_deadlines_of_a_plan_come_back(drawn):
    plan, items = drawn
    found = {}
    for item in sorted((item for item in items if item.due), key=lambda item: item.due):
        _, found[item.id] = first_date(anchors_of(item, plan, items), plan, found)
    assert found == {item.id: item.due for item in items if item.due}


def test_cancelled_sessions_are_not_taught():
    plan = semester(s4={"status": "cancelled"})
    assert "s4" not in {row.id for row in taught(plan)}
