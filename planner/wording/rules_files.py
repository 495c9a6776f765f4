"""What is wrong in a file of rules, and why announced rules are not simply changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange import rules_file
from planner.exchange.rules_file import Form
from planner.jobs import rules_change
from planner.language import marked
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language

_FORMS: Mapping[Form, str] = {
    Form.OBJECT: marked("{value} stands where an object in braces belongs."),
    Form.LIST: marked("{value} stands where a list in brackets belongs."),
    Form.TEXT: marked("{value} is no text. Put it in quotation marks."),
    Form.NUMBER: marked("{value} is no number that fits. Write for example 17.5."),
    Form.WHOLE: marked("{value} is no whole number from 0 on."),
    Form.FLAG: marked("{value} is neither true nor false."),
    Form.DAY: marked("{value} is no day. Write for example “2023-11-15”."),
}


@worded.register(rules_file.NoRules)
def _(fact: rules_file.NoRules, say: Language) -> str:
    return say(
        "“{name}” is no JSON: it stops being so in line {line}, column {column}.",
        name=fact.name,
        line=fact.line,
        column=fact.column,
    )


@worded.register(rules_file.WrongThere)
def _(fact: rules_file.WrongThere, say: Language) -> str:
    why = worded(fact.why, say)
    return f"{fact.place}: {why}" if fact.place else why


@worded.register(rules_file.NoSuchKey)
def _(fact: rules_file.NoSuchKey, say: Language) -> str:
    return say(
        "“{key}” means nothing here. Known are: {known}.",
        key=fact.key,
        known=", ".join(fact.known),
    )


@worded.register(rules_file.KeyMissing)
def _(fact: rules_file.KeyMissing, say: Language) -> str:
    return say("“{key}” is missing.", key=fact.key)


@worded.register(rules_file.NotOfForm)
def _(fact: rules_file.NotOfForm, say: Language) -> str:
    return say(_FORMS[fact.form], value=fact.value)


@worded.register(rules_file.NoneOfThese)
def _(fact: rules_file.NoneOfThese, say: Language) -> str:
    return say("{value} is none of these: {known}.", value=fact.value, known=", ".join(fact.known))


@worded.register(rules_change.NoSuchItem)
def _(fact: rules_change.NoSuchItem, say: Language) -> str:
    return say("There is no item with the id or title “{name}”.", name=fact.name)


@worded.register(rules_change.SeveralItems)
def _(fact: rules_change.SeveralItems, say: Language) -> str:
    return say("Several items have the title “{name}”. Name the one by its id.", name=fact.name)


@worded.register(rules_change.NamedTwice)
def _(fact: rules_change.NamedTwice, say: Language) -> str:
    return say("“{name}” stands here twice.", name=fact.name)


@worded.register(rules_change.SomebodyWouldLose)
def _(fact: rules_change.SomebodyWouldLose, say: Language) -> str:
    losses = "; ".join(
        say("{tier}: {names}", tier=tier, names="; ".join(names)) for tier, names in fact.losses
    )
    return say(
        "The rules were announced on {day}, and by this change somebody would lose a tier "
        "({losses}). Nothing was changed; --lose changes them all the same.",
        day=say.day(fact.on),
        losses=losses,
    )
