from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import people as under_test
from planner.rules.people import (
    Likeness,
    Match,
    MatchKind,
    Person,
    Roster,
    alike,
    email_key,
    folded,
    full_name,
    matriculation_key,
    name_as_read,
    sort_key,
    told_apart,
)

ADLER = Person(
    family="Adler", given="Jonas", matriculation="4711001", email="jonas.adler@student.example.org"
)
REH = Person(
    family="Reh", given="Ştefan", matriculation="0471102", email="Stefan.Reh@Student.example.org"
)
OTHER_REH = Person(family="Reh", given="Ştefan", matriculation="4711003")
GUEST = Person(family="Kiebitz", given="Aylin", email="aylin@student.example.org")
ROSTER = Roster([("adler", ADLER), ("reh", REH), ("other", OTHER_REH), ("guest", GUEST)])

names = st.sampled_from(["Adler", "Amsel", "Müller", "Mueller", "Şahin", ""])
numbers = st.sampled_from(["", "4711001", "04711001", "4711002", "4711003.0"])
addresses = st.sampled_from(
    ["", "a@student.example.org", "A@Student.Example.org", "b@example.org"]
)
people = st.builds(Person, family=names, given=names, matriculation=numbers, email=addresses)
rosters = st.lists(people, max_size=6).map(
    lambda people: [(f"id-{place}", person) for place, person in enumerate(people)]
)


def test_german_lists_sort_umlauts_as_their_letters_and_foreign_letters_beside_them():
    families = [
        "Zander",
        "Łuchs",
        "Öhler",
        "Ohm",
        "Groß",
        "Grosse",
        "Şahin",
        "Sauer",
        "Žaba",
        "Œil",
    ]
    assert sorted(families, key=lambda family: sort_key(family, "")) == [
        *("Groß", "Grosse", "Łuchs", "Œil", "Öhler", "Ohm", "Şahin", "Sauer", "Žaba", "Zander"),
    ]


@given(st.text(), st.text(), st.text(), st.text())
def test_only_the_very_same_name_sorts_as_equal(family, given_name, other_family, other_given):
    same = (family, given_name) == (other_family, other_given)
    assert (sort_key(family, given_name) == sort_key(other_family, other_given)) == same


@given(st.text())
def test_folding_a_name_twice_changes_nothing_more(name):
    assert folded(folded(name)) == folded(name)


def test_a_full_name_has_the_family_first_and_no_comma_without_need():
    assert full_name("Adler", "Jonas") == "Adler, Jonas"
    assert full_name("Adler", " ") == "Adler"
    assert full_name("", "Jonas") == "Jonas"


@given(st.integers(1, 10**9), st.integers(0, 4))
def test_a_matriculation_number_is_the_same_in_every_guise(number, zeros):
    guises = [str(number), "0" * zeros + str(number), f" {number} ", f'="{number}"', f"{number}.0"]
    assert {matriculation_key(guise) for guise in guises} == {str(number)}


@pytest.mark.parametrize("text", ["", " ", "-", "–", '=""'])
def test_a_blank_identifies_nobody(text):
    assert matriculation_key(text) == ""
    assert email_key(text.replace('=""', "")) == ""


def test_a_row_is_found_by_its_number_whatever_its_name_and_address_say():
    row = Person(family="Adler-Specht", matriculation=" 04711001", email="new@example.org")
    assert ROSTER.match(row) == Match(MatchKind.BY_MATRICULATION, ("adler",))


def test_a_row_without_a_number_is_found_by_its_address():
    row = Person(family="Reh", email="stefan.reh@student.example.org")
    assert ROSTER.match(row) == Match(MatchKind.BY_EMAIL, ("reh",))


def test_a_row_that_brings_a_students_missing_number_is_found_by_its_address():
    row = Person(family="Kiebitz", matriculation="4711009", email="AYLIN@student.example.org")
    assert ROSTER.match(row) == Match(MatchKind.BY_EMAIL, ("guest",))


def test_number_and_address_of_two_people_are_a_conflict():
    row = Person(matriculation="4711001", email="stefan.reh@student.example.org")
    assert ROSTER.match(row) == Match(MatchKind.CONFLICT, ("adler", "reh"))


def test_an_address_whose_owner_has_another_number_is_a_conflict():
    row = Person(matriculation="4711999", email="jonas.adler@student.example.org")
    assert ROSTER.match(row) == Match(MatchKind.CONFLICT, ("adler",))


def test_two_students_with_the_same_number_are_a_conflict():
    twins = Roster([("one", ADLER), ("two", ADLER)])
    assert twins.match(Person(matriculation="4711001")).kind is MatchKind.CONFLICT


def test_a_name_alone_asks_about_everyone_who_bears_it():
    assert ROSTER.match(Person(family="reh", given="Stefan")) == Match(
        MatchKind.NAME_ONLY, ("reh", "other")
    )


def test_two_of_the_same_name_are_told_apart_by_their_numbers():
    assert ROSTER.match(Person(family="Reh", given="Ştefan", matriculation="4711003")) == Match(
        MatchKind.BY_MATRICULATION, ("other",)
    )
    assert ROSTER.match(Person(family="Reh", given="Ştefan", matriculation="4711888")) == Match(
        MatchKind.NONE
    )


def test_an_umlaut_written_out_still_asks():
    roster = Roster([("id", Person(family="Müller", given="Zoë"))])
    assert roster.match(Person(family="Mueller", given="Zoe")).kind is MatchKind.NAME_ONLY


def test_an_empty_row_is_nobody():
    roster = Roster([("id", Person())])
    assert roster.match(Person()) == Match(MatchKind.NONE)


@given(rosters, people)
def test_nobody_is_ever_sure_by_name_alone(students, row):
    match = Roster(students).match(row)
    if match.sure is None:
        return
    found = dict(students)[match.sure]
    same_number = matriculation_key(row.matriculation) == matriculation_key(found.matriculation)
    same_address = email_key(row.email) == email_key(found.email)
    assert (row.matriculation and same_number) or (row.email and same_address)


@given(rosters, names, names)
def test_a_row_with_a_name_alone_is_a_question_or_nobody(students, family, given_name):
    match = Roster(students).match(Person(family=family, given=given_name))
    assert match.kind in {MatchKind.NAME_ONLY, MatchKind.NONE}
    assert match.sure is None
    assert bool(match.ids) == (match.kind is MatchKind.NAME_ONLY)


@given(rosters, people, st.randoms())
def test_the_order_of_the_roster_decides_nothing(students, row, random):
    shuffled = list(students)
    random.shuffle(shuffled)
    one, other = Roster(students).match(row), Roster(shuffled).match(row)
    assert (one.kind, set(one.ids)) == (other.kind, set(other.ids))


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed


def namesakes(**said):
    """Several Jan Müllers of whom these are known, by their place."""
    (name, texts), *more = said.items()
    rows = [{name: text} for text in texts]
    for other, values in more:
        rows = [row | {other: value} for row, value in zip(rows, values, strict=True)]
    return [
        (str(place), Person(family="Müller", given="Jan", **row)) for place, row in enumerate(rows)
    ]


def additions(**said):
    return list(told_apart(namesakes(**said)).values())


def test_who_shares_no_name_needs_no_addition():
    assert told_apart([("a", ADLER), ("r", REH), ("g", GUEST)]) == {}
    assert told_apart([("a", REH), ("r", OTHER_REH)]) == {"a": "…102", "r": "…003"}


def test_as_many_last_digits_as_it_takes():
    assert additions(matriculation=["4711234", "4799234", "4711235"]) == [
        "…1234",
        "…9234",
        "…1235",
    ]


def test_programmes_tell_apart_where_a_number_is_unknown():
    assert additions(matriculation=["4711234", ""], programme=["BA ISCL", "MA ISCL"]) == [
        "BA ISCL",
        "MA ISCL",
    ]


def test_the_only_one_without_a_number_is_told_apart_by_that():
    assert additions(matriculation=["4711234", ""], programme=["MA", "MA"]) == ["…234", "–"]


def test_addresses_tell_apart_by_what_differs_before_or_behind_the_at():
    alike = ["MA", "MA"]
    assert additions(email=["j1@b.org", "j2@b.org"], programme=alike) == ["j1", "j2"]
    assert additions(email=["jan@b.org", "jan@c.org"], programme=alike) == ["b.org", "c.org"]


def test_what_is_known_of_each_is_told_and_who_is_still_alike_is_counted():
    assert additions(matriculation=["4711234", "", "", ""], programme=["", "MA", "", ""]) == [
        "…234",
        "MA",
        "1",
        "2",
    ]


@given(rosters)
def test_whoever_is_told_apart_is_never_mistaken_for_anybody(everybody):
    found = told_apart(everybody)
    shown = [
        (name_as_read(person.family, person.given), found.get(id_, ""))
        for id_, person in everybody
    ]
    assert len(set(shown)) == len(shown)
    once = [name for name, addition in shown if [one for one, _ in shown].count(name) == 1]
    assert found.keys().isdisjoint(
        id_ for id_, person in everybody if name_as_read(person.family, person.given) in once
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"matriculation": "4711234"}, {"matriculation": "04711234"}, [Likeness.SAME_NUMBER]),
        ({"matriculation": "4711234"}, {"matriculation": "4711284"}, []),
        (
            {"matriculation": "4711234", "email": "a@b.org"},
            {"matriculation": "4711243", "email": "a@c.org"},
            [Likeness.LIKE_NUMBER, Likeness.LIKE_EMAIL],
        ),
        (
            {"matriculation": "4711234", "family": "Reh"},
            {"matriculation": "4711284", "family": "Reh"},
            [Likeness.LIKE_NUMBER, Likeness.SAME_NAME],
        ),
        (
            {"matriculation": "4711234", "family": "Reh"},
            {"matriculation": "4711984", "family": "Reh"},
            [Likeness.SAME_NAME],
        ),
        ({"email": "A@b.org"}, {"email": "a@b.org"}, [Likeness.SAME_EMAIL]),
        ({"email": "a@b.org"}, {"email": "a@student.b.org"}, [Likeness.LIKE_EMAIL]),
        ({"family": "Müller"}, {"family": "Mueller"}, [Likeness.SAME_NAME]),
        ({"family": "Li", "given": "Wei"}, {"family": "Wei", "given": "Li"}, [Likeness.LIKE_NAME]),
        (
            {"family": "Reh", "given": "Anna"},
            {"family": "Reh", "given": "Anna Maria"},
            [Likeness.LIKE_NAME],
        ),
        ({"family": "Reh", "given": "Anna"}, {"family": "Reh", "given": "Eva"}, []),
        ({}, {}, []),
    ],
)
def test_what_speaks_for_two_records_being_one_person(one, other, found):
    assert list(alike(Person(**one), Person(**other))) == found
    assert list(alike(Person(**other), Person(**one))) == found
