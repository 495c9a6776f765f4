"""What a certificate says, as plain values; what must not be missing, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from planner.language import marked
from planner.rules import grades
from planner.rules.certificate_templates import Part, Signature, Template, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from planner.language import Code
    from planner.rules.credits import ItemKind, State
    from planner.rules.grades import Share
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
    "born_on": marked("date of birth"),
    "born_in": marked("place of birth"),
    "attempt": marked("attempt"),
    "project": marked("title of the project"),
    "outcomes": marked("learning outcomes"),
    "eqf_level": marked("EQF level"),
    "distribution": marked("distribution of grades"),
    "signature": marked("picture of the signature"),
    "achieved": marked("what was achieved"),
}
TITLE_IN: Final = {
    "de": marked("course title in German"),
    "en": marked("course title in English"),
}
ACHIEVEMENTS_IN: Final = {
    "de": marked("assessment in German"),
    "en": marked("assessment in English"),
}
TEXTS_OF_TEMPLATE: Final = {
    "heading": marked("title of the certificate"),
    "sentence": marked("sentence"),
    "letterhead": marked("letterhead"),
    "foot": marked("foot"),
}
ALWAYS_PRINTED: Final = ("number", "issued_on", "term", "replaces", "credits", "grade")
# Which part of a template switches a fact on and off; the others are always there.
PARTS: Final[dict[str, Part]] = {
    **{one.value: one for one in Part if one.value in NAMES},
    "logo": Part.LOGO,
    "born_on": Part.BIRTH,
    "born_in": Part.BIRTH,
    "workload_hours": Part.WORKLOAD,
}


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
class Achieved:
    """One item of the second page: how it stands, in what words, points or grade.

    ``work`` is the title of the student's own poster, project or presentation.
    """

    title: str
    kind: ItemKind
    state: State
    points: Decimal | None = None
    max_points: Decimal | None = None
    mark: Decimal | None = None
    work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """Everything one certificate says. Empty text and None are "nothing to say".

    ``graded`` False prints "unbenotet – bestanden". ``participation_only`` makes a certificate of
    participation (Teilnahmeschein), which carries neither grade nor credits. ``guest`` allows for
    nobody's matriculation number; everybody else needs one. ``logo`` is a PNG or JPEG file,
    ``workload_hours`` counts the whole work for these credits, ``instruction`` is the language of
    instruction. ``distribution`` is of the passing grades of the whole course. ``achieved`` and
    ``attended`` (so many of so many sessions) are for the second page. ``signature`` is a picture
    of the signatory's hand, ``signed_electronically`` lets the foot say so. ``template`` is what
    it is made by; None is the usual one of its kind. Raises ValueError for facts that contradict
    one another.
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
    born_on: date | None = None
    born_in: str = ""
    attempt: int | None = None
    project: str = ""
    outcomes: Bilingual = Bilingual()
    eqf_level: int | None = None
    distribution: tuple[Share, ...] = ()
    signature: bytes | None = field(default=None, repr=False)
    achieved: tuple[Achieved, ...] = ()
    attended: tuple[int, int] | None = None
    signed_electronically: bool = False
    template: Template | None = None

    def __post_init__(self) -> None:
        if self.template and (self.template.kind == "participation") != self.participation_only:
            raise ValueError(f"a template of {self.template.kind} for the other kind")
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

    @property
    def design(self) -> Template:
        """The template it is made by, or the usual one of its kind."""
        usual = shipped("participation" if self.participation_only else "achievement")
        return self.template or usual

    @property
    def says_result(self) -> bool:
        """Whether grade, or that it was passed without one, is printed."""
        return not self.participation_only and self.design.has(Part.GRADE)


def narrowed(facts: CertificateFacts) -> CertificateFacts:
    """Return the facts without what the template has switched off: that is not said anywhere."""
    design = facts.design
    off: dict[str, Any] = {
        name: _NOTHING[name] for name, one in PARTS.items() if not design.has(one)
    }
    if design.letterhead:
        off |= {name: _NOTHING[name] for name in ("faculty", "institute")}
    if design.signature is not Signature.PICTURE:
        off["signature"] = None
    if not design.second_page:
        off |= {"achieved": (), "attended": None}
    return replace(facts, **off)


def missing(facts: CertificateFacts) -> tuple[str, ...]:
    """Return the names of the indispensable fields that are empty (FORMATS section 4)."""
    with_result = not facts.participation_only
    lacking = (
        (marked("name"), not facts.name),
        (NAMES["matriculation"], not facts.guest and not facts.matriculation.strip()),
        (NAMES["title"], not facts.title),
        (NAMES["term"], facts.term is None),
        (NAMES["credits"], with_result and not facts.credits),
        (NAMES["grade"], facts.says_result and facts.graded and facts.grade is None),
        (NAMES["number"], not facts.number.strip()),
    )
    return tuple(name for name, lacks in lacking if lacks)


def left_out(facts: CertificateFacts, language: str = "both") -> tuple[str, ...]:
    """Name what the certificate will not say because it is empty: the warning before issuing.

    What the template has switched off is not meant to be said, and so not named. ``language`` is
    de, en or both; a course title or assessment that is there in the other language alone is
    named as such. What is indispensable is the business of missing().
    """
    unnamed = {*missing(facts), *((NAMES["matriculation"],) if facts.guest else ())}
    empty = [
        name
        for one, name in NAMES.items()
        if _is_wanted(one, facts) and name not in unnamed and _is_empty(getattr(facts, one))
    ]
    for code in codes_of(language):
        empty += [TITLE_IN[code]] if facts.title.lacks(code) else []
        lacks = _is_wanted("achievements", facts) and facts.achievements.lacks(code)
        empty += [ACHIEVEMENTS_IN[code]] if lacks else []
    return tuple(empty)


def _is_wanted(name: str, facts: CertificateFacts) -> bool:
    """Tell whether a template means a fact to be said, as far as it goes with the facts."""
    design = facts.design
    if name in ALWAYS_PRINTED or (name in PARTS and not design.has(PARTS[name])):
        return False
    apart = {
        "faculty": not design.letterhead,
        "institute": not design.letterhead,
        "university": not design.letterhead,
        "distribution": facts.graded,
        "signature": design.signature is Signature.PICTURE,
        "achieved": design.second_page,
    }
    return apart.get(name, True)


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
    for item in facts.achieved:
        found += [(NAMES["achieved"], item.title), (NAMES["achieved"], item.work)]
    return (*found, *_texts_of(facts.design, languages))


def _texts_of(design: Template, codes: Iterable[Code]) -> Iterable[tuple[str, str]]:
    named = TEXTS_OF_TEMPLATE
    yield from ((named["letterhead"], line) for line in design.letterhead)
    for code in codes:
        yield named["heading"], design.text("heading", code)
        yield named["sentence"], design.text("sentence", code)
        yield named["foot"], design.text("foot", code)


def _is_empty(value: object) -> bool:
    if isinstance(value, tuple):
        return not any(text.strip() if isinstance(text, str) else text for text in value)
    return not (value.strip() if isinstance(value, str) else value)


_NOTHING: Final = {one.name: one.default for one in fields(CertificateFacts) if one.name in PARTS}
