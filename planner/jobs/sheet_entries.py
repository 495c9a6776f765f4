"""What is written in the cells of a marking sheet, as a statement about a result."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.errors import PlannerError, Problem
from planner.exchange.sheets_in import plain_cell
from planner.language import Language
from planner.rules.credits import Marking, State
from planner.rules.grades import parse_grade
from planner.rules.marking_layout import Column
from planner.rules.marking_sheets import Marks, Number, Statement
from planner.rules.people import folded
from planner.rules.points import fits, parse_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.exchange.marking_sheets_in import EnteredText
    from planner.rules.credits import Item

UNTOUCHED = Marks()
_NOISE = re.compile(r"\d+\.\d{5,}")  # of a sum that a spreadsheet made of binary numbers


class Wanted(StrEnum):
    """What a cell should have held."""

    STATE = "state"
    POINTS = "points"
    GRADE = "grade"
    NO_NUMBER = "no_number"  # the item is marked by passing alone


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryUnread(Problem):
    """A cell that was not understood; it was skipped."""

    text: str
    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyPoints(Problem):
    """More points than the item has; the cell was skipped."""

    text: str
    most: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What the cells of one result say, and what of them was not understood."""

    statement: Statement
    problems: tuple[Problem, ...]


def read_entries(
    row: int, cells: Iterable[EnteredText], item: Item, taken: Marks, *, bonus: bool
) -> Entered:
    """Read the cells of one result. An empty cell says nothing; the word for open takes back.

    ``bonus`` tells that the item takes more points than its most. A number that was taken along
    is no statement, whatever the item takes now.
    """
    said: dict[Column, Any] = {}
    problems: list[Problem] = []
    for cell in cells:
        read = _READ[cell.column](cell.text, item, taken, bonus=bonus)
        if isinstance(read, Problem):
            problems.append(replace(read, row=row, column=cell.heading))
        else:
            said[cell.column] = read
    statement = Statement(
        state=said.get(Column.STATE),
        number=said.get(Column.NUMBER),
        feedback=said.get(Column.FEEDBACK),
    )
    return Entered(statement=statement, problems=tuple(problems))


def _state(text: str, _item: Item, _taken: Marks, *, bonus: bool) -> State | Problem:  # noqa: ARG001 -- all cells are read alike
    plain = plain_cell(text)
    known = states_by_word().get(folded(plain)) or _LETTERS.get(plain.upper())
    return known or EntryUnread(text=text, wanted=Wanted.STATE)


def _number(text: str, item: Item, taken: Marks, *, bonus: bool) -> Number | Problem:
    plain = plain_cell(text)
    if _takes_back(plain):
        return Number()
    if item.marking is Marking.TICK:
        return EntryUnread(text=text, wanted=Wanted.NO_NUMBER)
    graded = item.marking is Marking.GRADE
    try:
        number = Number(parse_grade(plain)) if graded else _points(plain)
    except PlannerError:
        return EntryUnread(text=text, wanted=Wanted.GRADE if graded else Wanted.POINTS)
    most = item.max_points
    if graded or most is None or number.repeats(taken.number):
        return number
    assert number.value is not None
    if not fits(number.value, most, bonus=bonus):
        return TooManyPoints(text=text, most=most)
    return number


def _points(text: str) -> Number:
    """Read points; where 7.3 is meant, a spreadsheet may have added up 7.299999999999999."""
    plain = f"{round(Decimal(text), 4).normalize():f}" if _NOISE.fullmatch(text) else text
    found = parse_sum(plain)
    return Number(found.total, found.summands)


def _feedback(text: str, _item: Item, taken: Marks, *, bonus: bool) -> str | None:  # noqa: ARG001 -- as above
    """Read a text; what differs in blanks alone, which programs change, was not changed."""
    if _takes_back(text):
        return ""
    return None if text.split() == taken.feedback.split() else text


_READ: Mapping[Column, Callable[..., Any]] = {
    Column.STATE: _state,
    Column.NUMBER: _number,
    Column.FEEDBACK: _feedback,
}
_LETTERS = {letter: state for state, letter in vocabulary.STATE_LETTERS.items()}


def _takes_back(text: str) -> bool:
    return states_by_word().get(folded(text)) is State.OPEN


@cache
def states_by_word() -> Mapping[str, State]:
    """Return every word for a state, as files have it and in both languages."""
    known = {folded(state.value): state for state in State}
    for language in (Language.load("en"), Language.load("de")):
        known |= {folded(vocabulary.state(state, language)): state for state in State}
    return known


def from_texts(texts: Sequence[str] | None) -> Marks:
    """Read marks as the register and the sheet itself keep them; none are untouched."""
    attempt, state, number, summands, feedback = (*(texts or ()), *("",) * 5)[:5]
    if not (attempt or state):
        return UNTOUCHED
    return Marks(
        state=State(state),
        number=Number(Decimal(number) if number else None, summands),
        feedback=feedback,
        attempt=int(attempt),
    )
