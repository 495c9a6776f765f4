from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from planner.commands import course, students
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import students as listed
from planner.exchange.mail_drafts import Letter
from planner.exchange.whole_file import CannotWrite
from planner.jobs.mail_drafts import addresses, correspondence, reachable, write_drafts
from tests.small_course import furnished, student_id

STEP = Title.of("Step")
AT = datetime(2023, 11, 15, 9, 30, tzinfo=UTC)
SENDERS = (
    PersonRow(id="", role="examiner", name="Prof. Emu", email="emu@example.org"),
    PersonRow(id="", role="lecturer", name="Dr. Ohne", email=""),
    PersonRow(id="", role="lecturer", name="Dr. Berta", email="berta@example.org"),
)


@pytest.fixture
def store():
    with closing(furnished(in_memory())) as store:
        store.change(STEP, lambda tx: course.set_people(tx, SENDERS))
        yield store


def letters(*names):
    return [
        Letter(
            to_name=name,
            to_address=f"{name}@example.org",
            from_name="Berta",
            from_address="berta@example.org",
            subject="Subject",
            text=f"Dear {name}\n",
        )
        for name in names
    ]


def write(folder, *names, progress=lambda *_: None, cancelled=lambda: False):
    return write_drafts(folder, letters(*names), at=AT, progress=progress, cancelled=cancelled)


def test_the_first_lecturer_with_an_address_writes(store):
    about = store.read(correspondence, [student_id(store, "Dachs"), student_id(store, "Adler")])
    assert about.sender().name == "Dr. Berta"
    assert [line.student.family for line in about.lines] == ["Adler", "Dachs"]


def test_who_has_no_usable_address_is_told_from_the_others(store):
    for family, email in (("Adler", ""), ("Biber", "no address")):
        who = student_id(store, family)
        store.change(STEP, lambda tx, who=who, email=email: students.edit(tx, who, email=email))
    lines = store.read(correspondence, [row.id for row in store.read(listed)]).lines
    with_one, without = reachable(lines)
    assert [line.student.family for line in with_one] == ["Dachs"]
    assert [line.student.family for line in without] == ["Adler", "Biber"]
    assert addresses(lines) == ("dachs@student.example.org",)


def test_a_draft_lies_in_a_file_of_its_own_that_names_nobody(tmp_path):
    told = []
    assert write(tmp_path, "ayse", "jonas", progress=lambda *n: told.append(n)) == 2
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["mail-001.eml", "mail-002.eml"]
    content = (tmp_path / "mail-002.eml").read_bytes()
    mail = message_from_bytes(content, policy=default)
    assert (mail["To"], mail["X-Unsent"]) == ("jonas <jonas@example.org>", "1")
    assert told == [(1, 2), (2, 2)]


def test_drafts_that_lie_there_stay_and_the_numbers_go_on(tmp_path):
    (tmp_path / "mail-007.eml").write_text("mine")
    (tmp_path / "mail-x.eml").write_text("other")
    write(tmp_path, "ayse")
    assert (tmp_path / "mail-007.eml").read_text() == "mine"
    assert (tmp_path / "mail-008.eml").exists()


def test_called_off_it_stops_between_two_files_and_says_how_many_there_are(tmp_path):
    done = []

    n = write(
        tmp_path,
        "a",
        "b",
        "c",
        progress=lambda n, _: done.append(n),
        cancelled=lambda: len(done) == 2,
    )
    assert n == len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_takes_no_file_is_refused(tmp_path):
    with pytest.raises(CannotWrite):
        write(tmp_path / "nowhere", "a")


def test_letters_are_dated_by_whoever_asks_and_not_by_the_clock(tmp_path):
    write(tmp_path, "a")
    mail = message_from_bytes((tmp_path / "mail-001.eml").read_bytes(), policy=default)
    assert mail["Date"].datetime.date() == date(2023, 11, 15)
