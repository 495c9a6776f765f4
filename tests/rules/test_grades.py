from __future__ import annotations

import doctest
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language import Language
from planner.rules import grades as under_test
from planner.rules.grades import (
    STEPS,
    GradeWord,
    NoSuchGrade,
    NoSuchPoints,
    Rounding,
    average,
    cut,
    distribution,
    from_abroad,
    is_step,
    parse_grade,
    parse_points,
    passed,
    word,
)

VECTORS = json.loads(Path(__file__).with_name("grading_vectors.json").read_text(encoding="utf-8"))
WORDS = {
    "sehr gut": GradeWord.VERY_GOOD,
    "gut": GradeWord.GOOD,
    "befriedigend": GradeWord.SATISFACTORY,
    "ausreichend": GradeWord.SUFFICIENT,
    "nicht ausreichend": GradeWord.FAIL,
}
steps = st.sampled_from(STEPS)
tenths = st.integers(10, 50).map(lambda n: Decimal(n).scaleb(-1))


@pytest.mark.parametrize("vector", VECTORS["averages"], ids=lambda vector: vector["mean"])
def test_averages_agree_with_the_vectors_to_the_digit(vector):
    mean = average((Decimal(grade), weight) for grade, weight in vector["parts"])
    assert f"{mean:.6f}" == vector["mean"]
    assert str(cut(mean)) == vector["truncated"]
    assert word(cut(mean)) is WORDS[vector["word"]]
    assert passed(cut(mean)) is vector["passed"]


@pytest.mark.parametrize("trap", VECTORS["float_traps"], ids=lambda trap: "+".join(trap["grades"]))
def test_no_average_falls_into_the_traps_of_binary_floats(trap):
    mean = average((Decimal(grade), 1) for grade in trap["grades"])
    assert mean == Fraction(trap["exact_mean"])
    assert str(cut(mean)) == trap["correct_truncation"]


@pytest.mark.parametrize("vector", VECTORS["modified_bavarian"], ids=lambda vector: vector["raw"])
def test_foreign_marks_agree_with_the_vectors_to_the_digit(vector):
    grade = from_abroad(
        Decimal(vector["nd"]), best=Decimal(vector["nmax"]), passing=Decimal(vector["nmin"])
    )
    assert f"{grade:.4f}" == vector["raw"]
    assert str(cut(grade)) == vector["truncated"]


@pytest.mark.parametrize("edge", VECTORS["edge"], ids=lambda edge: edge["mean"])
def test_where_the_regulations_cut_a_mean_just_above_four_passes(edge):
    grade = cut(Fraction(edge["mean"]))
    assert str(grade) == edge["truncated"]
    assert passed(grade) is edge["passed"]
    assert not passed(cut(Fraction(edge["mean"]), Rounding.HALF_UP))


def test_the_steps_are_the_allowed_ones_and_no_others():
    assert [str(step) for step in STEPS] == VECTORS["allowed_steps"]
    for text in VECTORS["excluded_steps"]:
        assert not is_step(Decimal(text))
        with pytest.raises(NoSuchGrade):
            parse_grade(text)


@given(steps, st.sampled_from(["en", "de"]))
def test_a_grade_reads_back_as_each_language_writes_it(step, code):
    assert parse_grade(Language(code).grade(step)) == step


@given(st.decimals(0, 999_999, places=2), st.sampled_from(["en", "de"]))
def test_points_read_back_as_each_language_writes_them(points, code):
    assert parse_points(Language(code).number(points)) == points


@pytest.mark.parametrize(
    "text", ["", "-", "1,4", "1.3.", "0", "6", "1,35", "13", "١", "bestanden"]
)
def test_what_is_no_grade_is_refused_with_its_text(text):
    with pytest.raises(NoSuchGrade) as refusal:
        parse_grade(text)
    assert refusal.value.text == text


@pytest.mark.parametrize(
    "text", ["", "-1", "1.234,5", "1e3", "NaN", "inf", "17,", "½", "٣", "1 000", "1" * 40]
)
def test_what_is_no_number_of_points_is_refused_with_its_text(text):
    with pytest.raises(NoSuchPoints) as refusal:
        parse_points(text)
    assert refusal.value.text == text


@given(st.text())
def test_no_text_breaks_the_reading_of_grades_and_points(text):
    try:
        assert is_step(parse_grade(text))
    except NoSuchGrade as refusal:
        assert refusal.text == text  # noqa: PT017 - either answer is right, a crash is not
    try:
        assert parse_points(text) >= 0
    except NoSuchPoints as refusal:
        assert refusal.text == text  # noqa: PT017 - either answer is right, a crash is not


@given(st.lists(st.tuples(steps, st.integers(1, 9)), min_size=1), st.integers(1, 7))
def test_an_average_lies_among_its_grades_and_ignores_the_scale_of_the_weights(parts, factor):
    mean = average(parts)
    assert min(parts)[0] <= mean <= max(parts)[0]
    assert average((grade, weight * factor) for grade, weight in parts) == mean


def test_nothing_has_no_average():
    assert average([]) is None
    assert average([(Decimal("1.3"), 0)]) is None


@given(st.fractions(1, 5), st.sampled_from(Rounding))
def test_a_cut_mean_has_one_decimal_and_is_less_than_a_tenth_away(mean, rounding):
    grade = cut(mean, rounding)
    assert grade.as_tuple().exponent == -1
    if rounding is Rounding.CUT:
        assert 0 <= mean - Fraction(grade) < Fraction(1, 10)
    else:
        assert abs(mean - Fraction(grade)) <= Fraction(1, 20)


@given(tenths, tenths)
def test_a_better_grade_never_has_a_worse_word(one, other):
    better, worse = sorted((one, other))
    order = list(GradeWord)
    assert order.index(word(better)) <= order.index(word(worse))
    assert passed(worse) <= passed(better)
    assert passed(better) == (word(better) is not GradeWord.FAIL)


def test_a_scale_without_a_span_converts_nothing():
    with pytest.raises(ValueError, match="tells nothing apart"):
        from_abroad(Decimal(5), best=Decimal(5), passing=Decimal(5))


def test_a_foreign_mark_better_than_the_best_is_one():
    assert from_abroad(Decimal(31), best=Decimal(30), passing=Decimal(18)) == 1


@given(st.lists(steps, max_size=30), st.integers(1, 8))
def test_a_distribution_covers_everyone_who_passed_or_is_hidden(grades, smallest):
    passing = [grade for grade in grades if passed(grade)]
    shares = distribution(grades, smallest)
    assert (shares is None) == (len(passing) < smallest)
    if shares is not None:
        assert sum(share.percent for share in shares) == 100
        assert {share.grade: share.count for share in shares} == {
            grade: passing.count(grade) for grade in passing
        }
        assert [share.grade for share in shares] == sorted(set(passing))


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed
