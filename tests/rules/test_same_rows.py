from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.same_rows import Known, pairs

FIRST = date(2023, 10, 18)


def row(topic: str, week: int | None = None, **more) -> Known:
    day = None if week is None else FIRST + timedelta(weeks=week)
    return Known(topics=(topic,), day=day, **more)


def test_swapped_topics_are_found_by_their_words_and_not_by_their_days():
    assert pairs([row("Lark", 0), row("Owl", 1)], [row("Owl", 0), row("Lark", 1)]) == {0: 1, 1: 0}


def test_the_same_topic_twice_is_told_apart_by_day_then_number_then_order():
    page = [row("Hands-on", 0), row("Hands-on", 1), row("Hands-on", 2, number="3")]
    plan = [row("Hands-on", 1), row("Hands-on", 5, number="3"), row("Hands-on", 6)]
    assert pairs(page, plan) == {0: 2, 1: 0, 2: 1}


def test_a_renamed_session_keeps_its_row_and_one_that_never_stood_there_takes_none():
    page = [row("Lark", 0, line=5), row("Owl", 1, line=6)]
    assert pairs(page, [row("Wren", 0, line=5), row("Owl", 1, line=6)]) == {0: 0, 1: 1}
    assert pairs(page, [row("Wren", 0), row("Owl", 1, line=6)]) == {1: 1}


def test_a_session_moved_and_reworded_is_found_by_likeness_or_by_its_line():
    page = [
        row("Songs of all larks", 0, line=5),
        row("Owl", 1, line=6),
        row("Tit", 2, line=7),
    ]
    plan = [
        row("Songs of the larks", 4, line=5),
        row("Owl", 1, line=6),
        row("Titmice of Europe", 6, line=7),
    ]
    assert pairs(page, plan) == {0: 0, 1: 1, 2: 2}


ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 4)), max_size=6)


@given(ROWS, ROWS)
def test_no_row_and_no_session_is_paired_twice_and_what_is_the_same_is_found(page, plan):
    found = pairs([row(*one) for one in page], [row(*one) for one in plan])
    assert len(set(found.values())) == len(found)
    same = [one for one in page if one in plan]
    assert len(found) >= len(set(same))
