from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from planner.commands import course
from planner.db.journal import Title
from planner.rules.plan import Status
from planner.rules.terms import DayNote, Days, NoteKind
from planner.ui.semester.headings import begins_month, heading_words
from planner.ui.semester.paint_cards import Face, Look, inks_of
from planner.ui.theme import Roles
from tests.ui.semester.gestures import card, held, place, press
from tests.ui.semester.real_course import real_plan, semester_of

if TYPE_CHECKING:
    from planner.ui.semester.layers import Layers

NOV_1, NOV_14, NOV_15, NOV_22 = (date(2023, 11, day) for day in (1, 14, 15, 22))


def colour(page, point):
    shown = page.board.viewport().grab().toImage()
    scale = shown.devicePixelRatio()
    return shown.pixelColor(round(point.x() * scale), round(point.y() * scale)).name()


def corner(page, day):
    """A point of a day's cell beside whatever is written or drawn in it."""
    cell = page.board.place_of(day)
    return page.board.viewport().mapFromGlobal(cell.topLeft()) + QPoint(4, cell.height() // 2)


def test_todays_line_runs_above_this_week(page, theme):
    monday = corner(page, date(2023, 11, 13))
    top = page.board.viewport().mapFromGlobal(page.board.place_of(NOV_14).topLeft()).y()
    assert colour(page, QPoint(monday.x(), top - 1)) == theme.roles.out.name()
    assert colour(page, QPoint(monday.x(), top + 5)) == theme.roles.surface.name()


def test_without_a_today_there_is_no_line(page, theme):
    page.board.show_semester(replace(page.doings.semester, today=None))
    top = page.board.viewport().mapFromGlobal(page.board.place_of(NOV_14).topLeft()).y()
    assert colour(page, QPoint(5, top - 1)) != theme.roles.out.name()


def test_a_holiday_is_shaded_and_days_of_lectures_are_not(page, theme):
    assert colour(page, corner(page, NOV_1)) == theme.roles.holiday_ground.name()
    assert colour(page, corner(page, NOV_14)) == theme.roles.surface.name()


def test_the_day_where_it_may_not_lie_is_marked_while_something_hovers_over_it(page, theme):
    with held(page.board.viewport(), card(page, "s5"), place(page, NOV_1)):
        assert colour(page, corner(page, NOV_1)) == theme.roles.out_tint.name()
        press(page, Qt.Key.Key_Escape)
    assert colour(page, corner(page, NOV_1)) == theme.roles.holiday_ground.name()


def test_the_board_follows_the_theme(page, theme):
    theme.choose("dark")
    dark = Roles.named("dark")
    assert colour(page, corner(page, NOV_14)) == dark.surface.name()
    edge = page.board.visualRect(page.board.cards.index_of("s5"))
    assert colour(page, QPoint(edge.left() + 1, edge.center().y())) == dark.accent.name()


def test_what_moves_is_repainted_where_it_was_and_where_it_comes_to_lie(page):
    layers: Layers = page.board.layers
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        region = layers._region()
        for key in ("s4", "s5", "s8", "s9"):
            assert region.contains(layers.places[key].center())
        assert not region.contains(layers.places["s11"].center())
        press(page, Qt.Key.Key_Escape)


def test_a_ghost_shows_the_deadlines_of_the_day_it_would_lie_on(page):
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        faces = page.board.layers._ghost_faces
        assert faces["s4"].tags == ()
        assert faces["s6"].tags == ("HW 2 due",)
        press(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("status", list(Status))
def test_words_on_cards_can_be_read_in_every_state(say, name, status):
    roles = Roles.named(name)
    semester = semester_of(real_plan())
    session = replace(semester.session("s5"), status=status)
    inks = inks_of(Face.of(session, semester, say), roles, Look.AT_REST)
    for ink in (inks.topic, inks.tag):
        assert contrast(ink, inks.ground) >= 4.5


def contrast(one, other):
    """The ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_headings_name_the_weekday_and_the_time_of_its_slot(say):
    assert heading_words(real_plan(), 2, say) == "Wed 12:30–14:00"
    assert heading_words(real_plan(), 0, say) == "Mon"


def test_a_stronger_line_stands_above_each_week_in_which_a_month_begins():
    mondays = [date(2023, 10, 16) + timedelta(weeks=n) for n in range(17)]
    assert [f"{day:%d %b}" for day in mondays if begins_month(day)] == [
        *("30 Oct", "27 Nov", "01 Jan", "29 Jan")
    ]


def test_the_strip_below_says_what_is_due_after_the_lectures(page):
    assert page.strip._until.text() == "to 31 Mar"
    assert "10 Mar" in page.strip._due.text()
    assert "Project due" in page.strip._due.text()


def test_notes_on_days_stand_on_the_board_and_the_offices_in_the_row_below(page):
    def note(day, kind, text):
        return DayNote(Days(day, day), kind, "", text)

    notes = (
        note(date(2023, 11, 24), NoteKind.NOTE, "open day"),
        note(date(2024, 3, 31), NoteKind.OFFICE, "grades <must> be in"),
    )
    before = page.board.grab().toImage()
    page.desk.do(Title.of("Notes"), course.set_day_notes, notes)
    assert page.board.grab().toImage() != before
    index = page.board.cards.index_of("2023-11-24")
    assert "open day" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "open day" in index.data(Qt.ItemDataRole.ToolTipRole)
    page.board.choose("2023-11-24")
    assert "open day" in " ".join(shown_words(page.side.day))
    told = " ".join(shown_words(page.strip))
    assert "31 Mar" in told
    assert "grades &lt;must&gt; be in" in told


def shown_words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
