from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from planner.exchange.elmo import NAMESPACE, Achievement, elmo_xml
from planner.rules.terms import Days
from tests.signing_keys import achievement

SCHEMA = "ELMO_SCHEMA"  # names the folder or file of the ELMO 1.7.0 schema


def passed(**said) -> Achievement:
    usual = {
        "course_number": "INF-4711",
        "title": (("de", "Verstärkendes Lernen"), ("en", "Reinforcement learning")),
        "outcomes": (("en", "Knows\nwhat  rewards do."),),
        "lectures": Days(date(2023, 10, 16), date(2024, 2, 10)),
        "assessed_on": date(2024, 2, 20),
        "term": (("de", "Wintersemester 2023/24"), ("en", "Winter semester 2023/24")),
        "term_days": Days(date(2023, 10, 1), date(2024, 3, 31)),
        "status": "passed",
        "result": "1,3",
        "distribution": (("1,0", 3), ("1,3", 5)),
        "credits": Decimal("6.0"),
        "eqf_level": 7,
        "instruction": "en",
        "attended_hours": Decimal("22.5"),
        "document_title": (("de", "Leistungsnachweis"),),
    }
    return achievement(**(usual | said))


def outline(element) -> str:
    """Say which elements stand in which order: a(b c(d))."""
    name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    inner = " ".join(outline(one) for one in element)
    return f"{name}({inner})" if inner else name


def test_elements_stand_in_the_order_of_the_schema():
    root = fromstring(elmo_xml(passed(born_on=date(2001, 5, 17), born_in="Reutlingen")))
    assert outline(root) == (
        "elmo(generatedDate"
        " learner(identifier givenNames familyName bday placeOfBirth)"
        " report(issuer(country identifier title url)"
        " learningOpportunitySpecification(identifier title title type description"
        " specifies(learningOpportunityInstance(start date"
        " academicTerm(title title start end) status gradingSchemeLocalId resultLabel"
        " resultDistribution(category category description description)"
        " credit(scheme value) level(type value) languageOfInstruction engagementHours)))"
        " issueDate gradingScheme(description description)"
        " attachment(identifier title type)))"
    )


def test_the_file_says_what_was_certified():
    root = fromstring(elmo_xml(passed()))

    def said(name):
        return [one.text for one in root.iter(f"{{{NAMESPACE}}}{name}")]

    assert said("familyName") == ["Özdemir"]
    assert said("status") == ["passed"]
    assert said("resultLabel") == ["1,3"]
    assert said("value") == ["6", "7"]
    assert said("generatedDate") == ["2024-03-15T12:00:00Z"]
    assert "2024-0001" in said("identifier")
    assert said("bday") == said("placeOfBirth") == []


def test_without_credits_and_grade_nothing_is_said_of_them():
    taken_part = passed(status="", result="", credits=None, distribution=(), eqf_level=None)
    names = outline(fromstring(elmo_xml(taken_part)))
    for name in ("status", "credit", "result", "gradingScheme", "level"):
        assert name not in names


def test_same_facts_give_the_same_bytes_and_control_characters_do_no_harm():
    odd = passed(given="Ay\x00lin\x1b &", document=b"%PDF-")
    assert elmo_xml(odd) == elmo_xml(odd)
    root = fromstring(elmo_xml(odd))
    assert root.find(f".//{{{NAMESPACE}}}givenNames").text == "Ay lin &"
    content = root.find(f".//{{{NAMESPACE}}}content").text
    assert content == "data:application/pdf;base64,JVBERi0="


CASES = {
    "passed": passed(born_on=date(2001, 5, 17)),
    "ungraded": passed(graded=False, result="bestanden", distribution=()),
    "failed": passed(status="failed", result="5,0", credits=None, number=""),
    "participation": passed(status="", result="", credits=None, distribution=()),
    "bare": achievement(matriculation="", given="", title=(("de", "Kurs"),), document=b"x"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_schema_accepts_it(case):
    place = os.environ.get(SCHEMA, "")
    if not place:
        pytest.skip(f"{SCHEMA} does not name the ELMO 1.7.0 schema")
    etree = pytest.importorskip("lxml.etree")
    file = Path(place)
    file = next(file.glob("elmo-1.7.0*.xsd")) if file.is_dir() else file
    schema = etree.XMLSchema(etree.parse(str(file)))
    schema.assertValid(etree.fromstring(elmo_xml(CASES[case])))
