"""Why a rule is refused: it tests nothing, or asks for more than there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.rules import rule_checks
from planner.rules.requirements import Asks
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


def _name(text: str, say: Language) -> str:
    return say("“{given}”", given=text) if text else say("A requirement")


@worded.register(rule_checks.AsksForNothing)
def _(fact: rule_checks.AsksForNothing, say: Language) -> str:
    return say(
        "{rule} names neither items nor kinds, so it would test nothing. Name some.",
        rule=_name(fact.text, say),
    )


@worded.register(rule_checks.NoneOfTheseKinds)
def _(fact: rule_checks.NoneOfTheseKinds, say: Language) -> str:
    return say(
        "{rule} asks for items of the kind {kinds}, and there is none yet. Add one first.",
        rule=_name(fact.text, say),
        kinds=say.listed(vocabulary.item_kind(kind, say) for kind in fact.kinds),
    )


@worded.register(rule_checks.AtLeastNone)
def _(fact: rule_checks.AtLeastNone, say: Language) -> str:
    return say(
        "{rule} asks for at least 0 items, which everybody has. Ask for 1 or more.",
        rule=_name(fact.text, say),
    )


@worded.register(rule_checks.TooManyAsked)
def _(fact: rule_checks.TooManyAsked, say: Language) -> str:
    return say(
        "{rule} asks for {at_least} items, and {items} belong to it. Ask for fewer or name more.",
        rule=_name(fact.text, say),
        at_least=fact.at_least,
        items=fact.items,
    )


@worded.register(rule_checks.NoAmount)
def _(fact: rule_checks.NoAmount, say: Language) -> str:
    rule = _name(fact.text, say)
    if fact.asks is Asks.POINTS:
        return say("{rule} asks for 0 points, which everybody has. Say how many.", rule=rule)
    if fact.asks is Asks.ATTENDANCE:
        return say("{rule} asks for 0 sessions, which everybody has. Say how many.", rule=rule)
    return say("{rule} asks for 0 %, which everybody has. Say how much.", rule=rule)


@worded.register(rule_checks.AbovePercent)
def _(fact: rule_checks.AbovePercent, say: Language) -> str:
    return say(
        "{rule} asks for {amount} %. There are never more than 100 %.",
        rule=_name(fact.text, say),
        amount=say.number(fact.amount),
    )


@worded.register(rule_checks.TooManyPoints)
def _(fact: rule_checks.TooManyPoints, say: Language) -> str:
    return say(
        "{rule} asks for {amount} points, and its items have {most} together.",
        rule=_name(fact.text, say),
        amount=say.number(fact.amount),
        most=say.number(fact.most),
    )


@worded.register(rule_checks.NoPoints)
def _(fact: rule_checks.NoPoints, say: Language) -> str:
    return say(
        "{rule} asks for points, and “{item}” is not marked with points.",
        rule=_name(fact.text, say),
        item=fact.item,
    )


@worded.register(rule_checks.NoMaximum)
def _(fact: rule_checks.NoMaximum, say: Language) -> str:
    return say(
        "{rule} asks for a percentage of the points, and “{item}” does not say the most points "
        "it has. Enter them; 0 if its points are extra.",
        rule=_name(fact.text, say),
        item=fact.item,
    )


@worded.register(rule_checks.OnlyExtraPoints)
def _(fact: rule_checks.OnlyExtraPoints, say: Language) -> str:
    return say(
        "{rule} asks for a percentage of the points, and all its items have extra points only.",
        rule=_name(fact.text, say),
    )


@worded.register(rule_checks.TooManySessions)
def _(fact: rule_checks.TooManySessions, say: Language) -> str:
    return say(
        "{rule} asks for {amount} sessions, and the plan has {sessions}.",
        rule=_name(fact.text, say),
        amount=say.number(fact.amount),
        sessions=fact.sessions,
    )


@worded.register(rule_checks.SessionsNotWhole)
def _(fact: rule_checks.SessionsNotWhole, say: Language) -> str:
    return say(
        "{rule} asks for {amount} sessions. Nobody attends part of one: name a whole number.",
        rule=_name(fact.text, say),
        amount=say.number(fact.amount),
    )


@worded.register(rule_checks.NoCredits)
def _(fact: rule_checks.NoCredits, say: Language) -> str:
    return say("“{tier}” is worth no credits. Write for example 3 or 4.5.", tier=fact.tier)


@worded.register(rule_checks.WeightNegative)
def _(fact: rule_checks.WeightNegative, say: Language) -> str:
    return say(
        "“{item}” would weigh less than nothing in the grade of “{tier}”. 0 leaves it out.",
        item=fact.item,
        tier=fact.tier,
    )


@worded.register(rule_checks.NothingWeighs)
def _(fact: rule_checks.NothingWeighs, say: Language) -> str:
    return say(
        "Every item weighs 0 in the grade of “{tier}”, so there would be none. Let one weigh 1.",
        tier=fact.tier,
    )


@worded.register(rule_checks.DropsEverything)
def _(fact: rule_checks.DropsEverything, say: Language) -> str:
    return say(
        "The grade of “{tier}” would drop {dropped} of {items} results, and one has to be left.",
        tier=fact.tier,
        dropped=fact.dropped,
        items=fact.items,
    )


@worded.register(rule_checks.KeyPercent)
def _(fact: rule_checks.KeyPercent, say: Language) -> str:
    return say(
        "The key of “{tier}” names {percent} %. It takes percentages from 0 to 100.",
        tier=fact.tier,
        percent=say.number(fact.percent),
    )


@worded.register(rule_checks.KeyGrade)
def _(fact: rule_checks.KeyGrade, say: Language) -> str:
    return say(
        "The key of “{tier}” names {grade}, which is no grade."
        " Grades are 1.0 1.3 1.7 2.0 … 4.0 and 5.0.",
        tier=fact.tier,
        grade=say.number(fact.grade),
    )


@worded.register(rule_checks.KeyTwice)
def _(fact: rule_checks.KeyTwice, say: Language) -> str:
    return say(
        "The key of “{tier}” names {percent} % twice.",
        tier=fact.tier,
        percent=say.number(fact.percent),
    )


@worded.register(rule_checks.KeyFalls)
def _(fact: rule_checks.KeyFalls, say: Language) -> str:
    return say(
        "In the key of “{tier}”, {grade} from {percent} % is no better than the grade from"
        " {lower} %. More points make a better grade.",
        tier=fact.tier,
        grade=say.grade(fact.grade),
        percent=say.number(fact.percent),
        lower=say.number(fact.lower),
    )


@worded.register(rule_checks.KeyWithoutPoints)
def _(fact: rule_checks.KeyWithoutPoints, say: Language) -> str:
    return say(
        "“{tier}” has a key from points to grades, and none of its items is marked with points"
        " out of a maximum.",
        tier=fact.tier,
    )


@worded.register(rule_checks.PassMarkTooHigh)
def _(fact: rule_checks.PassMarkTooHigh, say: Language) -> str:
    return say(
        "“{item}” passes with {needed} points and has {most}. Ask for fewer to pass.",
        item=fact.item,
        needed=say.number(fact.needed),
        most=say.number(fact.most),
    )
