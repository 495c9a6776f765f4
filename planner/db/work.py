"""Reading items and tiers."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.db.reading import day, exact, rows, structure
from planner.rules.credits import (
    PLAIN,
    Grading,
    Item,
    ItemKind,
    KeyStep,
    Marking,
    Requirement,
    Tier,
)
from planner.rules.grades import Rounding
from planner.rules.requirements import Asks, Counting

if TYPE_CHECKING:
    from typing import Any

    from planner.db.reading import Reader


def items(tx: Reader) -> tuple[Item, ...]:
    """List the items in the order given by the lecturer."""
    return tuple(
        Item(
            id=row_id,
            title=title,
            kind=ItemKind(kind),
            marking=Marking(marking),
            max_points=exact(most),
            pass_points=exact(enough),
            due=day(due),
            short=short,
        )
        for row_id, title, kind, marking, most, enough, due, short in rows(
            tx,
            "SELECT id, title, kind, marking, max_points, pass_points, due, short FROM item"
            " ORDER BY position, id",
        )
    )


def tiers(tx: Reader) -> tuple[Tier, ...]:
    """List the tiers, fewest credits first; a tier's key is its credits where that is unique."""
    found = rows(
        tx,
        "SELECT credits, position, id, name, graded, programmes, weights, drop_lowest, rounding,"
        " points_key FROM tier",
    )
    by_credits = sorted(((Decimal(worth), *others) for worth, *others in found), key=_place)
    same_credits = Counter(row[0] for row in by_credits)
    requires = _requirements(tx)
    return tuple(
        Tier(
            id=row_id,
            key=f"{worth.normalize():f}" if same_credits[worth] == 1 else row_id,
            name=name,
            credits=worth,
            graded=bool(graded),
            programmes=tuple(structure(programmes)),
            requires=tuple(requires[row_id]),
            grading=_grading(*how),
        )
        for worth, _, row_id, name, graded, programmes, *how in by_credits
    )


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[:3]


def _grading(weights: Any, drop_lowest: int, rounding: str, key: Any) -> Grading:
    how = Grading(
        weights=tuple((id_, Decimal(weight)) for id_, weight in structure(weights).items()),
        drop_lowest=drop_lowest,
        rounding=Rounding(rounding),
        key=tuple(
            KeyStep(percent=Decimal(step["from"]), grade=Decimal(step["grade"]))
            for step in structure(key)
        ),
    )
    return PLAIN if how == PLAIN else how


def _requirements(tx: Reader) -> dict[str, list[Requirement]]:
    chosen: dict[str, list[str]] = defaultdict(list)
    for requirement, item in rows(
        tx, "SELECT requirement_id, item_id FROM requirement_item ORDER BY position, id"
    ):
        chosen[requirement].append(item)
    found: dict[str, list[Requirement]] = defaultdict(list)
    for row_id, tier, text, at_least, asks, counting, kinds, amount in rows(
        tx,
        "SELECT id, tier_id, text, at_least, asks, counting, kinds, amount FROM requirement"
        " ORDER BY position, id",
    ):
        one = Requirement(
            text=text,
            items=tuple(chosen[row_id]),
            at_least=at_least,
            asks=Asks(asks),
            counting=Counting(counting),
            kinds=tuple(ItemKind(kind) for kind in structure(kinds)),
            amount=exact(amount),
        )
        found[tier].append(one)
    return found
