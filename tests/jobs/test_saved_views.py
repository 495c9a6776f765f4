from __future__ import annotations

import io
from contextlib import closing
from datetime import date

import openpyxl
import pytest

from planner.commands import saved_views
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.documents import Kind, Order, document
from planner.jobs.saved_views import PAGE
from planner.language import Language
from planner.wording.reasons import reason
from tests.small_course import furnished, tick


@pytest.fixture
def store():
    with closing(furnished(in_memory())) as store:
        tick(store, "Biber", "sheet")
        yield store


def sheets(store, name, settings):
    store.change(Title.of("Save"), lambda tx: saved_views.save_view(tx, PAGE, name, settings))
    order = Order(say=Language("en"), today=date(2024, 2, 12), reason=reason)
    made = store.read(document, Kind.GRADEBOOK_XLSX, order)
    return openpyxl.load_workbook(io.BytesIO(made))


def test_each_saved_view_has_a_sheet_with_its_students_order_and_columns(store):
    settings = {
        "filters": [{"by": "result", "of": "sheet", "values": ["lacking"]}],
        "hidden": ["poster", "decision"],
        "sorted_by": "",
        "backwards": True,
    }
    book = sheets(store, "Still: to do?", settings)
    assert book.sheetnames == ["Gradebook", "Still  to do", "Legend", "Lists"]
    whole, view = book.worksheets[:2]
    assert [row[0] for row in whole.iter_rows(min_row=2, values_only=True)] == [
        "Adler",
        "Biber",
        "Dachs",
    ]
    assert [row[0] for row in view.iter_rows(min_row=2, values_only=True)] == ["Dachs", "Adler"]
    headings = [cell.value for cell in view[1]]
    assert "Poster" not in headings
    assert "Grade" not in headings
    assert view.oddHeader.left.text.endswith(" · Still: to do?")
    aligned = {cell.value: cell.alignment.horizontal for cell in view[1]}
    assert (aligned["3 ECTS"], aligned["E-mail"]) == ("center", "general")
    assert view.freeze_panes == "C2"
    assert view.auto_filter.ref.endswith("3")
    assert book["Lists"].sheet_state != "visible"


def test_a_view_that_shows_nobody_has_a_sheet_with_headings_alone(store):
    settings = {"filters": [{"by": "enrolment", "values": ["left"]}]}
    view = sheets(store, "Gone", settings)["Gone"]
    assert view.max_row == 1
    assert not view.data_validations.dataValidation


def test_cells_take_what_they_are_for(store):
    whole = sheets(store, "All", {})["Gradebook"]
    asked = {str(rule.sqref): rule for rule in whole.data_validations.dataValidation}
    assert {rule.type for rule in asked.values()} <= {"list", "custom"}
    (states, *_) = [rule for rule in asked.values() if rule.formula1.startswith("Lists!$A")]
    assert states.formula1 == "Lists!$A$1:$A$9"
    assert states.allow_blank
