from __future__ import annotations

import pytest

from planner.exchange.course_page_names import MONTH_NAMES, WEEKDAYS, any_of, bare, plain


def test_the_longest_name_is_tried_first():
    assert any_of(["Mo", "Montag"]) == "Montag|Mo"


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("january januar janvier enero janeiro gennaio gen", 0),
        ("march märz mars marzo março", 2),
        ("août agosto aout", 7),
        ("set sept septiembre setembro", 8),
        ("out ott oct okt", 9),
    ],
)
def test_a_month_is_known_in_six_languages_and_without_its_accents(names, month):
    assert {MONTH_NAMES[name] for name in names.split()} == {month}
    assert MONTH_NAMES[bare(names.split()[-1])] == month


def test_a_weekday_is_known_in_six_languages():
    wednesday = "wed wednesday mi mittwoch mercredi mer miércoles mie quarta-feira qua mercoledì"
    assert {WEEKDAYS[name] for name in wednesday.split()} == {2}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("１８．１０．", "18.10."),
        ("18.10.¹†", "18.10."),
        ("21.\xa0‐\xa023.", "21. - 23."),
        ("1º de abril", "1. de abril"),
        ("2ª-feira", "2a-feira"),
        ("2º feira", "2a feira"),
        ("4\u200b Sep", "4 Sep"),
    ],
)
def test_odd_letters_are_made_plain(written, read):
    assert plain(written) == read
