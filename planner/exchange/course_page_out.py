"""A plan as a course page of its own: title, times, credits, and the schedule as a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from planner import vocabulary
from planner.exchange.course_page import understand
from planner.exchange.course_page_heads import Column
from planner.exchange.course_page_kinds import asides
from planner.exchange.markdown_words import in_cell, in_markdown
from planner.language import MONTHS, marked
from planner.rules.plan import FIXED, Kind, Mode

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from planner.exchange.course_page_days import PageSession
    from planner.language import Code, Language
    from planner.rules.slots import Hours, Slot
    from planner.rules.terms import Days

type PageStyle = Literal["markdown", "myst"]  # how the table is marked up
STYLES: Final[tuple[PageStyle, ...]] = ("markdown", "myst")
HEADINGS: Final[Mapping[Column, str]] = {
    Column.NUMBER: marked("session"),
    Column.DATE: marked("date"),
    Column.TIME: marked("time"),
    Column.TOPIC: marked("topic"),
    Column.ROOM: marked("room"),
    Column.NOTE: marked("note"),
}
ALWAYS: Final = frozenset({Column.NUMBER, Column.DATE, Column.TOPIC})
NO_DATE: Final = "--"  # in the cells of a break that is printed without its days
NAMED_KINDS: Final = frozenset(Kind) - {Kind.CLASS, Kind.OTHER}  # those that words tell
YEAR: Final = 365  # days; in a longer lecture period a date needs its year


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One row of a plan as a page tells it.

    ``number`` is the one it has by its date, "" for none. ``laid``: it has no day of its own and
    covers what lies between its neighbours. ``because`` is what students read about a
    cancellation. ``hours`` and ``room`` are those it takes place in, or None and "".
    """

    topic: str
    kind: Kind = Kind.CLASS
    mode: Mode = Mode.IN_PERSON
    number: str = ""
    day: date | None = None
    end_day: date | None = None
    laid: bool = False
    hours: Hours | None = None
    room: str = ""
    note: str = ""
    cancelled: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """All that a page says. ``credits`` are whole lines, such as "3 ECTS: a talk, a poster"."""

    title: str
    lectures: Days
    rows: tuple[PageRow, ...]
    slots: tuple[Slot, ...] = ()
    above: tuple[str, ...] = ()  # lines below the title: the term, who teaches
    credits: tuple[str, ...] = ()


def course_page(plan: PagePlan, say: Language, style: PageStyle = "markdown") -> str:
    """Write a page that our reader understands as this plan, as far as a page can tell it.

    Times, rooms and notes have columns where the weekly time does not tell them already. The
    same plan gives the same text.
    """
    topics = [in_kind(row, say, named=False) for row in plan.rows]
    columns: Collection[Column] = ALWAYS
    if plan.rows:
        table = _table(plan.rows, topics, ALWAYS, say, plan.lectures)
        read = understand(_page(plan, table, say), lectures=plan.lectures).sessions
        columns = ALWAYS | {
            more for pair in zip(plan.rows, read, strict=False) for more in _lacking(*pair)
        }
        kinds = [one.kind for one in read]
        topics = [
            in_kind(row, say, named=kind is not row.kind)
            for row, kind in zip(plan.rows, kinds, strict=False)
        ]
    table = _table(plan.rows, topics, columns, say, plan.lectures)
    if style == "myst":
        table = f"```{{table}}\n{table}\n```"
    return _page(plan, table, say)


def in_kind(row: PageRow, say: Language, *, named: bool) -> str:
    """Return what stands in the topic's cell: the topic; what is cancelled says so, and why.

    A row of a kind of its own without a topic is called what it is; ``named`` puts that in front
    of a topic that does not tell it: "Exam: …".
    """
    topic, why = " ".join(row.topic.split()), " ".join(row.because.split())
    if row.cancelled and not topic:
        return say("cancelled: {reason}", reason=why) if why else say("cancelled")
    if row.cancelled and why:
        return say("cancelled: {topic} ({reason})", topic=topic, reason=why)
    if row.cancelled:
        return say("cancelled: {topic}", topic=topic)
    if row.kind not in NAMED_KINDS:
        return topic
    kind = vocabulary.kind(row.kind, say)
    if topic:
        return f"{kind}: {topic}" if named else topic
    return kind.lower() if say.code == "en" else kind


def mode_words(mode: Mode, say: Language) -> str:
    """Return where one takes part as a page puts it in parentheses: "online"."""
    return vocabulary.mode(mode, say).lower()


def day_words(row: PageRow, code: Code, lectures: Days) -> str:
    """Return what stands in the date's cell: "October 18th", for several days with a dash.

    The year is named where the term does not tell it.
    """
    if row.day is None:
        return NO_DATE if row.laid else ""
    days = [row.day] if row.end_day is None else [row.day, row.end_day]
    long = (lectures.last - lectures.first).days >= YEAR
    return " – ".join(_day(day, code, year=long or day not in lectures) for day in days)


def number_words(row: PageRow, say: Language) -> str:
    """Return what stands in the number's cell: "9", "9 (online)"."""
    if row.laid:
        return NO_DATE
    mode = "" if row.mode is Mode.IN_PERSON else f"({mode_words(row.mode, say)})"
    return f"{row.number} {mode}".strip()


def note_words(row: PageRow, topic: str) -> str:
    """Return what a column of notes says: not what a holiday's topic says in parentheses."""
    if row.kind not in FIXED:
        return row.note
    told = {part.strip() for part in asides(topic).split(";")}
    return "; ".join(part for one in row.note.split(";") if (part := one.strip()) not in told)


def _day(day: date, code: Code, *, year: bool) -> str:
    month = MONTHS[code][day.month - 1]
    if code == "de":
        return f"{day.day}. {month} {day.year}" if year else f"{day.day}. {month}"
    return f"{month} {ordinal(day.day)}, {day.year}" if year else f"{month} {ordinal(day.day)}"


def ordinal(number: int) -> str:
    """Write an English ordinal: 1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _lacking(row: PageRow, read: PageSession) -> set[Column]:
    """Say which columns a row needs, having been read back without them."""
    columns = {
        Column.TIME: row.hours is not None and row.hours != read.hours,
        Column.ROOM: bool(row.room) and row.room != read.room,
        Column.NOTE: bool(note_words(row, read.topic)),
    }
    return {column for column, needed in columns.items() if needed}


def _table(
    rows: Sequence[PageRow],
    topics: Sequence[str],
    columns: Collection[Column],
    say: Language,
    lectures: Days,
) -> str:
    shown = [column for column in HEADINGS if column in columns]
    cells = [[say(HEADINGS[column]) for column in shown]]
    for row, topic in zip(rows, topics, strict=True):
        told = {
            Column.NUMBER: number_words(row, say),
            Column.DATE: day_words(row, say.code, lectures),
            Column.TIME: say.hours(row.hours.start, row.hours.end) if row.hours else "",
            Column.TOPIC: emphasised(row, topic),
            Column.ROOM: in_cell(row.room),
            Column.NOTE: in_cell(note_words(row, topic)),
        }
        cells.append([told[column] for column in shown])
    return "\n".join(aligned(cells))


def emphasised(row: PageRow, topic: str, *, pipes: bool = True) -> str:
    """Set in bold what tells that there is no class, without what stands in parentheses."""
    write = in_cell if pipes else in_markdown
    name, rest = topic, ""
    if row.cancelled:
        name, mark, rest = topic.partition(":")
        name += mark
    elif row.kind in FIXED:
        name, mark, rest = topic.partition(" (")
        rest = mark + rest
    else:
        return write(topic)
    return f"**{write(name)}** {write(rest)}".strip()


def aligned(cells: Sequence[Sequence[str]]) -> list[str]:
    """Set a table with pipes, its first row the heading, so that the columns stand in line."""
    widths = [max(3, *map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return [lines[0], rule, *lines[1:]]


def _page(plan: PagePlan, table: str, say: Language) -> str:
    parts = [f"# {in_markdown(plan.title)}", *map(in_markdown, plan.above)]
    times = [_time(slot, say) for slot in plan.slots]
    if len(times) == 1:
        parts.append(say("The course takes place: **{time}**.", time=times[0]))
    elif times:
        parts.append(say("The course takes place:"))
        parts.append("\n".join(f"* **{time}**" for time in times))
    if plan.credits:
        parts += [
            f"## {say('Requirements')}",
            "\n".join(f"* {in_markdown(one)}" for one in plan.credits),
        ]
    return "\n\n".join([*parts, f"## {say('Schedule')}", table]) + "\n"


def _time(slot: Slot, say: Language) -> str:
    words, room = vocabulary.slot(replace(slot, valid=None), say), in_markdown(slot.room)
    return say("{time}, in {room}", time=words, room=room) if room else words
