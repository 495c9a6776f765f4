from __future__ import annotations

import doctest

import pytest

from planner.rules import marking_layout as under_test
from planner.rules.marking_layout import Column, column_of


def test_the_examples_in_the_text_are_true():
    assert doctest.testmod(under_test).failed == 0


@pytest.mark.parametrize("column", Column)
def test_a_key_is_read_back_as_it_was_written(column):
    assert column_of(column.of("pxjgx")) == (column, "pxjgx")


@pytest.mark.parametrize("text", ["", "state", "state:", ":pxjgx", "other:pxjgx", "Adler"])
def test_other_texts_are_no_keys(text):
    assert column_of(text) is None
