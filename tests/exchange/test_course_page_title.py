from __future__ import annotations

import pytest

from planner.exchange.course_page_text import page_text
from planner.exchange.course_page_title import (
    AnyTitle,
    NoTitle,
    OtherTitle,
    language_of,
    plain_title,
    title_of,
)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Willkommen zum Seminar „Vögel“!", "Vögel"),
        ("Welcome to the course: Owls", "Owls"),
        ("Bienvenue au cours de phonétique !", "phonétique"),
        ("¡Bienvenidos al curso de Fonología!", "Fonología"),
        ("Bem-vindos à disciplina Aves e Palavras", "Aves e Palavras"),
        ("Benvenuti al corso di Ornitologia", "Ornitologia"),
        ("📅 Birds and Words", "Birds and Words"),
        ("Syllabus: Birds", "Birds"),
        ("ORN 12 Course Schedule - Fall 2024", "ORN 12"),
        ("Zeitplan - Seminar Vogelkunde", "Seminar Vogelkunde"),
        ("Oiseaux | Accueil", "Oiseaux"),
        ("Semantics", "Semantics"),
        ("Schedule", "Schedule"),
        ('"Owls" and "Larks"', '"Owls" and "Larks"'),
        ("!", ""),
    ],
)
def test_titles_lose_what_is_around_them(heading, title):
    assert plain_title(heading) == title


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("# Owls\n\n## Schedule", "Owls"),
        ("---\ntitle: Owls\n---\n\n## Schedule", "Owls"),
        ("---\ntitle: Owls - Accueil\n---\n\n# Informations importantes", "Owls"),
        ("# Calendário\n\n**Disciplina:** Aves a pé\\\n**Curso:** Letras", "Aves a pé"),
        ("---\ntitle: Owls\n---\n\n# Schedule\n\n- 21 May: No class: Pfingsten", "Owls"),
        ("# Herzlich willkommen!\n\n# Anmeldung\n\n# Vorlesung Eulen", "Vorlesung Eulen"),
        ("# Schedule (Fall 2024)\n\nCourse: Owls. We meet on Wednesdays.", "Owls"),
    ],
)
def test_a_title_is_the_first_that_says_more_than_any_course_s(page, title):
    assert title_of(page_text(page)) == (title, ())


def test_a_heading_that_any_course_has_is_taken_and_named():
    assert title_of(page_text("\n# Cronograma del curso")) == (
        "Cronograma del curso",
        (AnyTitle(line=2, text="Cronograma del curso"),),
    )


def test_a_second_title_is_named_and_the_lack_of_any():
    page = page_text("---\ntitle: Larks\n---\n\n# Owls")
    assert title_of(page) == ("Owls", (OtherTitle(text="Larks"),))
    assert title_of(page_text("Hello")) == ("", (NoTitle(),))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Sitzung über die Eule und das Thema der Woche", "de"),
        ("The session on the owl and the topic of the week", "en"),
        ("A aula das segundas e das quartas sobre as corujas da cidade", "en"),
        ("Die Owls and the larks of the week", "en"),
    ],
)
def test_a_page_is_german_or_taken_as_english(text, language):
    assert language_of(page_text(text)) == language
