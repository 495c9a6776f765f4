"""How far a student is: each requirement tallied by its measure, and the standing of a tier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.rules.attendance import NO_SESSIONS, ExcusedCounts
from planner.rules.credits import (
    UNTOUCHED,
    Marking,
    Progress,
    Standing,
    State,
    asked_items,
    needed,
    progress,
)
from planner.rules.requirements import Asks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.rules.attendance import Attended
    from planner.rules.credits import Item, Requirement, Result, Tier

_WORST_FIRST = (Standing.OUT_OF_REACH, Standing.POSSIBLE, Standing.WAITING, Standing.MET)
_STILL_OWED = frozenset({State.RETURNED, State.EXCUSED})
_HANDED_IN = frozenset({State.SUBMITTED, State.PASSED})
_NONE, _ZERO, _HUNDRED = Fraction(0), Decimal(0), 100

type Amount = int | Fraction  # exact: items and sessions are whole, points need not be


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One requirement counted for one student, in its own measure: items, points or sessions.

    ``have`` is sure; ``marking`` could come from what is handed in (or held) and ``owed`` from
    what the student can still do. ``need`` is what is asked after exemptions and ``whole`` the
    most there is, None where nobody knows. ``empty``: something was asked, and nothing is left.
    """

    have: Amount
    marking: Amount
    owed: Amount
    need: Amount
    whole: Amount | None
    empty: bool = False

    @property
    def standing(self) -> Standing:
        """Judge it: met by the facts alone, out of reach at the best, else who must act."""
        if self.empty:
            return Standing.WAITING
        if self.have >= self.need:
            return Standing.MET
        if self.have + self.marking + self.owed < self.need:
            return Standing.OUT_OF_REACH
        in_hand = self.have + self.marking >= self.need
        return Standing.WAITING if in_hand else Standing.POSSIBLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What one item brings to a sum of points: what is sure, and what it may still bring.

    ``most`` is its maximum, None where it has none. ``granted``: recognised without points.
    """

    item: str
    progress: Progress
    have: Fraction
    more: Fraction | None  # None: nobody knows, since the item has no maximum
    most: Fraction | None
    granted: bool = False


def standing(
    tier: Tier,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended = NO_SESSIONS,
) -> Standing:
    """Say how far one student is on the way to a tier.

    *Met* if the facts alone satisfy every requirement; *out of reach* if one of them could not be
    satisfied even with everything open at its best; *possible* if the student must still act for
    one; else *waiting*. A tier without requirements waits for the lecturer's word. The clock
    decides nothing here: an overdue item is still owed.
    """
    found = (tally(one, items, results, attended).standing for one in tier.requires)
    return min(found, key=_WORST_FIRST.index, default=Standing.WAITING)


def tally(
    requirement: Requirement,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended = NO_SESSIONS,
) -> Tally:
    """Count one requirement for one student; ``items`` and ``results`` are keyed by item id."""
    return _MEASURES[requirement.asks](requirement, items, results, attended)


def progress_of(
    requirement: Requirement, items: Mapping[str, Item], results: Mapping[str, Result]
) -> dict[str, Progress]:
    """Return what each item of a requirement means for one student, exempt ones included.

    No result is the same as an open one. An id without an item is judged by the state alone, so
    that a lost item makes nothing easier.
    """
    return {
        id_: progress(items.get(id_), results.get(id_, UNTOUCHED))
        for id_ in asked_items(requirement, items)
    }


def counted(at_least: int, found: Iterable[Progress]) -> Tally:
    """Count passed items.

    Exempt items leave the set, and "at least n" becomes min(n, items left). If something was
    asked and nothing is left of it, the lecturer's word is awaited. So exempting somebody from
    their last chance puts "one of two" out of reach, where the other one is lost.

    >>> counted(2, [Progress.PASSED, Progress.MARKING, Progress.OWED]).standing.value
    'waiting'
    >>> counted(3, [Progress.PASSED, Progress.EXEMPT, Progress.PASSED]).standing.value
    'met'
    """
    left = [one for one in found if one is not Progress.EXEMPT]
    return Tally(
        have=left.count(Progress.PASSED),
        marking=left.count(Progress.MARKING),
        owed=left.count(Progress.OWED),
        need=min(at_least, len(left)),
        whole=len(left),
        empty=at_least > 0 and not left,
    )


def scores(
    requirement: Requirement, items: Mapping[str, Item], results: Mapping[str, Result]
) -> tuple[Scored, ...]:
    """Return what each item that is marked with points brings to a sum; exempt ones have left.

    Points count whatever they are called, also those of work that failed, and points above the
    maximum. What was not handed in brings nothing. What is excused or to be revised can still
    bring everything, and its points of now are none yet. *Passed* without points waits for them.
    Items marked otherwise bring no points and are left out.
    """
    return tuple(
        Scored(
            item=item.id,
            progress=judged,
            have=Fraction(have),
            more=Fraction(most) if open_ and most is not None else None if open_ else _NONE,
            most=None if most is None else Fraction(most),
            granted=granted,
        )
        for item, judged, have, most, open_, granted in _scored(requirement, items, results)
    )


type _Score = tuple[Item, Progress, Decimal, Decimal | None, bool, bool]


def _scored(
    requirement: Requirement, items: Mapping[str, Item], results: Mapping[str, Result]
) -> list[_Score]:
    """Judge all items of a sum: progress, points, the most, still open, granted.

    Plain tuples, since every student's standing is worked out when a gradebook opens.
    """
    found: list[_Score] = []
    for id_ in asked_items(requirement, items):
        item = items.get(id_)
        if item is None or item.marking is not Marking.POINTS:
            continue
        result = results.get(id_, UNTOUCHED)
        state, points, most = result.state, result.points, item.max_points
        if state is State.EXEMPT:
            continue
        if state in _STILL_OWED:
            found.append((item, Progress.OWED, _ZERO, most, True, False))
        elif state is State.MISSING or (state is State.FAILED and points is None):
            found.append((item, Progress.LOST, _ZERO, most, False, False))
        elif points is not None:
            found.append((item, Progress.PASSED, points, most, False, False))
        elif state is State.RECOGNISED:
            found.append((item, Progress.PASSED, _ZERO, most, False, True))
        else:
            handed_in = state in _HANDED_IN
            judged = Progress.MARKING if handed_in else Progress.OWED
            found.append((item, judged, _ZERO, most, True, False))
    return found


def _passed(
    requirement: Requirement,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    _attended: Attended,
) -> Tally:
    found = progress_of(requirement, items, results)
    return counted(needed(requirement, len(found)), found.values())


def _points(
    requirement: Requirement,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    _attended: Attended,
) -> Tally:
    """Sum points; exempt items leave, and "at least n points" becomes min(n, the most left)."""
    left = _scored(requirement, items, results)
    most = [most for _, _, _, most, _, _ in left if most is not None]
    whole = Fraction(sum(most, _ZERO)) if len(most) == len(left) else None
    need = _amount(requirement)
    return _summed(left, need if whole is None else min(need, whole), whole)


def _percent(
    requirement: Requirement,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    _attended: Attended,
) -> Tally:
    """Sum points and compare them with a share of the most; exempt items leave both sums.

    An item without a maximum adds its points and nothing to the maximum, as a bonus does.
    """
    left = _scored(requirement, items, results)
    whole = Fraction(sum((most for _, _, _, most, _, _ in left if most is not None), _ZERO))
    return _summed(left, _amount(requirement) * whole / _HUNDRED, whole)


def _summed(left: Sequence[_Score], need: Fraction, whole: Fraction | None) -> Tally:
    """Add up; what was recognised without points brings just its share of what is asked.

    So it neither helps nor harms the other items, and if all are recognised the sum is enough.
    Work without a maximum that is still to come may bring all that is asked.
    """
    have, share = _ZERO, _NONE
    more = {Progress.MARKING: _NONE, Progress.OWED: _NONE}
    for _item, judged, points, most, still_open, granted in left:
        have += points
        if granted:
            part = Fraction(most or 0) / whole if whole else Fraction(1, len(left))
            share += need * part
        elif still_open:
            more[judged] += need if most is None else Fraction(most)
    return Tally(
        have=Fraction(have) + share,
        marking=more[Progress.MARKING],
        owed=more[Progress.OWED],
        need=need,
        whole=whole,
        empty=whole == 0,  # all exempt, or only extra points are left
    )


def _sessions(
    requirement: Requirement,
    _items: Mapping[str, Item],
    _results: Mapping[str, Result],
    attended: Attended,
) -> Tally:
    """Count sessions; where excused ones are left out, "at least n" becomes min(n, those left).

    A plan that has fewer sessions than are asked makes nothing easier.
    """
    need = _amount(requirement)
    if attended.excused and attended.excused_counts is ExcusedCounts.LEFT_OUT:
        lacking = max(need - attended.sessions, _NONE)
        need = min(need, attended.asked + lacking)
    return _attendance(attended, need)


def _session_percent(
    requirement: Requirement,
    _items: Mapping[str, Item],
    _results: Mapping[str, Result],
    attended: Attended,
) -> Tally:
    """Compare the sessions attended with a share of all, those to come included."""
    return _attendance(attended, _amount(requirement) * attended.asked / _HUNDRED)


def _attendance(attended: Attended, need: Fraction) -> Tally:
    return Tally(
        have=attended.counted,
        marking=attended.unrecorded,
        owed=len(attended.to_come),
        need=need,
        whole=attended.asked,
        empty=attended.asked == 0,
    )


def _amount(requirement: Requirement) -> Fraction:
    return Fraction(requirement.amount or 0)


_MEASURES: Mapping[
    Asks,
    Callable[[Requirement, Mapping[str, Item], Mapping[str, Result], Attended], Tally],
] = {
    Asks.PASSED: _passed,
    Asks.POINTS: _points,
    Asks.PERCENT: _percent,
    Asks.ATTENDANCE: _sessions,
    Asks.ATTENDANCE_PERCENT: _session_percent,
}
