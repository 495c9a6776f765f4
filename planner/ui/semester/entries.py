"""What stands on the board: one entry for each session card and for each day without one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.rules.plan import FIXED, Status
from planner.rules.plan_off import NAMING, time_off
from planner.rules.plan_places import days_of
from planner.rules.plan_slack import slack
from planner.rules.terms import NoteKind, OffKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from planner.db.plans import SessionDetails
    from planner.db.versions import Published
    from planner.language import Language
    from planner.rules.attendance import Presence
    from planner.rules.credits import Item
    from planner.rules.plan import Plan, PlannedSession
    from planner.rules.plan_off import TimeOff
    from planner.rules.plan_slack import Slack
    from planner.rules.terms import DayNote, Days

WEEK = timedelta(days=7)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Semester:
    """Everything the page shows: the plan, the numbers of its sessions, and what is due when.

    ``today`` is an argument and may be unknown; ``ends`` is the last day of the semester, which
    lies after the lecture period.
    """

    plan: Plan
    numbers: Mapping[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    details: Mapping[str, SessionDetails] = field(default_factory=dict)
    notes: tuple[DayNote, ...] = ()
    slack: Slack | None = None  # of this plan, where somebody has worked it out
    today: date | None = None
    ends: date | None = None
    published: Published | None = None
    attended: Mapping[str, Mapping[Presence, int]] = field(default_factory=dict)  # by session

    def left_over(self) -> Slack:
        """Return what the plan has left over."""
        return self.slack or slack(self.plan)

    def session(self, session_id: str) -> PlannedSession | None:
        """Return the session of that id, or None if it is gone."""
        return next((s for s in self.plan.sessions if s.id == session_id), None)

    def label(self, session: PlannedSession) -> str:
        """Return what a class is called beside its topic, such as "excursion"; mostly nothing."""
        details = self.details.get(session.id)
        label = details.label.strip() if details else ""
        return "" if label.casefold() in session.topic.casefold() else label

    def due_on(self, day: date) -> tuple[Item, ...]:
        """Return the items whose announced deadline is that day."""
        return tuple(item for item in self.items if item.due == day)

    def notes_on(self, day: date) -> tuple[DayNote, ...]:
        """Return the notes on that day."""
        return tuple(note for note in self.notes if day in note.days)


@dataclass(frozen=True, slots=True)
class Off:
    """Days without teaching as the board shades them, with their name in the user's language."""

    days: Days
    kind: OffKind
    name: str
    row: PlannedSession | None = None  # the row of the plan that says so, if one does


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the board that can be reached: a session, or a day that has none."""

    key: str  # the session's id, or the day as 2023-11-15
    day: date
    session: PlannedSession | None = None
    off: Off | None = None

    @property
    def is_card(self) -> bool:
        """Whether a card is drawn; holidays and breaks are shading instead."""
        return self.session is not None and self.session.kind not in NAMING  # those are shades


def weekdays_of(plan: Plan) -> tuple[int, ...]:
    """Return the weekdays with a column: Monday to Friday, the weekend only where it is used."""
    used = {slot.weekday for slot in plan.slots} | {one.day.weekday() for one in plan.extra}
    used |= {s.day.weekday() for s in plan.sessions if s.day and s.kind not in FIXED}
    used |= {extra.day.weekday() for extra in plan.extra}
    last = max({SATURDAY - 1} | used)
    return tuple(range(last + 1))


def mondays_of(plan: Plan) -> tuple[date, ...]:
    """Return each week's Monday: the lectures, and more where a session or single date is."""
    days = [plan.lectures.first, plan.lectures.last, *(one.day for one in plan.extra)]
    days += [s.day for s in plan.sessions if s.day is not None]
    days += [extra.day for extra in plan.extra]
    first, last = min(days), max(days)
    first -= timedelta(days=first.weekday())
    return tuple(first + n * WEEK for n in range((last - first).days // 7 + 1))


def shelved(plan: Plan) -> tuple[PlannedSession, ...]:
    """Return the sessions without a day, in their printed order."""
    without = (s for s in plan.sessions if s.day is None and s.laid is None)
    return tuple(sorted(without, key=lambda s: s.position))


def due_later(semester: Semester) -> tuple[Item, ...]:
    """Return what is due after the weeks on the board, by date: the row at the bottom."""
    shown_until = _shown_until(semester)
    late = [(item.due, item) for item in semester.items if item.due and item.due > shown_until]
    return tuple(item for _, item in sorted(late, key=lambda pair: pair[0]))


def notes_later(semester: Semester) -> tuple[DayNote, ...]:
    """Return the notes for the row at the bottom: all of the office's, others after the board.

    The office's dates are few and narrow days have no room for them, so they stand there too.
    """
    shown_until = _shown_until(semester)
    return tuple(
        note
        for note in semester.notes
        if note.kind is NoteKind.OFFICE or note.days.last > shown_until
    )


def _shown_until(semester: Semester) -> date:
    return mondays_of(semester.plan)[-1] + timedelta(days=SUNDAY)


def offs_of(plan: Plan, say: Language) -> tuple[Off, ...]:
    """Return the days without teaching with their names, breaks last.

    So whoever fills a calendar in this order lets breaks cover the public holidays in them.
    """
    found = sorted(time_off(plan), key=lambda off: off.kind is OffKind.BREAK)
    return tuple(Off(off.days, off.kind, _name_of(off, say), off.row) for off in found)


def _name_of(off: TimeOff, say: Language) -> str:
    stored = vocabulary.day_off(off.stored, say) if off.stored else ""
    return stored or (off.row.topic if off.row else "")


def off_days(offs: Iterable[Off]) -> dict[date, Off]:
    """Spread out the days without teaching; later ones of the sequence win."""
    return {day: off for off in offs for day in off.days}


def entries_of(plan: Plan, say: Language) -> tuple[Entry, ...]:
    """Return everything on the board, day by day, as a screen reader walks it.

    A day with sessions has one entry for each, a day without has one of its own. A holiday or
    break that is a row of the plan is the entry of its first day on the board.
    """
    weekdays = weekdays_of(plan)
    off_by_day = off_days(offs_of(plan, say))
    by_day: dict[date, list[PlannedSession]] = defaultdict(list)
    for session in sorted(plan.sessions, key=_order):
        days = days_of(session)
        shown = next((d for d in days if d.weekday() in weekdays), None) if days else None
        if shown is not None:
            by_day[shown].append(session)
    every_day = (monday + timedelta(days=n) for monday in mondays_of(plan) for n in weekdays)
    return tuple(_on_days(every_day, by_day, off_by_day))


def cards_on(plan: Plan, days: Collection[date]) -> tuple[Entry, ...]:
    """Return only the cards that lie on these days, in the same order as entries_of."""
    here = sorted((s for s in plan.sessions if s.day in days), key=_order)
    entries = (Entry(s.id, s.day, s) for s in here if s.day is not None)
    return tuple(entry for entry in entries if entry.is_card)


def _order(session: PlannedSession) -> tuple[bool, object, int]:
    start = session.hours.start.isoformat() if session.hours else ""
    return (session.hours is None, start, session.position)


def _on_days(
    days: Iterable[date],
    by_day: Mapping[date, Sequence[PlannedSession]],
    off_by_day: Mapping[date, Off],
) -> Iterator[Entry]:
    for day in days:
        off = off_by_day.get(day)
        if day in by_day:
            yield from (Entry(s.id, day, s, off) for s in by_day[day])
        else:
            yield Entry(day.isoformat(), day, None, off)


def is_cancelled(session: PlannedSession) -> bool:
    """Whether the card is struck through."""
    return session.status is Status.CANCELLED


def is_held(session: PlannedSession) -> bool:
    """Whether the card is dimmed."""
    return session.status is Status.HELD
