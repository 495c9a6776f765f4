from __future__ import annotations

from contextlib import closing

import pytest

from planner.commands import saved_views as commands
from planner.db.journal import Title
from planner.db.saved_views import saved_views
from planner.db.store import in_memory
from tests.small_course import dump, furnished

STEP = Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        yield store


def do(store, command, *args):
    return store.change(STEP, lambda tx: command(tx, *args))


def names(store, page="grades"):
    return [row.name for row in store.read(saved_views, page)]


def test_views_stand_in_the_order_in_which_they_were_saved(store):
    for name in ("Zeta", " Alpha "):
        do(store, commands.save_view, "grades", name, {"show": "all"})
    assert names(store) == ["Zeta", "Alpha"]
    assert store.read(saved_views, "grades")[0].settings == {"show": "all"}


def test_a_name_is_taken_on_its_own_page_only(store):
    do(store, commands.save_view, "grades", "Mine", {})
    with pytest.raises(commands.ViewNameTaken):
        do(store, commands.save_view, "grades", "mine", {})
    do(store, commands.save_view, "students", "Mine", {})
    assert names(store, "students") == ["Mine"]


def test_a_view_without_a_name_is_refused(store):
    with pytest.raises(commands.ViewNameMissing):
        do(store, commands.save_view, "grades", "  ", {})
    assert names(store) == []


def test_a_view_may_keep_its_own_name_and_not_take_anothers(store):
    for name in ("Mine", "Yours"):
        do(store, commands.save_view, "grades", name, {})
    mine, _ = store.read(saved_views, "grades")
    do(store, commands.rename_view, mine.id, "MINE")
    with pytest.raises(commands.ViewNameTaken):
        do(store, commands.rename_view, mine.id, "yours")
    assert names(store) == ["MINE", "Yours"]


def test_every_step_can_be_taken_back(store):
    do(store, commands.save_view, "grades", "Mine", {"show": "all"})
    (mine,) = store.read(saved_views, "grades")
    before = dump(store)
    do(store, commands.overwrite_view, mine.id, {"show": "missing"})
    do(store, commands.rename_view, mine.id, "Ours")
    do(store, commands.delete_view, mine.id)
    for _ in range(3):
        store.undo()
    assert dump(store) == before
