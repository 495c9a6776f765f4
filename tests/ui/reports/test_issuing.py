from __future__ import annotations

import pytest

from planner.commands import results
from planner.db import register, work
from planner.db.journal import Title
from planner.exchange.whole_file import CannotWrite
from planner.rules.credits import State
from planner.ui.reports.issuing import change_of, issue_into, told
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, edit_course, issued

FIVE = ("Adler", "Biber", "Igel", "Luchs", "Otter")


def never():
    return False


def run(store, folder, *families, cancelled=never, progress=lambda *_: None):
    students = [student_id(store, family) for family in families or FIVE]
    return issue_into(
        store,
        folder,
        "de",
        students=students,
        today=TODAY,
        progress=progress,
        cancelled=cancelled,
    )


def test_every_certificate_is_written_under_its_number(store, folder, say):
    steps = []
    outcome = run(store, folder, progress=lambda done, of: steps.append((done, of)))
    assert sorted(path.name for path in folder.iterdir()) == [
        f"2024-000{n}.pdf" for n in range(1, 6)
    ]
    assert (outcome.written, outcome.fresh) == (5, 5)
    assert steps == [(n, 5) for n in range(6)]
    assert told(outcome, "out", say) == ("5 certificates written to out", True)


def test_what_was_issued_before_is_written_again_as_it_was(store, folder, say):
    (kept,) = issued(store, "Biber")
    outcome = run(store, folder, "Adler", "Biber")
    assert (folder / f"{kept.number}.pdf").read_bytes() == kept.document
    sentence, well = told(outcome, "out", say)
    assert sentence == "2 certificates written to out (1 issued before)"
    assert well


def test_a_folder_that_cannot_be_written_to_is_refused_before_anything_is_issued(store, folder):
    folder.rmdir()
    with pytest.raises(CannotWrite):
        run(store, folder)
    assert store.read(register.certificates) == ()


def test_a_cancelled_run_keeps_what_is_done(store, folder, say):
    done = []
    outcome = run(
        store,
        folder,
        progress=lambda *step: done.append(step),
        cancelled=lambda: len(done) > 2,
    )
    assert outcome.run.cancelled
    assert len(store.read(register.certificates)) == 2
    assert len(list(folder.iterdir())) == 2
    sentence, well = told(outcome, "out", say)
    assert sentence.endswith("cancelled; what was issued stays issued")
    assert not well


def test_a_file_in_the_way_is_named_and_the_register_keeps_what_was_issued(store, folder, say):
    (folder / "2024-0002.pdf").mkdir()
    outcome = run(store, folder)
    assert (outcome.written, len(store.read(register.certificates))) == (1, 5)
    sentence, well = told(outcome, "out", say)
    assert "2024-0002.pdf" in sentence
    assert not well


def test_stale_and_refused_students_are_named(store, folder, say):
    who = student_id(store, "Adler")
    entry = results.Entry(state=State.FAILED)
    item = next(row.id for row in store.read(work.items) if row.title == "Poster")
    store.change(Title.of("Fail"), lambda tx: results.enter(tx, who, item, entry))
    edit_course(store, title_de="", title_en="")
    outcome = run(store, folder)
    sentence, well = told(outcome, "out", say)
    assert "1 left out because they are stale" in sentence
    assert "Biber, Çağla: A certificate needs: course title" in sentence
    assert (outcome.written, well) == (0, False)


def test_a_run_tells_the_pages_of_the_register():
    assert change_of("Issued").tables == {"certificate"}
