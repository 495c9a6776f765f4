"""The closing checklist: what is still open before a course is closed, and who signed off what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.rules.certificate_changes import FieldDiffers


class Concern(StrEnum):
    """What a line of the checklist is about, in the order of the list."""

    BLANK = "blank"  # asked for, and nothing is recorded
    UNMARKED = "unmarked"  # handed in and marked by nobody, or an item without any result
    GROUP = "group"  # a member of a group has not what the others have, and nobody said why
    SHEET_OUT = "sheet_out"  # a marking sheet was taken along and has not come back
    UNDECIDED = "undecided"
    STALE = "stale"  # decided, but facts or rules have changed since
    SAME_NAME = "same_name"
    NO_NUMBER = "no_number"
    NOT_BOOKED = "not_booked"  # passed, and nothing says as what it is booked
    CERTIFICATE = "certificate"  # handed out, and no longer true


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One open point. ``subject`` says what it is about, and stays the same while it is the same.

    ``names`` are the people concerned and ``students`` their ids, ``item`` is the id of an item
    and ``title`` what it is called; ``about`` holds what else is to be said (a tier that is met, a
    number), ``changes`` what a certificate says otherwise. ``holds_up`` tells that the list for
    the office is a draft until this is settled.
    """

    concern: Concern
    subject: str
    names: tuple[str, ...] = ()
    students: tuple[str, ...] = ()
    item: str = ""
    title: str = ""
    about: str = ""
    changes: tuple[FieldDiffers, ...] = ()
    holds_up: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What a sign-off knows it by."""
        return self.concern.value, self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOff:
    """Who said, on which day and for which reason, that a point may stay as it is."""

    reason: str
    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list: what was found, and whether it is signed off."""

    finding: Finding
    signed: SignedOff | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has signed it off."""
        return self.signed is None


@dataclass(frozen=True, slots=True)
class Checklist:
    """The whole list, in the order of the concerns."""

    entries: tuple[Entry, ...]

    def of(self, concern: Concern) -> tuple[Entry, ...]:
        """Return the lines of one concern."""
        return tuple(one for one in self.entries if one.finding.concern is concern)

    def still_open(self, concern: Concern | None = None) -> tuple[Entry, ...]:
        """Return what is neither settled nor signed off, of one concern or of all."""
        return tuple(
            one for one in self.entries if one.is_open and concern in {None, one.finding.concern}
        )

    @property
    def is_draft(self) -> bool:
        """Whether a list for the examination office made now is a draft."""
        return any(one.finding.holds_up for one in self.still_open())


def listed(findings: Iterable[Finding], signed: Mapping[tuple[str, str], SignedOff]) -> Checklist:
    """Put findings in the order of their concerns, each with its sign-off if it has one.

    A sign-off holds for its subject alone: two namesakes are signed off together, and a third
    reopens the point.
    """
    order = list(Concern)
    entries = [Entry(finding=one, signed=signed.get(one.key)) for one in findings]
    return Checklist(tuple(sorted(entries, key=lambda one: order.index(one.finding.concern))))
