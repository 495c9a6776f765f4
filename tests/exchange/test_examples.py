from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import planner.exchange

MODULES = [found.name for found in pkgutil.iter_modules(planner.exchange.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_are_true(name):
    found = doctest.testmod(importlib.import_module(f"planner.exchange.{name}"))
    assert found.failed == 0
