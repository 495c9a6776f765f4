from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.language import Language
from planner.reports.calendar import calendar_pdf
from planner.reports.calendar_board import board_of
from planner.reports.edition import Edition
from planner.reports.schedule import schedule_pdf
from planner.reports.schedule_rows import ScheduleDocument, schedule_rows
from planner.rules.credits import Item
from planner.rules.plan import Due, Mode
from planner.rules.plan_diff import changes
from planner.rules.plan_public import public_form
from tests.rules.plan_semesters import semester

EN = Language("en")
DAY = date(2023, 10, 9)
BEFORE = semester()
NOW = semester(
    s2={"day": date(2023, 10, 26)}, s4={"mode": Mode.ONLINE}, s6={"day": None, "room": ""}
)


def edition(*, current=True, number=3, before=BEFORE, now=NOW):
    found = changes(public_form(before), public_form(now))
    return Edition.of(number, DAY, found, current=current)


def document(marks, **more):
    return ScheduleDocument(
        **{"course": "RL", "term": "WS", "as_of": DAY, "plan": NOW, "edition": marks} | more
    )


def text(made):
    return " ".join(PdfReader(BytesIO(made)).pages[0].extract_text().split())


def test_what_changed_is_marked_with_the_days_it_had():
    rows = {row.topic: row for row in schedule_rows(document(edition()), EN)}
    marked = {row.notes for row in rows.values() if row.changed}
    assert marked == {"formerly Wed 25 Oct 2023", "Online"}
    cards = [card for day in board_of(document(edition()), EN).cards.values() for card in day]
    assert sum(card.changed for card in cards) == 2


@pytest.mark.parametrize("made", [schedule_pdf, calendar_pdf])
def test_a_published_plan_says_its_version_and_what_the_marks_mean(made):
    said = text(made(document(edition()), EN))
    assert "Version 3, 9 Oct 2023" in said
    assert "changed since version 2" in said
    assert "Hands-on: behavioural experiments, benchmarks (formerly 29 Nov)" in said


@pytest.mark.parametrize("made", [schedule_pdf, calendar_pdf])
def test_a_plan_that_has_changed_since_is_no_version(made):
    later = document(edition(current=False), as_of=DAY + timedelta(days=3))
    said = text(made(later, EN))
    assert "changed since version 3 of 9 Oct 2023" in said
    assert "Version 3," not in said
    assert "As of 12 October 2023" in said


@pytest.mark.parametrize("made", [schedule_pdf, calendar_pdf])
def test_a_first_version_marks_nothing(made):
    said = text(made(document(edition(number=1, before=NOW)), EN))
    assert "Version 1, 9 Oct 2023" in said
    assert "changed since" not in said


def test_a_deadline_that_is_new_or_on_another_day_says_so():
    first, second = date(2023, 11, 8), date(2023, 11, 15)
    dues = (Due("a", "Sheet 1", second), Due("b", "Sheet 2", second))
    marks = edition(
        before=replace(NOW, dues=(Due("a", "Sheet 1", first),)), now=replace(NOW, dues=dues)
    )
    items = tuple(Item(id=due.item, title=due.title, due=due.day) for due in dues)
    said = text(schedule_pdf(document(marks, items=items), EN))
    assert "Sheet 1 (formerly 8 Nov)" in said
    assert "Sheet 2 (new)" in said
    board = board_of(document(marks, items=items), EN)
    assert board.due[second] == ("Sheet 1 due (formerly 8 Nov)", "Sheet 2 due (new)")
