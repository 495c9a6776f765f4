"""Plain rows to a calendar file (iCalendar, RFC 5545) that calendars can subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from planner.exchange.calendar_zone import zone_component

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.rules.slots import Hours
    from planner.rules.terms import Days

PRODUCT: Final = "-//Course Planner//Course Planner//EN"
REFRESH: Final = timedelta(hours=12)  # how often a subscribed calendar is worth being read again


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One session in people's calendars; without hours it takes up its days as a whole.

    ``uid`` stays what it is whatever changes; ``sequence`` counts the changes of time and place,
    and ``at`` is when anything here has changed last. A session of several days has the same
    hours on each.
    """

    uid: str
    at: datetime
    summary: str
    days: Days
    hours: Hours | None = None
    sequence: int = 0
    cancelled: bool = False
    location: str = ""
    description: str = ""
    link: str = ""


def calendar_file(name: str, events: Sequence[CalendarEvent], *, zone: str) -> bytes:
    """Write a calendar under a name; hours are by the clock of ``zone``, such as Europe/Berlin.

    Same rows, same bytes: the clock is not asked, and an event's stamp is when it changed last.
    No event rings: whether to be reminded is for each reader of the calendar to say.
    """
    from icalendar import Calendar, vDuration  # noqa: PLC0415 - takes 0.25 s; most starts write none

    calendar = Calendar()
    for key, value in (
        ("prodid", PRODUCT),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", name),
        ("x-wr-calname", name),
        ("x-wr-timezone", zone),
    ):
        calendar.add(key, value)
    often = vDuration(REFRESH)
    calendar.add("refresh-interval", often, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", often)  # the same for Outlook
    days = [day for one in events for day in (one.days.first, one.days.last)]
    if days:
        calendar.add_component(zone_component(zone, min(days), max(days)))
    for event in events:
        calendar.add_component(_event(event, ZoneInfo(zone)))
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent, zone: ZoneInfo) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    moment = event.at.astimezone(UTC).replace(microsecond=0)
    written = Event()
    written.add("uid", event.uid)
    written.add("dtstamp", moment)
    written.add("last-modified", moment)
    written.add("sequence", event.sequence)
    written.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    written.add("summary", event.summary)
    first, last = event.days.first, event.days.last
    if event.hours is None:
        written.add("dtstart", first)
        written.add("dtend", last + timedelta(days=1))  # the first day that is free again
    else:
        written.add("dtstart", datetime.combine(first, event.hours.start, zone))
        written.add("dtend", datetime.combine(first, event.hours.end, zone))
        if last > first:
            written.add("rrule", {"freq": "daily", "count": (last - first).days + 1})
    if event.hours is None or event.cancelled:
        written.add("transp", "TRANSPARENT")  # it blocks nobody's day
    for key, value in (
        ("location", event.location),
        ("description", event.description),
        ("url", event.link),
    ):
        if value:
            written.add(key, value)
    return written
