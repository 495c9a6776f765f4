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
_NEVER = (  # whatever plan these announce, it is not the one of the sessions
    "deadlines?|due dates?|exams?|examinations?|office hours|archiv\\w*|previous|past|former|old"
    "|last (?:year|term|semester)|fristen|abgabetermine|prufung(?:en|stermine?)?"
    "|klausur(?:en|termine?)?|sprechstunden?|vergangene?\\w*|fruhere?\\w*|letztes?\\w*"
    "|echeances?|examens?|precedente?s?|examenes|parciales|anteriores?|provas|prazos|esami"
    "|appelli|scadenze|holidays?|important dates|wichtige (?:termine|daten)|fechas importantes"
    "|dates importantes"
)
_ASIDE = (  # these announce something else, unless they announce the plan as well
    "grading|grades?|assessments?|literature|readings?|references|news|announcements?|updates?"
    "|changelog|staff|team|talks? by|publications?|abgaben?|benotung|literatur|aktuelles"
    "|neuigkeiten|ankundigungen|to ?-?dos?|assignments?|homeworks?|hausaufgaben|evaluations?"
    "|actualites?|bibliographie|entregas?|evaluacion|noticias|bibliografia|avaliac\\w+|avvisi"
    "|consegne"
)
_IS_PLAN = re.compile(rf"\b(?:{_PLAN})\b", re.IGNORECASE)
_IS_NEVER = re.compile(rf"\b(?:{_NEVER})\b", re.IGNORECASE)
_IS_ASIDE = re.compile(rf"\b(?:{_ASIDE})\b", re.IGNORECASE)


def is_plan(heading: str) -> bool:
    """Say whether a heading announces the plan: "Schedule", "Termine"."""
    return _IS_PLAN.search(bare(heading[:200])) is not None and not is_aside(heading)


def is_aside(heading: str) -> bool:
    """Say whether a heading announces something else: deadlines, exams, news, an archive.

    One that announces the plan as well does not, if that comes first ("Sessions and exams") or
    the other thing only belongs to sessions ("Readings and sessions").
    """
    words = bare(heading[:200])
    plan, never = _IS_PLAN.search(words), _IS_NEVER.search(words)
    if never:
        return plan is None or never.start() <= plan.start()
    return plan is None and _IS_ASIDE.search(words) is not None
