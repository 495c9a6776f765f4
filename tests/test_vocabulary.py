from __future__ import annotations

from datetime import date
from decimal import Decimal
from gettext import NullTranslations

import pytest

from planner import vocabulary
from planner.language import Language
from planner.rules.credits import Enrolment, ItemKind, Marking, Outcome, Standing, State
from planner.rules.grades import STEPS, Rounding
from planner.rules.plan import Kind, Mode, Status
from planner.rules.slots import parse_slot
from planner.rules.terms import DayOff, Days, OffKind, Season, Term

EN, DE = Language("en"), Language("de")
WORDS = [
    (vocabulary.kind, Kind),
    (vocabulary.mode, Mode),
    (vocabulary.status, Status),
    (vocabulary.item_kind, ItemKind),
    (vocabulary.marking, Marking),
    (vocabulary.state, State),
    (vocabulary.standing, Standing),
    (vocabulary.enrolment, Enrolment),
    (vocabulary.outcome, Outcome),
    (vocabulary.booking, ("coursework", "exam")),
    (vocabulary.rounding, Rounding),
    (vocabulary.season, Season),
]


class Shouting(NullTranslations):
    """A language that can be told from English without a catalogue."""

    def gettext(self, message):
        return message.upper()


@pytest.mark.parametrize(("word", "kinds"), WORDS, ids=lambda one: getattr(one, "__name__", ""))
def test_every_member_has_a_word_of_its_own_in_the_language_asked_for(word, kinds):
    said = {member: word(member, EN) for member in kinds}
    assert all(said.values())
    assert len(set(said.values())) == len(said)
    shouted = Language("en", Shouting())
    assert {word(member, shouted) for member in kinds} == {one.upper() for one in said.values()}


def test_one_word_never_means_two_states_of_affairs():
    """The catalogue is keyed by the English word, so each meaning needs its own."""
    waiting = {
        vocabulary.standing(Standing.WAITING, EN),
        vocabulary.enrolment(Enrolment.WAITING, EN),
    }
    assert len(waiting) == 2


def test_every_standing_has_a_shape_of_its_own():
    assert [vocabulary.shape(one) for one in Standing] == ["●", "◐", "○", "⊘"]


def test_every_step_has_its_word():
    said = [vocabulary.grade_word(step, EN) for step in STEPS]
    assert said == [
        *("very good", "very good", "good", "good", "good", "satisfactory"),
        *("satisfactory", "satisfactory", "sufficient", "sufficient", "fail"),
    ]


def test_a_result_is_printed_with_its_word_or_as_ungraded():
    assert vocabulary.achieved(Outcome.PASSED, Decimal("1.3"), EN) == "1.3 very good"
    assert vocabulary.achieved(Outcome.PASSED, Decimal("1.3"), DE).startswith("1,3 ")
    assert vocabulary.achieved(Outcome.PASSED, None, EN) == "ungraded – passed"
    assert vocabulary.achieved(Outcome.NO_SHOW, None, EN) == "did not appear"
    assert vocabulary.achieved(Outcome.FAILED, Decimal("5.0"), EN) == "5.0 fail"


def test_a_term_is_named_in_full():
    assert vocabulary.term(Term(Season.WINTER, 2023), EN) == "Winter semester 2023/24"
    assert vocabulary.term(Term(Season.SUMMER, 2024), EN) == "Summer semester 2024"
    assert vocabulary.term_within(Term(Season.SUMMER, 2024), EN) == "summer semester 2024"


def test_a_day_off_is_named_in_the_language_or_as_well_as_can_be():
    day = Days(date(2023, 11, 1), date(2023, 11, 1))
    both = DayOff(day, OffKind.HOLIDAY, "Allerheiligen", "All Saints' Day")
    assert vocabulary.day_off(both, EN) == "All Saints' Day"
    assert vocabulary.day_off(both, DE) == "Allerheiligen"
    only = DayOff(day, OffKind.OWN, "", "excursion")
    assert vocabulary.day_off(only, DE) == "excursion"


def test_a_slot_is_printed_with_its_weekday():
    slot = parse_slot("Mi 12:30-14 s.t.")
    assert vocabulary.slot(slot, EN) == "Wednesday, 12:30–14:00 s.t."
    assert vocabulary.slot(slot, DE) == "Mittwoch, 12:30–14:00 s.t."
