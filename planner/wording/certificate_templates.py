"""Templates of certificates in words: their names, kinds and settings, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.commands.certificate_templates import TemplateIsShipped, TemplateNameTaken
from planner.db.certificate_templates import NoSuchTemplate
from planner.language import marked
from planner.rules.certificate_templates import (
    BadTemplate,
    Part,
    Signature,
    TemplateNameMissing,
    Wrong,
)
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language
    from planner.rules.certificate_templates import Template

PARTS: Final[Mapping[Part, str]] = {
    Part.UNIVERSITY: marked("University"),
    Part.FACULTY: marked("Faculty"),
    Part.INSTITUTE: marked("Institute"),
    Part.LOGO: marked("Logo"),
    Part.PROGRAMME: marked("Degree programme"),
    Part.BIRTH: marked("Date and place of birth"),
    Part.COURSE_TYPE: marked("Type of course"),
    Part.HOURS_PER_WEEK: marked("Hours per week (SWS)"),
    Part.COURSE_NUMBER: marked("Course number"),
    Part.MODULE: marked("Module"),
    Part.EXAM_NUMBER: marked("Exam number"),
    Part.ATTEMPT: marked("Attempt"),
    Part.LECTURERS: marked("Lecturers"),
    Part.EXAMINER: marked("Examiner"),
    Part.TERM_DAYS: marked("Dates of the semester"),
    Part.ACHIEVEMENTS: marked("Form of achievement"),
    Part.PROJECT: marked("Title of the project"),
    Part.OUTCOMES: marked("Learning outcomes"),
    Part.EQF_LEVEL: marked("EQF level"),
    Part.ASSESSED_ON: marked("Date of assessment"),
    Part.WORKLOAD: marked("Workload"),
    Part.INSTRUCTION: marked("Language of instruction"),
    Part.GRADE: marked("Grade, or “ungraded – passed”"),
    Part.DISTRIBUTION: marked("Distribution of grades"),
    Part.PLACE: marked("Place"),
    Part.SIGNATORY: marked("Name of who signs"),
    Part.STAMP: marked("Room for the stamp"),
}
SIGNATURES: Final[Mapping[Signature, str]] = {
    Signature.LINE: marked("A line to sign on"),
    Signature.PICTURE: marked("The picture of the signature"),
}
SETTINGS: Final[Mapping[str, str]] = {
    "name": marked("Name"),
    "kind": marked("Kind"),
    "heading_de": marked("Heading in German"),
    "heading_en": marked("Heading in English"),
    "sentence_de": marked("Sentence in German"),
    "sentence_en": marked("Sentence in English"),
    "letterhead": marked("Letterhead"),
    "foot_de": marked("Foot in German"),
    "foot_en": marked("Foot in English"),
    "logo": marked("Logo"),
    "ink": marked("Colour of the text"),
    "accent": marked("Colour of heading and result"),
    "parts": marked("Lines that are printed"),
    "second_page": marked("Second page: what was achieved"),
    "signature": marked("Signature"),
    "elmo": marked("Attach the facts as ELMO"),
    "qr": marked("Print a code to check it with"),
    "sign": marked("Sign electronically"),
    "verify_url": marked("Address of the page that checks"),
}
STEPS: Final[Mapping[str, str]] = {  # what is done, as the history calls it
    "import": marked("Template “{template}” of certificates changed"),
    "copy": marked("Template “{template}” of certificates copied"),
    "rename": marked("Template “{template}” of certificates renamed"),
    "delete": marked("Template “{template}” of certificates deleted"),
    "reset": marked("Template “{template}” of certificates set back"),
}
WRONG: Final[Mapping[Wrong, str]] = {
    Wrong.KIND: marked("“{value}” is no kind of certificate: achievement or participation."),
    Wrong.UNKNOWN: marked("A template has no setting “{setting}”."),
    Wrong.VALUE: marked("“{setting}” of a template cannot be what is written there."),
    Wrong.FILE: marked("{setting} cannot be read as a template: it is no JSON file of ours."),
    Wrong.PART: marked("“{value}” is no line that this kind of certificate has."),
    Wrong.LONG: marked("“{setting}” is too long: at most {value} characters."),
    Wrong.LINES: marked("A letterhead has at most {value} lines."),
    Wrong.BRACES: marked("In “{setting}” only {{term}} may stand in braces, for the semester."),
    Wrong.COLOUR: marked("“{value}” is no colour. Write for example #1d2127."),
    Wrong.CONTRAST: marked("{value} is too pale to be read on paper. Take a darker colour."),
    Wrong.LOGO: marked("The logo is no PNG or JPEG picture of at most 2 MB."),
    Wrong.ADDRESS: marked("“{value}” is no address. Write for example https://example.org/check."),
}


def template_name(template: Template, say: Language) -> str:
    """Return how a template is called: the shipped ones in the user's language."""
    return (
        vocabulary.certificate_kind(template.name, say) if template.is_shipped else template.name
    )


def setting(name: str, say: Language) -> str:
    """Return how a setting of a template is called."""
    return say(SETTINGS[name]) if name in SETTINGS else name


@worded.register(TemplateNameMissing)
def _(_fact: TemplateNameMissing, say: Language) -> str:
    return say("A template needs a name.")


@worded.register(BadTemplate)
def _(fact: BadTemplate, say: Language) -> str:
    return say(WRONG[fact.wrong], setting=setting(fact.setting, say), value=fact.value)


@worded.register(NoSuchTemplate)
def _(fact: NoSuchTemplate, say: Language) -> str:
    return say("There is no template “{name}” of this kind.", name=fact.name)


@worded.register(TemplateNameTaken)
def _(fact: TemplateNameTaken, say: Language) -> str:
    return say("There is a template “{name}” already.", name=fact.name)


@worded.register(TemplateIsShipped)
def _(fact: TemplateIsShipped, say: Language) -> str:
    return say(
        "“{name}” is shipped: it can be adjusted and set back, and it keeps its name and kind.",
        name=vocabulary.certificate_kind(fact.name, say),
    )
