"""What a course page calls its course, and in which language it is written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.exchange.course_page_text import PageText, Passage
    from planner.language import Code

LONGEST = 200
_COURSE = (
    r"(?:(?:course|class|seminar|lecture|kurs|seminar|proseminar|hauptseminar|vorlesung|cours"
    r"|séminaire|curso|seminario|asignatura|materia|disciplina|seminário|corso|laboratorio)\b[\s:,]*)?"
    r"(?:(?:on|zu[mr]?|über|de|sur|sobre|di|su)\s|d')?"
)
_WELCOME = re.compile(
    r"^[\s¡]*(?:(?:hello and )?welcome to(?: the)?|(?:herzlich )?willkommen (?:zu[mr]?|im|in der)"
    r"|bienvenue (?:au|à la|à|dans le|dans la|sur)|(?:te damos la )?bienvenid[oa@]s? (?:al|a la|a)"
    r"|bem[- ]vind[oa]s? (?:ao|à|a)|benvenut[oiae] (?:al|alla|nel|a))\b[\s:,]*" + _COURSE,
    re.IGNORECASE,
)
_QUOTES = "\"'“”„‟«»‹›‚‘’"
_ANY = (  # headings that any course has, in six languages
    r"(?:(?:course|class|daily|weekly|lecture|tentative) )?(?:schedule|calendar|outline"
    r"|overview|information|plan)s?|syllabus|home(?:page)?|welcome|bienvenue"
    r"|bienvenid[oa]s?|bem-vind[oa]s?|benvenut[oi]|formalia|lessons?|lectures?"
    r"|dates|topics|sessions|timetable|agenda|about|zeitplan|terminplan|semesterplan|seminarplan"
    r"|kursplan|vorlesungsplan|ablaufplan|termine|übersicht|startseite"
    r"|(?:herzlich )?willkommen|sitzungen|inhalt"
    r"|calendrier(?: d[eu] cours)?|planning|échéancier|accueil|(?:les )?séances(?: de cours)?"
    r"|programme|plan de cours|horaire|informations(?: importantes)?|emploi du temps"
    r"|cronograma(?: (?:del?|das?|do) \w+)?|calend[aá]rio(?: (?:del?|das?|do|delle) \w+)?|clases"
    r"|inicio|programa|aulas|lezioni|incontri|orari[oi]?"
)
_A_COURSE = re.compile(
    r"\b(?:course|class|seminar|lecture|kurs|\w*seminar|vorlesung|cours|séminaire|curso|seminario"
    r"|asignatura|disciplina|seminário|corso)\b",
    re.IGNORECASE,
)
_TERM = (
    r"(?:[\s,:(–—-]*(?:(?:fall|spring|summer|winter|autumn|ws|ss|wise|sose|hs|fs|susem?)\s?)?"
    r"(?:\d{2,4}(?:[/.-]\d{1,4})?)?\)?)"
)
_GENERIC = re.compile(rf"(?:{_ANY}){_TERM}", re.IGNORECASE)
_AFTER = re.compile(rf"[\s,:|·–—-]+(?:{_ANY}){_TERM}$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:{_ANY})\s*(?:[:|·–—]|-\s)\s*", re.IGNORECASE)
_LABELS = (  # the first kind of label that stands on a page counts
    (
        r"course title|kurstitel|lehrveranstaltung|veranstaltung|intitulé|asignatura|disciplina"
        r"|unidade curricular|insegnamento|matière|materia"
    ),
    r"course|class|kurs|seminar|vorlesung|cours|curso|corso",
)
_LABELLED = tuple(
    re.compile(
        rf"^\W*(?:{labels})\s*:\W*(?P<title>\w[^:;|]{{2,100}}?)"
        r"(?=\s+(?-i:[A-ZÀ-Þ]\w{2,20}):|[.;|]|$)",
        re.IGNORECASE,
    )
    for labels in _LABELS
)
_TELLING = {
    "de": "und der die das im mit für ist zum sitzung thema",
    "en": "and the of in with for is will to session topic",
    "fr": "et le la les des du pour est avec une séance cours",
    "es": "y el la los las del para es con una clase fecha",
    "pt": "e o a os as da do para é com uma aula data",
    "it": "e il la i gli della del per è con una lezione data",
}
_WORDS = {language: frozenset(words.split()) for language, words in _TELLING.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTitle(Problem):
    """The page has no heading to take the course's title from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyTitle(Problem):
    """The only title found is a heading that any course has, such as "Schedule"."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTitle(Problem):
    """The page names a second title; the first one was taken."""

    text: str


def plain_title(heading: str) -> str:
    """Take the welcome, quotation marks, symbols and words such as "Schedule" off a heading.

    >>> plain_title('Welcome to "RL for Language Model Training"!')
    'RL for Language Model Training'
    >>> plain_title("Syllabus: Owls"), plain_title("Bienvenue au cours de phonétique")
    ('Owls', 'phonétique')
    """
    words = _without_symbols(heading[: 2 * LONGEST])
    words = _WELCOME.sub("", words).strip().rstrip("!").strip()
    for around in () if _GENERIC.fullmatch(words) else (_BEFORE, _AFTER):
        shorter = around.sub("", words).strip()
        words = shorter if len(shorter) > 2 else words
    inner = words[1:-1]
    quoted = len(words) > 1 and words[0] in _QUOTES and words[-1] in _QUOTES
    return inner.strip() if quoted and words[-1] not in inner else words


def title_of(text: PageText) -> tuple[str, tuple[Problem, ...]]:
    """Return the first title that says more than "Schedule", and what is odd about it.

    In this order: the first heading of the highest level, the title of a front matter or of a
    page in HTML (before a heading of a lower level), a further heading that names a course, and
    what stands behind "Course:". If all say nothing, the first of them.
    """
    found = [(title, line) for said, line in _said(text) if (title := plain_title(said)[:LONGEST])]
    telling = [(title, line) for title, line in found if not _GENERIC.fullmatch(title)]
    if not found:
        return "", (NoTitle(),)
    if telling:
        return telling[0][0], _others(telling)
    labelled = next(_labelled(text), "")
    return labelled or found[0][0], () if labelled else (
        AnyTitle(line=found[0][1], text=found[0][0]),
    )


def _others(telling: list[tuple[str, int | None]]) -> tuple[Problem, ...]:
    title = telling[0][0].casefold()
    return tuple(
        OtherTitle(line=line, text=other[:80])
        for other, line in telling[1:]
        if other.casefold() not in title and title not in other.casefold()
    )


def _said(text: PageText) -> Iterator[tuple[str, int | None]]:
    headings = [passage for passage in text.passages if passage.level and passage.text]
    top = min(headings, key=_by_level, default=None)
    front = (text.front_title, None)
    if top is None or (top.level > 1 and text.front_title):
        yield front
        return
    yield top.text, top.line
    yield front
    if _GENERIC.fullmatch(plain_title(top.text)):
        for other in headings:
            if other.level == top.level and _A_COURSE.search(other.text):
                yield other.text, other.line
                return


def _by_level(heading: Passage) -> int:
    return heading.level


def _labelled(text: PageText) -> Iterator[str]:
    for pattern in _LABELLED:
        for passage in text.passages:
            if found := pattern.search(passage.text[:400]):
                yield found["title"].strip(" ,–—-")


def _without_symbols(text: str) -> str:
    """Take off what is no word at both ends: "📅 Kalender" is "Kalender"."""
    while text and unicodedata.category(text[0]) in {"So", "Sk", "Mn", "Zs", "Cf"}:
        text = text[1:]
    while text and unicodedata.category(text[-1]) in {"So", "Sk", "Mn", "Zs", "Cf"}:
        text = text[:-1]
    return text


def language_of(text: PageText) -> Code:
    """Guess the language by its small words: German, or English for all others."""
    heads = (head for table in text.tables for head in table.heads)
    words = Counter(
        word.strip(".,:;()").lower()
        for said in (*(passage.text for passage in text.passages), *heads)
        for word in said.split()
    )
    counts = {code: sum(words[word] for word in telling) for code, telling in _WORDS.items()}
    others = max(count for code, count in counts.items() if code != "de")
    return "de" if counts["de"] > others else "en"
