"""Times of day and weekly slots: parsing them, printing them, c.t. and s.t."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import time


class Start(StrEnum):
    """How a printed hour is meant: on the dot, a quarter past, or simply as written."""

    ST = "st"  # sine tempore
    CT = "ct"  # cum tempore: the stored time is already a quarter past
    PLAIN = ""


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """A stretch of a day, from ``start`` up to but not including ``end``; real clock times."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"hours must last: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly time: weekday 0 is Monday, 6 Sunday; the room is free text."""

    weekday: int
    hours: Hours
    room: str = ""
    label: Start = Start.PLAIN

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"no such weekday: {self.weekday}")
