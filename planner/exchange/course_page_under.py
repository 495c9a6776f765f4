"""What the heading above a table or list announces: the plan, or something beside it."""

from __future__ import annotations

import re

from planner.exchange.course_page_names import bare

_PLAN = (
    "schedule|plan|timetable|calendar|syllabus|outline|sessions?|lectures?|classes|meetings?|agenda"
    "|program(?:me)?|zeitplan|seminarplan|kursplan|ablauf(?:plan)?|termine|terminplan|sitzungen"
    "|semesterplan|vorlesungsplan|veranstaltungen|calendrier|planning|seances|deroulement"
    "|cronograma|calendario|clases|sesiones|planificacion|aulas|programacao|programma|lezioni"
    "|programa|week(?:ly)?|wochen?"
)
_ASIDE = (
    "deadlines?|due dates?|exams?|examinations?|office hours|grading|grades?|assessments?"
    "|archiv\\w*|previous|past|last (?:year|term|semester)|former|old|literature|readings?"
    "|references|news|announcements?|updates?|changelog|staff|team|talks? by|publications?|fristen"
    "|abgaben?"
    "|abgabetermine|prufung(?:en|stermine?)?|klausur(?:en|termine?)?|sprechstunden?|benotung"
    "|vergangene?\\w*|fruhere?\\w*|letztes?\\w*|literatur|aktuelles|neuigkeiten|ankundigungen"
    "|to ?-?dos?|assignments?|homeworks?|hausaufgaben|echeances?|examens?|evaluations?|actualites?"
    "|bibliographie|precedente?s?|entregas?|examenes|parciales|evaluacion|noticias|bibliografia"
    "|anteriores?|provas|avaliac\\w+|prazos|esami|appelli|scadenze|avvisi|consegne|holidays?"
    "|important dates|wichtige (?:termine|daten)|fechas importantes|dates importantes"
)
_IS_PLAN = re.compile(rf"\b(?:{_PLAN})\b", re.IGNORECASE)
_IS_ASIDE = re.compile(rf"\b(?:{_ASIDE})\b", re.IGNORECASE)


def is_plan(heading: str) -> bool:
    """Say whether a heading announces the plan: "Schedule", "Termine"."""
    return _IS_PLAN.search(bare(heading[:200])) is not None and not is_aside(heading)


def is_aside(heading: str) -> bool:
    """Say whether a heading announces something else: deadlines, exams, news, an archive.

    A heading that also announces the plan is none ("Sessions and readings").
    """
    words = bare(heading[:200])
    found = _IS_ASIDE.search(words)
    if not found:
        return False
    plan = _IS_PLAN.search(words)
    return plan is None or (found.start() < plan.start() and " and " not in words)
