from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.commands import decisions
from planner.db import history, register
from planner.db.as_of import NoCourseYet, as_of
from planner.db.journal import Title
from planner.db.store import NothingToUndo, in_memory
from tests.db.test_store import attempted, stories
from tests.small_course import dump, dump_of, furnished, tick

BEGUN = datetime(2023, 10, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that is put on by the day."""

    def __init__(self):
        self.at = BEGUN

    def __call__(self):
        return self.at

    def next_day(self) -> date:
        """Put it on, and return the day that has passed."""
        passed = self.at.astimezone().date()
        self.at += timedelta(days=1)
        return passed


def looked_back(store, day):
    with store.reading() as tx, as_of(tx, day) as then:
        return dump_of(then), history.last_step(then)


def flipped(store, *, forward):
    with suppress(NothingToUndo):
        (store.redo if forward else store.undo)()


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(stories, st.lists(st.sampled_from(["undo", "redo", ""]), min_size=10, max_size=10))
def test_the_course_as_of_a_day_is_the_file_that_was_saved_that_day(commands, turns):
    clock = Clock()
    with closing(in_memory(clock)) as store:
        furnished(store)
        saved = {clock.next_day(): (dump(store), store.read(history.last_step))}
        for story, turn in zip(commands, turns, strict=False):
            attempted(store, story)
            if turn:
                flipped(store, forward=turn == "redo")
            saved[clock.next_day()] = (dump(store), store.read(history.last_step))
        for day, kept in saved.items():
            assert looked_back(store, day) == kept
        assert dump(store) == saved[max(saved)][0]


def test_what_was_handed_out_later_or_revoked_later_was_not_then():
    clock = Clock()
    facts = {"student_id": "s", "name": "Adler", "credits": Decimal(3), "language": "de"}
    more = {"sha256": "0", "facts": {}, "issued_on": date(2023, 10, 2)}
    with closing(in_memory(clock)) as store:
        furnished(store)
        made = clock.next_day()
        issue = dict(facts, **more, number="2023-0001", document=b"kept")
        store.change(Title.of("Issue"), lambda tx: decisions.register(tx, **issue))
        issued = clock.next_day()
        store.change(
            Title.of("Revoke"),
            lambda tx: decisions.revoke(tx, "2023-0001", on=clock().date(), reason="wrong"),
        )
        revoked = clock.next_day()
        seen = {}
        for day in (made, issued, revoked):
            with store.reading() as tx, as_of(tx, day) as then:
                rows = register.certificates(then)
                seen[day] = [(row.number, row.revoked_on is not None) for row in rows]
                if rows:
                    assert register.document(then, "2023-0001") == b"kept"
        assert seen == {
            made: [],
            issued: [("2023-0001", False)],
            revoked: [("2023-0001", True)],
        }


def test_before_the_course_was_made_there_is_nothing_to_look_at():
    clock = Clock()
    with closing(in_memory(clock)) as store:
        furnished(store)
        made = clock.next_day()
        tick(store, "Adler", "sheet")
        with (
            store.reading() as tx,
            pytest.raises(NoCourseYet) as refusal,
            as_of(tx, made - timedelta(days=1)),
        ):
            pass
        assert refusal.value.made == made
