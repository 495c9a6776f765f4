"""How a computed grade comes about, in one sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planner.rules.credits_missing import title_of
from planner.wording.amounts import amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language
    from planner.rules.credits import Item
    from planner.rules.tier_grades import Computed, Counted


def computed_grade(found: Computed, items: Mapping[str, Item], say: Language) -> str:
    """Say from what a grade was computed; "" where a single mark is all there is to it.

    For example "Mean of Project 1.3 (× 2) and Talk 2.0; not counted: Essay 3.0", "85 % of the
    points", or what a key still waits for.
    """
    counted = [one for one in found.parts if not one.dropped]
    dropped = [one for one in found.parts if one.dropped]
    if found.percent is not None:
        said = [say("{percent} % of the points", percent=amount(found.percent, say))]
        said += _dropped([title_of(items, one.item) for one in dropped], say)
        return "; ".join(said)
    blank = [title_of(items, one.item) for one in counted if one.value is None]
    if blank:
        return say("no grade before there are points for {items}", items=say.listed(blank))
    if found.grade is None or (len(counted) == 1 and not dropped):
        return ""
    said = [say("mean of {items}", items=say.listed(_mark(one, items, say) for one in counted))]
    said += _dropped([_mark(one, items, say) for one in dropped], say)
    return "; ".join(said)


def _dropped(words: list[str], say: Language) -> list[str]:
    return [say("not counted: {items}", items=say.listed(words))] if words else []


def _mark(one: Counted, items: Mapping[str, Item], say: Language) -> str:
    title = title_of(items, one.item)
    value = one.value or 0
    mark = say.grade(Decimal(value.numerator) / Decimal(value.denominator))
    if one.weight == 1:
        return f"{title} {mark}"
    return say("{item} {mark} (× {weight})", item=title, mark=mark, weight=say.number(one.weight))
