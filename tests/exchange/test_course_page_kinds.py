from __future__ import annotations

import pytest

from planner.exchange.course_page_kinds import (
    asides,
    is_deadline,
    kind_of,
    mode_in,
    mode_of,
    off_kind,
    special_kind,
)
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
        ("Final exam from 7:00 p.m. - 9:00 p.m.", Kind.EXAM),
        ("Provas finais", Kind.EXAM),
        ("Avaliação bimestral AV1: corujas", Kind.EXAM),
        ("Reading Days", Kind.BREAK),
        ("Lecture days", Kind.CLASS),
        ("Malade pas de cours", Kind.NO_CLASS),
        ("Owls and no class struggle", Kind.CLASS),
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


SPECIAL = {
    Kind.BREAK: "Fall break|Spring Break|Reading week|Osterferien|Vacances de Noël|Relâche"
    "|Semaine de lecture|Semana Santa|Receso|Vacaciones (14 al 18)|Férias|Recesso escolar"
    "|Vacanze di Natale|Pausa didattica",
    Kind.HOLIDAY: "Thanksgiving|Labor Day (no class)|MLK Day|Tag der Arbeit|Férié|Toussaint"
    "|Lundi de Pâques|Feriado: Carnaval|FERIADO|Día del Trabajo|Viernes Santo|Tiradentes"
    "|Finados|Ognissanti|Festa della Repubblica|Festivo",
    Kind.NO_CLASS: "No seminar this week due to illness|No R session this day|Cancelled: snow"
    "|Some Day (no class)|Sitzung fällt aus|Keine Vorlesung (Konferenz)|Vorlesungsfrei"
    "|Pas de cours|Cours annulé|No hay clase|Sin clases (congreso)|Suspensión de clases"
    "|⚠️ NÃO HAVERÁ AULA - paralisação|Não houve encontro|Sem aula|Niente lezione"
    "|Lezione annullata|Lezioni sospese",
    Kind.EXAM: "Final exam|Midterm 1|Exam 2 (chapter 3)|Oral Exams|Nachklausur|Mündliche Prüfung"
    "|📝 EXAMEN FINAL|Partiel|Contrôle continu 2|Évaluation #1 (25%)|Primer parcial|Certamen 2"
    "|Recuperatorio|Prova 1|1ª prova|Avaliação final|Esame scritto|Prima prova in itinere",
    Kind.BUFFER: "Catch-up session|Puffertermin|Séance tampon|Clase de reserva|Lezione di riserva",
    Kind.OTHER: "HW1 due|Homework 2 due|Project proposal due|Deadline: essay|Abgabe Übungsblatt 1"
    "|Data limite do projeto|Scadenza progetto",
    None: "Exam review|Finals: game theory in sports|No free lunch theorems|Test-driven design"
    "|Holiday pay in labour law|Ferienwohnungen und Airbnb|Die Prüfung der Hypothese"
    "|Owls (no lecture notes)|Trees; HW1 due|Guest lecture: A. Owl|La prova del teorema"
    "|Vacancy chains|Festival studies|Breaking waves|Online learning|Classes and objects",
}


@pytest.mark.parametrize(
    ("topic", "kind"),
    [(one, kind) for kind, topics in SPECIAL.items() for one in topics.split("|")],
)
def test_words_in_six_languages_tell_a_kind(topic, kind):
    assert special_kind(topic) is kind


@pytest.mark.parametrize(
    "topic", ["Abgabe der Poster", "Entrega TP1", "Rendu du projet", "Consegna", "Prazo final"]
)
def test_a_row_may_begin_with_what_is_due(topic):
    assert is_deadline(topic)
    assert kind_of(topic, numbered=False, all_numbered=False) is Kind.OTHER


def test_words_beside_a_topic_count_only_where_they_say_that_there_is_no_class():
    assert off_kind("fällt aus") is Kind.NO_CLASS
    assert off_kind("Klausur") is None
    assert off_kind("no lab") is None


@pytest.mark.parametrize(
    ("topic", "mode"),
    [
        ("Online: Eulen", Mode.ONLINE),
        ("Búhos – en línea", Mode.ONLINE),
        ("Owls (hybrid)", None),
        ("Online learning", None),
        ("Online", None),
        ("Hiboux | à distance", Mode.ONLINE),
    ],
)
def test_a_part_of_a_topic_may_tell_the_mode(topic, mode):
    assert mode_in(topic) is mode
