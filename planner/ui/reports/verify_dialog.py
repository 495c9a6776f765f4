"""Shows what verifying a certificate found: what it says, who signed it, whether it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from planner.ui.parts.dialog import Reading
from planner.ui.parts.labels import Line, Picture
from planner.ui.theme import TITLE_PX
from planner.wording.verifying import facts, statements, verdict

if TYPE_CHECKING:
    from planner.jobs.verifying import Verified
    from planner.language import Language
    from planner.ui.parts.labels import Tone
    from planner.ui.theme import Theme
    from planner.wording.verifying import Statement

TONES: Final[dict[str, tuple[str, str, Tone]]] = {  # icon, its role, the tone of the words
    "good": ("circle-check", "met", "met"),
    "open": ("info", "waiting", "waiting"),
    "bad": ("ban", "out", "out"),
}
WIDTH: Final = 520


class VerifyDialog(Reading):
    """Everything that was found about one file, the most important first."""

    def __init__(self, parent: QWidget, say: Language, theme: Theme, found: Verified) -> None:
        super().__init__(parent, say, found.file)
        self._theme = theme
        self.setMinimumWidth(WIDTH)
        self.verdict = verdict(found, say)
        self.body.insertWidget(0, self._row(self.verdict, first=True))
        for name, value in facts(found, say):
            self._fact(name, value)
        self.form.setFormAlignment(Qt.AlignmentFlag.AlignTop)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for one in statements(found, say):
            self.body.addWidget(self._row(one))

    def _fact(self, name: str, value: str) -> None:
        words = Line(value, wraps=True)
        words.setMinimumWidth(WIDTH - 220)  # or it is given room for one line, and wraps to two
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(f"{name}: {value}")
        self.form.addRow(Line(name, tone="muted"), words)

    def _row(self, one: Statement, *, first: bool = False) -> QWidget:
        icon, role, tone = TONES[one.tone]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        picture = Picture(self._theme, icon, role)
        if first:
            words = Line(one.text, tone=tone, px=TITLE_PX, wraps=True)
        else:
            words = Line(one.text, wraps=True)
        words.setMinimumWidth(WIDTH - 100)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return row

    @classmethod
    def tell(cls, parent: QWidget, say: Language, theme: Theme, found: Verified) -> VerifyDialog:
        """Show what was found; nobody waits for it."""
        dialog = cls(parent, say, theme, found)
        dialog.open()
        return dialog
