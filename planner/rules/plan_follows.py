"""What follows from a change of the plan beside the days it changes: deadlines and presenters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.rules import plan as plans
from planner.rules.plan import TEACHING, DueMove, Status, Warned
from planner.rules.plan_off import time_off
from planner.rules.plan_places import WHOLE_DAY, days_of, hours_of, places
from planner.rules.plan_times import overlap
from planner.rules.terms import OffKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.rules.plan import Due, Move, Plan, PlanChange, PlannedSession
    from planner.rules.plan_off import TimeOff
    from planner.rules.slots import Hours

RIGHT_AFTER = 3  # weekdays after a break on which students have had no class to ask in
LONG = 5  # days without teaching that are as good as a break
FRIDAY = 4
CHAINS = frozenset({"push", "pull", "lose"})


@dataclass(frozen=True, slots=True)
class Follows(Warned):
    """What with_consequences says of a change; said anew whenever it is asked again."""


@dataclass(frozen=True, slots=True)
class DueKept(Follows):
    """The deadline of a session that moves stays; ``announced``: as students were told."""

    item: str
    title: str
    day: date
    announced: bool = True


@dataclass(frozen=True, slots=True)
class DueInBreak(Follows):
    """A deadline that goes along lands in days without teaching; their name may be empty."""

    title: str
    day: date
    name_de: str
    name_en: str


@dataclass(frozen=True, slots=True)
class DueRightAfter(Follows):
    """A deadline that goes along lands on the first weekdays after a break."""

    title: str
    day: date
    name_de: str
    name_en: str


@dataclass(frozen=True, slots=True)
class SpeakerAway(Follows):
    """Somebody who presents in the session ``id`` cannot come on its new day."""

    id: str
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class SpeakersConcerned(Follows):
    """Who presents in a session that changes its day or its length, or is cancelled."""

    id: str
    number: str | None
    topic: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowsAround(Follows):
    """A session in the way of a chain stays on its day: it is locked, or was ``held``."""

    id: str
    number: str | None
    topic: str
    day: date
    held: bool = False


def with_consequences(plan: Plan, change: PlanChange, *, along: bool = False) -> PlanChange:
    """Complete a change with all that follows from it; every verb does so.

    The deadlines concerned are those that hang on a session whose day changes, and those without
    a session on the day that it leaves. Announced ones stay as students were told, and so do
    those that hang on nothing; ``along`` lets all of them go along, keeping their distance. One
    that was never announced goes along with its session anyway. None can follow to the shelf.

    To ask again, with another ``along``, gives the same as asking that at once.
    """
    moves = {move.id: move for move in change.moves if move.now != move.was}
    dues, kept = _dues(plan, change, moves, along=along)
    warnings = [one for one in change.warnings if not isinstance(one, Follows)]
    told = {move.id: move for move in change.moves} if change.verb == "resize" else moves
    follows = [*kept, *_landing(plan, dues), *_speakers(plan, change, told)]
    if change.verb in CHAINS:
        follows += _flows_around(plan, change)
    return replace(change, dues=dues, warnings=(*warnings, *follows))


def _dues(
    plan: Plan, change: PlanChange, moves: Mapping[str, Move], *, along: bool
) -> tuple[tuple[DueMove, ...], list[DueKept]]:
    """Sort the deadlines concerned into those that go along and those that stay."""
    moved: list[DueMove] = []
    kept: list[DueKept] = []
    if not plan.dues:
        return (), kept
    leaving = {move.was: move for move in reversed([*moves.values()]) if move.now}
    left = {move.was for move in moves.values()}
    left |= {plans.one(plan, key).day for key in change.cancelled}
    for due in plan.dues:
        move = moves.get(due.session) if due.session else leaving.get(due.day)
        if move is None and not (
            due.session in change.cancelled if due.session else due.day in left
        ):
            continue
        if (now := _goes_to(due, move, along=along)) is not None:
            moved.append(DueMove(due.item, due.name, due.day, now))
        else:
            kept.append(DueKept(due.item, due.name, due.day, due.announced))
    return tuple(moved), kept


def _goes_to(due: Due, move: Move | None, *, along: bool) -> date | None:
    """Return the day to which a deadline goes along; None: it stays."""
    wanted = along or (due.session is not None and not due.announced)
    if not wanted or move is None or move.was is None or move.now is None:
        return None
    return due.day + (move.now - move.was)


def _landing(plan: Plan, dues: Sequence[DueMove]) -> Iterator[Follows]:
    """Warn of deadlines in days without teaching, or right after a break."""
    offs = time_off(plan) if dues else ()
    for due in dues:
        inside = next((off for off in offs if due.now in off.days), None)
        after = next((off for off in offs if _right_after(off, due.now)), None)
        if inside is not None:
            yield DueInBreak(due.title, due.now, *_names(inside))
        elif after is not None:
            yield DueRightAfter(due.title, due.now, *_names(after))


def _right_after(off: TimeOff, day: date) -> bool:
    """Say whether a day is one of the first weekdays after a break, or what is as long as one."""
    last = off.days.last
    long = off.kind is OffKind.BREAK or (last - off.days.first).days + 1 >= LONG
    if not long or day <= last or (day - last).days > 2 * RIGHT_AFTER:
        return False
    between = (last + timedelta(days=n) for n in range(1, (day - last).days + 1))
    return sum(one.weekday() <= FRIDAY for one in between) <= RIGHT_AFTER


def _names(off: TimeOff) -> tuple[str, str]:
    topic = off.row.topic if off.row else ""
    if off.stored is None:
        return topic, topic
    return off.stored.name_de or topic, off.stored.name_en or topic


def _speakers(plan: Plan, change: PlanChange, moves: Mapping[str, Move]) -> Iterator[Follows]:
    """Name who presents in sessions that change their days, and who of them cannot come then."""
    concerned = [
        row
        for row in plan.sessions
        if row.speakers and (row.id in moves or row.id in change.cancelled)
    ]
    numbers = plans.numbers(plan.sessions) if concerned else {}
    for row in concerned:
        move = moves.get(row.id)
        days = days_of(plans.after(row, move)) if move and move.now else None
        away: list[str] = []
        for speaker in row.speakers:
            day = next(
                (day for day in days or () if any(day in off for off in speaker.away)), None
            )
            if day is not None:
                yield SpeakerAway(row.id, speaker.name, day)
                away.append(speaker.name)
        if names := tuple(one.name for one in row.speakers if one.name not in away):
            yield SpeakersConcerned(row.id, numbers.get(row.id), row.topic, names)


def _flows_around(plan: Plan, change: PlanChange) -> Iterator[Follows]:
    """Name the locked and held sessions on places that a chain goes past."""
    staying = [row for row in plan.sessions if _stays(row)]
    if not staying:
        return
    rows = {row.id: row for row in plan.sessions}
    ways = [
        way
        for move in change.moves
        if (way := _way(plan, rows[move.id], move))
        and not (move.id == change.subject and _jumps(plan, change, way))
    ]
    passed = [row for row in staying if any(low < _key(plan, row) < high for low, high in ways)]
    known = [(place.day, place.hours) for place in places(plan)] if passed else []
    numbers = plans.numbers(plan.sessions) if passed else {}
    for row in plans.in_order(passed):
        day, hours = _key(plan, row)
        if any(day == at and overlap(hours, place) for at, place in known):
            held = row.past
            yield FlowsAround(row.id, numbers.get(row.id), row.topic, day, held)


def _stays(row: PlannedSession) -> bool:
    off = row.status is Status.CANCELLED
    pinned = not off and (row.past or row.locked)
    return pinned and row.kind in TEACHING and row.day is not None


def _way(
    plan: Plan, row: PlannedSession, move: Move
) -> tuple[tuple[date, Hours], tuple[date, Hours]] | None:
    """Return between which places a session moves, the earlier first."""
    if row.day is None or move.now is None:
        return None
    was, now = _key(plan, row), (move.now, move.hours or WHOLE_DAY)
    return (was, now) if was < now else (now, was)


def _jumps(
    plan: Plan, change: PlanChange, way: tuple[tuple[date, Hours], tuple[date, Hours]]
) -> bool:
    """Say whether a session goes past others that stay though they could move: it was dropped."""
    moving = {move.id for move in change.moves}
    return any(
        row.id not in moving
        and row.kind in TEACHING
        and row.status is Status.PLANNED
        and not row.locked
        and not row.past
        and row.day is not None
        and way[0] < _key(plan, row) < way[1]
        for row in plan.sessions
    )


def _key(plan: Plan, row: PlannedSession) -> tuple[date, Hours]:
    assert row.day is not None
    return row.day, hours_of(plan, row)
