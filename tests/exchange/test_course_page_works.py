from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_day_forms import PrintedDay
from planner.exchange.course_page_works import MOST, item, work_in
from planner.rules.credits import ItemKind, Marking


@pytest.mark.parametrize(
    ("text", "kind", "total", "at_least"),
    [
        ("completion of 3 homework exercise sheets", ItemKind.HOMEWORK, 3, 3),
        ("2 of 3 homework sheets", ItemKind.HOMEWORK, 3, 2),
        ("at least two out of the three assignments", ItemKind.HOMEWORK, 3, 2),
        ("mindestens 2 von 3 Übungsblättern", ItemKind.HOMEWORK, 3, 2),
        ("drei Übungsblätter", ItemKind.HOMEWORK, 3, 3),
        ("active participation in class", ItemKind.PARTICIPATION, 1, 1),
        ("regelmäßige und aktive Teilnahme", ItemKind.PARTICIPATION, 1, 1),
        ("passing a poster submission", ItemKind.POSTER, 1, 1),
        ("poster presentation", ItemKind.POSTER, 1, 1),
        ("hands-on project in groups of 3", ItemKind.PROJECT, 1, 1),
        ("presentation of the project", ItemKind.PRESENTATION, 1, 1),
        ("a 20 minute talk", ItemKind.PRESENTATION, 1, 1),
        ("Referat", ItemKind.PRESENTATION, 1, 1),
        ("mündliche Prüfung", ItemKind.EXAM, 1, 1),
        ("90 minutes exam", ItemKind.EXAM, 1, 1),
        ("a 10-page term paper", ItemKind.OTHER, 1, 1),
    ],
)
def test_a_requirement_is_understood_in_kind_and_number(text, kind, total, at_least):
    work = work_in(text, 1)
    assert (work.kind, work.total, work.at_least) == (kind, total, at_least)
    assert work.known
    assert work.clear


@pytest.mark.parametrize(
    "text", ["50 % of the exercises", "most homework", "999999 sheets of homework", "5 of 3 talks"]
)
def test_a_share_or_an_absurd_number_is_not_clear(text):
    work = work_in(text, 1)
    assert (work.total, work.at_least, work.clear) == (1, 1, False)


def test_items_of_one_work_are_numbered_and_named_in_the_page_s_language():
    work = work_in("3 Übungsblätter", 1)
    second = item(work, 2, alone=False, language="de")
    assert (second.id, second.title, second.short) == ("homework-2", "Übungsblatt 2", "ÜB 2")
    talk = item(work_in("a talk", 1), 1, alone=True, language="en")
    assert (talk.title, talk.short, talk.marking) == ("Presentation", "Talk", Marking.GRADE)


def test_an_item_of_no_known_kind_is_called_what_the_page_says():
    essay = item(work_in("eine kurze Hausarbeit", 1), 1, alone=True, language="de")
    assert essay.title == "Hausarbeit"
    own = item(work_in("juggling with three balls", 1), 1, alone=True, language="en")
    assert (own.title, own.short) == ("Juggling with three balls", "Juggling wit")


@given(st.text())
def test_no_text_asks_for_more_than_there_can_be(text):
    work = work_in(text, 1)
    assert 1 <= work.at_least <= work.total <= MOST


@pytest.mark.parametrize(
    ("text", "kind", "total", "at_least"),
    [
        ("best 5 of 6 assignments", ItemKind.HOMEWORK, 6, 5),
        ("Übungsblätter (mind. 3 von 4)", ItemKind.HOMEWORK, 4, 3),
        ("3 Übungsblätter, davon 2 bestanden", ItemKind.HOMEWORK, 3, 2),
        ("au moins 3 sur 4 devoirs", ItemKind.HOMEWORK, 4, 3),
        ("al menos tres de cuatro tareas", ItemKind.HOMEWORK, 4, 3),
        ("pelo menos dois de três exercícios", ItemKind.HOMEWORK, 3, 2),
        ("almeno 3 esercizi su 4", ItemKind.HOMEWORK, 4, 3),
        ("assiduité et participation active", ItemKind.PARTICIPATION, 1, 1),
        ("un exposé de 20 minutes", ItemKind.PRESENTATION, 1, 1),
        ("seminario", ItemKind.PRESENTATION, 1, 1),
        ("dos parciales", ItemKind.EXAM, 2, 2),
        ("prova scritta", ItemKind.EXAM, 1, 1),
        ("exam (40 %)", ItemKind.EXAM, 1, 1),
        ("2 reading responses", ItemKind.OTHER, 2, 2),
        ("trabajo final", ItemKind.OTHER, 1, 1),
    ],
)
def test_requirements_are_understood_in_six_languages(text, kind, total, at_least):
    work = work_in(text, 1)
    assert (work.kind, work.total, work.at_least) == (kind, total, at_least)
    assert (work.known, work.clear) == (True, True)


def test_an_expose_is_a_talk_in_french_and_a_plan_of_a_paper_in_german():
    assert work_in("Exposé", 1, "en").kind is ItemKind.PRESENTATION
    assert work_in("Exposé", 1, "de").names == ("Outline", "Exposé")


def test_a_day_by_which_work_is_due_is_found_but_no_number_of_pages():
    assert work_in("Hausarbeit (bis 31.3.)", 1).due == PrintedDay(3, 31)
    assert work_in("poster, due 15 January", 1).due == PrintedDay(1, 15)
    assert work_in("Hausarbeit, 10 bis 12 Seiten", 1).due is None
