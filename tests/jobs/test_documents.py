from __future__ import annotations

import io
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from planner.commands import students
from planner.commands.posting import give_codes
from planner.db.journal import Title
from planner.exchange.whole_file import CannotWrite
from planner.jobs import documents
from planner.jobs.documents import Kind, Order
from planner.jobs.exam_rows import exam_lists
from planner.language import Language
from planner.reports.refusals import GlyphsMissing
from planner.wording.reasons import reason
from tests.archived_pdf import faults
from tests.example import example_course
from tests.small_course import student_id

ORDER = Order(say=Language.load("en"), today=date(2024, 2, 12), reason=reason)


@pytest.fixture
def store(tmp_path):
    with closing(example_course(tmp_path / "example.course")) as store:
        yield store


def made(store, kind: Kind) -> bytes:
    who = (student_id(store, "Adler"),) if kind is Kind.STUDENT_PDF else None
    return store.read(documents.document, kind, replace(ORDER, students=who))


def pdf_text(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def cells(content: bytes) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("kind", Kind)
def test_the_same_course_makes_the_same_bytes_told_whole_and_kept(store, kind):
    store.change(Title.of("Codes"), give_codes)
    content = made(store, kind)
    assert content == made(store, kind)
    if kind.suffix == ".pdf":
        assert faults(content) == []


def test_schedule_and_calendar_say_every_topic_and_the_breaks(store):
    for kind in (Kind.SCHEDULE_PDF, Kind.CALENDAR_PDF):
        said = " ".join(pdf_text(made(store, kind)).split())
        for part in ("Hands-on: representations compared", "All Saints", "Christmas break"):
            assert part in said, kind
    assert len(PdfReader(io.BytesIO(made(store, Kind.CALENDAR_PDF))).pages) == 1


def test_the_office_reads_the_same_on_paper_and_in_the_workbook(store):
    rows = cells(made(store, Kind.EXAM_XLSX))
    said = " ".join(pdf_text(made(store, Kind.EXAM_PDF)).split())
    people = [row[:3] for row in rows if str(row[2]).startswith("47110")]
    assert [row[0] for row in people] == ["Adler", "Biber", "Igel", "Luchs", "Otter"]
    assert all(f"{family} {given} {number}" in said for family, given, number in people)
    (office,) = store.read(exam_lists, ORDER.say, ORDER.today)
    number = office.number
    assert number in said
    assert any(number in map(str, row) for row in rows)


def test_a_name_appears_as_written_in_every_document(store):
    who, other = student_id(store, "Adler"), student_id(store, "Biber")
    names = {who: '=HYPERLINK("x")', other: "<b>Zoë & Co"}
    for one, name in names.items():
        store.change(
            Title.of("Edit"), lambda tx, one=one, name=name: students.edit(tx, one, family=name)
        )
    for kind in (Kind.EXAM_XLSX, Kind.GRADEBOOK_XLSX):
        rows = cells(made(store, kind))
        assert {row[0] for row in rows} >= set(names.values())
    said = " ".join(pdf_text(made(store, Kind.EXAM_PDF)).split())
    assert all(name in said for name in names.values())


def test_an_export_replaces_an_old_file_only_when_the_new_one_is_whole(store, tmp_path):
    out = tmp_path / "list.pdf"
    out.write_bytes(b"old")
    who = student_id(store, "Adler")
    store.change(Title.of("Edit"), lambda tx: students.edit(tx, who, given="漢字"))
    with pytest.raises(GlyphsMissing):
        documents.export(store, Kind.EXAM_PDF, out, ORDER)
    assert out.read_bytes() == b"old"
    store.undo()
    documents.export(store, Kind.EXAM_PDF, out, ORDER)
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.glob("*list*")] == ["list.pdf"]


def test_a_folder_that_is_not_there_is_refused(store, tmp_path):
    with pytest.raises(CannotWrite):
        documents.export(store, Kind.SCHEDULE_PDF, tmp_path / "none" / "plan.pdf", ORDER)


def test_a_document_calls_the_course_by_its_title_in_the_documents_language(store):
    german = replace(ORDER, say=Language.load("de"))
    for kind in (Kind.EXAM_PDF, Kind.SCHEDULE_PDF, Kind.CALENDAR_PDF):
        said = pdf_text(store.read(documents.document, kind, german))
        assert "Bestärkendes Lernen" in said, kind
        assert "RL for Language" in pdf_text(made(store, kind)), kind
