"""Closing an item: who has not handed in, and who is left alone and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.rules.attempts import is_blank
from planner.rules.credits import Enrolment, State, items_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.jobs.gradebook import Line

NOT_ADMITTED = frozenset({Enrolment.LEFT, Enrolment.GUEST, Enrolment.WAITING})


class Closing(StrEnum):
    """What closing an item does with one student's result."""

    RECORDED = "recorded"  # nothing is there: it becomes missing
    OVERDUE = "overdue"  # an extension has passed, and nothing is there: it becomes missing
    NOT_ASKED = (
        "not_asked"  # nothing is there, but the aim does not ask for it: left, unless ticked
    )
    EXTENDED = "extended"  # left open until the day
    EXCUSED = "excused"  # still owed
    THERE = "there"  # something is recorded already
    GONE = "gone"  # has left, is a guest or on the waiting list


RECORDS = frozenset({Closing.RECORDED, Closing.OVERDUE})
CAN_RECORD = RECORDS | {Closing.NOT_ASKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingLine:
    """One student, what is there, and what closing would do; an extension runs ``until``."""

    line: Line
    does: Closing
    state: State = State.OPEN
    until: date | None = None


def preview(lines: Iterable[Line], item_id: str, today: date) -> tuple[ClosingLine, ...]:
    """Say for every student what closing an item would do, in the order given.

    The clock decides nothing: an extension that has passed is shown as that, and somebody who
    presses the button records it.
    """
    return tuple(_line(one, item_id, today) for one in lines)


def _line(line: Line, item_id: str, today: date) -> ClosingLine:
    facts = line.results.get(item_id, NOTHING).facts
    does = _does(line, item_id, today)
    return ClosingLine(line=line, does=does, state=facts.state, until=facts.due)


def _does(line: Line, item_id: str, today: date) -> Closing:
    facts = line.results.get(item_id, NOTHING).facts
    if line.student.status in NOT_ADMITTED:
        return Closing.GONE
    if facts.state is State.EXCUSED:
        return Closing.EXCUSED
    if not is_blank(facts.state, facts.points, facts.mark, facts.late_days):
        return Closing.THERE
    if facts.due is not None:
        return Closing.EXTENDED if facts.due >= today else Closing.OVERDUE
    return Closing.RECORDED if _asked(line, item_id) else Closing.NOT_ASKED


def _asked(line: Line, item_id: str) -> bool:
    """Say whether the student's aim asks for the item; without an aim, whether any tier does.

    An item that no tier asks for is handed in by everybody.
    """
    asking = {tier.id for tier in line.work.tiers if item_id in items_of(tier, line.work.by_id)}
    aim = line.work.tier(line.student.aim)
    return not asking or aim is None or aim.id in asking
