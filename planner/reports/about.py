"""Whose course a document is about, and as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What stands in the head of a document; ``as_of`` is the day it says it was made on."""

    course: str
    term: str
    as_of: date
    institution: str = ""
    lecturers: str = ""

    def as_of_words(self, say: Language) -> str:
        """Say as of when: "As of 13 November 2023"."""
        return say("As of {day}", day=say.long_day(self.as_of))
