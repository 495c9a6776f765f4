from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from planner.language import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS, Language, marked

EN, DE = Language("en"), Language("de")
WEDNESDAY = date(2023, 11, 15)


@pytest.fixture
def german(tmp_path):
    """German as a catalogue of a few texts has it."""
    catalogue = Catalog(locale="de")
    catalogue.add("and", "und")
    catalogue.add("Session {number} moved to {day}", "{day}: jetzt Sitzung {number}")
    catalogue.add(("{n} student", "{n} students"), ("{n} Person", "{n} Personen"))
    catalogue.add("open", "")
    catalogue.add("missing", "nicht eingereicht")
    catalogue.add("missing", "fehlt", context="short")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "planner.mo").open("wb") as file:
        write_mo(file, catalogue)
    return Language.load("de", tmp_path)


def test_english_is_the_language_of_the_source():
    assert EN("Session {number} moved to {day}", number=3, day="Wed") == "Session 3 moved to Wed"
    assert EN.count("{n} student", "{n} students", 1) == "1 student"
    assert EN.count("{n} student", "{n} students", 0) == "0 students"
    assert EN.count("{n} of {all} sheet", "{n} of {all} sheets", 2, all=3) == "2 of 3 sheets"


def test_a_catalogue_gives_the_words_their_order_and_their_plural(german):
    said = german("Session {number} moved to {day}", number=3, day="Mi")
    assert said == "Mi: jetzt Sitzung 3"
    assert german.count("{n} student", "{n} students", 1) == "1 Person"
    assert german.count("{n} student", "{n} students", 24) == "24 Personen"
    assert german.listed(["A", "B", "C"]) == "A, B und C"


def test_what_a_catalogue_lacks_is_said_in_english(german, tmp_path):
    assert german("shelf") == "shelf"
    assert german("open") == "open"
    assert Language.load("de", tmp_path / "nowhere")("shelf") == "shelf"


def test_a_narrow_cell_has_the_short_form_of_a_text_and_else_the_full_one(german):
    assert german.short("missing") == "fehlt"
    assert german("missing") == "nicht eingereicht"
    assert german.short("and") == "und"
    assert EN.short("missing") == "missing"
    assert german.short("") == EN.short("") == ""


def test_nothing_is_said_as_nothing_not_as_the_catalogues_header(german):
    assert german("") == ""
    assert EN("") == ""


def test_a_text_without_facts_keeps_its_braces_and_facts_are_never_formatted_again():
    assert EN("{topic}", topic="{number} <b>&") == "{number} <b>&"
    assert EN("a set {1, 2}") == "a set {1, 2}"


def test_marked_text_stays_as_it_is():
    assert marked("open") == "open"


def test_texts_are_listed_with_and_before_the_last():
    assert EN.listed([]) == ""
    assert EN.listed(["one"]) == "one"
    assert EN.listed(["one", "two"]) == "one and two"
    assert EN.listed(name for name in ("one", "two", "three")) == "one, two and three"


@pytest.mark.parametrize(
    ("preferred", "environment", "code"),
    [
        ("", {}, "en"),
        ("", {"LANG": "de_DE.UTF-8"}, "de"),
        ("", {"LANG": "de"}, "de"),
        ("", {"LANG": "den_CA"}, "en"),
        ("", {"LANG": "C"}, "en"),
        ("", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("", {"LC_ALL": "C", "LANG": "de_DE"}, "en"),
        ("", {"LC_ALL": "", "LC_MESSAGES": "de_AT@euro", "LANG": "en_US"}, "de"),
        ("de", {"LANG": "C"}, "de"),
        ("en", {"LC_ALL": "de_DE"}, "en"),
    ],
)
def test_the_preference_comes_before_the_environment(preferred, environment, code):
    assert Language.wanted(preferred, environment).code == code


def test_days_and_times_are_written_as_each_language_does():
    assert EN.day(WEDNESDAY) == "Wed 15 Nov 2023"
    assert DE.day(WEDNESDAY) == "Mi 15. Nov. 2023"
    assert EN.long_day(WEDNESDAY) == "15 November 2023"
    assert DE.long_day(WEDNESDAY) == "15. November 2023"
    assert (EN.plain_day(WEDNESDAY), DE.plain_day(WEDNESDAY)) == ("15 Nov 2023", "15.11.2023")
    assert (EN.day_month(WEDNESDAY), DE.day_month(WEDNESDAY)) == ("15 Nov", "15. Nov.")
    assert EN.hours(time(9, 5), time(14)) == "09:05–14:00"


@given(st.dates(), st.sampled_from(["en", "de"]))
def test_a_day_has_the_name_of_its_weekday_and_month(day, code):
    say = Language(code)
    assert say.weekday(day) == say.weekday(day.weekday()) == DAYS[code][day.weekday()]
    assert say.short_weekday(day) == SHORT_DAYS[code][day.weekday()]
    assert say.weekday(day).startswith(say.short_weekday(day))
    assert MONTHS[code][day.month - 1] in say.long_day(day)


@pytest.mark.parametrize("code", ["en", "de"])
def test_every_weekday_and_month_has_a_name_of_its_own(code):
    for names, count in ((DAYS, 7), (SHORT_DAYS, 7), (MONTHS, 12), (SHORT_MONTHS, 12)):
        assert len(set(names[code])) == count
    monday = date(2024, 1, 1)
    written = {Language(code).day(monday + timedelta(days=n)) for n in range(366)}
    assert len(written) == 366


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4
    )
)
def test_a_number_is_written_exactly_and_without_needless_zeros(value):
    written = EN.number(value)
    assert Decimal(written) == value
    assert "E" not in written
    assert not ("." in written and written.endswith("0"))
    assert DE.number(value) == written.replace(".", ",")


def test_numbers_and_grades_carry_the_languages_own_mark():
    assert (EN.number(Decimal("17.50")), DE.number(Decimal("17.50"))) == ("17.5", "17,5")
    assert EN.number(Decimal("1E+2")) == "100"
    assert DE.number(Decimal("-0.0")) == "0"
    assert (EN.grade(Decimal("1.3")), DE.grade(Decimal(2))) == ("1.3", "2,0")


def test_two_languages_of_the_same_code_are_equal(german):
    assert german == DE
    assert EN != DE
