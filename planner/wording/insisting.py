"""What happens when somebody insists, and why several sessions do not move or last longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules import plan_day_off, plan_lengths, plan_together, plan_verbs
from planner.wording.base import worded
from planner.wording.changes import session_name

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(plan_verbs.OnDayOff)
def _(fact: plan_verbs.OnDayOff, say: Language) -> str:
    return say("It is held there all the same: {reason}", reason=worded(fact.why, say))


@worded.register(plan_verbs.HeldMoves)
def _(fact: plan_verbs.HeldMoves, say: Language) -> str:
    if fact.day is None:
        return say("It is recorded as held and stays so.")
    return say("It is recorded as held on {day} and stays so.", day=say.day(fact.day))


@worded.register(plan_day_off.StaysOnDayOff)
def _(fact: plan_day_off.StaysOnDayOff, say: Language) -> str:
    name = session_name(fact.number, fact.topic, say)
    return say("{session} stays on {day}. Move it by itself.", session=name, day=say.day(fact.day))


@worded.register(plan_lengths.EndsBefore)
def _(fact: plan_lengths.EndsBefore, say: Language) -> str:
    return say(
        "“{topic}” begins on {day}, so it cannot end on {end}.",
        topic=fact.topic,
        day=say.day(fact.day),
        end=say.day(fact.end_day),
    )


@worded.register(plan_together.CannotFollow)
def _(fact: plan_together.CannotFollow, say: Language) -> str:
    name = session_name(fact.number, fact.topic, say)
    if fact.why is None:
        return say("{session} would have no place; nothing moves.", session=name)
    return say(
        "{session} cannot move along, so nothing moves. {reason}",
        session=name,
        reason=worded(fact.why, say),
    )
