from __future__ import annotations

from datetime import date

import pytest

from planner.exchange.course_page_days import PageSession
from planner.exchange.page_cells import Said
from planner.jobs.page_import import FieldChange, PageLine, PagePreview, Verdict, Why
from planner.language import Language
from planner.rules.plan import Kind, Mode, PlannedSession
from planner.ui.semester.page_dialog import PageDialog
from planner.ui.theme import Theme


def row(topic: str, day: date, line: int) -> PageSession:
    return PageSession(
        number="",
        topic=topic,
        kind=Kind.CLASS,
        mode=Mode.IN_PERSON,
        date_text="",
        day=day,
        end_day=None,
        laid=None,
        hours=None,
        room="",
        note="",
        line=line,
    )


def line(verdict: Verdict, topic: str, at: int, why: Why | None = None) -> PageLine:
    day, other = date(2023, 10, 18), date(2023, 10, 25)
    known = None if verdict is Verdict.NEW else PlannedSession(id=topic, topic=topic, day=day)
    changed = verdict in {Verdict.CHANGED, Verdict.CONFLICT}
    changes = (FieldChange(Said.DATE, (day, None), (other, None)),) if changed else ()
    return PageLine(
        verdict=verdict, row=row(topic, other, at), session=known, changes=changes, why=why
    )


@pytest.fixture
def dialog(qtbot, qapp):
    lines = (
        line(Verdict.NEW, "Lark", 5),
        line(Verdict.CHANGED, "Owl", 6),
        line(Verdict.SAME, "Wren", 7),
        line(Verdict.CONFLICT, "Jay", 8, Why.BOTH),
    )
    shown = PagePreview(name="page.md", lines=lines, problems=())
    dialog = PageDialog(
        None, Language("en"), Theme(qapp, "light"), shown=shown, object_to=lambda _: ""
    )
    qtbot.addWidget(dialog)
    return dialog


def test_every_row_has_its_fate_and_what_follows(dialog):
    moved = "date: Wed 18 Oct 2023 → Wed 25 Oct 2023"
    why = "The course has changed this as well since the page was made."
    assert [(one.line.verdict.value, one.words) for one in dialog.table.shown()] == [
        ("new", "Wed 25 Oct 2023 · Class"),
        ("changed", moved),
        ("same", ""),
        ("conflict", f"{moved} · {why}"),
    ]
    assert dialog.outcome.text() == "1 session is added, 1 is changed, 1 is left as it is."


def test_in_a_conflict_the_page_is_right_only_if_one_says_so(dialog):
    assert dialog.answer() == frozenset()
    dialog.table.show_row(2)
    assert not dialog.take.isVisibleTo(dialog)
    dialog.table.show_row(3)
    dialog.take.setChecked(True)
    assert dialog.answer() == {3}
    assert dialog.outcome.text() == "1 session is added, 2 are changed."
    dialog.take.setChecked(False)
    dialog.take_all.setChecked(True)
    assert dialog.answer() == {3}
