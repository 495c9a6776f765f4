"""The weekly times that the prose of a page announces, and where it contradicts itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_names import MONTH_NAMES, WEEKDAYS, any_of
from planner.exchange.course_page_text import EDGE, Passage
from planner.rules.slots import NoSuchSlot, Slot, parse_hours

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from planner.exchange.course_page_text import Table

    _Group = tuple[re.Match[str], tuple[int, ...]]  # words that name weekdays, and which

MOST = 60  # weekly times of a page; no course has so many
FAR = 160  # how many letters after a weekday its hours and room may stand
_DAY = any_of(WEEKDAYS)
_AND = r"[\s,]*(?:(?:and|und|et|y|ed?|u\.|&|/|\+|,)[\s,]*)"
_THROUGH = r"\s?(?:-{1,2}|–|—|\bto\b|\bthrough\b|\bbis\b|\ba\b|\bà\b)\s?"
_ARTICLE = r"(?:(?:the|les?|los|el|as|às|nas?|il)\s+)?"
_DAYS = re.compile(
    rf"\b(?:{_DAY})s?\b\.?(?:(?:{_AND}{_ARTICLE}|{_THROUGH})\b(?:{_DAY})s?\b\.?)*", re.IGNORECASE
)
_RANGE = re.compile(rf"{_THROUGH}(?={_DAY})", re.IGNORECASE)
_ONE_DAY = re.compile(rf"\b(?P<name>{_DAY})s?\b", re.IGNORECASE)
_LETTER = r"(?:Th|Tu|M|T|W|R|F)"  # "MWF", "T/Th", "TuTh" and "TR", as American pages have them
_LETTERS = re.compile(rf"(?<![\w/]){_LETTER}(?:[/,&]?{_LETTER})*(?![\w/])")
_OF_LETTERS = {"M": 0, "T": 1, "Tu": 1, "W": 2, "Th": 3, "R": 3, "F": 4}
_CLOCK = r"\d{1,2}(?:\s?[:.h]\s?[0-5]\d|\s?h(?![\w:]))?(?:\s?[ap]\.?m\b\.?)?"
_MONTHS = any_of(MONTH_NAMES)
_HOURS = re.compile(
    rf"(?<![\d.:/])(?P<from>{_CLOCK})(?:\s?uhr)?"
    r"\s*(?:-{1,3}|–|—|−|\bto\b|\bbis\b|\buntil\b|\btill\b|à|\ba(?:\s+las)?\b|às"
    r"|\balle\b|\bhasta(?:\s+las)?\b)\s*"
    rf"(?P<to>{_CLOCK})(?![:.]?\d)(?!\.?\s*(?:of\s|de\s)?(?:{_MONTHS})\b)"
    r"(?P<uhr>\s?(?:uhr|h|hs|hrs|hours|horas|heures)\b)?"
    r"(?P<label>[\s,]*\(?(?:[cs]\.\s?t\b\.?|(?-i:[cs]t\b)|cum tempore|sine tempore|sharp)\)?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s,:;(>|*–-]*(?:[A-Z]\w{0,4}\s[-–]\s)?(?:(?:every week|each week|weekly|wöchentlich"
    r"|wöchentl\.|jede woche|jeweils"
    r"|immer|mornings?|afternoons?|evenings?|chaque semaine|matin|après-midi|soir|tarde|mañana"
    r"|noche|manhã"
    r"|noite|mattina|pomeriggio|from|at|between|von|zwischen|um|de(?:\s+las)?|das|dalle|ore|le|a"
    r"|desde|à|às|from)[\s,:;()]+){0,3}",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[\s,(]*(?:(?:on|every|each|am|jeden|immer|les?|los|el|il|di|tutti i|todas? as|às|nas"
    r"|tous les"
    r"|chaque|cada)\s+)*",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:room|raum|hörsaal|hs|seminarraum|seminar room|lecture hall|salle|sala|salón|aula|amphi\w*"
    r"|bâtiment|auditori\w*|laboratori\w*|laboratório)"
)
_ROOM = re.compile(
    r"[\s,;()]*(?:(?:in|at|im|@)\b\s*+(?:the\s|der\s|dem\s)?+"
    r"(?!person|präsenz|pres|zoom|english|englisch|german|deutsch|groups?\b|form\b|week|term)"
    rf"|(?:(?:en|em|na|no|in|nell[ao']|dans|au)\s+(?:la\s+|l')?)?(?={_PLACE}\b))"
    rf"\s*(?P<room>[^{EDGE}\n;]{{2,80}})",
    re.IGNORECASE,
)
_ROOM_ENDS = re.compile(
    r"\.\s+[A-ZÄÖÜ]|\.\s*$|\s*\(|\)|:\s|\s+(?:and|und|from|starting|ab|every|et|y|statt)\b"
)
_ROOM_LINE = re.compile(
    r"\s*(?:room|raum|ort|place|location|venue|where|wo|salle|lieu|aula|sala|lugar|local|luogo|dove)"
    r"\s*:\s*(?P<room>.{2,80})",
    re.IGNORECASE,
)
_OTHER_HOURS = re.compile(
    r"\b(?:office hours?|sprechstunden?|tutori(?:al|um|en)s?|consultation|permanences?|tutorías?"
    r"|horario de (?:atención|consulta)|atendimento|ricevimento)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotContradiction(Problem):
    """The page gives the weekly time twice, and differently; the first was taken."""

    first: Slot
    first_line: int
    other: str  # in the page's words


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTime(Problem):
    """A weekly time on a day on which the schedule has no session; it was left out."""

    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSlot(Problem):
    """The page names no weekly time."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A weekly time as it stands on the page."""

    slot: Slot
    words: str
    line: int


def weekly_slots(
    passages: Iterable[Passage], used: Collection[int]
) -> tuple[tuple[Slot, ...], tuple[Problem, ...]]:
    """Find the course's weekly times; ``used`` are the weekdays of the schedule's dates.

    The first time given for a weekday counts; another one for the same weekday contradicts it.
    One on a weekday that the schedule never uses is left out and named, unless all are such:
    then the dates are what is odd, and the first time counts. Office hours and tutorials are no
    times of the course.
    """
    passages = tuple(passages)
    times = (one for passage in _of_course(passages) for one in announced(passage))
    found = list(islice(times, MOST))
    fitting = {one.slot.weekday for one in found} & set(used)
    taken: list[Announced] = []
    problems: list[Problem] = []
    for one in found:
        same = next((kept for kept in taken if kept.slot.weekday == one.slot.weekday), None)
        if same and same.slot.hours == one.slot.hours:
            if not same.slot.room:
                taken[taken.index(same)] = replace(same, slot=one.slot)
        elif same:
            problems.append(_contradiction(same, one))
        elif one.slot.weekday in fitting or not (fitting or taken):
            taken.append(one)
        else:
            problems.append(OtherTime(line=one.line, other=one.words))
    if not taken:
        problems.append(NoSlot())
    slots = tuple(_with_room(one.slot, passages) for one in taken)
    return slots, tuple(problems)


def _of_course(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Leave out what stands below a heading such as "Office hours"."""
    aside = 0  # the level of that heading
    for passage in passages:
        if passage.level and (not aside or passage.level <= aside):
            aside = passage.level if _OTHER_HOURS.search(passage.text) else 0
        if not aside:
            yield passage


def _contradiction(first: Announced, other: Announced) -> SlotContradiction:
    return SlotContradiction(
        line=other.line, first=first.slot, first_line=first.line, other=other.words
    )


def announced(passage: Passage) -> Iterator[Announced]:
    """Find the weekly times in one passage, each with its room where one follows.

    "Mondays and Wednesdays, 10-12" and "MW 10:00–11:15" are two. The hours follow the weekdays,
    or stand before them ("14h–16h le mardi").
    """
    text = passage.edged
    bare = text.replace(EDGE, " ")
    found = _apart((*_named(text), *_lettered(text)))
    taken = 0  # no hours belong to two groups of weekdays
    for place, (named, weekdays) in enumerate(found):
        if _OTHER_HOURS.search(text, max(0, named.start() - 30), named.start()):
            continue
        next_one = found[place + 1][0].start() if place + 1 < len(found) else len(text)
        hours = _hours_at(bare, named, (taken, min(next_one, named.end() + FAR)))
        slot = _slot(text, hours, strict=len(named[0]) == 1) if hours else None
        if hours is None or slot is None:
            continue
        begins, taken = min(named.start(), hours.start()), max(named.end(), hours.end())
        words = " ".join(text[begins:taken].replace(EDGE, "").split())
        for weekday in weekdays:
            yield Announced(replace(slot, weekday=weekday), words, passage.line_at(begins))


def _named(text: str) -> Iterator[_Group]:
    """Find weekdays by their names; one of two letters must be capitalised ("so" is no Sunday)."""
    for found in _DAYS.finditer(text):
        names = [one["name"] for one in _ONE_DAY.finditer(found[0])]
        if len(names[0]) > 2 or names[0].istitle():
            days = [WEEKDAYS[name.lower()] for name in names]
            if len(days) == 2 and days[0] < days[1] and _RANGE.search(found[0]):
                days = list(range(days[0], days[1] + 1))
            yield found, tuple(dict.fromkeys(days))


def _apart(found: Iterable[_Group]) -> list[_Group]:
    """Put groups of weekdays in order; of two that overlap the longer one counts."""
    kept: list[_Group] = []
    for group in sorted(found, key=lambda group: (group[0].start(), -group[0].end())):
        if not kept or group[0].start() >= kept[-1][0].end():
            kept.append(group)
    return kept


def _lettered(text: str) -> Iterator[_Group]:
    for found in _LETTERS.finditer(text):
        days = (_OF_LETTERS[letter] for letter in re.findall(_LETTER, found[0]))
        yield found, tuple(dict.fromkeys(days))


def _hours_at(text: str, named: re.Match[str], within: tuple[int, int]) -> re.Match[str] | None:
    """Find the hours behind weekdays, or else right before them."""
    first, last = within
    between = _BETWEEN.match(text, named.end())
    begins = between.end() if between else named.end()
    behind = _HOURS.match(text, begins, last)
    if behind:
        return behind
    for before in _HOURS.finditer(text, max(first, named.start() - 60)):
        if before.start() >= named.start():
            break
        gap = _BEHIND.match(text, before.end())
        if gap and gap.end() == named.start():
            return before
    return None


def _slot(text: str, hours: re.Match[str], *, strict: bool) -> Slot | None:
    """Read the hours; a single letter for the weekday wants minutes, am or pm beside it."""
    start, end = (_clock(hours[name]) for name in ("from", "to"))
    said = f"{start}{end}"
    if strict and not re.search(r"[:m]", said):
        return None
    if re.fullmatch(r"\d+\.(0[1-9]|1[0-2])", hours["from"]) and hours["to"].endswith(
        hours["from"][-3:]
    ):
        return None  # two days of one month: "14.10 – 21.10"
    label = (hours["label"] or "").strip(" ,()").replace("sharp", "s.t.")
    uhr = " Uhr" if hours["uhr"] else ""
    try:
        read, meant = parse_hours(f"{start}-{end}{uhr} {label}".strip())
    except NoSuchSlot:
        return None
    room = _ROOM.match(text, hours.end())
    return Slot(0, read, _tidy(room["room"]) if room else "", meant)


def _clock(written: str) -> str:
    """Write "14h", "14h30" and "14.30" as "14:00" and "14:30"."""
    parts = re.fullmatch(
        r"(\d+)\s?(?:[:.h]\s?(\d\d)|(h))?\s?([ap]?)\.?m?\.?", written, re.IGNORECASE
    )
    if not parts:
        return written
    hour, minute, bare, half = parts.groups()
    minutes = f":{minute}" if minute else ":00" if bare else ""
    return f"{hour}{minutes}{f'{half}m' if half else ''}"


def _tidy(room: str) -> str:
    end = _ROOM_ENDS.search(room)
    return " ".join((room[: end.start()] if end else room).split()).strip(" ,.:")


def _with_room(slot: Slot, passages: Sequence[Passage]) -> Slot:
    """Take the room from a line of its own ("Room: …") if it does not follow the time."""
    if slot.room:
        return slot
    found = (_ROOM_LINE.match(passage.text[:120]) for passage in passages)
    room = next((_tidy(one["room"]) for one in found if one), "")
    return replace(slot, room=room)


def rows_as_passages(tables: Iterable[Table]) -> Iterator[Passage]:
    """Read each row of a table that is no schedule as "first cell: other cells"."""
    for table in tables:
        yield Passage(": ".join(table.heads), table.line)
        for row in table.rows:
            yield Passage(": ".join(cell.edged for cell in row.cells), row.line)
