from __future__ import annotations

from dataclasses import fields

import pytest

from planner.language import Language
from planner.rules.certificate_templates import (
    ACHIEVEMENT,
    BadTemplate,
    Part,
    Signature,
    Template,
    Wrong,
)
from planner.wording import worded
from planner.wording.certificate_templates import PARTS, SETTINGS, SIGNATURES, template_name


def test_every_setting_and_part_has_its_words():
    assert set(SETTINGS) == {one.name for one in fields(Template)}
    assert set(PARTS) == set(Part)
    assert set(SIGNATURES) == set(Signature)


@pytest.mark.parametrize("wrong", Wrong)
def test_whatever_is_wrong_is_said_in_both_languages(wrong):
    fact = BadTemplate("sentence_de", wrong, "{x}")
    english, german = (worded(fact, Language.load(code)) for code in ("en", "de"))
    assert english != german
    assert english.endswith(".")


def test_braces_are_named_as_they_are_written():
    said = worded(BadTemplate("sentence_de", Wrong.BRACES, "{x}"), Language("en"))
    assert "only {term} may stand" in said


def test_a_shipped_template_is_called_in_the_users_language():
    assert template_name(ACHIEVEMENT, Language.load("de")) == "Leistungsnachweis"
