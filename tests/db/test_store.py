from __future__ import annotations

from contextlib import closing, suppress
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from planner.commands import course, decisions, results, sessions, students, work
from planner.db import history
from planner.db.base import Base
from planner.db.finding import Gone
from planner.db.flip import ChangedMeanwhile
from planner.db.header import AlreadyThere
from planner.db.history_tables import StepImage, StepRow
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.db.result_tables import Certificate, CreditTier, TierRequirement
from planner.db.store import NothingToUndo, Store, create_course, in_memory, open_course
from planner.db.students import students as listed
from planner.db.tables import ClassSession
from planner.errors import PlannerError
from planner.jobs import deciding
from planner.rules import plan_chains, plan_verbs
from planner.rules.credits import Item, State, Tier
from planner.rules.plan import PlannedSession
from planner.rules.terms import Days
from tests.small_course import TOPICS, dump, furnished, student_id, tick

TODAY = date(2024, 2, 12)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def rename(topic: str):
    return lambda tx: sessions.edit(tx, "sa", topic=topic)


def test_a_deleted_row_comes_back_with_its_own_id(store):
    before = dump(store)
    store.change(Title.of("Delete"), lambda tx: sessions.delete(tx, "sa"))
    assert dump(store) != before
    store.undo()
    assert dump(store) == before


def test_an_undo_never_overwrites_someone_elses_change(store):
    store.change(Title.of("Rename"), rename("Ours"))
    with store._writing().writing() as tx:  # somebody beside the journal
        tx.connection().execute(
            update(ClassSession.__table__).where(ClassSession.id == "sa").values(topic="Theirs")
        )
    now = dump(store)
    with pytest.raises(ChangedMeanwhile) as refusal:
        store.undo()
    assert (refusal.value.table, refusal.value.row_id) == ("session", "sa")
    assert dump(store) == now


def test_a_failed_command_leaves_neither_change_nor_history(store):
    def half(tx):
        sessions.edit(tx, "sa", topic="Half")
        tx.flush()
        raise ZeroDivisionError

    before, steps = dump(store), store.read(history.last_step)
    with pytest.raises(ZeroDivisionError):
        store.change(Title.of("Half"), half)
    assert dump(store) == before
    assert store.read(history.last_step) == steps


def test_bulk_statements_are_refused(store):
    with pytest.raises(RuntimeError, match="history"):
        store.change(
            Title.of("Bulk"), lambda tx: tx.execute(update(ClassSession).values(topic=""))
        )


def test_work_that_changes_nothing_leaves_no_step(store):
    steps = store.read(history.last_step)
    assert store.change(Title.of("Same"), rename("Topic sa")).rows == ()
    assert store.read(history.last_step) == steps


def test_two_flushes_are_one_row_in_the_history(store):
    def twice(tx):
        sessions.edit(tx, "sa", topic="Once")
        tx.flush()
        sessions.edit(tx, "sa", topic="Twice")

    (row,) = store.change(Title.of("Rename"), twice).rows
    assert (row.before["topic"], row.after["topic"]) == ("Topic sa", "Twice")


def test_a_dry_run_tells_what_would_change_and_changes_nothing(store):
    before = dump(store)
    would = store.tried(Title.of("Rename"), rename("Perhaps"))
    assert [row.after["topic"] for row in would.rows] == ["Perhaps"]
    assert dump(store) == before


def test_what_is_handed_out_is_a_fact_and_no_step_to_undo(store):
    store.change(Title.of("Rename"), rename("First"))
    facts = {"number": "2024-0001", "student_id": "s", "name": "Adler", "credits": Decimal(3)}
    more = {"language": "de", "issued_on": TODAY, "sha256": "0", "document": b"x", "facts": {}}
    store.change(Title.of("Issue"), lambda tx: decisions.register(tx, **facts, **more))
    store.undo()
    with store.reading() as tx:
        assert tx.get(ClassSession, "sa").topic == "Topic sa"
        assert tx.scalars(select(Certificate.number)).all() == ["2024-0001"]
    assert [step.kind for step in store.read(history.steps)][:3] == ["undo", "fact", "do"]


def test_undo_and_redo_survive_closing_and_opening(tmp_path):
    path = tmp_path / "a.course"
    with create_course(path) as store:
        furnished(store)
        before = dump(store)
        store.change(Title.of("Rename {what}", what="it"), rename("New"))
        after = dump(store)
    with open_course(path) as store:
        undoable, redoable = store.tops()
        assert (undoable.title, redoable) == (Title.of("Rename {what}", what="it"), None)
        store.undo()
        assert dump(store) == before
    with open_course(path) as store:
        store.redo()
        assert dump(store) == after
        with pytest.raises(NothingToUndo) as refusal:
            store.redo()
        assert refusal.value.forward


def test_a_new_step_ends_what_could_be_redone(store):
    for topic in ("One", "Two"):
        store.change(Title.of(topic), rename(topic))
    store.undo()
    store.undo()
    store.change(Title.of("Three"), rename("Three"))
    with pytest.raises(NothingToUndo):
        store.redo()
    assert store.tops()[0].title.text == "Three"
    store.undo()
    assert store.tops()[0] is None


def test_a_course_is_never_made_over_a_file(tmp_path):
    path = tmp_path / "a.course"
    path.write_text("mine")
    with pytest.raises(AlreadyThere):
        create_course(path)
    assert path.read_text() == "mine"


def test_the_history_is_only_ever_added_to(store):
    for table in (StepRow.__table__, StepImage.__table__):
        for statement in (delete(table), update(table).values(id=table.c.id + 1)):
            with (
                pytest.raises(Exception, match="only ever added"),
                store._writing().writing() as tx,
            ):
                tx.connection().execute(statement)


def test_a_step_edited_by_hand_breaks_the_chain_of_seals(tmp_path):
    path = tmp_path / "a.course"
    with create_course(path) as store:
        furnished(store)
        store.change(Title.of("Rename"), rename("New"))
        assert store.read(history.broken_seal) is None
        with store._writing().writing() as tx:
            connection = tx.connection()
            connection.exec_driver_sql("DROP TRIGGER step_only_grows_update")
            connection.exec_driver_sql("UPDATE step SET title = 'Forged' WHERE id = 2")
        assert store.read(history.broken_seal) == 2


def test_no_table_deletes_behind_the_historys_back():
    for table in Base.metadata.tables.values():
        assert all(key.ondelete is None for key in table.foreign_keys), table.name


def test_parents_and_children_leave_and_return_together(store):
    before = dump(store)
    store.change(Title.of("Delete tier"), lambda tx: work.delete_tier(tx, "six"))
    with store.reading() as tx:
        assert tx.get(CreditTier, "six") is None
        assert len(tx.scalars(select(TierRequirement)).all()) == 1
    store.undo()
    assert dump(store) == before


# stories: any commands in any order

ids = st.sampled_from([*TOPICS, "gone"])
topics = st.text("abc ", max_size=3)
days = st.dates(date(2023, 10, 10), date(2024, 2, 20))
people = st.sampled_from(["Adler", "Biber", "Dachs"])
items = st.sampled_from(["sheet", "poster"])
states = st.sampled_from(State)


def planned(verb, *args):
    return lambda _: lambda tx: sessions.carry_out(tx, verb(plan_of(tx), *args))


def direct(command, *args, **kwargs):
    return lambda _: partial(_call, command, args, kwargs)


def _call(command, args, kwargs, tx):
    command(tx, *args, **kwargs)


def for_student(command, family, *args, **kwargs):
    return lambda store: lambda tx: command(tx, student_id(store, family), *args, **kwargs)


stories = st.lists(
    st.one_of(
        st.builds(lambda i, d: planned(plan_verbs.moved, i, d), ids, days),
        st.builds(lambda i, j: planned(plan_verbs.swapped, i, j), ids, ids),
        st.builds(lambda i: planned(plan_chains.pushed, i), ids),
        st.builds(lambda i: planned(plan_verbs.shelved, i), ids),
        st.builds(lambda i: planned(plan_verbs.cancelled, i), ids),
        st.builds(lambda i, t: direct(sessions.edit, i, topic=t), ids, topics),
        st.builds(lambda i: direct(sessions.delete, i), ids),
        st.builds(lambda t: direct(sessions.add, PlannedSession(id="", topic=t)), topics),
        st.builds(
            lambda who, item, state: for_student(
                results.enter, who, item, results.Entry(state=state)
            ),
            *(people, items, states),
        ),
        st.builds(lambda who: for_student(_leave, who), people),
        st.builds(lambda name: direct(students.add, family=name), topics),
        st.builds(lambda who: for_student(_decide, who), people),
        st.builds(lambda who: for_student(decisions.withdraw, who), people),
        st.builds(lambda tier: direct(work.delete_tier, tier), st.sampled_from(["three", "six"])),
        st.builds(
            lambda name: direct(work.put_tier, Tier(id="", key="", name=name, credits=Decimal(3))),
            topics,
        ),
        st.builds(lambda name: direct(work.add_item, Item(id="", title=name)), topics),
        st.builds(
            lambda first, n: direct(
                course.set_lectures, Days(date(2023, 10, first), date(2024, 2, n))
            ),
            *(st.integers(1, 30), st.integers(1, 28)),
        ),
    ),
    max_size=10,
)


def _leave(tx, who):
    students.leave(tx, [who], TODAY)


def _decide(tx, who):
    deciding.decide(tx, who, deciding.Wish(), today=TODAY, by="test")


def attempted(store: Store, story) -> bool:
    with suppress(PlannerError):
        return bool(store.change(Title.of("step"), story(store)).rows)
    return False


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(stories)
def test_undoing_everything_restores_the_file_and_redoing_the_end(stories):
    with closing(in_memory()) as store:
        furnished(store)
        before = dump(store)
        done = sum(attempted(store, story) for story in stories)
        after = dump(store)
        for _ in range(done):
            store.undo()
        assert dump(store) == before
        for _ in range(done):
            store.redo()
        assert dump(store) == after
        assert store.read(history.broken_seal) is None


def test_the_stories_do_something(store):
    tick(store, "Adler", "sheet")
    assert attempted(store, for_student(_decide, "Adler"))
    assert attempted(store, planned(plan_verbs.moved, "se", date(2023, 11, 22)))
    assert len(store.read(listed)) == 3
    with pytest.raises(Gone):
        store.change(Title.of("x"), lambda tx: sessions.edit(tx, "gone", topic="x"))
