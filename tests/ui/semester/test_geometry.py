from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from planner.language import Language
from planner.rules.slots import ExtraDate, Hours
from planner.rules.terms import Days
from planner.ui.semester.entries import entries_of
from planner.ui.semester.geometry import LEAST_CARD, card_places, grid_for, runs_of, text_size
from tests.ui.semester.real_course import real_plan, session

SAY = Language("en")
ROOM = QSize(699, 580)  # what a window of 1280 by 800 leaves
LECTURE_DAYS = st.dates(date(2023, 10, 16), date(2024, 2, 10))


def crowded(days):
    plan = real_plan()
    more = tuple(session(f"x{n}", day, "More") for n, day in enumerate(days))
    return replace(plan, sessions=plan.sessions + more)


def test_the_real_course_fits_without_scrolling():
    assert grid_for(real_plan(), ROOM, SAY).size == ROOM


def test_a_lower_window_scrolls_instead_of_squeezing_the_cards():
    plan = real_plan()
    grid = grid_for(plan, QSize(500, 300), SAY)
    assert grid.size.height() > 300
    heights = [rect.height() for rect in card_places(grid, entries_of(plan, SAY)).values()]
    assert min(heights) >= LEAST_CARD


def test_the_day_of_the_slot_is_wide_and_the_others_are_narrow():
    grid = grid_for(real_plan(), ROOM, SAY)
    wide = grid.cell(date(2023, 11, 15)).width()
    assert all(wide > 5 * grid.cell(date(2023, 11, day)).width() for day in (13, 14, 16, 17))


def test_a_day_that_is_used_without_a_slot_becomes_a_little_wider():
    before = grid_for(real_plan(), ROOM, SAY)
    after = grid_for(crowded([date(2023, 11, 14)]), ROOM, SAY)
    day = date(2023, 11, 14)
    assert before.cell(day).width() < after.cell(day).width() < after.cell(day).width() * 3


@given(st.lists(LECTURE_DAYS, max_size=20))
def test_every_card_lies_in_its_cell_and_no_two_overlap(days):
    plan = crowded(days)
    grid = grid_for(plan, ROOM, SAY)
    cards = [entry for entry in entries_of(plan, SAY) if entry.is_card]
    places = card_places(grid, cards)
    for entry in cards:
        assert grid.cell(entry.day).contains(places[entry.key])
    rects = list(places.values())
    for n, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[n + 1 :])


@given(st.integers(0, 698), st.integers(0, 579))
def test_every_point_of_the_board_belongs_to_the_day_whose_cell_holds_it(x, y):
    grid = grid_for(real_plan(), ROOM, SAY)
    day = grid.day_at(QPoint(x, y))
    assert grid.cell(day).contains(QPoint(x, y))


def test_beside_the_board_there_is_no_day():
    grid = grid_for(real_plan(), ROOM, SAY)
    assert grid.day_at(QPoint(-1, 5)) is None
    assert grid.day_at(QPoint(5, 580)) is None
    assert grid.cell(date(2023, 9, 1)) == QRect()


def test_a_break_is_one_rectangle_for_each_week():
    grid = grid_for(real_plan(), ROOM, SAY)
    runs = runs_of(grid, Days(date(2023, 12, 21), date(2024, 1, 6)))
    assert [run.width() for run in runs] == [
        grid.lefts[-1] - grid.lefts[3],
        grid.lefts[-1],
        grid.lefts[-1],
    ]


def test_texts_grow_where_weeks_are_high_and_stay_as_usual_where_they_are_not():
    plan = real_plan()
    assert text_size(grid_for(plan, ROOM, SAY)) == 1
    assert text_size(grid_for(plan, QSize(3200, 1950), SAY)) > 1.3
    assert text_size(grid_for(plan, ROOM, SAY, 0.7)) == 1


def test_zoomed_weeks_keep_within_bounds_and_the_columns_stay():
    plan = real_plan()
    usual, large, small = (grid_for(plan, ROOM, SAY, zoom) for zoom in (1, 2.5, 0.7))
    assert usual.lefts == large.lefts == small.lefts
    assert small.size.height() < usual.size.height() < large.size.height()


def test_single_dates_at_a_weekend_have_a_column_and_a_week():
    plan = real_plan()
    saturday, sunday = date(2024, 2, 24), date(2024, 3, 3)
    hours = Hours(time(9), time(17))
    assert grid_for(plan, ROOM, SAY).weekdays == (0, 1, 2, 3, 4)
    with_one = replace(plan, extra=(ExtraDate(saturday, hours),))
    assert not grid_for(with_one, ROOM, SAY).cell(saturday).isNull()
    assert grid_for(with_one, ROOM, SAY).weekdays == (0, 1, 2, 3, 4, 5)
    with_both = replace(plan, extra=(ExtraDate(saturday, hours), ExtraDate(sunday, hours)))
    assert not grid_for(with_both, ROOM, SAY).cell(sunday).isNull()
