from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import file_names
from planner.rules.file_names import (
    FIELDS,
    LONGEST,
    Names,
    PatternBroken,
    UnknownField,
    check_pattern,
    filled,
    personal_fields,
    safe,
)

ADLER = dict.fromkeys(FIELDS, "") | {
    "number": "2024-0001",
    "family": "Adler",
    "given": "Jonas",
    "term": "WS 2023/24",
    "credits": "4,5",
}


def name_of(pattern, **facts):
    return filled(pattern, ADLER | facts)


def test_a_pattern_is_filled_in_with_what_is_safe_of_each_fact():
    assert name_of("{number}") == "2024-0001"
    assert name_of("{term} {family}, {given} ({credits} ECTS).pdf") == (
        "WS 2023-24 Adler, Jonas (4,5 ECTS)"
    )
    assert name_of("{family}", family="Żółć O’Ş\u200e") == "Żółć O’Ş"
    assert name_of("{matriculation}.") == "2024-0001"


@pytest.mark.parametrize("pattern", ["", "  ", ".pdf", "{number", "}", "{{number}"])
def test_a_pattern_that_says_nothing_or_is_not_closed_is_refused(pattern):
    with pytest.raises(PatternBroken):
        check_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "field"),
    [
        ("{grade}", "grade"),
        ("{}", ""),
        ("{family.__class__}", "family.__class__"),
        ("{family!r}", "family!r"),
        ("{number:>900000000}", "number:>900000000"),
    ],
)
def test_only_what_is_offered_can_be_named_and_only_as_it_is(pattern, field):
    with pytest.raises(UnknownField) as refusal:
        check_pattern(pattern)
    assert refusal.value.field == field


def test_what_a_pattern_says_of_people_is_known():
    assert personal_fields("{number}-{course}") == ()
    assert personal_fields("{given}{matriculation}{number}") == ("matriculation", "given")


def test_two_that_would_be_called_the_same_are_told_apart_by_their_numbers():
    names, found = Names("{family}"), []
    for number, family in (("1", "Meyer"), ("2", "MEYER"), ("3", "Meyer (2)"), ("4", "meyer")):
        name = next(names.choices(ADLER | {"number": number, "family": family}))
        names.take(name)
        found.append(name)
    assert found == ["Meyer", "MEYER (2)", "Meyer (2) (3)", "meyer (4)"]
    assert list(islice(Names("{number}").choices(ADLER), 3)) == [
        "2024-0001",
        "2024-0001 (2)",
        "2024-0001 (3)",
    ]


@given(st.text())
def test_every_name_is_one_that_every_disk_takes(text):
    name = safe(text)
    assert not set(name) & set(file_names.FORBIDDEN)
    assert all(sign.isprintable() for sign in name)
    assert len(name.encode()) <= LONGEST + 1
    assert name == name.strip(" .")
    assert name.split(".")[0].casefold() not in file_names.DEVICES
    assert safe(name) == name
