from __future__ import annotations

import io
import json
from datetime import date

import openpyxl
import pytest

from planner.db import students
from planner.db.history import last_step
from planner.db.store import open_course
from planner.jobs.documents import Kind, Order, document
from planner.language import Language
from planner.wording.reasons import reason
from planner.wording.ways import way
from tests.example import put_example

TODAY = date(2024, 2, 16)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = put_example(tmp_path_factory.mktemp("whole") / "example.course")
    with open_course(path, writing=False) as store:
        yield store


def made(store, kind, code="en"):
    order = Order(say=Language.load(code), today=TODAY, reason=reason, way=way)
    return store.read(document, kind, order)


def sheets(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[c.value for c in row] for row in sheet.iter_rows()] for sheet in book}


def test_the_whole_course_is_in_the_workbook_a_sheet_for_each_kind_of_entry(example):
    found = sheets(made(example, Kind.COURSE_XLSX))
    with example.reading() as tx:
        people = students.students(tx)
        results = students.results(tx)
        decided = students.decisions(tx)
        steps = last_step(tx)
    assert {row[2] for row in found["Students"][1:]} == {one.matriculation for one in people}
    assert len(found["Decisions"]) - 1 == len(decided)
    assert len(found["History"]) - 1 == steps
    states = [row[5] for row in found["Results"][1:]]
    wanted = sum(row.facts.state != "open" for rows in results.values() for row in rows.values())
    assert sum(state != "open" for state in states) >= wanted > 0
    dated = [row[1] for row in found["Schedule"][1:] if row[1]]
    assert all(day.year in {2023, 2024} for day in dated)
    assert len(found["Schedule"]) == 18


def test_the_same_course_gives_the_same_bytes_in_both_languages(example):
    for code, name in (("en", "Booked as"), ("de", "Verbucht als")):
        content = made(example, Kind.COURSE_XLSX, code)
        assert content == made(example, Kind.COURSE_XLSX, code)
        assert name in sheets(content)


def test_the_json_has_the_history_whole_and_in_order(example):
    said = json.loads(made(example, Kind.JSON))
    with example.reading() as tx:
        steps = last_step(tx)
    assert [one["step"] for one in said["history"]] == list(range(steps, 0, -1))
    assert len(said["students"]) == 24
