"""What can be written into a row of a page so that it tells the plan, the gentlest way first."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from planner.exchange.course_page_kinds import mode_of
from planner.exchange.course_page_out import (
    NO_DATE,
    PageRow,
    day_words,
    emphasised,
    in_kind,
    mode_words,
    note_words,
)
from planner.exchange.date_styles import Habit, restyled
from planner.exchange.markdown_words import in_cell, in_markdown
from planner.exchange.written_rows import Form
from planner.rules.plan import Mode
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.exchange.course_page_days import PageSession
    from planner.exchange.written_rows import WrittenRow
    from planner.language import Language

OF_DATES: Final = ("date", "month", "weekday", "year")  # the columns that together tell a day
OF_TOPICS: Final = ("topic", "subtopic")
NOWHERE: Final = Days(date.min, date.min)  # lectures that tell no year
_NUMBER = re.compile(r"\d+")
_ASIDE = re.compile(r"\s*[(\[](?P<words>[^()\[\]]*)[)\]]")
_CLOCKS = re.compile(
    r"(?P<start>\d{1,2}(?:[:.h]\d\d)?)(?P<between>\s*(?:-{1,2}|[–—]|to|bis|à|a)\s*)"
    r"(?P<end>\d{1,2}(?:[:.h]\d\d)?)(?!\s*[/.]\s*\d)"
)
_EMPHASIS = re.compile(r"(?P<mark>\*\*|__|\*|_|~~)(?P<words>.+)(?P=mark)", re.DOTALL)

type Wording = Mapping[int, str]  # what to write, by the place of the cell


class Said(StrEnum):
    """What a row of a page says, in the order in which one depends on the other."""

    DATE = "date"
    TOPIC = "topic"
    KIND = "kind"
    NUMBER = "number"
    MODE = "mode"
    HOURS = "hours"
    ROOM = "room"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a page lays its schedule out: its columns, its habits, its language.

    ``templates`` are cells of dates, by their column, with the days they tell; ``numbered`` is
    the cell of a numbered row, ``bare`` that of one without.
    """

    columns: Mapping[str, int]
    say: Language
    lectures: Days
    habits: Mapping[int, Habit] = field(default_factory=dict)
    templates: tuple[tuple[Wording, date], ...] = ()
    numbered: str = ""
    bare: str = ""

    def places(self, names: tuple[str, ...]) -> list[int]:
        """Return the places of those of these columns that there are."""
        return [self.columns[name] for name in names if name in self.columns]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row as it is written and was read (None: a new one), and what it is to say.

    ``number`` is what stands in its number's cell, None leaves it.
    """

    wanted: PageRow
    was: PageSession | None
    number: str | None


def wordings(what: Said, row: WrittenRow, change: Change, page: Layout) -> list[Wording]:
    """Return ways to write one thing into a row; the reader decides which one tells it."""
    ways = {
        Said.DATE: _dates,
        Said.TOPIC: _topics,
        Said.KIND: _kinds,
        Said.NUMBER: _numbers,
        Said.MODE: _modes,
        Said.HOURS: _hours,
        Said.ROOM: _rooms,
        Said.NOTE: _notes,
    }
    return list(ways[what](row, change, page))


def escaped(words: str, form: Form) -> str:
    """Write plain words as a table of this form takes them."""
    if form is Form.HTML:
        return html.escape(" ".join(words.split()), quote=False)
    return in_cell(words) if form is Form.PIPES else in_markdown(words)


def topics_of(wanted: PageRow, say: Language) -> tuple[str, ...]:
    """Return the ways in which a page may word a topic, the plainest first."""
    return tuple(dict.fromkeys(in_kind(wanted, say, named=named) for named in (False, True)))


def _days(row: PageRow | PageSession | None) -> list[date]:
    if row is None or row.day is None:
        return []
    return [row.day] if row.end_day is None else [row.day, row.end_day]


def _dates(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    places, wanted = page.places(OF_DATES), change.wanted
    was, now = _days(change.was), _days(wanted)
    if not places:
        return
    if not now:
        yield {places[0]: NO_DATE}
        return
    if len(was) == len(now):
        cells = {place: row.cell(place) for place in places}
        if (told := _restyled(cells, was, now, page)) is not None:
            yield told
    for template, day in page.templates:
        styled = [_restyled(template, [day], [one], page) for one in now]
        if found := [one for one in styled if one is not None]:
            yield {
                place: " – ".join(dict.fromkeys(one[place] for one in found)) for place in places
            }
    for lectures in (page.lectures, NOWHERE):
        yield {places[0]: day_words(wanted, page.say.code, lectures)}
    yield {places[0]: " – ".join(one.isoformat() for one in now)}


def _restyled(cells: Wording, was: list[date], now: list[date], page: Layout) -> Wording | None:
    """Write new days into the cells of old ones; None if none of the cells tells the old."""
    told = {
        place: restyled(text, was, now, page.habits.get(place, Habit()), whole=len(cells) == 1)
        for place, text in cells.items()
    }
    if all(text is None for text in told.values()):
        return None
    return {place: cells[place] if text is None else text for place, text in told.items()}


def _topics(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    new = topics_of(change.wanted, page.say)[0]
    places = page.places(OF_TOPICS)
    for place in places if change.was else ():
        old, cell = change.was.topic if change.was else "", row.cell(place)
        for words in _gently(cell, old, new, row.form):
            yield {place: words}
    if places:
        emphasis = _EMPHASIS.fullmatch(row.cell(places[0]))
        if emphasis and change.was and not change.wanted.cancelled:
            yield {places[0]: emphasis["mark"] + escaped(new, row.form) + emphasis["mark"]}
        if row.form is not Form.HTML:
            yield {places[0]: emphasised(change.wanted, new, pipes=row.form is Form.PIPES)}
        yield {places[0]: escaped(new, row.form)}


def _gently(cell: str, old: str, new: str, form: Form) -> Iterator[str]:
    """Change only those words of a cell that differ, so that links and emphasis stay."""
    if not old or not cell:
        return
    if old in new:
        ahead, _, behind = new.partition(old)
        yield f"{_around(ahead, form)}{cell}{_around(behind, form)}"
    elif new and new in old:
        ahead, _, behind = old.partition(new)
        yield cell.removeprefix(_around(ahead, form)).removesuffix(_around(behind, form))
    start = _common(old, new)
    end = min(_common(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    for wider in (False, True):
        if wider:  # to whole words: a single letter may stand in the cell more than once
            start = old.rfind(" ", 0, start) + 1
            end = max(len(old) - _upto(old, len(old) - end), 0)
        was = escaped(old[start : len(old) - end], form)
        if was and cell.count(was) == 1:
            yield cell.replace(was, escaped(new[start : len(new) - end], form))


def _around(words: str, form: Form) -> str:
    """Write what comes in front of a topic or behind it; a word with a colon is set in bold."""
    if not words.rstrip().endswith(":"):
        return " " * words.startswith(" ") + escaped(words, form) + " " * words.endswith(" ")
    bold = ("<strong>", "</strong>") if form is Form.HTML else ("**", "**")
    return f"{bold[0]}{escaped(words, form)}{bold[1]} "


def _upto(text: str, at: int) -> int:
    """Return where the word ends that a place in a text is in."""
    found = text.find(" ", at)
    return found if found >= 0 else len(text)


def _common(one: str, other: str) -> int:
    """Count the letters with which two texts begin alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _kinds(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    for place in page.places(("topic",)):
        named = in_kind(change.wanted, page.say, named=True)
        yield {place: escaped(named, row.form)}


def _numbers(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    if change.number is None:
        return
    for place in page.places(("number",)):
        cell = row.cell(place)
        if not change.number:
            yield {place: page.bare}
            yield {place: ""}
            return
        found = _NUMBER.search(cell)
        if found:
            yield {
                place: cell[: found.start()] + _wide(change.number, found[0]) + cell[found.end() :]
            }
        model = _NUMBER.search(page.numbered)
        if model:
            words = page.numbered[: model.start()] + _wide(change.number, model[0])
            yield {place: words + page.numbered[model.end() :]}
        yield {place: change.number}


def _wide(number: str, like: str) -> str:
    return number.zfill(len(like)) if like.startswith("0") else number


def _modes(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    places = page.places(("number", *OF_DATES, "room", "note", "kind"))
    bare = {place: _without_mode(row.cell(place)) for place in places}
    if change.wanted.mode is Mode.IN_PERSON:
        yield bare
        return
    said = f"({mode_words(change.wanted.mode, page.say)})"
    for place in page.places(("number", "date")):
        yield bare | {place: f"{bare[place]} {said}".strip()}


def _without_mode(cell: str) -> str:
    """Take off what says where one takes part."""
    cell = _ASIDE.sub(lambda found: "" if mode_of(found["words"]) else found[0], cell)
    return "" if " " not in cell.strip() and mode_of(cell) else cell


def _hours(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    hours = change.wanted.hours
    if hours is None:
        return
    plain = page.say.hours(hours.start, hours.end)
    for place in page.places(("time", "date")):
        cell = row.cell(place)
        if found := _CLOCKS.search(cell):
            mark = next((sign for sign in ":.h" if sign in found["start"] + found["end"]), ":")
            told = found["between"].join(
                f"{one:%H}{mark}{one:%M}" for one in (hours.start, hours.end)
            )
            yield {place: cell[: found.start()] + told + cell[found.end() :]}
        if place == page.columns.get("time"):
            yield {place: plain}
        elif cell:
            yield {place: f"{cell}, {plain}"}


def _rooms(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    for place in page.places(("room",)):
        yield {place: escaped(change.wanted.room, row.form)}


def _notes(row: WrittenRow, change: Change, page: Layout) -> Iterator[Wording]:
    for place in page.places(("note",)):
        told = note_words(change.wanted, topics_of(change.wanted, page.say)[0])
        yield {place: escaped(told, row.form)}
