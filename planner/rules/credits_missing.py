"""Why a tier is met or not: every requirement with what counts for it and what is lacking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.attendance import NO_SESSIONS
from planner.rules.credits import UNTOUCHED, Progress, Standing, State
from planner.rules.requirements import OF_SESSIONS, Asks
from planner.rules.standings import progress_of, scores, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from planner.rules.attendance import Attended
    from planner.rules.credits import Item, Requirement, Result, Tier
    from planner.rules.standings import Amount, Scored, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """One item that does not count for a requirement yet, with everything known about it.

    ``due`` is the student's own deadline where there is one (then ``extended``), else the
    announced one; whether it has passed is for whoever knows today's date. ``recorded`` tells a
    result that was touched from one that nobody has entered. Where points are asked for,
    ``progress`` *lost* is work that is marked and brought less than its maximum.
    """

    item: str
    title: str
    state: State
    progress: Progress
    recorded: bool
    due: date | None = None
    extended: bool = False
    late_days: int = 0
    points: Decimal | None = None
    pass_points: Decimal | None = None
    max_points: Decimal | None = None
    mark: Decimal | None = None
    presents: date | None = None  # when a presentation is to be held
    undated: bool = False  # it is a presentation, and has no date yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One requirement that is not met: ``have`` of the ``at_least`` that are asked for.

    ``standing`` says what it would take. They count items passed, points (also where the rule
    names a percentage: ``amount``) or sessions attended. ``asked`` is the most there is after
    exemptions, None where nobody knows; ``at_least`` is already no more than that. ``lacking`` is
    empty if nothing is left, or the tier requires nothing (then ``text`` is empty too): the
    lecturer's word is awaited. Attendance has ``attended`` instead of items. ``best`` is what
    could be reached at most where points or sessions count, else None.
    """

    text: str
    standing: Standing
    have: Amount
    at_least: Amount
    asked: Amount | None
    lacking: tuple[Lacking, ...]
    asks: Asks = Asks.PASSED
    amount: Decimal | None = None
    attended: Attended | None = None
    best: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilled:
    """One requirement that is met, with the ids and titles of the items that count for it."""

    text: str
    have: Amount
    at_least: Amount
    asked: Amount | None
    items: tuple[str, ...]
    titles: tuple[str, ...]
    asks: Asks = Asks.PASSED
    amount: Decimal | None = None


def missing(
    tier: Tier,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended = NO_SESSIONS,
) -> tuple[Missing, ...]:
    """Return every requirement of a tier that one student does not meet, in the tier's order.

    Empty exactly if the tier's standing is met.
    """
    if not tier.requires:
        nothing = Missing(
            text="", standing=Standing.WAITING, have=0, at_least=0, asked=0, lacking=()
        )
        return (nothing,)
    found = (_reason(requirement, items, results, attended) for requirement in tier.requires)
    return tuple(reason for reason in found if isinstance(reason, Missing))


def fulfilled(
    tier: Tier,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended = NO_SESSIONS,
) -> tuple[Fulfilled, ...]:
    """Return every requirement of a tier that one student meets, in the tier's order."""
    found = (_reason(requirement, items, results, attended) for requirement in tier.requires)
    return tuple(reason for reason in found if isinstance(reason, Fulfilled))


def _reason(
    requirement: Requirement,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    attended: Attended,
) -> Missing | Fulfilled:
    found = tally(requirement, items, results, attended)
    if found.standing is Standing.MET:
        return _met(requirement, found, items, results)
    of_sessions = requirement.asks in OF_SESSIONS
    return Missing(
        text=requirement.text,
        standing=found.standing,
        have=found.have,
        at_least=found.need,
        asked=found.whole,
        lacking=tuple(_all_lacking(requirement, items, results)),
        asks=requirement.asks,
        amount=requirement.amount,
        attended=attended if of_sessions else None,
        best=None if requirement.asks is Asks.PASSED else found.have + found.marking + found.owed,
    )


def _met(
    requirement: Requirement,
    found: Tally,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
) -> Fulfilled:
    if requirement.asks is Asks.PASSED:
        passed = progress_of(requirement, items, results)
        counted = tuple(id_ for id_, one in passed.items() if one is Progress.PASSED)
    else:
        scored = scores(requirement, items, results)
        counted = tuple(one.item for one in scored if one.have or one.granted)
    return Fulfilled(
        text=requirement.text,
        have=found.have,
        at_least=found.need,
        asked=found.whole,
        items=counted,
        titles=tuple(title_of(items, id_) for id_ in counted),
        asks=requirement.asks,
        amount=requirement.amount,
    )


def _all_lacking(
    requirement: Requirement, items: Mapping[str, Item], results: Mapping[str, Result]
) -> Iterator[Lacking]:
    if requirement.asks is Asks.PASSED:
        for id_, found in progress_of(requirement, items, results).items():
            if found not in {Progress.PASSED, Progress.EXEMPT}:
                yield lacking(id_, found, items, results)
        return
    for one in scores(requirement, items, results):
        if one.progress is not Progress.PASSED or _short(one):
            lost = one.progress is Progress.PASSED
            found = Progress.LOST if lost else one.progress
            yield lacking(one.item, found, items, results)


def _short(one: Scored) -> bool:
    return not one.granted and one.most is not None and one.have < one.most


def lacking(
    id_: str, found: Progress, items: Mapping[str, Item], results: Mapping[str, Result]
) -> Lacking:
    """Return all that is known of one item that does not count yet."""
    item, result = items.get(id_), results.get(id_, UNTOUCHED)
    return Lacking(
        item=id_,
        title=title_of(items, id_),
        state=result.state,
        progress=found,
        recorded=result != type(result)(due=result.due),
        due=result.due or (item.due if item else None),
        extended=result.due is not None,
        late_days=result.late_days,
        points=result.points,
        pass_points=item.pass_points if item else None,
        max_points=item.max_points if item else None,
        mark=result.mark,
    )


def title_of(items: Mapping[str, Item], id_: str) -> str:
    """Return an item's title; one that is gone is called by its id."""
    return items[id_].title if id_ in items else id_
