"""What letting go at a spot would do: the change that will be done, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules.plan import Plan, PlanChange, PlannedSession, applied
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import Ground, stations
from planner.rules.plan_places import WHOLE_DAY, may_insist, places, times_on, why_closed
from planner.rules.plan_slack import why_not
from planner.rules.plan_together import moved_together
from planner.rules.plan_verbs import Landing, dropped_on, shelved
from planner.ui.semester.entries import mondays_of, weekdays_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.rules.slots import Hours


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something could be let go: a day, with hours where a day has several, or the shelf."""

    day: date | None
    hours: Hours | None = None


SHELF = Spot(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How something is to be let go.

    ``swap``: it changes places with what lies there. ``along``: deadlines go along with their
    sessions. ``insist``: a day off, or that a session was held, is overruled.
    """

    swap: bool = False
    along: bool = False
    insist: bool = False


PLAINLY = How()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What letting go now would do: a change, or the refusal that keeps it from being done.

    ``others`` are the ids of the sessions that are carried together with ``session``. ``spot`` is
    None over nothing. A change without moves leaves everything as it is. ``instead`` is the swap
    that is possible here although letting go would be refused. ``supposed`` is the question that
    a change answers which is only looked at, such as a lost week: then nothing is in the hand.
    """

    session: PlannedSession
    others: tuple[str, ...] = ()
    spot: Spot | None = None
    change: PlanChange | None = None
    refusal: PlannerError | None = None
    instead: PlanChange | None = None
    after: Plan | None = None  # the plan as it would be
    supposed: str = ""

    @property
    def does_something(self) -> bool:
        """Whether letting go here would change the plan."""
        return self.change is not None and bool(self.change.moves or self.change.cancelled)

    @property
    def carried(self) -> frozenset[str]:
        """The ids of all that is in the hand."""
        return frozenset() if self.supposed else frozenset((self.session.id, *self.others))

    @property
    def may_insist(self) -> bool:
        """Whether a person may overrule the refusal."""
        return self.refusal is not None and not self.others and may_insist(self.refusal)


def home_of(session: PlannedSession) -> Spot:
    """Return where a session lies now."""
    return Spot(session.day, session.hours) if session.day else SHELF


def outlook_for(
    ground: Ground,
    session: PlannedSession,
    spot: Spot | None,
    how: How = PLAINLY,
    *,
    others: tuple[str, ...] = (),
) -> Outlook:
    """Work out what letting go of sessions at a spot does to the plan of this ground."""
    if spot is None:
        return Outlook(session=session, others=others)
    ids = (session.id, *others)
    try:
        change = change_for(ground, ids, spot, how)
    except PlannerError as refusal:
        instead = None if how.swap or others else _swap_instead(ground, ids, spot, how)
        return Outlook(session=session, others=others, spot=spot, refusal=refusal, instead=instead)
    return seen(Outlook(session=session, others=others, spot=spot), ground.plan, change)


def seen(outlook: Outlook, plan: Plan, change: PlanChange) -> Outlook:
    """Return an outlook with a change and the plan as it would be."""
    return replace(outlook, change=change, after=applied(plan, change))


def _swap_instead(ground: Ground, ids: tuple[str, ...], spot: Spot, how: How) -> PlanChange | None:
    try:
        change = change_for(ground, ids, spot, replace(how, swap=True))
    except PlannerError:
        return None
    return change if change.verb == "swap" else None


def change_for(ground: Ground, ids: tuple[str, ...], spot: Spot, how: How = PLAINLY) -> PlanChange:
    """Return the one change that mouse, keyboard and clicks all carry out.

    The first of the ids is the one that comes to lie at the spot. Raises what the rules refuse.
    """
    if len(ids) > 1:
        change = moved_together(ground.plan, ids, ids[0], spot.day, hours=spot.hours)
    elif spot.day is None:
        change = shelved(ground.plan, ids[0])
    else:
        at = Landing(spot.day, spot.hours)
        change = dropped_on(ground, ids[0], at, swap=how.swap, insist=how.insist)
    return with_consequences(ground.plan, change, along=True) if how.along else change


def spots_ahead(
    plan: Plan, session: PlannedSession, here: Spot, across: int, down: int
) -> list[Spot]:
    """Return the places that lie that way, nearest first; from the shelf all, in order."""
    spots = {*open_spots(plan, session)}
    if session.day is not None:
        spots.add(home_of(session))
    if here.day is None:
        return sorted(spots, key=_when) if across + down > 0 else []
    weekday = here.day.weekday()
    if down:
        spots = {s for s in spots if s.day is not None and s.day.weekday() == weekday}
    if across + down > 0:
        return sorted((s for s in spots if _when(s) > _when(here)), key=_when)
    return sorted((s for s in spots if _when(s) < _when(here)), key=_when, reverse=True)


def _when(spot: Spot) -> tuple[str, str]:
    day = spot.day.isoformat() if spot.day else ""
    return day, spot.hours.start.isoformat() if spot.hours else ""


def open_spots(plan: Plan, session: PlannedSession) -> list[Spot]:
    """Return where a session might be let go: places, stations, and open days without a slot."""
    known = {(place.day, place.hours) for place in places(plan)}
    known |= {station.key for station in stations(plan)}
    spots = [Spot(day, None if hours == WHOLE_DAY else hours) for day, hours in known]
    taken = {day for day, _ in known}
    for monday in mondays_of(plan):
        for weekday in weekdays_of(plan):
            day = monday + timedelta(days=weekday)
            usual = day in taken or times_on(plan, day)
            if not usual and why_closed(plan, day, kind=session.kind) is None:
                spots.append(Spot(day))
    return [spot for spot in spots if (spot.day, spot.hours) != (session.day, session.hours)]


def legal_spots(
    ground: Ground, session: PlannedSession, others: tuple[str, ...] = ()
) -> Iterator[Spot]:
    """Find out one after the other where sessions may be let go, beginning around the day."""
    plan = ground.plan
    around = session.day or plan.lectures.first

    def apart(spot: Spot) -> int:
        return abs(((spot.day or around) - around).days)

    for spot in sorted(open_spots(plan, session), key=apart):
        if is_legal(ground, (session.id, *others), spot):
            yield spot


def is_legal(ground: Ground, ids: tuple[str, ...], spot: Spot) -> bool:
    """Whether letting go there is not refused."""
    if spot.day is None:
        return False
    if len(ids) == 1:
        return why_not(ground, ids[0], spot.day, hours=spot.hours) is None
    try:
        change_for(ground, ids, spot)
    except PlannerError:
        return False
    return True


def ways_together(
    ground: Ground, session: PlannedSession, others: tuple[str, ...], how: How = PLAINLY
) -> list[tuple[date, PlanChange]]:
    """Return the days on which sessions may be let go together, the nearest first."""
    found: list[tuple[date, PlanChange]] = []
    for spot in open_spots(ground.plan, session):
        if spot.day is None:
            continue
        try:
            change = change_for(ground, (session.id, *others), spot, how)
        except PlannerError:
            continue
        if change.moves:
            found.append((spot.day, change))
    around = session.day or ground.plan.lectures.first

    def worth(way: tuple[date, PlanChange]) -> tuple[int, int, date]:
        return len(way[1].warnings), abs((way[0] - around).days), way[0]

    return sorted(found, key=worth)
