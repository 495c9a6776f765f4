from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.rules.credits import Outcome
from planner.rules.office_grades import USUAL, System
from planner.rules.office_rows import OfficeList, OfficeRow, number_key
from planner.rules.people import Person, Roster
from planner.rules.reconciling import Answers, Entry, Verdict, reconciled

CODES = {"ungraded": "BE", "failed": "NB"}
ROSTER = Roster(
    (name.lower(), Person(family=name, given="Test", matriculation=number))
    for name, number in (("Adler", "1001"), ("Biber", "1002"), ("Dachs", "1003"), ("Eule", ""))
)


def row(n, matriculation="", *, family="", grade="", **more):
    return OfficeRow(
        row=n,
        place=f"G{n}",
        matriculation=matriculation,
        family=family,
        given="Test" if family else "",
        grade=grade,
        **more,
    )


def of_office(*rows, source="a", number="471"):
    return OfficeList(
        source=source,
        name=source,
        system=System.HISINONE,
        style=USUAL[System.HISINONE],
        rows=rows,
        exam_number=number,
    )


def decided(student, *, number="471", grade="1.7", booking="", **more):
    return Entry(
        student=student,
        booking=booking,
        number=number,
        kind=more.pop("kind", ""),
        attempt=more.pop("attempt", ""),
        outcome=more.pop("outcome", Outcome.PASSED),
        grade=None if grade is None else Decimal(grade),
        assessed_on=date(2024, 2, 9),
        **more,
    )


def found(lists, entries, answers=None):
    codes = {one.source: CODES for one in lists}
    return reconciled(lists, ROSTER, entries, codes, answers or Answers())


def verdicts(lists, entries, answers=None):
    return [one.verdict.value for one in found(lists, entries, answers)]


def test_every_row_has_its_fate_and_so_has_who_is_on_no_list():
    one = of_office(
        row(1, "01001"),
        row(2, "1002", grade="2.0"),
        row(3, "1003", grade="NB"),
        row(4, "9999", family="Fremd"),
        row(5, family="Eule"),
    )
    entries = [decided("adler"), decided("biber"), decided("eule", number="")]
    assert verdicts([one], entries) == ["fill", "different", "undecided", "unknown", "question"]
    (off,) = found([of_office()], [decided("adler")])
    assert (off.verdict, off.student, off.list) == (Verdict.OFF_LIST, "adler", None)


def test_only_what_is_blank_is_filled_and_another_grade_if_somebody_says_so():
    one = of_office(row(1, "1001"), row(2, "1002", grade="2,0"), row(3, "1003", grade="170"))
    entries = [decided("adler"), decided("biber"), decided("dachs")]
    before = found([one], entries)
    assert [(each.verdict.value, each.taken) for each in before] == [
        ("fill", True),
        ("different", False),
        ("same", False),
    ]
    after = found([one], entries, Answers(accepted=frozenset({("a", "G2"), ("a", "G3")})))
    assert [each.taken for each in after] == [True, True, False]
    assert after[1].ours == "1.7"


def test_a_name_alone_asks_and_the_answer_settles_it():
    one = of_office(row(5, family="Eule"))
    entries = [decided("eule")]
    (asked,) = found([one], entries)
    assert (asked.verdict, asked.candidates) == (Verdict.QUESTION, ("eule",))
    (told,) = found([one], entries, Answers(people={("a", "G5"): "eule"}))
    assert (told.verdict, told.taken) == (Verdict.FILL, True)
    left = verdicts([one], entries, Answers(people={("a", "G5"): None}))
    assert left == ["question", "off_list"]


def test_a_number_with_a_wholly_different_name_asks():
    one = of_office(replace(row(5, "1001"), family="Zander", given="Uwe"))
    entries = [decided("adler", grade="1.0")]
    (asked,) = found([one], entries)
    assert (asked.verdict, asked.candidates) == (Verdict.QUESTION, ("adler",))
    (told,) = found([one], entries, Answers(people={("a", "G5"): "adler"}))
    assert (told.verdict, told.taken) == (Verdict.FILL, True)


def test_a_decision_goes_onto_the_list_it_is_booked_for():
    lists = [
        of_office(row(1, "1001"), row(2, "1002")),
        of_office(row(1, "1001"), source="b", number="0815"),
    ]
    entries = [
        decided("adler", booking="x", grade="1.0"),
        decided("adler", booking="y", grade=None, number="815"),
        decided("biber", number="0815"),
    ]
    first, wrong, second = found(lists, entries)
    assert (first.ours, second.ours) == ("1.0", "BE")
    assert (wrong.verdict, wrong.booked, wrong.taken) == (Verdict.WRONG_LIST, ("0815",), False)
    insisted = found(lists, entries, Answers(accepted=frozenset({("a", "G2")})))
    assert insisted[1].taken


def test_one_decision_is_not_filled_in_twice_unless_somebody_says_where():
    lists = [of_office(row(1, "1001")), of_office(row(1, "1001"), source="b")]
    assert verdicts(lists, [decided("adler")]) == ["several", "several"]
    chosen = found(lists, [decided("adler")], Answers(accepted=frozenset({("b", "G1")})))
    assert [one.taken for one in chosen] == [False, True]
    there = [of_office(row(1, "1001", grade="1.7")), lists[1]]
    assert verdicts(there, [decided("adler")]) == ["same", "several"]
    second = [of_office(row(1, "1001", attempt="1"), row(2, "1001", attempt="2"))]
    assert verdicts(second, [decided("adler", attempt="2")]) == ["several", "fill"]


def test_the_courses_own_number_keeps_nobody_off_the_list_of_another():
    entries = [decided("adler", is_booked=False)]
    assert verdicts([of_office(row(1, "1001"), number="999")], entries) == ["fill"]
    both = [
        of_office(row(1, "1001", exam_number="999"), number="999"),
        of_office(row(1, "1001", exam_number="471"), source="b"),
    ]
    assert verdicts(both, entries) == ["several", "fill"]


def test_kind_and_attempt_tell_bookings_of_one_number_apart():
    both = [decided("adler", booking="x", kind="exam"), decided("adler", booking="y", grade="2.0")]
    both[1] = decided("adler", booking="y", kind="coursework", grade="2.0")
    (first, _) = found([of_office(row(1, "1001", kind="coursework"))], both)
    assert first.ours == "2.0"
    assert verdicts([of_office(row(1, "1001"))], both)[0] == "unclear"


def test_doubtful_cells_are_left_alone():
    closed = of_office(row(1, "1001", closed=True), row(2, "1002"), row(3, "1003"))
    entries = [
        decided("adler"),
        decided("biber", stale=True),
        decided("dachs", grade=None, outcome=Outcome.NO_SHOW),
    ]
    rows = found([closed], entries, Answers(accepted=frozenset({("a", "G1")})))
    assert [one.verdict.value for one in rows] == ["closed", "stale", "no_code"]
    assert not any(one.taken for one in rows)
    assert all(one.left_blank for one in rows)


@pytest.mark.parametrize(("course", "verdict"), [("471", "fill"), ("SOZ1", "fill")])
def test_the_number_of_a_course_counts_only_where_somebody_books_it(course, verdict):
    one = of_office(row(1, "1001", course_number=course), number="")
    assert verdicts([one], [decided("adler")]) == [verdict]
    other = [decided("adler", number="5"), decided("biber")]
    assert verdicts([one], other)[0] == ("wrong_list" if course == "471" else "fill")


def test_an_exam_number_is_known_by_its_letters_and_digits():
    assert number_key("SOZ-HS-01") == number_key("soz hs 01")
