"""The plan as a calendar file: what each session's entry says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses, versions
from planner.db.plan_story import plan_story
from planner.exchange.calendar_file import CalendarEvent, calendar_file
from planner.exchange.time_zones import time_zone
from planner.rules.plan import Kind, Mode
from planner.rules.plan_calendar import entries
from planner.rules.plan_diff import days_of
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow
    from planner.language import Language
    from planner.rules.plan_calendar import CalendarEntry
    from planner.rules.plan_public import PublicSession

NAMED = frozenset({Kind.BUFFER, Kind.EXAM})  # the entry says so even if the topic does not


def calendar_of(tx: Session, say: Language) -> bytes:
    """Write the calendar file of the plan as it is now, with what its published versions told.

    How often a session was changed is counted over the whole history, so that no file has a
    lower number than one made before it, published or not. Hours are by the clock of the
    course's region. Who presents is not said: whoever has the file may read it.
    """
    course = courses.course(tx)
    title = course.title_in(say.code)
    name = " · ".join(part for part in (title, _term(course, say)) if part)
    return calendar_file(name, calendar_events(tx, say), zone=time_zone(course.region))


def calendar_events(tx: Session, say: Language) -> tuple[CalendarEvent, ...]:
    """Return what the calendar file says, by day."""
    course = courses.course(tx)
    found = entries(plan_story(tx), [version.plan for version in versions.versions(tx)])
    title = course.title_in(say.code)
    return tuple(_event(entry, course.id, title, say) for entry in found)


def calendar_words(tx: Session, say: Language) -> str:
    """Say what the calendar file says, a line for each of its entries, to be looked at."""
    return "\n".join(_line(event, say) for event in calendar_events(tx, say))


def _line(event: CalendarEvent, say: Language) -> str:
    hours = say.hours(event.hours.start, event.hours.end) if event.hours else ""
    days = event.days
    last = f" – {say.day(days.last)}" if days.last > days.first else ""
    when = " ".join(part for part in (f"{say.day(days.first)}{last}", hours) if part)
    where = f" ({event.location})" if event.location else ""
    return f"{when}: {event.summary}{where}"


def _term(course: CourseRow, say: Language) -> str:
    return vocabulary.term(Term.parse(course.term), say)


def _event(entry: CalendarEntry, course: str, title: str, say: Language) -> CalendarEvent:
    session = entry.session
    days = days_of(session)
    assert days is not None  # an entry has or had a day
    lines = [line for line in _lines(entry, title, say) if line]
    topic = _topic(session, say)
    return CalendarEvent(
        uid=f"course-{course}-session-{session.id}@course-planner",
        at=entry.at,
        summary=say("Cancelled: {topic}", topic=topic) if entry.cancelled else topic,
        days=days,
        hours=session.hours,
        sequence=entry.sequence,
        cancelled=entry.cancelled,
        location=_location(session, say),
        description="\n".join(lines),
        link=session.link if session.link.startswith(("https://", "http://")) else "",
    )


def _topic(session: PublicSession, say: Language) -> str:
    return session.topic.strip() or vocabulary.kind(session.kind, say)


def _location(session: PublicSession, say: Language) -> str:
    """Return the room; online there is none, and where people can choose, both are said."""
    online = vocabulary.mode(Mode.ONLINE, say)
    if session.mode is Mode.ONLINE:
        return online
    if session.mode is Mode.HYBRID and session.room:
        return say("{room}, and online", room=session.room)
    return session.room


def _lines(entry: CalendarEntry, title: str, say: Language) -> Iterator[str]:
    """Yield the lines of the description: which session of what, how it is held, the note."""
    session = entry.session
    number = say("Session {number}", number=session.number) if session.number else ""
    yield " · ".join(part for part in (title, number) if part)
    if entry.cancelled:
        words = session.words.strip()
        yield say("cancelled: {reason}", reason=words) if words else say("cancelled")
    kind = vocabulary.kind(session.kind, say)
    if session.kind in NAMED and kind.casefold() not in _topic(session, say).casefold():
        yield kind
    if session.mode is not Mode.IN_PERSON:
        yield vocabulary.mode(session.mode, say)
    yield session.note.strip()
    yield session.link.strip()
