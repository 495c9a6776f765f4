"""Everything the course settings show, read at once as frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.db import courses, presenters
from planner.jobs.gradebook import Gradebook, Work, gradebook, work_of
from planner.rules.credits import asked_items

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.db.courses import CourseRow, PersonRow, SlotRow
    from planner.rules.slots import ExtraDate
    from planner.rules.terms import DayNote, DayOff, Days

SHOWN_TABLES = frozenset(
    {"course", "person", "slot", "day_off", "item", "tier", "requirement", "requirement_item"}
    | {"extra_date", "day_note", "absence"}
)
ROLES = tuple(vocabulary.ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one course as they are in the file."""

    course: CourseRow
    people: tuple[PersonRow, ...]
    away: Mapping[str, tuple[Days, ...]]  # when a person (by id) cannot come
    slots: tuple[SlotRow, ...]
    days_off: tuple[DayOff, ...]
    extra: tuple[ExtraDate, ...]
    notes: tuple[DayNote, ...]
    work: Work

    def asked_by(self, item_id: str) -> tuple[str, ...]:
        """Name the tiers that ask for an item."""
        return tuple(
            tier.name
            for tier in self.work.tiers
            if any(item_id in asked_items(asked, self.work.by_id) for asked in tier.requires)
        )

    def announced(self, today: date) -> date | None:
        """Return the day since which students know the rules, None before it."""
        day = self.course.rules_announced_on
        return day if day is not None and day <= today else None


def read_settings(tx: Any) -> Settings:
    """Read the settings; people stand by role, in the order of ROLES."""
    people = sorted(courses.people(tx), key=lambda person: ROLES.index(person.role))
    return Settings(
        course=courses.course(tx),
        people=tuple(people),
        away=presenters.absences(tx),
        slots=courses.slots(tx),
        days_off=courses.days_off(tx),
        extra=courses.extra_dates(tx),
        notes=courses.day_notes(tx),
        work=work_of(tx),
    )


def read_book(tx: Any) -> Gradebook:
    """Read everyone, to say who gains and who loses by other rules."""
    return gradebook(tx, with_sessions=True)
