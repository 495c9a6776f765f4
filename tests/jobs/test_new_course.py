from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from planner import places
from planner.db import courses, plans, work
from planner.db.header import AlreadyThere
from planner.db.history import steps
from planner.db.store import NothingToUndo, open_course
from planner.exchange.course_page import NoSchedule
from planner.exchange.course_page_slots import SlotContradiction
from planner.jobs.new_course import Wanted, blank, found_course, from_page
from planner.rules.credits import ItemKind
from planner.rules.plan import Kind, Mode, numbers
from planner.rules.slots import parse_slot
from planner.rules.terms import Days, Term

WINTER = Term.parse("WS 2023/24")
PAGE = places.resources() / "example" / "course-page.md"
REAL = Path(__file__).parents[3] / "shared" / "course" / "rl-for-language-models.md"


def founded(path: Path, page: Path):
    return found_course(path, from_page(page, Wanted(term=WINTER)), who="Test")


def test_a_page_becomes_a_course_with_plan_items_and_tiers(tmp_path):
    with closing(founded(tmp_path / "a.course", PAGE)) as store:
        course = store.read(courses.course)
        rows = store.read(plans.sessions)
        items, tiers = store.read(work.items), store.read(work.tiers)
    assert (course.title, course.term) == ("RL for Language Model Training", "WS 2023/24")
    assert len(rows) == 16
    assert len(numbers(rows)) == 13
    assert [item.kind for item in items].count(ItemKind.HOMEWORK) == 3
    assert [tier.key for tier in tiers] == ["3", "6", "9"]
    assert [len(tier.requires) for tier in tiers] == [3, 4, 5]
    known = {item.id for item in items}
    assert all(set(asked.items) <= known for tier in tiers for asked in tier.requires)


@pytest.mark.skipif(not REAL.exists(), reason="the real course page does not lie beside us")
def test_the_real_page_is_understood_row_by_row():
    draft = from_page(REAL, Wanted(term=WINTER))
    numbered = numbers(draft.sessions)
    assert draft.title == "RL for Language Model Training"
    assert [(numbered.get(row.id), row.day) for row in draft.sessions][:4] == [
        ("1", date(2023, 10, 18)),
        ("2", date(2023, 10, 25)),
        (None, date(2023, 11, 1)),
        ("3", date(2023, 11, 8)),
    ]
    by_kind = {row.kind: row for row in draft.sessions}
    assert (by_kind[Kind.BUFFER].mode, numbered[by_kind[Kind.BUFFER].id]) == (Mode.ONLINE, "9")
    assert by_kind[Kind.HOLIDAY].note == "hands-on exercises"
    laid = by_kind[Kind.BREAK].laid
    assert by_kind[Kind.BREAK].day is None
    assert date(2023, 12, 20) < laid.first <= laid.last < date(2024, 1, 10)
    assert by_kind[Kind.NO_CLASS].day == date(2024, 2, 7)
    (slot,) = draft.slots
    assert slot == parse_slot("Wed 12:30-14:00 s.t.", "Nauklerstr. 35, seminar room 1")
    (problem,) = draft.problems
    assert isinstance(problem, SlotContradiction)
    assert (problem.line, problem.other) == (22, "Wednesdays, 12-2pm (c.t.)")
    assert [row.line for row in draft.sessions] == list(range(36, 52))


def test_founding_is_a_fact_that_leaves_nothing_to_undo(tmp_path):
    path = tmp_path / "a.course"
    founded(path, PAGE).close()
    with open_course(path) as store:
        with pytest.raises(NothingToUndo):
            store.undo()
        assert len(store.read(plans.sessions)) == 16
        assert [step.kind for step in store.read(steps)] == ["fact"]


def test_a_course_is_not_founded_over_a_file(tmp_path):
    path = tmp_path / "a.course"
    path.write_text("mine")
    with pytest.raises(AlreadyThere):
        founded(path, PAGE)
    assert path.read_text() == "mine"


def test_a_page_without_a_table_founds_nothing(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A course\n\nNothing else.\n")
    with pytest.raises(NoSchedule):
        from_page(page, Wanted(term=WINTER))


def test_what_the_page_prints_beats_a_computed_holiday(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "# Course\n\n| session | date | topic |\n|---|---|---|\n"
        "| 1 | October 25th | One |\n| 2 | November 1st | Two, held all the same |\n"
    )
    draft = from_page(page, Wanted(term=WINTER))
    assert all(date(2023, 11, 1) not in off.days for off in draft.days_off)
    assert any(date(2023, 10, 3) in off.days for off in draft.days_off)


def test_lectures_that_are_given_win_over_the_term():
    own = Days(date(2023, 10, 9), date(2024, 2, 2))
    draft = blank(Wanted(term=WINTER, lectures=own, title="  Own  "))
    assert (draft.lectures, draft.derived, draft.title) == (own, False, "Own")
