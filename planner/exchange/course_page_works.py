"""What kind of work a requirement asks for, how much of it, and what its items are called."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.exchange.course_page_dates import printed_date
from planner.exchange.course_page_work_words import (
    KINDS,
    NAMED,
    OUTLINE,
    PLAN_OF_PAPER,
    SPELT,
    TAKING_PART,
)
from planner.rules.credits import Item, ItemKind, Marking

if TYPE_CHECKING:
    from datetime import date

    from planner.exchange.course_page_day_forms import PrintedDay
    from planner.language import Code

MOST = 60  # items of one work; more is a slip of the keyboard
_N = rf"(?:\d{{1,9}}|(?:{'|'.join(SPELT)})(?!\w))"
_OF = r"(?:\s+(?:out\s+of|of|von|aus|sur|parmi|de|di|su|das|dos)\s+|\s*/\s*)"
_THE = r"(?:(?:the|den|insgesamt|les|las|los|as|os|delle|dei)\s+)?"
_MEASURES = (
    "min|mins|minutes?|hours?|h|pages?|words|minuten?|stunden?|seiten?|wörter|ects|cp|lp|heures?"
    "|mots|minutos?|horas?|páginas?|palabras|palavras|minuti|ore|pagine|parole|credits?|cfu"
    "|cr[ée]ditos?|crédits?"
)
_COUNT = re.compile(
    rf"(?<![\w.,-])(?:(?P<least>{_N}){_OF}{_THE})?"
    rf"(?P<total>{_N})(?:\s+|\s?[x×]\s?)(?!-?(?:{_MEASURES})\b)(?:[\w-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(
    rf"^[^;]{{0,30}}?(?<![\w.,-])(?P<least>{_N}){_OF}{_THE}(?P<total>{_N})(?![\w%])",
    re.IGNORECASE,
)
_OUT_OF = re.compile(rf"^[^.;,]{{0,20}}?\s(?:sur|su)\s+(?P<total>{_N})(?![\w%])", re.IGNORECASE)
_THEREOF = re.compile(  # "3 sheets, of which 2 passed"
    rf"\b(?:davon|of which|of these|dont|de los cuales|de las cuales|dos quais|das quais|di cui)"
    rf"\W+(?:\w+\s+){{0,2}}?(?P<least>{_N})\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\d\s*%\s*(?:of|de[rsl]?|von|aller|do|da|dos|das|dell\w+|dei|des)\b"
    r"|\b(?:percent|prozent|half|hälfte|most|meisten|moitié|mitad|metade|metà|plupart|mayoría)\b",
    re.IGNORECASE,
)
DUE = re.compile(
    r"\b(?:due|deadline|by|until|bis|abgabe|frist|abgabefrist|à rendre|remise|pour le|avant le"
    r"|entrega|hasta|até|entro|scadenza|consegna)\b(?P<when>.{3,40})",
    re.IGNORECASE,
)
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
    where nothing was understood, ``clear`` False where the number was not. ``due`` is the day by
    which the page wants it, if it says so.
    """

    kind: ItemKind
    text: str
    line: int
    total: int = 1
    at_least: int = 1
    names: tuple[str, str] = ("", "")
    known: bool = True
    clear: bool = True
    due: PrintedDay | None = None


def work_in(text: str, line: int, language: Code = "en") -> Work:
    """Understand one requirement, in one of six languages.

    >>> work = work_in("2 of 3 homework sheets", 7)
    >>> work.kind, work.total, work.at_least
    (<ItemKind.HOMEWORK: 'homework'>, 3, 2)

    A percentage is a weight ("exam, 40 %"), unless it is one of something ("50 % of the sheets"),
    which no number of items can be made of.
    """
    clear, due = not _SHARE.search(text), _due(text)
    if TAKING_PART.match(text):
        return Work(kind=ItemKind.PARTICIPATION, text=text, line=line, clear=clear)
    outline = language == "de" and OUTLINE.search(text) is not None
    for kind, pattern in KINDS.items():
        found = None if outline and kind is ItemKind.PRESENTATION else pattern.search(text)
        if found:
            work = Work(kind=kind, text=text, line=line, clear=clear, due=due)
            return _counted(work, found)
    for pattern, names in {**NAMED, OUTLINE: PLAN_OF_PAPER}.items():
        found = pattern.search(text)
        if found and (pattern is not OUTLINE or outline):
            work = Work(
                kind=ItemKind.OTHER, text=text, line=line, names=names, clear=clear, due=due
            )
            return _counted(work, found)
    title = text[:60].strip()
    return Work(
        kind=ItemKind.OTHER,
        text=text,
        line=line,
        names=(title, title),
        known=False,
        clear=clear,
        due=due,
    )


def _counted(work: Work, found: re.Match[str]) -> Work:
    """Add how many are wanted of what ``found`` names; an absurd number is not clear."""
    at_least, total = _count(work.text, found)
    if total > MOST or not 0 < at_least <= total:
        return replace(work, clear=False)
    return replace(work, total=total, at_least=at_least)


def _count(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Return how many of how many: in front of the word, at most three words away, or behind."""
    before = _COUNT.search(text[: found.start()][-80:])
    least = total = 1
    if before:
        total = _number(before["total"])
        least = _number(before["least"]) if before["least"] else total
    if not before or not before["least"]:
        behind = text[found.end() :][:80]
        if after := _COUNT_AFTER.search(behind):
            least, total = _number(after["least"]), _number(after["total"])
        elif thereof := _THEREOF.search(behind):
            least = _number(thereof["least"])
        elif out_of := _OUT_OF.search(behind):
            total = _number(out_of["total"])
    return least, total


def _number(text: str) -> int:
    return SPELT.get(text.lower()) or int(text)


def _due(text: str) -> PrintedDay | None:
    """Find the day that follows "due", "bis" or the like."""
    found = DUE.search(text)
    printed = printed_date(found["when"]) if found else None
    return printed.last or printed.first if printed else None


def item(
    work: Work,
    number: int,
    *,
    alone: bool,
    language: Code,
    called: int = 0,
    due: date | None = None,
) -> Item:
    """Make the ``number``-th item of a kind; one that is alone is not numbered.

    ``called`` is the number in its title, if it is another. Its id is local to the page.
    Projects, talks and exams are marked with a grade, all else with a tick; the user can change
    that.
    """
    if work.kind is ItemKind.OTHER:
        title = work.names[1 if language == "de" else 0]
        title, short = title[:1].upper() + title[1:], title[:12].strip().capitalize()
    else:
        title, short = _TITLES[work.kind][language]
    return Item(
        id=f"{work.kind}-{number}",
        title=title if alone else f"{title} {called or number}",
        kind=work.kind,
        marking=Marking.GRADE if work.kind in _GRADED else Marking.TICK,
        due=due,
        short=short if alone else f"{short} {called or number}",
    )
