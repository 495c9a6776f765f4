"""Letters to students about what they still lack: a text to begin with, and how it is filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.exchange.mail_drafts import Letter
from planner.jobs.mail_drafts import NoSender
from planner.language import marked
from planner.rules.terms import Term
from planner.wording.base import worded
from planner.wording.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.jobs.gradebook import Line
    from planner.jobs.mail_drafts import Correspondence
    from planner.language import Language
    from planner.rules.credits import Tier

SUBJECT = marked("{course}: where you stand")
TEXT = marked(
    "Dear {name},\n\nthis is where you stand in “{course}” ({term}):\n\n{gaps}\n\n"
    "Please write to me if something here is not right.\n\nKind regards\n{lecturer}\n"
)
FIELDS = ("name", "given", "family", "gaps", "course", "term", "lecturer")
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """Subject and text of all letters; ``{name}`` and the other FIELDS differ."""

    subject: str
    text: str

    def unknown(self) -> tuple[str, ...]:
        """Return what stands in braces and is none of the FIELDS, as it is written."""
        found = _FIELD.findall(f"{self.subject} {self.text}")
        return tuple(f"{{{name}}}" for name in dict.fromkeys(found) if name not in FIELDS)


def usual(say: Language) -> Template:
    """Return what a letter says if nobody changes it."""
    return Template(say(SUBJECT), say(TEXT))


def letter(
    line: Line, template: Template, about: Correspondence, say: Language, today: date
) -> Letter:
    """Fill in the letter to one student. Raises NoSender."""
    student, course, sender = line.student, about.course, about.sender()
    facts = {
        "name": student.full_name,
        "given": student.given or student.family,
        "family": student.family,
        "gaps": gaps(line, say, today),
        "course": course.title_in(say.code),
        "term": vocabulary.term(Term.parse(course.term), say),
        "lecturer": sender.name,
    }
    return Letter(
        to_name=student.full_name,
        to_address=student.email,
        from_name=sender.name,
        from_address=sender.email,
        subject=_filled(template.subject, facts),
        text=_filled(template.text, facts),
    )


def gaps(line: Line, say: Language, today: date) -> str:
    """Say where a student stands with the aim and the tiers above it, and all that is missing.

    Where the aim is not met, the tiers below it stand there too. Notes and the grounds of
    extensions are nobody's business but the lecturer's: none of them is read here.
    """
    return "\n\n".join("\n".join(_tier(line, tier, say, today)) for tier in _tiers(line))


def _tiers(line: Line) -> Iterator[Tier]:
    own = line.student.programme.strip().casefold()
    aim = line.work.tier(line.student.aim)
    for tier in line.work.tiers:
        open_to = {name.strip().casefold() for name in tier.programmes}
        below = aim is not None and tier.credits < aim.credits and not line.missing[aim.id]
        if (not open_to or own in open_to) and not below:
            yield tier


def _tier(line: Line, tier: Tier, say: Language, today: date) -> Iterator[str]:
    standing = vocabulary.standing(line.standing[tier.id], say)
    if tier.id == line.student.aim:
        yield say("{tier} (your aim): {standing}", tier=tier.name, standing=standing)
    else:
        yield f"{tier.name}: {standing}"
    for reason in reasons(line.missing[tier.id], say, today=today):
        yield f"- {reason}"


def _filled(text: str, facts: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda field: facts.get(field[1], field[0]), text)


@worded.register(NoSender)
def _(_fact: NoSender, say: Language) -> str:
    return say(
        "No lecturer has an e-mail address that a mail could come from. Enter one among the people"
        " in the course settings."
    )
