"""What a value of a table means for an item: a state, points, a grade, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.errors import PlannerError, Problem
from planner.exchange.moodle_words import HandedIn, Shown, Status
from planner.exchange.sheets_in import plain_cell
from planner.jobs.sheet_entries import EntryUnread, TooManyPoints, Wanted, states_by_word
from planner.rules.credits import Marking, State
from planner.rules.grades import parse_grade, parse_points
from planner.rules.people import folded
from planner.rules.points import fits, parse_sum
from planner.rules.results_in import NOTHING_SAID, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.exchange.result_rows import ResultColumn
    from planner.rules.credits import Item

HUNDREDTH = Decimal("0.01")
_NUMBER = re.compile(r"[0-9][0-9.,+ ]*%?")
_THOUSANDS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_LETTERS = {letter: state for state, letter in vocabulary.STATE_LETTERS.items()}
_SCALES: Mapping[str, State] = {  # what scales call it, in English and German
    **dict.fromkeys(
        (
            *("pass", "passed", "bestanden", "satisfactory", "erfüllt", "erfolgreich"),
            *("competent", "kompetent", "complete", "vollständig", "mit erfolg", "ja", "yes"),
        ),
        State.PASSED,
    ),
    **dict.fromkeys(
        (
            *("fail", "failed", "nicht bestanden", "not satisfactory", "unsatisfactory"),
            *("nicht erfüllt", "not yet competent", "not competent", "nicht kompetent"),
            *("incomplete", "unvollständig", "ohne erfolg", "nein", "no", "not passed"),
        ),
        State.FAILED,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMaximum(Problem):
    """A file counts to another number of points than the item; its values were skipped."""

    item: str
    theirs: Decimal
    ours: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentOfNothing(Problem):
    """Percentages for an item of which nobody said how many points it has; they were skipped."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForTick(Problem):
    """Numbers for an item that is passed or not; they were skipped."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """How the values of one column are read.

    ``bonus`` tells that the item takes more points than its most, ``scaled`` that points are
    converted where the file counts to another number. ``letters`` tells that single letters are
    states, ``ticks`` that 1 and 0 are passed and failed. ``point`` is the file's decimal sign.
    """

    item: Item
    bonus: bool = False
    shown: Shown = Shown.REAL
    most: Decimal | None = None
    scaled: bool = False
    letters: bool = False
    ticks: bool = False
    point: str = "."


def meaning(
    column: ResultColumn,
    texts: Iterable[str],
    item: Item,
    *,
    bonus: bool,
    scaled: bool,
    of_moodle: bool,
    point: str,
) -> Meaning:
    """Say how a column is read, from its heading and from all that stands in it.

    Single letters are states only where each of them is one of ours: in a column with B and C, an
    A is no "recognised". No Moodle writes our letters.
    """
    found = {text.upper() for text in texts}
    letters = {text for text in found if len(text) == 1 and text.isalpha()}
    return Meaning(
        item=item,
        bonus=bonus,
        shown=column.shown,
        most=_most(column.most),
        scaled=scaled,
        letters=not of_moodle and letters <= _LETTERS.keys(),
        ticks=found <= {"0", "1", *_LETTERS},
        point=point,
    )


def column_problem(how: Meaning, heading: str) -> Problem | None:
    """Say why no number of a column can be taken, once for all of them."""
    item, most = how.item, how.item.max_points
    if item.marking is not Marking.POINTS:
        return None
    if how.shown is Shown.PERCENT and most is None:
        return PercentOfNothing(column=heading, item=item.title)
    if how.most is not None and most is not None and how.most != most and not how.scaled:
        return OtherMaximum(column=heading, item=item.title, theirs=how.most, ours=most)
    return None


def read_value(text: str, how: Meaning) -> Said | Problem:
    """Read one value; a problem says neither row nor column, which the caller knows."""
    plain = plain_cell(text)
    state = _state(plain, how)
    if state is State.OPEN:
        return Said(clear=True)
    if state is not None:
        return Said(state=state)
    marking = how.item.marking
    if not _NUMBER.fullmatch(plain):
        wanted = {Marking.POINTS: Wanted.POINTS, Marking.GRADE: Wanted.GRADE}
        return EntryUnread(text=text, wanted=wanted.get(marking, Wanted.STATE))
    if marking is Marking.TICK:
        return _tick(plain, how)
    if marking is Marking.GRADE:
        return _grade(plain)
    return _points(plain, how)


def _state(plain: str, how: Meaning) -> State | None:
    found = vocabulary.STATE_SIGNS.get(plain) or states_by_word().get(folded(plain))
    if found is None and (how.item.marking is Marking.TICK or len(plain) > len("nein")):
        found = scale_state(plain)
    if found is None and how.letters:
        found = _LETTERS.get(plain.upper())
    if found is None and plain.casefold() == "x" and how.item.marking is Marking.TICK:
        return State.PASSED  # a cross in a box, where letters are no states
    return found


def scale_state(word: str) -> State | None:
    """Say what a word of a scale means: passed or failed, None if it means neither.

    >>> scale_state("Nicht bestanden").value
    'failed'
    """
    return _scales().get(folded(word))


@cache
def _scales() -> Mapping[str, State]:
    return {folded(word): state for word, state in _SCALES.items()}


def _tick(plain: str, how: Meaning) -> Said | Problem:
    """Take the highest grade as passed and none as failed; what is between says nothing."""
    try:
        number = parse_points(plain)
    except PlannerError:
        return NumberForTick(item=how.item.title)
    most = how.most if how.most is not None else Decimal(1) if how.ticks else None
    if most is not None and number in {most, Decimal(0)}:
        return Said(state=State.PASSED if number else State.FAILED)
    return NumberForTick(item=how.item.title)


def _grade(plain: str) -> Said | Problem:
    try:
        return Said(mark=parse_grade(plain))
    except PlannerError:
        return EntryUnread(text=plain, wanted=Wanted.GRADE)


def _points(plain: str, how: Meaning) -> Said | Problem:
    unread = EntryUnread(text=plain, wanted=Wanted.POINTS)
    percent = plain.endswith("%") or how.shown is Shown.PERCENT
    number = plain.removesuffix("%").strip()
    if _THOUSANDS.fullmatch(number) and how.point not in number:
        return unread  # 1,234 in a file that writes 8.5: a thousand, or a slip
    try:
        found = parse_sum(number)
    except PlannerError:
        return unread
    points, summands = found.total, found.summands
    most = how.item.max_points
    if percent and most is None:
        return PercentOfNothing(item=how.item.title)
    if percent and most is not None:
        points, summands = converted(points, Decimal(100), most), ""
    elif how.scaled and how.most and most is not None and how.most != most:
        points, summands = converted(points, how.most, most), ""
    if not fits(points, most, bonus=how.bonus):
        assert most is not None, "points are never below zero here"
        return TooManyPoints(text=plain, most=most)
    return Said(points=plainly(points), summands=summands)


def converted(points: Decimal, of: Decimal, to: Decimal) -> Decimal:
    """Convert points out of ``of`` into points out of ``to``, to a hundredth, halves up.

    >>> converted(Decimal("93.33"), Decimal(100), Decimal(15)), converted(
    ...     Decimal("87.5"), Decimal(100), Decimal(20)
    ... )
    (Decimal('14.00'), Decimal('17.50'))
    """
    return (points * to / of).quantize(HUNDREDTH, ROUND_HALF_UP)


def plainly(number: Decimal) -> Decimal:
    """Drop zeros at the end, which say nothing: 8.50 points are 8.5, and 100 stays 100.

    >>> plainly(Decimal("8.50")), plainly(Decimal("100.00"))
    (Decimal('8.5'), Decimal('100'))
    """
    return Decimal(f"{number:f}".rstrip("0").rstrip(".")) if "." in f"{number:f}" else number


def handed_in_said(found: HandedIn | None) -> Said:
    """Say what a worksheet's status means: handed in, late by so many days, a later deadline.

    A draft, nothing handed in, and what is overdue are no statement: a passed deadline records
    nothing.
    """
    if found is None:
        return NOTHING_SAID
    submitted = found.status is Status.SUBMITTED
    return Said(
        state=State.SUBMITTED if submitted else None,
        late_days=found.late_days if submitted else 0,
        due=found.until,
        again=found.again,
    )


def _most(text: str) -> Decimal | None:
    try:
        return parse_points(text)
    except PlannerError:
        return None
