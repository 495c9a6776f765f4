"""Every refusal, problem and reason as a sentence in the user's language."""

from __future__ import annotations

from planner.wording import (
    changes,
    course_files,
    page_problems,
    problems,
    refusals,
    roster_problems,
)
from planner.wording.base import worded

__all__ = [
    "changes",
    "course_files",
    "page_problems",
    "problems",
    "refusals",
    "roster_problems",
    "worded",
]
