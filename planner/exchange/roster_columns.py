"""Which column of a list holds which fact about a student, told by its heading."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Fact(StrEnum):
    """What a column of a list of people can say."""

    FAMILY = "family"
    GIVEN = "given"
    NAME = "name"  # both in one piece
    MATRICULATION = "matriculation"
    EMAIL = "email"
    PROGRAMME = "programme"
    REGULATIONS = "regulations"
    HOME = "home_university"
    GROUPS = "groups"


# Headings of HISinOne, HISQIS, CAMPUSonline, Moodle, Stud.IP, ILIAS, Artemis and of people,
# without blanks, hyphens, full stops and underscores.
_HEADS = {
    Fact.FAMILY: (
        *("nachname", "familienname", "zuname", "lastname", "surname", "familyname", "family"),
        *("familynameofstudent", "nachnamen", "familynames"),
    ),
    Fact.GIVEN: (
        *("vorname", "vornamen", "rufname", "firstname", "givenname", "givennames", "forename"),
        *("firstnameofstudent", "given", "firstnames", "forenames"),
    ),
    Fact.NAME: (
        *("name", "vollständigername", "fullname", "student", "students", "studierende"),
        *("studierender", "studentin", "teilnehmer", "teilnehmerin", "sortname", "namen"),
        *("nachnamevorname", "lastnamefirstname", "vornamenachname", "familygiven"),
        *("familynamegivenname", "surnamefirstname", "participant"),
    ),
    Fact.MATRICULATION: (
        *("matrikelnummer", "matrikelnr", "matrikel", "matrnr", "matrnummer", "mtknr", "matnr"),
        *("martikelnummer", "matriculationnumber", "matriculationno", "matriculationnr"),
        *("matriculation", "studentid", "studentnumber", "studentno", "idnumber", "idnummer"),
        *("registrationnumber", "enrolmentnumber", "immatrikulationsnummer", "matricno"),
    ),
    Fact.EMAIL: (
        *("email", "emailadresse", "emailaddress", "mail", "mailadresse", "mailaddress"),
        *("emails", "eposta", "emailuni"),
    ),
    Fact.PROGRAMME: (
        *("studiengang", "studiengänge", "studiengangbezeichnung", "degreeprogramme", "fach"),
        *("degreeprogram", "programme", "program", "courseofstudy", "courseofstudies", "major"),
        *("studyprogramme", "studyprogram", "studienfach", "studiengangabschluss", "degree"),
    ),
    Fact.REGULATIONS: (
        *("prüfungsordnung", "prüfungsordnungsversion", "po", "poversion", "pordnr", "spo"),
        *("examinationregulations", "examregulations", "regulations", "studienplanversion"),
    ),
    Fact.HOME: (
        *("heimatuniversität", "heimathochschule", "homeuniversity", "homeinstitution"),
        *("sendinginstitution", "gastgebendeuniversität", "heimatuni", "partneruniversität"),
    ),
    Fact.GROUPS: (
        *("gruppe", "gruppen", "group", "groups", "team", "teams", "tutorium", "arbeitsgruppe"),
    ),
}
_MEANING = {head: fact for fact, heads in _HEADS.items() for head in heads}
_JOINTS = re.compile(r"[\W_]+")


def fact_of(head: str) -> Fact | None:
    """Say what a heading announces, in English or German; None for what a roster has no use for.

    >>> fact_of("E-Mail-Adresse"), fact_of("Last name"), fact_of("MATRIKEL-NR.")
    (<Fact.EMAIL: 'email'>, <Fact.FAMILY: 'family'>, <Fact.MATRICULATION: 'matriculation'>)
    """
    return _MEANING.get(_JOINTS.sub("", head[:60].casefold()))


def is_head(text: str) -> bool:
    """Tell whether a cell is a heading that a roster understands."""
    return fact_of(text) is not None


def columns_of(heads: Sequence[str]) -> dict[Fact, int]:
    """Say in which column each fact stands; the first of several counts.

    "Name" beside "Vorname" means the family name.
    """
    columns: dict[Fact, int] = {}
    for place, head in enumerate(heads):
        fact = fact_of(head)
        if fact:
            columns.setdefault(fact, place)
    if Fact.GIVEN in columns and Fact.FAMILY not in columns and Fact.NAME in columns:
        columns[Fact.FAMILY] = columns.pop(Fact.NAME)
    return columns
