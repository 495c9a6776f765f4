"""Why two records cannot be made one, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands import merging, students
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(merging.BothDecided)
def _(fact: merging.BothDecided, say: Language) -> str:
    return say(
        "Something is decided for {name} in both records. Withdraw one of the decisions first.",
        name=fact.name,
    )


@worded.register(merging.BothHaveCertificates)
def _(fact: merging.BothHaveCertificates, say: Language) -> str:
    return say(
        "Certificate {first} names the one record and {second} the other, and what was handed out"
        " never changes: so both records stay.",
        first=fact.kept,
        second=fact.other,
    )


@worded.register(merging.KeepTheOther)
def _(fact: merging.KeepTheOther, say: Language) -> str:
    return say(
        "Certificate {number} names the record that would go: keep that one.", number=fact.number
    )


@worded.register(students.LineDecided)
def _(fact: students.LineDecided, say: Language) -> str:
    line = " · ".join(part for part in (fact.module, fact.exam_number) if part)
    return say(
        "Something is decided about the line “{line}”, so it cannot go. Withdraw the decision"
        " first.",
        line=line,
    )
