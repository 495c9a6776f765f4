"""Sheets of outside workbooks as rows of text, weighed while they come in, so that none swells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SHEETS = 50
MOST_ROWS = 50_000  # of a sheet
MOST_COLUMNS = 500
MOST_CELLS = 3_000_000  # of all sheets together
MOST_TEXT = 50_000_000  # letters of all cells; one shared text may stand in many
LAST_ROW = 1_048_576  # Excel's own; a forged row number further down would never be reached
LONGEST_CELL = 32_767  # Excel's own limit


class TooMuch(Exception):
    """There is far more in a workbook than a list of people has; stops the reading."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet's title and its rows that are not blank, each with its number, counted from 1."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


class Pile:
    """What has been read of a workbook so far; takes no more than a list of people needs.

    Rows, columns and letters are counted as they come in, whatever the file says of its own size.
    """

    def __init__(self) -> None:
        self._sheets: list[tuple[str, list[tuple[int, tuple[str, ...]]]]] = []
        self._letters = self._cells = 0

    @property
    def full(self) -> bool:
        """Whether there are as many sheets as are looked at."""
        return len(self._sheets) >= MOST_SHEETS

    def begin(self, title: str) -> None:
        """Begin the next sheet."""
        self._sheets.append((title, []))

    def row(self, number: int, cells: Sequence[str]) -> None:
        """Take the next row, unless it is blank; blank cells at its end are cut off.

        Raises TooMuch.
        """
        last = len(cells)
        while last and not cells[last - 1]:
            last -= 1
        if not last:
            return
        rows = self._sheets[-1][1]
        taken = tuple(cell[:LONGEST_CELL] for cell in cells[:last])
        self._letters += sum(map(len, taken))
        self._cells += last
        if last > MOST_COLUMNS or len(rows) >= MOST_ROWS:
            raise TooMuch
        if self._letters > MOST_TEXT or self._cells > MOST_CELLS:
            raise TooMuch
        rows.append((number, taken))

    def sheets(self) -> tuple[Worksheet, ...]:
        """Return all sheets."""
        return tuple(Worksheet(title, tuple(rows)) for title, rows in self._sheets)


def as_written(value: object) -> str:
    """Write a value as people would: whole numbers without a point, days as 2024-02-09."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return str(value.date() if value.time() == time() else value)
        case _:
            return str(value)


def padded(value: object, number_format: str) -> str:
    """Write a number under the zeros that its format shows it with.

    >>> padded(123, "000000"), padded(123.0, "General"), padded(1.5, "000")
    ('000123', '123', '1.5')
    """
    text = as_written(value)
    zeros = len(number_format)
    if zeros > len(text) and number_format == "0" * zeros and text.isdecimal():
        return text.zfill(min(zeros, MOST_ZEROS))
    return text


MOST_ZEROS = 20
