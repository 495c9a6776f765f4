from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint

from planner.commands import results, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.jobs.view_filters import Subject
from planner.rules.credits import Item, ItemKind, Marking
from planner.ui.gradebook.spread import spread
from planner.ui.gradebook.summary import summary_look, summed

STEP = Title.of("Step")
HALF = Item(id="s1", title="Sheet 1", kind=ItemKind.EXAM, marking=Marking.POINTS, max_points=20)
OTHER = Item(id="s2", title="Sheet 2", kind=ItemKind.EXAM, marking=Marking.POINTS, max_points=10)


def at(shown, heading):
    return [one.heading for one in shown.page.model.columns].index(heading)


def of(shown, heading):
    return shown.page.sums.spreads[at(shown, heading)]


def with_points(shown):
    for item in (HALF, OTHER):
        shown.desk.do(STEP, work.add_item, item)
    for family, points in (("Adler", "20"), ("Amsel", "9.5"), ("Biber", "9.5")):
        entry = Entry(points=Decimal(points))
        shown.desk.do(STEP, results.enter, shown.ids[family], "s1", entry)


def test_each_column_has_a_picture_that_adds_up(shown):
    bars = of(shown, "HW 2").bars[0]
    assert [part.n for part in bars] == [19, 0, 1, 4]
    assert len({part.stands for part in bars}) == 4
    assert [sum(part.n for part in parts) for parts in of(shown, "3 · 6 · 9").bars] == [24] * 3
    assert of(shown, "Project").steps == (3, 6, 0, 0, 0)
    assert sum(of(shown, "Aim").steps) == 24


def test_the_tip_says_the_picture_in_words(shown):
    sums = shown.page.sums
    header = shown.grid.headings
    talk = header.sectionViewportPosition(at(shown, "Talk")) + shown.grid.names.width()
    assert (
        sums.words_at(QPoint(talk + 9, 9)) == "Presentation: 2 passed, 22 still owed, 2 × about 1"
    )
    assert sums.words_at(QPoint(9, 9)) == "24 students"


def test_points_are_counted_in_tenths_of_what_can_be_had(shown):
    with_points(shown)
    assert of(shown, "Sheet 1").steps == (0, 0, 0, 0, 2, 0, 0, 0, 0, 1)
    assert "2 × 40–50 % of the points" in of(shown, "Sheet 1").words


def test_a_kind_that_shares_a_column_is_counted_by_how_much_is_passed(shown):
    shown.page.views.arranging.fold(ItemKind.HOMEWORK)
    words = of(shown, "Homework").words
    assert words.startswith("Homework: 1 × 0 of 3 passed, ")
    assert sum(of(shown, "Homework").steps) == 24


def test_points_of_a_kind_are_added_up(shown, say):
    with_points(shown)
    line = shown.line("Adler")
    items = [line.work.by_id["s1"], line.work.by_id["s2"]]
    look = summary_look(items, line.results, say)
    assert look.text == "20"
    assert look.spoken.startswith("20 of 30 points. Sheet 1: ")


def test_exempt_items_are_not_asked_for(shown):
    line = shown.line("Marder")
    items = [line.work.by_id[one] for one in ("h1", "h2", "h3")]
    assert (summed(items, line.results).passed, summed(items, line.results).asked) == (3, 3)


def test_the_pictures_follow_the_filter(shown):
    shown.page.views.viewing.toggle(Subject.STANDING, "t6", "waiting")
    model, counts = shown.page.model, shown.page.counts
    column = model.columns[at(shown, "Poster")]
    found = spread(column, counts.in_view, model.work, shown.page._say)
    assert found.words == "Poster: 3 passed, 1 to mark"


def test_a_large_course_shows_its_pictures_when_it_is_counted(shown, qtbot, monkeypatch):
    monkeypatch.setattr("planner.ui.gradebook.counts.AT_ONCE", 5)
    shown.page.refresh(None)
    assert shown.page.sums.accessibleName() == "24 students"
    qtbot.waitUntil(lambda: shown.page.counts.whole)
    assert "Homework 2: 19 passed" in shown.page.sums.accessibleName()


def test_what_is_kept_of_the_pictures_is_what_they_would_be_anew(shown, say):
    page = shown.page

    def anew():
        totals, work = page.counts.in_view, page.model.work
        return [spread(column, totals, work, say) for column in page.model.columns]

    seen = [page.sums.spreads[:]]
    for family, item, key in (
        ("Ziege", "project", "f"),
        ("Eule", "h2", "r"),
        ("Hase", "poster", "p"),
    ):
        shown.go(family, item)
        shown.type(key)
        assert page.sums.spreads == anew()
        assert page.sums.spreads != seen[-1]
        seen.append(page.sums.spreads[:])
    page.views.arranging.fold(ItemKind.HOMEWORK)
    assert page.sums.spreads == anew()
    for _ in range(3):
        shown.desk.undo()
        assert page.sums.spreads == anew()
