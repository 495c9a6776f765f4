"""Attendance: what is recorded of one student in one session, and how excused ones count."""

from __future__ import annotations

from enum import StrEnum


class Presence(StrEnum):
    """What is recorded of one student in one session; no record says nothing."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class ExcusedCounts(StrEnum):
    """How a course counts a session that a student was excused from."""

    LEFT_OUT = "left_out"  # as if the session had not been asked of this student
    PRESENT = "present"
    ABSENT = "absent"
