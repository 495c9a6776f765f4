from __future__ import annotations

from planner.language import Language
from planner.wording.certificates import field_words


def test_fields_are_named_once_and_unknown_ones_as_they_are():
    say = Language("en")
    assert field_words(["grade", "graded", "given"], say) == "grade, given names"
    assert field_words(["something"], say) == "something"
