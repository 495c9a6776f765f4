from __future__ import annotations

from decimal import Decimal

import pytest

from planner.rules.credits import Outcome
from planner.rules.office_codes import USUAL as CODES
from planner.rules.office_grades import (
    USUAL,
    Form,
    Style,
    System,
    cell_of,
    grade_in,
    says_nothing,
    says_same,
    style_of,
    written,
)

IN_TEXT = Style(Form.COMMA, as_text=True)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        *(("130", "1.3"), ("500", "5.0"), ("1,3", "1.3"), ("1.30", "1.3"), ("5", "5.0")),
        *((" 2,7 ", "2.7"), ("NB", None), ("++", None), ("42", None), ("0", None), ("1,3x", None)),
        *(("6", None), ("", None), ("1.75", "1.75"), ("999", None)),
    ],
)
def test_a_grade_is_read_whichever_way_it_is_written(text, grade):
    found = grade_in(text)
    assert (None if found is None else str(found)) == grade


def test_a_list_tells_how_it_writes_grades_and_else_does_the_usual():
    usual = USUAL[System.HISINONE]
    assert style_of([("1,3", True), ("2", False), ("NB", True), ("1,7", True)], usual) == IN_TEXT
    assert style_of([("130", False), ("NE", True)], usual).form is Form.HUNDREDTHS
    assert style_of([("", True), ("BE", True), ("4", False)], usual) == usual
    assert style_of([("1.3", False), ("1,7", True), ("5", False)], usual) == usual


def test_a_grade_is_written_as_the_list_does():
    grade = Decimal("2.3")
    assert written(grade, IN_TEXT) == "2,3"
    assert written(grade, USUAL[System.HISQIS]) == "230"
    assert written(grade, USUAL[System.CAMPUSONLINE]) == "2.3"


@pytest.mark.parametrize(
    ("outcome", "grade", "cell"),
    [
        (Outcome.PASSED, "1.7", "1,7"),
        (Outcome.PASSED, None, "BE"),
        (Outcome.FAILED, "5.0", "5,0"),
        (Outcome.FAILED, None, "NB"),
        (Outcome.NO_SHOW, None, "NE"),
        (Outcome.WITHDRAWN, None, "RT"),
        (Outcome.DECEPTION, "5.0", "TA"),
    ],
)
def test_outcomes_are_told_by_the_codes_of_the_office(outcome, grade, cell):
    decided = None if grade is None else Decimal(grade)
    assert cell_of(outcome, decided, IN_TEXT, CODES["HISinOne"]) == cell


def test_what_has_no_code_stays_without_one_and_deception_becomes_its_grade():
    assert cell_of(Outcome.WITHDRAWN, None, IN_TEXT, {}) == ""
    assert cell_of(Outcome.DECEPTION, Decimal(5), IN_TEXT, {}) == "5,0"


def test_the_same_grade_in_another_dress_is_the_same():
    assert says_same("170", "1,7")
    assert says_same("be", "BE")
    assert not says_same("5,0", "NB")
    assert says_nothing(" - ")
    assert not says_nothing("--")
