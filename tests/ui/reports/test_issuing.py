from __future__ import annotations

import pytest

from planner.commands import results
from planner.db import work
from planner.db.journal import Title
from planner.jobs import certificates
from planner.jobs.certificate_export import export
from planner.jobs.certificates import Wish
from planner.rules.credits import State
from planner.ui.reports.issuing import change_of, told
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, edit_course, issued


@pytest.fixture
def run(store, folder):
    def started(going_on=lambda *_: True):
        found = store.read(certificates.batch, Wish(language="de"), TODAY)
        return export(store, found, folder, today=TODAY, going_on=going_on)

    return started


def test_a_run_is_told_by_what_was_written_new_and_from_before(run, store, say):
    issued(store, "Biber")
    said = "5 certificates written to out (1 issued before)"
    assert told(run(), "out", say) == (said, True)


def test_what_was_cancelled_is_told(run, say):
    sentence, well = told(run(lambda done, _all: done < 2), "out", say)
    assert sentence == ("2 certificates written to out; cancelled; what was issued stays issued")
    assert not well


def test_a_file_in_the_way_is_named(run, folder, say):
    (folder / "2024-0002.pdf").mkdir()
    sentence, well = told(run(), "out", say)
    assert sentence.startswith("4 certificates written to out; “2024-0002.pdf” is a folder")
    assert not well


def test_stale_and_refused_students_are_named(run, store, say):
    who = student_id(store, "Adler")
    entry = results.Entry(state=State.FAILED)
    item = next(row.id for row in store.read(work.items) if row.title == "Poster")
    store.change(Title.of("Fail"), lambda tx: results.enter(tx, who, item, entry))
    edit_course(store, title_de="", title_en="")
    sentence, well = told(run(), "out", say)
    assert "1 left out because they are stale" in sentence
    assert "Biber, Çağla: A certificate needs: course title" in sentence
    assert not well


def test_a_run_tells_the_pages_of_the_register():
    assert change_of("Issued").tables == {"certificate"}
