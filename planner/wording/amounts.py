"""Exact numbers as people read them: never more than there is, never less than is needed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.language import Language

_PLACES = 10_000  # points have up to four decimals; what has more came from a division


def amount(value: Fraction | int, say: Language, *, up: bool = False) -> str:
    """Write an amount exactly, or to one decimal: down what one has, ``up`` what one needs.

    So somebody with 49,96 % is not told to have 50 %.
    """
    exact = Fraction(value)
    if (exact * _PLACES).denominator != 1:
        tenths = exact * 10
        exact = Fraction(ceil(tenths) if up else floor(tenths), 10)
    return say.number(Decimal(exact.numerator) / Decimal(exact.denominator))


def percent(part: Fraction | int, whole: Fraction | int, say: Language) -> str:
    """Write a share of the whole in percent, without the sign: "41.6"."""
    return amount(Fraction(100 * part) / Fraction(whole), say) if whole else "0"
