"""The fields in which a student's data are typed: the same when adding and when changing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy

from planner import vocabulary
from planner.rules.credits import Enrolment
from planner.ui.parts.fields import Choice, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.db.courses import PersonRow
    from planner.language import Language
    from planner.rules.credits import Tier

NARROW = 6  # letters a box may be cut down to


class AimBox(Choice):
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


class AssistantBox(Choice):
    """Chooses who marks a student's work, or nobody yet."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._nobody = say("nobody yet")
        self._offered: tuple[PersonRow, ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(NARROW)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, assistants: Sequence[PersonRow]) -> None:
        """Offer these; who was chosen stays chosen if they are still there."""
        if tuple(assistants) == self._offered:
            return
        self._offered = tuple(assistants)
        chosen = self.person_id()
        self.clear()
        self.addItem(self._nobody, None)
        for person in assistants:
            self.addItem(person.name, person.id)
        self.show_person(chosen)

    def person_id(self) -> str | None:
        """Return the id of who is chosen."""
        found: str | None = self.currentData()
        return found

    def show_person(self, person_id: str | None) -> None:
        """Choose somebody by id."""
        self.setCurrentIndex(max(self.findData(person_id), 0) if person_id else 0)


class StatusBox(Choice):
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


class ProgrammeField(TextField):
    """A degree programme, completed from those that are known."""

    def offer(self, programmes: Sequence[str]) -> None:
        """Complete from these."""
        completer = QCompleter(list(programmes), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
