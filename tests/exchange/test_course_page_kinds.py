from __future__ import annotations

import pytest

from planner.exchange.course_page_kinds import asides, kind_of, mode_of
from planner.rules.plan import Kind, Mode


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("holiday (hands-on exercises)", Kind.HOLIDAY),
        ("Public holiday", Kind.HOLIDAY),
        ("All Saints’ Day", Kind.HOLIDAY),
        ("Feiertag: Reformationstag", Kind.HOLIDAY),
        ("Allerheiligen", Kind.HOLIDAY),
        ("Christmas break", Kind.BREAK),
        ("Weihnachtspause", Kind.BREAK),
        ("– Pfingstferien –", Kind.BREAK),
        ("vorlesungsfreie Zeit", Kind.BREAK),
        ("no class", Kind.NO_CLASS),
        ("No session: conference", Kind.NO_CLASS),
        ("entfällt", Kind.NO_CLASS),
        ("Sitzung entfällt wegen Krankheit", Kind.NO_CLASS),
        ("cancelled", Kind.NO_CLASS),
        ("buffer", Kind.BUFFER),
        ("Buffer / catch-up", Kind.BUFFER),
        ("Puffertermin", Kind.BUFFER),
        ("Final exam (room 5)", Kind.EXAM),
        ("Klausur", Kind.EXAM),
        ("Exam preparation", Kind.CLASS),
        ("Breaking the language barrier", Kind.CLASS),
        ("Buffer overflows", Kind.CLASS),
        ("The Christmas break-in: a study", Kind.CLASS),
        ("", Kind.CLASS),
    ],
)
def test_words_count_only_where_they_are_the_whole_topic(topic, kind):
    assert kind_of(topic, numbered=True, all_numbered=True) is kind


def test_a_row_without_a_number_among_numbered_ones_is_no_session():
    assert kind_of("Posters due", numbered=False, all_numbered=True) is Kind.OTHER
    assert kind_of("Excursion", numbered=False, all_numbered=True) is Kind.OTHER
    assert kind_of("Excursion", numbered=False, all_numbered=False) is Kind.CLASS
    assert kind_of("Abgabe der Poster", numbered=False, all_numbered=False) is Kind.OTHER


@pytest.mark.parametrize(
    ("texts", "mode"),
    [
        (("(online)",), Mode.ONLINE),
        (("", "via Zoom"), Mode.ONLINE),
        (("hybrid/online",), Mode.HYBRID),
        (("Präsenz",), Mode.IN_PERSON),
        (("room 5", "bring a pen"), None),
    ],
)
def test_a_mode_is_told_by_a_word(texts, mode):
    assert mode_of(*texts) is mode


def test_asides_are_what_stands_in_parentheses():
    assert asides("holiday (hands-on) and (rest)") == "hands-on; rest"
    assert asides("holiday") == ""
