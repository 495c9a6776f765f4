"""Why a change of the plan is refused, what it brings about, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked
from planner.rules import (
    plan,
    plan_chains,
    plan_ground,
    plan_help,
    plan_marks,
    plan_places,
    plan_verbs,
)
from planner.rules.plan import Kind, Status
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.language import Language

SHOWN = 6  # so many days in the way are named one by one
FIXED = {
    Kind.HOLIDAY: marked("“{topic}” is a holiday and never moves."),
    Kind.BREAK: marked("“{topic}” is a break and never moves."),
    Kind.NO_CLASS: marked("“{topic}” says that there is no class; it never moves."),
}
NOT_HELD = {
    Kind.HOLIDAY: marked("“{topic}” is a holiday; there is nothing to record as held."),
    Kind.BREAK: marked("“{topic}” is a break; there is nothing to record as held."),
    Kind.NO_CLASS: marked("“{topic}” says that there is no class; nothing was held then."),
}
HELPING: Mapping[type[plan_help.Help], str] = {
    plan_help.UnlockIt: marked("unlock {session}"),
    plan_help.ShelveIt: marked("merge {session} with another, or put it on the shelf"),
    plan_help.CancelIt: marked("cancel {session} instead"),
}
CLOSED = {
    Kind.HOLIDAY: marked("The plan has a holiday on {day}: {topic}."),
    Kind.BREAK: marked("The plan has a break on {day}: {topic}."),
    Kind.NO_CLASS: marked("The plan has no class on {day}: {topic}."),
}


def session_name(number: str | None, topic: str, say: Language) -> str:
    """Name a session as a sentence begins with it: "Session 4", or its topic in quotes."""
    if number:
        return say("Session {number}", number=number)
    return say("“{topic}”", topic=topic)


@worded.register(plan.UnknownSession)
def _(fact: plan.UnknownSession, say: Language) -> str:
    return say("There is no session “{id}” in this plan (any more). Look again.", id=fact.id)


@worded.register(plan_places.OutsideLectures)
def _(fact: plan_places.OutsideLectures, say: Language) -> str:
    return say(
        "{day} is not in the lecture period, which runs from {first} to {last}.",
        day=say.day(fact.day),
        first=say.day(fact.lectures.first),
        last=say.day(fact.lectures.last),
    )


@worded.register(plan_places.DayIsOff)
def _(fact: plan_places.DayIsOff, say: Language) -> str:
    names = (fact.holiday_de, fact.holiday_en)
    name = (names[0] or names[1]) if say.code == "de" else (names[1] or names[0])
    if not name:
        return say("There is no teaching on {day}.", day=say.day(fact.day))
    return say("There is no teaching on {day}: {name}.", day=say.day(fact.day), name=name)


@worded.register(plan_places.NoClassThatDay)
def _(fact: plan_places.NoClassThatDay, say: Language) -> str:
    return say(CLOSED[fact.kind], day=say.day(fact.day), topic=fact.topic)


@worded.register(plan_places.SundayIsFree)
def _(fact: plan_places.SundayIsFree, say: Language) -> str:
    return say(
        "{day} is a Sunday, and the course has no weekly time on Sundays.", day=say.day(fact.day)
    )


@worded.register(plan_places.DayTaken)
def _(fact: plan_places.DayTaken, say: Language) -> str:
    return say(
        "{day} is taken by {session}. Swap the two, push, or choose another day.",
        day=say.day(fact.day),
        session=within(fact.by_number, fact.by_topic, say),
    )


@worded.register(plan_places.FixedRow)
def _(fact: plan_places.FixedRow, say: Language) -> str:
    return say(FIXED[fact.kind], topic=fact.topic)


@worded.register(plan_places.Locked)
def _(fact: plan_places.Locked, say: Language) -> str:
    name = session_name(fact.number, fact.topic, say)
    if fact.day is None:
        return say("{session} is locked. Unlock it first.", session=name)
    return say(
        "{session} is locked to {day}. Unlock it first.", session=name, day=say.day(fact.day)
    )


@worded.register(plan_places.Held)
def _(fact: plan_places.Held, say: Language) -> str:
    name = session_name(fact.number, fact.topic, say)
    if fact.attended and fact.day is not None:
        return say(
            "{session} has its attendance recorded for {day}, so it stays there.",
            session=name,
            day=say.day(fact.day),
        )
    if fact.day is None:
        return say("{session} is recorded as held, so it stays where it is.", session=name)
    return say(
        "{session} is recorded as held on {day}, so it stays there.",
        session=name,
        day=say.day(fact.day),
    )


@worded.register(plan_places.AlreadyCancelled)
def _(fact: plan_places.AlreadyCancelled, say: Language) -> str:
    if fact.day is None:
        return say("“{topic}” is cancelled; it does not move.", topic=fact.topic)
    return say(
        "“{topic}” on {day} is cancelled; it does not move.",
        topic=fact.topic,
        day=say.day(fact.day),
    )


@worded.register(plan_marks.NotToBeHeld)
def _(fact: plan_marks.NotToBeHeld, say: Language) -> str:
    if fact.cancelled:
        return say("“{topic}” is cancelled, so it cannot be recorded as held.", topic=fact.topic)
    return say(NOT_HELD[fact.kind], topic=fact.topic)


@worded.register(plan_chains.NoPlaceLeft)
def _(fact: plan_chains.NoPlaceLeft, say: Language) -> str:
    parts = [_stopped(fact, say)]
    if fact.blocked:
        shown = [_blocked(one, say) for one in fact.blocked[:SHOWN]]
        more = len(fact.blocked) - len(shown)
        shown += [say.count("{n} more", "{n} more", more)] if more else []
        parts.append(say("Not free: {days}.", days="; ".join(shown)))
    if ways := [_helping(one, say) for one in plan_help.what_helps(fact)]:
        parts.append(say("This would help: {ways}.", ways="; ".join(ways)))
    return " ".join(parts)


def _helping(one: plan_help.Help, say: Language) -> str:
    """Say what one could do, as one of a list: "unlock session 5"."""
    if isinstance(one, plan_help.AddDate):
        hours = say.hours(one.hours.start, one.hours.end)
        return say("add a single date, such as {day}, {hours}", day=say.day(one.day), hours=hours)
    if isinstance(one, plan_help.UnlockIt | plan_help.ShelveIt | plan_help.CancelIt):
        return say(HELPING[type(one)], session=within(one.number, one.topic, say))
    return say("push only until the next buffer or free place")


def _stopped(fact: plan_chains.NoPlaceLeft, say: Language) -> str:
    if fact.last_day is None:
        return say("The lecture period has no place for a session.")
    stuck = fact.stuck_number or fact.number
    if stuck is None:
        return say.count(
            "No place is left up to {day}; {n} is missing.",
            "No places are left up to {day}; {n} are missing.",
            fact.needed,
            day=say.day(fact.last_day),
        )
    return say.count(
        "No place is left for session {number} up to {day}; {n} is missing.",
        "No places are left for session {number} up to {day}; {n} are missing.",
        fact.needed,
        number=stuck,
        day=say.day(fact.last_day),
    )


def _blocked(one: plan_ground.Blocked, say: Language) -> str:
    day = say.day_month(one.day)
    if one.session is not None:
        topic = one.session.topic or vocabulary.kind(one.session.kind, say)
        if one.session.status is not Status.PLANNED:
            why = vocabulary.status(one.session.status, say)
        else:
            why = say("locked to its day") if one.session.locked else ""
        text = say("{day}, “{topic}”", day=day, topic=topic)
        return f"{text} ({why})" if why else text
    name = ""
    if isinstance(one.why, plan_places.DayIsOff):
        names = (one.why.holiday_de, one.why.holiday_en)
        name = (names[0] or names[1]) if say.code == "de" else (names[1] or names[0])
    elif isinstance(one.why, plan_places.NoClassThatDay):
        name = one.why.topic
    return f"{day}, {name}" if name else day


@worded.register(plan_chains.NothingFreeBefore)
def _(fact: plan_chains.NothingFreeBefore, say: Language) -> str:
    if fact.day is None or fact.by_topic is None:
        return say("There is no place before this session to pull it to.")
    return say(
        "The place before, {day}, is taken by {session}. Move that one first.",
        day=say.day(fact.day),
        session=within(fact.by_number, fact.by_topic, say),
    )


def within(number: str | None, topic: str, say: Language) -> str:
    """Name a session in the middle of a sentence."""
    if number:
        return say("session {number}", number=number)
    return say("“{topic}”", topic=topic)


@worded.register(plan_chains.NoDayYet)
def _(fact: plan_chains.NoDayYet, say: Language) -> str:
    return say("“{topic}” has no day yet. Move it to a day first.", topic=fact.topic)


@worded.register(plan_chains.NotInChain)
def _(fact: plan_chains.NotInChain, say: Language) -> str:
    return say(
        "“{topic}” is a deadline or lasts several days. Move it by itself.", topic=fact.topic
    )


@worded.register(plan_chains.BufferUsed)
def _(fact: plan_chains.BufferUsed, say: Language) -> str:
    return say("The buffer of {day} is used up and goes to the shelf.", day=on_day(fact.day, say))


@worded.register(plan_verbs.NoSlotThatDay)
def _(fact: plan_verbs.NoSlotThatDay, say: Language) -> str:
    if fact.ever:
        return say(
            "The course has no time on {day}, so the room is to be found.",
            day=on_day(fact.day, say),
        )
    return say(
        "The course has no weekly time on a {weekday}, so the room is to be found for {day}.",
        weekday=say.weekday(fact.day),
        day=on_day(fact.day, say),
    )


@worded.register(plan_verbs.OutsideLecturePeriod)
def _(fact: plan_verbs.OutsideLecturePeriod, say: Language) -> str:
    return say("{day} lies outside the lecture period.", day=say.day(fact.day))


@worded.register(plan_verbs.OverCancelled)
def _(fact: plan_verbs.OverCancelled, say: Language) -> str:
    return say("A cancelled session stays on {day} beside it.", day=on_day(fact.day, say))


def on_day(day: date, say: Language) -> str:
    """Write a day within a sentence: "Wed 22 Nov"."""
    return f"{say.short_weekday(day)} {say.day_month(day)}"
