"""What verifying a certificate found, in sentences that claim no more than was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Literal

from planner.exchange.signature_check import Trouble
from planner.exchange.trust import Chain
from planner.jobs.proof_page import NobodySigned
from planner.language import marked
from planner.wording.base import worded
from planner.wording.certificates import field_words

if TYPE_CHECKING:
    from planner.exchange.elmo_in import Told
    from planner.exchange.signing_key import Holder
    from planner.exchange.trust import Trust
    from planner.jobs.certificate_register import Entry
    from planner.jobs.verifying import Registered, Verified
    from planner.language import Language

Tone = Literal["good", "open", "bad"]

TROUBLES: Final = {
    Trouble.NO_PDF: marked("This is no PDF. Choose the file of the certificate."),
    Trouble.TOO_LARGE: marked("This file is far larger than any certificate."),
    Trouble.CUT_OFF: marked("The end of the file is missing. Ask for it once more."),
    Trouble.DAMAGED: marked("The file is damaged, so it cannot be opened. Ask for it once more."),
    Trouble.ENCRYPTED: marked(
        "The file is encrypted, which no certificate of this program is. Ask for the file as it"
        " was issued."
    ),
    Trouble.UNSIGNED: marked("It bears no electronic signature, so it proves nothing by itself."),
    Trouble.NOT_YET_SIGNED: marked(
        "There is room for an electronic signature in it, and that is empty: it proves nothing."
    ),
    Trouble.SEVERAL: marked(
        "It bears several signatures; a certificate of this program is signed once. Do not accept"
        " it."
    ),
    Trouble.ADDED_TO: marked(
        "Something was added or changed after it was signed. Do not accept it."
    ),
    Trouble.CHANGED: marked("It is not what was signed: it was changed. Do not accept it."),
    Trouble.SIGNATURE: marked(
        "Its signature is damaged or does not belong to it. Do not accept it."
    ),
    Trouble.METHOD: marked(
        "Its signature is of a kind that cannot be checked here. Use the program of whoever"
        " signed it."
    ),
}
PROVED_BY_REGISTER: Final = marked(
    "It is byte for byte what was issued: the register of “{course}” keeps the same file."
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, and whether it speaks for the certificate, against it, or leaves it open."""

    tone: Tone
    text: str


def verdict(one: Verified, say: Language) -> Statement:
    """Say the most important thing in few words."""
    entry = one.registered.entry if one.registered else None
    if not one.holds:
        return Statement("bad", say("Not proved"))
    if entry:
        return _standing(entry, say)
    if one.registered:
        return Statement("open", say("Signed and unchanged, but not in the register"))
    return Statement("good", say("Signed, and unchanged since"))


def _standing(entry: Entry, say: Language) -> Statement:
    if entry.replaced_by:
        return Statement("bad", say("Replaced by {number}", number=entry.replaced_by))
    if entry.row.revoked_on:
        return Statement("bad", say("Revoked"))
    if not entry.is_true:
        return Statement("open", say("No longer true"))
    return Statement("good", say("In the register, unchanged and in force"))


def statements(one: Verified, say: Language) -> tuple[Statement, ...]:
    """Say everything that was found: signature, signer, register, and what was not checked."""
    said = [_signature(one, say)]
    if one.found.holder and one.trust:
        said += _signer(one.found.holder, one.trust, say)
    if one.registered:
        said += _register(one.registered, say)
    elif one.is_signed:
        text = marked(
            "Whether it was revoked or replaced, only the course it was issued from can say."
        )
        said.append(Statement("open", say(text)))
    return tuple(said)


def facts(one: Verified, say: Language) -> tuple[tuple[str, str], ...]:
    """Say what the certificate certifies, as name and value, from register or attachment.

    What neither signature nor register proves is there too: it is what the file claims.
    """
    entry = one.registered.entry if one.registered else None
    if entry:
        lines = _registered_facts(entry, say)
    else:
        lines = _told_facts(one.told, say) if one.told else ()
    return tuple((name, value) for name, value in lines if value)


def _signature(one: Verified, say: Language) -> Statement:
    found = one.found
    if found.trouble is not None:
        # Without a signature it may still be proved: by the register.
        open_ = one.is_registered and found.trouble is Trouble.UNSIGNED
        return Statement("open" if open_ else "bad", say(TROUBLES[found.trouble]))
    name = found.holder.name if found.holder else ""
    if found.signed_at is None:
        return Statement("good", say("Signed by {name}, and not changed since.", name=name))
    day = say.plain_day(found.signed_at.date())
    text = marked("Signed by {name}, on {day} by the signer's own clock, and not changed since.")
    return Statement("good", say(text, name=name, day=day))


def _signer(holder: Holder, trust: Trust, say: Language) -> list[Statement]:
    """Say who vouches for the signer, and that nobody was asked about revocation."""
    valid = say(
        "The signer's certificate is valid from {first} to {last}.",
        first=say.plain_day(holder.first),
        last=say.plain_day(holder.last),
    )
    if trust.chain is Chain.SELF_SIGNED:
        text = marked(
            "Nobody but the signer vouches for the name: the certificate is self-signed, and"
            " anybody can make one. Compare it with what the university publishes."
        )
        return [Statement("open", f"{say(text)} {valid}")]
    if trust.chain is Chain.UNKNOWN:
        text = marked(
            "“{issuer}” vouches for the name, but this computer does not know whether to believe"
            " that: no way to a trusted root was found."
        )
        return [Statement("open", f"{say(text, issuer=holder.issuer)} {valid}")]
    text = marked(
        "“{issuer}” vouches for the name, and “{root}”, which this computer trusts, for that."
        " Whether the signer's certificate was revoked was not asked: that takes a network."
    )
    said = say(text, issuer=holder.issuer, root=trust.root)
    return [Statement("good", f"{said} {valid}")]


def _register(found: Registered, say: Language) -> list[Statement]:
    if found.entry is None and found.namesake is None:
        text = marked("It is not in the register of “{course}”.")
        return [Statement("open", say(text, course=found.course))]
    if found.entry is None and found.namesake:
        text = marked(
            "The register of “{course}” keeps another file under the number {number}: this one was"
            " not issued there."
        )
        number = found.namesake.row.number
        return [Statement("bad", say(text, course=found.course, number=number))]
    assert found.entry is not None
    kept = Statement("good", say(PROVED_BY_REGISTER, course=found.course))
    return [kept, _in_force(found.entry, say)]


def _in_force(entry: Entry, say: Language) -> Statement:
    """Say whether a certificate of the register still holds."""
    row = entry.row
    if entry.replaced_by:
        text = marked("It was replaced by {number} on {day}: {reason}")
    elif row.revoked_on:
        text = marked("It was revoked on {day}: {reason}")
    elif entry.undecided:
        text = marked("The decision it was issued under does not hold any more.")
        return Statement("open", say(text))
    elif entry.differs:
        text = marked("The course says otherwise by now: {fields}")
        return Statement("open", say(text, fields=field_words(entry.differs, say)))
    else:
        return Statement("good", say("It is in force, and what it says is still true."))
    day = say.plain_day(row.revoked_on) if row.revoked_on else "–"
    reason = row.revoked_reason.strip() or say("no reason was given")
    return Statement("bad", say(text, number=entry.replaced_by, day=day, reason=reason))


def _registered_facts(entry: Entry, say: Language) -> tuple[tuple[str, str], ...]:
    row, said = entry.row, entry.row.facts
    title = said.get("title")
    title = title.get(say.code) or title.get("de") or title.get("en") if title else ""
    return (
        (say("Certificate number"), row.number),
        (say("Date of issue"), say.plain_day(row.issued_on)),
        (say("Name"), row.name),
        (say("Matriculation number"), str(said.get("matriculation") or "")),
        (say("Course"), str(title or "")),
        (say("Semester"), str(said.get("term") or "")),
        (say("ECTS credits"), "" if row.credits is None else say.number(row.credits)),
        (say("Grade"), "" if row.grade is None else say.grade(row.grade)),
        (say("Issued by"), row.issued_by),
    )


def _told_facts(told: Told, say: Language) -> tuple[tuple[str, str], ...]:
    return (
        (say("Certificate number"), told.number),
        (say("Date of issue"), _day(told.issued_on, say)),
        (say("Name"), told.name),
        (say("Matriculation number"), told.matriculation),
        (say("Course"), told.title),
        (say("Semester"), told.term),
        (say("ECTS credits"), _number(told.credits, say)),
        (say("Grade"), told.result if say.code == "de" else told.result.replace(",", ".")),
        (say("University"), told.university),
    )


def _day(text: str, say: Language) -> str:
    try:
        return say.plain_day(date.fromisoformat(text))
    except ValueError:
        return text


def _number(text: str, say: Language) -> str:
    try:
        return say.number(Decimal(text))
    except InvalidOperation:
        return text


@worded.register(NobodySigned)
def _(_fact: NobodySigned, say: Language) -> str:
    return say(
        "No certificate of this course is signed yet, so there is no key to check codes with. Sign"
        " one first, or name your key."
    )
