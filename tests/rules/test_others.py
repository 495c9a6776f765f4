from __future__ import annotations

import doctest

import pytest

from planner.rules import others as under_test
from planner.rules.others import OthersLeftOut
from planner.rules.people import Person

ME = Person(family="Wolf", given="Ida", matriculation="1")
OTHERS = [
    Person(family="von der Heide", given="Ömer"),
    Person(family="Wolf", given="Peter", matriculation="2"),
    Person(family="O'Şen", given="", email="o.sen@x.example.org"),
]


def test_the_examples_hold():
    assert doctest.testmod(under_test).failed == 0


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("with Ömer von der Heide.", "with […]."),
        ("VON DER HEIDE, Ömer", "[…]"),
        ("von der Heidelerche", "von der Heidelerche"),
        ("Ida Wolf, Wolf and Peter Wolf", "Ida Wolf, Wolf and […]"),
        ("O'ŞEN <o.sen@x.example.org>", "[…] <[…]>"),
        ("number 2, not 22", "number […], not 22"),
        ("", ""),
    ],
)
def test_others_are_left_out_and_the_own_name_stays(text, left):
    assert OthersLeftOut(ME, OTHERS)(text) == left


def test_lists_and_mappings_are_gone_through():
    said = {"a": ["Peter Wolf", 1, None], "b": ("2",)}
    assert OthersLeftOut(ME, OTHERS)(said) == {"a": ["[…]", 1, None], "b": ("[…]",)}
