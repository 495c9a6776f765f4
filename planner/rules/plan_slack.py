"""Where a session may go and what that would do, and how many lost weeks a plan can bear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import PlannerError
from planner.rules.plan import TEACHING, Kind, Status
from planner.rules.plan_ground import Ground, stations
from planner.rules.plan_lost import Loss, next_loss
from planner.rules.plan_places import hours_of, movable, places
from planner.rules.plan_verbs import Landing, dropped_on

if TYPE_CHECKING:
    from datetime import date

    from planner.rules.plan import Plan, PlanChange, PlannedSession
    from planner.rules.plan_times import Place
    from planner.rules.slots import Hours


class Way(NamedTuple):
    """A place where a session may be dropped, and what that would do."""

    place: Place
    change: PlanChange


@dataclass(frozen=True, slots=True)
class Slack:
    """What a plan has left over.

    ``free`` places and ``buffers`` after the last session held, ``shelved`` sessions that still
    need a place, and ``spare``, the first two less the third; below zero, some find no place.
    ``next_loss_costs`` is None if there is nothing left to lose.
    """

    free: int
    buffers: int
    shelved: int
    spare: int
    next_loss_costs: Loss | None


def ways(plan: Plan, session_id: str) -> tuple[Way, ...]:
    """Return where a session may be dropped and what that would do, best first.

    Best is what moves fewest sessions and warns of least, then what is nearest to its day (from
    the shelf: what comes first). Its own place is left out.

    Raises UnknownSession, FixedRow, Held, Locked or AlreadyCancelled.
    """
    session = movable(plan, session_id)
    own = session.day and (session.day, hours_of(plan, session))
    candidates = {(place.day, place.hours): place for place in places(plan)}
    ground = Ground(plan)
    candidates |= {station.key: station.place for station in ground.stations}
    found: list[Way] = []
    for key, place in candidates.items():
        change = None if key == own else _dropped(ground, session_id, place)
        if change and change.moves:
            found.append(Way(place, change))
    found.sort(key=lambda way: _worth(session, way))
    return tuple(found)


def _dropped(ground: Ground, session_id: str, place: Place) -> PlanChange | None:
    try:
        return dropped_on(ground, session_id, Landing(place.day, place.hours))
    except PlannerError:
        return None


def _worth(session: PlannedSession, way: Way) -> tuple[int, int, int, date, Hours]:
    apart = abs((way.place.day - session.day).days) if session.day else 0
    change = way.change
    return len(change.moves), len(change.warnings), apart, way.place.day, way.place.hours


def why_not(
    ground: Ground, session_id: str, to: date, *, hours: Hours | None = None
) -> PlannerError | None:
    """Return the refusal that dropping a session on this day would meet, or None if it may go."""
    try:
        dropped_on(ground, session_id, Landing(to, hours))
    except PlannerError as refusal:
        return refusal
    return None


def slack(plan: Plan) -> Slack:
    """Count what a plan has left over, and what the next lost weeks would cost.

    What lies before the last session held is past and does not count. The weeks lost are those
    with sessions from the next session on, one after the other; see lost_week for what each does.
    """
    held = [row.day for row in plan.sessions if row.past and row.day]
    since = max(held, default=None)
    known = stations(plan)
    ahead = [line for line in known if since is None or line.place.day > since]
    free = [line.place for line in ahead if not line.sessions]
    buffers = [line.place for line in ahead for row in line.sessions if row.kind == Kind.BUFFER]
    shelved = sum(_needs_place(row) for row in plan.sessions)
    spare = len(free) + len(buffers) - shelved
    return Slack(len(free), len(buffers), shelved, spare, next_loss(plan, known, since))


def _needs_place(session: PlannedSession) -> bool:
    return (
        session.kind in TEACHING - {Kind.BUFFER}
        and session.day is None
        and session.laid is None
        and session.status == Status.PLANNED
    )
