"""Which marking sheets were taken along, which are still out, and which nobody expects."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.db.marking_sheets import SheetRow, marking_sheets
from planner.db.work import items
from planner.jobs.marking_sheets import give_up
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Reading
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class ListDialog(Reading):
    """The register of marking sheets; it is never undone, as the sheets are really out."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        say: Language,
        theme: Theme,
        *,
        bring_back: Callable[[], object],
        take: Callable[[], object],
    ) -> None:
        super().__init__(parent, say, say("Marking sheets taken along"))
        self._desk = desk
        titles = {item.id: item.short or item.title for item in desk.look(items)}
        self.counted = Line(wraps=True)
        self.table = sheets_table(say, theme, titles)
        self.give_up = button(say("No longer expected"), self._give_up)
        self.bring_back = button(say("Bring back a marking sheet…"), lambda: self._go(bring_back))
        self.take = button(say("Marking sheet…"), lambda: self._go(take))
        self.body.addWidget(self.counted)
        self.body.addWidget(self.table, 1)
        for place, one in enumerate((self.take, self.bring_back, self.give_up)):
            self.foot.insertWidget(place, one)
        self.table.chosen.connect(self._show_possible)
        self._show()
        self.resize(820, 420)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        desk: Desk,
        say: Language,
        theme: Theme,
        *,
        bring_back: Callable[[], object],
        take: Callable[[], object],
    ) -> ListDialog:
        """Show the list; two of its buttons close it and go on elsewhere."""
        dialog = cls(parent, desk, say, theme, bring_back=bring_back, take=take)
        return dialog.open_for(lambda _: None)

    def _show(self) -> None:
        rows = self._desk.read(marking_sheets)
        self.table.show_rows(rows)
        out = sum(row.is_outstanding for row in rows)
        self.counted.setText(
            self.say.count("{n} sheet is out.", "{n} sheets are out.", out)
            if out
            else self.say("No sheet is out.")
        )
        if rows and self.table.current() is None:
            self.table.show_row(rows[0].id)
        self._show_possible(self.table.current())

    def _show_possible(self, row: SheetRow | None) -> None:
        self.give_up.setEnabled(row is not None and row.is_outstanding)

    def _give_up(self) -> None:
        row = self.table.current()
        if row is not None and row.is_outstanding:
            now = datetime.now(UTC)
            self._desk.tell(give_up(self._desk.store, row.id, row.person, now))
            self._show()

    def _go(self, on: Callable[[], object]) -> None:
        self.accept()
        on()


def sheets_table(say: Language, theme: Theme, titles: Mapping[str, str]) -> RowsTable[SheetRow]:
    """Make the list of sheets."""
    columns = (
        Column[SheetRow](heading=say("For"), text=lambda row: row.person, bold=True, width=170),
        Column[SheetRow](
            heading=say("Items"),
            text=lambda row: ", ".join(titles.get(item, "?") for item in row.items),
            tip=lambda row: ", ".join(titles.get(item, "?") for item in row.items),
            width=0,
        ),
        Column[SheetRow](
            heading=say("Taken along"),
            text=lambda row: say.plain_day(row.taken_at.astimezone().date()),
            key=lambda row: row.taken_at,
            width=110,
        ),
        Column[SheetRow](
            heading=say("Where it is"),
            text=lambda row: where(row, say),
            tone=lambda row: "waiting" if row.is_outstanding else "muted",
            width=190,
        ),
        Column[SheetRow](
            heading=say("File"), text=lambda row: row.name, tone=lambda _: "muted", width=150
        ),
    )
    name = say("Marking sheets taken along")
    return RowsTable[SheetRow](name, columns, theme, identity=lambda row: row.id, sortable=False)


def where(row: SheetRow, say: Language) -> str:
    """Say whether a sheet is still out: "outstanding", "back on 9 Nov 2023"."""
    if row.returned_at is None:
        return say("outstanding")
    if row.is_given_up:
        return say("no longer expected")
    return say("back on {day}", day=say.plain_day(row.returned_at.astimezone().date()))
