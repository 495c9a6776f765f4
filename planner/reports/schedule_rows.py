"""What the schedule and the wall calendar say: plain rows, worded from a plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.rules import plan as plans
from planner.rules.plan import Kind, Mode, Status
from planner.rules.plan_off import NAMING, time_off
from planner.rules.plan_places import days_of, times_on
from planner.rules.terms import Days, OffKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.language import Language
    from planner.reports.edition import Edition
    from planner.rules.credits import Item
    from planner.rules.plan import Plan, PlannedSession
    from planner.rules.plan_off import TimeOff
    from planner.rules.plan_times import Place
    from planner.rules.terms import DayNote


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDocument:
    """A course's plan as it is handed out, with what stands above it.

    ``term``, ``institution`` and ``lecturers`` are worded; ``ends`` is the last day of the
    semester; ``cancelled_because`` are the words for the public, by session id: a session's
    internal reason never gets here. ``labels`` are what classes are called beside their topic,
    such as "excursion", by session id; ``notes`` are those on days. ``edition`` is None before
    the plan is published first.
    """

    course: str
    term: str
    as_of: date
    plan: Plan
    items: tuple[Item, ...] = ()
    ends: date | None = None
    institution: str = ""
    lecturers: str = ""
    cancelled_because: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[DayNote, ...] = ()
    page_url: str = ""  # where students find the plan
    edition: Edition | None = None

    def marks(self, session: str) -> bool:
        """Tell whether a session is marked as changed since a published version."""
        return self.edition is not None and session in self.edition.sessions

    def dated_words(self, say: Language) -> str:
        """Return which version this is, if it is one, and of which day where that is another."""
        version = self.edition.words(say) if self.edition else ""
        if version and self.edition and self.edition.day == self.as_of:
            return version
        as_of = say("As of {day}", day=say.long_day(self.as_of))
        return " · ".join(part for part in (version, as_of) if part)

    def legend(self, say: Language) -> str:
        """Return what marks mean, or an empty text where nothing is marked."""
        return self.edition.legend(say) if self.edition else ""


class Tone(Enum):
    """What a row is, as far as it is drawn differently."""

    SESSION = auto()
    BUFFER = auto()
    CANCELLED = auto()
    NO_CLASS = auto()
    OTHER = auto()
    HOLIDAY = auto()
    BREAK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days without teaching under one name; ``row`` is the row of the plan that says so."""

    days: Days
    name: str
    note: str = ""
    tone: Tone = Tone.HOLIDAY
    row: PlannedSession | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """One row of the schedule, worded. ``begins`` orders the rows and is not printed.

    ``changed`` since a published version; then it is marked.
    """

    begins: date
    number: str = ""
    day: str = ""
    hours: str = ""
    topic: str
    notes: str = ""
    tone: Tone = Tone.SESSION
    online: bool = False
    changed: bool = False


TONES = {Kind.BUFFER: Tone.BUFFER, Kind.NO_CLASS: Tone.NO_CLASS, Kind.OTHER: Tone.OTHER}
BARE = frozenset({"", "buffer", "puffer", "puffertermin", "no class", "entfällt", "fällt aus"})


def is_pause(row: PlannedSession) -> bool:
    """Tell whether a row shades its days: holidays, breaks, "no class" on several days."""
    days = days_of(row)
    lasts = days is not None and days.first < days.last
    return row.kind in NAMING or (row.kind is Kind.NO_CLASS and lasts)


def dated(plan: Plan) -> list[PlannedSession]:
    """Return what lies on a day and is no pause, by day and start."""
    laid = [row for row in plan.sessions if row.day is None and row.laid]
    rows = [row for row in (*plans.in_order(plan.sessions), *laid) if not is_pause(row)]
    return sorted(rows, key=lambda row: days.first if (days := days_of(row)) else date.max)


def topic_of(session: PlannedSession, say: Language) -> str:
    """Return the topic; a buffer or "no class" that only says so says it in this language."""
    bare = session.topic.strip().casefold() in BARE
    if bare and session.kind in {Kind.BUFFER, Kind.NO_CLASS}:
        return vocabulary.kind(session.kind, say)
    return session.topic.strip() or vocabulary.kind(session.kind, say)


def tone_of(session: PlannedSession) -> Tone:
    """Return how a session that is no pause is drawn."""
    if session.status is Status.CANCELLED:
        return Tone.CANCELLED
    return TONES.get(session.kind, Tone.SESSION)


def remarks(session: PlannedSession, document: ScheduleDocument, say: Language) -> Iterator[str]:
    """Yield what is special about a session: its label, cancelled and why, exam, mode, room."""
    label = document.labels.get(session.id, "").strip()
    if label.casefold() not in topic_of(session, say).casefold():
        yield label
    if session.status is Status.CANCELLED:
        why = document.cancelled_because.get(session.id, "").strip()
        yield say("cancelled: {reason}", reason=why) if why else say("cancelled")
    if session.kind in {Kind.EXAM, Kind.BUFFER}:
        name = vocabulary.kind(session.kind, say)
        if name.casefold() not in topic_of(session, say).casefold():
            yield name
    if session.mode is not Mode.IN_PERSON:
        yield vocabulary.mode(session.mode, say)
    if session.room and session.room not in {one.room for one in _times(session, document.plan)}:
        yield session.room


def own_hours(session: PlannedSession, plan: Plan, say: Language) -> str:
    """Return a session's hours where they are not those of the only slot of its day.

    Those of a single date beside the slots are always told.
    """
    times = _times(session, plan)
    alone = len(times) == 1 and all(one.day != session.day for one in plan.extra)
    if session.hours is None or (alone and times[0].hours == session.hours):
        return ""
    return say.hours(session.hours.start, session.hours.end)


def _times(session: PlannedSession, plan: Plan) -> list[Place]:
    return list(times_on(plan, session.day)) if session.day else []


def shelved(plan: Plan) -> tuple[PlannedSession, ...]:
    """Return the sessions without a day, in their printed order."""
    without = (row for row in plan.sessions if row.day is None and row.laid is None)
    return tuple(sorted(without, key=lambda row: (row.position, row.id)))


def shelved_words(document: ScheduleDocument, say: Language) -> tuple[str, ...]:
    """Return the topics without a day; those that had one in the published plan say so."""
    were = document.edition.were if document.edition else {}
    return tuple(
        _formerly(topic_of(row, say), were.get(row.id), say) for row in shelved(document.plan)
    )


def _formerly(text: str, days: Days | None, say: Language) -> str:
    if days is None:
        return text
    day = say.day_month(days.first) if days.first == days.last else days_words(days, say)
    return say("{text} (formerly {day})", text=text, day=day)


def pauses(plan: Plan, say: Language) -> tuple[Pause, ...]:
    """Return all days without teaching, by their first day.

    A stored day off lends its name in the document's language, and its days, to the row of the
    plan that means it; the row adds its note. Holidays within a break go without saying.
    """
    found = [_pause(off, say) for off in time_off(plan)]
    for row in plan.sessions:
        if row.kind is Kind.NO_CLASS and is_pause(row) and (days := days_of(row)):
            name = topic_of(row, say)
            found.append(Pause(days=days, name=name, note=row.note, tone=Tone.NO_CLASS, row=row))
    breaks = [pause for pause in found if pause.tone is Tone.BREAK]
    seen = [one for one in found if one.row or not any(_within(one, other) for other in breaks)]
    return tuple(sorted(seen, key=lambda pause: (pause.days, pause.name)))


def _pause(off: TimeOff, say: Language) -> Pause:
    name = vocabulary.day_off(off.stored, say) if off.stored else ""
    return Pause(
        days=off.stored.days if off.stored else off.days,
        name=name or (topic_of(off.row, say) if off.row else ""),
        note=off.row.note if off.row else "",
        tone=Tone.BREAK if off.kind is OffKind.BREAK else Tone.HOLIDAY,
        row=off.row,
    )


def _within(one: Pause, other: Pause) -> bool:
    inside = one.days.first in other.days and one.days.last in other.days
    return inside and one is not other


def schedule_rows(document: ScheduleDocument, say: Language) -> tuple[ScheduleRow, ...]:
    """Return the rows of the schedule by date, holidays and breaks among them.

    A holiday that no row of the plan names is a row too if it takes away a day of the slot.
    """
    plan = document.plan
    numbers = plans.numbers(plan.sessions)
    rows = [_session_row(session, numbers, document, say) for session in dated(plan)]
    rows += [
        ScheduleRow(
            begins=pause.days.first,
            day=days_words(pause.days, say),
            topic=pause.name,
            notes=pause.note,
            tone=pause.tone,
            changed=pause.row is not None and document.marks(pause.row.id),
        )
        for pause in pauses(plan, say)
        if pause.row or costs_a_slot(pause.days, plan)
    ]
    return tuple(sorted(rows, key=lambda row: row.begins))


def _session_row(
    session: PlannedSession,
    numbers: Mapping[str, str],
    document: ScheduleDocument,
    say: Language,
) -> ScheduleRow:
    days = days_of(session)
    if days is None:
        raise ValueError(f"{session.id} has no day")
    were = document.edition.were.get(session.id) if document.edition else None
    moved = say("formerly {day}", day=days_words(were, say)) if were else ""
    notes = [moved, *remarks(session, document, say), session.note]
    return ScheduleRow(
        begins=days.first,
        number=numbers.get(session.id, ""),
        day=days_words(days, say),
        hours=own_hours(session, document.plan, say),
        topic=topic_of(session, say),
        notes=" · ".join(note for note in notes if note),
        tone=tone_of(session),
        online=session.mode is Mode.ONLINE,
        changed=document.marks(session.id),
    )


def costs_a_slot(days: Days, plan: Plan) -> bool:
    """Tell whether days off take away a day on which the course would be taught."""
    if not plan.slots and not plan.extra:
        weekdays = used_weekdays(plan)
        return any(day in plan.lectures and day.weekday() in weekdays for day in days)
    named = {one.day for one in plan.extra}
    return any(day in named or (day in plan.lectures and times_on(plan, day)) for day in days)


def used_weekdays(plan: Plan) -> set[int]:
    """Return the weekdays on which something is held; 0 is Monday."""
    return {day.weekday() for row in dated(plan) for day in days_of(row) or ()}


def days_words(days: Days, say: Language) -> str:
    """Return e.g. "Wed 15 Nov 2023", for several days "23 Dec – 6 Jan"."""
    if days.first == days.last:
        return say.day(days.first)
    return f"{say.day_month(days.first)} – {say.day_month(days.last)}"


def slot_words(plan: Plan, say: Language) -> tuple[str, ...]:
    """Return each weekly time with its place: "Wednesday, 12:30–14:00 s.t., Room 1".

    A slot that counts for a while says so; a course without slots names its single dates.
    """
    slots = sorted(plan.slots, key=lambda slot: (slot.weekday, slot.hours))
    weekly = [(vocabulary.slot(slot, say), slot.room) for slot in slots]
    single = [
        (f"{say.day(one.day)}, {say.hours(one.hours.start, one.hours.end)}", one.room)
        for one in sorted(plan.extra)
    ]
    return tuple(", ".join(part for part in parts if part) for parts in weekly or single)


def due_items(document: ScheduleDocument, say: Language) -> tuple[tuple[date, str], ...]:
    """Return deadlines with the titles of their items, by date; changed ones say so."""
    return tuple(
        sorted(
            (item.due, due_words(item.title, item, document, say))
            for item in document.items
            if item.due
        )
    )


def due_words(text: str, item: Item, document: ScheduleDocument, say: Language) -> str:
    """Add to a deadline's text that it is new, or on which day it was."""
    edition = document.edition
    if edition is None or item.id not in edition.dues:
        return text
    before = edition.dues[item.id]
    if before is None:
        return say("{text} (new)", text=text)
    return text if before == item.due else _formerly(text, Days(before, before), say)
