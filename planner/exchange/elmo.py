"""One student's achievement in one course as ELMO 1.7.0, the EMREX exchange format (FORMATS 5).

The order of elements is the schema's. The file is left unsigned: an EMREX signature is the
university's to give. Days are written as noon of Greenwich: the hour is nobody's business.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from planner.rules.terms import Days

NAMESPACE: Final = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GRADED: Final = "de-1-5"
UNGRADED: Final = "de-passed"

Texts = tuple[tuple[Literal["de", "en"], str], ...]  # a text in each language it is there in
SCHEMES: Final[dict[str, Texts]] = {
    GRADED: (
        ("de", "Deutsche Notenskala: 1,0 (beste) bis 4,0 (bestanden); 5,0 nicht bestanden."),
        ("en", "German grading scale: 1.0 (best) to 4.0 (lowest pass); 5.0 = fail."),
    ),
    UNGRADED: (
        ("de", "Unbenotet: bestanden oder nicht bestanden."),
        ("en", "Ungraded: passed (bestanden) or failed (nicht bestanden)."),
    ),
}
DISTRIBUTION: Final[Texts] = (
    ("de", "Alle, deren Leistung in diesem Kurs benotet wurde."),
    ("en", "Everyone whose achievement in this course was graded."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """What one ELMO file says; empty texts and None are left out.

    ``status`` "" is for participation, which is neither passed nor failed. ``result`` is the
    German wording: "1,3", "bestanden". ``distribution`` is grade and number of students.
    ``number`` is the certificate's, ``document`` the certificate itself where it is to be
    enclosed. ``born_on`` and ``born_in`` are given only where the certificate says them.
    """

    issued_on: date
    number: str
    university_id: str
    university_url: str
    university: str
    country: str
    matriculation: str
    given: str
    family: str
    born_on: date | None = None
    born_in: str = ""
    course_number: str = ""
    title: Texts = ()
    outcomes: Texts = ()
    lectures: Days | None = None
    assessed_on: date | None = None
    term: Texts = ()
    term_days: Days | None = None
    status: Literal["passed", "failed", ""] = ""
    graded: bool = True
    result: str = ""
    distribution: tuple[tuple[str, int], ...] = ()
    credits: Decimal | None = None
    eqf_level: int | None = None
    instruction: str = ""
    attended_hours: Decimal | None = None
    document_title: Texts = ()
    document: bytes | None = None


def elmo_xml(one: Achievement) -> bytes:
    """Write the file: same facts, same bytes."""
    root = Element("elmo", {"xmlns": NAMESPACE})
    _text(root, "generatedDate", _noon(one.issued_on))
    _learner(SubElement(root, "learner"), one)
    report = SubElement(root, "report")
    _issuer(SubElement(report, "issuer"), one)
    _course(SubElement(report, "learningOpportunitySpecification"), one)
    _text(report, "issueDate", _noon(one.issued_on))
    if one.status:
        scheme = _scheme(one)
        said = SubElement(report, "gradingScheme", {"localId": scheme})
        _texts(said, "description", SCHEMES[scheme])
    _attachment(report, one)
    indent(root)
    content: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return content + b"\n"


def _learner(parent: Element, one: Achievement) -> None:
    _text(parent, "identifier", one.matriculation, type="studentIdentifier")
    _text(parent, "givenNames", one.given, needed=True)
    _text(parent, "familyName", one.family, needed=True)
    _text(parent, "bday", one.born_on.isoformat() if one.born_on else "")
    _text(parent, "placeOfBirth", one.born_in)


def _issuer(parent: Element, one: Achievement) -> None:
    _text(parent, "country", one.country)
    _text(parent, "identifier", one.university_id, needed=True, type="schac")
    _text(parent, "title", one.university, needed=True)
    _text(parent, "url", one.university_url, needed=True)


def _course(parent: Element, one: Achievement) -> None:
    _text(parent, "identifier", one.course_number, type="local")
    _texts(parent, "title", one.title)
    _text(parent, "type", "Course")
    _texts(parent, "description", one.outcomes)
    instance = SubElement(SubElement(parent, "specifies"), "learningOpportunityInstance")
    if one.lectures:
        _text(instance, "start", one.lectures.first.isoformat())
    _text(instance, "date", (one.assessed_on or one.issued_on).isoformat())
    if one.term and one.term_days:
        term = SubElement(instance, "academicTerm")
        _texts(term, "title", one.term)
        _text(term, "start", one.term_days.first.isoformat())
        _text(term, "end", one.term_days.last.isoformat())
    _result(instance, one)


def _result(instance: Element, one: Achievement) -> None:
    _text(instance, "status", one.status)
    _text(instance, "gradingSchemeLocalId", _scheme(one) if one.status else "")
    _text(instance, "resultLabel", one.result)
    if one.distribution:
        shares = SubElement(instance, "resultDistribution")
        for label, count in one.distribution:
            SubElement(shares, "category", {"label": _written(label), "count": str(count)})
        _texts(shares, "description", DISTRIBUTION)
    if one.credits is not None:
        credit = SubElement(instance, "credit")
        _text(credit, "scheme", "ects")
        _text(credit, "value", f"{one.credits.normalize():f}")
    if one.eqf_level is not None:
        level = SubElement(instance, "level")
        _text(level, "type", "EQF")
        _text(level, "value", str(one.eqf_level))
    _text(instance, "languageOfInstruction", one.instruction)
    hours = one.attended_hours
    _text(instance, "engagementHours", "" if hours is None else f"{hours.normalize():f}")


def _attachment(report: Element, one: Achievement) -> None:
    """Name the certificate, and enclose it where it is given."""
    if not one.number:
        return
    attachment = SubElement(report, "attachment")
    _text(attachment, "identifier", one.number, type="local")
    _texts(attachment, "title", one.document_title)
    _text(attachment, "type", "Other")
    if one.document is not None:
        content = base64.b64encode(one.document).decode()
        _text(attachment, "content", f"data:application/pdf;base64,{content}")


def _scheme(one: Achievement) -> str:
    return GRADED if one.graded else UNGRADED


def _noon(day: date) -> str:
    return f"{day.isoformat()}T12:00:00Z"


def _texts(parent: Element, name: str, texts: Iterable[tuple[str, str]]) -> None:
    """Add one element a language; what is empty or said already is left out."""
    for code, text in dict(texts).items():
        if written := _written(text):
            SubElement(parent, name, {LANGUAGE: code}).text = written


def _text(parent: Element, name: str, text: str, *, needed: bool = False, **about: str) -> None:
    """Add an element; an empty one only where the schema asks for it."""
    written = _written(text)
    if written or needed:
        SubElement(parent, name, about).text = written


def _written(text: str) -> str:
    """Return a text as XML can bear it: one line, without control characters."""
    return " ".join(UNWRITABLE.sub(" ", text).split())
