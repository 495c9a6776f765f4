"""Why a tier is met or not: every requirement with what counts for it and what is lacking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.credits import (
    Item,
    Progress,
    Requirement,
    Result,
    Standing,
    State,
    Tier,
    progress_of,
    requirement_standing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """One item that does not count for a requirement yet, with everything known about it.

    ``due`` is the student's own deadline where there is one (then ``extended``), else the
    announced one; whether it has passed is for whoever knows today's date. ``recorded`` tells a
    result that was touched from one that nobody has entered.
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
    mark: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One requirement that is not met: ``have`` of the ``at_least`` that are passed so far.

    ``standing`` says what it would take. ``asked`` is the number of items left after exemptions;
    ``at_least`` is already no more than that. ``lacking`` is empty if nothing is left, or the
    tier requires nothing (then ``text`` is empty too): the lecturer's word is awaited.
    """

    text: str
    standing: Standing
    have: int
    at_least: int
    asked: int
    lacking: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilled:
    """One requirement that is met, with the ids and titles of the items that count for it."""

    text: str
    have: int
    at_least: int
    asked: int
    items: tuple[str, ...]
    titles: tuple[str, ...]


def missing(
    tier: Tier, items: Mapping[str, Item], results: Mapping[str, Result]
) -> tuple[Missing, ...]:
    """Return every requirement of a tier that one student does not meet, in the tier's order.

    Empty exactly if the tier's standing is met.
    """
    if not tier.requires:
        nothing = Missing(
            text="", standing=Standing.WAITING, have=0, at_least=0, asked=0, lacking=()
        )
        return (nothing,)
    found = (_reason(requirement, items, results) for requirement in tier.requires)
    return tuple(reason for reason in found if isinstance(reason, Missing))


def fulfilled(
    tier: Tier, items: Mapping[str, Item], results: Mapping[str, Result]
) -> tuple[Fulfilled, ...]:
    """Return every requirement of a tier that one student meets, in the tier's order."""
    found = (_reason(requirement, items, results) for requirement in tier.requires)
    return tuple(reason for reason in found if isinstance(reason, Fulfilled))


def _reason(
    requirement: Requirement, items: Mapping[str, Item], results: Mapping[str, Result]
) -> Missing | Fulfilled:
    found = progress_of(requirement, items, results)
    reached = requirement_standing(requirement.at_least, found.values())
    left = {id_: one for id_, one in found.items() if one is not Progress.EXEMPT}
    counted = tuple(id_ for id_, one in left.items() if one is Progress.PASSED)
    at_least = min(requirement.at_least, len(left))
    if reached is Standing.MET:
        return Fulfilled(
            text=requirement.text,
            have=len(counted),
            at_least=at_least,
            asked=len(left),
            items=counted,
            titles=tuple(_title(items, id_) for id_ in counted),
        )
    return Missing(
        text=requirement.text,
        standing=reached,
        have=len(counted),
        at_least=at_least,
        asked=len(left),
        lacking=tuple(
            _lacking(id_, one, items, results)
            for id_, one in left.items()
            if one is not Progress.PASSED
        ),
    )


def _lacking(
    id_: str, found: Progress, items: Mapping[str, Item], results: Mapping[str, Result]
) -> Lacking:
    item, result = items.get(id_), results.get(id_, Result())
    return Lacking(
        item=id_,
        title=_title(items, id_),
        state=result.state,
        progress=found,
        recorded=result != Result(due=result.due),
        due=result.due or (item.due if item else None),
        extended=result.due is not None,
        late_days=result.late_days,
        points=result.points,
        pass_points=item.pass_points if item else None,
        mark=result.mark,
    )


def _title(items: Mapping[str, Item], id_: str) -> str:
    return items[id_].title if id_ in items else id_
