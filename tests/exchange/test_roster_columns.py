from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.roster_columns import Fact, by_heading, fact_of, is_head


@pytest.mark.parametrize(
    ("head", "fact"),
    [
        ("Last name", Fact.FAMILY),
        ("FAMILY_NAME_OF_STUDENT", Fact.FAMILY),
        ("Vorname", Fact.GIVEN),
        ("Vollständiger Name", Fact.NAME),
        ("sortname", Fact.NAME),
        ("mtknr", Fact.MATRICULATION),
        ("Matrikel-Nr.", Fact.MATRICULATION),
        ("ID number", Fact.MATRICULATION),
        ("Matriculation Number", Fact.MATRICULATION),
        ("E-Mail-Adresse", Fact.EMAIL),
        ("Studiengänge", Fact.PROGRAMME),
        ("Groups", Fact.GROUPS),
        ("Prüfungsordnung", Fact.REGULATIONS),
        ("PO", Fact.REGULATIONS),
        ("pordnr", Fact.REGULATIONS),
        ("Nachname, Vorname", Fact.NAME),
        ("Vorname / Nachname", Fact.NAME),
        ("Rollen", Fact.ROLE),
        ("Status", Fact.STATUS),
        ("Examplan.id", None),
        ("CODE_OF_STUDY_PROGRAMME", None),
        ("", None),
    ],
)
def test_headings_of_many_programs_are_known(head, fact):
    assert fact_of(head) is fact
    assert is_head(head) == (fact is not None)


def test_the_first_of_several_columns_counts():
    assert by_heading(["E-Mail", "x", "Email address"]) == (Fact.EMAIL, None, None)


def test_name_beside_another_name_is_the_other_half():
    assert by_heading(["Name", "Vorname"]) == (Fact.FAMILY, Fact.GIVEN)
    assert by_heading(["Name", "E-Mail"]) == (Fact.NAME, Fact.EMAIL)
    assert by_heading(["Nachname", "Name"]) == (Fact.FAMILY, Fact.GIVEN)
    assert by_heading(["Name", "Nachname", "Vorname"])[1:] == (Fact.FAMILY, Fact.GIVEN)


@given(st.text())
def test_any_heading_is_answered(head):
    assert fact_of(head) in {None, *Fact}
