from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.reports import certificate_rows as words
from planner.reports.certificate_facts import CertificateFacts
from planner.rules.grades import LAST_PASSING, STEPS, word


def facts(**more):
    return CertificateFacts(number="1", issued_on=date(2024, 2, 12), family="Adler", **more)


def test_a_text_that_both_languages_share_is_said_once(german, english):
    (row,) = words.particulars(facts(examiner="Dr. Berta Beispiel"), (german, english))[:1]
    assert row.label == ("Prüferin, Prüfer", "Examiner")
    assert row.values == (("Dr. Berta Beispiel",),)


@pytest.mark.parametrize("grade", [step for step in STEPS if step <= LAST_PASSING])
def test_every_passing_grade_has_its_word(english, grade):
    (figure,) = words.result(facts(grade=grade), (english,))
    assert figure.figure == f"{grade:.1f}"
    assert figure.word == word(grade).value.replace("_", " ")


def test_credits_may_be_half(german, english):
    (credits_, _) = words.result(facts(credits=Decimal("4.50"), graded=False), (german, english))
    assert credits_.figure == "4,5"


def test_a_date_without_a_place_is_called_date(english):
    assert words.place_and_date(facts(), (english,)) == ("12 February 2024", "Date")
