"""How wide the columns of the list are: from a look at some rows and the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QFont, QFontMetrics

from planner.ui.theme import SMALL_PX, TEXT_PX, sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.parts.rows import Column, RowsTable

MEASURED = 200  # rows that are looked at
PADDING, ARROW = 21, 12
MOST = 250  # no column asks for more
EMAIL, PROGRAMME = 3, 4
# What gives way, and how far: e-mail first, as long as its beginning still tells who; then the
# home university, the programme, and who marks.
GIVING_WAY = ((EMAIL, 140), (5, 80), (PROGRAMME, 80), (6, 70))


def wanted_widths(table: RowsTable[Any]) -> list[int]:
    """Return for each column what its heading and its texts need, in pixels; 0 if it is hidden."""
    some = table.rows.rows()[:MEASURED]
    arrow = table.horizontalHeader().sortIndicatorSection()
    return [
        0 if table.isColumnHidden(number) else _wanted(column, some, ARROW * (number == arrow))
        for number, column in enumerate(table.rows.columns)
    ]


def fitted(wants: Sequence[int], room: int) -> list[int]:
    """Return the widths that are shown: what is lacking is taken from those that give way.

    >>> fitted([80, 80, 80, 200, 150, 0, 0, 40, 0, 80], 1000)
    [80, 80, 80, 200, 150, 0, 0, 40, 0, 80]
    >>> fitted([80, 80, 80, 200, 150, 0, 0, 40, 0, 80], 690)
    [80, 80, 80, 180, 150, 0, 0, 40, 0, 80]
    >>> fitted([80, 80, 80, 200, 150, 0, 0, 40, 0, 80], 600)
    [80, 80, 80, 140, 100, 0, 0, 40, 0, 80]
    """
    widths = list(wants)
    for number, least in GIVING_WAY:
        lacking = sum(widths) - room
        if lacking > 0:
            widths[number] = max(widths[number] - lacking, min(least, widths[number]))
    return widths


def _wanted(column: Column[Any], rows: Sequence[Any], arrow: int) -> int:
    text = QFontMetrics(sized(QFont("Noto Sans"), TEXT_PX, bold=column.bold))
    heading = QFontMetrics(sized(QFont("Noto Sans"), SMALL_PX, bold=True))
    longest = max((text.horizontalAdvance(column.text(row)) for row in rows), default=0)
    return min(max(longest, heading.horizontalAdvance(column.heading) + arrow) + PADDING, MOST)
