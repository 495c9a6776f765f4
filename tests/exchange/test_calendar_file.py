from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from planner.exchange.calendar_file import CalendarEvent, calendar_file
from planner.rules.slots import Hours
from planner.rules.terms import Days

STAMPED = datetime(2023, 10, 9, 8, 30, 5, 123456, tzinfo=UTC)
WEDNESDAY = Days(date(2023, 10, 18), date(2023, 10, 18))
FIRST, LAST = date(2023, 9, 1), date(2024, 5, 1)
NOON = Hours(time(12, 30), time(14))


def event(**said) -> CalendarEvent:
    usual = {"uid": "a@b", "at": STAMPED, "summary": "Overview", "days": WEDNESDAY}
    return CalendarEvent(**usual | said)


def read(*events, zone="Europe/Berlin"):
    return Calendar.from_ical(calendar_file("Seminar · WS", events, zone=zone))


def one(**said):
    (found,) = read(event(**said)).walk("VEVENT")
    return found


def test_a_calendar_says_its_name_and_brings_the_rules_of_its_zone():
    calendar = read(event(hours=NOON))
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=12)
    assert (calendar["METHOD"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "Seminar · WS")
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Berlin"
    clock = zone.to_tz()
    for day, hours in ((date(2023, 10, 28), 2), (date(2023, 10, 30), 1), (date(2024, 4, 2), 2)):
        noon = datetime.combine(day, time(12), clock)
        assert noon.utcoffset() == timedelta(hours=hours), day


def test_a_session_begins_by_the_clock_of_its_place():
    found = one(hours=NOON, sequence=3, location="Room 1; left, first floor")
    assert found["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert found["DTSTART"].dt.astimezone(UTC) == datetime(2023, 10, 18, 10, 30, tzinfo=UTC)
    assert found["DTEND"].dt - found["DTSTART"].dt == timedelta(minutes=90)
    assert (found["SEQUENCE"], found["STATUS"]) == (3, "CONFIRMED")
    assert found["LOCATION"] == "Room 1; left, first floor"
    assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == STAMPED.replace(microsecond=0)
    assert not found.walk("VALARM")


def test_a_cancelled_session_stays_and_says_so():
    found = one(hours=NOON, cancelled=True)
    assert (found["STATUS"], found["TRANSP"]) == ("CANCELLED", "TRANSPARENT")


def test_without_hours_it_takes_up_its_days_and_blocks_none():
    found = one(days=Days(date(2024, 2, 28), date(2024, 2, 29)))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2024, 2, 28), date(2024, 3, 1))
    assert found["TRANSP"] == "TRANSPARENT"


def test_several_days_have_the_same_hours_each():
    found = one(days=Days(date(2024, 2, 5), date(2024, 2, 7)), hours=NOON)
    assert (found["RRULE"]["FREQ"], found["RRULE"]["COUNT"]) == (["DAILY"], [3])


def test_a_long_topic_with_umlauts_reads_back_and_its_lines_are_folded():
    topic = "Überlegungen, „Übungen“; und\nalles, was sonst noch zu sagen wäre " * 4
    assert one(summary=topic.strip())["SUMMARY"] == topic.strip()
    content = calendar_file("n", [event(summary=topic)], zone="Europe/Berlin")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_the_same_rows_are_the_same_bytes():
    rows = [event(hours=NOON, description="a\nb", link="https://example.org/")]
    first, second = (calendar_file("n", rows, zone="Europe/Berlin") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York", "Asia/Tokyo"])
def test_the_clock_of_another_zone_is_right_on_every_day_of_the_calendar(name):
    rows = [event(days=Days(day, day), hours=NOON) for day in (FIRST, LAST)]
    (zone,) = read(*rows, zone=name).walk("VTIMEZONE")
    clock = zone.to_tz()
    for n in range((LAST - FIRST).days):
        day = datetime.combine(FIRST + timedelta(days=n), time(12))
        assert (
            day.replace(tzinfo=clock).utcoffset() == day.replace(tzinfo=ZoneInfo(name)).utcoffset()
        )


def test_a_zone_that_goes_with_berlin_brings_the_same_rules():
    found = {
        name: read(event(hours=NOON), zone=name).walk("VTIMEZONE")[0].to_ical()
        for name in ("Europe/Berlin", "Europe/Vienna")
    }
    assert b"RRULE" in found["Europe/Vienna"]
    same = found["Europe/Vienna"].replace(b"Vienna", b"Berlin")
    assert same == found["Europe/Berlin"]
