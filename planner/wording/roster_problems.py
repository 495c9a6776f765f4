"""What is odd about a list of students, in sentences; row and column are said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange import roster_rows, rosters
from planner.exchange.sheets_in import BrokenQuotes
from planner.jobs.roster import FamilyMissing, OtherName
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(rosters.NoNames)
def _(fact: rosters.NoNames, say: Language) -> str:
    return say(
        "“{name}” has no column with names, such as “Last name” or “Nachname”. It has: {heads}."
        " Say which holds them, as in --map “{head}=name”, or import it in the window.",
        name=fact.name,
        heads=", ".join(fact.heads[:12]),
        head=fact.heads[0],
    )


@worded.register(BrokenQuotes)
def _(_fact: BrokenQuotes, say: Language) -> str:
    return say("The quotation marks of this row do not fit together; it was skipped.")


@worded.register(roster_rows.OddWidth)
def _(fact: roster_rows.OddWidth, say: Language) -> str:
    return say(
        "The row has {has} cells, the heading {wanted}; it was skipped.",
        has=fact.has,
        wanted=fact.wanted,
    )


@worded.register(FamilyMissing)
def _(fact: FamilyMissing, say: Language) -> str:
    return say("“{name}” is the only name here; it is taken as the family name.", name=fact.text)


@worded.register(roster_rows.NameMissing)
def _(_fact: roster_rows.NameMissing, say: Language) -> str:
    return say("The row has no name; it was skipped.")


@worded.register(roster_rows.OddEmail)
def _(fact: roster_rows.OddEmail, say: Language) -> str:
    return say("“{email}” is no e-mail address; the row was skipped.", email=fact.text)


@worded.register(roster_rows.OddMatriculation)
def _(fact: roster_rows.OddMatriculation, say: Language) -> str:
    return say(
        "“{number}” is an odd matriculation number; it was taken as written.", number=fact.text
    )


@worded.register(roster_rows.StudentTwice)
def _(fact: roster_rows.StudentTwice, say: Language) -> str:
    return say(
        "“{key}” stands in row {first} already; this row was skipped.",
        key=fact.text,
        first=fact.first,
    )


@worded.register(roster_rows.NamesSplit)
def _(_fact: roster_rows.NamesSplit, say: Language) -> str:
    return say("Names are in one piece here; the last word was taken as the family name.")


@worded.register(rosters.WereCapitals)
def _(fact: rosters.WereCapitals, say: Language) -> str:
    return say(
        "All names are in capitals, such as “{name}”; they are written as names are.",
        name=fact.text,
    )


@worded.register(roster_rows.NotAPerson)
def _(fact: roster_rows.NotAPerson, say: Language) -> str:
    return say(
        "“{text}” stands alone in its row and is no person; it was skipped.", text=fact.text
    )


@worded.register(roster_rows.NotAStudent)
def _(fact: roster_rows.NotAStudent, say: Language) -> str:
    return say("“{role}” is no student; the row was skipped.", role=fact.text)


@worded.register(roster_rows.NotTakingPart)
def _(fact: roster_rows.NotTakingPart, say: Language) -> str:
    return say("“{status}”: does not take part, as the list says; skipped.", status=fact.text)


@worded.register(roster_rows.ShortenedNumber)
def _(fact: roster_rows.ShortenedNumber, say: Language) -> str:
    return say(
        "“{number}” was shortened by a spreadsheet, so it was not taken as a number.",
        number=fact.text,
    )


@worded.register(roster_rows.NameFromAddress)
def _(fact: roster_rows.NameFromAddress, say: Language) -> str:
    return say("The name was taken from the address {email}; check it.", email=fact.text)


@worded.register(roster_rows.TitlesLeftOff)
def _(fact: roster_rows.TitlesLeftOff, say: Language) -> str:
    return say("Titles were left off names, as in “{name}”.", name=fact.text)


@worded.register(OtherName)
def _(fact: OtherName, say: Language) -> str:
    return say(
        "The number or address is that of {known}; the list calls them “{name}”. Check it.",
        known=fact.name,
        name=fact.text,
    )
