"""Results that come from elsewhere: what each would do to what the course says already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules.attempts import HANDED_BACK, is_blank
from planner.rules.credits import State
from planner.rules.marking_sheets import goes_with

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from planner.rules.credits import Item, Result

PROTECTED = frozenset({State.EXEMPT, State.RECOGNISED, State.EXCUSED})
MARKED = frozenset({State.PASSED, State.FAILED, State.RETURNED})


class Verdict(StrEnum):
    """What a value of a file is to the course."""

    NEW = "new"
    CHANGED = "changed"  # adds to what is there, or takes its place since somebody insists
    SAME = "same"
    CONFLICT = "conflict"  # something else is entered, and stays
    QUESTION = "question"  # who is it?
    SKIPPED = "skipped"


WRITING = frozenset({Verdict.NEW, Verdict.CHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a file says of one result; None, and "", are no statement.

    ``clear`` opens the result again and takes its number away. ``again`` tells that work was
    handed in after it was marked. ``note`` is kept beside what is recorded of lateness.
    """

    state: State | None = None
    points: Decimal | None = None
    mark: Decimal | None = None
    summands: str = ""
    late_days: int = 0
    due: date | None = None
    note: str = ""
    clear: bool = False
    again: bool = False

    def __bool__(self) -> bool:
        numbered = self.points is not None or self.mark is not None
        due = self.due is not None
        return self.clear or self.state is not None or numbered or self.late_days > 0 or due


NOTHING_SAID = Said()


def judged(now: Result, said: Said, item: Item) -> tuple[Verdict, Said]:
    """Say what a statement is to a result, and what of it is news.

    What adds to a result without contradicting it is taken: points to what was handed in, a mark
    to what has none, days late, a deadline of one's own. That work was handed in is no news where
    it has been marked, unless it came again. Everything else that differs from what is entered is
    a conflict, and so is all that would touch what is excused, exempt or recognised.

    >>> from decimal import Decimal
    >>> from planner.rules.credits import Item, Result
    >>> sheet, eight = Item(id="a", title="Sheet"), Said(points=Decimal(8))
    >>> judged(Result(state=State.SUBMITTED), eight, sheet)[0].value
    'changed'
    >>> judged(Result(points=Decimal(7)), eight, sheet)[0].value
    'conflict'
    """
    blank = is_blank(now.state, now.points, now.mark, now.late_days)
    if said.clear:
        return (Verdict.SAME, NOTHING_SAID) if blank else (Verdict.CONFLICT, Said(clear=True))
    news = _news(now, said)
    if not news:
        return Verdict.SAME, NOTHING_SAID
    if now.state in PROTECTED or _clashes(now, said, news, item):
        return Verdict.CONFLICT, news
    return (Verdict.NEW if blank else Verdict.CHANGED), news


def _news(now: Result, said: Said) -> Said:
    """Leave of a statement what the result does not say already."""
    number = said.points != now.points or said.mark != now.mark
    late = said.late_days if said.late_days != now.late_days else 0
    return Said(
        state=None if _is_known(now, said) else said.state,
        points=said.points if number else None,
        mark=said.mark if number else None,
        summands=said.summands if number else "",
        late_days=late,
        due=said.due if said.due != now.due else None,
        note=said.note if late else "",
        again=said.again,
    )


def _is_known(now: Result, said: Said) -> bool:
    if said.state is not State.SUBMITTED:
        return said.state in {None, now.state}
    if now.state in HANDED_BACK and said.again:
        return False
    numbered = now.points is not None or now.mark is not None
    return now.state in MARKED | {State.SUBMITTED} or (now.state is State.OPEN and numbered)


def _clashes(now: Result, said: Said, news: Said, item: Item) -> bool:
    number = news.mark if news.mark is not None else news.points
    had = now.mark is not None or now.points is not None
    follows = now.state is State.SUBMITTED and news.state in MARKED
    state = now.state if said.state in {None, State.SUBMITTED} else said.state
    return (
        (news.state is not None and now.state is not State.OPEN and not follows)
        or (number is not None and had)
        or (bool(news.late_days) and now.late_days > 0)
        or (news.due is not None and now.due is not None)
        or (
            number is not None
            and said.state in {None, State.SUBMITTED}
            and bool(state)
            and not goes_with(state or State.OPEN, number, item)
        )
    )
