from __future__ import annotations

import doctest
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.rules import recognising as under_test
from planner.rules.credits import Item, ItemKind, Marking, Result
from planner.rules.recognising import carried, counterparts

SHEET, POSTER, EXAM = ItemKind.HOMEWORK, ItemKind.POSTER, ItemKind.EXAM
titles = st.sampled_from(["Sheet 1", "sheet  1", "Sheet 2", "Poster"])
items = st.lists(
    st.tuples(titles, st.sampled_from([SHEET, POSTER]), st.sampled_from(["", "HW 1", "hw 1"])),
    max_size=5,
)


def made(prefix, rows):
    return [
        Item(id=f"{prefix}{place}", title=title, kind=kind, short=short)
        for place, (title, kind, short) in enumerate(rows)
    ]


def test_the_examples_hold():
    assert doctest.testmod(under_test).failed == 0


def test_items_are_the_same_by_title_then_by_short_heading_then_as_the_only_one_of_a_kind():
    old = made("o", [("Sheet 1", SHEET, ""), ("Blatt 2", SHEET, "HW 2"), ("Plakat", POSTER, "")])
    new = made("n", [("Sheet 2", SHEET, "hw 2"), ("sheet 1", SHEET, ""), ("Poster", POSTER, "")])
    assert counterparts(old, new) == {"o0": "n1", "o1": "n0", "o2": "n2"}


def test_a_title_alone_is_not_enough_where_the_kind_is_another():
    assert counterparts(made("o", [("Final", EXAM, "")]), made("n", [("Final", POSTER, "")])) == {}


def test_two_that_are_alike_are_nobody_s_counterpart():
    twins = [("Sheet", SHEET, ""), ("Sheet", SHEET, "")]
    assert counterparts(made("o", twins), made("n", [("Sheet", SHEET, "")])) == {}


@given(items, items)
def test_no_two_earlier_items_are_one_here(old, new):
    found = counterparts(made("o", old), made("n", new))
    assert len(set(found.values())) == len(found)


def test_numbers_come_along_only_where_the_measure_is_the_same():
    def points(most):
        return Item(id="i", title="i", marking=Marking.POINTS, max_points=most)

    result = Result(points=Decimal("17.5"), mark=Decimal("1.3"))
    graded = Item(id="g", title="g", marking=Marking.GRADE)
    ticked = Item(id="t", title="t")
    assert carried(points(Decimal(20)), points(Decimal(20)), result) == (Decimal("17.5"), None)
    assert carried(points(Decimal(20)), points(Decimal(10)), result) == (None, None)
    assert carried(graded, graded, result) == (None, Decimal("1.3"))
    assert carried(graded, ticked, result) == (None, None)
