"""The tab of tiers: how many credits for what."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.rules.credits import Tier
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.reading import read_book
from planner.ui.course_settings.tier_dialog import TierDialog
from planner.ui.course_settings.words import tier_words
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class TiersTab(QWidget):
    """All tiers, fewest credits first."""

    def __init__(self, desk: Desk, say: Language, theme: Theme, doings: Doings) -> None:
        super().__init__()
        self._desk, self._say, self._doings = desk, say, doings
        self.listing = Listing[Tier](
            say,
            theme,
            say("Tiers"),
            self._columns(),
            add=say("Add tier…"),
            identity=lambda row: row.id,
            empty=say("No tiers yet. A tier says what one does for how many credits."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        column.addStretch(1)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self.edit)
        self.listing.delete_wished.connect(doings.delete_tier)

    def show_settings(self, settings: Settings) -> None:
        """Show the tiers as they are in the file."""
        self.listing.show_rows(settings.work.tiers)

    def add(self) -> None:
        """Ask for another tier; it begins as the highest one."""
        book = self._desk.read(read_book)
        highest = book.work.tiers[-1] if book.work.tiers else None
        new = Tier(
            id="",
            key="",
            name="",
            credits=highest.credits + 3 if highest else Decimal(3),
            graded=highest.graded if highest else True,
            requires=highest.requires if highest else (),
        )
        TierDialog.ask(self, self._say, new, book, self._doings.put_tier)

    def edit(self, tier: Tier) -> None:
        """Ask how a tier is to be."""
        TierDialog.ask(self, self._say, tier, self._desk.read(read_book), self._doings.put_tier)

    def _columns(self) -> tuple[Column[Tier], ...]:
        say = self._say
        return (
            Column[Tier](heading=say("Name"), text=lambda row: row.name, width=130, bold=True),
            Column[Tier](
                heading=say("Credits"),
                text=lambda row: say.number(row.credits),
                width=70,
                right=True,
            ),
            Column[Tier](
                heading=say("Grade"),
                text=lambda row: say("graded") if row.graded else say("ungraded"),
                width=90,
            ),
            Column[Tier](
                heading=say("For programmes"),
                text=lambda row: ", ".join(row.programmes) or say("all"),
                width=150,
            ),
            Column[Tier](heading=say("Asks for"), text=self._asks, width=0, tip=self._asks),
        )

    def _asks(self, row: Tier) -> str:
        return tier_words(row, self._say)
