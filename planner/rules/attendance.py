"""Attendance: what is recorded of one student in one session, and how excused ones count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.rules.plan import Kind, PlannedSession, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


class Presence(StrEnum):
    """What is recorded of one student in one session; no record says nothing."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class ExcusedCounts(StrEnum):
    """How a course counts a session that a student was excused from."""

    LEFT_OUT = "left_out"  # as if the session had not been asked of this student
    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """What is known of one student's attendance, and what of the plan is still to come.

    ``unrecorded`` sessions were held and say nothing of this student yet; ``to_come`` are the
    days of those neither held nor recorded, which can still be attended. No clock decides that.
    """

    present: int = 0
    absent: int = 0
    excused: int = 0
    unrecorded: int = 0
    to_come: tuple[date, ...] = ()
    excused_counts: ExcusedCounts = ExcusedCounts.LEFT_OUT

    @property
    def sessions(self) -> int:
        """All sessions there are, whatever is recorded."""
        return self.present + self.absent + self.excused + self.unrecorded + len(self.to_come)

    @property
    def asked(self) -> int:
        """The sessions asked of this student: those excused leave, if the course says so."""
        left_out = self.excused_counts is ExcusedCounts.LEFT_OUT
        return self.sessions - (self.excused if left_out else 0)

    @property
    def counted(self) -> int:
        """The sessions that count as attended."""
        as_present = self.excused_counts is ExcusedCounts.PRESENT
        return self.present + (self.excused if as_present else 0)


NO_SESSIONS = Attended()


def counted_sessions(
    plan: Iterable[PlannedSession], recorded: Iterable[str]
) -> tuple[PlannedSession, ...]:
    """Return the sessions in which attendance counts: classes with a day that take place.

    Something else in the plan (an exam, a buffer that was used) counts as soon as anybody's
    attendance was ``recorded`` there (by session id). A cancelled session never counts, and one
    on the shelf only if it was recorded, since nobody knows whether it will be held.
    """
    seen = set(recorded)
    return tuple(
        row
        for row in plan
        if row.status is not Status.CANCELLED
        and (row.id in seen or (row.kind is Kind.CLASS and row.day is not None))
    )


def attended(
    sessions: Iterable[PlannedSession],
    seen: Mapping[str, Presence],
    excused_counts: ExcusedCounts = ExcusedCounts.LEFT_OUT,
) -> Attended:
    """Count what is recorded of one student in the sessions that count (``seen`` by session)."""
    found = dict.fromkeys(Presence, 0)
    unrecorded, to_come = 0, []
    for row in sessions:
        presence = seen.get(row.id)
        if presence is not None:
            found[presence] += 1
        elif row.status is Status.HELD or row.day is None:
            unrecorded += 1
        else:
            to_come.append(row.day)
    return Attended(
        present=found[Presence.PRESENT],
        absent=found[Presence.ABSENT],
        excused=found[Presence.EXCUSED],
        unrecorded=unrecorded,
        to_come=tuple(sorted(to_come)),
        excused_counts=excused_counts,
    )
