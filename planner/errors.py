"""What all expected refusals, and all problems found in files, have in common.

A refusal (PlannerError) stops a step before anything was changed. A problem is one thing that was
not understood in an outside file while the rest was read. Both carry facts; their sentences stand
in planner.wording. Each kind is defined beside the function that raises or reports it. Any other
exception is a mistake of ours and ends in the crash report, never in a friendly box.
"""

from __future__ import annotations

from dataclasses import dataclass


class PlannerError(Exception):
    """A refusal with reasons, raised before anything was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing in an outside file that was not understood, and where it stands.

    Lines and rows count from 1, as the user's editor or spreadsheet shows them; ``column`` is the
    heading of a table column. What is None is not known or makes no sense for the file.
    """

    line: int | None = None
    row: int | None = None
    column: str | None = None
