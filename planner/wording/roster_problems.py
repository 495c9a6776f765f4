"""What is odd about a list of students, in sentences; row and column are said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange import rosters
from planner.exchange.sheets_in import BrokenQuotes
from planner.jobs.roster import FamilyMissing
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(rosters.NoNames)
def _(fact: rosters.NoNames, say: Language) -> str:
    return say(
        "“{name}” has no column with names, such as “Last name” or “Nachname”. It has: {heads}.",
        name=fact.name,
        heads=", ".join(fact.heads[:12]),
    )


@worded.register(BrokenQuotes)
def _(_fact: BrokenQuotes, say: Language) -> str:
    return say("The quotation marks of this row do not fit together; it was skipped.")


@worded.register(rosters.OddWidth)
def _(fact: rosters.OddWidth, say: Language) -> str:
    return say(
        "The row has {has} cells, the heading {wanted}; it was skipped.",
        has=fact.has,
        wanted=fact.wanted,
    )


@worded.register(FamilyMissing)
def _(fact: FamilyMissing, say: Language) -> str:
    return say("“{name}” is the only name here; it is taken as the family name.", name=fact.text)


@worded.register(rosters.NameMissing)
def _(_fact: rosters.NameMissing, say: Language) -> str:
    return say("The row has no name; it was skipped.")


@worded.register(rosters.OddEmail)
def _(fact: rosters.OddEmail, say: Language) -> str:
    return say("“{email}” is no e-mail address; the row was skipped.", email=fact.text)


@worded.register(rosters.OddMatriculation)
def _(fact: rosters.OddMatriculation, say: Language) -> str:
    return say(
        "“{number}” is an odd matriculation number; it was taken as written.", number=fact.text
    )


@worded.register(rosters.StudentTwice)
def _(fact: rosters.StudentTwice, say: Language) -> str:
    return say(
        "“{key}” stands in row {first} already; this row was skipped.",
        key=fact.text,
        first=fact.first,
    )


@worded.register(rosters.NamesSplit)
def _(_fact: rosters.NamesSplit, say: Language) -> str:
    return say("Names are in one piece here; the last word was taken as the family name.")
