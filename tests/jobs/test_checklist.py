from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from planner.commands import course, decisions, groups, results, sign_offs, students, work
from planner.commands.results import Entry
from planner.commands.sign_offs import NoReasonToSignOff
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.work_tables import MarkingSheet
from planner.jobs import deciding
from planner.jobs.checklist import checklist
from planner.jobs.deciding import Wish
from planner.jobs.exam_rows import exam_lists
from planner.language import Language
from planner.rules.checklist import Concern
from planner.rules.credits import Outcome, State
from tests.issuing import issue_all
from tests.small_course import STUDENTS, dump, furnished, student_id, tick

TODAY = date(2024, 2, 12)
STEP = Title.of("Do something")


@pytest.fixture
def store():
    """Everybody has a number; Adler has both items, Biber the sheet, Dachs nothing."""
    with closing(in_memory()) as store:
        furnished(store)
        for number, name in enumerate(STUDENTS):
            edit(store, name, matriculation=f"471100{number}")
        for family, item in (("Adler", "sheet"), ("Adler", "poster"), ("Biber", "sheet")):
            tick(store, family, item)
        yield store


def do(store, command, *args, **kwargs):
    store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def edit(store, who, **fields):
    do(store, students.edit, student_id(store, who), **fields)


def decide(store, family, **wish):
    wish = Wish(**wish)
    do(store, deciding.decide, student_id(store, family), wish, today=TODAY, by="Berta")


def settle(store):
    do(store, deciding.accept_all, today=TODAY, by="Berta")
    decide(store, "Dachs", outcome=Outcome.NO_SHOW)


def listed(store):
    return store.read(checklist, TODAY)


def found(store, concern):
    return [
        (*(name.partition(",")[0] for name in one.finding.names), one.finding.title)
        for one in listed(store).of(concern)
    ]


def is_draft(store):
    return store.read(exam_lists, Language("en"), TODAY)[0].draft


def test_what_the_aim_asks_for_and_nobody_recorded_is_blank(store):
    edit(store, "Biber", aim_id="six")
    assert found(store, Concern.BLANK) == [("Biber", "Poster"), ("Dachs", "Sheet")]
    tick(store, "Dachs", "sheet", State.MISSING)
    assert found(store, Concern.BLANK) == [("Biber", "Poster")]


def test_what_was_handed_in_is_named_until_somebody_marks_it(store):
    tick(store, "Dachs", "sheet", State.SUBMITTED)
    assert found(store, Concern.UNMARKED) == [("Dachs", "Sheet")]
    tick(store, "Dachs", "sheet", State.FAILED)
    assert found(store, Concern.UNMARKED) == []


def test_an_item_nobody_has_a_result_for_is_one_point_and_not_a_blank_for_each(store):
    do(store, results.clear, [(student_id(store, "Adler"), "poster")])
    edit(store, "Biber", aim_id="six")
    assert found(store, Concern.UNMARKED) == [("Poster",)]
    assert ("Biber", "Poster") not in found(store, Concern.BLANK)


def test_whoever_is_undecided_is_named_with_the_tier_that_is_met(store):
    assert [one.finding.about for one in listed(store).of(Concern.UNDECIDED)] == [
        *("6 ECTS", "3 ECTS", "")
    ]
    do(store, students.leave, [student_id(store, "Dachs")], TODAY)
    assert len(listed(store).of(Concern.UNDECIDED)) == 2


def test_two_of_one_name_are_one_point_and_a_third_reopens_it(store):
    edit(store, "Biber", family="adler ")
    (entry,) = listed(store).of(Concern.SAME_NAME)
    assert len(entry.finding.students) == 2
    do(store, sign_offs.sign_off, [entry.finding], "cousins", on=TODAY, by="B")
    assert listed(store).still_open(Concern.SAME_NAME) == ()
    edit(store, "Dachs", family="Adler")
    assert len(listed(store).still_open(Concern.SAME_NAME)) == 1


def test_who_has_no_number_and_who_is_booked_as_nothing_is_named(store):
    edit(store, "Dachs", matriculation="")
    assert found(store, Concern.NO_NUMBER) == [("Dachs", "")]
    settle(store)
    (for_all,) = listed(store).of(Concern.NOT_BOOKED)
    assert len(for_all.finding.names) == 2
    line = {"exam_number": "4711", "kind": "exam", "graded": True, "attempt": 1}
    do(store, students.book, student_id(store, "Adler"), [line])
    assert found(store, Concern.NOT_BOOKED) == [("Biber", "")]
    do(store, course.edit, module="ISCL")
    assert found(store, Concern.NOT_BOOKED) == []


def test_a_member_without_the_mark_of_the_group_is_named(store):
    item = next(one for one in store.read(work_items) if one.id == "poster")
    do(store, work.edit_item, item, in_groups=True)
    members = [student_id(store, name) for name in ("Adler", "Biber")]
    do(store, groups.make, "Group 1", ["poster"], members)
    assert found(store, Concern.GROUP) == [("Biber", "Poster")]


def work_items(tx):
    from planner.db import work as finder  # noqa: PLC0415 - beside the command of the same name

    return finder.items(tx)


def test_a_marking_sheet_that_is_out_is_named_until_it_is_back(store):
    def take_along(tx):
        tx.add(MarkingSheet(id="m", person="Tom", taken_at=datetime(2024, 1, 8, tzinfo=UTC)))

    store.change(STEP, take_along)
    assert found(store, Concern.SHEET_OUT) == [("Tom", "")]

    def back(tx):
        tx.get(MarkingSheet, "m").returned_at = datetime(2024, 2, 1, tzinfo=UTC)

    store.change(STEP, back)
    assert found(store, Concern.SHEET_OUT) == []


def test_a_stale_decision_is_open_again_when_something_else_changes(store):
    settle(store)
    assert found(store, Concern.STALE) == []
    tick(store, "Biber", "sheet", State.FAILED)
    (entry,) = listed(store).of(Concern.STALE)
    do(store, sign_offs.sign_off, [entry.finding], "known", on=TODAY, by="B")
    assert listed(store).still_open(Concern.STALE) == ()
    tick(store, "Biber", "sheet", State.RETURNED)
    assert len(listed(store).still_open(Concern.STALE)) == 1


def test_a_certificate_that_is_no_longer_true_is_named_and_holds_no_list_up(store):
    do(store, course.edit, module="ISCL")
    settle(store)
    issue_all(store, language="de", today=TODAY)
    assert found(store, Concern.CERTIFICATE) == []
    edit(store, "Adler", given="Other")
    assert len(found(store, Concern.CERTIFICATE)) == 1
    assert not is_draft(store)


def test_a_list_is_a_draft_until_all_is_settled_or_signed_off(store):
    do(store, course.edit, module="ISCL")
    edit(store, "Dachs", matriculation="")
    assert is_draft(store)
    settle(store)
    (entry,) = listed(store).still_open()
    assert (entry.finding.concern, is_draft(store)) == (Concern.NO_NUMBER, True)
    before = dump(store)
    do(store, sign_offs.sign_off, [entry.finding], "exchange student", on=TODAY, by="Berta")
    assert not is_draft(store)
    (again,) = listed(store).of(Concern.NO_NUMBER)
    assert (again.signed.reason, again.signed.on, again.signed.by) == (
        *("exchange student", TODAY, "Berta"),
    )
    do(store, sign_offs.take_back, [entry.finding])
    assert is_draft(store)
    assert dump(store) == before


def test_what_was_handed_in_beyond_a_decision_is_named_and_holds_no_list_up(store):
    do(store, course.edit, module="ISCL")
    tick(store, "Biber", "poster", State.SUBMITTED)
    settle(store)
    assert found(store, Concern.UNMARKED) == [("Biber", "Poster")]
    assert not is_draft(store)


def test_a_sign_off_needs_a_reason(store):
    (entry,) = listed(store).of(Concern.UNDECIDED)[:1]
    with pytest.raises(NoReasonToSignOff):
        do(store, sign_offs.sign_off, [entry.finding], "  ", on=TODAY, by="B")


def test_a_withdrawn_decision_is_undecided_again(store):
    settle(store)
    do(store, decisions.withdraw, student_id(store, "Adler"))
    assert found(store, Concern.UNDECIDED) == [("Adler", "")]
    do(store, results.enter, student_id(store, "Adler"), "sheet", Entry(state=State.FAILED))
    assert listed(store).of(Concern.UNDECIDED)[0].finding.about == ""
