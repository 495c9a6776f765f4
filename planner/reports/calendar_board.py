"""What stands where on the wall calendar: weeks, weekdays, cards, deadlines, pauses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.reports.schedule_rows import (
    Tone,
    dated,
    days_words,
    due_items,
    due_words,
    own_hours,
    pauses,
    remarks,
    shelved_words,
    tone_of,
    topic_of,
    used_weekdays,
)
from planner.rules import plan as plans
from planner.rules.plan import Mode
from planner.rules.plan_places import days_of
from planner.rules.terms import Days, NoteKind, weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planner.language import Language
    from planner.reports.schedule_rows import Pause, ScheduleDocument
    from planner.rules.plan import Plan, PlannedSession

MOST_WEEKS = 24  # what lies further from the lectures is listed below instead
FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One session on one day. ``tags`` are the small words beside the topic."""

    number: str
    topic: str
    tags: tuple[str, ...] = ()
    tone: Tone = Tone.SESSION
    online: bool = False
    changed: bool = False  # since a published version


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list below the calendar: a day, or "", and what it is."""

    day: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The whole calendar as data. ``slots`` are the weekdays that get the room."""

    mondays: tuple[date, ...]
    weekdays: tuple[int, ...]
    slots: frozenset[int]
    used: frozenset[int]
    lectures: Days
    cards: Mapping[date, tuple[Card, ...]]
    due: Mapping[date, tuple[str, ...]]
    pauses: Mapping[date, Pause]
    later: tuple[Entry, ...] = ()
    notes: tuple[Entry, ...] = ()
    shelf: tuple[Entry, ...] = ()

    def day(self, week: int, column: int) -> date:
        """Return the day of a week and a column, both counted from 0."""
        return self.mondays[week] + timedelta(days=self.weekdays[column])


def board_of(document: ScheduleDocument, say: Language) -> Board:
    """Lay out a course's plan; every session, deadline and name is somewhere on the board."""
    plan = document.plan
    mondays = _mondays(plan)
    named = {one.day.weekday() for one in plan.extra}
    slots = {slot.weekday for slot in plan.slots} or named
    slots = slots or used_weekdays(plan) or set(range(FRIDAY + 1))
    paused = {day: pause for pause in _by_weight(pauses(plan, say)) for day in pause.days}
    shown = Days(mondays[0], mondays[-1] + timedelta(days=6))
    return Board(
        mondays=mondays,
        weekdays=_weekdays(document, shown),
        slots=frozenset(slots),
        used=frozenset(used_weekdays(plan)),
        lectures=plan.lectures,
        cards=_cards(document, paused, say),
        due=_due(document, say),
        pauses=paused,
        later=tuple(_elsewhere(document, shown, say)),
        notes=tuple(_notes(document, say)),
        shelf=tuple(Entry("", words) for words in shelved_words(document, say)),
    )


def _mondays(plan: Plan) -> tuple[date, ...]:
    """Return the weeks of the lectures, and those of sessions and single dates beside them.

    Where the page has no room for these, the lectures alone.
    """
    days = [day for row in dated(plan) for day in days_of(row) or ()]
    days += [one.day for one in plan.extra]
    first, last = plan.lectures.first, plan.lectures.last
    reached = weeks(Days(min([first, *days]), max([last, *days])))
    return reached if len(reached) <= MOST_WEEKS else weeks(plan.lectures)


def _weekdays(document: ScheduleDocument, shown: Days) -> tuple[int, ...]:
    """Return Monday to Friday, and the weekend as far as something happens on it."""
    plan = document.plan
    used = {FRIDAY} | used_weekdays(plan) | {slot.weekday for slot in plan.slots}
    used |= {one.day.weekday() for one in plan.extra if one.day in shown}
    used |= {item.due.weekday() for item in document.items if item.due and item.due in shown}
    return tuple(range(max(used) + 1))


def _by_weight(found: Iterable[Pause]) -> list[Pause]:
    """Put breaks last, so that a day that is both shows the break."""
    return sorted(found, key=lambda pause: pause.tone is Tone.BREAK)


def _cards(
    document: ScheduleDocument, paused: Mapping[date, Pause], say: Language
) -> dict[date, tuple[Card, ...]]:
    """Return the cards of each day; one on a day without teaching names what it lies on."""
    plan = document.plan
    numbers = plans.numbers(plan.sessions)
    cards: dict[date, tuple[Card, ...]] = defaultdict(tuple)
    for session in dated(plan):
        card = Card(
            number=numbers.get(session.id, ""),
            topic=topic_of(session, say),
            tags=tuple(_tags(session, document, say)),
            tone=tone_of(session),
            online=session.mode is Mode.ONLINE,
            changed=document.marks(session.id),
        )
        for day in days_of(session) or ():
            why = paused[day].name if day in paused else card.topic
            named = why == card.topic
            cards[day] += (card if named else replace(card, tags=(*card.tags, why)),)
    return dict(cards)


def _tags(session: PlannedSession, document: ScheduleDocument, say: Language) -> Iterator[str]:
    """Yield other hours than usual, what is special, and the row's note."""
    parts = (own_hours(session, document.plan, say), *remarks(session, document, say))
    yield from (part for part in (*parts, session.note) if part)


def _due(document: ScheduleDocument, say: Language) -> dict[date, tuple[str, ...]]:
    due: dict[date, tuple[str, ...]] = defaultdict(tuple)
    for item in document.items:
        if item.due:
            words = say("{item} due", item=item.short or item.title)
            due[item.due] += (due_words(words, item, document, say),)
    return dict(due)


def _elsewhere(document: ScheduleDocument, shown: Days, say: Language) -> Iterator[Entry]:
    """Yield deadlines, sessions and days on which the weeks shown have no place, by date."""
    found = list(due_items(document, say))
    found += [
        (days.first, topic_of(session, say))
        for session in dated(document.plan)
        if (days := days_of(session))
    ]
    for day, text in sorted(found):
        if day not in shown:
            yield Entry(say.day_month(day), text)


def _notes(document: ScheduleDocument, say: Language) -> Iterator[Entry]:
    """Yield the notes on days, by date; the office's say that they are."""
    for note in sorted(document.notes):
        words = vocabulary.day_note(note, say)
        if note.kind is NoteKind.OFFICE:
            whose = vocabulary.note_kind(note.kind, say)
            words = say("{whose}: {note}", whose=whose, note=words)
        alone = note.days.first == note.days.last
        days = say.day_month(note.days.first) if alone else days_words(note.days, say)
        yield Entry(days, words)


def span_words(pause: Pause, say: Language) -> str:
    """Return a pause's name, with its days where they are several."""
    if pause.days.first == pause.days.last:
        return pause.name
    return f"{pause.name}, {days_words(pause.days, say)}"
