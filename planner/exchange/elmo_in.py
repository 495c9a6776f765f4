"""Reading back what an ELMO file of ours says; of others', what is at the same place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from planner.exchange.elmo import NAMESPACE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the file says, as it is written there; "" is "says nothing of it".

    ``issued_on`` is an ISO 8601 day, ``status`` passed, failed or "", ``result`` German.
    """

    number: str
    issued_on: str
    name: str
    matriculation: str
    title: str
    term: str
    credits: str
    status: str
    result: str
    university: str


def read_elmo(content: bytes) -> Told | None:
    """Read the first achievement of a file; None if it is no ELMO, or unsafe to read."""
    # Late: few files are ever verified.
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - late, as said
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - late, as said

    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    if root.tag != f"{{{NAMESPACE}}}elmo":
        return None

    def said(*path: str) -> str:
        found = root.findtext("/".join(f"{{{NAMESPACE}}}{name}" for name in path))
        return " ".join((found or "").split())

    course = ("report", "learningOpportunitySpecification")
    instance = (*course, "specifies", "learningOpportunityInstance")
    return Told(
        number=said("report", "attachment", "identifier"),
        issued_on=said("report", "issueDate")[:10],
        name=f"{said('learner', 'givenNames')} {said('learner', 'familyName')}".strip(),
        matriculation=said("learner", "identifier"),
        title=said(*course, "title"),
        term=said(*instance, "academicTerm", "title"),
        credits=said(*instance, "credit", "value"),
        status=said(*instance, "status"),
        result=said(*instance, "resultLabel"),
        university=said("report", "issuer", "title"),
    )
