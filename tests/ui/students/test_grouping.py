from __future__ import annotations

import pytest

from planner.db.students import StudentRow
from planner.rules.credits import Enrolment, Item
from planner.ui.students.grouping import Draft, Drawn, People, Summary
from tests.ui.students.conftest import TODAY

FAMILIES = ("Adler", "Biber", "Dachs", "Eule", "Gans")


def student(family, status=Enrolment.REGISTERED):
    return StudentRow(
        id=family.lower(),
        family=family,
        given="",
        matriculation="",
        email="",
        programme="",
        aim=None,
        status=status,
        left_on=None,
    )


@pytest.fixture
def begin():
    return People(
        items=(Item(id="sheet", title="Sheet"), Item(id="poster", title="Poster")),
        students=(*map(student, FAMILIES), student("Zander", Enrolment.LEFT)),
        groups=(
            Drawn(key="g1", name="Group 1", items=("sheet",), students=("adler", "biber")),
            Drawn(key="g2", name="Owls", items=("poster",), students=("adler",)),
        ),
    )


@pytest.fixture
def draft(begin):
    return Draft(begin)


def members(draft, item):
    return {group.name: group.students for group in draft.shown(item)}


def test_those_without_a_group_are_the_active_ones_who_are_in_none_for_the_item(draft):
    assert draft.without("sheet") == ["dachs", "eule", "gans"]
    assert draft.without("poster") == ["biber", "dachs", "eule", "gans"]


def test_nothing_changed_is_nothing_to_do(draft):
    assert not draft.summary()
    wanted = draft.arrangement(TODAY)
    assert (wanted.wanted, wanted.gone) == ((), ())


def test_who_is_put_into_a_group_leaves_the_others_for_the_same_item_only(draft):
    key = draft.add("sheet", "Group")
    draft.put(["adler", "gans"], key)
    assert members(draft, "sheet") == {"Group 1": ("biber",), "Group 2": ("adler", "gans")}
    assert members(draft, "poster") == {"Owls": ("adler",)}
    assert draft.summary() == Summary(made=1, joining=2, leaving=1)
    first, second = draft.arrangement(None).wanted
    assert (first.id, first.students) == ("g1", ("biber",))
    assert (second.id, second.name, second.items) == ("", "Group 2", ("sheet",))


def test_moving_there_and_back_changes_nothing(draft):
    key = draft.add("sheet", "Group")
    draft.put(["adler"], key)
    draft.put(["adler"], "g1")
    draft.dissolve(key)
    assert not draft.summary()
    assert draft.arrangement(TODAY).wanted == ()


def test_a_dissolved_group_is_gone_and_its_members_are_free(draft):
    draft.dissolve("g1")
    assert draft.without("sheet") == ["adler", "biber", "dachs", "eule", "gans"]
    assert draft.arrangement(TODAY).gone == ("g1",)


def test_the_rest_is_dealt_out_and_dealt_anew_until_it_is_touched(draft):
    assert draft.deal("sheet", 2, "Group", list) == 1
    assert members(draft, "sheet")["Group 2"] == ("dachs", "eule", "gans")
    assert draft.deal("sheet", 2, "Group", lambda people: people[::-1]) == 1
    assert members(draft, "sheet").keys() == {"Group 1", "Group 2"}
    draft.settle()
    assert draft.deal("sheet", 2, "Group", list) == 0
    assert members(draft, "sheet").keys() == {"Group 1", "Group 2"}


def test_items_are_shared_by_all_groups_that_are_shown(draft):
    assert draft.shares("sheet", "poster") is False
    draft.share("sheet", "poster", together=True)
    assert draft.shares("sheet", "poster") is True
    assert draft.shares("poster", "sheet") is None
    assert draft.items_for("sheet") == ("sheet", "poster")
    draft.share("sheet", "poster", together=False)
    assert not draft.summary()


def test_a_name_is_taken_as_it_is_typed_without_the_blanks_around_it(draft):
    draft.rename("g1", " Larks ")
    assert members(draft, "sheet").keys() == {"Larks"}
    assert draft.summary() == Summary(renamed=1)
