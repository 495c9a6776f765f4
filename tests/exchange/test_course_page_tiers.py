from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_text import page_text
from planner.exchange.course_page_tiers import (
    MOST_PHRASES,
    NoTiers,
    RequirementsLeftOut,
    UnclearCount,
    UnknownRequirement,
    tiers_of,
)
from planner.rules.credits import ItemKind


def read(text, language="en"):
    return tiers_of(page_text(text).passages, language)


def asked(tier):
    return [(len(one.items), one.at_least) for one in tier.requires]


def test_unknown_work_becomes_an_item_of_its_own_and_is_named():
    items, tiers, problems = read("- 3 ECTS: juggling, participation")
    assert [(item.kind, item.title) for item in items] == [
        (ItemKind.OTHER, "Juggling"),
        (ItemKind.PARTICIPATION, "Participation"),
    ]
    assert asked(tiers[0]) == [(1, 1), (1, 1)]
    assert problems == (UnknownRequirement(line=1, text="juggling"),)


def test_tiers_that_want_different_numbers_share_the_items():
    items, tiers, _ = read("- 6 LP: 5 Übungsblätter\n- 3 LP: 3 Übungsblätter", "de")
    assert [item.title for item in items] == [f"Übungsblatt {n}" for n in range(1, 6)]
    assert [(tier.key, asked(tier)) for tier in tiers] == [("3", [(5, 3)]), ("6", [(5, 5)])]


def test_all_of_the_above_is_repeated():
    _, tiers, problems = read(
        "- 3 ECTS: participation, poster\n- 6 ECTS: all of the above, project\n- 9 ECTS: + a talk"
    )
    assert [len(tier.requires) for tier in tiers] == [2, 3, 4]
    assert problems == ()


def test_a_tier_may_be_a_heading_or_a_bullet_with_bullets_below_it():
    for page in (
        "### 3 ECTS\nYou need\n- participation\n- a poster\n\n### Rest\n- nothing",
        "- 3 ECTS\n  - participation\n  - a poster\n- nothing",
        "3 ECTS (participation and a poster)",
    ):
        items, tiers, _ = read(page)
        assert [item.title for item in items] == ["Participation", "Poster"]
        assert [tier.name for tier in tiers] == ["3 ECTS"]


def test_two_of_a_kind_in_one_tier_are_two_items():
    items, tiers, _ = read("- 3 ECTS: midterm exam, final exam\n- 6 ECTS: midterm exam, a talk")
    assert [item.title for item in items] == ["Exam 1", "Exam 2", "Presentation"]
    assert tiers[1].requires[0].items == (items[0].id,)


def test_a_list_in_words_is_split_only_where_every_part_is_work():
    items, _, problems = read("- 3 ECTS: a poster and a talk, reading and discussing")
    assert [item.title for item in items] == ["Poster", "Presentation", "Reading and discussing"]
    assert [problem.text for problem in problems] == ["reading and discussing"]


def test_credits_may_be_decimals_ungraded_and_twice():
    _, tiers, _ = read("- 2,5 LP (unbenotet): Teilnahme\n- 6 LP: Referat\n- 6 LP: Klausur", "de")
    assert [(tier.key, tier.credits, tier.graded) for tier in tiers] == [
        ("2.5", Decimal("2.5"), False),
        ("6", Decimal(6), True),
        ("6-2", Decimal(6), True),
    ]


def test_a_share_is_no_number_and_is_named():
    items, _, problems = read("- 3 ECTS: at least 50 % of the homework")
    assert [item.title for item in items] == ["Homework"]
    assert problems == (UnclearCount(line=1, text="at least 50 % of the homework"),)


def test_an_absurd_number_makes_one_item_and_is_named():
    items, _, problems = read("- 3 ECTS: 1000000 homework sheets")
    assert (len(items), len(problems)) == (1, 1)


def test_prose_about_credits_promises_nothing():
    for page in ("By default, it gives 3 ECTS, but more can be earned.", "ECTS: 3", "3 ECTS"):
        assert read(page) == ((), (), (NoTiers(),))


def test_an_endless_list_is_cut_and_that_is_named():
    bullets = "".join(f"  - talk {n}\n" for n in range(MOST_PHRASES + 1))
    _, tiers, problems = read(f"- 3 ECTS: a poster\n- 6 ECTS:\n{bullets}")
    assert [tier.key for tier in tiers] == ["3"]
    assert problems == (RequirementsLeftOut(line=2),)


@given(
    st.lists(
        st.sampled_from(
            [
                *("- 3 ECTS: ", "- 6 LP: ", "2 of 3 homework", ", ", " and ", "a talk", "\n", "+"),
                *("all of the above", "  - ", "(", ")", "50 %", "juggling", "9", "# "),
            ]
        )
    )
)
def test_every_requirement_names_items_that_exist(pieces):
    items, tiers, _ = read("".join(pieces))
    ids = [item.id for item in items]
    assert len(set(ids)) == len(ids)
    assert len({tier.key for tier in tiers}) == len(tiers)
    for one in (one for tier in tiers for one in tier.requires):
        assert set(one.items) <= set(ids)
        assert 1 <= one.at_least <= len(one.items)
