"""Weekly times, single dates and notes on days, as --set takes them and as they are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.cli.values import day_of
from planner.errors import PlannerError
from planner.rules.slots import ExtraDate, Slot, parse_hours, parse_slot, printed
from planner.rules.terms import DayNote, Days, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.language import Language

EXAMPLES = {
    "slots": "Wed 12:30-14:00 2023-10-16..2023-12-20, Room 1",
    "extra": "2024-01-13 09:00-17:00, Room 2",
    "notes": "office 2024-01-08..2024-01-15 exam registration",
}
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ONLY = re.compile(rf"\s+({_DAY})\.\.({_DAY})(?=\s*(?:,|$))")
_EXTRA = re.compile(rf"({_DAY})\s+([^,]+?)(?:\s*,\s*(.*))?")
_NOTE = re.compile(rf"(office\s+)?({_DAY})(?:\.\.({_DAY}))?\s+(.+)")


def slots_of(text: str) -> tuple[Slot, ...]:
    """Read weekly times, one between two semicolons; days behind the hours bound one of them.

    Raises NoSuchSlot.
    """
    return tuple(_slot(one) for one in _parts(text))


def extra_of(text: str) -> tuple[ExtraDate, ...]:
    """Read single dates: day, hours, and the room after a comma. Raises ValueError."""
    return tuple(sorted(_extra(one) for one in _parts(text)))


def notes_of(text: str, language: str) -> tuple[DayNote, ...]:
    """Read notes on days: "office" where they are the office's, the day or days, the words.

    Words in both languages are divided by a bar, German first; else they are in ``language``.
    Raises ValueError.
    """
    return tuple(sorted(_note(one, language) for one in _parts(text)))


def slots_text(slots: Iterable[Slot], say: Language) -> str:
    """Print weekly times as slots_of reads them."""
    return "; ".join(
        f"{say.short_weekday(slot.weekday)} {printed(slot)}"
        + (f" {slot.valid.first}..{slot.valid.last}" if slot.valid else "")
        + (f", {slot.room}" if slot.room else "")
        for slot in slots
    )


def extra_text(dates: Iterable[ExtraDate]) -> str:
    """Print single dates as extra_of reads them."""
    return "; ".join(
        f"{one.day} {one.hours.start:%H:%M}-{one.hours.end:%H:%M}"
        + (f", {one.room}" if one.room else "")
        for one in dates
    )


def notes_text(notes: Iterable[DayNote], language: str) -> str:
    """Print notes on days as notes_of reads them."""
    return "; ".join(_note_text(note, language) for note in notes)


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split(";")) if part]


def _slot(text: str) -> Slot:
    found = _ONLY.search(text)
    if found is None:
        return parse_slot(text)
    plain = parse_slot(text[: found.start()] + text[found.end() :])
    try:
        valid = Days(_day(found[1]), _day(found[2]))
    except ValueError:
        return parse_slot(text)  # which says what is wrong
    return Slot(plain.weekday, plain.hours, plain.room, plain.label, valid)


def _extra(text: str) -> ExtraDate:
    found = _EXTRA.fullmatch(text)
    if found is None:
        raise ValueError(text)
    try:
        hours = parse_hours(found[2])[0]
    except PlannerError:
        raise ValueError(text) from None
    return ExtraDate(_day(found[1]), hours, (found[3] or "").strip())


def _note(text: str, language: str) -> DayNote:
    found = _NOTE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    first = _day(found[2])
    days = Days(first, _day(found[3]) if found[3] else first)
    german, bar, english = (part.strip() for part in found[4].partition("|"))
    if not bar and language == "en":
        german, english = "", german
    kind = NoteKind.OFFICE if found[1] else NoteKind.NOTE
    return DayNote(days, kind, german, english)


def _note_text(note: DayNote, language: str) -> str:
    first, last = note.days.first, note.days.last
    days = f"{first}" if first == last else f"{first}..{last}"
    mine, other = note.text_en, note.text_de
    if language == "de":
        mine, other = other, mine
    words = f"{note.text_de} | {note.text_en}" if other else mine
    return ("office " if note.kind is NoteKind.OFFICE else "") + f"{days} {words}"


def _day(text: str) -> date:
    day = day_of(text)
    if day is None:
        raise ValueError(text)
    return day
