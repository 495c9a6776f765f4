"""Attempts at an item: what begins another one, and how many there may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules.credits import State

if TYPE_CHECKING:
    from decimal import Decimal

HANDED_BACK = frozenset({State.RETURNED, State.FAILED})


@dataclass(eq=False)
class AttemptsUsedUp(PlannerError):
    """An item allows no more than ``most`` attempts."""

    item: str
    most: int


def begins_another(was: State | None, entered: State | None) -> bool:
    """Tell whether a new state means that the work was handed in once more.

    So it is when what was returned or failed is handed in. Any other change of state puts right
    what was recorded, and the attempt stays the same: a sheet that was *missing* and came after
    all, a *failed* that should have been *passed*.

    >>> begins_another(State.RETURNED, State.SUBMITTED), begins_another(
    ...     State.MISSING, State.SUBMITTED
    ... )
    (True, False)
    """
    return entered is State.SUBMITTED and was in HANDED_BACK


def is_blank(
    state: State | None, points: Decimal | None, mark: Decimal | None, late_days: int | None
) -> bool:
    """Tell whether nothing is recorded of an attempt: neither a state nor a number nor lateness.

    Zero points are a number.

    >>> is_blank(State.OPEN, None, None, 0), is_blank(State.OPEN, None, None, 2)
    (True, False)
    """
    numbered = points is not None or mark is not None
    return state in {None, State.OPEN} and not numbered and not late_days


def following(number: int, most: int | None, item: str) -> int:
    """Return the number of the next attempt; raises AttemptsUsedUp past the ``most`` of an item.

    >>> following(1, 3, "Sheet"), following(7, None, "Sheet")
    (2, 8)
    """
    if most is not None and number >= most:
        raise AttemptsUsedUp(item, most)
    return number + 1
