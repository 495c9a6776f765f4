from __future__ import annotations

from datetime import date

import pytest

from planner.commands import group_results, groups
from planner.language import Language
from planner.rules import groups as grouping
from planner.rules import talks
from planner.wording import worded

EN, DE = Language("en"), Language.load("de")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (
            grouping.InAnotherGroup("Dorn", "Group 3", ("Sheet 1", "Poster")),
            (
                "Dorn is in “Group 3” for Sheet 1 and Poster already. Move them over, or take them"
                " out there first."
            ),
        ),
        (
            grouping.LeavesBeforeJoining("Dorn", date(2023, 11, 15)),
            "Dorn joined the group on Wed 15 Nov 2023 and cannot leave it before that.",
        ),
        (groups.GroupNameMissing(), "A group needs a name."),
        (
            groups.GroupNameTaken("Larks"),
            "Another group for the same items is called “Larks”. Choose another name.",
        ),
        (groups.GroupWithoutItems("Larks"), "“Larks” works on nothing. Choose at least one item."),
        (groups.NotInTheGroup("Dorn", "Larks"), "Dorn is not in “Larks” on that day."),
        (
            group_results.GroupDivided("Poster", ("Dorn", "Adler")),
            (
                "Dorn and Adler are in one group for Poster and get one result, but two different"
                " ones were given. Give both the same, or say first that one of them differs."
            ),
        ),
        (
            group_results.WhyDifferent("Dorn"),
            "Say why Dorn gets another result than the group.",
        ),
        (
            talks.TalksFull("Reward models", 0),
            "“Reward models” has no places for talks. Give it some first, in the semester plan.",
        ),
        (
            talks.TalksFull("Reward models", 1),
            (
                "The one place for a talk in “Reward models” is taken. Choose another session, or"
                " give it more places."
            ),
        ),
        (
            talks.TalksFull("Reward models", 3),
            (
                "All 3 places for talks in “Reward models” are taken. Choose another session, or"
                " give it more places."
            ),
        ),
        (
            talks.NoTalksThere("All Saints"),
            (
                "“All Saints” takes no talks: it is called off, or nothing is taught then. Choose"
                " another session."
            ),
        ),
    ],
)
def test_every_refusal_says_what_is_the_matter_and_what_to_do(fact, said):
    assert worded(fact, EN) == said
    assert worded(fact, DE) != said
