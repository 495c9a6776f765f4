from __future__ import annotations

import pytest

from planner.exchange.course_page_heads import Column, is_material, meaning

KNOWN = {
    Column.NUMBER: "Session|#|Nr.|N°|Nº|Class #|Lecture|VL|Séance|Cours|Clase|Sesión|Sesion|Aula"
    "|Lezione|Lezioni",
    Column.DATE: "Datum|Date(s)|Date & Time|Termin|Fecha|Data|Dates|Datum/Zeit",
    Column.TIME: "Uhrzeit|Horaire|Hora|Orario",
    Column.TOPIC: "Topics|Session topic|Themen|Lecture topic(s)|Sujet|Thème|Theme|Contenidos"
    "|Conteúdo|Conteudo|Assunto|Argomento|Argomenti|Topic / Reading|Actividades",
    Column.SUBTOPIC: "Subtopic|Details|Beschreibung|Descripción",
    Column.ROOM: "Raum|Room|Salle|Ort",
    Column.NOTE: "Anmerkungen|Notes|Remarques|Observaciones|Observações",
    Column.WEEK: "KW|Week|Week #|Semaine|Semana|Settimana",
    Column.MONTH: "Month|Monat|Mois|Mes|Mês|Mese",
    Column.YEAR: "Year|Jahr|Année",
    Column.KIND: "Type|Modalidad",
    Column.SPEAKER: "Presenter|Referent*in|Dozent/in|Intervenant|Professor|Relatore",
    Column.DUE: "Due|Due date|Date due|Abgabe|Homework|Assignments|Entrega|Scadenza|Rendu",
}


@pytest.mark.parametrize(
    ("head", "column"),
    [(head, column) for column, heads in KNOWN.items() for head in heads.split("|")],
)
def test_headings_are_known_in_six_languages(head, column):
    assert meaning(head) is column


@pytest.mark.parametrize(
    "head", ["Slides", "Folien", "Lecture slides", "Lecture notes", "Literatur", "Lecturas", "Lab"]
)
def test_what_belongs_to_a_session_is_no_column_of_the_plan(head):
    assert meaning(head) is None
    assert is_material(head)


def test_an_unknown_heading_means_nothing():
    assert meaning("Lead Team") is None
    assert meaning("") is None
    assert not is_material("Lead Team")
