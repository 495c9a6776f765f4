"""Talks: in which sessions there are places for them, best first, and why not in the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from planner.errors import PlannerError
from planner.rules.credits import ItemKind, Progress
from planner.rules.plan import TEACHING, Status, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.rules.credits import Item
    from planner.rules.credits_missing import Lacking, Missing
    from planner.rules.plan import Kind, PlannedSession
    from planner.rules.terms import Days
    from planner.rules.ways import Way


@dataclass(eq=False)
class TalksFull(PlannerError):
    """All places for talks in a session are taken; it is named by its topic."""

    topic: str
    places: int


@dataclass(eq=False)
class NoTalksThere(PlannerError):
    """A session that is called off, or is none of those that are taught, takes no talks."""

    topic: str


class Session(Protocol):
    """What is asked of a session before it takes a talk."""

    topic: str
    kind: Kind
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Where and when a student presents for an item, and what.

    ``day`` is the session's own and moves with it; None while it lies on the shelf.
    """

    session: str
    topic: str
    day: date | None = None
    cancelled: bool = False
    title: str = ""
    paper: str = ""

    @property
    def dated(self) -> bool:
        """Whether there is a date that holds: a talk in a cancelled session needs another one."""
        return self.day is not None and not self.cancelled


class Hint(StrEnum):
    """What speaks against a session, or is to be known before one chooses it."""

    FULL = "full"
    CANCELLED = "cancelled"
    AWAY = "away"  # somebody who presents cannot come then
    HELD = "held"
    PAST = "past"
    NO_DAY = "no_day"


BARS = frozenset({Hint.FULL, Hint.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One session that takes talks, with how many, and what is to be known of it.

    ``here``: whoever is asked about presents there already.
    """

    session: PlannedSession
    places: int
    taken: int
    hints: tuple[Hint, ...] = ()
    here: bool = False

    @property
    def free(self) -> int:
        """How many places are free."""
        return max(self.places - self.taken, 0)

    @property
    def open(self) -> bool:
        """Whether it can be chosen."""
        return not BARS.intersection(self.hints)


def offers(
    sessions: Iterable[PlannedSession],
    places: Mapping[str, int],
    taken: Mapping[str, int],
    *,
    today: date,
    away: Sequence[Days] = (),
    here: str = "",
) -> tuple[Offer, ...]:
    """List the sessions that take talks, the best first.

    First those with a free place on a day to come, the soonest first; then those where somebody
    cannot come (``away``), those without a day, those that are over, and last what is full or
    called off. ``here`` is the session in which the talk is now: its place is not counted as
    taken. ``places`` and ``taken`` are by session.
    """
    rows = tuple(sessions)
    dated = in_order(rows)
    every = [*dated, *(row for row in rows if row.day is None)]
    found = [
        _offer(row, places[row.id], taken.get(row.id, 0), today, away, here=row.id == here)
        for row in every
        if row.kind in TEACHING and places.get(row.id, 0) > 0
    ]
    return tuple(sorted(found, key=_worth))


def _offer(
    row: PlannedSession, places: int, taken: int, today: date, away: Sequence[Days], *, here: bool
) -> Offer:
    others = taken - 1 if here else taken
    said = {
        Hint.FULL: others >= places,
        Hint.CANCELLED: row.status is Status.CANCELLED,
        Hint.AWAY: row.day is not None and any(row.day in days for days in away),
        Hint.HELD: row.status is Status.HELD,
        Hint.PAST: row.status is Status.PLANNED and row.day is not None and row.day < today,
        Hint.NO_DAY: row.day is None,
    }
    hints = tuple(hint for hint, holds in said.items() if holds)
    return Offer(session=row, places=places, taken=taken, hints=hints, here=here)


def _worth(offer: Offer) -> tuple[object, ...]:
    """Sort by what speaks against a session; equals stay in the order of their days."""
    over = bool({Hint.HELD, Hint.PAST}.intersection(offer.hints))
    return not offer.open, over, Hint.NO_DAY in offer.hints, Hint.AWAY in offer.hints


def with_dates(
    found: Iterable[Missing], items: Mapping[str, Item], talks: Mapping[str, Talk]
) -> tuple[Missing, ...]:
    """Add to what is missing when a presentation is to be held, or that it has no date yet."""
    return tuple(
        replace(one, lacking=tuple(_dated(each, items, talks) for each in one.lacking))
        for one in found
    )


def way_with_dates(
    found: Way | None, items: Mapping[str, Item], talks: Mapping[str, Talk]
) -> Way | None:
    """Add to what is still to do when a presentation is to be held, or that it has no date yet."""
    if not found:
        return found
    return replace(found, todo=tuple(_dated(each, items, talks) for each in found.todo))


def _dated(one: Lacking, items: Mapping[str, Item], talks: Mapping[str, Talk]) -> Lacking:
    item = items.get(one.item)
    if item is None or item.kind is not ItemKind.PRESENTATION:
        return one
    if one.progress is not Progress.OWED:
        return one
    talk = talks.get(one.item)
    day = talk.day if talk is not None and talk.dated else None
    return replace(one, presents=day, undated=day is None)


def counted(presenting: Iterable[tuple[str, str]], together: Mapping[tuple[str, str], str]) -> int:
    """Count talks: who presents and for which item; members of one group give one talk.

    >>> group = {("a", "talk"): "g", ("b", "talk"): "g"}
    >>> counted([("a", "talk"), ("b", "talk"), ("c", "talk")], group)
    2
    """
    return len({(together.get(one, one[0]), one[1]) for one in presenting})


def check_places(session: Session, places: int, taken: int) -> None:
    """Refuse more talks than a session has places for; ``taken`` counts them all.

    Raises NoTalksThere or TalksFull.
    """
    if not taken:
        return
    if session.kind not in TEACHING or session.status is Status.CANCELLED:
        raise NoTalksThere(session.topic)
    if taken > places:
        raise TalksFull(session.topic, places)
