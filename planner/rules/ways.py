"""The shortest way to a tier: as few items as can be, and what is only to be marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING

from planner.rules.attendance import NO_SESSIONS
from planner.rules.credits import Progress, Standing
from planner.rules.credits_missing import Lacking, lacking
from planner.rules.requirements import OF_POINTS, OF_SESSIONS, Asks
from planner.rules.standings import progress_of, scores, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.rules.attendance import Attended
    from planner.rules.credits import Item, Requirement, Result, Tier
    from planner.rules.standings import Amount, Tally

_TRIED_WHOLLY = 10  # so many items that count more than once are tried in all combinations


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsNeeded:
    """How many points some of the work still has to bring, together."""

    titles: tuple[str, ...]
    points: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What leads to a tier from here; empty (and false) if it is met.

    ``todo`` is the work to hand in and pass, by deadline, as little as can be; of several choices
    the one with most time. ``points`` says how much of it is to be reached where points count.
    ``sessions`` are still to be attended, of the days ``to_come``. ``marking`` are titles of what
    is handed in and has to pass; ``unrecorded`` so many sessions were held without a record.
    ``word`` are the requirements for which the lecturer's word is awaited.
    """

    todo: tuple[Lacking, ...] = ()
    points: tuple[PointsNeeded, ...] = ()
    sessions: int = 0
    to_come: tuple[date, ...] = ()
    marking: tuple[str, ...] = ()
    unrecorded: int = 0
    word: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Way()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """What a requirement still wants from work not handed in, and what each item would bring."""

    lack: Amount
    gains: Mapping[str, Amount]
    of_points: bool

    def closed(self, chosen: Iterable[str]) -> bool:
        return sum(self.gains.get(id_, 0) for id_ in chosen) >= self.lack


def way(
    tier: Tier,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended = NO_SESSIONS,
) -> Way | None:
    """Return the shortest way to a tier, None if it is out of reach.

    It counts on all that is handed in to be passed, and with full points: it is the least that
    can do. A tier that requires nothing, or of which all is exempt, awaits the lecturer's word.
    """
    open_ = [
        (one, found)
        for one in tier.requires
        if (found := tally(one, items, results, attended)).standing is not Standing.MET
    ]
    if any(found.standing is Standing.OUT_OF_REACH for _, found in open_):
        return None
    gaps = [_gap(one, found, items, results) for one, found in open_ if not found.empty]
    chosen = _chosen([gap for gap in gaps if gap.lack > 0], items, results)
    facts = {id_: lacking(id_, Progress.OWED, items, results) for id_ in chosen}
    sessions = _sessions(open_)
    return Way(
        todo=tuple(sorted(facts.values(), key=_by_deadline)),
        points=tuple(_points_needed(gaps, facts)),
        sessions=sessions,
        to_come=attended.to_come if sessions else (),
        marking=tuple(_marking(open_, items, results)),
        unrecorded=attended.unrecorded if any(_of_sessions(one) for one, _ in open_) else 0,
        word=("",)
        if not tier.requires
        else tuple(one.text for one, found in open_ if found.empty),
    )


def _gap(
    requirement: Requirement,
    found: Tally,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
) -> _Gap:
    gains: dict[str, Amount] = {}
    if requirement.asks is Asks.PASSED:
        owed = progress_of(requirement, items, results)
        gains = {id_: 1 for id_, one in owed.items() if one is Progress.OWED}
    elif not _of_sessions(requirement):
        scored = scores(requirement, items, results)
        gains = {
            one.item: found.need if one.more is None else one.more
            for one in scored
            if one.progress is Progress.OWED
        }
    lack = found.need - found.have - found.marking
    of_points = requirement.asks in OF_POINTS
    return _Gap(lack=0 if _of_sessions(requirement) else lack, gains=gains, of_points=of_points)


def _chosen(
    gaps: Sequence[_Gap], items: Mapping[str, Item], results: Mapping[str, Result]
) -> tuple[str, ...]:
    """Choose the fewest items that close every gap, those with most time first."""
    order = _most_time_first(
        dict.fromkeys(id_ for gap in gaps for id_ in gap.gains), items, results
    )
    found: list[str] = []
    while still := [gap for gap in gaps if not gap.closed(found)]:
        left = [id_ for id_ in order if id_ not in found and any(id_ in g.gains for g in still)]
        if not left:
            break
        found.append(max(left, key=lambda id_: _helps(id_, still, found)))
    for id_ in tuple(found):
        fewer = [one for one in found if one != id_]
        if all(gap.closed(fewer) for gap in gaps):
            found = fewer
    return _fewest(gaps, order, tuple(found))


def _helps(id_: str, still: Sequence[_Gap], found: Sequence[str]) -> tuple[int, Amount]:
    """Weigh an item by how many gaps it helps to close, and by how much of them."""
    brings: Amount = 0
    for gap in still:
        lack = gap.lack - sum(gap.gains.get(one, 0) for one in found)
        brings += min(gap.gains.get(id_, 0), lack) / Fraction(gap.lack)
    return sum(gap.gains.get(id_, 0) > 0 for gap in still), brings


def _fewest(gaps: Sequence[_Gap], order: Sequence[str], found: tuple[str, ...]) -> tuple[str, ...]:
    """Try all smaller choices where some items count more than once and there are only a few."""
    several = any(sum(id_ in gap.gains for gap in gaps) > 1 for id_ in order)
    if not several or len(order) > _TRIED_WHOLLY:
        return found
    smaller = (some for size in range(len(found)) for some in combinations(order, size))
    return next((some for some in smaller if all(gap.closed(some) for gap in gaps)), found)


def _most_time_first(
    ids: Iterable[str], items: Mapping[str, Item], results: Mapping[str, Result]
) -> list[str]:
    facts = {id_: lacking(id_, Progress.OWED, items, results) for id_ in ids}
    return sorted(facts, key=lambda id_: facts[id_].due or date.max, reverse=True)


def _points_needed(gaps: Iterable[_Gap], facts: Mapping[str, Lacking]) -> Iterable[PointsNeeded]:
    for gap in gaps:
        if gap.of_points and gap.lack > 0:
            titles = tuple(one.title for id_, one in facts.items() if id_ in gap.gains)
            yield PointsNeeded(titles=titles, points=gap.lack)


def _sessions(open_: Iterable[tuple[Requirement, Tally]]) -> int:
    lacks = (
        ceil(found.need - found.have - found.marking)
        for one, found in open_
        if _of_sessions(one) and not found.empty
    )
    return max(max(lacks, default=0), 0)


def _marking(
    open_: Iterable[tuple[Requirement, Tally]],
    items: Mapping[str, Item],
    results: Mapping[str, Result],
) -> Iterable[str]:
    told: dict[str, str] = {}
    for one, _found in open_:
        if one.asks is Asks.PASSED:
            judged = progress_of(one, items, results)
        else:
            judged = {score.item: score.progress for score in scores(one, items, results)}
        told |= {
            id_: lacking(id_, progress, items, results).title
            for id_, progress in judged.items()
            if progress is Progress.MARKING
        }
    return told.values()


def _of_sessions(requirement: Requirement) -> bool:
    return requirement.asks in OF_SESSIONS


def _by_deadline(one: Lacking) -> tuple[date, str]:
    return one.due or date.max, one.title
