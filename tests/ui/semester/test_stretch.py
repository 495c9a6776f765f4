from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from planner.rules.plan import applied
from planner.rules.slots import Hours
from planner.ui.semester.stretch import Edge, edge_at, longer
from tests.ui.semester.gestures import held, place, press, session

THU_16_NOV, NOV_1 = date(2023, 11, 16), date(2023, 11, 1)
UNTIL_THREE = Hours(time(12, 30), time(15))


def rect(page, key) -> QRect:
    return page.board.visualRect(page.board.cards.index_of(key))


def bottom(page, key) -> QPoint:
    return QPoint(rect(page, key).center().x(), rect(page, key).bottom() - 1)


def right(page, key) -> QPoint:
    return QPoint(rect(page, key).right() - 1, rect(page, key).center().y())


@pytest.mark.parametrize(
    ("steps", "ends"),
    [(4, time(15)), (-2, time(13, 30)), (-99, time(12, 45)), (99, time(23, 59)), (0, time(14))],
)
def test_hours_grow_and_shrink_by_quarters_and_stay_hours(steps, ends):
    assert longer(Hours(time(12, 30), time(14)), steps) == Hours(time(12, 30), ends)


def test_hours_that_begin_at_the_end_of_a_day_stay_as_they_are():
    late = Hours(time(23, 58), time(23, 59))
    assert longer(late, -5) == late


def test_an_edge_is_taken_only_near_it():
    card = QRect(10, 10, 100, 30)
    assert edge_at(card, QPoint(50, 38)) is Edge.BOTTOM
    assert edge_at(card, QPoint(108, 20)) is Edge.RIGHT
    assert edge_at(card, QPoint(50, 20)) is None
    assert edge_at(card, QPoint(50, 60)) is None


def test_the_lower_edge_lets_a_session_end_later_as_was_shown(page):
    start = bottom(page, "s5")
    with held(page.board.viewport(), start, start + QPoint(0, 32)):
        shown = applied(page.doings.semester.plan, page.carry.outlook.change)
    assert session(page, "s5").hours == UNTIL_THREE
    assert page.doings.semester.plan == shown
    page.desk.undo()
    assert session(page, "s5").hours == Hours(time(12, 30), time(14))


def test_the_right_edge_lets_a_session_last_until_another_day(page):
    with held(page.board.viewport(), right(page, "s4"), place(page, THU_16_NOV)):
        assert page.carry.outlook.change.verb == "resize"
    assert session(page, "s4").end_day == THU_16_NOV


def test_esc_leaves_the_length_as_it_was(page):
    start = bottom(page, "s5")
    with held(page.board.viewport(), start, start + QPoint(0, 32)):
        press(page, Qt.Key.Key_Escape)
        assert page.carry.outlook is None
    assert session(page, "s5").hours == Hours(time(12, 30), time(14))


def test_a_session_that_was_held_keeps_its_length_and_says_why(qtbot, page):
    page.board.choose("s5")
    page.doings.hold()
    start = bottom(page, "s5")
    with (
        qtbot.waitSignal(page.carry.refused) as refusal,
        held(page.board.viewport(), start, start + QPoint(0, 32)),
    ):
        assert page.carry.outlook.refusal is not None
    assert type(refusal.args[0]).__name__ == "Held"
    assert session(page, "s5").hours == Hours(time(12, 30), time(14))


def test_the_pointer_shows_what_may_be_taken_where(page):
    viewport = page.board.viewport()
    QTest.mouseMove(viewport, bottom(page, "s5"))
    assert viewport.cursor().shape() is Qt.CursorShape.SizeVerCursor
    QTest.mouseMove(viewport, rect(page, "s5").center())
    assert viewport.cursor().shape() is Qt.CursorShape.OpenHandCursor
