"""The examination office's codes for what has no grade: passed ungraded, not appeared, and so on.

Codes differ by university, so a course has a table of its own; what systems usually take is only
offered to begin with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.rules.credits import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

UNGRADED: Final = "ungraded"  # passed without a grade
CODED: Final = (  # what a table has codes for, in the order it lists them
    UNGRADED,
    Outcome.PASSED.value,
    Outcome.FAILED.value,
    Outcome.NO_SHOW.value,
    Outcome.WITHDRAWN.value,
    Outcome.DECEPTION.value,
)
# What is usual. BE, NB, NE, RT and TA are HIS's; those of CAMPUSonline are single sites'.
USUAL: Final[Mapping[str, Mapping[str, str]]] = {
    "HISinOne": {
        UNGRADED: "BE",
        "failed": "NB",
        "no_show": "NE",
        "withdrawn": "RT",
        "deception": "TA",
    },
    "HISQIS": {
        UNGRADED: "++",
        "failed": "--",
        "no_show": "NE",
        "withdrawn": "RT",
        "deception": "TA",
    },
    "CAMPUSonline": {
        UNGRADED: "B",
        "failed": "N",
        "no_show": "X",
        "withdrawn": "Z",
        "deception": "U",
    },
}


def code_of(codes: Mapping[str, str], outcome: Outcome, grade: Decimal | None) -> str:
    """Return the office's code for a decided outcome, or nothing.

    A pass without a grade has a code of its own; one with a grade is told by the grade, unless
    the table has a code for it too.

    >>> code_of(USUAL["HISinOne"], Outcome.PASSED, None)
    'BE'
    """
    if outcome is Outcome.PASSED and grade is None:
        return codes.get(UNGRADED, "")
    return codes.get(outcome.value, "")
