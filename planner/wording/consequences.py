"""What follows from a change of the plan: deadlines, presenters, what stays in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules import plan, plan_follows, plan_lost
from planner.wording.base import worded
from planner.wording.changes import on_day, session_name, within

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(plan.DueMove)
def _(fact: plan.DueMove, say: Language) -> str:
    return say(
        "{item} goes along: due on {day} instead of {was}.",
        item=fact.title,
        day=on_day(fact.now, say),
        was=on_day(fact.was, say),
    )


@worded.register(plan_follows.DueKept)
def _(fact: plan_follows.DueKept, say: Language) -> str:
    day = say.day_month(fact.day)
    if fact.announced:
        return say("{item} keeps its announced date, {day}.", item=fact.title, day=day)
    return say("{item} stays due on {day}.", item=fact.title, day=day)


@worded.register(plan_follows.DueInBreak)
def _(fact: plan_follows.DueInBreak, say: Language) -> str:
    name, day = _named(fact, say), on_day(fact.day, say)
    if not name:
        return say("{item} is then due on {day}, without teaching.", item=fact.title, day=day)
    return say("{item} is then due on {day}: {name}.", item=fact.title, day=day, name=name)


@worded.register(plan_follows.DueRightAfter)
def _(fact: plan_follows.DueRightAfter, say: Language) -> str:
    return say(
        "{item} is then due on {day}, right after {name}.",
        item=fact.title,
        day=on_day(fact.day, say),
        name=_named(fact, say) or say("days without teaching"),
    )


def _named(fact: plan_follows.DueInBreak | plan_follows.DueRightAfter, say: Language) -> str:
    names = (fact.name_de, fact.name_en)
    return (names[0] or names[1]) if say.code == "de" else (names[1] or names[0])


@worded.register(plan_follows.SpeakerAway)
def _(fact: plan_follows.SpeakerAway, say: Language) -> str:
    return say("{name} cannot come on {day}.", name=fact.name, day=on_day(fact.day, say))


@worded.register(plan_follows.SpeakersConcerned)
def _(fact: plan_follows.SpeakersConcerned, say: Language) -> str:
    return say(
        "To be told: {names}, presenting in {session}.",
        names=say.listed(fact.names),
        session=within(fact.number, fact.topic, say),
    )


@worded.register(plan_follows.FlowsAround)
def _(fact: plan_follows.FlowsAround, say: Language) -> str:
    name, day = session_name(fact.number, fact.topic, say), on_day(fact.day, say)
    if fact.held:
        return say("{session} was held on {day} and stays there.", session=name, day=day)
    return say("{session} is locked to {day} and stays there.", session=name, day=day)


@worded.register(plan_lost.FindsNoPlace)
def _(fact: plan_lost.FindsNoPlace, say: Language) -> str:
    name = session_name(fact.number, fact.topic, say)
    return say("{session} finds no place and goes to the shelf.", session=name)


@worded.register(plan_lost.StaysBehind)
def _(fact: plan_lost.StaysBehind, say: Language) -> str:
    name, day = session_name(fact.number, fact.topic, say), on_day(fact.day, say)
    return say("{session} stays on {day}: move it by itself.", session=name, day=day)
