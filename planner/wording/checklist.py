"""The closing checklist in words: what each concern means, and what each point is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.commands.sign_offs import NoReasonToSignOff
from planner.language import marked
from planner.rules.checklist import Concern
from planner.wording.base import worded
from planner.wording.certificates import changes_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.language import Language
    from planner.rules.checklist import Entry, Finding

CONCERNS: Mapping[Concern, str] = {
    Concern.BLANK: marked("Blank without a state"),
    Concern.UNMARKED: marked("Nobody has marked"),
    Concern.GROUP: marked("Group result missing for a member"),
    Concern.SHEET_OUT: marked("Marking sheet outstanding"),
    Concern.UNDECIDED: marked("Not decided"),
    Concern.STALE: marked("Stale decision"),
    Concern.SAME_NAME: marked("Same name twice"),
    Concern.NO_NUMBER: marked("No matriculation number"),
    Concern.NOT_BOOKED: marked("Nothing to book it as"),
    Concern.CERTIFICATE: marked("Certificate no longer true"),
}
MEANING: Mapping[Concern, str] = {
    Concern.BLANK: marked(
        "The aim asks for it, and nothing is recorded: enter a result, or a state such as missing"
        " or excused."
    ),
    Concern.UNMARKED: marked(
        "It was handed in and is still to be marked, or nobody has any result for the item."
    ),
    Concern.GROUP: marked(
        "The others of the group have a result that this member has not: enter it, or say in the"
        " result why it differs."
    ),
    Concern.SHEET_OUT: marked(
        "A marking sheet was taken along and has not come back: read it in, or settle that it will"
        " not come."
    ),
    Concern.UNDECIDED: marked("Takes part and has no decision: decide, or mark who has left."),
    Concern.STALE: marked(
        "Results or rules have changed since the decision: keep it, decide anew or withdraw it."
    ),
    Concern.SAME_NAME: marked(
        "Two students have one name: they may be one person entered twice, or be confused."
    ),
    Concern.NO_NUMBER: marked(
        "The office knows students by their matriculation number: ask for it and enter it."
    ),
    Concern.NOT_BOOKED: marked(
        "Has passed, and neither the student nor the course has a module or an exam number."
    ),
    Concern.CERTIFICATE: marked(
        "A certificate was handed out and says what is no longer so: replace or revoke it."
    ),
}


def concern_words(concern: Concern, say: Language) -> str:
    """Name a concern: "Stale decision"."""
    return say(CONCERNS[concern])


def concern_meaning(concern: Concern, say: Language) -> str:
    """Say what a concern is about, and what one can do."""
    return say(MEANING[concern])


def who_words(one: Finding, say: Language) -> str:
    """Say who or what a point is about: a name, several, or an item that concerns everybody."""
    names = one.names
    if len(names) > 1:
        return say.count("{n} student", "{n} students", len(names))
    return names[0] if names else say("everybody")


def point_words(one: Finding, say: Language) -> str:
    """Say what is open: "Homework 2 is blank", "meets 6 ECTS"."""
    return _POINTS[one.concern](one, say)


def signed_words(entry: Entry, say: Language) -> str:
    """Say who signed a point off, when and why; nothing if it is open."""
    made = entry.signed
    if made is None:
        return ""
    day = say.plain_day(made.on)
    if not made.by:
        return say("{day}: {reason}", day=day, reason=made.reason)
    return say("{day}, {name}: {reason}", day=day, name=made.by, reason=made.reason)


def _unmarked(one: Finding, say: Language) -> str:
    if not one.names:
        return say("{item}: no results at all", item=one.title)
    return say("{item}: handed in, to be marked", item=one.title)


def _undecided(one: Finding, say: Language) -> str:
    return say("meets {tier}", tier=one.about) if one.about else say("meets no tier")


def _sheet_out(one: Finding, say: Language) -> str:
    return say("taken along on {day}", day=say.plain_day(date.fromisoformat(one.about)))


def _certificate(one: Finding, say: Language) -> str:
    if not one.changes:
        return say("certificate {number} is no longer true", number=one.about)
    return f"{one.about}: {'; '.join(changes_words(one.changes, say))}"


_POINTS: Mapping[Concern, Callable[[Finding, Language], str]] = {
    Concern.BLANK: lambda one, say: say("{item}: nothing recorded", item=one.title),
    Concern.UNMARKED: _unmarked,
    Concern.GROUP: lambda one, say: say(
        "{item}: not what {group} has", item=one.title, group=one.about
    ),
    Concern.SHEET_OUT: _sheet_out,
    Concern.UNDECIDED: _undecided,
    Concern.STALE: lambda _, say: say("results or rules have changed since"),
    Concern.SAME_NAME: lambda one, _: one.about,
    Concern.NO_NUMBER: lambda _, say: say("no matriculation number"),
    Concern.NOT_BOOKED: lambda _, say: say("no module and no exam number"),
    Concern.CERTIFICATE: _certificate,
}


@worded.register(NoReasonToSignOff)
def _(_fact: NoReasonToSignOff, say: Language) -> str:
    return say("Say why it may stay as it is; the reason is kept with the sign-off.")
