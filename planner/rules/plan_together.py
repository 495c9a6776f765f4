"""Several sessions that move at once, by the same number of places or of days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import plan as plans
from planner.rules.plan import TEACHING, Move, PlanChange, Status
from planner.rules.plan_chains import NoDayYet, landed
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import Ground
from planner.rules.plan_places import (
    WHOLE_DAY,
    by_day,
    check_day,
    days_of,
    free_places,
    hours_of,
    movable,
    places,
    roomed,
)
from planner.rules.plan_verbs import (
    OverCancelled,
    landing_hours,
    landing_warnings,
    lying_around,
    taken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.rules.plan import Plan, PlannedSession, Warned
    from planner.rules.slots import Hours


@dataclass(eq=False)
class CannotFollow(PlannerError):
    """One of several sessions cannot move along, so none does; ``why`` is its own refusal.

    ``day`` is where it would come to lie; None: there is no place so far earlier or later.
    """

    id: str
    topic: str
    number: str | None
    day: date | None = None
    why: PlannerError | None = None


def moved_together(
    plan: Plan,
    ids: Iterable[str],
    anchor_id: str,
    to: date | None,
    *,
    hours: Hours | None = None,
) -> PlanChange:
    """Move several sessions as one: the one held in the hand (the anchor) goes to a day.

    If all lie at times of the course and the anchor goes to one, each moves by as many of these
    as the anchor does: holidays are skipped, the order stays, and each takes the hours of its new
    place. Otherwise each moves by as many days and keeps its hours; deadlines always do. Nothing
    is overwritten: what is not selected stays, and if one cannot move, none does. If all come from
    the shelf, the anchor takes the day, and the others, as printed, the next free places. ``to``
    None is the shelf. ``hours`` tell apart several places of the anchor's new day.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, NoDayYet (where only some
    lie on the shelf),
    what check_day raises or DayTaken of the anchor, or CannotFollow.
    """
    rows = [movable(plan, one) for one in dict.fromkeys((anchor_id, *ids))]
    if to is None:
        moves = [Move(row.id, row.day, None, row.hours) for row in rows if row.day]
        away = PlanChange(verb="shelve", subject=anchor_id, moves=tuple(moves))
        return with_consequences(plan, away)
    if all(row.day is None for row in rows):
        moves = _from_shelf(plan, rows, to, hours)
    else:
        moves = _along(plan, rows, to, hours)
    known = {row.id: row for row in plan.sessions}
    told = roomed(plan, plans.told_in_order(moves, known, anchor_id))
    change = PlanChange(verb="move", subject=anchor_id, moves=told)
    return with_consequences(plan, replace(change, warnings=_checked(plan, change)))


def _from_shelf(
    plan: Plan, rows: Sequence[PlannedSession], to: date, hours: Hours | None
) -> list[Move]:
    """Lay the first on a day, the others as printed on the free places that come next."""
    anchor, *others = rows
    others.sort(key=lambda row: (row.position, row.id))
    own = landing_hours(plan, anchor, to, hours, by_day(plan))
    moves = [Move(anchor.id, None, to, own)]
    latest = (to, own or WHOLE_DAY)
    line = iter([place for place in free_places(plan) if (place.day, place.hours) > latest])
    for row in others:
        if row.kind not in TEACHING:
            moves.append(Move(row.id, None, to, row.hours))
        elif (place := next(line, None)) is not None:
            moves.append(landed(row, place))
        else:
            raise CannotFollow(row.id, row.topic, None)
    return moves


def _along(
    plan: Plan, rows: Sequence[PlannedSession], to: date, hours: Hours | None
) -> list[Move]:
    for row in rows:
        if row.day is None:
            raise NoDayYet(row.id, row.topic)
    by_days = [_by_days(row, rows[0], to, hours) for row in rows]
    return _by_places(plan, rows, to, hours) or by_days


def _by_places(
    plan: Plan, rows: Sequence[PlannedSession], to: date, hours: Hours | None
) -> list[Move] | None:
    """Move all by as many places as the first; None if one lies at no time of the course."""
    line = places(plan)
    index = {(place.day, place.hours): at for at, place in enumerate(line)}
    anchor = rows[0]
    at = [None if row.day is None else index.get((row.day, hours_of(plan, row))) for row in rows]
    selected = {row.id for row in rows}
    others = {
        day: [row for row in there if row.id not in selected]
        for day, there in by_day(plan).items()
    }
    goal = landing_hours(plan, anchor, to, hours, others)
    target = index.get((to, goal)) if goal else None
    taught = [place for row, place in zip(rows, at, strict=True) if row.kind in TEACHING]
    if at[0] is None or target is None or None in taught:
        return None
    shift = target - at[0]
    moves: list[Move] = []
    for row, place in zip(rows, at, strict=True):
        if row.kind not in TEACHING or place is None:
            moves.append(_by_days(row, anchor, to, None))
        elif 0 <= place + shift < len(line):
            moves.append(landed(row, line[place + shift]))
        else:
            number = plans.numbers(plan.sessions).get(row.id)
            raise CannotFollow(row.id, row.topic, number)
    return moves


def _by_days(row: PlannedSession, anchor: PlannedSession, to: date, hours: Hours | None) -> Move:
    """Move a row by as many days as the anchor; the anchor takes the hours asked for."""
    assert row.day, "what lies on the shelf was refused"
    assert anchor.day, "what lies on the shelf was refused"
    own = (hours or row.hours) if row is anchor else row.hours
    return Move(row.id, row.day, row.day + (to - anchor.day), own)


def _checked(plan: Plan, change: PlanChange) -> tuple[Warned, ...]:
    """Return what the change brings about.

    Raises the refusal of the anchor, or CannotFollow of another.
    """
    now = plans.applied(plan, change)
    ground = Ground(now)
    warnings: list[Warned] = []
    for move in change.moves:
        row = ground.rows[move.id]
        try:
            warnings += _landing(plan, now, row, ground.days)
        except PlannerError as why:
            if row.id == change.subject:
                raise
            number = plans.numbers(plan.sessions).get(row.id)
            raise CannotFollow(row.id, row.topic, number, row.day, why) from why
    return tuple(dict.fromkeys(warnings))


def _landing(
    plan: Plan, now: Plan, row: PlannedSession, days: Mapping[date, list[PlannedSession]]
) -> list[Warned]:
    for day in days_of(row) or ():
        check_day(plan, day, kind=row.kind)
    if row.day is None:
        return []
    around = lying_around(now, row, days)
    if blockers := [other for other in around if other.status != Status.CANCELLED]:
        raise taken(plan, blockers[0], row.day)
    over: list[Warned] = [OverCancelled(other.id, row.day) for other in around]
    return [*landing_warnings(plan, row, row.day), *over]
