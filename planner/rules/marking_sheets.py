"""A marking sheet that comes back: each result compared three ways, nothing dropped in silence.

*Taken* is what a result was when the sheet was taken along, *mine* is what the course says now,
*theirs* what the sheet says now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules.credits import Marking, Progress, Result, State, progress

if TYPE_CHECKING:
    from decimal import Decimal

    from planner.rules.credits import Item

LECTURERS_ALONE = frozenset({State.EXEMPT, State.RECOGNISED})
MARKERS = tuple(state for state in State if state not in LECTURERS_ALONE)


@dataclass(frozen=True, slots=True)
class Number:
    """Points or a grade; ``summands`` is the sum it was typed as, such as "4+3,5", or empty."""

    value: Decimal | None = None
    summands: str = ""

    def repeats(self, known: Number) -> bool:
        """Tell whether this says nothing beyond what is known: no sum is no other sum."""
        return self.value == known.value and self.summands in {"", known.summands}


NO_NUMBER = Number()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What there is to mark of one result, and in which attempt."""

    state: State = State.OPEN
    number: Number = NO_NUMBER
    feedback: str = ""
    attempt: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a sheet says of a result; None is no statement, and Number() clears the number."""

    state: State | None = None
    number: Number | None = None
    feedback: str | None = None

    def __bool__(self) -> bool:
        return any(said is not None for said in (self.state, self.number, self.feedback))

    def onto(self, marks: Marks) -> Marks:
        """Return the marks as they are once this is taken."""
        return replace(
            marks,
            state=marks.state if self.state is None else self.state,
            number=marks.number if self.number is None else self.number,
            feedback=marks.feedback if self.feedback is None else self.feedback,
        )


class Part(StrEnum):
    """What is compared and asked about as one: state and number together, feedback by itself."""

    RESULT = "result"
    FEEDBACK = "feedback"


class Verdict(StrEnum):
    """What becomes of a part that the sheet says otherwise than the course does."""

    TAKEN = "taken"  # nobody but the marker has changed it
    CONFLICT = "conflict"  # both have, and differently: a question
    LOCKED = "locked"  # exempt and recognised are the lecturer's alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A part of a result in which the sheet differs; ``take`` is what taking it would enter."""

    part: Part
    verdict: Verdict
    take: Statement


def compare(
    taken: Marks, mine: Marks, theirs: Statement, item: Item | None
) -> tuple[Difference, ...]:
    """Say where a sheet differs from the course; nothing if there is nothing to do.

    What the marker left as it was taken along, and what both say alike, is no difference. State
    and number are two things, so that one may come from either side; but they are asked about as
    one where both sides changed the same, where a state that settles the matter meets a number
    that says otherwise, or where another attempt was opened meanwhile.

    >>> from decimal import Decimal
    >>> seventeen = Statement(number=Number(Decimal(17)))
    >>> [one.verdict.value for one in compare(Marks(), Marks(), seventeen, None)]
    ['taken']
    >>> mine = Marks(number=Number(Decimal(18)))
    >>> [one.verdict.value for one in compare(Marks(), mine, seventeen, None)]
    ['conflict']
    >>> compare(Marks(), Marks(number=Number(Decimal(17))), seventeen, None)
    ()
    """
    found = []
    result = Statement(
        state=_news(theirs.state, taken.state, mine.state), number=_new_number(taken, mine, theirs)
    )
    if result:
        verdict = _verdict(taken, mine, theirs, result, item)
        found.append(Difference(part=Part.RESULT, verdict=verdict, take=result))
    feedback = _news(theirs.feedback, taken.feedback, mine.feedback)
    if feedback is not None:
        verdict = Verdict.TAKEN if mine.feedback == taken.feedback else Verdict.CONFLICT
        take = Statement(feedback=feedback)
        found.append(Difference(part=Part.FEEDBACK, verdict=verdict, take=take))
    return tuple(found)


def goes_with(state: State, number: Decimal | None, item: Item | None) -> bool:
    """Tell whether a state and a number may have been entered by two people without a clash.

    Under *open* and *submitted* the number decides anyway; *passed* agrees with points that have
    no measure; any other state must mean what the number means.
    """
    if number is None or state in {State.OPEN, State.SUBMITTED}:
        return True
    graded = item is not None and item.marking is Marking.GRADE
    alone = Result(mark=number) if graded else Result(points=number)
    by_state, by_number = progress(item, Result(state=state)), progress(item, alone)
    return by_number in (
        {Progress.PASSED, Progress.MARKING} if by_state is Progress.PASSED else {by_state}
    )


def _news[T](theirs: T | None, taken: T, mine: T) -> T | None:
    """Return what the marker changed, unless the course says so already."""
    return None if theirs in (taken, mine) else theirs


def _new_number(taken: Marks, mine: Marks, theirs: Statement) -> Number | None:
    said = theirs.number
    if said is None or said.repeats(taken.number) or said.repeats(mine.number):
        return None
    return said


def _verdict(
    taken: Marks, mine: Marks, theirs: Statement, news: Statement, item: Item | None
) -> Verdict:
    if taken.state in LECTURERS_ALONE or news.state in LECTURERS_ALONE:
        return Verdict.LOCKED
    clashes = (
        mine.attempt != taken.attempt,
        news.state is not None and mine.state is not taken.state,
        news.number is not None and _is_other_number(taken.number, mine.number, news.number),
        _cross(taken, mine, theirs, news, item),
    )
    return Verdict.CONFLICT if any(clashes) else Verdict.TAKEN


def _is_other_number(taken: Number, mine: Number, theirs: Number) -> bool:
    """Tell whether both changed the number; the sum behind one and the same number adds to it."""
    return mine != taken and not mine.repeats(theirs)


def _cross(
    taken: Marks, mine: Marks, theirs: Statement, news: Statement, item: Item | None
) -> bool:
    """Tell whether one side's new state contradicts the other's new number.

    A side that said both, and agrees with the other in one of them, knew what it said.
    """
    if (
        news.number is not None
        and mine.state is not taken.state
        and theirs.state in {None, taken.state}
    ):
        return not goes_with(mine.state, news.number.value, item)
    silent = theirs.number is None or theirs.number.repeats(taken.number)
    if news.state is not None and mine.number != taken.number and silent:
        return not goes_with(news.state, mine.number.value, item)
    return False
