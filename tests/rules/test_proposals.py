from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.credits import Result, Standing
from planner.rules.proposals import Bar, considered, proposal
from planner.rules.standings import standing
from planner.rules.tier_grades import computed_grade
from tests.rules.some_rules import DONE, ITEMS, NINE, POSTER, THREE, TIERS, records, tier, tiers


def test_the_highest_tier_met_is_proposed_with_the_mean_of_its_marks():
    record = DONE | {"project": Result(mark=Decimal("1.3")), "talk": Result(mark=Decimal("1.7"))}
    proposed = proposal(TIERS, ITEMS, record)
    assert (proposed.tier, proposed.credits) == (NINE, 9)
    assert proposed.grade_hint == Decimal("1.5")
    assert computed_grade(NINE, ITEMS, record) == Fraction(3, 2)
    assert proposal(TIERS, ITEMS, DONE).grade_hint is None


def test_why_names_everything_that_speaks_against_each_tier():
    record = DONE | {"project": Result(mark=Decimal("1.3"))}
    proposed = proposal(TIERS, ITEMS, record, aim="t3", bookable=Decimal(6))
    assert proposed.tier is THREE
    assert [(one.tier.key, one.bars) for one in proposed.why] == [
        ("9", (Bar.NOT_MET, Bar.ABOVE_AIM, Bar.ABOVE_BOOKED)),
        ("6", (Bar.ABOVE_AIM,)),
        ("3", ()),
    ]


def test_a_tier_for_other_programmes_is_left_out():
    own = tier(6, POSTER, programmes=("M.A. Linguistics",))
    assert proposal((THREE, own), ITEMS, DONE, programme=" m.a. linguistics").tier is own
    assert proposal((THREE, own), ITEMS, DONE, programme="M.Sc. ML").tier is THREE
    assert considered((own,), ITEMS, DONE)[0].bars == (Bar.OTHER_PROGRAMME,)


def test_of_two_tiers_with_the_same_credits_the_aim_is_proposed():
    other = replace(tier(3, POSTER), id="other")
    assert proposal((THREE, other), ITEMS, DONE).tier is THREE
    assert proposal((THREE, other), ITEMS, DONE, aim="other").tier is other


def test_nothing_met_proposes_nothing():
    assert proposal(TIERS, ITEMS, {}) is None
    assert proposal((), ITEMS, DONE) is None


@given(
    st.lists(tiers, max_size=4), records, st.none() | st.integers(0, 12).map(Decimal), st.data()
)
def test_a_proposal_is_met_and_never_above_the_aim_or_what_can_be_booked(
    some, record, bookable, data
):
    aimed = data.draw(st.sampled_from([None, *some]))
    proposed = proposal(some, ITEMS, record, aim=aimed and aimed.id, bookable=bookable)
    allowed = [
        one.credits
        for one in some
        if standing(one, ITEMS, record) is Standing.MET
        and not one.programmes
        and (aimed is None or one.credits <= aimed.credits)
        and (bookable is None or one.credits <= bookable)
    ]
    assert (proposed and proposed.credits) == max(allowed, default=None)
    if proposed:
        assert standing(proposed.tier, ITEMS, record) is Standing.MET
        assert len(proposed.why) == len(some)
