from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import piles as under_test
from planner.rules.people import Person
from planner.rules.piles import NOBODY, Sheets, Typed, meant, readings

STATES = frozenset({"p", "x", "passed", "not handed in", "bestanden"})
PEOPLE = {
    "ben": Person(family="Müller", given="Ben", matriculation="3512044"),
    "bea": Person(family="Müller-Lüdenscheidt", given="Bea Ida", matriculation="3513044"),
    "ayse": Person(family="Şahin", given="Ayşe", matriculation="0471101"),
    "paul": Person(family="von der Heide", given="Paul", matriculation="3599123"),
    "li": Person(family="Li", given="Wei", matriculation="3599125"),
    "lind": Person(family="Lindner", given="Petra", matriculation="k1234567"),
    "obri": Person(family="O'Brien", given="Sean"),
}


def is_state(text: str) -> bool:
    return text.casefold() in STATES


def found(who, people=PEOPLE, gone=()):
    return Sheets(people.items(), gone=gone).find(who)


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        *[("mül", "ben bea"), ("müller", "ben"), ("mueller", "ben"), ("MUELLER", "ben")],
        *[("muller", "ben"), ("müller b", "ben"), ("müller, b", "ben"), ("ben müller", "ben")],
        *[("müller l", "bea"), ("mueller-lue", "bea"), ("lüd", "bea"), ("luedenscheidt", "bea")],
        *[("müller, ida", "bea"), ("sah", "ayse"), ("şah", "ayse"), ("sahin, a", "ayse")],
        *[("heide", "paul"), ("von der h", "paul"), ("vonder", ""), ("li", "li")],
        *[("lin", "lind"), ("petra", "lind"), (", petra", "lind"), ("li, petra", "lind")],
        *[
            ("obrien", "obri"),
            ("O’Brien", "obri"),
            ("o'b", "obri"),
            ("wolf", ""),
            ("müller, x", ""),
        ],
        *[("044", "ben bea"), ("2044", "ben"), ("3512044", "ben"), ("3 512 044", "ben")],
        *[("101", "ayse"), ("0471101", "ayse"), ("471101", "ayse"), ("K1234567", "lind")],
        *[("müller, x", ""), ("999", ""), ("12", ""), ("", ""), (",", ""), ("-", "")],
    ],
)
def test_a_name_or_some_digits_find_those_who_may_be_meant(typed, whom):
    assert sorted(found(typed).ids) == sorted(whom.split())


def test_two_of_the_same_name_are_a_question_and_stand_in_order_of_their_given_names():
    same = {"b": Person(family="Meier", given="Bo"), "a": Person(family="Meier", given="Anna")}
    assert found("meier", same).ids == ("a", "b")
    assert found("meier").sure is None
    assert found("meier b", same).sure == "b"
    twins = {
        "x": Person(family="Meier", given="Jan", matriculation="4711044"),
        "y": Person(family="Meier", given="Jan", matriculation="4711045"),
    }
    assert found("meier, jan", twins).ids == ("x", "y")
    assert found("045", twins).sure == "y"


def test_the_whole_name_wins_over_one_that_begins_so_which_is_only_named():
    assert found("li").sure == "li"
    assert found("li").also == ("lind",)
    assert found("müller").also == ("bea",)


def test_a_family_name_wins_over_a_given_one():
    people = {"f": Person(family="Marx", given="Uwe"), "g": Person(family="Wolf", given="Marie")}
    assert found("mar", people).sure == "f"
    assert found("mar", people).also == ("g",)
    assert found("mari", people).sure == "g"


def test_umlauts_that_are_typed_tell_people_apart_and_those_left_out_do_not():
    people = {
        "e": Person(family="Goethe"),
        "o": Person(family="Göthe"),
        "p": Person(family="Gothe"),
    }
    assert found("göthe", people).sure == "o"
    assert found("goethe", people).ids == ("e", "o")
    assert found("gothe", people).ids == ("p", "o")


def test_too_few_digits_are_told_apart_from_an_unknown_number():
    assert found("44").too_short
    assert not found("444").too_short
    assert found("444") == NOBODY
    assert found("44", {"a": Person(matriculation="00044")}).sure == "a"


def test_a_name_may_hold_digits_where_no_number_fits():
    people = {"a": Person(family="Test 17"), "b": Person(family="Test 18")}
    assert found("test 18", people).sure == "b"
    assert found("test 1", people).ids == ("a", "b")
    assert found("18", people).too_short


def test_the_whole_number_wins_over_one_that_ends_so():
    people = {"a": Person(matriculation="471101"), "b": Person(matriculation="3471101")}
    assert found("471101", people).sure == "a"
    assert found("471101", people).also == ("b",)
    assert found("1101", people).ids == ("b", "a")


def test_who_has_left_is_meant_only_if_nobody_else_fits_as_well():
    assert found("lin", gone={"lind"}).sure == "lind"
    assert found("mül", gone={"bea"}).sure == "ben"
    people = {"a": Person(family="Li"), "b": Person(family="Lindner")}
    assert found("li", people, gone={"a"}).ids == ("a", "b")
    assert found("li", people, gone={"b"}).sure == "a"
    assert found("999", {"a": Person(matriculation="1999")}, gone={"a"}).sure == "a"


@pytest.mark.parametrize(
    ("line", "ways"),
    [
        ("mül 17", [("mül", "17")]),
        ("  mül   17,5 ", [("mül", "17,5")]),
        ("müller, b 4+3,5", [("müller, b", "4+3,5")]),
        ("müller 4 + 3.5", [("müller", "4+3.5")]),
        ("044 17", [("044", "17")]),
        ("044 p", [("044", "p")]),
        ("von der heide p", [("von der heide", "p")]),
        ("li not handed in", [("li", "not handed in")]),
        ("müller 17 passed", [("müller", "17 passed"), ("müller 17", "passed")]),
        ("müller p 17", [("müller", "p 17"), ("müller p", "17")]),
        ("müller, p 17", [("müller, p", "17"), ("müller,", "p 17")]),
        ("müller, p", [("müller,", "p")]),
        ("müller 17x", [("müller", "17x")]),
        ("müller -3", [("müller", "-3")]),
        ("müller wolf", [("müller wolf", "")]),
        ("p", [("p", "")]),
        ("17", [("17", "")]),
        ("", [("", "")]),
    ],
)
def test_a_line_is_split_into_whom_it_names_and_the_value(line, ways):
    assert [(one.who, one.value) for one in readings(line, is_state)] == ways


def test_a_letter_is_an_initial_where_that_tells_people_apart_and_a_state_elsewhere():
    people = {"a": Person(family="Li", given="Po"), "b": Person(family="Li", given="Wei")}
    typed, who = meant("li p 17", is_state, Sheets(people.items()))
    assert (typed, who.sure) == (Typed("li p", "17"), "a")
    typed, who = meant("li p 17", is_state, Sheets([("b", people["b"])]))
    assert (typed, who.sure) == (Typed("li", "p 17"), "b")


def test_a_line_that_fits_nobody_keeps_its_likeliest_reading():
    typed, who = meant("wolf p 17", is_state, Sheets(PEOPLE.items()))
    assert (typed, who) == (Typed("wolf", "p 17"), NOBODY)


words = st.text("aäbüöeulmnßşé -'", min_size=1, max_size=8)
crowds = st.lists(st.builds(Person, family=words, given=words), min_size=1, max_size=6)


@given(crowds, st.data())
def test_everybody_is_found_by_the_whole_name_and_nobody_else_is_sure(crowd, data):
    people = {str(n): person for n, person in enumerate(crowd)}
    one = data.draw(st.sampled_from(sorted(people)))
    person = people[one]
    if not any(sign.isalpha() for sign in person.family):
        return
    result = found(f"{person.family}, {person.given}", people)
    assert one in result.ids
    same = [p for p in crowd if (p.family, p.given) == (person.family, person.given)]
    assert result.sure in {None, one} or len(same) > 1


@given(st.text(max_size=30))
def test_no_line_is_too_odd_to_be_read(line):
    typed, who = meant(line, is_state, Sheets(PEOPLE.items()))
    assert set(who.ids) <= set(PEOPLE)
    assert len("".join((typed.who + typed.value).split())) == len("".join(line.split()))


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(under_test).failed == 0
