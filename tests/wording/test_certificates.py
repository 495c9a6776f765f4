from __future__ import annotations

import pytest

from planner.language import Language
from planner.rules.certificate_changes import FieldDiffers
from planner.wording.certificates import change_words, field_words


def test_fields_are_named_once_and_unknown_ones_as_they_are():
    say = Language("en")
    assert field_words(["grade", "graded", "given"], say) == "grade, given names"
    assert field_words(["something"], say) == "something"


@pytest.mark.parametrize(
    ("field", "before", "now", "said"),
    [
        ("grade", "1.3", "1.7", "grade: 1.3 → 1.7"),
        ("grade", "2.0", None, "grade: 2.0 → nothing"),
        ("credits", "4.5", "6", "credits: 4.5 → 6"),
        (
            "assessed_on",
            "2024-02-12",
            "2024-03-01",
            "date of assessment: 12 Feb 2024 → 1 Mar 2024",
        ),
        ("title", {"de": "A", "en": "B"}, {"de": "C", "en": "B"}, "course title: A / B → C / B"),
        ("title", {"de": "A", "en": ""}, {"de": "C", "en": ""}, "course title: A → C"),
        ("lecturers", ["X", "Y"], ["X"], "lecturers: X, Y → X"),
        ("instruction", "de", "en", "language: German → English"),
        ("matriculation", "", "4711", "matriculation number: nothing → 4711"),
        ("achieved", [{"a": 1}], [], "what was achieved changed"),
    ],
)
def test_what_has_changed_is_said_from_what_to_what(field, before, now, said):
    assert change_words(FieldDiffers(field, before, now), Language("en")) == said
