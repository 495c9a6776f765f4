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
    ROLE = "role"  # teacher, tutor, student
    STATUS = "status"  # taking part, on the waiting list


NAMES = frozenset((Fact.FAMILY, Fact.GIVEN, Fact.NAME))
Facts = tuple[Fact | None, ...]  # of each column of a table; None: not taken
# Headings of HISinOne, HISQIS, CAMPUSonline, Moodle, Stud.IP, ILIAS, Artemis and of people,
# without blanks, hyphens, full stops and underscores.
_HEADS = {
    Fact.FAMILY: (
        *("nachname", "familienname", "zuname", "lastname", "surname", "familyname", "family"),
        *("familynameofstudent", "nachnamen", "familynames", "nom", "apellidos", "apellido"),
        *("primerapellido", "cognome", "sobrenome", "apelido", "soyad", "soyadı", "nazwisko"),
        *("achternaam", "nomdefamille"),
    ),
    Fact.GIVEN: (
        *("vorname", "vornamen", "rufname", "firstname", "givenname", "givennames", "forename"),
        *("firstnameofstudent", "given", "firstnames", "forenames", "prénom", "prenom"),
        *("nombre", "nombres", "ad", "adı", "voornaam", "imię"),
    ),
    Fact.NAME: (
        *("name", "vollständigername", "fullname", "student", "students", "studierende"),
        *("studierender", "studentin", "teilnehmer", "teilnehmerin", "sortname", "namen"),
        *("nachnamevorname", "lastnamefirstname", "vornamenachname", "familygiven"),
        *("familynamegivenname", "surnamefirstname", "participant", "firstnamelastname"),
        *("firstnamesurname", "namevorname", "vornamename", "nomprénom", "nomeecognome"),
        *("cognomeenome", "nomecompleto", "nombrecompleto", "adısoyadı", "adsoyad", "nome"),
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
        *("gruppenname", "groupname", "coursegroupname"),
    ),
    Fact.ROLE: (
        *("rolle", "rollen", "role", "roles", "funktion", "rollestatus", "coursemembership"),
        *("mitgliedschaft", "kursrolle", "courserole"),
    ),
    Fact.STATUS: (
        *("status", "anmeldestatus", "teilnahmestatus", "registrationstatus", "zulassung"),
        *("zulassungsstatus", "platzstatus", "enrolmentstatus", "enrollmentstatus"),
        *("belegungsstatus", "statusderanmeldung", "participationstatus"),
    ),
}
_MEANING = {head: fact for fact, heads in _HEADS.items() for head in heads}
_JOINTS = re.compile(r"[\W_]+")


def fact_of(head: str) -> Fact | None:
    """Say what a heading announces, in English or German; None for what a roster has no use for.

    >>> fact_of("E-Mail-Adresse"), fact_of("Last name"), fact_of("MATRIKEL-NR.")
    (<Fact.EMAIL: 'email'>, <Fact.FAMILY: 'family'>, <Fact.MATRICULATION: 'matriculation'>)
    """
    return _MEANING.get(plain(head))


def is_head(text: str) -> bool:
    """Tell whether a cell is a heading that a roster understands."""
    return fact_of(text) is not None


def by_heading(heads: Sequence[str]) -> Facts:
    """Say what each column holds, as its heading tells; the first of several counts.

    "Name" beside "Vorname" means the family name, and beside "Nachname" the given one.
    """
    facts: list[Fact | None] = []
    for head in heads:
        fact = fact_of(head)
        facts.append(None if fact in facts else fact)
    if Fact.NAME in facts:
        name = facts.index(Fact.NAME)
        if Fact.GIVEN in facts and Fact.FAMILY not in facts:
            facts[name] = Fact.FAMILY
        elif Fact.FAMILY in facts and Fact.GIVEN not in facts and plain(heads[name]) in _SHORT:
            facts[name] = Fact.GIVEN
    return tuple(facts)


def columns_of(heads: Sequence[str]) -> dict[Fact, int]:
    """Say in which column each fact stands, as headings tell."""
    return {fact: place for place, fact in enumerate(by_heading(heads)) if fact is not None}


def gives_family_first(head: str) -> bool:
    """Tell whether a heading says that the family name stands before the given one.

    >>> gives_family_first("Nachname, Vorname"), gives_family_first("Vorname / Nachname")
    (True, False)
    """
    return plain(head) in _FAMILY_FIRST


def plain(head: str) -> str:
    """Reduce a heading to its letters.

    >>> plain("E-Mail-Adresse "), plain("MATRIKEL-NR.")
    ('emailadresse', 'matrikelnr')
    """
    return _JOINTS.sub("", head[:60].casefold())


_SHORT = frozenset({"name", "namen", "nome"})
_FAMILY_FIRST = frozenset(
    (
        *("nachnamevorname", "namevorname", "lastnamefirstname", "surnamefirstname", "sortname"),
        *("familygiven", "familynamegivenname", "nomprénom", "cognomeenome"),
    )
)
