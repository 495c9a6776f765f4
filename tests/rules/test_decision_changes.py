from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.rules import decision_changes as facts
from planner.rules.credits import Grading, Item, Marking, Requirement, Result, State, Tier
from planner.rules.decision_changes import changes_since
from planner.rules.decisions import basis, is_stale
from planner.rules.grades import STEPS, Rounding
from planner.rules.proposals import proposal

ITEMS = {
    "s1": Item(id="s1", title="Sheet 1", marking=Marking.POINTS, pass_points=Decimal(10)),
    "s2": Item(id="s2", title="Sheet 2"),
    "project": Item(id="project", title="Project", marking=Marking.GRADE),
}
SHEETS = Requirement(text="two sheets", items=("s1", "s2"), at_least=2)
PROJECT = Requirement(text="the project", items=("project",), at_least=1)
THREE = Tier(id="t3", key="3", name="3 ECTS", credits=Decimal(3), requires=(SHEETS,))
SIX = Tier(id="t6", key="6", name="6 ECTS", credits=Decimal(6), requires=(SHEETS, PROJECT))
NAMES = {"t3": "3 ECTS", "t6": "6 ECTS"}
RECORD = {"s1": Result(points=Decimal(12)), "s2": Result(state=State.PASSED)}


def on(tier=THREE, items=ITEMS, record=RECORD, tiers=(THREE, SIX)):
    return basis(tier, items, record, proposal(tiers, items, record))


def since(now):
    return changes_since(on(), now, NAMES)


def test_nothing_has_changed_where_nothing_has():
    renamed = ITEMS | {"s2": replace(ITEMS["s2"], title="Other name")}
    assert since(on()) == since(on(items=renamed)) == ()


def test_a_result_is_named_with_both_values():
    failed = RECORD | {"s2": Result(state=State.FAILED)}
    assert since(on(record=failed)) == (
        facts.ResultDiffers("Sheet 2", Result(state=State.PASSED), Result(state=State.FAILED)),
        facts.ProposalDiffers("3 ECTS", ""),
    )


def test_work_for_a_higher_tier_shows_in_the_proposal_alone():
    more = RECORD | {"project": Result(mark=Decimal("1.3"))}
    assert since(on(record=more)) == (facts.ProposalDiffers("3 ECTS", "6 ECTS"),)


def test_the_measure_of_an_item_is_named_from_what_to_what():
    stricter = ITEMS | {"s1": replace(ITEMS["s1"], pass_points=Decimal("11.5"))}
    assert since(on(items=stricter)) == (
        facts.MeasureDiffers("Sheet 1", "pass_points", "10", "11.5"),
    )


def test_how_many_a_requirement_asks_for_is_named():
    easier = replace(THREE, requires=(replace(SHEETS, at_least=1),))
    assert since(on(easier)) == (facts.AskedDiffers("two sheets", "at_least", 2, 1),)


def test_items_that_came_and_went_are_named_by_their_titles():
    other = replace(THREE, requires=(replace(SHEETS, items=("s1", "project")),))
    assert since(on(other)) == (facts.ItemsDiffer("two sheets", ("Project",), ("Sheet 2",)),)


def test_requirements_that_came_and_went_are_named():
    both = replace(THREE, requires=(SHEETS, PROJECT))
    assert since(on(both)) == (facts.RequirementNew("the project"),)
    assert since(on(replace(THREE, requires=()))) == (facts.RequirementGone("two sheets"),)


def test_a_tier_that_says_something_else_is_named():
    assert since(on(replace(THREE, credits=Decimal(4), graded=False))) == (
        facts.RuleDiffers("3 ECTS", "credits", "3", "4"),
        facts.RuleDiffers("3 ECTS", "graded", before=True, now=False),
    )


def test_what_of_the_grading_differs_is_named_part_by_part():
    grading = Grading(drop_lowest=1, rounding=Rounding.HALF_UP)
    assert since(on(replace(THREE, grading=grading))) == (
        facts.RuleDiffers("3 ECTS", "drop_lowest", None, 1),
        facts.RuleDiffers("3 ECTS", "rounding", None, "half_up"),
    )


def test_a_decision_on_nothing_in_particular_names_new_items():
    without = {id_: item for id_, item in ITEMS.items() if id_ != "project"}
    found = changes_since(on(None, items=without), on(None), NAMES)
    assert found == (facts.ItemsDiffer("", ("Project",), ()),)


def test_rules_that_only_a_newer_program_knows_are_named_as_they_are():
    now = on()
    now["rules"] |= {"luck": "7"}
    now["facts"] |= {"s2": {"state": "passed", "stars": 3}}
    found = since(now)
    assert facts.RuleDiffers("3 ECTS", "luck", None, "7") in found
    assert any(isinstance(one, facts.FactDiffers) for one in found)


results = st.builds(
    Result,
    state=st.sampled_from(State),
    points=st.none() | st.integers(0, 20).map(Decimal),
    mark=st.none() | st.sampled_from(STEPS),
    late_days=st.integers(0, 3),
)
records = st.dictionaries(st.sampled_from(sorted(ITEMS)), results)
ids = st.lists(st.sampled_from(sorted(ITEMS)), min_size=1, max_size=3, unique=True).map(tuple)
requirements = st.builds(
    Requirement, text=st.sampled_from(["a", "b"]), items=ids, at_least=st.integers(1, 2)
)
tiers = st.builds(
    replace,
    st.just(THREE),
    credits=st.sampled_from([Decimal(3), Decimal("4.5")]),
    requires=st.lists(requirements, max_size=3).map(tuple),
)


@given(tiers, tiers, records, records)
def test_a_decision_is_stale_exactly_where_there_is_something_to_say(one, other, then, now):
    before = basis(one, ITEMS, then, proposal((one, SIX), ITEMS, then))
    after = basis(other, ITEMS, now, proposal((other, SIX), ITEMS, now))
    assert bool(changes_since(before, after, NAMES)) is is_stale(before, after)
