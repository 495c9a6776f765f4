from __future__ import annotations

import io
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from pypdf import PdfReader

from planner.commands import course, students
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.documents import Kind, Order, document
from planner.language import Language
from planner.reports.refusals import OneStudentAtATime
from planner.wording.reasons import reason
from tests.small_course import decided, furnished, student_id, tick

FIRST, SECOND = date(2024, 2, 10), date(2024, 2, 12)


@pytest.fixture
def store():
    """On the first day the sheet is passed; the poster, a decision and a note follow later."""
    at = [datetime(2024, 2, 10, 12, tzinfo=UTC)]
    with closing(in_memory(lambda: at[0])) as store:
        furnished(store)
        tick(store, "Adler", "sheet")
        at[0] += timedelta(days=2)
        tick(store, "Adler", "poster")
        decided(store, "Adler", 3, "three")
        who = student_id(store, "Adler")
        store.change(Title.of("Note"), lambda tx: students.edit(tx, who, note="confidential"))
        store.change(
            Title.of("Announce"), lambda tx: course.edit(tx, rules_announced_on=date(2023, 10, 18))
        )
        yield store


def page_of(store, **more):
    order = Order(
        say=Language("en"),
        today=SECOND,
        reason=reason,
        students=(student_id(store, "Adler"),),
        **more,
    )
    made = store.read(document, Kind.STUDENT_PDF, order)
    assert store.read(document, Kind.STUDENT_PDF, order) == made
    reader = PdfReader(io.BytesIO(made))
    assert "Adler" not in str(reader.metadata)
    text = "\n".join(page.extract_text() for page in reader.pages)
    return " ".join(text.split())


def test_the_page_says_what_is_recorded_now(store):
    said = page_of(store)
    assert "As recorded at the end of 12 February 2024" in said
    assert said.count("passed") >= 3  # the sheet, the poster, the decision
    assert "Rules, announced on 18 October 2023" in said
    assert "Date of assessment" in said
    assert "confidential" not in said


def test_the_page_of_a_day_says_what_was_recorded_then_with_the_rules_of_then(store):
    said = page_of(store, as_of=FIRST)
    assert "As recorded at the end of 10 February 2024" in said
    assert "Nothing is decided yet." in said
    assert "Date of assessment" not in said
    assert "Rules Printed" not in said
    assert "announced on" not in said


def test_internal_notes_are_printed_only_when_they_are_asked_for(store):
    assert "confidential" in page_of(store, internal=True)
    assert "confidential" not in page_of(store, internal=True, as_of=FIRST)


def test_it_is_of_one_student(store):
    order = Order(say=Language("en"), today=SECOND, reason=reason)
    with pytest.raises(OneStudentAtATime):
        store.read(document, Kind.STUDENT_PDF, order)
