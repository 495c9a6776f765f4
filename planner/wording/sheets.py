"""Why a list is not posted, or a statement not made, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.reports import refusals
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(refusals.ListTooSmall)
def _(fact: refusals.ListTooSmall, say: Language) -> str:
    return say.count(
        "The list would show {n} student. With fewer than {smallest} it would tell about single"
        " people (course settings).",
        "The list would show {n} students. With fewer than {smallest} it would tell about single"
        " people (course settings).",
        fact.n,
        smallest=fact.smallest,
    )


@worded.register(refusals.CodesMissing)
def _(fact: refusals.CodesMissing, say: Language) -> str:
    return say.count(
        "{n} student has no code for posted lists yet. Give codes first.",
        "{n} students have no code for posted lists yet. Give codes first.",
        fact.n,
    )


@worded.register(refusals.NobodyToTell)
def _(_fact: refusals.NobodyToTell, say: Language) -> str:
    return say("There is no student whom a statement could be made for.")
