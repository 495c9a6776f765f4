"""Plain rows to a calendar file (iCalendar, RFC 5545) that calendars can subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.rules.slots import Hours
    from planner.rules.terms import Days

ZONE: Final = "Europe/Berlin"
PRODUCT: Final = "-//Course Planner//Course Planner//EN"
# Since 1996 all of the European Union changes its clocks together (directive 2000/84/EC).
SUMMER: Final = ("CEST", 1, 2, "1996-03-31T02:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
WINTER: Final = ("CET", 2, 1, "1996-10-27T03:00", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One session in people's calendars; without hours it takes up its days as a whole.

    ``uid`` stays what it is whatever changes; ``sequence`` counts the changes of time and place.
    A session of several days has the same hours on each.
    """

    uid: str
    summary: str
    days: Days
    hours: Hours | None = None
    sequence: int = 0
    cancelled: bool = False
    location: str = ""
    description: str = ""
    link: str = ""


def calendar_file(name: str, events: Sequence[CalendarEvent], *, stamped: datetime) -> bytes:
    """Write a calendar under a name; ``stamped`` is the moment at which its rows were true.

    Same rows, same bytes: the clock is not asked.
    """
    from icalendar import Calendar  # noqa: PLC0415 - takes 0.25 s, and most starts write none

    calendar = Calendar()
    for key, value in (
        ("prodid", PRODUCT),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", name),
        ("x-wr-calname", name),
        ("x-wr-timezone", ZONE),
    ):
        calendar.add(key, value)
    calendar.add_component(_zone())
    for event in events:
        calendar.add_component(_event(event, stamped))
    return bytes(calendar.to_ical())


def _zone() -> Any:
    """Return the rules of Germany's clocks: calendars need them beside the name of the zone."""
    from icalendar import (  # noqa: PLC0415 - as above
        Timezone,
        TimezoneDaylight,
        TimezoneStandard,
        vRecur,
    )

    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, (name, before, after, since, rule) in (
        (TimezoneDaylight(), SUMMER),
        (TimezoneStandard(), WINTER),
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("dtstart", datetime.fromisoformat(since))  # by the zone's own clock
        part.add("rrule", vRecur.from_ical(rule))
        zone.add_component(part)
    return zone


def _event(event: CalendarEvent, stamped: datetime) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    moment = stamped.astimezone(UTC).replace(microsecond=0)
    written = Event()
    written.add("uid", event.uid)
    written.add("dtstamp", moment)
    written.add("sequence", event.sequence)
    written.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    written.add("summary", event.summary)
    first, last = event.days.first, event.days.last
    if event.hours is None:
        written.add("dtstart", first)
        written.add("dtend", last + timedelta(days=1))  # the first day that is free again
        written.add("transp", "TRANSPARENT")  # it blocks nobody's day
    else:
        zone = ZoneInfo(ZONE)
        written.add("dtstart", datetime.combine(first, event.hours.start, zone))
        written.add("dtend", datetime.combine(first, event.hours.end, zone))
        if last > first:
            written.add("rrule", {"freq": "daily", "count": (last - first).days + 1})
    for key, value in (
        ("location", event.location),
        ("description", event.description),
        ("url", event.link),
    ):
        if value:
            written.add(key, value)
    return written
