"""What the heading of a schedule's column announces, in six languages."""

from __future__ import annotations

import re
from enum import StrEnum

from planner.exchange.course_page_names import bare


class Column(StrEnum):
    """What a column of the schedule holds."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    TOPIC = "topic"
    ROOM = "room"
    NOTE = "note"
    WEEK = "week"  # calendar weeks follow from the dates
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    KIND = "kind"  # lecture, exam, holiday; or online
    SPEAKER = "speaker"
    DUE = "due"
    SUBTOPIC = "subtopic"


# Of two meanings of one word the first that stands here counts: "aula" is a class (in
# Portuguese) before it is a room (in Spanish and Italian); the cells tell the two apart later.
HEADS = {
    Column.DUE: (
        "due|deadline|assignment|homework|hw|hand-in|assessment|deliverable|abgabe|abgabefrist"
        "|frist|fällig|hausaufgabe|übungsblatt|übungsblätter|aufgabe|rendu|échéance|devoir|remise"
        "|entrega|plazo|prazo|tarea|deber|tarefa|entregable|scadenza|consegna|compiti|compito"
    ),
    Column.NUMBER: (
        "session|sitzung|nr|no|number|nummer|meeting|class|classe|lecture|lec|unit|einheit|#|num"
        "|vl|vorlesung|veranstaltung|lektion|lesson|séance|cours|leçon|numéro|clase|sesión|lección"
        "|número|aula|encontro|sessão|lezione|lezioni|incontro|numero|n"
    ),
    Column.DATE: (
        "date|datum|day|tag|when|wann|termin|jour|quand|fecha|día|cuándo|data|dia|quando|giorno"
        "|daten|calendar"
    ),
    Column.TIME: (
        "time|zeit|uhrzeit|hour|heure|horaire|hora|horario|horário|ora|orario|orari|uhr"
    ),
    Column.TOPIC: (
        "topic|thema|themen|content|inhalt|title|titel|subject|what|was|theme|agenda|gegenstand"
        "|thematic|thématique|temática|temático|tematica|sujet|thème|contenu|titre|programme|matière|objet|tema|contenido|título|asunto|actividad"
        "|actividade|conteúdo|assunto|tópico|atividade|argomento|argomenti|contenuto|contenuti"
        "|titolo|teoría|teórica|teórico|teoria|théorie|theory|theorie|attività|activity|activitie|activité|lehrinhalt|programma|event|schwerpunkt"
    ),
    Column.SUBTOPIC: (
        "subtopic|subtitle|untertitel|unterthema|detail|description|beschreibung|subtema|subtítulo"
        "|descripción|descrição|descrizione|sous-titre|sottotitolo|keyword|stichwort|stichworte"
    ),
    Column.ROOM: (
        "room|raum|ort|place|location|where|wo|venue|hörsaal|salle|lieu|où|amphi|sala|salón"
    ),
    Column.NOTE: (
        "note|comment|remark|anmerkung|bemerkung|notiz|hinweis|kommentar|besonderheit|remarque"
        "|commentaire|nota|observación|observacion|observação|observaçõe|observacione|comentario"
        "|comentário|osservazioni|osservazione|announcement|sonstiges"
    ),
    Column.WEEK: "week|woche|kw|wk|cw|semaine|sem|semana|settimana|kalenderwoche|w",
    Column.MONTH: "month|monat|mois|mes|mês|mese",
    Column.YEAR: "year|jahr|année|año|ano|anno",
    Column.WEEKDAY: "weekday|wochentag|dow",
    Column.KIND: "type|typ|art|tipo|format|mode|modu|modalidad|modalidade|modalità|modalité|form",
    Column.SPEAKER: (
        "speaker|presenter|referent|referentin|referierende|lecturer|dozent|dozentin|dozierende"
        "|instructor|vortragende|vortragender|who|wer|teacher|intervenant|intervenante|enseignant"
        "|enseignante|profesor|profesora|docente|docenti|docent|ponente|professor|professora"
        "|relatore|relatori|palestrante|host|leader|facilitator|guest|lehrende|lehrperson|verantwortlich"
    ),
}
MATERIAL = (  # columns of what belongs to a session, for which the plan has no place
    "slide|folie|reading|literature|literatur|lektüre|text|video|recording|material|materialien"
    "|materiali|link|resource|notebook|code|page|diapo|diapositive|diapositiva|lectura|leitura"
    "|letture|lettura|material|bibliografía|bibliografia|bibliographie|support|ressource|recurso"
    "|transparencia|vídeo|appunti|dispense|skript|unterlagen|aufzeichnung|lab|reading list|pdf"
    "|chapter|kapitel|file|exercise|übung|übungen|tutorial|quiz|recitation|discussion|labor"
    "|practical|práctica|prática|pratica|practice|praktikum|td|tp|laboratorio|laboratório|prereading|preparation|vorbereitung|prepare|materiale|enregistrement"
)
STATUS = "status|stand|state|estado|situação|statut|état|stato|done|erledigt|fertig|fatto|hecho"
_PLURAL = "(?:s|e|n|en|es)?"
_HEADS = {
    column: re.compile(rf"(?:{bare(words)}){_PLURAL}", re.IGNORECASE)
    for column, words in HEADS.items()
}
_MATERIAL = re.compile(rf"(?:{bare(MATERIAL)}){_PLURAL}", re.IGNORECASE)
_STATUS = re.compile(rf"(?:{bare(STATUS)})", re.IGNORECASE)
_PAPERS = re.compile(r"(?:lecture|class|course|session|meeting) notes?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_ºª]+(?:-[^\W\d_]+)?|#")
_PARTS = re.compile(r"[/&,+:;(]|\s(?:and|und|et|y|e|or|oder)\s", re.IGNORECASE)


def meaning(head: str) -> Column | None:
    """Say what a heading announces; None for one that is unknown or announces slides and the like.

    Of two things in one heading the first that is known counts ("Date and time"), and of the
    words of one thing the last ("Session topic"), unless one of them says what is due.

    >>> meaning("Session topic")
    <Column.TOPIC: 'topic'>
    >>> meaning("Date due"), meaning("Lecture slides")
    (<Column.DUE: 'due'>, None)
    """
    parts = ([word[0] for word in _WORD.finditer(part)] for part in _PARTS.split(bare(head[:80])))
    for words in parts:
        if known := _meant(words):
            return known
        if is_material(" ".join(words)):
            return None
    return None


def is_material(head: str) -> bool:
    """Say whether a heading announces what belongs to a session: slides, readings, exercises."""
    if _PAPERS.search(head[:80]):
        return True
    return any(_MATERIAL.fullmatch(word[0]) for word in _WORD.finditer(bare(head[:80])))


def is_status(head: str) -> bool:
    """Say whether a heading announces how far something is: "Actual status", "Estado"."""
    words = [word[0] for word in _WORD.finditer(bare(head[:80]))]
    return bool(words) and _STATUS.fullmatch(words[-1]) is not None


def _meant(words: list[str]) -> Column | None:
    if is_material(" ".join(words)):
        return None
    said = [word for word in words if word != "#"] or words  # "Week #" are weeks
    found = [column for word in reversed(said) if (column := _of_word(word))]
    return Column.DUE if Column.DUE in found else next(iter(found), None)


def _of_word(word: str) -> Column | None:
    return next((column for column, known in _HEADS.items() if known.fullmatch(word)), None)
