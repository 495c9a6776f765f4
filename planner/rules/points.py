"""Points as people type them, also as a sum of tasks, and what an item takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.rules.grades import NoSuchPoints, parse_points

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_SUMMANDS = 60
_BESIDE_PLUS = re.compile(r"\s*\+\s*")


@dataclass(frozen=True, slots=True)
class Points:
    """A number of points, and the tasks it is the sum of: "4+3.5+6", or "" for a plain number."""

    total: Decimal
    summands: str = ""

    def __post_init__(self) -> None:
        """Refuse summands that make another number."""
        if self.summands and sum(parts_of(self.summands)) != self.total:
            raise ValueError(f"{self.summands} is not {self.total}")


def parse_sum(text: str) -> Points:
    """Read points with comma or point, or a sum of them: "17,5", "4+3,5+6". Raises NoSuchPoints.

    A sum keeps its summands in the order in which they were typed.

    >>> parse_sum("4+3,5+6")
    Points(total=Decimal('13.5'), summands='4+3.5+6')
    >>> parse_sum("17,5")
    Points(total=Decimal('17.5'), summands='')
    """
    typed = joined(text).split("+")
    if len(typed) > MOST_SUMMANDS:
        raise NoSuchPoints(text)
    try:
        parts = [parse_points(one) for one in typed]
    except NoSuchPoints:
        raise NoSuchPoints(text) from None
    if len(parts) == 1:
        return Points(parts[0])
    return Points(sum(parts, Decimal(0)), "+".join(f"{one:f}" for one in parts))


def joined(text: str) -> str:
    """Take the blanks away that people put around a plus sign.

    >>> joined(" 4 + 3,5 ")
    '4+3,5'
    """
    return _BESIDE_PLUS.sub("+", text.strip())


def parts_of(summands: str) -> tuple[Decimal, ...]:
    """Return the summands of a kept sum; none of a plain number.

    >>> parts_of("4+3.5")
    (Decimal('4'), Decimal('3.5'))
    """
    return tuple(Decimal(one) for one in summands.split("+")) if summands else ()


def sum_text(summands: str, write: Callable[[Decimal], str]) -> str:
    """Write a kept sum as its reader writes numbers: "4+3,5+6".

    >>> sum_text("4+3.5", str)
    '4+3.5'
    """
    return "+".join(write(one) for one in parts_of(summands))


def fits(points: Decimal, most: Decimal | None, *, bonus: bool) -> bool:
    """Tell whether an item takes so many points: none below 0, above the most only as a bonus.

    >>> fits(Decimal(21), Decimal(20), bonus=False), fits(Decimal(21), Decimal(20), bonus=True)
    (False, True)
    """
    return points >= 0 and (most is None or bonus or points <= most)


def least_so_far(text: str) -> Decimal | None:
    """Return the points that a text amounts to at least, whatever is typed after it.

    None if no further typing can make it points: "4+3," becomes 7 at least, "4,,", never
    anything.

    >>> least_so_far("4+3,"), least_so_far("4,,")
    (Decimal('7'), None)
    """
    finished = joined(text).removesuffix("+")
    if finished[-1:] in {",", "."}:
        finished = finished[:-1]
    try:
        return parse_sum(finished).total
    except NoSuchPoints:
        return None
