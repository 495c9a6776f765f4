from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from planner.commands import attempts, results, work
from planner.commands.results import Entry
from planner.db.attempts import past_attempts
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import NOTHING
from planner.db.students import results as listed
from planner.db.work import items
from planner.rules.attempts import AttemptsUsedUp
from planner.rules.credits import Marking, State
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")


class Clock:
    def __init__(self):
        self.at = datetime(2023, 11, 14, 12, tzinfo=UTC)

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(clock):
    with closing(in_memory(now=clock)) as store:
        furnished(store)
        sheet = next(item for item in store.read(items) if item.id == "sheet")
        pointed = replace(sheet, marking=Marking.POINTS, max_points=Decimal(20))
        store.change(STEP, lambda tx: work.edit_item(tx, pointed, max_attempts=2))
        yield store


def enter(store, by="Lena", item="sheet", **entry):
    store.who = by
    who = student_id(store, "Adler")
    return store.change(STEP, lambda tx: results.enter(tx, who, item, Entry(**entry)))


def further(store, item="sheet"):
    who = student_id(store, "Adler")
    return store.change(STEP, lambda tx: attempts.open_further(tx, who, item))


def result(store, item="sheet"):
    return store.read(listed)[student_id(store, "Adler")].get(item, NOTHING)


def tried(store, item="sheet"):
    return store.read(past_attempts).get((student_id(store, "Adler"), item), ())


@pytest.mark.parametrize("handed_back", [State.RETURNED, State.FAILED])
def test_handing_in_again_keeps_how_the_attempt_before_ended(store, clock, handed_back):
    enter(store, state=handed_back, points=Decimal(8), late_days=2)
    clock.at += timedelta(days=7)
    enter(store, by="Omar", state=State.SUBMITTED)
    (one,) = tried(store)
    assert (one.number, one.state, one.points, one.late_days) == (1, handed_back, Decimal(8), 2)
    assert (one.ended_on, one.marker) == (date(2023, 11, 14), "Lena")
    now = result(store)
    assert (now.attempt, now.facts.state) == (2, State.SUBMITTED)
    assert (now.facts.points, now.facts.late_days) == (None, 0)


def test_who_marked_is_who_gave_the_verdict_not_who_wrote_a_note_later(store):
    enter(store, by="Lena", state=State.FAILED)
    store.who = "Omar"
    who = student_id(store, "Adler")
    store.change(STEP, lambda tx: results.annotate(tx, who, "sheet", note="talked to her"))
    enter(store, by="Pia", state=State.SUBMITTED)
    assert tried(store)[0].marker == "Lena"
    assert result(store).note == "talked to her"


@pytest.mark.parametrize("was", [State.MISSING, State.OPEN, State.EXCUSED, State.PASSED])
def test_what_was_not_handed_back_is_only_put_right(store, was):
    enter(store, state=was)
    enter(store, state=State.SUBMITTED)
    assert tried(store) == ()
    assert result(store).attempt == 1


def test_a_verdict_put_right_is_no_further_attempt(store):
    enter(store, state=State.FAILED)
    enter(store, state=State.PASSED)
    assert (tried(store), result(store).attempt) == ((), 1)


def test_more_attempts_than_the_item_allows_are_refused_until_the_item_is_changed(store):
    enter(store, state=State.FAILED)
    enter(store, state=State.SUBMITTED)
    enter(store, state=State.FAILED)
    before = dump(store)
    with pytest.raises(AttemptsUsedUp) as refusal:
        enter(store, state=State.SUBMITTED)
    assert (refusal.value.item, refusal.value.most) == ("Sheet", 2)
    with pytest.raises(AttemptsUsedUp):
        further(store)
    assert dump(store) == before
    sheet = next(item for item in store.read(items) if item.id == "sheet")
    store.change(STEP, lambda tx: work.edit_item(tx, sheet, max_attempts=3))
    enter(store, state=State.SUBMITTED)
    assert result(store).attempt == 3


def test_a_further_attempt_opens_the_cell_and_its_deadline_but_keeps_the_notes(store):
    who = student_id(store, "Adler")
    enter(store, points=Decimal(3), summands="1+2", state=State.FAILED)
    notes = {"due": date(2023, 11, 20), "due_ground": "illness", "feedback": "Try again"}
    store.change(STEP, lambda tx: results.annotate(tx, who, "sheet", **notes))
    further(store)
    now = result(store)
    assert (now.attempt, now.facts.state, now.facts.points) == (2, State.OPEN, None)
    assert (now.facts.due, now.due_ground, now.summands) == (None, "", "")
    assert now.feedback == "Try again"


def test_there_is_no_further_attempt_before_a_first(store):
    before = dump(store)
    with pytest.raises(attempts.NothingToRepeat) as refusal:
        further(store, "poster")
    assert (refusal.value.student, refusal.value.item) == ("Adler, Test", "Poster")
    assert dump(store) == before


def test_undo_takes_the_attempt_back_with_its_record(store):
    enter(store, state=State.FAILED, points=Decimal(4))
    before = dump(store)
    enter(store, state=State.SUBMITTED)
    store.undo()
    assert dump(store) == before
    store.redo()
    assert (len(tried(store)), result(store).attempt) == (1, 2)
