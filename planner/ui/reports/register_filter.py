"""The line above the register: of which kind, on which day, to or about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.ui.parts.fields import Choice
from planner.ui.reports.register_words import about
from planner.wording.handing_over import document_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.jobs.handed_out import HandedOut
    from planner.language import Language


class RegisterFilter(QWidget):
    """Offers the kinds and days that there are; ``narrowed`` tells that one was chosen."""

    narrowed = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.kind, self.day, self.search = Choice(), Choice(), QLineEdit()
        self.kind.setAccessibleName(say("Kind of document"))
        self.day.setAccessibleName(say("Day"))
        self.search.setAccessibleName(say("Search the register"))
        self.search.setPlaceholderText(say("Person, number or words"))
        self.search.setClearButtonEnabled(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, share in ((self.kind, 0), (self.day, 0), (self.search, 1)):
            row.addWidget(field, share)
        self.kind.activated.connect(self.narrowed)
        self.day.activated.connect(self.narrowed)
        self.search.textChanged.connect(self.narrowed)

    def offer(self, rows: Sequence[HandedOut]) -> None:
        """Offer the kinds and days of these documents; what was chosen stays while it is there."""
        say = self._say
        kinds = {one.kind: document_words(one.kind, say) for one in rows}
        _fill(self.kind, say("All documents"), sorted(kinds.items(), key=lambda pair: pair[1]))
        days = sorted({one.day for one in rows}, reverse=True)
        _fill(self.day, say("Any day"), [(day.isoformat(), say.day(day)) for day in days])

    def clear(self) -> None:
        """Show everything again."""
        self.kind.setCurrentIndex(0)
        self.day.setCurrentIndex(0)
        self.search.clear()

    def fits(self, one: HandedOut) -> bool:
        """Tell whether a document is one of those asked for."""
        kind, day = self.kind.currentData(), self.day.currentData()
        if kind not in {"", one.kind} or day not in {"", one.day.isoformat()}:
            return False
        said = (one.recipient, one.person, one.number, one.note, one.by, about(one, self._say))
        return self.search.text().strip().casefold() in " ".join(said).casefold()


def _fill(field: Choice, every: str, choices: Sequence[tuple[str, str]]) -> None:
    kept = field.currentData()
    field.clear()
    field.addItem(every, "")
    for value, words in choices:
        field.addItem(words, value)
    field.setCurrentIndex(max(field.findData(kept), 0))
