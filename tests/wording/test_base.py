from __future__ import annotations

from dataclasses import dataclass

import pytest

from planner.errors import PlannerError
from planner.language import Language
from planner.wording import worded


@dataclass(eq=False)
class Unheard(PlannerError):
    """A refusal nobody found words for."""


def test_a_kind_without_words_is_a_mistake_of_ours_and_named():
    with pytest.raises(NotImplementedError, match="Unheard"):
        worded(Unheard(), Language("en"))
