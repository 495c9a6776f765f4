"""At which times a course is taught on each day: its weekly slots and single dates, joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.rules.slots import ExtraDate, Hours, Slot
    from planner.rules.terms import Days


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A day and hours where one session can lie; ``room`` is the slot's or the single date's."""

    day: date
    hours: Hours
    room: str = ""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The weekly slots and single dates of a lecture period; what was asked for once is kept."""

    lectures: Days
    slots: tuple[Slot, ...]
    extra: tuple[ExtraDate, ...]
    _known: dict[date, tuple[Place, ...]] = field(default_factory=dict, compare=False, repr=False)

    def on(self, day: date) -> tuple[Place, ...]:
        """Return the times of a day, by their hours.

        They are those of its single dates, and of the weekly slots valid on that day, wherever
        teaching may be; a single date beside the lecture period stands alone. One course is
        taught once at a time: a slot gives way to a single date that it overlaps, and of two
        slots the later one does.
        """
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._joined(day)
        return known

    def _joined(self, day: date) -> tuple[Place, ...]:
        single = sorted((one.hours, one.room) for one in self.extra if one.day == day)
        slots = () if single and day not in self.lectures else self.slots
        weekly = sorted((slot.hours, slot.room) for slot in slots if slot.on(day))
        kept: list[tuple[Hours, str]] = []
        for hours, room in (*single, *weekly):
            if not any(overlap(hours, other) for other, _ in kept):
                kept.append((hours, room))
        return tuple(Place(day, *one) for one in sorted(kept))


@lru_cache(maxsize=16)  # a plan and those that changes make of it have the same times
def timetable(lectures: Days, slots: tuple[Slot, ...], extra: tuple[ExtraDate, ...]) -> Timetable:
    """Return the times of a course, the same object for the same course."""
    return Timetable(lectures, slots, extra)


def overlap(one: Hours, other: Hours) -> bool:
    """Say whether two stretches of one day share time; touching ends do not."""
    return one.start < other.end and other.start < one.end
