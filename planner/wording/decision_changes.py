"""What has changed since a decision, in sentences: which result, which rule, from what to what."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked
from planner.rules import decision_changes as facts
from planner.rules.credits import Marking, State
from planner.rules.decisions import ATTENDANCE
from planner.rules.grades import Rounding
from planner.rules.requirements import Asks
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language
    from planner.rules.credits import Result
    from planner.rules.decisions import Json

FIELDS: Mapping[str, str] = {
    "credits": marked("credits"),
    "graded": marked("graded"),
    "weights": marked("weights of the items"),
    "drop_lowest": marked("number of lowest results dropped"),
    "rounding": marked("rounding"),
    "key": marked("key from points to grades"),
    "excused": marked("how excused absences count"),
    "order": marked("order of what is asked for"),
    "marking": marked("marking"),
    "max_points": marked("maximum points"),
    "pass_points": marked("points needed to pass"),
    "at_least": marked("how many are asked for"),
    "amount": marked("how much is asked for"),
    "asks": marked("what is asked for"),
    ATTENDANCE: marked("attendance"),
}
YES_OR_NO: Mapping[bool, str] = {True: marked("yes"), False: marked("no")}


def result_words(result: Result, say: Language) -> str:
    """Say a result in full: "passed, 2 days late", "1.3", "17.5 points, returned"."""
    said = []
    if result.mark is not None:
        said.append(say.grade(result.mark))
    if result.points is not None:
        said.append(say("{points} points", points=say.number(result.points)))
    if result.state is not State.OPEN or not said:
        said.append(vocabulary.state(result.state, say))
    if result.late_days:
        said.append(say.count("{n} day late", "{n} days late", result.late_days))
    return ", ".join(said)


def value_words(value: Json, say: Language) -> str:
    """Say a value of a rule shortly; "" where only that it changed can be said."""
    if value is None:
        return say("none")
    if isinstance(value, bool):
        return say(YES_OR_NO[value])
    if isinstance(value, int):
        return str(value)
    return _text_words(value, say) if isinstance(value, str) else ""


def _text_words(value: str, say: Language) -> str:
    if value in set(Marking):
        return vocabulary.marking(Marking(value), say)
    if value in set(Rounding):
        return vocabulary.rounding(Rounding(value), say)
    try:
        return say.number(Decimal(value))
    except InvalidOperation:
        return value


def _from_to(name: str, before: Json, now: Json, say: Language) -> str:
    """Say "points needed to pass: 10 then, 12 now"."""
    if name == "asks":  # a basis names only what is not the usual
        was, is_ = Asks(str(before or Asks.PASSED)), Asks(str(now or Asks.PASSED))
        before, now = vocabulary.asks(was, say), vocabulary.asks(is_, say)
    field = say(FIELDS[name]) if name in FIELDS else name
    one, other = value_words(before, say), value_words(now, say)
    if not one or not other or one == other:
        return say("{rule} changed", rule=field)
    return say("{rule}: {before} then, {now} now", rule=field, before=one, now=other)


@worded.register(facts.ResultDiffers)
def _(fact: facts.ResultDiffers, say: Language) -> str:
    before, now = result_words(fact.before, say), result_words(fact.now, say)
    return say("{rule}: {before} then, {now} now", rule=fact.item, before=before, now=now)


@worded.register(facts.FactDiffers)
def _(fact: facts.FactDiffers, say: Language) -> str:
    if isinstance(fact.before, dict) and isinstance(fact.now, dict) and fact.name == ATTENDANCE:
        before, now = _attended(fact.before, say), _attended(fact.now, say)
        return say(
            "{rule}: {before} then, {now} now",
            rule=say(FIELDS[ATTENDANCE]),
            before=before,
            now=now,
        )
    return _from_to(fact.name, fact.before, fact.now, say)


def _attended(counts: Mapping[str, Json], say: Language) -> str:
    return say(
        "{present} present, {absent} absent, {excused} excused",
        present=counts.get("present"),
        absent=counts.get("absent"),
        excused=counts.get("excused"),
    )


@worded.register(facts.MeasureDiffers)
def _(fact: facts.MeasureDiffers, say: Language) -> str:
    words = _from_to(fact.field, fact.before, fact.now, say)
    return say("Rule for {name}: {change}", name=fact.item, change=words)


@worded.register(facts.RuleDiffers)
def _(fact: facts.RuleDiffers, say: Language) -> str:
    words = _from_to(fact.field, fact.before, fact.now, say)
    return say("Rule for {name}: {change}", name=fact.tier, change=words)


@worded.register(facts.AskedDiffers)
def _(fact: facts.AskedDiffers, say: Language) -> str:
    words = _from_to(fact.field, fact.before, fact.now, say)
    return say("Rule “{text}”: {change}", text=fact.text, change=words)


@worded.register(facts.ItemsDiffer)
def _(fact: facts.ItemsDiffer, say: Language) -> str:
    parts = []
    if fact.added:
        parts.append(say("counted now: {items}", items=say.listed(fact.added)))
    if fact.gone:
        parts.append(say("no longer counted: {items}", items=say.listed(fact.gone)))
    change = "; ".join(parts)
    if not fact.text:
        return say("Rules: {change}", change=change)
    return say("Rule “{text}”: {change}", text=fact.text, change=change)


@worded.register(facts.RequirementNew)
def _(fact: facts.RequirementNew, say: Language) -> str:
    return say("Rule “{text}”: asked for now, not then", text=fact.text)


@worded.register(facts.RequirementGone)
def _(fact: facts.RequirementGone, say: Language) -> str:
    return say("Rule “{text}”: asked for then, no longer now", text=fact.text)


@worded.register(facts.ProposalDiffers)
def _(fact: facts.ProposalDiffers, say: Language) -> str:
    before, now = (name or say("nothing") for name in (fact.before, fact.now))
    return say("{rule}: {before} then, {now} now", rule=say("Proposed"), before=before, now=now)
