from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from planner.db import history, register
from planner.db.store import in_memory
from planner.exchange.whole_file import CannotWrite
from planner.jobs import handed_out, handing_over
from planner.jobs.handing_over import Given
from tests.small_course import furnished, student_id

AT = datetime(2024, 2, 12, 10, tzinfo=UTC)
TODAY = date(2024, 2, 12)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def test_what_is_handed_over_is_kept_with_whom_it_went_to_and_how(store):
    changes = handing_over.hand_over(
        store,
        b"statement",
        kind="statements",
        name="statement.pdf",
        number="7",
        subject=student_id(store, "Adler"),
        recipient="Adler",
        how="mail",
        note="as asked for",
        language="de",
        at=AT,
    )
    (one,) = store.read(handed_out.handed_out, TODAY)
    assert (one.kind, one.number, one.recipient, one.how) == ("statements", "7", "Adler", "mail")
    assert (one.person, one.note, one.day) == ("Adler, Test", "as asked for", TODAY)
    assert store.read(handed_out.kept, one) == b"statement"
    assert one.sha256 == hashlib.sha256(b"statement").hexdigest()
    assert changes.title.facts["recipient"] == "Adler"


def test_handing_over_is_a_fact_and_nothing_to_undo(store):
    before = store.tops()
    handing_over.hand_over(store, b"x", kind="ics", name="x.ics")
    assert store.tops() == before
    assert store.read(history.steps)[0].kind == "fact"
    assert store.read(history.last_change) < store.read(history.last_step)


def test_files_are_written_and_registered_all_or_none(store, tmp_path):
    given = [
        Given(content=b"a", kind="ics", name="a.ics"),
        Given(content=b"b", kind="ics", name="b"),
    ]
    (tmp_path / "b").mkdir()
    with pytest.raises(CannotWrite):
        handing_over.written(store, tmp_path, given)
    assert store.read(register.handovers) == ()
    assert [one.name for one in tmp_path.iterdir()] == ["b"]
    (tmp_path / "b").rmdir()
    handing_over.written(store, tmp_path, given, at=AT)
    assert (tmp_path / "b").read_bytes() == b"b"
    assert [row.name for row in store.read(register.handovers)] == ["a.ics", "b"]


def test_a_document_is_found_by_id_or_number_and_two_of_a_number_are_a_question(store):
    for kind in ("exam-pdf", "exam-xlsx"):
        handing_over.hand_over(store, b"x", kind=kind, name="x", number="7", subject="471:exam")
    every = store.read(handed_out.handed_out, TODAY)
    assert handed_out.found(every, every[0].id) is every[0]
    assert every[0].lists == ("471:exam",)
    with pytest.raises(handed_out.SeveralHandedOut) as refused:
        handed_out.found(every, "7")
    assert set(refused.value.ids) == {one.id for one in every}
    with pytest.raises(handed_out.NotHandedOut):
        handed_out.found(every, "8")
