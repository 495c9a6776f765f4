"""How wide columns are: from a look at some rows and the room there is, never at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.gradebook.columns import Shows
from planner.ui.gradebook.paint import CHIP_GAP, PADDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics
    from PySide6.QtWidgets import QTableView

    from planner.ui.gradebook.model import GradebookModel, Index
    from planner.ui.gradebook.paint import Fonts

MEASURED, MEASURED_CELLS = 200, 3000  # rows, and cells of all columns, that are looked at
LEAST = {Shows.AIM: 36, Shows.COMPASS: 44, Shows.ITEM: 40, Shows.SUM: 56, Shows.DECISION: 80}
MOST_OF_ITEM, MOST_HEADING = 150, 96
INSIDE = 2 * PADDING + 2  # what a cell keeps free beside its words
COMPACT = 32  # an item's column may be squeezed to this before the grid scrolls
USUAL_ROW, TIGHT_ROW = 25, 24


class ColumnWidths:
    """How wide the grid's columns are: they share its width, and give room to what is entered."""

    def __init__(self, table: QTableView, model: GradebookModel, fonts: Fonts) -> None:
        self._table, self._model, self._fonts = table, model, fonts
        self._natural: tuple[tuple[int, int], ...] = ()

    def find(self, headings: QFontMetrics) -> None:
        """Find widths for other columns or other people."""
        self._natural = fitted_widths(self._model, self._fonts, headings)
        self.share()

    def share(self) -> None:
        """Fill the width that the grid has now."""
        header, room = self._table.horizontalHeader(), self._table.viewport().width()
        for column, wide in enumerate(shared(self._natural, room)):
            header.resizeSection(column, wide)

    def make_room(self, cell: Index) -> None:
        """Widen a column if a result that was entered just now does not fit into it."""
        at = cell.column()
        if at >= len(self._natural) or self._model.item_at(at) is None:
            return
        wide = min(self._fonts.width(self._model.look(cell.row(), at)) + INSIDE, MOST_OF_ITEM)
        least, natural = self._natural[at]
        if wide > max(natural, self._table.columnWidth(at)):
            self._natural = (*self._natural[:at], (least, wide), *self._natural[at + 1 :])
            self.share()


def fitted_widths(
    model: GradebookModel, fonts: Fonts, headings: QFontMetrics
) -> tuple[tuple[int, int], ...]:
    """Return for each column the least width and the width it would like, in pixels."""
    most = min(MEASURED, MEASURED_CELLS // max(len(model.columns), 1))
    rows = range(min(model.rowCount(), most))
    found = []
    for number, column in enumerate(model.columns):
        heading = min(headings.horizontalAdvance(column.heading) + 12, MOST_HEADING)
        if column.shows is Shows.COMPASS:
            chips = [fonts.chip_width(text) + CHIP_GAP for text in model.tier_texts]
            wide = max(sum(chips) + 2 * PADDING, heading, LEAST[column.shows])
            found.append((wide, wide))
            continue
        cells = max((fonts.width(model.look(row, number)) for row in rows), default=0)
        wide = max(min(cells + INSIDE, MOST_OF_ITEM), heading, LEAST[column.shows])
        least = COMPACT if column.shows is Shows.ITEM else wide
        found.append((min(least, wide), wide))
    return tuple(found)


def shared(natural: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Fill the room exactly: spare pixels go to all columns alike, lacking ones are taken.

    What is lacking is taken from the columns that can give way, first from the widest; if they
    give all they can and it is not enough, the grid scrolls.

    >>> shared([(20, 20), (30, 50), (30, 50)], 130), shared([(20, 20), (30, 60), (30, 50)], 100)
    ([23, 53, 54], [20, 40, 40])
    """
    widths = [want for _, want in natural]
    spare = room - sum(widths)
    if not widths or spare == 0:
        return widths
    if spare > 0:
        each, rest = divmod(spare, len(widths))
        last = len(widths) - rest
        return [wide + each + (number >= last) for number, wide in enumerate(widths)]
    while spare < 0:
        widest = max(
            (number for number, (least, _) in enumerate(natural) if widths[number] > least),
            key=widths.__getitem__,
            default=None,
        )
        if widest is None:
            return [want for _, want in natural]
        widths[widest] -= 1
        spare += 1
    return widths


def row_height(rows: int, room: int) -> int:
    """Return the usual height of a row, or a pixel less if only so all of them are in view."""
    return TIGHT_ROW if rows * TIGHT_ROW <= room < rows * USUAL_ROW else USUAL_ROW
