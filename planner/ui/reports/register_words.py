"""What the register says of a document: its columns, and the facts at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.jobs.handed_out import HandedOut
from planner.ui.parts.rows import Column
from planner.ui.reports.side import Fact
from planner.ui.reports.words import language_words, result_words
from planner.wording.certificates import field_words
from planner.wording.handing_over import about_words, document_words, how_words

if TYPE_CHECKING:
    from planner.jobs.certificate_register import Entry
    from planner.language import Language


def register_columns(say: Language) -> tuple[Column[HandedOut], ...]:
    """Return the columns of the register."""
    return (
        Column[HandedOut](
            heading=say("Day"),
            text=lambda one: say.plain_day(one.day),
            key=lambda one: (one.day, one.at.timestamp() if one.at else 0.0),
            width=86,
        ),
        Column[HandedOut](
            heading=say("Document"),
            text=lambda one: document_words(one.kind, say, short=True),
            width=0,
            bold=True,
            spoken=lambda one: which(one, say),
            tip=lambda one: which(one, say),
        ),
        Column[HandedOut](heading=say("No."), text=lambda one: one.number, width=88),
        Column[HandedOut](heading=say("To whom"), text=lambda one: one.recipient, width=128),
        Column[HandedOut](
            heading=say("Holds"),
            text=lambda one: holds(one, say),
            tone=_tone,
            width=122,
        ),
    )


def about(one: HandedOut, say: Language) -> str:
    """Say which of several it is: its lists, the result that a certificate says, the student."""
    if one.entry is not None:
        return result_words(one.entry.row.credits, one.entry.row.grade, say)
    person = one.person if one.person != one.recipient else ""
    return about_words(one, say) if one.lists else person


def which(one: HandedOut, say: Language) -> str:
    """Say what a document is in full: "Examination list (PDF) · 471123 · examination"."""
    return " · ".join(filter(None, (document_words(one.kind, say), about(one, say))))


def holds(one: HandedOut, say: Language) -> str:
    """Say whether a certificate still holds; of other documents, whether it was a draft."""
    entry = one.entry
    if entry is None:
        return say("○ draft") if one.draft else ""
    if entry.replaced_by:
        return say("⊘ replaced")
    if entry.row.revoked_on is not None:
        return say("⊘ revoked")
    return say("● valid") if entry.is_true else say("⊘ no longer true")


def _tone(one: HandedOut) -> str:
    if one.entry is None:
        return "waiting"
    return "met" if one.entry.is_true else "out"


def facts_of(one: HandedOut, say: Language) -> list[Fact]:
    """Say everything that the register knows of a document."""
    facts = [Fact(_handed(one, say))]
    if one.recipient and one.entry is None:
        facts.append(Fact(say("To {recipient}", recipient=one.recipient)))
    if how := how_words(one.how, say):
        facts.append(Fact(how))
    if one.language:
        words = say("Language: {language}", language=language_words(one.language, say))
        facts.append(Fact(words))
    if one.draft:
        facts.append(Fact(say("It was a draft: not everything was settled."), "waiting"))
    if one.note:
        facts.append(Fact(say("Note: {note}", note=one.note)))
    if one.entry is not None:
        facts += _of_certificate(one.entry, say)
    facts.append(Fact(say("File: {name}", name=one.name), "muted"))
    facts.append(Fact(say("Fingerprint {sum}…", sum=one.sha256[:16]), "muted"))
    return facts


def _handed(one: HandedOut, say: Language) -> str:
    day = say.day(one.day)
    if one.entry is not None:
        return say("Issued on {day} by {who}", day=day, who=one.by)
    if one.at is not None:
        day = f"{day}, {one.at.astimezone():%H:%M}"
    return (
        say("Handed over on {day} by {who}", day=day, who=one.by)
        if one.by
        else say("Handed over on {day}", day=day)
    )


def _of_certificate(entry: Entry, say: Language) -> list[Fact]:
    row, facts = entry.row, []
    if row.replaces:
        facts.append(Fact(say("Replaces {number}", number=row.replaces)))
    if entry.replaced_by:
        facts.append(Fact(say("Replaced by {number}", number=entry.replaced_by), "out"))
    if row.revoked_on is not None:
        day, reason = say.day(row.revoked_on), row.revoked_reason
        facts.append(Fact(say("Revoked on {day}: {reason}", day=day, reason=reason), "out"))
    if entry.is_in_force and entry.differs:
        fields = field_words(entry.differs, say)
        facts.append(Fact(say("What differs: {fields}", fields=fields), "out"))
    if entry.is_in_force and entry.undecided:
        words = say("The decision it was issued under does not hold any more.")
        facts.append(Fact(words, "out"))
    return facts
