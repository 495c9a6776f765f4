"""Results from elsewhere in sentences: what is odd in a file, what each value would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.exchange import result_rows as rows
from planner.jobs import result_changes as changes
from planner.jobs import result_values as values
from planner.jobs.result_pairing import WhichItem
from planner.rules.marking_sheets import Part
from planner.rules.results_in import Verdict
from planner.wording.base import worded
from planner.wording.decision_changes import result_words

if TYPE_CHECKING:
    from planner.jobs.result_changes import Change
    from planner.language import Language
    from planner.rules.results_in import Said


def said_words(said: Said, say: Language) -> str:
    """Say what would be entered: "8.5 points", "submitted, 2 days late, until 1 Dec 2023"."""
    if said.clear:
        return say("open again, without a number")
    parts = []
    if said.mark is not None:
        parts.append(say.grade(said.mark))
    if said.points is not None:
        parts.append(say("{points} points", points=say.number(said.points)))
    if said.state is not None:
        parts.append(vocabulary.state(said.state, say))
    if said.late_days:
        parts.append(say.count("{n} day late", "{n} days late", said.late_days))
    if said.due is not None:
        parts.append(say("extended until {day}", day=say.plain_day(said.due)))
    return ", ".join(parts)


def new_words(one: Change, say: Language) -> str:
    """Say what a change would enter."""
    if one.part is Part.FEEDBACK:
        return say("“{text}”", text=one.text)
    return said_words(one.said, say) if one.said else one.text


def old_words(one: Change, say: Language) -> str:
    """Say what is entered now."""
    if one.part is Part.FEEDBACK:
        return say("“{text}”", text=one.current.feedback)
    facts = one.current.facts
    said = result_words(facts, say)
    if facts.due is not None and one.said is not None and one.said.due is not None:
        return f"{said}, {say('extended until {day}', day=say.plain_day(facts.due))}"
    return said


def change_words(one: Change, say: Language) -> str:
    """Say what a value would do, or why it does nothing."""
    if one.problem is not None:
        return worded(one.problem, say)
    if one.verdict is Verdict.QUESTION:
        return say(
            "only the name fits: {students}",
            students=say.listed(row.name for row in one.candidates),
        )
    new = new_words(one, say)
    if one.verdict in {Verdict.NEW, Verdict.SAME}:
        return new
    old = old_words(one, say)
    if one.verdict is Verdict.CONFLICT:
        return say("kept: {old}; in the file: {new}", old=old, new=new)
    return f"{old} → {new}"


def left_alone(one: Change, say: Language) -> str:
    """Say of a conflict or a question that was left alone what it is about."""
    if one.verdict is Verdict.QUESTION:
        return say(
            "“{name}” has the name of {names} and no number or address in common; left alone.",
            name=one.line.name,
            names=say.listed(row.name for row in one.candidates),
        )
    assert one.student is not None, "a conflict is somebody's"
    assert one.item is not None, "and of an item"
    return say(
        "{name}, {item}: {old} is entered, the file says {new}; left alone.",
        name=one.student.name,
        item=one.item.title,
        old=old_words(one, say),
        new=new_words(one, say),
    )


@worded.register(rows.NobodyNamed)
def _(fact: rows.NobodyNamed, say: Language) -> str:
    return say(
        "“{name}” has no column that says who somebody is: names, e-mail addresses or"
        " matriculation numbers. It has: {heads}.",
        name=fact.name,
        heads=", ".join(fact.heads[:12]),
    )


@worded.register(rows.NoResults)
def _(fact: rows.NoResults, say: Language) -> str:
    return say("“{name}” lists people and holds no results of theirs.", name=fact.name)


@worded.register(rows.NamesHidden)
def _(fact: rows.NamesHidden, say: Language) -> str:
    return say(
        "“{name}” is of an anonymous assignment: it has no names. Reveal the identities in Moodle"
        " and download it once more.",
        name=fact.name,
    )


@worded.register(rows.RowTooWide)
def _(fact: rows.RowTooWide, say: Language) -> str:
    return say(
        "The row has {has} cells, the heading {wanted}; it was skipped.",
        has=fact.has,
        wanted=fact.wanted,
    )


@worded.register(rows.WhoIsIt)
def _(_fact: rows.WhoIsIt, say: Language) -> str:
    return say("The row names nobody; it was skipped.")


@worded.register(rows.ValueTwice)
def _(fact: rows.ValueTwice, say: Language) -> str:
    return say(
        "A row above says something else of “{name}”; this one was skipped.", name=fact.text
    )


@worded.register(changes.Stranger)
def _(fact: changes.Stranger, say: Language) -> str:
    return say("“{name}” is not in the course; the row was skipped.", name=fact.text)


@worded.register(changes.WhichOfThem)
def _(fact: changes.WhichOfThem, say: Language) -> str:
    return say(
        "“{name}”: number and e-mail address point at {names}; the row was skipped.",
        name=fact.text,
        names=say.listed(fact.names),
    )


@worded.register(changes.SaidTwice)
def _(fact: changes.SaidTwice, say: Language) -> str:
    return say(
        "Row {first} says something else of {name}; this value was skipped.",
        first=fact.first,
        name=fact.text,
    )


@worded.register(changes.NoItemFor)
def _(fact: changes.NoItemFor, say: Language) -> str:
    return say.count(
        "No item of the course is called so; {n} value was skipped.",
        "No item of the course is called so; {n} values were skipped.",
        fact.values,
    )


@worded.register(WhichItem)
def _(fact: WhichItem, say: Language) -> str:
    return say(
        "“{name}” does not say which item it is of. Say it with --item. There are: {known}.",
        name=fact.name,
        known=", ".join(fact.known),
    )


@worded.register(values.OtherMaximum)
def _(fact: values.OtherMaximum, say: Language) -> str:
    return say(
        "{item} has {ours} points here and {theirs} in the file; points were skipped, unless they"
        " are converted.",
        item=fact.item,
        ours=say.number(fact.ours),
        theirs=say.number(fact.theirs),
    )


@worded.register(values.PercentOfNothing)
def _(fact: values.PercentOfNothing, say: Language) -> str:
    return say(
        "{item} has no maximum, so that a percentage makes no points; it was skipped.",
        item=fact.item,
    )


@worded.register(values.NumberForTick)
def _(fact: values.NumberForTick, say: Language) -> str:
    return say(
        "{item} is passed or not, and has no points; the number was skipped.", item=fact.item
    )
