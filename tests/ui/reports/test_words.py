from __future__ import annotations

from decimal import Decimal

from planner.jobs.certificate_candidates import Stage
from planner.language import Language
from planner.ui.reports.words import STAGES, language_words, result_words


def test_results_are_told_as_the_gradebook_tells_them():
    english, german = Language("en"), Language.load("de")
    assert result_words(Decimal(6), Decimal("1.7"), english) == "6 · 1.7"
    assert result_words(Decimal("4.5"), Decimal("1.7"), german) == "4,5 · 1,7"
    assert result_words(Decimal(3), None, english) == "3 · passed"


def test_every_stage_has_a_sign_and_words():
    assert set(STAGES) == set(Stage)
    assert len({words for words, _ in STAGES.values()}) == len(Stage)


def test_languages_of_certificates_are_named(say):
    assert language_words("both", say) == "German and English"
