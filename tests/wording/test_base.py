from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest

from planner.errors import PlannerError
from planner.language import Language
from planner.wording import worded


@dataclass(eq=False)
class Unheard(PlannerError):
    """A refusal nobody found words for."""


def test_a_kind_without_words_is_a_mistake_of_ours_and_named():
    with pytest.raises(LookupError, match="Unheard"):
        worded(Unheard(), Language("en"))


def test_what_is_said_during_a_drag_brings_no_other_words_along():
    code = """
import sys
from datetime import date
from planner.language import Language
from planner.rules.plan_chains import BufferUsed
from planner.rules.plan_places import SundayIsFree
from planner.wording import worded
day = date(2023, 12, 20)
print(worded(BufferUsed("id", day), Language("en")))
print(worded(SundayIsFree(day), Language("en")))
print([name for name in sys.modules if name.split(".")[:2] == ["planner", "exchange"]])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert "20 Dec" in lines[0]
    assert lines[2] == "[]"
