"""What kind of work a requirement asks for, how much of it, and what its items are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.credits import Item, ItemKind, Marking

if TYPE_CHECKING:
    from planner.language import Code

MOST = 60  # items of one work; more is a slip of the keyboard
_COUNTED = r"(?:exercise|homework|assignment|problem|programming|written|weekly)s?"
_KEYWORDS = {  # in this order: an "exam on the project" is an exam, a "poster talk" a poster
    ItemKind.HOMEWORK: (
        rf"home-?works?|assignments?|{_COUNTED} sheets?|problem sets?|exercises?|worksheets?"
        r"|übungs\w*|übungen|hausaufgaben?|hausübungen|aufgabenbl\w+|arbeitsbl\w+|tasks?"
    ),
    ItemKind.POSTER: r"posters?\w*",
    ItemKind.EXAM: (
        r"exams?|examinations?|mid-?terms?|tests?|\w*klausur(?:en)?|\w*prüfung(?:en)?|quiz(?:zes)?"
    ),
    ItemKind.PRESENTATION: (
        r"presentations?|talks?|\w*referat(?:e|s)?|\w*vortr[aä]g\w*|\w*präsentation(?:en)?"
    ),
    ItemKind.PROJECT: r"projects?|\w*projekt(?:e|s|arbeit\w*)?",
    ItemKind.PARTICIPATION: (
        r"participat\w+|attend\w*|presence|\w*teilnahme|teilnehmen|mitarbeit|anwesenheit\w*"
    ),
}
_KINDS = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _KEYWORDS.items()
}
_TAKING_PART = re.compile(
    rf"\W*(?:(?:active|regular|aktive|regelmäßige|class|mandatory)\W+(?:(?:and|und)\W+\w+\W+)?)*"
    rf"(?:{_KEYWORDS[ItemKind.PARTICIPATION]})\b",
    re.IGNORECASE,
)
_NAMED = {  # kinds of work that are *other*, but well known
    re.compile(r"\b(?:essays?)\b", re.IGNORECASE): ("Essay", "Essay"),
    re.compile(r"\b(?:(?:term|seminar|research) papers?|\w*hausarbeit(?:en)?)\b", re.IGNORECASE): (
        *("Term paper", "Hausarbeit"),
    ),
    re.compile(r"\b(?:(?:project )?reports?|\w*berichte?)\b", re.IGNORECASE): (
        *("Report", "Bericht"),
    ),
    re.compile(r"\b(?:minutes|protokolle?)\b", re.IGNORECASE): ("Minutes", "Protokoll"),
    re.compile(r"\bportfolios?\b", re.IGNORECASE): ("Portfolio", "Portfolio"),
    re.compile(r"\b(?:peer[- ]?reviews?)\b", re.IGNORECASE): ("Peer review", "Peer-Review"),
}
_WORDS_FOR = (
    ("one", "ein", "eine"),
    ("two", "zwei"),
    ("three", "drei"),
    ("four", "vier"),
    ("five", "fünf"),
    ("six", "sechs"),
    ("seven", "sieben"),
    ("eight", "acht"),
    ("nine", "neun"),
    ("ten", "zehn"),
    ("eleven", "elf"),
    ("twelve", "zwölf"),
)
_SPELT = {word: n for n, words in enumerate(_WORDS_FOR, start=1) for word in words}
_N = rf"(?:\d{{1,9}}|{'|'.join(_SPELT)})"
_MEASURES = "min|mins|minutes?|hours?|h|pages?|words|minuten?|stunden?|seiten?|wörter|ects|cp|lp"
_COUNT = re.compile(
    rf"(?<![\w.,-])(?:(?P<least>{_N})\s+(?:out\s+of|of|von|aus)\s+(?:the\s+|den\s+|insgesamt\s+)?)?"
    rf"(?P<total>{_N})\s+(?!-?(?:{_MEASURES})\b)(?:[\w-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d\s*%|\b(?:percent|prozent|half|hälfte|most|meisten)\b", re.IGNORECASE)
_TITLES = {
    ItemKind.PARTICIPATION: {"en": ("Participation", "Part."), "de": ("Teilnahme", "Teiln.")},
    ItemKind.HOMEWORK: {"en": ("Homework", "HW"), "de": ("Übungsblatt", "ÜB")},
    ItemKind.POSTER: {"en": ("Poster", "Poster"), "de": ("Poster", "Poster")},
    ItemKind.PROJECT: {"en": ("Project", "Project"), "de": ("Projekt", "Projekt")},
    ItemKind.PRESENTATION: {"en": ("Presentation", "Talk"), "de": ("Referat", "Referat")},
    ItemKind.EXAM: {"en": ("Exam", "Exam"), "de": ("Prüfung", "Prüfung")},
}
_GRADED = {ItemKind.PROJECT, ItemKind.PRESENTATION, ItemKind.EXAM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one requirement asks for: ``at_least`` of ``total`` items of one kind.

    ``names`` are the title in English and German for kinds that are *other*. ``known`` is False
    where nothing was understood, ``clear`` False where the number was not.
    """

    kind: ItemKind
    text: str
    line: int
    total: int = 1
    at_least: int = 1
    names: tuple[str, str] = ("", "")
    known: bool = True
    clear: bool = True


def work_in(text: str, line: int) -> Work:
    """Understand one requirement, in English or German.

    >>> work = work_in("2 of 3 homework sheets", 7)
    >>> work.kind, work.total, work.at_least
    (<ItemKind.HOMEWORK: 'homework'>, 3, 2)
    """
    clear = not _SHARE.search(text)
    if _TAKING_PART.match(text):
        return Work(kind=ItemKind.PARTICIPATION, text=text, line=line, clear=clear)
    for kind, pattern in _KINDS.items():
        if found := pattern.search(text):
            at_least, total = _count(text[: found.start()])
            if total > MOST or not 0 < at_least <= total:
                at_least, total, clear = 1, 1, False
            return Work(
                kind=kind, text=text, line=line, total=total, at_least=at_least, clear=clear
            )
    names = next((names for pattern, names in _NAMED.items() if pattern.search(text)), None)
    title = text[:60].strip()
    return Work(
        kind=ItemKind.OTHER,
        text=text,
        line=line,
        names=names or (title, title),
        known=names is not None,
        clear=clear,
    )


def _count(before: str) -> tuple[int, int]:
    """Return how many of how many: the number in front of the word, at most three words away."""
    found = _COUNT.search(before[-80:])
    if not found:
        return 1, 1
    total = _number(found["total"])
    return _number(found["least"]) if found["least"] else total, total


def _number(text: str) -> int:
    return _SPELT.get(text.lower()) or int(text)


def item(work: Work, number: int, *, alone: bool, language: Code) -> Item:
    """Make the ``number``-th item of a kind; one that is alone is not numbered.

    Its id is local to the page. Projects, talks and exams are marked with a grade, all else with
    a tick; the user can change that.
    """
    if work.kind is ItemKind.OTHER:
        title = work.names[1 if language == "de" else 0]
        title, short = title[:1].upper() + title[1:], title[:12].strip().capitalize()
    else:
        title, short = _TITLES[work.kind][language]
    return Item(
        id=f"{work.kind}-{number}",
        title=title if alone else f"{title} {number}",
        kind=work.kind,
        marking=Marking.GRADE if work.kind in _GRADED else Marking.TICK,
        short=short if alone else f"{short} {number}",
    )
