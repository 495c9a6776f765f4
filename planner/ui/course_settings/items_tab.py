"""The tab of items: what students do, in the order of the gradebook's columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import vocabulary
from planner.commands import work
from planner.db import plans
from planner.db.item_details import item_details
from planner.rules.credits import Item, ItemKind, Marking
from planner.rules.plan import numbers
from planner.ui.course_settings.item_dialog import DueWith, ItemDialog
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.reading import read_book
from planner.ui.course_settings.weighing import weigh
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from datetime import date

    from planner.language import Language
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class ItemsTab(QWidget):
    """All items; refusals to delete one that is in use come from the desk."""

    def __init__(
        self, desk: Desk, say: Language, theme: Theme, doings: Doings, today: date
    ) -> None:
        super().__init__()
        self._desk, self._say, self._doings, self._today = desk, say, doings, today
        self._settings: Settings | None = None
        self.listing = Listing[Item](
            say,
            theme,
            say("Items"),
            self._columns(),
            add=say("Add item…"),
            identity=lambda row: row.id,
            empty=say("No items yet. Add what students do for their credits: sheets, a poster…"),
            ordered=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        column.addStretch(1)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self.edit)
        self.listing.delete_wished.connect(self.delete)
        self.listing.order_wished.connect(doings.order_items)

    def show_settings(self, settings: Settings) -> None:
        """Show the items as they are in the file."""
        self._settings = settings
        self.listing.show_rows(settings.work.items)

    def add(self) -> None:
        """Ask for another item."""
        new = Item(id="", title="", kind=ItemKind.HOMEWORK)
        ItemDialog.ask(
            self,
            self._say,
            new,
            self._desk.read(read_book),
            self._doings.add_item,
            sessions=self._sessions(),
            announced=self._announced(),
        )

    def edit(self, item: Item) -> None:
        """Ask how an item is to be."""
        book = self._desk.read(read_book)
        details = self._desk.read(item_details).get(item.id)
        ItemDialog.ask(
            self,
            self._say,
            item,
            book,
            self._doings.edit_item,
            sessions=self._sessions(),
            hangs_on=details.due_session if details else None,
            announced=self._announced(),
        )

    def delete(self, item: Item) -> None:
        """Delete an item, after showing who would gain or lose by it."""
        if self._desk.objection(work.delete_item, item.id):
            self._doings.delete_item(item)  # the desk says why not
            return
        book = self._desk.read(read_book)
        others = tuple(one for one in book.work.items if one.id != item.id)
        weigh(
            self,
            self._say,
            book,
            replace(book.work, items=others),
            announced=self._announced(),
            then=lambda: self._doings.delete_item(item),
        )

    def _announced(self) -> date | None:
        return self._settings.announced(self._today) if self._settings else None

    def _sessions(self) -> list[DueWith]:
        """List the sessions with a day, by date, as something can be due before them."""
        say, rows = self._say, self._desk.read(plans.sessions)
        numbered = numbers(rows)
        return [
            DueWith(
                row.id,
                say("before session {n}, {day}", n=numbered[row.id], day=say.day_month(row.day)),
                row.day,
            )
            for row in rows
            if row.day and row.id in numbered
        ]

    def _columns(self) -> tuple[Column[Item], ...]:
        say = self._say
        return (
            Column[Item](heading=say("Title"), text=lambda row: row.title, width=0, bold=True),
            Column[Item](heading=say("Short"), text=lambda row: row.short, width=90),
            Column[Item](
                heading=say("Kind"),
                text=lambda row: vocabulary.item_kind(row.kind, say),
                width=126,
            ),
            Column[Item](
                heading=say("Marked with"),
                text=lambda row: vocabulary.marking(row.marking, say),
                width=150,
            ),
            Column[Item](heading=say("Points"), text=self._points, width=104),
            Column[Item](
                heading=say("Due"),
                text=lambda row: say.day(row.due) if row.due else "",
                width=130,
            ),
            Column[Item](heading=say("Asked for by"), text=self._asked_by, width=176),
        )

    def _points(self, row: Item) -> str:
        say = self._say
        if row.marking is not Marking.POINTS:
            return ""
        most = say.number(row.max_points) if row.max_points is not None else ""
        if row.pass_points is None:
            return most
        needed = say.number(row.pass_points)
        if not most:
            return say("from {needed}", needed=needed)
        return say("{needed} of {most} pass", needed=needed, most=most)

    def _asked_by(self, row: Item) -> str:
        return ", ".join(self._settings.asked_by(row.id)) if self._settings else ""
