"""Why results of an earlier course cannot be taken over, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.jobs import recognising
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(recognising.SameCourse)
def _(fact: recognising.SameCourse, say: Language) -> str:
    return say("{file} is the course that is open. Choose an earlier one.", file=fact.name)
