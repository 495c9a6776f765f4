"""Keeps what the grid shows at a time and applies it: filters, columns, order."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from planner.db import courses
from planner.db.groups import groups
from planner.jobs.tally import Filter
from planner.jobs.view_filters import Around, fits, toggled
from planner.jobs.views import View, kept, taken

if TYPE_CHECKING:
    from datetime import date

    from planner.jobs.gradebook import Line
    from planner.jobs.view_filters import Condition, Subject
    from planner.ui.desk import Desk
    from planner.ui.gradebook.counts import Counts
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.parts.window_state import WindowState

ORDERS = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Viewing(QObject):
    """The view that is shown, and what makes it another one.

    Which columns are hidden or folded is remembered for the next start; filters are not, or one
    would look at a part of the class and believe it to be all.
    """

    changing = Signal()  # whom or what the grid shows is about to be something else
    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        model: GradebookModel,
        counts: Counts,
        state: WindowState | None,
        today: date,
    ) -> None:
        super().__init__(model)
        self._desk, self._model, self._counts, self._today = desk, model, counts, today
        self._state, self._place = state, f"grades.columns.{desk.store.path or ''}"
        self._remembered = state is None  # what was hidden last time is shown at the first look
        self.view = View()
        self.around = Around(today=today)

    def read(self) -> None:
        """Read the groups and people that may be filtered by."""
        self.around = Around(
            groups={one.id: one.name for one in self._desk.look(groups)},
            today=self._today,
            people={
                one.id: one.name for one in self._desk.look(courses.people) if one.role == "ta"
            },
        )

    def apply(self) -> None:
        """Apply the view to what is in the model by now."""
        if not self._remembered and self._state is not None:
            self._remembered = True
            last = taken(_parsed(self._state.text(self._place)), ())
            self.view = replace(self.view, hidden=last.hidden, folded=last.folded)
        self._model.show_columns(self.view.hidden, self.view.folded)
        if self.view.narrows:
            self._narrow()

    def show(self, view: View) -> None:
        """Show another view."""
        self.changing.emit()
        before, self.view = self.view, view
        self._model.show_columns(view.hidden, view.folded)
        order = (view.sorted_by, ORDERS[view.backwards])
        if order != self._model.order:
            self._model.sort_by(*order)
        if (view.show, view.conditions) != (before.show, before.conditions):
            self._narrow()
        if (view.hidden, view.folded) != (before.hidden, before.folded):
            self._remember()
        self.changed.emit()

    def note_order(self) -> None:
        """Take over by what the headings sort now."""
        key, order = self._model.order
        self.view = replace(self.view, sorted_by=key, backwards=order is ORDERS[1])

    def choose(self, name: Filter) -> None:
        """Show whom one of the chips is about."""
        self.show(replace(self.view, show=name))

    def toggle(self, subject: Subject, of: str, value: str) -> None:
        """Let one value more through a filter, or one less."""
        found = toggled(self.view.conditions, subject, of, value)
        self.show(replace(self.view, conditions=found))

    def drop(self, condition: Condition) -> None:
        """Take a filter away."""
        left = tuple(one for one in self.view.conditions if one.about != condition.about)
        self.show(replace(self.view, conditions=left))

    def clear_filters(self) -> None:
        """Show everybody again; columns and order stay."""
        self.show(replace(self.view, show=Filter.ALL, conditions=()))

    def is_narrow(self) -> bool:
        """Say whether students are left out."""
        return self.view.narrows

    def reveal(self, student_id: str, item_id: str) -> None:
        """Show a student whom a filter hides, and an item whose column is hidden or folded."""
        view, item = self.view, self._model.item(item_id)
        if self._model.row_of(student_id) is None:
            view = replace(view, show=Filter.ALL, conditions=())
        if item is not None and self._model.column_of(item_id) is None:
            shown = view.hidden - {item_id}
            view = replace(view, hidden=shown, folded=view.folded - {item.kind})
        if view != self.view:
            self.show(view)

    def _narrow(self) -> None:
        self._model.narrow(self._keep if self.view.narrows else None)
        narrowed = [line.student.id for line in self._model.shown()] if self.view.narrows else None
        self._counts.show(narrowed)

    def _keep(self, line: Line) -> bool:
        show = self.view.show
        if show is not Filter.ALL and not self._counts.fits(show, line.student.id):
            return False
        return all(fits(one, line, self.around) for one in self.view.conditions)

    def _remember(self) -> None:
        if self._state is not None:
            columns = View(hidden=self.view.hidden, folded=self.view.folded)
            self._state.keep(self._place, json.dumps(kept(columns)))


def _parsed(text: str) -> dict[str, object]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
