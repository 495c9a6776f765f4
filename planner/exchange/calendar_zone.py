"""The clock of a time zone as a calendar file needs it beside the zone's name (VTIMEZONE)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

BERLIN: Final = "Europe/Berlin"
# Since 1996 all of the European Union changes its clocks together (directive 2000/84/EC).
SUMMER: Final = ("CEST", 1, 2, "1996-03-31T02:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
WINTER: Final = ("CET", 2, 1, "1996-10-27T03:00", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")


@dataclass(frozen=True, slots=True)
class _Clock:
    """What a clock shows: its name, how far it is ahead of UTC, and whether that is summer."""

    name: str
    ahead: timedelta
    summer: bool


def zone_component(name: str, first: date, last: date) -> Any:
    """Return the rules of a zone's clock: good on all days from ``first`` to ``last``.

    Where it goes as Germany's does, its rules are written, which hold on; elsewhere its changes
    on these days, which differ too much for one rule.
    """
    # Late: the library takes 0.25 s, and most starts write no calendar.
    from icalendar import Timezone  # noqa: PLC0415

    zone = Timezone()
    zone.add("tzid", name)
    start, end = date(first.year, 1, 1), date(last.year + 1, 1, 1)
    for part in _by_rule() if _as_in_berlin(name, start, end) else _by_change(name, start, end):
        zone.add_component(part)
    return zone


def _as_in_berlin(name: str, start: date, end: date) -> bool:
    mine = [(at, clock.ahead, clock.name) for at, _, clock in _changes(name, start, end)]
    theirs = [(at, clock.ahead, clock.name) for at, _, clock in _changes(BERLIN, start, end)]
    return mine == theirs


def _by_rule() -> Iterator[Any]:
    # Late, as above.
    from icalendar import TimezoneDaylight, TimezoneStandard, vRecur  # noqa: PLC0415

    for kind, (name, before, after, since, rule) in (
        (TimezoneDaylight, SUMMER),
        (TimezoneStandard, WINTER),
    ):
        part = _part(kind, name, timedelta(hours=before), timedelta(hours=after))
        part.add("dtstart", datetime.fromisoformat(since))  # by the zone's own clock
        part.add("rrule", vRecur.from_ical(rule))
        yield part


def _by_change(name: str, start: date, end: date) -> Iterator[Any]:
    # Late, as above.
    from icalendar import TimezoneDaylight, TimezoneStandard  # noqa: PLC0415

    for at, before, clock in _changes(name, start, end):
        kind = TimezoneDaylight if clock.summer else TimezoneStandard
        part = _part(kind, clock.name, before.ahead, clock.ahead)
        part.add("dtstart", (at + before.ahead).replace(tzinfo=None))  # as the old clock says
        yield part


def _part(kind: Any, name: str, before: timedelta, after: timedelta) -> Any:
    part = kind()
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    return part


def _changes(name: str, start: date, end: date) -> Iterator[tuple[datetime, _Clock, _Clock]]:
    """Yield when (UTC) a clock was changed, with what it showed before and after.

    The first is the beginning of the days that are asked for, where nothing changes.
    """
    zone = ZoneInfo(name)
    at, over = (datetime.combine(day, time(), UTC) for day in (start, end))
    clock = _clock(zone, at)
    yield at, clock, clock
    while at < over:
        then = at + timedelta(days=1)
        if (now := _clock(zone, then)) != clock:
            yield _moment(zone, at, then), clock, now
            clock = now
        at = then


def _moment(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Return to the minute when a clock changes between two moments."""
    before = _clock(zone, early)
    while late - early > timedelta(minutes=1):
        minutes = (late - early) // timedelta(minutes=1)
        middle = early + timedelta(minutes=minutes // 2)
        if _clock(zone, middle) == before:
            early = middle
        else:
            late = middle
    return late


def _clock(zone: ZoneInfo, at: datetime) -> _Clock:
    local = at.astimezone(zone)
    ahead, summer = local.utcoffset(), local.dst()
    assert ahead is not None  # a zone always knows
    return _Clock(local.tzname() or zone.key, ahead, bool(summer))
