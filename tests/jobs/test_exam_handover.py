from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from planner.commands import course, students
from planner.db import register
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs import deciding, exam_handover, handing_over
from planner.jobs.deciding import Wish as Decision
from planner.jobs.documents import Order
from planner.jobs.exam_handover import Wish
from planner.language import Language
from planner.rules.credits import Outcome
from planner.rules.list_changes import Change
from planner.wording.handing_over import outlook_words, row_change_words, vanished_words
from planner.wording.reasons import reason
from tests.small_course import decided, furnished, student_id, tick

TODAY = date(2024, 2, 12)
AT = datetime(2024, 2, 12, 10, tzinfo=UTC)
ENGLISH, GERMAN = Language("en"), Language.load("de")
STEP = Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        store.change(STEP, lambda tx: course.edit(tx, exam_number="471", module="M7"))
        for family in ("Adler", "Biber"):
            tick(store, family, "sheet")
            decided(store, family, 3, "three")
        edit(store, "Biber", matriculation="4711003")
        yield store


def edit(store, family, **fields):
    who = student_id(store, family)
    store.change(STEP, lambda tx: students.edit(tx, who, **fields))


def book(store, family, number, kind="exam"):
    line = {"module": "M7", "exam_number": number, "kind": kind, "attempt": 1}
    line |= {"credits": Decimal(3), "graded": True}
    who = student_id(store, family)
    store.change(STEP, lambda tx: students.book(tx, who, [line]))


def hand_over(store, folder, *keys, say=ENGLISH, **how):
    wish = Wish(keys=keys, **({"recipient": "Office", "how": "paper"} | how))
    order = Order(say=say, today=TODAY, reason=reason)
    return exam_handover.hand_over(store, folder, order, wish, at=AT)


def outlooks(store):
    return store.read(exam_handover.outlooks, ENGLISH, TODAY)


def test_pdf_and_workbook_are_written_and_kept_as_they_are(store, tmp_path):
    done = hand_over(store, tmp_path, "471", note="first")
    stem = f"Examination list {done.number} WS 2023-24 471"
    assert done.files == (f"{stem}.pdf", f"{stem}.xlsx")
    rows = store.read(register.handovers)
    assert [(row.kind, row.subject, row.recipient, row.how) for row in rows] == [
        ("exam-pdf", "471", "Office", "paper"),
        ("exam-xlsx", "471", "Office", "paper"),
    ]
    assert {(row.number, row.note, row.draft) for row in rows} == {(done.number, "first", True)}
    for row in rows:
        assert (tmp_path / row.name).read_bytes() == store.read(register.handed_over, row.id)
    assert store.read(exam_handover.last_recipient) == "Office"


def test_handing_over_again_says_what_the_office_does_not_know_yet(store, tmp_path):
    assert outlooks(store)[0].is_new
    hand_over(store, tmp_path, "471", say=GERMAN)
    (same,) = outlooks(store)
    assert same.is_same
    assert outlook_words(same, ENGLISH).endswith("; nothing has changed since")
    edit(store, "Adler", matriculation="4711001")
    wish = Decision(outcome=Outcome.FAILED, credits=None, grade=None, reason="as agreed")
    who = student_id(store, "Biber")
    store.change(STEP, lambda tx: deciding.decide(tx, who, wish, today=TODAY, by="B"))
    tick(store, "Dachs", "sheet")
    decided(store, "Dachs", 3, "three")
    (now,) = outlooks(store)
    assert [row_change_words(one, now.who, ENGLISH) for one in now.changes] == [
        "changed: Adler, Test, Matr.-Nr. – → 4711001",
        "changed: Biber, Test, LP 3 → 0; Note unbenotet → –; Ergebnis bestanden → nicht bestanden",
        "new: Dachs, Test",
    ]
    assert "since then 1 new, 2 changed" in outlook_words(now, ENGLISH)


def test_who_changes_the_list_is_gone_from_one_and_new_on_the_other(store, tmp_path):
    book(store, "Adler", "9")
    hand_over(store, tmp_path, "9:exam", "471", together=True)
    book(store, "Adler", "471")
    (one,) = outlooks(store)
    assert one.name.key == "471:exam"
    gone = store.read(exam_handover.vanished)
    assert [key for key, _ in gone] == ["9:exam", "471"]
    assert "nobody is on such a list any more" in vanished_words(*gone[0], ENGLISH)


def test_lists_go_over_together_in_one_workbook_and_are_compared_each(store, tmp_path):
    book(store, "Adler", "9", "coursework")
    done = hand_over(store, tmp_path, "9:coursework", "471", together=True)
    assert len(done.files) == 2
    edit(store, "Biber", given="Bertram")
    said = [[one.change for one in each.changes] for each in outlooks(store)]
    assert said == [[], [Change.CHANGED]]


def test_a_change_of_the_module_they_all_share_is_told(store, tmp_path):
    hand_over(store, tmp_path, "471")
    store.change(STEP, lambda tx: course.edit(tx, module="M8"))
    fields = {field for one in outlooks(store)[0].changes for field in one.fields}
    assert fields == {("Module", "M7", "M8")}


def test_what_went_over_on_paper_alone_cannot_be_compared(store):
    handing_over.hand_over(store, b"%PDF", kind="exam-pdf", name="x.pdf", subject="471", at=AT)
    (one,) = outlooks(store)
    assert (one.is_new, one.changes) == (False, None)
    assert "cannot be compared" in outlook_words(one, ENGLISH)


def test_called_off_nothing_is_written_or_registered(store, tmp_path):
    wish = Wish(keys=("471",), recipient="Office", how="mail")
    order = Order(say=ENGLISH, today=TODAY, reason=reason)
    done = exam_handover.hand_over(
        store, tmp_path, order, wish, at=AT, going_on=lambda done, _all: done < 1
    )
    assert done is None
    assert list(tmp_path.iterdir()) == []
    assert store.read(register.handovers) == ()
