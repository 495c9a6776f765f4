"""Groups and talks in words: what steps are called, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands import group_results, groups
from planner.language import marked
from planner.rules import groups as grouping
from planner.rules import talks
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language

GROUPS = marked("Groups for {item} changed")
GROUPS_GONE = marked("{n} groups dissolved")
DIFFERS = marked("{name}: {item} differs from the group")
REJOINED = marked("{name}: {item} as the group again")
ENTITLED = marked("{name}: title of {item} changed")
TALK_ON = marked("{name} presents on {day}")
TALK_IN = marked("{name} presents in “{session}”")
NO_TALK = marked("{name}: no date for {item} any more")


@worded.register(grouping.InAnotherGroup)
def _(fact: grouping.InAnotherGroup, say: Language) -> str:
    return say(
        "{name} is in {group} for {items} already. Move them over, or take them out there first.",
        name=fact.name,
        group=say("“{name}”", name=fact.group),
        items=say.listed(fact.items),
    )


@worded.register(grouping.LeavesBeforeJoining)
def _(fact: grouping.LeavesBeforeJoining, say: Language) -> str:
    return say(
        "{name} joined the group on {day} and cannot leave it before that.",
        name=fact.name,
        day=say.day(fact.joined),
    )


@worded.register(groups.GroupNameMissing)
def _(_fact: groups.GroupNameMissing, say: Language) -> str:
    return say("A group needs a name.")


@worded.register(groups.GroupNameTaken)
def _(fact: groups.GroupNameTaken, say: Language) -> str:
    return say(
        "Another group for the same items is called “{name}”. Choose another name.",
        name=fact.name,
    )


@worded.register(groups.GroupWithoutItems)
def _(fact: groups.GroupWithoutItems, say: Language) -> str:
    return say("“{name}” works on nothing. Choose at least one item.", name=fact.name)


@worded.register(groups.NotInTheGroup)
def _(fact: groups.NotInTheGroup, say: Language) -> str:
    return say("{name} is not in “{group}” on that day.", name=fact.name, group=fact.group)


@worded.register(group_results.GroupDivided)
def _(fact: group_results.GroupDivided, say: Language) -> str:
    first, second = fact.names
    return say(
        "{first} and {second} are in one group for {item} and get one result, but two different"
        " ones were given. Give both the same, or say first that one of them differs.",
        first=first,
        second=second,
        item=fact.item,
    )


@worded.register(group_results.WhyDifferent)
def _(fact: group_results.WhyDifferent, say: Language) -> str:
    return say("Say why {name} gets another result than the group.", name=fact.name)


@worded.register(talks.TalksFull)
def _(fact: talks.TalksFull, say: Language) -> str:
    if not fact.places:
        return say(
            "“{topic}” has no places for talks. Give it some first, in the semester plan.",
            topic=fact.topic,
        )
    return say.count(
        "The one place for a talk in “{topic}” is taken. Choose another session, or give it more"
        " places.",
        "All {n} places for talks in “{topic}” are taken. Choose another session, or give it more"
        " places.",
        fact.places,
        topic=fact.topic,
    )


@worded.register(talks.NoTalksThere)
def _(fact: talks.NoTalksThere, say: Language) -> str:
    return say(
        "“{topic}” takes no talks: it is called off, or nothing is taught then. Choose another"
        " session.",
        topic=fact.topic,
    )
