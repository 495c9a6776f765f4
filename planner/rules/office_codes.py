"""The examination office's codes for what has no grade: passed ungraded, not appeared, and so on.

Codes differ by university, so a course has a table of its own; what systems usually take is only
offered to begin with.
"""

from __future__ import annotations

import re
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


def read_codes(text: str) -> dict[str, str] | None:
    """Read a table as it is written on one line, or a system's name; None for anything else.

    >>> read_codes("failed=NB, no_show=NE")
    {'failed': 'NB', 'no_show': 'NE'}
    """
    for system, usual in USUAL.items():
        if text.strip().casefold() == system.casefold():
            return dict(usual)
    found = {}
    for part in filter(None, (one.strip() for one in re.split(r"[,;]", text))):
        name, equals, code = (one.strip() for one in part.partition("="))
        if not equals or name not in CODED:
            return None
        found[name] = code
    return {name: found[name] for name in CODED if found.get(name)}


def written_codes(codes: Mapping[str, str]) -> str:
    """Write a table on one line, as it is read: "failed=NB, no_show=NE"."""
    return ", ".join(f"{name}={codes[name]}" for name in CODED if codes.get(name))


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
