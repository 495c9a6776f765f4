"""Offline grading worksheets of Moodle, filled in without touching anything else in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.files_in import UnreadableFile, as_text
from planner.exchange.moodle_words import Field, worksheet_field
from planner.exchange.sheets_in import DELIMITERS

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING = 8192  # bytes, in which the heading stands
MARKS = frozenset({Field.ID, Field.GRADE, Field.CHANGEABLE})


def is_worksheet(path: Path) -> bool:
    """Tell whether a file looks like a grading worksheet, by its heading; nothing else is read."""
    try:
        with path.open("rb") as file:
            text = as_text(file.read(BEGINNING), path.name).text
    except (OSError, UnreadableFile):
        return False
    head = next(iter(text.splitlines()), "")
    return any(
        {worksheet_field(cell.strip(' "')) for cell in head.split(sign)} >= MARKS
        for sign in DELIMITERS
    )
