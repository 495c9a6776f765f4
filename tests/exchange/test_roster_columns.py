from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.roster_columns import Fact, columns_of, fact_of, is_head


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
        ("Examplan.id", None),
        ("CODE_OF_STUDY_PROGRAMME", None),
        ("", None),
    ],
)
def test_headings_of_many_programs_are_known(head, fact):
    assert fact_of(head) is fact
    assert is_head(head) == (fact is not None)


def test_the_first_of_several_columns_counts():
    assert columns_of(["E-Mail", "x", "Email address"]) == {Fact.EMAIL: 0}


def test_name_beside_a_given_name_is_the_family_name():
    assert columns_of(["Name", "Vorname"]) == {Fact.FAMILY: 0, Fact.GIVEN: 1}
    assert columns_of(["Name", "E-Mail"]) == {Fact.NAME: 0, Fact.EMAIL: 1}
    assert columns_of(["Name", "Nachname", "Vorname"])[Fact.FAMILY] == 1


@given(st.text())
def test_any_heading_is_answered(head):
    assert fact_of(head) in {None, *Fact}
