"""What a requirement of a tier can ask for."""

from __future__ import annotations

from enum import StrEnum


class Asks(StrEnum):
    """What a requirement measures."""

    PASSED = "passed"  # so many of its items are passed
    POINTS = "points"  # the sum of points over its items
    PERCENT = "percent"  # that sum, of the most that could be had
    ATTENDANCE = "attendance"  # so many sessions attended
    ATTENDANCE_PERCENT = "attendance_percent"


class Counting(StrEnum):
    """How many of a requirement's items must be passed."""

    ALL = "all"  # all of them, also of those that come later
    AT_LEAST = "at_least"
    ANY = "any"


OF_POINTS = frozenset({Asks.POINTS, Asks.PERCENT})
OF_SESSIONS = frozenset({Asks.ATTENDANCE, Asks.ATTENDANCE_PERCENT})
OF_PERCENT = frozenset({Asks.PERCENT, Asks.ATTENDANCE_PERCENT})
