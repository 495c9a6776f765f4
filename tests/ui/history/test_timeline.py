from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.commands import decisions
from planner.commands.course import edit, found
from planner.db import history
from planner.db.journal import Title
from planner.db.store import NothingToUndo, in_memory
from planner.ui.history.timeline import Timeline
from tests.small_course import LECTURES

DAY = date(2024, 2, 12)
GESTURES = st.lists(st.sampled_from(("do", "do", "undo", "undo", "redo", "fact")), max_size=25)


def begun():
    """A course of which nothing is known but its term."""
    store = in_memory()
    store.change(Title.of("Found"), lambda tx: found(tx, term="WS 2023/24", lectures=LECTURES))
    return store


def told(store, gestures):
    """Do these, leaving out what cannot be done, and read the whole history."""
    for n, gesture in enumerate(gestures):
        try:
            if gesture == "do":
                store.change(Title.of(f"do {n}"), lambda tx, n=n: edit(tx, place=f"place {n}"))
            elif gesture == "fact":
                store.change(Title.of(f"fact {n}"), lambda tx, n=n: hand_out(tx, n))
            else:
                getattr(store, gesture)()
        except NothingToUndo:
            continue
    return Timeline(store.read(history.steps))


def hand_out(tx, n):
    facts = {"name": "Adler", "credits": 3, "language": "en", "sha256": "", "facts": {}}
    decisions.register(
        tx, number=f"2024-{n:04}", student_id="x", issued_on=DAY, document=b"%PDF", **facts
    )


@settings(max_examples=15)
@given(GESTURES)
def test_it_knows_what_undo_and_redo_would_take(gestures):
    with closing(begun()) as store:
        timeline = told(store, gestures)
        undo, redo = store.tops()
        assert timeline.next_undo() == (undo.id if undo else None)
        assert (timeline.redoable or (None,))[0] == (redo.id if redo else None)


@settings(max_examples=15)
@given(GESTURES, st.data())
def test_so_many_undos_make_a_step_the_last_that_holds(gestures, data):
    with closing(begun()) as store:
        timeline = told(store, gestures)
        holding = [step.id for step in timeline.steps if timeline.holds(step)]
        if not holding:
            return
        number = data.draw(st.sampled_from(holding))
        for step in timeline.to_undo(number):
            assert store.tops()[0].id == step.id
            store.undo()
        assert store.tops()[0].id == number


@settings(max_examples=15)
@given(GESTURES, st.data())
def test_so_many_redos_make_a_step_hold_again(gestures, data):
    with closing(begun()) as store:
        timeline = told(store, gestures)
        if not timeline.redoable:
            return
        number = data.draw(st.sampled_from(timeline.redoable))
        for step in timeline.to_redo(number):
            assert store.tops()[1].id == step
            store.redo()
        assert store.tops()[0].id == number


@pytest.mark.parametrize("known", [1, 3, 5])
def test_a_part_of_the_history_is_judged_as_the_whole(known):
    with closing(begun()) as store:
        whole = told(store, ["do", "do", "do", "undo", "undo", "redo"])
        part = Timeline(whole.steps[:known])
        for step in part.steps:
            assert part.holds(step) == whole.holds(step)
            assert [one.id for one in part.to_undo(step.id)] == [
                one.id for one in whole.to_undo(step.id)
            ]
            assert part.to_redo(step.id) == whole.to_redo(step.id)


def test_what_was_handed_out_is_counted_and_never_undone():
    with closing(begun()) as store:
        timeline = told(store, ["do", "fact", "do"])
        first = timeline.steps[2]
        assert first.title.text == "do 0"
        assert timeline.handed_out_since(first.id) == 1
        assert [step.title.text for step in timeline.to_undo(first.id)] == ["do 2"]
        fact = timeline.steps[1]
        assert timeline.to_undo(fact.id) == ()
        assert not timeline.holds(fact)


def test_a_step_that_is_undone_for_good_is_neither_way_reached():
    with closing(begun()) as store:
        timeline = told(store, ["do", "undo", "do"])
        gone = timeline.steps[2]
        assert gone.title.text == "do 0"
        assert gone.id in timeline.undone
        assert timeline.to_undo(gone.id) == ()
        assert timeline.to_redo(gone.id) == ()
        assert timeline.step(9999) is None
