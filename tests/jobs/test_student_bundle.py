from __future__ import annotations

import csv
import io
import json
import zipfile
from contextlib import closing
from datetime import date

import pytest
from pypdf import PdfReader

from planner.commands import results, students
from planner.db import history, register
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs import handing_over
from planner.jobs.documents import Kind, Order, document
from planner.jobs.student_bundle import KIND, bundle_of, write_bundle
from planner.language import Language
from planner.reports.refusals import OneStudentAtATime
from planner.rules.credits import State
from planner.wording.reasons import reason
from planner.wording.steps import said
from tests.small_course import decided, furnished, student_id

NUMBERS = {"Adler": "4711001", "Biber": "4711002", "Dachs": "4711003"}


def order(who, code="en"):
    say = Language.load(code)
    return Order(say=say, today=date(2024, 2, 15), reason=reason, students=(who,))


def do(store, title, command, *args, **more):
    store.change(title, lambda tx: command(tx, *args, **more))


@pytest.fixture(scope="module")
def store():
    """Two whose rows stand together in steps and on a list, with notes that name each other."""
    with closing(furnished(in_memory())) as store:
        ids = {family: student_id(store, family) for family in NUMBERS}
        for family, number in NUMBERS.items():
            do(store, Title.of("Edit"), students.edit, ids[family], matriculation=number)
        adler, biber = ids["Adler"], ids["Biber"]
        note = "=wrote with Test Biber (4711002); ask biber@student.example.org or DACHS"
        do(store, Title.of("Note"), students.edit, adler, note=note)
        entry = results.Entry(state=State.PASSED)
        both = [(adler, "sheet", entry), (biber, "sheet", entry)]
        do(store, Title.of("Of {who}", who="Biber, Test"), results.enter_many, both)
        do(store, Title.of("Poster"), results.enter, adler, "poster", entry)
        store.undo()
        for family in ("Adler", "Biber"):
            decided(store, family, 3, "three")
        content = store.read(document, Kind.EXAM_XLSX, order(adler))
        handing_over.hand_over(store, content, kind=Kind.EXAM_XLSX, name="l.xlsx", number="7")
        letter = {"kind": "statements", "name": "statement.pdf", "subject": adler}
        handing_over.hand_over(store, b"%PDF as it was", recipient="Adler, Test", **letter)
        handing_over.hand_over(store, b"of Biber", **letter | {"subject": biber})
        yield store


@pytest.fixture(scope="module")
def files(store):
    return unpacked(store.read(bundle_of, order(student_id(store, "Adler")), said))


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf_text(content):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_nobody_else_is_named_in_any_file_of_it(files):
    assert list(files) == [
        *("README.txt", "record.pdf", "data.json", "history.csv"),
        "handed-out/01-statement.pdf",
    ]
    record = pdf_text(files["record.pdf"])
    texts = [
        record,
        *(content.decode() for name, content in files.items() if "record" not in name),
    ]
    for text in texts:
        for other in ("Biber", "Dachs", "4711002", "4711003", "biber@", "dachs@"):
            assert other.casefold() not in text.casefold()
    assert "Adler, Test" in record
    assert "=wrote with […] ([…]); ask […] or […]" in record


def test_rows_list_and_documents_are_those_of_the_student(files):
    data = json.loads(files["data.json"])
    (student,) = data["student"]
    assert (student["family"], student["matriculation"]) == ("Adler", "4711001")
    assert [(one["item"], one["state"]) for one in data["result"]] == [("Sheet", "passed")]
    assert [one["credits"] for one in data["decision"]] == ["3"]
    (on_list,) = data["office_lists"]
    assert (on_list["number"], "4711001" in on_list["row"].values()) == ("7", True)
    assert files["handed-out/01-statement.pdf"] == b"%PDF as it was"
    assert data["names"]["sheet"] == "Sheet"


def test_the_history_says_every_step_undone_ones_too(files):
    rows = list(csv.DictReader(io.StringIO(files["history.csv"].decode("utf-8-sig"))))
    poster = [row for row in rows if row["Field"] == "state" and row["Record"] == "result"]
    assert [(row["What was done"], row["Before"], row["After"]) for row in poster] == [
        ("Of […]", "", "passed"),
        ("Poster", "", "passed"),
        ("Poster (undone)", "passed", ""),
    ]
    (note,) = [row["After"] for row in rows if row["Field"] == "note"]
    assert note.startswith("'=wrote"), "no formula for a spreadsheet"


@pytest.mark.parametrize(
    ("code", "words"), [("en", "Everything held about"), ("de", "Alles Gespeicherte über")]
)
def test_it_is_kept_in_the_register_and_holds_no_bundle_of_before(store, tmp_path, code, words):
    who = student_id(store, "Adler")
    for _ in range(2):
        write_bundle(store, tmp_path / "a.zip", order(who, code), said)
    found = unpacked((tmp_path / "a.zip").read_bytes())
    assert found["README.txt"].decode().startswith(f"{words} Adler, Test")
    assert not any(name.endswith(".zip") for name in found)
    kept = [row for row in store.read(register.handovers) if row.kind == KIND]
    assert {(row.subject, row.language) for row in kept} >= {(who, code)}
    with store.reading() as tx:
        assert history.steps(tx)[0].kind == "fact"


def test_it_is_about_one_student(store):
    with pytest.raises(OneStudentAtATime):
        store.read(
            bundle_of, Order(say=Language("en"), today=date(2024, 1, 1), reason=reason), said
        )
