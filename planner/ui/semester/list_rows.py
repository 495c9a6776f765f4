"""The rows of the list beside the board: each row of the plan, read into the cells of a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked
from planner.rules.plan import FIXED, Mode
from planner.ui.parts.rows import Column
from planner.ui.semester.entries import is_cancelled, is_held
from planner.ui.semester.words import may_move, tags_of, topic_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.ui.semester.entries import Semester

NO_DAY = marked("no day yet")


class Field(StrEnum):
    """A column of the list, in the order they stand."""

    NUMBER = marked("No.")
    DAY = marked("Day")
    TIME = marked("Time")
    TOPIC = marked("Topic")
    MARKS = marked("Marks")
    ROOM = marked("Room")
    KIND = marked("Kind")
    MODE = marked("Mode")
    SPEAKERS = marked("Presenters")
    NOTE = marked("Note")


FIELDS = tuple(Field)
READ_ONLY = frozenset({Field.NUMBER, Field.MARKS, Field.SPEAKERS})
WIDTHS = {
    Field.NUMBER: 36,
    Field.DAY: 104,
    Field.TIME: 96,
    Field.TOPIC: 220,
    Field.MARKS: 120,
    Field.ROOM: 130,
    Field.KIND: 92,
    Field.MODE: 84,
    Field.SPEAKERS: 130,
    Field.NOTE: 160,
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the plan with the text of each cell; ``place`` counts from the first day on."""

    session: PlannedSession
    place: int
    cells: dict[Field, str]

    def may_edit(self, field: Field) -> bool:
        """Whether this cell can be typed into."""
        return field not in READ_ONLY and (field is not Field.DAY or may_move(self.session))


def rows_of(semester: Semester, say: Language) -> tuple[ListRow, ...]:
    """Return a row for each row of the plan, by date; what lies on the shelf comes last."""

    def lay(session: PlannedSession) -> tuple[bool, str, str, int]:
        day = session.day or (session.laid.first if session.laid else None)
        start = session.hours.start.isoformat() if session.hours else ""
        return day is None, day.isoformat() if day else "", start, session.position

    ordered = sorted(semester.plan.sessions, key=lay)
    return tuple(ListRow(s, n, _cells(s, semester, say)) for n, s in enumerate(ordered))


def _cells(session: PlannedSession, semester: Semester, say: Language) -> dict[Field, str]:
    hours = session.hours
    return {
        Field.NUMBER: semester.numbers.get(session.id, ""),
        Field.DAY: day_words(session, say),
        Field.TIME: say.hours(hours.start, hours.end) if hours else "",
        Field.TOPIC: topic_of(session, say),
        Field.MARKS: " · ".join(marks_of(session, semester, say)),
        Field.ROOM: session.room,
        Field.KIND: vocabulary.kind(session.kind, say),
        Field.MODE: "" if session.kind in FIXED else vocabulary.mode(session.mode, say),
        Field.SPEAKERS: ", ".join(speaker.name for speaker in session.speakers),
        Field.NOTE: session.note,
    }


def day_words(session: PlannedSession, say: Language) -> str:
    """Return e.g. "Wed 15 Nov", the days that a break covers, or that there is no day yet."""
    if session.day is not None and session.end_day in {None, session.day}:
        return f"{say.short_weekday(session.day)} {say.day_month(session.day)}"
    first = session.day or (session.laid.first if session.laid else None)
    last = session.end_day or (session.laid.last if session.laid else None)
    if first is None or last is None:
        return say(NO_DAY)
    return f"{say.day_month(first)} – {say.day_month(last)}"


def marks_of(session: PlannedSession, semester: Semester, say: Language) -> list[str]:
    """Return what is special about a row; how one takes part has a column of its own."""
    due = semester.due_on(session.day) if session.day else ()
    modes = {say("online"), say("hybrid")} if session.mode is not Mode.IN_PERSON else set()
    tags = tags_of(session, due, say, semester.label(session))
    marks = [tag for tag in tags if tag not in modes | {say("exam")}]
    return [*marks, say("locked")] if session.locked else marks


def columns_for(say: Language) -> tuple[Column[ListRow], ...]:
    """Return the columns of the list, in the order of FIELDS."""
    return tuple(_column(field, say) for field in FIELDS)


def _column(field: Field, say: Language) -> Column[ListRow]:
    heading = say(field.value)

    def text(row: ListRow) -> str:
        return row.cells[field]

    def spoken(row: ListRow) -> str:
        words = row.cells[field] or say("empty")
        return say("{heading}: {value}", heading=heading, value=words)

    def by_date(row: ListRow) -> int:
        return row.place

    def by_text(row: ListRow) -> tuple[str, int]:
        return row.cells[field].casefold(), row.place

    def typed(row: ListRow) -> object:
        return _typed(row, field)

    def may(row: ListRow) -> bool:
        return row.may_edit(field)

    key: Callable[[ListRow], object] = by_date if field in _BY_DATE else by_text
    return Column(
        heading=heading,
        text=text,
        key=key,
        tone=_tone,
        spoken=spoken,
        tip=text,
        right=field is Field.NUMBER,
        width=WIDTHS[field],
        editable=None if field in READ_ONLY else may,
        value=typed,
    )


_BY_DATE = frozenset({Field.NUMBER, Field.DAY})


def _tone(row: ListRow) -> str:
    session = row.session
    quiet = is_held(session) or is_cancelled(session) or session.kind in FIXED
    return "muted" if quiet or (session.day is None and session.laid is None) else ""


def _typed(row: ListRow, field: Field) -> object:
    """Return what an editor begins with."""
    session = row.session
    if field is Field.KIND:
        return session.kind
    if field is Field.MODE:
        return session.mode
    if field is Field.TOPIC:
        return session.topic
    if field is Field.DAY and session.day is None:
        return ""
    return row.cells[field]
