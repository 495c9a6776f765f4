"""What a deadline hangs on, and what of an old course found no place in the next, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.jobs import next_course
from planner.rules import anchors
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language

WEEK = 7


@worded.register(anchors.OnSession)
def _(fact: anchors.OnSession, say: Language) -> str:
    named = {"number": fact.number, "topic": fact.topic}
    if fact.days == 0:
        return say("on the day of session {number}: {topic}", **named)
    if fact.days < 0:
        return say("{time} before session {number}: {topic}", time=_time(fact, say), **named)
    return say("{time} after session {number}: {topic}", time=_time(fact, say), **named)


@worded.register(anchors.OnLast)
def _(fact: anchors.OnLast, say: Language) -> str:
    if fact.days == 0:
        return say("on the day of the last session")
    return say("{time} after the last session", time=_time(fact, say))


@worded.register(anchors.OnLastBeforeBreak)
def _(_fact: anchors.OnLastBeforeBreak, say: Language) -> str:
    return say("on the day of the last session before the break")


@worded.register(anchors.AtBreak)
def _(fact: anchors.AtBreak, say: Language) -> str:
    if fact.after:
        return say("{time} after the break", time=_time(fact, say))
    if fact.days < 0:
        return say("{time} before the break", time=_time(fact, say))
    return say("on day {n} of the break", n=fact.days + 1)


@worded.register(anchors.AfterItem)
def _(fact: anchors.AfterItem, say: Language) -> str:
    return say("{time} after {item}", time=_time(fact, say), item=fact.title)


@worded.register(anchors.AfterLectures)
def _(fact: anchors.AfterLectures, say: Language) -> str:
    if fact.days == 0:
        return say("on the last day of the lectures")
    if fact.days < 0:
        return say("{time} before the end of the lectures", time=_time(fact, say))
    return say("{time} after the end of the lectures", time=_time(fact, say))


@worded.register(next_course.NoPlaceFor)
def _(fact: next_course.NoPlaceFor, say: Language) -> str:
    return say("There is no place left for “{topic}”; it is on the shelf.", topic=fact.topic)


@worded.register(next_course.NoWeeklyTime)
def _(fact: next_course.NoWeeklyTime, say: Language) -> str:
    return say.count(
        "The course has no weekly time, so {n} topic is on the shelf.",
        "The course has no weekly time, so {n} topics are on the shelf.",
        fact.topics,
    )


@worded.register(next_course.BufferLeftOut)
def _(fact: next_course.BufferLeftOut, say: Language) -> str:
    return say(
        "There is no place left for the buffer “{topic}”; it was left out.", topic=fact.topic
    )


@worded.register(next_course.DayByHand)
def _(fact: next_course.DayByHand, say: Language) -> str:
    return say("“{topic}” needs a day of your choice; it is on the shelf.", topic=fact.topic)


@worded.register(next_course.MayMerge)
def _(fact: next_course.MayMerge, say: Language) -> str:
    return say(
        "“{first}” and “{second}” could be one session.", first=fact.first, second=fact.second
    )


@worded.register(next_course.NoNewDeadline)
def _(fact: next_course.NoNewDeadline, say: Language) -> str:
    if fact.anchor is None:
        return say("{item} has no new deadline.", item=fact.item)
    return say(
        "{item} was due {anchor}. That has no day here, so it has no deadline yet.",
        item=fact.item,
        anchor=worded(fact.anchor, say),
    )


@worded.register(next_course.DueOnDayOff)
def _(fact: next_course.DueOnDayOff, say: Language) -> str:
    return say(
        "{item} would be due on {day}, when there is no teaching: {name}.",
        item=fact.item,
        day=say.day(fact.day),
        name=vocabulary.day_off(fact.off, say),
    )


def _time(anchor: anchors.Anchor, say: Language) -> str:
    """Say how long before or after: in weeks where they are whole."""
    days = abs(anchor.days)
    if days % WEEK == 0:
        return say.count("{n} week", "{n} weeks", days // WEEK)
    return say.count("{n} day", "{n} days", days)
