from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import group_results, groups, results, work
from planner.commands.group_results import GroupDivided, WhyDifferent
from planner.commands.results import Entry, PointsOutOfBounds
from planner.db.groups import gaps
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import NOTHING
from planner.db.students import results as entered
from planner.db.work import items
from planner.rules.credits import Marking, State
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")
NOV, LATER, END = date(2023, 11, 1), date(2023, 11, 22), date(2023, 12, 6)
PASSED, FAILED = Entry(state=State.PASSED), Entry(state=State.FAILED)


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        (poster,) = (item for item in store.read(items) if item.id == "poster")
        pointed = replace(poster, marking=Marking.POINTS, max_points=Decimal(20))
        do(store, work.edit_item, pointed)
        yield store


@pytest.fixture
def ids(store):
    return {name: student_id(store, name) for name in ("Adler", "Biber", "Dachs")}


@pytest.fixture
def larks(store, ids):
    """A group of all three for the poster."""
    return do(store, groups.make, "Larks", ["poster"], list(ids.values()))


def do(store, command, *args, **kwargs):
    found = []
    store.change(STEP, lambda tx: found.append(command(tx, *args, **kwargs)))
    return found[0]


def enter(store, who, entry, item="poster", on=NOV):
    do(store, group_results.enter_for_group, [(who, item, entry)], on=on)


def rows(store, ids, item="poster"):
    found = store.read(entered)
    return {name: found.get(id_, {}).get(item, NOTHING) for name, id_ in ids.items()}


def states(store, ids, item="poster"):
    return {name: row.facts.state.value for name, row in rows(store, ids, item).items()}


def points(store, ids):
    return [row.facts.points for row in rows(store, ids).values()]


@pytest.mark.usefixtures("larks")
def test_one_entry_is_everybody_s_and_one_step(store, ids):
    before = dump(store)
    enter(store, ids["Biber"], Entry(state=State.PASSED, points=Decimal("17.5")))
    assert states(store, ids) == dict.fromkeys(ids, "passed")
    assert points(store, ids) == [Decimal("17.5")] * 3
    store.undo()
    assert dump(store) == before


@pytest.mark.usefixtures("larks")
def test_an_item_without_groups_stays_with_the_one_it_is_entered_for(store, ids):
    enter(store, ids["Biber"], PASSED, item="sheet")
    assert states(store, ids, "sheet") == {"Adler": "open", "Biber": "passed", "Dachs": "open"}


@pytest.mark.usefixtures("larks")
def test_late_days_and_an_own_deadline_stay_with_one_member(store, ids):
    enter(store, ids["Adler"], Entry(state=State.SUBMITTED, late_days=2, due=END))
    found = rows(store, ids)
    assert [row.facts.late_days for row in found.values()] == [2, 0, 0]
    assert [row.facts.due for row in found.values()] == [END, None, None]
    assert states(store, ids) == dict.fromkeys(ids, "submitted")
    enter(store, ids["Biber"], Entry(late_days=1))
    assert [row.facts.late_days for row in rows(store, ids).values()] == [2, 1, 0]


def test_who_left_keeps_what_they_had_and_gets_nothing_more(store, ids, larks):
    enter(store, ids["Adler"], Entry(points=Decimal(12)))
    do(store, groups.leave, larks, ids["Dachs"], on=LATER)
    enter(store, ids["Adler"], Entry(points=Decimal(15)), on=LATER)
    assert points(store, ids) == [Decimal(15), Decimal(15), Decimal(12)]
    enter(store, ids["Dachs"], Entry(points=Decimal(3)), on=END)
    assert points(store, ids) == [Decimal(15), Decimal(15), Decimal(3)]


def test_who_joined_later_gets_what_is_entered_from_then_on(store, ids):
    pair = do(store, groups.make, "Owls", ["poster"], [ids["Adler"], ids["Biber"]])
    enter(store, ids["Adler"], Entry(points=Decimal(9)))
    do(store, groups.join, pair, ids["Dachs"], on=LATER)
    assert points(store, ids) == [Decimal(9), Decimal(9), None]
    enter(store, ids["Dachs"], Entry(points=Decimal(11)), on=LATER)
    assert points(store, ids) == [Decimal(11)] * 3


@pytest.mark.usefixtures("larks")
def test_one_member_may_differ_for_a_reason_and_is_left_alone_then(store, ids):
    enter(store, ids["Adler"], Entry(points=Decimal(12)))
    lower = Entry(points=Decimal(8))
    do(store, group_results.differ, ids["Biber"], "poster", " wrote nothing ", lower)
    assert points(store, ids) == [Decimal(12), Decimal(8), Decimal(12)]
    assert rows(store, ids)["Biber"].differs == "wrote nothing"
    enter(store, ids["Adler"], Entry(points=Decimal(13)))
    enter(store, ids["Biber"], Entry(points=Decimal(7)))
    assert points(store, ids) == [Decimal(13), Decimal(7), Decimal(13)]


@pytest.mark.usefixtures("larks")
def test_to_differ_takes_a_reason(store, ids):
    with pytest.raises(WhyDifferent) as refusal:
        do(store, group_results.differ, ids["Biber"], "poster", "  ", FAILED)
    assert refusal.value.name == "Biber"


@pytest.mark.usefixtures("larks")
def test_there_is_a_way_back_to_the_group_s_result(store, ids):
    enter(store, ids["Adler"], Entry(state=State.PASSED, points=Decimal(12)))
    do(store, group_results.differ, ids["Biber"], "poster", "wrote nothing", FAILED)
    do(store, results.enter, ids["Biber"], "poster", Entry(late_days=3))
    do(store, group_results.rejoin, ids["Biber"], "poster", on=NOV)
    again = rows(store, ids)["Biber"]
    assert (again.facts.state, again.facts.points, again.differs) == (
        State.PASSED,
        Decimal(12),
        "",
    )
    assert again.facts.late_days == 3
    enter(store, ids["Adler"], Entry(points=Decimal(14)))
    assert points(store, ids) == [Decimal(14)] * 3


@pytest.mark.usefixtures("larks")
def test_back_in_a_divided_group_one_keeps_what_one_had(store, ids):
    do(store, results.enter, ids["Adler"], "poster", PASSED)
    do(store, results.enter, ids["Dachs"], "poster", FAILED)
    do(store, group_results.differ, ids["Biber"], "poster", "why not", PASSED)
    do(store, group_results.rejoin, ids["Biber"], "poster", on=NOV)
    assert states(store, ids)["Biber"] == "passed"


@pytest.mark.parametrize("own", [State.EXCUSED, State.EXEMPT, State.RECOGNISED])
@pytest.mark.usefixtures("larks")
def test_what_is_said_of_one_person_reaches_nobody_else_and_stays(store, ids, own):
    enter(store, ids["Biber"], Entry(state=own))
    assert states(store, ids) == {"Adler": "open", "Biber": own.value, "Dachs": "open"}
    enter(store, ids["Adler"], PASSED)
    assert states(store, ids) == {"Adler": "passed", "Biber": own.value, "Dachs": "passed"}
    enter(store, ids["Biber"], Entry(state=State.OPEN))
    assert states(store, ids) == {"Adler": "passed", "Biber": "open", "Dachs": "passed"}
    do(store, group_results.rejoin, ids["Biber"], "poster", on=NOV)
    assert states(store, ids) == dict.fromkeys(ids, "passed")


@pytest.mark.usefixtures("larks")
def test_many_cells_of_one_group_are_entered_as_one_thing(store, ids):
    cells = [(ids[name], "poster", PASSED) for name in ("Adler", "Dachs")]
    do(store, group_results.enter_for_group, cells, on=NOV)
    assert states(store, ids) == dict.fromkeys(ids, "passed")


@pytest.mark.usefixtures("larks")
def test_two_results_for_one_group_in_one_step_are_refused_by_name(store, ids):
    before = dump(store)
    cells = [(ids["Adler"], "poster", PASSED), (ids["Dachs"], "poster", FAILED)]
    with pytest.raises(GroupDivided) as refusal:
        do(store, group_results.enter_for_group, cells, on=NOV)
    assert (refusal.value.item, refusal.value.names) == ("Poster", ("Adler", "Dachs"))
    assert dump(store) == before


@pytest.mark.usefixtures("larks")
def test_points_out_of_bounds_are_refused_for_all(store, ids):
    with pytest.raises(PointsOutOfBounds):
        enter(store, ids["Adler"], Entry(points=Decimal(21)))
    assert points(store, ids) == [None] * 3


@pytest.mark.usefixtures("larks")
def test_opening_again_opens_it_for_the_group(store, ids):
    enter(store, ids["Adler"], Entry(state=State.PASSED, points=Decimal(12)))
    do(store, group_results.differ, ids["Biber"], "poster", "why not")
    do(store, group_results.clear_for_group, [(ids["Dachs"], "poster")], on=NOV)
    assert states(store, ids) == {"Adler": "open", "Biber": "passed", "Dachs": "open"}


@pytest.mark.usefixtures("larks")
def test_a_title_is_the_group_s(store, ids):
    do(store, group_results.entitle, ids["Dachs"], "poster", " Sycophancy ", on=NOV)
    assert [row.title for row in rows(store, ids).values()] == ["Sycophancy"] * 3


def test_a_member_without_the_group_s_mark_is_found(store, ids):
    pair = do(store, groups.make, "Owls", ["poster"], [ids["Adler"], ids["Biber"]])
    assert store.read(gaps, NOV) == ()
    enter(store, ids["Adler"], PASSED)
    assert store.read(gaps, NOV) == ()
    do(store, groups.join, pair, ids["Dachs"], on=LATER)
    (gap,) = store.read(gaps, END)
    assert (gap.group.name, gap.item) == ("Owls", "poster")
    assert (gap.lacking, gap.other) == ((ids["Dachs"],), ())
    do(store, results.enter, ids["Dachs"], "poster", FAILED)
    (gap,) = store.read(gaps, END)
    assert (gap.lacking, gap.other) == ((), (ids["Dachs"],))
    do(store, group_results.differ, ids["Dachs"], "poster", "joined late")
    assert store.read(gaps, END) == ()
