"""One column for all items of a kind: "2 of 3" passed, or the sum of their points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.jobs.summed import summed
from planner.ui.gradebook.cells import CHECK, Look, spoken_result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.db.students import Results
    from planner.jobs.summed import Summed
    from planner.language import Language
    from planner.rules.credits import Item


def summary_look(items: Sequence[Item], results: Results, say: Language) -> Look:
    """Dress the one cell that stands for several items."""
    found = summed(items, results)
    done = found.asked > 0 and found.passed == found.asked
    each = "; ".join(
        f"{item.title}: {spoken_result(item, results.get(item.id, NOTHING), say)}"
        for item in items
    )
    return Look(
        text=short_sum(found, say),
        spoken=f"{spoken_sum(found, say)}. {each}",
        tone=_tone(found, done=done),
        sign=CHECK if done and found.points is None else "",
        bold=found.marking > 0,
    )


def short_sum(found: Summed, say: Language) -> str:
    """Say a sum as a cell and a spreadsheet do: "2 of 3", or the points."""
    if found.points is not None:
        return say.number(found.points)
    return say("{n} of {m}", n=found.passed, m=found.asked)


def spoken_sum(found: Summed, say: Language) -> str:
    """Say a sum in full."""
    if found.points is None:
        return say("{n} of {m} passed", n=found.passed, m=found.asked)
    if found.most is None:
        return say("{points} points", points=say.number(found.points))
    points, most = say.number(found.points), say.number(found.most)
    return say("{points} of {most} points", points=points, most=most)


def _tone(found: Summed, *, done: bool) -> str:
    if done:
        return "met"
    if found.marking:
        return "waiting"
    return "out" if found.lost else "muted"
