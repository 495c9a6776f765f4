from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from planner.commands import course, groups, results
from planner.commands.posting import give_codes
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import students
from planner.jobs.documents import Order
from planner.jobs.posted_list import posted_list
from planner.jobs.statement_files import write_statements
from planner.jobs.statements import statements
from planner.language import Language
from planner.reports.refusals import CodesMissing, ListTooSmall, NobodyToTell
from planner.rules.credits import State
from planner.wording.reasons import reason
from tests.small_course import STUDENTS, furnished, student_id

ORDER = Order(say=Language("en"), today=date(2023, 11, 13), reason=reason)


@pytest.fixture
def store():
    """Three students: one passed the sheet and has notes; two do the poster together."""
    with closing(in_memory()) as store:
        furnished(store)
        adler, biber, dachs = (student_id(store, name) for name in STUDENTS)
        notes = {"feedback": "Well argued", "note": "INTERNAL", "office_note": "OFFICE"}

        def fill(tx):
            results.enter(tx, adler, "sheet", Entry(state=State.PASSED))
            said = {"due": date(2023, 12, 1), "due_ground": "GROUND"}
            results.annotate(tx, adler, "sheet", **notes)
            results.annotate(tx, adler, "poster", **said)
            groups.make(tx, "Larks", ["poster"], [adler, biber])
            results.enter(tx, dachs, "sheet", Entry(state=State.MISSING))

        store.change(Title.of("Fill"), fill)
        yield store


def of(store, family, **more):
    order = replace(ORDER, students=(student_id(store, family),), **more)
    (found,) = store.read(statements, order)
    return found


def test_a_statement_says_what_is_recorded_and_missing_and_what_comes_next(store):
    found = of(store, "Adler")
    sheet, poster = found.recorded
    assert (sheet.item, sheet.result, sheet.remarks) == ("Sheet", "passed", ("Well argued",))
    assert (poster.result, poster.due, poster.remarks) == (
        "open",
        date(2023, 12, 1),
        ("extended until 1 Dec",),
    )
    three, six = found.stages
    assert (three.fulfilled, three.missing) == (("a sheet",), ())
    assert six.missing == ("Poster: open, extended until 1 Dec",)
    assert found.dates == ((date(2023, 12, 1), "Poster due"),)
    assert found.decided == ()


def test_it_says_nothing_of_others_nor_what_is_for_the_lecturer_or_the_office(store):
    said = repr(of(store, "Adler"))
    assert "Adler" in said
    for word in ("Biber", "Dachs", "Larks", "INTERNAL", "OFFICE", "GROUND"):
        assert word not in said


def test_everybody_but_leavers_gets_one_unless_somebody_is_named(store, tmp_path):
    done = []
    written = write_statements(store, tmp_path, ORDER, progress=lambda n, of: done.append((n, of)))
    assert written.names == tuple(f"statement-{n:03}.pdf" for n in (1, 2, 3))
    assert done == [(1, 3), (2, 3), (3, 3)]
    texts = [PdfReader(tmp_path / name).pages[0].extract_text() for name in written.names]
    assert all((name in text) for name, text in zip(STUDENTS, texts, strict=True))
    with pytest.raises(NobodyToTell):
        write_statements(store, tmp_path, replace(ORDER, students=()))


def test_called_off_it_leaves_what_is_written(store, tmp_path):
    written = write_statements(
        store, tmp_path, ORDER, cancelled=lambda: bool(list(tmp_path.iterdir()))
    )
    assert (written.whole, [path.name for path in tmp_path.iterdir()]) == (
        False,
        ["statement-001.pdf"],
    )


def test_a_list_to_be_posted_has_codes_for_names_and_is_refused_where_too_few(store):
    order = replace(ORDER, shown="sheet")
    with pytest.raises(ListTooSmall) as small:
        store.read(posted_list, order)
    assert (small.value.n, small.value.smallest) == (2, 5)
    store.change(Title.of("Bound"), lambda tx: course.edit(tx, smallest_n=2))
    with pytest.raises(CodesMissing):
        store.read(posted_list, order)
    store.change(Title.of("Codes"), give_codes)
    codes = {row.family: row.posting_code for row in store.read(students)}
    found = store.read(posted_list, order)
    assert {line.code: line.result for line in found.lines} == {
        codes["Adler"]: "passed",
        codes["Dachs"]: "not handed in",
    }
    assert store.read(posted_list, order) == found
    assert dict(of(store, "Adler").particulars)["Code on posted lists"] == codes["Adler"]


def test_codes_stay_are_one_step_and_go_with_it(store):
    store.change(Title.of("Codes"), give_codes)
    before = [row.posting_code for row in store.read(students)]
    assert all(before)
    given = []
    store.change(Title.of("Again"), lambda tx: given.append(give_codes(tx)))
    assert given == [0]
    assert [row.posting_code for row in store.read(students)] == before
    store.undo()
    assert not any(row.posting_code for row in store.read(students))
