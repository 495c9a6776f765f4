from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import groups, work
from planner.commands.groups import Wanted
from planner.db.groups import by_student
from planner.db.groups import groups as listed
from planner.db.item_details import item_details
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.rules.groups import InAnotherGroup
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")
NOV, LATER, END = date(2023, 11, 1), date(2023, 11, 22), date(2023, 12, 6)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


@pytest.fixture
def ids(store):
    return {name: student_id(store, name) for name in ("Adler", "Biber", "Dachs")}


def do(store, command, *args, **kwargs):
    found = []
    store.change(STEP, lambda tx: found.append(command(tx, *args, **kwargs)))
    return found[0]


def said(store, on=LATER):
    return {group.name: group.names(on) for group in store.read(listed)}


def test_a_group_is_made_for_several_items_and_they_are_done_in_groups_then(store, ids):
    do(store, groups.make, "Larks", ["sheet", "poster"], [ids["Dachs"], ids["Adler"]])
    (group,) = store.read(listed)
    assert (group.name, group.items) == ("Larks", ("sheet", "poster"))
    assert group.names(NOV) == ("Adler", "Dachs")
    assert all(item.in_groups for item in store.read(item_details).values())
    assert [who for who, some in store.read(by_student).items() if some == (group,)] == [
        ids["Adler"],
        ids["Dachs"],
    ]


def test_an_item_that_is_no_longer_done_in_groups_belongs_to_none(store, ids):
    do(store, groups.make, "Larks", ["sheet", "poster"], [ids["Adler"]])
    do(store, lambda tx: setattr(tx.get(work.WorkItem, "sheet"), "in_groups", False))
    assert [group.items for group in store.read(listed)] == [("poster",)]
    assert [g.items for g in store.read(listed, dormant=True)] == [("sheet", "poster")]


def test_who_leaves_and_joins_is_known_by_date(store, ids):
    larks = do(store, groups.make, "Larks", ["poster"], [ids["Adler"], ids["Biber"]])
    do(store, groups.leave, larks, ids["Biber"], on=LATER)
    do(store, groups.join, larks, ids["Dachs"], on=LATER)
    assert said(store, NOV) == {"Larks": ("Adler", "Biber")}
    assert said(store, LATER) == {"Larks": ("Adler", "Dachs")}
    assert {name for name, id_ in ids.items() if id_ in store.read(by_student)} == set(ids)


def test_nobody_leaves_a_group_they_are_not_in(store, ids):
    larks = do(store, groups.make, "Larks", ["poster"], [ids["Adler"]])
    with pytest.raises(groups.NotInTheGroup) as refusal:
        do(store, groups.leave, larks, ids["Biber"], on=LATER)
    assert (refusal.value.name, refusal.value.group) == ("Biber", "Larks")


def test_a_second_group_for_the_same_item_is_refused_and_nothing_is_done(store, ids):
    do(store, groups.make, "Larks", ["sheet", "poster"], [ids["Adler"]])
    before = dump(store)
    with pytest.raises(InAnotherGroup) as refusal:
        do(store, groups.make, "Owls", ["poster"], [ids["Adler"]])
    assert (refusal.value.name, refusal.value.group) == ("Adler", "Larks")
    assert refusal.value.items == ("Poster",)
    assert dump(store) == before


def test_moving_over_ends_one_time_and_begins_the_other(store, ids):
    do(store, groups.make, "Larks", ["poster"], [ids["Adler"], ids["Biber"]])
    owls = do(store, groups.make, "Owls", ["poster"])
    do(store, groups.move, owls, ids["Adler"], on=LATER)
    assert said(store, NOV) == {"Larks": ("Adler", "Biber"), "Owls": ()}
    assert said(store, LATER) == {"Larks": ("Biber",), "Owls": ("Adler",)}


def test_moving_there_and_back_on_one_day_leaves_no_trace(store, ids):
    larks = do(store, groups.make, "Larks", ["poster"], [ids["Adler"]])
    owls = do(store, groups.make, "Owls", ["poster"])
    before = dump(store)
    do(store, groups.move, owls, ids["Adler"], on=LATER)
    do(store, groups.move, larks, ids["Adler"], on=LATER)
    assert dump(store) == before


def test_a_group_is_renamed_but_not_to_nothing_nor_like_its_neighbour(store, ids):
    larks = do(store, groups.make, "Larks", ["poster"], [ids["Adler"]])
    do(store, groups.make, "Owls", ["poster"])
    do(store, groups.make, "Geese", ["sheet"])
    do(store, groups.rename, larks, " Geese ")  # those work on something else
    assert set(said(store)) == {"Geese", "Owls"}
    with pytest.raises(groups.GroupNameTaken):
        do(store, groups.rename, larks, "owls")
    with pytest.raises(groups.GroupNameMissing):
        do(store, groups.rename, larks, "  ")
    with pytest.raises(groups.GroupWithoutItems):
        do(store, groups.make, "Crows", [])


def test_dissolving_a_group_is_one_step_that_undo_takes_back(store, ids):
    larks = do(store, groups.make, "Larks", ["poster"], [ids["Adler"], ids["Biber"]])
    before = dump(store)
    do(store, groups.dissolve, larks)
    assert store.read(listed) == ()
    store.undo()
    assert dump(store) == before


def test_everything_is_arranged_in_one_step(store, ids):
    larks = do(store, groups.make, "Larks", ["poster"], [ids["Adler"], ids["Biber"]])
    geese = do(store, groups.make, "Geese", ["sheet"], [ids["Adler"]])
    before = dump(store)
    wanted = [
        Wanted(id=larks, name="Skylarks", items=("poster",), students=(ids["Biber"],)),
        Wanted(name="Owls", items=("poster",), students=(ids["Adler"], ids["Dachs"])),
    ]
    do(store, groups.arrange, wanted, gone=[geese], on=LATER)
    assert said(store, NOV) == {"Skylarks": ("Adler", "Biber"), "Owls": ()}
    assert said(store, LATER) == {"Skylarks": ("Biber",), "Owls": ("Adler", "Dachs")}
    store.undo()
    assert dump(store) == before


def test_without_a_day_it_was_so_from_the_beginning(store, ids):
    larks = do(store, groups.make, "Larks", ["poster"], [ids["Adler"], ids["Biber"]])
    do(store, groups.leave, larks, ids["Biber"], on=LATER)
    both = Wanted(id=larks, name="Larks", items=("poster",), students=tuple(ids.values()))
    do(store, groups.arrange, [both])
    assert said(store, date.min) == {"Larks": ("Adler", "Biber", "Dachs")}
    nobody = Wanted(id=larks, name="Larks", items=("poster",))
    do(store, groups.arrange, [nobody])
    assert store.read(by_student) == {}


def test_deleting_an_item_takes_it_out_of_its_groups(store, ids):
    do(store, groups.make, "Larks", ["sheet", "poster"], [ids["Adler"]])
    do(store, work.delete_tier, "six")
    do(store, work.delete_item, "poster")
    assert [group.items for group in store.read(listed)] == [("sheet",)]
