"""The sizes of paper that documents are set for, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from planner.language import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

PaperSize = Literal["best", "a4", "a4-landscape", "a3", "a3-landscape"]
PAPERS: Final[Mapping[PaperSize, str]] = {
    "best": marked("As fits best"),
    "a4": marked("A4 upright"),
    "a4-landscape": marked("A4 across"),
    "a3": marked("A3 upright"),
    "a3-landscape": marked("A3 across"),
}
POINTS: Final[Mapping[PaperSize, tuple[float, float]]] = {  # ISO 216, width and height
    "a4": (595.28, 841.89),
    "a4-landscape": (841.89, 595.28),
    "a3": (841.89, 1190.55),
    "a3-landscape": (1190.55, 841.89),
}
LARGER: Final = 2**0.5  # on A3 everything is as much larger as the paper is


def size_of(paper: PaperSize, best: PaperSize) -> tuple[tuple[float, float], float]:
    """Return the width and height of a paper in points, and how much larger than A4 all is.

    >>> size_of("best", "a4")
    ((595.28, 841.89), 1.0)
    """
    chosen = best if paper == "best" else paper
    return POINTS[chosen], LARGER if chosen.startswith("a3") else 1.0
