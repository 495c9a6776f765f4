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
