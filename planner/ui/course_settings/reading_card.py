"""What a tier says in plain sentences, beside its editor, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.language import Language
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Heading, Line
from planner.wording.readings import tier_reading

if TYPE_CHECKING:
    from planner.jobs.gradebook import Work
    from planner.rules.credits import Tier

SPOKEN: Final = ("de", "en")


class ReadingCard(QWidget):
    """Reads the tier out as it is being edited; the user's own language comes first."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._spoken = {code: Language.load(code) for code in SPOKEN}
        self._shown: tuple[Tier, Work] | None = None
        self.language = Choice()
        self.language.setAccessibleName(say("Language"))
        for code, name in (("en", say("English")), ("de", say("German"))):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(say.code))
        self.words = Line(wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setAccessibleName(say("In plain words"))
        head = QHBoxLayout()
        head.addWidget(Heading(say("In plain words")), 1)
        head.addWidget(self.language)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(area, 1)
        self.language.currentIndexChanged.connect(self._read)

    def show_tier(self, tier: Tier, work: Work) -> None:
        """Read another tier, by the items of this work."""
        self._shown = (tier, work)
        self._read()

    def _read(self) -> None:
        if self._shown is None:
            return
        tier, work = self._shown
        say = self._spoken[self.language.currentData()]
        said = tier_reading(tier, work.by_id, say, excused_counts=work.excused_counts)
        self.words.setText("\n".join(f"• {one}" for one in said))
