"""What the program is, which version, and whose work it ships."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from planner.ui.parts.dialog import Reading
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.language import Language


class About(Reading):
    """What one reads once."""

    def __init__(self, parent: QWidget | None, say: Language) -> None:
        super().__init__(parent, say, say("About Course Planner"))
        lines = (
            say("Version {version}", version=own_version()),
            say("Plans a seminar's semester and settles who gets how many ECTS credits."),
            say("Everything is in one file on your own machine; nothing needs a network."),
            say("Font: Noto Sans (SIL Open Font License). Icons: Lucide (ISC licence)."),
        )
        for number, text in enumerate(lines):
            line = Line(text, tone="muted" if number in {0, 3} else "", wraps=True)
            line.setMinimumWidth(400)
            self.body.addWidget(line)

    @classmethod
    def ask(cls, parent: QWidget | None, say: Language) -> About:
        """Show it."""
        dialog = cls(parent, say)
        dialog.open()
        return dialog


def own_version() -> str:
    """Return the version that is installed, or "?" where the program runs without being."""
    try:
        return version("course-planner")
    except PackageNotFoundError:
        return "?"
