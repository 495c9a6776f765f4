"""Which published version of the plan a document is, and what it marks as changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from planner import vocabulary
from planner.rules.plan_diff import DueChange, SessionChange, days_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.language import Language
    from planner.rules.plan_diff import Change
    from planner.rules.terms import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The version published last, and what is marked in a document made of the plan.

    If the plan is that version (``current``), marked is what it changed of the one before; else
    what has changed since. ``sessions`` are the ids of marked sessions, ``were`` the days they
    moved from. ``dues`` are marked deadlines by their items, with the day before; None is new.
    """

    number: int
    day: date
    current: bool = True
    sessions: frozenset[str] = frozenset()
    were: Mapping[str, Days] = field(default_factory=dict)
    dues: Mapping[str, date | None] = field(default_factory=dict)

    @classmethod
    def of(cls, number: int, day: date, some: Iterable[Change], *, current: bool) -> Self:
        """Mark changes in what becomes of the version with this number and day."""
        sessions, were, dues = set(), {}, {}
        for change in some:
            if isinstance(change, SessionChange) and change.now:
                sessions.add(change.now.id)
                before = days_of(change.was) if change.was else None
                if before and before != days_of(change.now):
                    were[change.now.id] = before
            elif isinstance(change, DueChange) and change.now:
                dues[change.now.item] = change.was.day if change.was else None
        return cls(
            number=number,
            day=day,
            current=current,
            sessions=frozenset(sessions),
            were=were,
            dues=dues,
        )

    def words(self, say: Language) -> str:
        """Return "Version 3, 9 Oct 2023" if the document is that version, else an empty text."""
        return vocabulary.version(self.number, self.day, say) if self.current else ""

    def legend(self, say: Language) -> str:
        """Return what the mark means, or an empty text where nothing is marked."""
        if not self.sessions:
            return ""
        if self.current:
            return say("changed since version {number}", number=self.number - 1)
        day = say.plain_day(self.day)
        return say("changed since version {number} of {day}", number=self.number, day=day)
