"""The fields in which a student's data are typed: the same when adding and when changing."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy

from planner import vocabulary
from planner.rules.credits import Enrolment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from planner.language import Language
    from planner.rules.credits import Tier

NOTE_PX = 44
NARROW = 6  # letters a box may be cut down to


class AimBox(QComboBox):
    """Chooses a tier, or none yet."""

    def __init__(self, say: Language, tiers: Sequence[Tier] = ()) -> None:
        super().__init__()
        self._none = say("no aim yet")
        self._tiers: tuple[Tier, ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(NARROW)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(tiers)

    def offer(self, tiers: Sequence[Tier]) -> None:
        """Offer these tiers; what was chosen stays chosen if it is still there."""
        if tuple(tiers) == self._tiers:
            return
        self._tiers = tuple(tiers)
        chosen = self.tier_id()
        self.clear()
        self.addItem(self._none, None)
        for tier in tiers:
            self.addItem(tier.name, tier.id)
        self.show_tier(chosen)

    def tier_id(self) -> str | None:
        """Return the id of the chosen tier."""
        found: str | None = self.currentData()
        return found

    def show_tier(self, tier_id: str | None) -> None:
        """Choose a tier by its id."""
        self.setCurrentIndex(max(self.findData(tier_id), 0) if tier_id else 0)


class StatusBox(QComboBox):
    """Chooses how a student belongs to the course."""

    def __init__(self, say: Language, *, leavers: bool) -> None:
        super().__init__()
        for status in Enrolment:
            if leavers or status is not Enrolment.LEFT:
                self.addItem(vocabulary.enrolment(status, say), status)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(NARROW)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def status(self) -> Enrolment:
        """Return the chosen status."""
        return Enrolment(self.currentData())  # Qt gives back a plain str

    def show_status(self, status: Enrolment) -> None:
        """Choose a status."""
        self.setCurrentIndex(self.findData(status))


class ProgrammeField(QLineEdit):
    """A degree programme, completed from those that are known."""

    def offer(self, programmes: Sequence[str]) -> None:
        """Complete from these."""
        completer = QCompleter(list(programmes), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)


class NoteField(QPlainTextEdit):
    """A note of a few lines that is handed in when one leaves it."""

    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(NOTE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_note(self, text: str) -> None:
        """Show what is written down; what is being typed is not overwritten by the same."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            if text != self.toPlainText():
                self.setPlainText(text)

    def hand_in(self) -> None:
        """Hand in what was typed, if it is another text now."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.left.emit(text)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hand_in()
