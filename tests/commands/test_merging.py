from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from planner.commands import attendance, decisions, groups, presenters, results, students
from planner.commands.merging import (
    BothDecided,
    BothHaveCertificates,
    KeepTheOther,
    merge,
)
from planner.commands.results import Entry
from planner.commands.students import LineDecided
from planner.db import attendance as attended
from planner.db import groups as grouped
from planner.db import students as found
from planner.db.belongings import certificate_numbers
from planner.db.journal import Title
from planner.db.presenters import absences
from planner.db.presenters import presenters as presenting
from planner.db.result_tables import Decision
from planner.db.store import in_memory
from planner.db.work_tables import DecisionLine, PastAttempt
from planner.rules.attendance import Presence
from planner.rules.credits import Enrolment, Outcome, State
from planner.rules.groups import InAnotherGroup
from planner.rules.merging import About, Side
from planner.rules.terms import Days
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")
DAY = date(2024, 2, 12)
NOV_22 = Days(date(2023, 11, 22), date(2023, 11, 22))
VERDICT = decisions.Verdict(
    outcome=Outcome.PASSED,
    tier="three",
    credits=Decimal(3),
    grade=None,
    assessed_on=DAY,
    decided_on=DAY,
    basis={},
)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def do(store, command, *args, **kwargs):
    return store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def ids(store):
    return student_id(store, "Adler"), student_id(store, "Biber")


def merged(store, sides=()):
    """Merge Biber's record into Adler's, which stays."""
    adler, biber = ids(store)
    return do(store, merge, adler, biber, dict(sides))


def adler(store):
    return next(row for row in store.read(found.students) if row.family == "Adler")


def issue(store, who, number="2024-0001"):
    facts = {
        "number": number,
        "student_id": who,
        "name": "Test",
        "credits": Decimal(3),
        "language": "de",
        "issued_on": DAY,
        "sha256": "",
        "document": b"",
        "facts": {},
    }
    do(store, decisions.register, **facts)


def test_one_record_is_gone_and_undo_brings_back_both_in_one_step(store):
    kept, other = ids(store)
    do(store, results.enter, kept, "sheet", Entry(state=State.PASSED))
    do(store, results.enter, other, "sheet", Entry(state=State.MISSING))
    do(store, results.enter, other, "poster", Entry(state=State.PASSED))
    do(store, presenters.set_speakers, "sd", [(kept, "One", ""), (other, "Two", "")])
    do(store, students.book, other, [{"module": "M"}])
    before = dump(store)
    merged(store, {(About.RESULT, "sheet"): Side.OTHER})
    assert [row.family for row in store.read(found.students)] == ["Adler", "Dachs"]
    store.undo()
    assert dump(store) == before
    store.redo()
    assert [row.family for row in store.read(found.students)] == ["Adler", "Dachs"]


def test_fields_are_taken_from_the_side_that_was_chosen_and_notes_of_both(store):
    kept, other = ids(store)
    do(store, students.edit, kept, note="asks often", programme="BA")
    do(store, students.edit, other, note="ill in May", matriculation="4711", aim_id="six")
    do(store, students.leave, [other], DAY)
    fields = {"email": Side.OTHER, "note": Side.BOTH, "matriculation": Side.OTHER}
    fields |= {"programme": Side.KEPT, "status": Side.OTHER, "aim_id": Side.OTHER}
    merged(store, {(About.FIELD, name): side for name, side in fields.items()})
    row = adler(store)
    assert (row.email, row.matriculation) == ("biber@student.example.org", "4711")
    assert (row.note, row.programme, row.aim) == ("asks often\nill in May", "BA", "six")
    assert (row.status, row.left_on) == (Enrolment.LEFT, DAY)


def test_results_come_from_the_chosen_side_with_their_attempts_and_remarks_from_both(store):
    kept, other = ids(store)
    for who, points in ((kept, 4), (other, 9)):
        do(store, results.annotate, who, "poster", note=f"note {points}", feedback="same")
        do(store, results.enter, who, "poster", Entry(points=Decimal(points)))
        attempt = PastAttempt(
            student_id=who,
            item_id="poster",
            number=1,
            state=State.FAILED,
            ended_on=DAY,
            late_days=points,
        )
        store.change(STEP, lambda tx, attempt=attempt: tx.add(attempt))
    merged(store, {(About.RESULT, "poster"): Side.OTHER})
    row = store.read(found.results, kept)[kept]["poster"]
    assert row.facts.points == 9
    assert (row.note, row.feedback) == ("note 4\nnote 9", "same")
    attempts = store.read(lambda tx: [one.late_days for one in tx.scalars(select(PastAttempt))])
    assert attempts == [9]


def test_a_result_of_which_only_one_record_knows_is_not_lost_without_a_word(store):
    kept, other = ids(store)
    do(store, results.annotate, other, "sheet", note="only a note")
    merged(store)
    assert store.read(found.results, kept)[kept]["sheet"].note == "only a note"


def test_lines_of_booked_as_are_kept_of_one_side_or_of_both_without_doubles(store):
    kept, other = ids(store)
    line = {"module": "M", "credits": Decimal(3)}
    do(store, students.book, kept, [line])
    do(store, students.book, other, [line, line | {"module": "N"}])
    merged(store, {(About.BOOKED, ""): Side.BOTH})
    assert [row.module for row in store.read(found.bookings)[kept]] == ["M", "N"]
    store.undo()
    merged(store, {(About.BOOKED, ""): Side.OTHER})
    assert [row.module for row in store.read(found.bookings)[kept]] == ["M", "N"]
    store.undo()
    merged(store)
    assert [row.module for row in store.read(found.bookings)[kept]] == ["M"]


def test_talks_attendance_days_away_and_groups_come_along(store):
    kept, other = ids(store)
    do(store, presenters.set_speakers, "sd", [(other, "A talk", "")])
    do(store, presenters.set_absences, kept, [NOV_22])
    do(store, presenters.set_absences, other, [NOV_22, Days(DAY, DAY)])
    do(store, attendance.record, "sa", {kept: Presence.ABSENT, other: Presence.PRESENT})
    do(store, attendance.record, "sb", {other: Presence.EXCUSED})
    do(store, groups.make, "Group 1", ["poster"], [other])
    merged(store, {(About.ATTENDANCE, "sa"): Side.OTHER})
    assert [(row.who, row.title) for row in store.read(presenting)] == [(kept, "A talk")]
    assert store.read(absences) == {kept: (NOV_22, Days(DAY, DAY))}
    assert store.read(attended.attendance)[kept] == {
        "sa": Presence.PRESENT,
        "sb": Presence.EXCUSED,
    }
    (group,) = store.read(grouped.groups)
    assert [member.student for member in group.members] == [kept]


def test_nobody_ends_up_in_two_groups_for_one_item(store):
    kept, other = ids(store)
    do(store, groups.make, "Group 1", ["poster"], [kept])
    do(store, groups.make, "Group 2", ["poster"], [other])
    one, two = (group.id for group in store.read(grouped.groups))
    with pytest.raises(InAnotherGroup) as refusal:
        merged(store)
    assert refusal.value.items == ("Poster",)
    merged(store, {(About.GROUP, two): Side.KEPT, (About.GROUP, one): Side.KEPT})
    first, second = store.read(grouped.groups)
    assert ([one.student for one in first.members], second.members) == ([kept], ())


def test_a_decision_of_the_other_record_comes_over_with_its_lines(store):
    kept, other = ids(store)
    do(store, students.book, other, [{"module": "M"}])
    do(store, decisions.decide, other, VERDICT)
    (booked,) = store.read(found.bookings)[other]
    made = store.read(found.decisions)[other]

    def line(tx):
        said = {"outcome": Outcome.PASSED, "credits": Decimal(3), "assessed_on": DAY}
        tx.add(DecisionLine(decision_id=made.id, booking_id=booked.id, **said))

    store.change(STEP, line)
    with pytest.raises(LineDecided):
        do(store, students.book, other, [])
    with pytest.raises(LineDecided):
        merged(store, {(About.BOOKED, ""): Side.KEPT})
    merged(store, {(About.BOOKED, ""): Side.OTHER})
    assert store.read(found.decisions)[kept].credits == 3
    assert store.read(lambda tx: [row.student_id for row in tx.scalars(select(Decision))]) == [
        kept
    ]


def test_two_decisions_are_never_made_one(store):
    for who in ids(store):
        do(store, decisions.decide, who, VERDICT)
    with pytest.raises(BothDecided) as refusal:
        merged(store)
    assert refusal.value.name == "Adler, Test"


def test_the_record_that_a_certificate_names_stays(store):
    kept, other = ids(store)
    issue(store, other)
    with pytest.raises(KeepTheOther) as refusal:
        merged(store)
    assert refusal.value.number == "2024-0001"
    do(store, merge, other, kept, {})
    assert store.read(certificate_numbers, other) == ("2024-0001",)


def test_two_records_that_certificates_name_are_never_made_one(store):
    for number, who in enumerate(ids(store)):
        issue(store, who, f"2024-000{number}")
    with pytest.raises(BothHaveCertificates) as refusal:
        merged(store)
    assert (refusal.value.kept, refusal.value.other) == ("2024-0000", "2024-0001")
