from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_text import page_text
from planner.exchange.course_page_tiers import (
    MOST_PHRASES,
    CreditsAlone,
    NoTiers,
    RequirementsLeftOut,
    UnclearCount,
    UnknownRequirement,
    WordsPassedOver,
    tiers_of,
)
from planner.rules.credits import ItemKind
from planner.rules.terms import Days


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


PROMISES = {
    "You get 3 ECTS for active participation and two homework sheets. For 6 ECTS you additionally"
    " write a term paper.": {"3": 2, "6": 3},
    "3 LP: regelmäßige Teilnahme, 2 Übungsblätter; 6 LP: zusätzlich Hausarbeit": {"3": 2, "6": 3},
    "Für 3 LP müssen Sie ein Referat halten. Für 6 LP schreiben Sie zusätzlich eine Hausarbeit.": {
        "3": 1,
        "6": 2,
    },
    "You can earn 3 ECTS for a presentation, or 6 ECTS with an additional term paper.": {
        "3": 1,
        "6": 2,
    },
    "- 6 ECTS\n  - participation\n  - exam (40 %)\n- 9 ECTS: as for 6 ECTS plus a project": {
        "6": 2,
        "9": 3,
    },
    "# Requirements for 3 ECTS\n- attendance\n# Requirements for 6 ECTS\n- the above, a talk": {
        "3": 1,
        "6": 2,
    },
    "### 3 ECTS\n\nA presentation.\n\n### 6 ECTS\n\nEverything above and a term paper.": {
        "3": 1,
        "6": 2,
    },
    "Studienleistung (3 LP): Teilnahme und Referat": {"3": 2},
    "- 3 ECTS : assiduité et un exposé\n- 6 crédits : en plus, un examen écrit": {"3": 2, "6": 3},
    "Para 3 créditos: asistencia, 2 de 3 tareas. Para 6 créditos: además, un trabajo final.": {
        "3": 2,
        "6": 3,
    },
    "- 4 créditos: presença e seminário\n- 6 créditos: o anterior e prova final": {"4": 2, "6": 3},
    "- 6 CFU: frequenza, prova scritta\n- 9 CFU: come per 6 CFU, inoltre un progetto": {
        "6": 2,
        "9": 3,
    },
    "|Credits|Work|\n|--|--|\n|3|participation, poster|\n|6|as for 3, and a term paper|": {
        "3": 2,
        "6": 3,
    },
    "| |3 ECTS|6 ECTS|\n|--|--|--|\n|Participation|x|x|\n|Homework|2 of 3|3|\n|Talk||✓|": {
        "3": 2,
        "6": 3,
    },
}


@pytest.mark.parametrize(("page", "asked"), PROMISES.items())
def test_credits_are_found_in_prose_lists_and_tables_of_six_languages(page, asked):
    text = page_text(page)
    _, tiers, problems = tiers_of(text.passages, "en", tables=text.tables)
    assert {tier.key: len(tier.requires) for tier in tiers} == asked
    assert problems == ()


@pytest.mark.parametrize(
    "page",
    [
        "This is a 3-credit course: 3 credit hours a week. Homework 40 %, final exam 60 %.",
        "A seminar worth 6 ECTS by default. Workload: 6 ECTS = 180 h. Module ML-4103 (6 CP).",
        "Das Seminar hat einen Arbeitsaufwand von 5 ECTS-Punkten.",
        "| Part | ECTS |\n|---|---|\n| Participation | 1 |\n| Exam | 5 |",
        "##### 30 ECTS\n\n| Course | Grade | ECTS |\n|--|--|--|\n| Project | 5 | 3 |",
    ],
)
def test_credits_without_requirements_promise_nothing(page):
    text = page_text(page)
    assert tiers_of(text.passages, "en", tables=text.tables) == ((), (), (NoTiers(),))


def test_credits_beside_other_words_make_no_tier_and_are_named():
    _, tiers, problems = read("- 3 credits: Fall 2023")
    assert tiers == ()
    assert problems == (NoTiers(), CreditsAlone(line=1, text="3 credits: Fall 2023"))


def test_what_a_sentence_about_credits_says_beside_work_is_left_out_and_named():
    _, tiers, problems = read("For 3 ECTS you give a talk, whatever your subject may be.")
    assert [len(tier.requires) for tier in tiers] == [1]
    assert problems == (WordsPassedOver(line=1, text="whatever your subject may be"),)


def test_a_day_printed_beside_a_work_or_in_a_table_is_when_it_is_due():
    text = page_text(
        "- 3 ECTS: poster, term paper (due 31 March)\n\n|Work|Due|\n|--|--|\n|Poster|31 Jan|"
    )
    winter = Days(date(2023, 10, 16), date(2024, 2, 10))
    items, _, _ = tiers_of(text.passages, "en", tables=text.tables, lectures=winter)
    assert [item.due for item in items] == [date(2024, 1, 31), date(2024, 3, 31)]


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
