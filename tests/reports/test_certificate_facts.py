from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from planner.reports.certificate_facts import (
    NAMES,
    Bilingual,
    CertificateFacts,
    left_out,
    missing,
    named_texts,
)
from planner.rules.terms import Season, Term

LEAST = CertificateFacts(
    number="2024-0001",
    issued_on=date(2024, 2, 12),
    family="Suharto",
    matriculation="4711003",
    title=Bilingual("Logik", "Logic"),
    term=Term(Season.WINTER, 2023),
    credits=Decimal(3),
    grade=Decimal("1.0"),
)


def test_what_is_left_out_is_named():
    assert left_out(LEAST) == (
        "given names",
        "degree programme",
        "university",
        "faculty",
        "institute",
        "type of course",
        "contact hours per week",
        "course number",
        "dates of the semester",
        "lecturers",
        "examiner",
        "signatory",
        "assessment",
        "workload",
        "language",
        "module",
        "exam number",
        "date of assessment",
        "place",
    )


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("de", ()),
        ("en", ("course title in English",)),
        ("both", ("course title in English",)),
    ],
)
def test_a_title_in_the_other_language_alone_is_named(language, named):
    facts = replace(LEAST, title=Bilingual("Logik", ""))
    assert tuple(name for name in left_out(facts, language) if "title" in name) == named


def test_what_is_indispensable_is_missing_and_not_left_out():
    facts = replace(LEAST, matriculation=" ", title=Bilingual(), credits=None)
    assert missing(facts) == ("matriculation number", "course title", "credits")
    assert not set(left_out(facts)) & set(missing(facts))


def test_no_credits_at_all_are_nothing_to_certify():
    assert missing(replace(LEAST, credits=Decimal(0))) == ("credits",)


def test_a_guest_lacks_nothing_without_a_matriculation_number():
    facts = replace(LEAST, matriculation="", guest=True)
    assert missing(facts) == ()
    assert "matriculation number" not in left_out(facts)


def test_participation_needs_neither_credits_nor_grade():
    facts = replace(LEAST, participation_only=True, credits=None, grade=None)
    assert missing(facts) == ()
    assert not {"credits", "grade"} & set(left_out(facts))


@pytest.mark.parametrize(
    "contradiction",
    [
        {"participation_only": True},
        {"graded": False},
        {"grade": Decimal("5.0")},
        {"grade": Decimal("1.4")},
        {"credits": Decimal(-3)},
    ],
)
def test_facts_cannot_contradict_one_another(contradiction):
    with pytest.raises(ValueError, match=r"\w"):
        replace(LEAST, **contradiction)


def test_one_language_stands_in_for_the_other():
    assert Bilingual("Logik", "").within("en") == "Logik"
    assert Bilingual(" ", "Logic").within("de") == "Logic"
    assert Bilingual("", "Logic").lacks("de")
    assert not Bilingual("", "").lacks("de")


def test_every_text_of_the_facts_has_a_name_and_is_looked_at():
    unnamed = {one.name for one in fields(CertificateFacts)} - set(NAMES)
    assert unnamed == {
        *("logo", "guest", "graded", "participation_only", "attended"),
        *("signed_electronically", "template"),
    }
    facts = replace(LEAST, lecturers=("Dr. Berta Beispiel",))
    texts = {text for _, text in named_texts(facts, ("de", "en"))}
    assert {"Suharto", "4711003", "Logik", "Logic", "Dr. Berta Beispiel", "2024-0001"} <= texts
