"""The tab of tiers: how many credits for what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.commands import work
from planner.rules.credits import Tier
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.reading import read_book
from planner.ui.course_settings.rule_settings import RuleSettings
from planner.ui.course_settings.tier_dialog import TierDialog
from planner.ui.course_settings.weighing import weigh
from planner.ui.course_settings.words import tier_words
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from datetime import date

    from planner.jobs.gradebook import Gradebook
    from planner.language import Language
    from planner.rules.attendance import ExcusedCounts
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class TiersTab(QWidget):
    """All tiers, fewest credits first."""

    def __init__(
        self, desk: Desk, say: Language, theme: Theme, doings: Doings, today: date
    ) -> None:
        super().__init__()
        self._desk, self._say, self._doings, self._today = desk, say, doings, today
        self._settings: Settings | None = None
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
        self.rules = RuleSettings(say, today)
        column.setSpacing(16)
        column.addWidget(self.listing)
        column.addWidget(self.rules)
        column.addStretch(1)
        self.rules.excused_wished.connect(self.count_excused)
        self.rules.announced_wished.connect(doings.announce_rules)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self.edit)
        self.listing.delete_wished.connect(self.delete)

    def show_settings(self, settings: Settings) -> None:
        """Show the tiers as they are in the file."""
        self._settings = settings
        self.rules.show_settings(settings)
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
        self._ask(new, book)

    def edit(self, tier: Tier) -> None:
        """Ask how a tier is to be."""
        self._ask(tier, self._desk.read(read_book))

    def delete(self, tier: Tier) -> None:
        """Delete a tier, after showing who would lose it."""
        if self._desk.objection(work.delete_tier, tier.id):
            self._doings.delete_tier(tier)  # the desk says why not
            return
        book = self._desk.read(read_book)
        others = tuple(one for one in book.work.tiers if one.id != tier.id)
        weigh(
            self,
            self._say,
            book,
            replace(book.work, tiers=others),
            announced=self._announced(),
            then=lambda: self._doings.delete_tier(tier),
        )

    def _ask(self, tier: Tier, book: Gradebook) -> None:
        put, announced = self._doings.put_tier, self._announced()
        TierDialog.ask(self, self._say, tier, book, put, announced=announced)

    def _announced(self) -> date | None:
        return self._settings.announced(self._today) if self._settings else None

    def count_excused(self, counts: ExcusedCounts) -> None:
        """Count excused sessions otherwise, after showing who would gain or lose by it."""
        book = self._desk.read(read_book)
        weigh(
            self,
            self._say,
            book,
            replace(book.work, excused_counts=counts),
            announced=self._announced(),
            then=lambda: self._doings.count_excused(counts),
        )

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
        items = self._settings.work.by_id if self._settings else {}
        return tier_words(row, items, self._say)
