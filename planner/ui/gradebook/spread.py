"""How one column is distributed among those shown: what its small picture paints and says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.jobs.tally import (
    TENTHS,
    Filter,
    aimed,
    numbered,
    passed_of,
    progressed,
    stood,
)
from planner.rules.credits import Marking, Progress, Standing
from planner.ui.gradebook.columns import Shows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.jobs.gradebook import Work
    from planner.jobs.tally import Had, Totals
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.gradebook.columns import GridColumn

GRADES = range(1, 6)
STAND = ("met", "waiting", "out", "possible")  # how parts of a bar stand beside one another


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: a share of the students, painted as one of STAND, and what it is."""

    n: int
    stands: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One column: the ``text`` beneath it, bars of parts, or steps of which each has a height.

    ``bars`` lie beside one another, as the tiers do; ``words`` say all of it.
    """

    text: str = ""
    words: str = ""
    bars: tuple[tuple[Part, ...], ...] = ()
    steps: tuple[int, ...] = ()


def counted(column: GridColumn, work: Work) -> tuple[Had, ...]:
    """Name all that ``spread`` counts for a column."""
    if column.item is not None:
        item = column.item.id
        states = (progressed(item, one) for one in Progress)
        return (*states, *(numbered(item, step) for step in _places(column.item)))
    if column.shows is Shows.SUM:
        return tuple(passed_of(column.items[0].kind, n + 1) for n in range(len(column.items)))
    if column.shows is Shows.COMPASS:
        return tuple(stood(tier.id, one) for tier in work.tiers for one in Standing)
    if column.shows is Shows.AIM:
        return (aimed(None), *(aimed(tier.id) for tier in work.tiers))
    return ()


def figures(names: Iterable[Had], totals: Totals) -> tuple[int, ...]:
    """Return the numbers that ``spread`` tells of: the same ones make the same picture.

    They are had in a tenth of its time, so that a tick words no column that it leaves alone.
    """
    whole = (totals.students, totals.decided, totals.filters[Filter.TO_DECIDE])
    return (*whole, *(totals.had.get(name, 0) for name in names))


def spread(column: GridColumn, totals: Totals, work: Work, say: Language) -> Spread:
    """Sum one column up."""
    if column.item is not None:
        return _of_item(column.item, totals, say)
    if column.shows is Shows.SUM:
        return _of_kind(column, totals, say)
    if column.shows is Shows.COMPASS:
        return _of_tiers(totals, work, say)
    if column.shows is Shows.AIM:
        return _of_aims(totals, work, say)
    return _of_decisions(totals, say)


def _of_item(item: Item, totals: Totals, say: Language) -> Spread:
    n = {one: totals.had[progressed(item.id, one)] for one in Progress}
    left = totals.students - sum(n.values()) + n[Progress.OWED]
    parts = (
        Part(n[Progress.PASSED], "met", say("{n} passed", n=n[Progress.PASSED])),
        Part(n[Progress.MARKING], "waiting", say("{n} to mark", n=n[Progress.MARKING])),
        Part(n[Progress.LOST], "out", say("{n} failed or missing", n=n[Progress.LOST])),
        Part(left, "possible", say("{n} still owed", n=left)),
    )
    exempt = [say("{n} exempt", n=n[Progress.EXEMPT])] if n[Progress.EXEMPT] else []
    steps = _steps(item, totals)
    said = [part.words for part in parts if part.n] + exempt + _said_steps(item, steps, say)
    return Spread(
        text=str(n[Progress.PASSED]),
        words=f"{item.title}: {', '.join(said)}" if said else item.title,
        bars=() if any(steps) else (parts,),
        steps=steps if any(steps) else (),
    )


def _steps(item: Item, totals: Totals) -> tuple[int, ...]:
    return tuple(totals.had[numbered(item.id, step)] for step in _places(item))


def _places(item: Item) -> range:
    return GRADES if item.marking is Marking.GRADE else range(TENTHS)


def _said_steps(item: Item, steps: Sequence[int], say: Language) -> list[str]:
    """Say how often which numbers occur: whole grades, or tenths of the points."""
    if item.marking is Marking.GRADE:
        found = zip(GRADES, steps, strict=True)
        return [say("{n} × about {grade}", n=n, grade=grade) for grade, n in found if n]
    return [
        say(
            "{n} × {low}–{high} % of the points",
            n=n,
            low=100 // TENTHS * place,
            high=100 // TENTHS * (place + 1),
        )
        for place, n in enumerate(steps)
        if n
    ]


def _of_kind(column: GridColumn, totals: Totals, say: Language) -> Spread:
    kind, most = column.items[0].kind, len(column.items)
    some = [totals.had[passed_of(kind, n)] for n in range(1, most + 1)]
    steps = (totals.students - sum(some), *some)
    said = [say("{n} × {k} of {m} passed", n=n, k=k, m=most) for k, n in enumerate(steps) if n]
    return Spread(text=str(steps[-1]), words=f"{column.title}: {', '.join(said)}", steps=steps)


def _of_tiers(totals: Totals, work: Work, say: Language) -> Spread:
    bars, said = [], []
    for tier in work.tiers:
        n = {one: totals.had[stood(tier.id, one)] for one in Standing}
        order = (Standing.MET, Standing.WAITING, Standing.OUT_OF_REACH, Standing.POSSIBLE)
        parts = tuple(
            Part(n[one], stands, f"{n[one]} {vocabulary.standing(one, say)}")
            for one, stands in zip(order, STAND, strict=True)
        )
        bars.append(parts)
        said.append(f"{tier.name}: {', '.join(part.words for part in parts if part.n)}")
    met = " · ".join(str(totals.had[stood(tier.id, Standing.MET)]) for tier in work.tiers)
    text = say("met: {counts}", counts=met) if met else ""
    return Spread(text=text, words="; ".join(said), bars=tuple(bars))


def _of_aims(totals: Totals, work: Work, say: Language) -> Spread:
    steps = tuple(totals.had[aimed(tier.id)] for tier in work.tiers)
    said = [
        say("{n} aim at {tier}", n=n, tier=tier.name)
        for tier, n in zip(work.tiers, steps, strict=True)
        if n
    ]
    if without := totals.had[aimed(None)]:
        said.append(say("{n} without an aim", n=without))
    return Spread(words=", ".join(said), steps=steps)


def _of_decisions(totals: Totals, say: Language) -> Spread:
    to_decide = totals.filters[Filter.TO_DECIDE]
    rest = totals.students - totals.decided - to_decide
    decided = say("{n} decided", n=totals.decided)
    parts = (
        Part(totals.decided, "met", decided),
        Part(to_decide, "waiting", say("{n} to decide", n=to_decide)),
        Part(max(rest, 0), "possible", say("{n} without a proposal", n=max(rest, 0))),
    )
    said = [part.words for part in parts if part.n]
    return Spread(text=decided, words=", ".join(said), bars=(parts,))
