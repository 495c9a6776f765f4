"""The list of all keyboard shortcuts, made from the same table as the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.ui.actions import Offer
from planner.ui.palette import fits
from planner.ui.parts.dialog import Reading
from planner.ui.parts.rows import Column, RowsTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.language import Language
    from planner.ui.theme import Theme


class ShortcutList(Reading):
    """All actions that have keys, with a field to search them."""

    def __init__(
        self, parent: QWidget | None, say: Language, theme: Theme, offers: Iterable[Offer]
    ) -> None:
        super().__init__(parent, say, say("Keyboard shortcuts"))
        columns = (
            Column[Offer](heading=say("Action"), text=lambda o: o.text, width=0),
            Column[Offer](
                heading=say("Keys"), text=lambda o: o.keys, tip=lambda o: o.keys, width=270
            ),
            Column[Offer](
                heading=say("Menu"), text=lambda o: o.menu, tone=lambda _: "muted", width=110
            ),
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search"))
        self.search.setAccessibleName(say("Search"))
        self.table = RowsTable[Offer](
            say("Keyboard shortcuts"), columns, theme, identity=lambda o: o.id, sortable=False
        )
        self.show_offers(offers)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.search.textChanged.connect(self._narrow)
        self.resize(680, 600)

    def show_offers(self, offers: Iterable[Offer]) -> None:
        """List these actions, as far as they have keys."""
        self.table.show_rows([offer for offer in offers if offer.keys])

    @classmethod
    def ask(
        cls, parent: QWidget | None, say: Language, theme: Theme, offers: Iterable[Offer]
    ) -> ShortcutList:
        """Show the list."""
        dialog = cls(parent, say, theme, offers)
        dialog.open()
        return dialog

    def _narrow(self, text: str) -> None:
        self.table.keep_only(lambda o: fits(f"{o.text} {o.keys} {o.menu}", text) is not None)
