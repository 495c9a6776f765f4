from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.commands import attendance, decisions, results, students
from planner.commands.results import Entry
from planner.db import students as found
from planner.db.belongings import belongings
from planner.db.journal import Title
from planner.db.plan_tables import Presenter
from planner.db.store import in_memory
from planner.db.work_tables import MarkingSheet
from planner.jobs import merging
from planner.rules.attendance import Presence
from planner.rules.credits import Outcome, State
from planner.rules.merging import About, Side, Verdict
from planner.rules.people import Likeness
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")
DAY = date(2024, 2, 12)
EMAIL, BOOKED = (About.FIELD, "email"), (About.BOOKED, "")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def do(store, command, *args, **kwargs):
    return store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def compared(store, kept="Adler", other="Biber"):
    return store.read(merging.compared, student_id(store, kept), student_id(store, other))


def verdicts(comparison):
    return {pair.subject: pair.verdict for pair in comparison.pairs}


def certified(store, family):
    facts = {"number": "2024-0001", "name": "Test", "credits": Decimal(3), "language": "de"}
    facts |= {"issued_on": DAY, "sha256": "", "document": b"", "facts": {}}
    do(store, decisions.register, student_id=student_id(store, family), **facts)


def test_everything_that_either_record_says_stands_in_the_comparison(store):
    kept, other = student_id(store, "Adler"), student_id(store, "Biber")
    do(store, results.enter, kept, "sheet", Entry(state=State.PASSED))
    do(store, results.enter, other, "sheet", Entry(state=State.PASSED))
    do(store, results.enter, other, "poster", Entry(state=State.MISSING))
    do(store, students.book, other, [{"module": "M"}])
    found = verdicts(compared(store))
    assert found[About.FIELD, "given"] is Verdict.SAME
    assert found[EMAIL] is Verdict.DIFFER
    assert found[About.RESULT, "sheet"] is Verdict.SAME
    assert found[About.RESULT, "poster"] is Verdict.ONLY_OTHER
    assert found[BOOKED] is Verdict.ONLY_OTHER
    assert (About.FIELD, "note") not in found


def test_a_merge_takes_what_was_chosen_and_what_only_the_other_record_says(store):
    kept, other = student_id(store, "Adler"), student_id(store, "Biber")
    do(store, results.enter, other, "poster", Entry(state=State.PASSED))
    comparison = compared(store)
    asked = {pair.subject for pair in comparison.open({})}
    assert asked == {(About.FIELD, "family"), EMAIL}
    choices = {(About.FIELD, "family"): Side.KEPT, EMAIL: Side.OTHER}
    assert comparison.open(choices) == ()
    do(store, merging.merge, comparison, choices)
    row = store.read(found.student, kept)
    assert (row.family, row.email) == ("Adler", "biber@student.example.org")
    assert store.read(found.results, kept)[kept]["poster"].facts.state is State.PASSED


def test_the_record_that_a_certificate_names_is_kept_whoever_was_chosen_first(store):
    certified(store, "Biber")
    comparison = compared(store)
    assert (comparison.kept.family, comparison.other.family) == ("Biber", "Adler")
    assert not comparison.may_turn
    assert compared(store, "Adler", "Dachs").may_turn


def test_lines_of_booked_as_that_a_decision_may_be_about_are_those_that_stay(store):
    kept, other = student_id(store, "Adler"), student_id(store, "Biber")
    for who in (kept, other):
        do(store, students.book, who, [{"module": "M"}])
    assert compared(store).sides({})[BOOKED] is Side.KEPT
    verdict = decisions.Verdict(
        outcome=Outcome.FAILED,
        tier=None,
        credits=Decimal(0),
        grade=None,
        assessed_on=DAY,
        decided_on=DAY,
        basis={},
    )
    do(store, decisions.decide, other, verdict)
    comparison = compared(store)
    assert comparison.sides({})[BOOKED] is Side.OTHER
    (line,) = store.read(found.bookings)[other]
    do(store, merging.merge, comparison, {})
    assert [row.id for row in store.read(found.bookings)[kept]] == [line.id]


def test_whoever_has_the_other_record_on_a_marking_sheet_is_named(store):
    other = student_id(store, "Biber")

    def taken(tx):
        at = datetime(2024, 1, 8, tzinfo=UTC)
        tx.add(MarkingSheet(person="Tom Taube", taken_at=at, facts={other: {"sheet": "open"}}))

    store.change(STEP, taken)
    assert compared(store).sheets == ("Tom Taube",)
    assert compared(store, "Biber", "Adler").sheets == ()


def test_those_who_may_be_the_same_person_stand_first_with_the_reason(store):
    do(store, students.add, family="Zander", given="Eva")
    do(store, students.add, family="ADLER", given="Test", email="adler@web.example")
    first, *rest = store.read(merging.others, student_id(store, "Adler"))
    assert first.student.family == "ADLER"
    assert first.why == (Likeness.LIKE_EMAIL, Likeness.SAME_NAME)
    assert [one.student.family for one in rest] == ["Biber", "Dachs", "Zander"]


FIELDS = ("programme", "home_university", "note")
states = st.sampled_from([State.PASSED, State.MISSING, State.EXCUSED])
records = st.fixed_dictionaries(
    {
        "fields": st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["one", "two"])),
        "results": st.dictionaries(st.sampled_from(["sheet", "poster"]), states),
        "seen": st.dictionaries(st.sampled_from(["sa", "sb"]), st.sampled_from(list(Presence))),
        "booked": st.lists(st.sampled_from(["M", "N"]), max_size=2),
        "talks": st.sets(st.sampled_from(["sa", "sd"])),
    }
)


def filled(tx, who, record):
    students.edit(tx, who, **record["fields"])
    for item, state in record["results"].items():
        results.enter(tx, who, item, Entry(state=state))
    for session, presence in record["seen"].items():
        attendance.record(tx, session, {who: presence})
    students.book(tx, who, [{"module": module} for module in record["booked"]])
    for session in record["talks"]:
        tx.add(Presenter(session_id=session, student_id=who, title=f"Talk of {who}"))


@settings(max_examples=10)  # each makes a course and undoes a merge in it
@given(records, records, st.data())
def test_whatever_two_records_say_the_one_that_stays_says_what_was_chosen(one, two, data):
    with closing(furnished(in_memory())) as store:
        kept, other = student_id(store, "Adler"), student_id(store, "Biber")
        for who, record in ((kept, one), (other, two)):
            store.change(STEP, lambda tx, who=who, record=record: filled(tx, who, record))
        before = dump(store)
        comparison = store.read(merging.compared, kept, other)
        choices = {
            pair.subject: data.draw(st.sampled_from(pair.sides)) for pair in comparison.pairs
        }
        do(store, merging.merge, comparison, choices)
        after = store.read(belongings, kept)
        for pair in comparison.pairs:
            taken = {Side.KEPT: pair.kept, Side.OTHER: pair.other}
            if choices[pair.subject] in taken:
                assert after.get(pair.subject) == taken[choices[pair.subject]], pair
        assert {subject for subject, value in after.items() if value is not None} <= {
            pair.subject for pair in comparison.pairs
        }
        store.undo()
        assert dump(store) == before
