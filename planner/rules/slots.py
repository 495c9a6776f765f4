"""Times of day and weekly slots: parsing them, printing them, c.t. and s.t."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from datetime import date

    from planner.rules.terms import Days

_NAMES = (
    ("monday", "mon", "montag", "mo"),
    ("tuesday", "tues", "tue", "dienstag", "di"),
    ("wednesday", "weds", "wed", "mittwoch", "mi"),
    ("thursday", "thurs", "thur", "thu", "donnerstag", "do"),
    ("friday", "fri", "freitag", "fr"),
    ("saturday", "sat", "samstag", "sonnabend", "sa"),
    ("sunday", "sun", "sonntag", "so"),
)
_WEEKDAYS = {name: weekday for weekday, names in enumerate(_NAMES) for name in names}
_DAY = rf"\b(?P<day>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})s?\b\.?"
_CLOCK = r"(?P<h{n}>[0-9]{{1,2}})(?:[:.h](?P<m{n}>[0-5][0-9]))?(?: ?(?P<x{n}>[ap])\.?m\b\.?)?"
_MONTH = r"\.? (?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])"
_HOURS = (
    _CLOCK.format(n=1)
    + r"(?: ?uhr)? ?(?:-{1,3}|[–—−]|\b(?:to|bis|until|till)\b) ?"
    + _CLOCK.format(n=2)
    + rf"(?![:.]?[0-9])(?!{_MONTH})(?P<uhr> ?(?:uhr|h)\b)?"
    + r"(?:,? ?\(?(?P<label>[cs]\. ?t\b\.?|(?-i:[cs]t\b)|cum tempore|sine tempore)\)?)?"
)
_LEAD = r"(?:(?:every|each|on|jeden|am) )?"
_BEFORE_HOURS = r"(?:,|:)? ?(?:(?:from|at|von|um) )?"
_IN_TEXT = re.compile(_DAY + _BEFORE_HOURS + _HOURS, re.IGNORECASE)
_SLOT = re.compile(
    _LEAD + _DAY + _BEFORE_HOURS + _HOURS + r"(?:(?:, ?(?:in )?| in )(?P<room>.+))?",
    re.IGNORECASE,
)
_ONLY_HOURS = re.compile(_HOURS, re.IGNORECASE)
_QUARTER = 15


class Start(StrEnum):
    """How a printed hour is meant: on the dot, a quarter past, or simply as written."""

    ST = "st"  # sine tempore
    CT = "ct"  # cum tempore: the stored time is already a quarter past
    PLAIN = ""


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """A stretch of a day, from ``start`` up to but not including ``end``; real clock times."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"hours must last: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly time: weekday 0 is Monday, 6 Sunday; the room is free text.

    ``valid`` are the days within which it counts; None: in the whole lecture period.
    """

    weekday: int
    hours: Hours
    room: str = ""
    label: Start = Start.PLAIN
    valid: Days | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"no such weekday: {self.weekday}")

    def on(self, day: date) -> bool:
        """Whether this weekly time counts on a day: its weekday, while it is valid."""
        return day.weekday() == self.weekday and (self.valid is None or day in self.valid)


@dataclass(frozen=True, slots=True, order=True)
class ExtraDate:
    """A single date beside the weekly slots, such as one whole day of a block seminar."""

    day: date
    hours: Hours
    room: str = ""


@dataclass(eq=False)
class NoSuchSlot(PlannerError):
    """A text that is no weekly time (or, for parse_hours, no hours)."""

    text: str


def parse_slot(text: str, room: str = "") -> Slot:
    """Read a weekly time: "Wed 12:30-14:00", "Mi 12–14 Uhr c.t.", "Wed 12-2pm, room 5".

    English or German, any dash, a room after a comma or "in" (else ``room``). Stored times are
    real: on c.t. see parse_hours. Raises NoSuchSlot.

    >>> printed(parse_slot("Wednesdays, 12:30--14 (s.t.), in Nauklerstr. 35"))
    '12:30–14:00 s.t.'
    """
    found = _SLOT.fullmatch(_plain(text))
    slot = _slot(found) if found else None
    if found is None or slot is None:
        raise NoSuchSlot(text)
    return Slot(slot.weekday, slot.hours, (found["room"] or room).strip(), slot.label)


def slots_in(text: str) -> tuple[Slot, ...]:
    """Find the weekly times that a running text mentions, in order; what is unclear is no time.

    An abbreviation of two letters must be capitalised ("so 12-14 of us" is no Sunday).
    """
    found = _IN_TEXT.finditer(_plain(text))
    slots = (_slot(one) for one in found if len(one["day"]) > 2 or one["day"].istitle())
    return tuple(slot for slot in slots if slot)


def parse_hours(text: str) -> tuple[Hours, Start]:
    """Read hours and how they are meant: "12:30-14", "12–14 c.t.", "11am to 1pm".

    c.t. moves a start on the hour to a quarter past, and an end on the hour two hours on to a
    quarter before: 12–14 c.t. is 12:15–13:45. Other times with c.t. are taken as printed, since
    they are real ones already. Without am, pm, "Uhr" or minutes, hours that begin before seven
    could be meant as afternoon, so they are refused. Raises NoSuchSlot.
    """
    found = _ONLY_HOURS.fullmatch(_plain(text))
    read = _read_hours(found) if found else None
    if read is None:
        raise NoSuchSlot(text)
    return read


def printed(slot: Slot) -> str:
    """Print a slot's hours with their label, so that parse_hours gives the same back.

    c.t. is printed as academics write it, without the quarters. A label c.t. on a start that is
    no quarter past would mislead and is left out.

    >>> printed(parse_slot("Mi 12-14 c.t.")), printed(parse_slot("Fr 9:15-11:00"))
    ('12–14 c.t.', '09:15–11:00')
    """
    hours, label = slot.hours, slot.label
    plain = f"{hours.start:%H:%M}–{hours.end:%H:%M}"
    if label is Start.PLAIN:
        return plain
    if label is Start.ST:
        return f"{plain} s.t."
    whole = f"{hours.start.hour}–{hours.end.hour + (hours.end.minute == 60 - _QUARTER)} c.t."
    found = _ONLY_HOURS.fullmatch(whole)
    if found and _read_hours(found) == (hours, label):
        return whole
    return f"{plain} c.t." if hours.start.minute else plain


def _plain(text: str) -> str:
    return " ".join(text.split())


def _slot(found: re.Match[str]) -> Slot | None:
    read = _read_hours(found)
    if read is None:
        return None
    hours, label = read
    return Slot(_WEEKDAYS[found["day"].lower()], hours, "", label)


def _read_hours(found: re.Match[str]) -> tuple[Hours, Start] | None:
    label = Start({"c": "ct", "s": "st", "": ""}[(found["label"] or "")[:1].lower()])
    ends = _ends(found)
    if ends is None:
        return None
    start, end = ends
    if label is Start.CT and start % 60 == 0:
        end -= _QUARTER if end - start == 120 else 0
        start += _QUARTER
    if not 0 <= start < end < 24 * 60:
        return None
    return Hours(time(*divmod(start, 60)), time(*divmod(end, 60))), label


def _ends(found: re.Match[str]) -> tuple[int, int] | None:
    """Return start and end in minutes from midnight; one am or pm tells about both hours."""
    half_1, half_2 = (found[name] and found[name].lower() for name in ("x1", "x2"))
    start = _minutes(found["h1"], found["m1"], half_1)
    end = _minutes(found["h2"], found["m2"], half_2)
    if start is None or end is None:
        return None
    if half_2 and not half_1 and int(found["h1"]) <= 12:
        alike = _minutes(found["h1"], found["m1"], half_2)
        start = alike if alike is not None and alike < end else start
    elif half_1 and not half_2 and end <= start:
        end += 12 * 60
    told = half_1 or half_2 or found["m1"] or found["m2"] or found["uhr"]
    return (start, end) if told or start >= 7 * 60 else None


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + int(minute or 0) if hours < 24 else None
