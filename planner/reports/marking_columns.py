"""The columns of a marking sheet: heading, width, how a cell is filled, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.reports.gradebook_columns import width_of
from planner.reports.workbook import Check, Look, letters_of
from planner.rules.credits import Marking, State
from planner.rules.grades import STEPS
from planner.rules.marking_layout import STUDENT, Column
from planner.rules.marking_sheets import LECTURERS_ALONE, MARKERS
from planner.rules.points import sum_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from planner.language import Language
    from planner.reports.marking_sheet import MarkingSheet, SheetLine, SheetResult
    from planner.reports.workbook import Filled, Sheet, Value
    from planner.rules.credits import Item

    type Fill = Callable[[SheetLine], Filled]
    type Read = Callable[[SheetResult], Value]

LISTS = "lists"  # the sheet that does not show
GROUND, RULE, MUTED_INK = "f6f6f3", "d3d5cf", "646b76"
NAME = Look(ground=GROUND, rule=RULE, bold=True)
LOCKED = Look(ground=GROUND, rule=RULE)
NOT_ASKED = Look(ground=GROUND, rule=RULE, ink=MUTED_INK, italic=True, align="center")
NUMBER = Look(rule=RULE, align="center", entry=True)
GRADE = Look(rule=RULE, align="center", entry=True, format="0.0")
STATE = Look(rule=RULE, align="center", entry=True)
FEEDBACK = Look(rule=RULE, wrap=True, upright="top", entry=True)
FEEDBACK_WIDTH = 36.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingColumn:
    """One column; ``key`` says what it means when the sheet comes back, "" if nothing is entered.

    ``fill`` is asked once for the sheet, and then for each student.
    """

    key: str
    heading: str
    width: float
    fill: Callable[[Sheet], Fill]
    item: Item | None = None
    kind: Column | None = None


def columns(document: MarkingSheet, say: Language) -> tuple[MarkingColumn, ...]:
    """Return all columns from left to right; the first, which does not show, holds the ids."""
    found = [*_people(document, say)]
    for item in document.items:
        found += _told(item, document, say)
        found += _entries(item, document, say)
    return tuple(found)


def _people(document: MarkingSheet, say: Language) -> Iterator[MarkingColumn]:
    yield MarkingColumn(
        key=STUDENT, heading=STUDENT, width=16, fill=_locked(lambda line: line.student, LOCKED)
    )
    names: tuple[tuple[str, Callable[[SheetLine], str], Look], ...] = (
        (say("Family name"), lambda line: line.family, NAME),
        (say("Given names"), lambda line: line.given, LOCKED),
    )
    for heading, read, look in names:
        longest = max((len(read(line)) for line in document.lines), default=0)
        width = width_of(heading, longest)
        yield MarkingColumn(key="", heading=heading, width=width, fill=_locked(read, look))
    if any(line.apart for line in document.lines):
        heading = say("To tell apart")
        longest = max(len(line.apart) for line in document.lines)
        fill = _locked(lambda line: line.apart, LOCKED)
        yield MarkingColumn(key="", heading=heading, width=width_of(heading, longest), fill=fill)


def _told(item: Item, document: MarkingSheet, say: Language) -> Iterator[MarkingColumn]:
    """Return what a sheet tells of an item without asking: groups, titles, deadlines, lateness."""
    name = item.short or item.title
    told: tuple[tuple[str, Callable[[SheetResult], str]], ...] = (
        (say("{item}: group", item=name), lambda result: result.group),
        (say("{item}: title", item=name), lambda result: result.title),
        (say("{item}: deadline", item=name), lambda result: deadline(result, say)),
    )
    for heading, read in told:
        longest = max(len(read(document.result(line, item.id))) for line in document.lines or [])
        if longest:
            fill = _locked(_of(item, document, read), LOCKED)
            width = width_of(heading, longest)
            yield MarkingColumn(key="", heading=heading, width=width, fill=fill)


def deadline(result: SheetResult, say: Language) -> str:
    """Say until when a student has time, and how late something came; nothing of the ground."""
    parts = []
    if result.until is not None:
        parts.append(say("until {day}", day=say.day_month(result.until)))
    if result.late_days:
        parts.append(say.count("{n} day late", "{n} days late", result.late_days))
    return ", ".join(parts)


def _entries(item: Item, document: MarkingSheet, say: Language) -> Iterator[MarkingColumn]:
    name = item.short or item.title

    def column(kind: Column, heading: str, width: float, read: Read, look: Look) -> MarkingColumn:
        fill = _asked(item, document, read, look)
        key = kind.of(item.id)
        return MarkingColumn(
            key=key, heading=heading, width=width, fill=fill, item=item, kind=kind
        )

    if item.marking is not Marking.TICK:
        graded = item.marking is Marking.GRADE
        heading = say("{item}: grade", item=name) if graded else _points_heading(item, say)
        look = GRADE if graded else NUMBER
        yield column(Column.NUMBER, heading, width_of(heading, 8), _number(say), look)
    heading = say("{item}: state", item=name)
    words: dict[State, str] = {
        state: vocabulary.state(state, say) for state in State if state is not State.OPEN
    }
    longest = max(map(len, words.values()))
    width = width_of(heading, longest)
    yield column(Column.STATE, heading, width, lambda one: words.get(one.marks.state), STATE)
    heading = say("{item}: feedback to the student", item=name)
    told: Read = lambda one: one.marks.feedback or None  # noqa: E731 -- a def would hide that all columns are read alike
    yield column(Column.FEEDBACK, heading, FEEDBACK_WIDTH, told, FEEDBACK)


def _points_heading(item: Item, say: Language) -> str:
    name = item.short or item.title
    if item.max_points is None:
        return say("{item}: points", item=name)
    return say("{item}: points of {most}", item=name, most=say.number(item.max_points))


def _number(say: Language) -> Read:
    """Write a number as it is, and one that was typed as a sum as that sum."""

    def read(result: SheetResult) -> Value:
        number = result.marks.number
        return sum_text(number.summands, say.number) if number.summands else number.value

    return read


def _of(
    item: Item, document: MarkingSheet, read: Callable[[SheetResult], Value]
) -> Callable[[SheetLine], Value]:
    return lambda line: read(document.result(line, item.id))


def _locked(read: Callable[[SheetLine], Value], look: Look) -> Callable[[Sheet], Fill]:
    def on(sheet: Sheet) -> Fill:
        style = sheet.style(look)
        return lambda line: (read(line), style)

    return on


def _asked(item: Item, document: MarkingSheet, read: Read, look: Look) -> Callable[[Sheet], Fill]:
    """Fill cells to be marked; where an item is not asked of a student, they are locked."""

    def on(sheet: Sheet) -> Fill:
        style, locked = sheet.style(look), sheet.style(NOT_ASKED)

        def fill(line: SheetLine) -> Filled:
            result = document.result(line, item.id)
            closed = result.marks.state in LECTURERS_ALONE
            return read(result), locked if closed else style

        return fill

    return on


def listed(say: Language) -> Iterator[tuple[str | None, Decimal | str | None]]:
    """Yield what the drop-down lists offer, row by row: states with their letters, grade steps."""
    yield from zip_longest(_states(say), (*STEPS, _open(say)))


def _states(say: Language) -> tuple[str, ...]:
    states = [state for state in MARKERS if state is not State.OPEN] + [State.OPEN]
    words = [vocabulary.state(state, say) for state in states]
    return (*words, *(vocabulary.STATE_LETTERS[state] for state in states))


def _open(say: Language) -> str:
    return vocabulary.state(State.OPEN, say)


def checks(
    document: MarkingSheet, shown: tuple[MarkingColumn, ...], rows: tuple[int, int], say: Language
) -> Iterator[Check]:
    """Return what each column takes, for the rows from the first to the last."""
    states, steps = len(_states(say)), len(STEPS) + 1
    for number, column in enumerate(shown, 1):
        letters = letters_of(number)
        cells = f"{letters}{rows[0]}:{letters}{rows[1]}"
        if column.kind is Column.STATE:
            yield Check(
                cells=cells,
                source=f"{LISTS}!$A$1:$A${states}",
                objection=say(
                    "Choose a state from the list, or type its letter (see the legend)."
                ),
            )
        elif column.kind is Column.NUMBER and column.item is not None:
            if column.item.marking is Marking.GRADE:
                words = say("A grade from 1.0 to 5.0, as in the list.")
                source = f"{LISTS}!$B$1:$B${steps}"
                yield Check(cells=cells, source=source, objection=words)
            else:
                first = f"{letters}{rows[0]}"
                yield _points_check(column.item, document, cells, first, say)


def _points_check(
    item: Item, document: MarkingSheet, cells: str, first: str, say: Language
) -> Check:
    """Ask for points within bounds, or for a sum or the word for open, which are texts."""
    most = None if item.id in document.bonus else item.max_points
    bounds = f"{first}>=0" + ("" if most is None else f",{first}<={most:f}")
    word = _open(say).replace('"', "")
    text = f'ISTEXT({first}),OR(ISNUMBER(FIND("+",{first})),{first}="{word}")'
    hint = say("Points, or a sum such as 4+3.5")
    if most is not None:
        hint = say("0 to {most} points, or a sum such as 4+3.5", most=say.number(most))
    return Check(
        cells=cells,
        formula=f"OR(AND(ISNUMBER({first}),{bounds}),AND({text}))",
        objection=hint,
        hint=hint,
    )
