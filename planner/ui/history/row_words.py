"""What a step did to each row, in words: old → new, with names instead of ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.db.row_names import name_of
from planner.rules.attendance import ExcusedCounts, Presence
from planner.rules.credits import Enrolment, ItemKind, Marking, Outcome, State
from planner.rules.grades import Rounding
from planner.rules.plan import Kind, Mode, Status
from planner.rules.requirements import Asks, Counting
from planner.rules.slots import Start
from planner.rules.terms import NoteKind, OffKind
from planner.ui.history.field_words import FIELDS, HIDDEN, TABLES, How

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from planner.db.journal import Image, RowChange
    from planner.language import Language

type Names = Mapping[tuple[str, str], str]

LONGEST = 120  # letters of a text that are shown
STARTS: Mapping[Start, str] = {Start.ST: "s.t.", Start.CT: "c.t.", Start.PLAIN: ""}
REFERENCES = {
    How.STUDENT: "student",
    How.ITEM: "item",
    How.TIER: "tier",
    How.SESSION: "session",
    How.REQUIREMENT: "requirement",
    How.PERSON: "person",
    How.GROUP: "work_group",
}
OTHERWISE = {"group": "work_group"}  # tables that columns call by a shorter word
NAMED = frozenset(  # they stand in the heading
    (
        *("student_id", "item_id", "requirement_id", "group_id"),
        *("family", "given", "title", "name", "topic", "text", "name_de", "name_en"),
    )
)
QUIET = {  # what a new row says without anybody having said it
    "attempt": 1,
    "late_days": 0,
    "drop_lowest": 0,
    "talk_places": 0,
    "rounding": "cut",
    "excused_counts": "left_out",
    "asks": "passed",
    "counting": "at_least",
    "smallest_n": 5,
}


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row: what it is and whether it is new or gone, and what is known of its fields."""

    heading: str
    lines: tuple[str, ...]


def names_needed(rows: Iterable[RowChange]) -> set[tuple[str, str]]:
    """Return the rows whose names are needed to tell these changes."""
    wanted = set()
    for row in rows:
        wanted.add((row.table, row.row_id))
        for image in (row.before, row.after):
            for column, value in (image or {}).items():
                _, how = FIELDS.get(row.table, {}).get(column, ("", How.TEXT))
                if how in REFERENCES and value:
                    wanted.add((REFERENCES[how], value))
    return wanted


def row_words(row: RowChange, names: Names, say: Language) -> RowWords:
    """Tell what happened to one row."""
    image = row.after or row.before or {}
    heading = " · ".join(part for part in _heading(row, image, names, say) if part)
    if row.before is None:
        return RowWords(say("{thing}: new", thing=heading), _all(row, image, names, say))
    if row.after is None:
        gone = say("{thing}: taken out", thing=heading)
        return RowWords(gone, _all(row, image, names, say))
    return RowWords(heading, tuple(_changes(row, names, say)))


def _heading(row: RowChange, image: Image, names: Names, say: Language) -> list[str]:
    """Name a row: by its own name, or by what it is about."""
    own = name_of(row.table, image) or names.get((row.table, row.row_id), "")
    if row.table == "student":
        return [own]
    about = [own] if own else _about(image, names, say)
    return about if row.table == "result" else [say(TABLES.get(row.table, row.table)), *about]


def _about(image: Image, names: Names, say: Language) -> list[str]:
    """Return what a row without a name of its own belongs to, or what it prints."""
    owners = ("student", "person", "requirement", "item", "session", "group")
    about = [name for table in owners if (name := _named(image, table, names))]
    german = image.get("name_de") or image.get("text_de") or ""
    english = image.get("name_en") or image.get("text_en") or ""
    printed = image.get("name") or (german or english if say.code == "de" else english or german)
    return about or [str(printed or "")]


def _named(image: Image, table: str, names: Names) -> str:
    row_id = image.get(f"{table}_id")
    return names.get((OTHERWISE.get(table, table), str(row_id)), "") if row_id else ""


def _changes(row: RowChange, names: Names, say: Language) -> Iterable[str]:
    before, after = row.before or {}, row.after or {}
    for column, (word, how) in _fields(row.table).items():
        old, new = before.get(column), after.get(column)
        if old == new:
            continue
        if how is How.BIG:
            yield say("{field}: changed", field=say(word))
            continue
        was, now = _said(old, how, names, say), _said(new, how, names, say)
        none = say("none")
        yield f"{say(word)}: {was or none} → {now or none}"
    if before.get("position") != after.get("position"):
        yield say("Place in the order: changed")
    if before.get("basis") != after.get("basis"):
        yield say("Results and rules it rests on: changed")


def _all(row: RowChange, image: Image, names: Names, say: Language) -> tuple[str, ...]:
    """Tell in one line what a row says that is new or gone, but for what its heading names."""
    told = []
    for column, (word, how) in _fields(row.table).items():
        value = image.get(column)
        if column in NAMED or value in (None, "", False, [], {}) or QUIET.get(column) == value:
            continue
        said = say("there") if how is How.BIG else _said(value, how, names, say)
        if said:
            told.append(f"{say(word)}: {said}")
    return (" · ".join(told),) if told else ()


def _fields(table: str) -> Mapping[str, tuple[str, How]]:
    return {name: field for name, field in FIELDS.get(table, {}).items() if name not in HIDDEN}


def _said(value: Any, how: How, names: Names, say: Language) -> str:
    if value is None or value == "":
        return ""
    if how in REFERENCES:
        return names.get((REFERENCES[how], value), "") or say("one that is gone")
    return SAYINGS[how](value, say)


def _text(value: Any, _say: Language) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _yes(value: Any, say: Language) -> str:
    return say("yes") if value else say("no")


SAYINGS: Mapping[How, Callable[[Any, Language], str]] = {
    How.TEXT: _text,
    How.NUMBER: lambda value, say: say.number(Decimal(str(value))),
    How.GRADE: lambda value, say: say.grade(Decimal(value)),
    How.DAY: lambda value, say: say.day(date.fromisoformat(value)),
    How.TIME: lambda value, _say: f"{time.fromisoformat(value):%H:%M}",
    How.MOMENT: lambda value, say: say.day(datetime.fromisoformat(value).astimezone().date()),
    How.YES: _yes,
    How.WEEKDAY: lambda value, say: say.weekday(int(value)),
    How.LIST: lambda value, _say: ", ".join(value),
    How.KIND: lambda value, say: vocabulary.kind(Kind(value), say),
    How.MODE: lambda value, say: vocabulary.mode(Mode(value), say),
    How.SESSION_STATUS: lambda value, say: vocabulary.status(Status(value), say),
    How.ITEM_KIND: lambda value, say: vocabulary.item_kind(ItemKind(value), say),
    How.MARKING: lambda value, say: vocabulary.marking(Marking(value), say),
    How.STATE: lambda value, say: vocabulary.state(State(value), say),
    How.ENROLMENT: lambda value, say: vocabulary.enrolment(Enrolment(value), say),
    How.OUTCOME: lambda value, say: vocabulary.outcome(Outcome(value), say),
    How.BOOKING: vocabulary.booking,
    How.ROLE: vocabulary.role,
    How.START: lambda value, say: say(STARTS[Start(value)]),
    How.OFF: lambda value, say: vocabulary.off_kind(OffKind(value), say),
    How.ROUNDING: lambda value, say: vocabulary.rounding(Rounding(value), say),
    How.PRESENCE: lambda value, say: vocabulary.presence(Presence(value), say),
    How.EXCUSED: lambda value, say: vocabulary.excused_counts(ExcusedCounts(value), say),
    How.ASKS: lambda value, say: vocabulary.asks(Asks(value), say),
    How.COUNTING: lambda value, say: vocabulary.counting(Counting(value), say),
    How.ITEM_KINDS: lambda value, say: ", ".join(
        vocabulary.item_kind(ItemKind(one), say) for one in value
    ),
    How.CERTIFICATE: vocabulary.certificate_kind,
    How.NOTE: lambda value, say: vocabulary.note_kind(NoteKind(value), say),
}
