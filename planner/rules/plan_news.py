"""What is published of a plan, and which of its changes concern those who are to be there."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules.plan_diff import SessionChange, days_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.rules.plan_diff import Change
    from planner.rules.plan_public import PublicSession


class Part(StrEnum):
    """What can be published, or be left out, under the name that the shell has for it."""

    PAGE = "page"
    SCHEDULE = "schedule"
    CALENDAR = "calendar"
    ICS = "ics"
    MOODLE = "moodle"
    MAILS = "mails"


def touching(some: Iterable[Change]) -> tuple[SessionChange, ...]:
    """Return the changes of sessions that are still planned and lie elsewhere or otherwise now.

    A new topic or note touches nobody's calendar; what was taken out has nobody left in it.
    """
    return tuple(
        change
        for change in some
        if isinstance(change, SessionChange)
        and change.was is not None
        and change.now is not None
        and _place(change.was) != _place(change.now)
    )


def _place(one: PublicSession) -> tuple[object, ...]:
    return one.cancelled, days_of(one), one.hours, one.room, one.mode, one.link
