"""A day off in one step: what happens to the sessions that lie on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules import plan as plans
from planner.rules.plan import TEACHING, Kind, Move, PlanChange, Status, Warned
from planner.rules.plan_chains import BufferUsed, pushed
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_places import DayIsOff, days_of, lasts_days, roomed
from planner.rules.plan_verbs import OnDayOff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.rules.plan import Plan, PlannedSession
    from planner.rules.terms import DayOff


class Choice(StrEnum):
    """What happens to the sessions on a day that is taken off."""

    PUSH = "push"  # later, until the next buffer or free place
    PUSH_ALL = "push_all"  # later, with all that follows
    SHELVE = "shelve"
    CANCEL = "cancel"
    LEAVE = "leave"  # they are held all the same


VERBS = {Choice.PUSH_ALL: "push"}


@dataclass(frozen=True, slots=True)
class StaysOnDayOff(Warned):
    """A session stays on the day off: it is locked, or lasts several days and is not pushed."""

    id: str
    number: str | None
    topic: str
    day: date


def day_off_changes(plan: Plan, off: DayOff, choice: Choice) -> PlanChange:
    """Work out what becomes of the sessions on days that are to be taken off.

    Concerned are planned class, buffer and exam sessions; what was held or cancelled stays as it
    is, and so, with a warning, does what is locked or, when pushing, lasts several days. Pushing
    keeps the order; a buffer on the day off is used up, unless all that follows is pushed. What
    is left there is marked as insisted on. Without any session concerned it is an empty change;
    its subject is then the first that stays, or "".

    Raises NoPlaceLeft when pushing.
    """
    concerned = [row for row in plans.in_order(plan.sessions) if _lies_on(row, off)]
    pushing = choice in {Choice.PUSH, Choice.PUSH_ALL}
    tied = [row for row in concerned if row.locked or (pushing and lasts_days(row))]
    rows = [row for row in concerned if row not in tied]
    first = next((row.id for row in (*rows, *tied)), "")
    change = PlanChange(verb=VERBS.get(choice, choice.value), subject=first)
    closed = replace(plan, days_off=(*plan.days_off, off))
    if pushing:
        change = _pushed(plan, closed, rows, change, everything=choice is Choice.PUSH_ALL)
    elif choice is Choice.SHELVE:
        change = replace(change, moves=tuple(Move(r.id, r.day, None, r.hours) for r in rows))
    elif choice is Choice.CANCEL:
        change = replace(change, cancelled=tuple(row.id for row in rows))
    else:
        change = _left(rows, off, change)
    numbers = plans.numbers(plan.sessions)
    stays = [StaysOnDayOff(r.id, numbers.get(r.id), r.topic, r.day) for r in tied if r.day]
    change = replace(change, warnings=(*change.warnings, *stays))
    return with_consequences(closed, change)


def _lies_on(row: PlannedSession, off: DayOff) -> bool:
    planned = row.kind in TEACHING and row.status == Status.PLANNED and row.day is not None
    return planned and any(day in off.days for day in days_of(row) or ())


def _pushed(
    plan: Plan,
    closed: Plan,
    rows: Sequence[PlannedSession],
    change: PlanChange,
    *,
    everything: bool,
) -> PlanChange:
    """Push the last first, so that each finds the place before it."""
    now = closed
    used: list[Warned] = []
    for row in reversed(rows):
        if row.kind == Kind.BUFFER and not everything and row.day:
            away = Move(row.id, row.day, None, row.hours)
            now = plans.applied(now, PlanChange(verb="shelve", subject=row.id, moves=(away,)))
            used.append(BufferUsed(row.id, row.day))
            continue
        one = pushed(now, row.id, everything=everything)
        now = plans.applied(now, one)
        used += [warning for warning in one.warnings if isinstance(warning, BufferUsed)]
    moves = roomed(plan, plans.moves_between(plan, now, change.subject))
    return replace(change, moves=moves, warnings=(*used,))


def _left(rows: Sequence[PlannedSession], off: DayOff, change: PlanChange) -> PlanChange:
    moves: list[Move] = []
    warnings: list[Warned] = []
    for row in rows:
        if row.day is not None:
            moves.append(Move(row.id, row.day, row.day, row.hours, insisted=True))
            day = max(row.day, off.days.first)
            warnings.append(OnDayOff(day, DayIsOff(day, off.name_de, off.name_en, off.kind)))
    return replace(change, moves=tuple(moves), warnings=tuple(warnings))
