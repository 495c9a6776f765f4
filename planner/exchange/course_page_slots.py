"""The weekly times that the prose of a page announces, and where it contradicts itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_names import WEEKDAYS, any_of
from planner.exchange.course_page_text import EDGE, Passage
from planner.rules.slots import Slot, slots_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from planner.exchange.course_page_text import Table

FAR = 160  # how many letters after a weekday its hours and room may stand
_WEEKDAY = re.compile(rf"\b(?:{any_of(WEEKDAYS)})s?\b", re.IGNORECASE)
_HOURS_END = re.compile(
    r"(?:--?|–|—|\bto|\bbis|\buntil)\s*\d{1,2}(?:[:.]\d\d)?\s*(?:h\b|[ap]\.?m\b\.?|uhr\b)?"
    r"[\s,(]*(?:[cs]\.?\s?t\b\.?|sharp\b)?\)?",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"[\s,;()]*(?:(?:in|at|im|@)\b\s*(?:the\s|der\s|dem\s)?|(?=(?:room|raum|hörsaal|hs|seminarraum"
    rf"|seminar room|lecture hall)\b))\s*(?P<room>[^{EDGE}\n;]{{2,80}})",
    re.IGNORECASE,
)
_ROOM_ENDS = re.compile(r"\.\s+[A-ZÄÖÜ]|\.\s*$|\s*\(|\)|\s+(?:and|und|from|starting|ab|every)\s")
_ROOM_LINE = re.compile(
    r"\s*(?:room|raum|ort|place|location|venue|where|wo)\s*:\s*(?P<room>.{2,80})", re.IGNORECASE
)
_OTHER_HOURS = re.compile(
    r"\b(?:office hours?|sprechstunden?|tutori(?:al|um)s?|tutorien|consultation)\b", re.IGNORECASE
)
_AND = re.compile(r"[\s,]*(?:and|und|&|/|\+|,)?[\s,]*", re.IGNORECASE)


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
    found = [one for passage in passages for one in announced(passage)]
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


def _contradiction(first: Announced, other: Announced) -> SlotContradiction:
    return SlotContradiction(
        line=other.line, first=first.slot, first_line=first.line, other=other.words
    )


def announced(passage: Passage) -> Iterator[Announced]:
    """Find the weekly times in one passage, each with its room where one follows.

    "Mondays and Wednesdays, 10-12" are two.
    """
    text = passage.edged
    starts = [found.span() for found in _WEEKDAY.finditer(text)]
    waiting: list[int] = []
    for place, (start, after) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(text)
        stretch = text[start : min(end, start + FAR)]
        slot = None if _OTHER_HOURS.search(text, max(0, start - 30), start) else _slot_in(stretch)
        if slot:
            line, words = passage.line_at(start), _words(stretch)
            for weekday in (*waiting, slot.weekday):
                yield Announced(replace(slot, weekday=weekday), words, line)
        joined = not slot and _AND.fullmatch(text[after:end]) is not None
        day = WEEKDAYS.get(text[start:after].lower().removesuffix("s"))
        waiting = [*waiting, day] if joined and day is not None else []


def _slot_in(stretch: str) -> Slot | None:
    """Read the one weekly time of a stretch that begins with a weekday."""
    found = slots_in(stretch.replace(EDGE, " "))
    hours_end = _HOURS_END.search(stretch)
    if not found or not hours_end:
        return None
    room = _ROOM.match(stretch, hours_end.end())
    return replace(found[0], room=_tidy(room["room"]) if room else "")


def _tidy(room: str) -> str:
    end = _ROOM_ENDS.search(room)
    return " ".join((room[: end.start()] if end else room).split()).strip(" ,.:")


def _words(stretch: str) -> str:
    """Return the page's own words from the weekday to the end of the hours."""
    end = _HOURS_END.search(stretch)
    return " ".join((stretch[: end.end()] if end else stretch).replace(EDGE, "").split())


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
