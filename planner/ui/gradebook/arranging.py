"""What one does with columns: hide them, give the items of a kind one, put them elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.commands import work
from planner.db.journal import Title
from planner.language import marked
from planner.ui.gradebook.columns import columns_of, foldable, reordered

if TYPE_CHECKING:
    from planner.language import Language
    from planner.rules.credits import ItemKind
    from planner.ui.desk import Desk
    from planner.ui.gradebook.columns import GridColumn
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.gradebook.viewing import Viewing

MOVED = marked("Column “{name}” moved")


class Arranging(QObject):
    """Hiding and folding belong to the view; the order of columns is that of the course's items.

    So moving a column is a step that can be undone, and documents have their columns in the order
    in which one sees them.
    """

    noticed = Signal(str)

    def __init__(self, desk: Desk, say: Language, model: GradebookModel, viewing: Viewing) -> None:
        super().__init__(model)
        self._desk, self._say, self._model, self._viewing = desk, say, model, viewing

    def columns(self) -> tuple[GridColumn, ...]:
        """Return all columns there are with the kinds that are folded now."""
        return columns_of(self._model.work, self._say, self._viewing.view.folded)

    def hidden(self) -> list[GridColumn]:
        """Return the columns that are hidden, of those there are."""
        return [one for one in self.columns() if one.key in self._viewing.view.hidden]

    def may_fold(self) -> list[ItemKind]:
        """Return the kinds of which there are several items."""
        return foldable(self._model.work)

    def toggle(self, column: GridColumn) -> None:
        """Hide a column, or show it again."""
        view = self._viewing.view
        shown = [one for one in self._model.columns if one.key != column.key]
        if column.key not in view.hidden and not shown:
            self.noticed.emit(self._say("The last column stays in view."))
            return
        self._viewing.show(replace(view, hidden=view.hidden ^ {column.key}))

    def fold(self, kind: ItemKind) -> None:
        """Give all items of a kind one column, or each its own again."""
        view = self._viewing.view
        self._viewing.show(replace(view, folded=view.folded ^ {kind}))

    def fold_like(self, column: GridColumn) -> None:
        """Fold the kind that a column's item is of, or show each item of it again."""
        kind = column.kind or (column.item.kind if column.item is not None else None)
        if kind is not None and kind in self.may_fold():
            self.fold(kind)
        elif kind is not None:
            self.noticed.emit(self._say("There is only one item of this kind."))

    def show_all(self) -> None:
        """Hide nothing any more; what is folded stays folded."""
        self._viewing.show(replace(self._viewing.view, hidden=frozenset()))

    def put(self, column: GridColumn, before: GridColumn | None) -> bool:
        """Put a column before another one, None is the end; False if nothing changes by it.

        A column that has a place of its own, such as the decision, is the end of the items as
        well, and what is put before aim or standing comes first among them.
        """
        ids = [item.id for item in self._model.work.items]
        shown = [one for one in self._model.columns if one.moved]
        at = ""
        if before is not None and before.moved:
            at = before.moved[0]
        elif before is not None and shown and self._place(before) < self._place(shown[0]):
            at = shown[0].moved[0]
        if not column.moved or at in column.moved:
            return False
        order = reordered(ids, column.moved, at)
        return order != ids and self._desk.do(
            Title.of(MOVED, name=column.title), work.order_items, order
        )

    def shift(self, column: GridColumn, by: int) -> bool:
        """Move a column one place to the left (-1) or to the right (1) among those shown."""
        shown = [one for one in self._model.columns if one.moved]
        here = next((n for n, one in enumerate(shown) if one.key == column.key), None)
        if here is None or not 0 <= here + by < len(shown):
            self.noticed.emit(self._say("This column cannot move further."))
            return False
        at = here + (by if by < 0 else by + 1)
        return self.put(column, shown[at] if at < len(shown) else None)

    def _place(self, column: GridColumn) -> int:
        return [one.key for one in self._model.columns].index(column.key)
