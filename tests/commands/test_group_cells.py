from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import group_cells, group_results, groups
from planner.commands.results import Entry
from planner.db.attempts import past_attempts
from planner.db.cell_history import changes_of_cell
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import NOTHING
from planner.db.students import results as entered
from planner.rules.credits import State
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")
NOV, LATER = date(2023, 11, 1), date(2023, 11, 22)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


@pytest.fixture
def ids(store):
    return {name: student_id(store, name) for name in ("Adler", "Biber", "Dachs")}


@pytest.fixture
def pair(store, ids):
    """A group of the first two for the poster."""
    found = []
    both = [ids["Adler"], ids["Biber"]]
    store.change(STEP, lambda tx: found.append(groups.make(tx, "Owls", ["poster"], both)))
    return found[0]


def do(store, command, *args, **kwargs):
    store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def enter(store, who, **entry):
    do(store, group_results.enter_for_group, [(who, "poster", Entry(**entry))], on=LATER)


def rows(store, ids):
    found = store.read(entered)
    return [found.get(id_, {}).get("poster", NOTHING) for id_ in ids.values()]


@pytest.mark.usefixtures("pair")
def test_a_further_attempt_is_the_whole_group_s(store, ids):
    enter(store, ids["Adler"], state=State.FAILED, points=Decimal(3))
    before = dump(store)
    do(store, group_cells.open_further, ids["Biber"], "poster", on=LATER)
    assert [row.attempt for row in rows(store, ids)] == [2, 2, 1]
    assert {who for who, _ in store.read(past_attempts)} == {ids["Adler"], ids["Biber"]}
    store.undo()
    assert dump(store) == before


def test_who_joined_later_has_no_attempt_to_follow(store, ids, pair):
    enter(store, ids["Adler"], state=State.FAILED)
    do(store, groups.join, pair, ids["Dachs"], on=LATER)
    do(store, group_cells.open_further, ids["Adler"], "poster", on=LATER)
    assert [row.attempt for row in rows(store, ids)] == [2, 2, 1]


@pytest.mark.usefixtures("pair")
def test_handing_in_again_keeps_an_attempt_of_every_member(store, ids):
    enter(store, ids["Adler"], state=State.RETURNED)
    enter(store, ids["Biber"], state=State.SUBMITTED)
    assert [row.attempt for row in rows(store, ids)] == [2, 2, 1]
    assert [len(tried) for tried in store.read(past_attempts).values()] == [1, 1]


@pytest.mark.usefixtures("pair")
def test_restoring_reaches_the_group_with_what_it_shares(store, ids):
    enter(store, ids["Adler"], state=State.PASSED, points=Decimal(9), late_days=2)
    enter(store, ids["Adler"], state=State.FAILED)
    content = store.read(changes_of_cell, ids["Adler"], "poster")[-1].to_restore()
    do(store, group_cells.restore, ids["Adler"], "poster", on=LATER, **content)
    adler, biber, _ = rows(store, ids)
    assert (adler.facts.state, biber.facts.state) == (State.PASSED, State.PASSED)
    assert (adler.facts.late_days, biber.facts.late_days) == (2, 0)


@pytest.mark.usefixtures("pair")
def test_filling_reaches_blank_members_and_leaves_the_others(store, ids):
    do(store, group_results.differ, ids["Biber"], "poster", "wrote nothing")
    cells = [(ids[name], "poster", Entry(state=State.PASSED)) for name in ("Adler", "Dachs")]
    do(store, group_cells.fill, cells, on=LATER)
    assert [row.facts.state for row in rows(store, ids)] == [
        State.PASSED,
        State.OPEN,
        State.PASSED,
    ]
    do(store, group_results.rejoin, ids["Biber"], "poster", on=LATER)
    enter(store, ids["Adler"], state=State.OPEN)
    do(store, group_cells.fill, cells[:1], on=LATER)
    assert [row.facts.state for row in rows(store, ids)] == [State.PASSED] * 3
