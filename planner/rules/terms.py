"""Terms, lecture periods, and which days are free for teaching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A run of days; both ends belong to it, as lecture periods and holidays are printed."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"days must run forward: {self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += timedelta(days=1)


class OffKind(StrEnum):
    """Why there is no teaching on a day."""

    HOLIDAY = "holiday"
    BREAK = "break"
    OWN = "own"


@dataclass(frozen=True, slots=True, order=True)
class DayOff:
    """Days without teaching, with their name in both languages (one may be empty)."""

    days: Days
    kind: OffKind
    name_de: str = ""
    name_en: str = ""


class Season(StrEnum):
    """Winter and summer semester."""

    WINTER = "WS"
    SUMMER = "SS"
