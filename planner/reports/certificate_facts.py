"""What a certificate says, as plain values; what must not be missing, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from planner.language import marked
from planner.rules import grades

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from planner.language import Code
    from planner.rules.terms import Days, Term

# How each field is called in a warning or refusal; said later, in the language of the window.
NAMES: Final = {
    "number": marked("certificate number"),
    "issued_on": marked("date"),
    "family": marked("family name"),
    "given": marked("given names"),
    "matriculation": marked("matriculation number"),
    "title": marked("course title"),
    "term": marked("semester"),
    "credits": marked("credits"),
    "grade": marked("grade"),
    "programme": marked("degree programme"),
    "university": marked("university"),
    "faculty": marked("faculty"),
    "institute": marked("institute"),
    "course_type": marked("type of course"),
    "hours_per_week": marked("contact hours per week"),
    "course_number": marked("course number"),
    "term_days": marked("dates of the semester"),
    "lecturers": marked("lecturers"),
    "examiner": marked("examiner"),
    "signatory": marked("signatory"),
    "achievements": marked("assessment"),
    "workload_hours": marked("workload"),
    "instruction": marked("language"),
    "module": marked("module"),
    "exam_number": marked("exam number"),
    "assessed_on": marked("date of assessment"),
    "place": marked("place"),
    "replaces": marked("replaced certificate"),
}
TITLE_IN: Final = {
    "de": marked("course title in German"),
    "en": marked("course title in English"),
}
ACHIEVEMENTS_IN: Final = {
    "de": marked("assessment in German"),
    "en": marked("assessment in English"),
}
ALWAYS_PRINTED: Final = ("number", "issued_on", "term", "replaces", "credits", "grade")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in German and English; where one is empty, the other stands in for it."""

    de: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.de.strip() or self.en.strip())

    def within(self, code: Code) -> str:
        """Return the text for a document in one language."""
        first, second = (self.de, self.en) if code == "de" else (self.en, self.de)
        return first if first.strip() else second

    def lacks(self, code: Code) -> bool:
        """Tell whether the other language stands in for this one."""
        return bool(self) and not (self.de if code == "de" else self.en).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """Everything one certificate says. Empty text and None are "nothing to say".

    ``graded`` False prints "unbenotet – bestanden". ``participation_only`` makes a certificate of
    participation (Teilnahmeschein), which carries neither grade nor credits. ``guest`` allows for
    nobody's matriculation number; everybody else needs one. ``logo`` is a PNG or JPEG file,
    ``workload_hours`` counts the whole work for these credits, ``instruction`` is the language of
    instruction. Raises ValueError for facts that contradict one another.
    """

    number: str
    issued_on: date
    family: str
    given: str = ""
    matriculation: str = ""
    guest: bool = False
    programme: str = ""
    university: str = ""
    faculty: str = ""
    institute: str = ""
    logo: bytes | None = field(default=None, repr=False)
    title: Bilingual = Bilingual()
    course_type: Bilingual = Bilingual()
    hours_per_week: str = ""
    course_number: str = ""
    term: Term | None = None
    term_days: Days | None = None
    lecturers: tuple[str, ...] = ()
    examiner: str = ""
    signatory: str = ""
    achievements: Bilingual = Bilingual()
    workload_hours: Decimal | None = None
    instruction: Code | None = None
    module: str = ""
    exam_number: str = ""
    assessed_on: date | None = None
    credits: Decimal | None = None
    grade: Decimal | None = None
    graded: bool = True
    participation_only: bool = False
    place: str = ""
    replaces: str = ""

    def __post_init__(self) -> None:
        if self.participation_only and not (self.credits is None and self.grade is None):
            raise ValueError("a certificate of participation carries neither grade nor credits")
        if self.grade is not None and not self.graded:
            raise ValueError(f"ungraded, and yet the grade {self.grade}")
        if self.grade is not None and not (
            grades.is_step(self.grade) and grades.passed(self.grade)
        ):
            raise ValueError(f"no grade of one who has passed: {self.grade}")
        if self.credits is not None and self.credits < 0:
            raise ValueError(f"no credits to certify: {self.credits}")

    @property
    def name(self) -> str:
        """Given and family names, as a letter writes them."""
        return f"{self.given} {self.family}".strip()


def missing(facts: CertificateFacts) -> tuple[str, ...]:
    """Return the names of the indispensable fields that are empty (FORMATS section 4)."""
    with_result = not facts.participation_only
    lacking = (
        (marked("name"), not facts.name),
        (NAMES["matriculation"], not facts.guest and not facts.matriculation.strip()),
        (NAMES["title"], not facts.title),
        (NAMES["term"], facts.term is None),
        (NAMES["credits"], with_result and not facts.credits),
        (NAMES["grade"], with_result and facts.graded and facts.grade is None),
        (NAMES["number"], not facts.number.strip()),
    )
    return tuple(name for name, lacks in lacking if lacks)


def left_out(facts: CertificateFacts, language: str = "both") -> tuple[str, ...]:
    """Name what the certificate will not say because it is empty: the warning before issuing.

    ``language`` is de, en or both; a course title or assessment that is there in the other
    language alone is named as such. What is indispensable is the business of missing().
    """
    unnamed = {*missing(facts), *((NAMES["matriculation"],) if facts.guest else ())}
    empty = [
        name
        for one, name in NAMES.items()
        if one not in ALWAYS_PRINTED and name not in unnamed and _is_empty(getattr(facts, one))
    ]
    for code in codes_of(language):
        empty += [TITLE_IN[code]] if facts.title.lacks(code) else []
        empty += [ACHIEVEMENTS_IN[code]] if facts.achievements.lacks(code) else []
    return tuple(empty)


def codes_of(language: str) -> tuple[Code, ...]:
    """Return the languages of a certificate, the leading one first; "both" is led by German."""
    every: dict[str, tuple[Code, ...]] = {"de": ("de",), "en": ("en",), "both": ("de", "en")}
    return every[language]


def named_texts(facts: CertificateFacts, codes: Iterable[Code]) -> tuple[tuple[str, str], ...]:
    """Return each text of the facts that will be printed, with the name of its field."""
    found: list[tuple[str, str]] = []
    languages = tuple(codes)
    for one, name in NAMES.items():
        value = getattr(facts, one)
        if isinstance(value, Bilingual):
            found += [(name, value.within(code)) for code in languages]
        elif isinstance(value, str):
            found.append((name, value))
        elif one == "lecturers":
            found += [(name, person) for person in facts.lecturers]
    return tuple(found)


def _is_empty(value: object) -> bool:
    if isinstance(value, tuple):
        return not any(text.strip() for text in value)
    return not (value.strip() if isinstance(value, str) else value)
