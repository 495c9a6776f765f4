from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.credits import (
    Item,
    Marking,
    Progress,
    Requirement,
    Result,
    Standing,
    State,
    Tier,
)
from planner.rules.credits_missing import Fulfilled, Lacking, Missing, fulfilled, missing
from planner.rules.standings import standing

ITEMS = {
    "part": Item(id="part", title="Participation"),
    "hw1": Item(
        id="hw1",
        title="Sheet 1",
        marking=Marking.POINTS,
        pass_points=Decimal(10),
        due=date(2023, 11, 7),
    ),
    "hw2": Item(id="hw2", title="Sheet 2", due=date(2023, 11, 21)),
    "poster": Item(id="poster", title="Poster", due=date(2024, 1, 10)),
}
PART = Requirement(text="active participation", items=("part",), at_least=1)
SHEETS = Requirement(text="two sheets", items=("hw1", "hw2"), at_least=2)
POSTER = Requirement(text="poster", items=("poster",), at_least=1)


def tier(*requires):
    return Tier(id="t3", key="3", name="3 ECTS", credits=Decimal(3), requires=requires)


results = st.builds(
    Result,
    state=st.sampled_from(State),
    points=st.none() | st.integers(0, 20).map(Decimal),
    late_days=st.integers(0, 9),
)
records = st.dictionaries(st.sampled_from(sorted(ITEMS)), results)
requirements = st.builds(
    Requirement,
    text=st.text(min_size=1),
    items=st.lists(st.sampled_from(sorted(ITEMS)), unique=True).map(tuple),
    at_least=st.integers(0, 4),
)
tiers = st.lists(requirements, max_size=4).map(lambda requires: tier(*requires))


FAILED_SHEET = Lacking(
    item="hw1",
    title="Sheet 1",
    state=State.FAILED,
    progress=Progress.LOST,
    recorded=True,
    due=date(2023, 11, 7),
    late_days=2,
    points=Decimal(4),
    pass_points=Decimal(10),
)


def test_everything_missing_is_named_with_its_facts():
    record = {
        "part": Result(state=State.PASSED),
        "hw1": Result(state=State.FAILED, points=Decimal(4), late_days=2),
        "hw2": Result(state=State.EXCUSED, due=date(2023, 12, 5)),
    }
    first, second = missing(tier(PART, SHEETS, POSTER), ITEMS, record)
    assert first == Missing(
        text="two sheets",
        standing=Standing.OUT_OF_REACH,
        have=0,
        at_least=2,
        asked=2,
        lacking=(
            FAILED_SHEET,
            Lacking(
                item="hw2",
                title="Sheet 2",
                state=State.EXCUSED,
                progress=Progress.OWED,
                recorded=True,
                due=date(2023, 12, 5),
                extended=True,
            ),
        ),
    )
    assert (second.text, second.standing) == ("poster", Standing.POSSIBLE)
    (poster,) = second.lacking
    assert not poster.recorded
    assert poster.due == date(2024, 1, 10)


def test_an_own_deadline_alone_is_no_recorded_result():
    record = {"poster": Result(due=date(2024, 2, 1))}
    ((poster,),) = (one.lacking for one in missing(tier(POSTER), ITEMS, record))
    assert not poster.recorded
    assert poster.extended


def test_what_is_fulfilled_is_named_with_the_items_that_count():
    record = {"hw1": Result(points=Decimal(12)), "hw2": Result(state=State.EXEMPT)}
    assert fulfilled(tier(PART, SHEETS), ITEMS, record) == (
        Fulfilled(
            text="two sheets", have=1, at_least=1, asked=1, items=("hw1",), titles=("Sheet 1",)
        ),
    )


def test_an_empty_rest_asks_for_the_lecturers_word():
    (reason,) = missing(tier(POSTER), ITEMS, {"poster": Result(state=State.EXEMPT)})
    assert (reason.standing, reason.asked, reason.lacking) == (Standing.WAITING, 0, ())
    (reason,) = missing(tier(), ITEMS, {})
    assert (reason.text, reason.standing, reason.lacking) == ("", Standing.WAITING, ())


def test_an_item_that_is_gone_is_named_by_its_id():
    gone = Requirement(text="essay", items=("gone",), at_least=1)
    ((essay,),) = (one.lacking for one in missing(tier(gone), ITEMS, {}))
    assert (essay.title, essay.due) == ("gone", None)


@given(tiers, records)
def test_nothing_is_missing_exactly_when_the_tier_is_met(one, record):
    assert (missing(one, ITEMS, record) == ()) == (standing(one, ITEMS, record) is Standing.MET)


@given(tiers, records)
def test_the_standing_is_the_worst_of_what_is_missing(one, record):
    order = [Standing.OUT_OF_REACH, Standing.POSSIBLE, Standing.WAITING, Standing.MET]
    worst = min(
        (one.standing for one in missing(one, ITEMS, record)), key=order.index, default=None
    )
    assert standing(one, ITEMS, record) is (worst or Standing.MET)


@given(tiers, records)
def test_every_requirement_is_either_missing_or_fulfilled_and_the_counts_agree(one, record):
    lacks, has = missing(one, ITEMS, record), fulfilled(one, ITEMS, record)
    if one.requires:
        texts = sorted(reason.text for reason in (*lacks, *has))
        assert texts == sorted(requirement.text for requirement in one.requires)
    for reason in has:
        assert reason.have == len(reason.items) >= reason.at_least
    for reason in lacks:
        assert reason.have + len(reason.lacking) == reason.asked
        assert reason.have < reason.at_least or not reason.asked
