"""What the settings are called: the fields with their steps, the roles, and rows in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.language import marked
from planner.rules.credits import asked_items, needed
from planner.rules.requirements import Asks
from planner.ui.course_settings.text_form import FieldSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language
    from planner.rules.credits import Item, Requirement, Tier
    from planner.rules.terms import Days

LANGUAGES: Final = (("de", marked("German")), ("en", marked("English")))
COURSE_FIELDS: Final = (
    FieldSpec(
        name="title_de",
        label=marked("Title in German"),
        step=marked("German title of the course changed"),
    ),
    FieldSpec(
        name="title_en",
        label=marked("Title in English"),
        step=marked("English title of the course changed"),
    ),
    FieldSpec(
        name="language",
        label=marked("Language of instruction"),
        step=marked("Language of instruction changed"),
        choices=LANGUAGES,
    ),
    FieldSpec(
        name="course_type",
        label=marked("Type of course"),
        step=marked("Type of the course changed"),
        example=marked("e.g. Seminar"),
    ),
    FieldSpec(
        name="hours_per_week",
        label=marked("Hours per week (SWS)"),
        step=marked("Hours per week changed"),
        example=marked("e.g. 2"),
    ),
    FieldSpec(
        name="course_number",
        label=marked("Course number"),
        step=marked("Course number changed"),
    ),
    FieldSpec(
        name="page_url",
        label=marked("Course page"),
        step=marked("Address of the course page changed"),
        example=marked("e.g. https://example.org/seminar"),
    ),
)
OFFICE_FIELDS: Final = (
    FieldSpec(name="module", label=marked("Module"), step=marked("Module changed")),
    FieldSpec(name="exam_number", label=marked("Exam number"), step=marked("Exam number changed")),
    FieldSpec(
        name="hours_per_credit",
        label=marked("Hours per credit"),
        step=marked("Hours per credit changed"),
        unit=marked("h"),
        bounds=(1, 60),
    ),
    FieldSpec(
        name="smallest_n",
        label=marked("Smallest group shown"),
        step=marked("Smallest group shown changed"),
        unit=marked("people"),
        bounds=(1, 999),
    ),
)
PLACE_FIELDS: Final = (
    FieldSpec(name="university", label=marked("University"), step=marked("University changed")),
    FieldSpec(name="faculty", label=marked("Faculty"), step=marked("Faculty changed")),
    FieldSpec(name="institute", label=marked("Institute"), step=marked("Institute changed")),
    FieldSpec(
        name="place",
        label=marked("Place"),
        step=marked("Place changed"),
        example=marked("where certificates are dated"),
    ),
)
EQF_LEVELS: Final = (
    (None, marked("not stated")),
    *((level, str(level)) for level in range(1, 6)),
    (6, marked("6 (bachelor)")),
    (7, marked("7 (master)")),
    (8, marked("8 (doctorate)")),
)
CERTIFICATE_FIELDS: Final = (
    FieldSpec(
        name="eqf_level",
        label=marked("EQF level"),
        step=marked("EQF level changed"),
        choices=EQF_LEVELS,
    ),
    FieldSpec(
        name="outcomes_de",
        label=marked("Outcomes in German"),
        step=marked("Learning outcomes in German changed"),
        long=True,
    ),
    FieldSpec(
        name="outcomes_en",
        label=marked("Outcomes in English"),
        step=marked("Learning outcomes in English changed"),
        long=True,
    ),
    FieldSpec(
        name="university_id",
        label=marked("University’s identifier"),
        step=marked("University’s identifier changed"),
        example=marked("e.g. uni-tuebingen.de"),
    ),
    FieldSpec(
        name="university_url",
        label=marked("University’s page"),
        step=marked("Address of the university’s page changed"),
        example=marked("e.g. https://uni-tuebingen.de"),
    ),
)
STEPS: Final[Mapping[str, str]] = {
    spec.name: spec.step
    for spec in (*COURSE_FIELDS, *OFFICE_FIELDS, *PLACE_FIELDS, *CERTIFICATE_FIELDS)
}


def days_words(days: Days, say: Language) -> str:
    """Return e.g. "Wed 1 Nov 2023", or "23 Dec 2023 – 6 Jan 2024"."""
    if days.first == days.last:
        return say.day(days.first)
    first, last = say.day_month(days.first), say.day_month(days.last)
    return f"{first} {days.first.year} – {last} {days.last.year}"


def requirement_words(asked: Requirement, items: Mapping[str, Item], say: Language) -> str:
    """Return how a requirement is told in a list: "3 homework sheets (3 of 3)"."""
    if asked.asks is not Asks.PASSED:
        much = vocabulary.least(asked, 0, say)
        return say("{asked} (at least {much})", asked=asked.text, much=much)
    n = len(asked_items(asked, items))
    least = needed(asked, n)
    if n == 1 == least:
        return asked.text
    return say("{asked} ({n} of {all})", asked=asked.text, n=least, all=n)


def tier_words(tier: Tier, items: Mapping[str, Item], say: Language) -> str:
    """Return all that a tier asks for, on one line."""
    return "; ".join(requirement_words(asked, items, say) for asked in tier.requires)
