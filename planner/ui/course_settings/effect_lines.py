"""The lines under a dialog that say who would gain and who would lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.ui.parts.labels import Heading, Line
from planner.ui.parts.panels import Card
from planner.wording.rule_effects import effect_lines

if TYPE_CHECKING:
    from planner.jobs.rule_effects import Effects
    from planner.language import Language

LINES = 3
SHOWN_NAMES = 6


class EffectLines(Card):
    """Keeps its height, so that the dialog stays still while one types."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.words = Line(wraps=True)
        self.words.setMinimumHeight(LINES * self.words.fontMetrics().lineSpacing())
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(Heading(say("What would follow")))
        self.column.addWidget(self.words)

    def show_effects(self, found: Effects) -> None:
        """Say what would follow, or that nobody gains or loses."""
        self.show()
        lines = effect_lines(found, self._say, most=SHOWN_NAMES)
        nobody = self._say("Nobody gains or loses anything.")
        self.words.show_text("\n".join(lines) or nobody, "" if lines else "muted")

    def show_against(self, sentence: str) -> None:
        """Say why these rules cannot be saved, in the place of what would follow."""
        self.show()
        self.words.show_text(sentence, "out")
