"""Electronic proof for the certificates of a run: facts attached, a code to scan, a signature."""
# ruff: noqa: PLC0415 - pikepdf, pyHanko and reportlab are slow to import

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from planner.db import courses
from planner.errors import PlannerError
from planner.exchange.elmo import elmo_xml
from planner.exchange.proof_code import Claims, code_of, linked
from planner.jobs.certificate_facts import kept
from planner.jobs.elmo import check_university, of_facts
from planner.language import Language
from planner.reports.certificate_facts import codes_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow
    from planner.exchange.signing_key import SigningKey
    from planner.language import Code
    from planner.reports.certificate import CertificateLanguage
    from planner.reports.certificate_facts import CertificateFacts
    from planner.reports.qr import QrCode

CODE_SIDE: Final = 85.0  # points, 30 mm: what a code of an EC signature needs


@dataclass(eq=False)
class KeyNeeded(PlannerError):
    """The template asks for an electronic signature, and no key was given."""


@dataclass(eq=False)
class CodeTooLarge(PlannerError):
    """Facts and signature are too much for a code that a camera can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectronicProof:
    """What a run's certificates get beside what is printed; ``key`` None signs nothing.

    Which of attachment, code and signature there is, the template of each certificate says; a key
    that is given signs all.
    """

    course: CourseRow
    key: SigningKey | None = None
    language: CertificateLanguage = "both"

    @property
    def code_of_language(self) -> Code:
        """The language that leads in the documents."""
        return codes_of(self.language)[0]

    @property
    def name(self) -> str:
        """Whose signature it is, for the register; "" for none."""
        return self.key.holder.name if self.key else ""

    def announced(self, facts: CertificateFacts) -> CertificateFacts:
        """Return the facts with what the page says of the proof.

        Raises KeyNeeded, and ElmoIncomplete if the facts shall be attached and cannot be.
        """
        if facts.design.sign and self.key is None:
            raise KeyNeeded
        if facts.design.elmo:
            check_university(self.course)
        return replace(facts, signed_electronically=self.key is not None)

    def code(self, facts: CertificateFacts) -> QrCode | None:
        """Return the code to print, if the template has one; raises CodeTooLarge."""
        if not facts.design.qr:
            return None
        from planner.reports.qr import qr_code

        text = code_of(claims_of(facts, self.code_of_language), self.key)
        code = qr_code(*linked(text, facts.design.verify_url), side=CODE_SIDE)
        if code is None:
            raise CodeTooLarge
        return code

    def certify(self, pdf: bytes, facts: CertificateFacts) -> bytes:
        """Return the drawn document with its attachment and signature, ready to be issued."""
        from planner.exchange.signing import FIELD, certify
        from planner.reports.archive import Attachment, SignatureField, archived

        say, attached = Language.load(self.code_of_language), []
        if facts.design.elmo:
            said = of_facts(kept(facts), self.course, facts.number, facts.issued_on)
            about = say("Facts of the certificate (ELMO 1.7)")
            attached.append(
                Attachment(
                    name="elmo.xml",
                    content=elmo_xml(said),
                    mime="application/xml",
                    description=about,
                )
            )
        if not (attached or self.key):
            return pdf
        says = say("Electronic signature of {name}", name=self.name)
        field = SignatureField(name=FIELD, says=says, box=(0, 0, 0, 0)) if self.key else None
        whole = archived(pdf, part=3, attachments=attached, field=field)
        return certify(whole, self.key) if self.key else whole


def claims_of(facts: CertificateFacts, code: Code) -> Claims:
    """Return what the code of a certificate says, with the title in one language."""
    return Claims(
        number=facts.number,
        issued_on=facts.issued_on.isoformat(),
        family=facts.family,
        given=facts.given,
        matriculation=facts.matriculation,
        title=facts.title.within(code),
        term=str(facts.term) if facts.term else "",
        credits="" if facts.credits is None else f"{facts.credits.normalize():f}",
        grade="" if facts.grade is None else f"{facts.grade:.1f}",
        university=facts.university,
    )


def proof_for(
    tx: Session, key: SigningKey | None, language: CertificateLanguage = "both"
) -> ElectronicProof:
    """Return the proof for a run in a course, with the key that was opened for it."""
    return ElectronicProof(course=courses.course(tx), key=key, language=language)
