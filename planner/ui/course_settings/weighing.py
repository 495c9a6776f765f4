"""Before rules are saved: who would gain and who would lose, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.jobs.rule_effects import effects
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Heading, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from planner.jobs.gradebook import Gradebook, Work
    from planner.jobs.rule_effects import Effects
    from planner.language import Language

WIDTH_PX, HEIGHT_PX, MOST_HEIGHT_PX = 480, 40, 420
LINE_PX = 24


class EffectsDialog(Dialog[bool]):
    """Names everybody; with announced rules and losses it has to be confirmed on purpose."""

    def __init__(
        self, parent: QWidget | None, say: Language, found: Effects, announced: date | None
    ) -> None:
        losing = any(one.lose for one in found.tiers)
        warned = losing and announced is not None
        accept = say("Save all the same") if warned else say("Save")
        super().__init__(parent, say, say("Who would gain and lose"), accept=accept)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)
        self.said: list[str] = []
        for one in found.tiers:
            tier = one.tier or say("New tier")
            self._names(say("{tier}: no longer met by", tier=tier), one.lose, "out")
            self._names(say("{tier}: newly met by", tier=tier), one.gain, "met")
        self._names(say("Decisions to look at again"), found.stale, "muted")
        self._inside.addStretch(1)
        if warned and announced is not None:
            words = say(
                "The rules were announced on {day}. Whoever would lose a tier relies on them.",
                day=say.day(announced),
            )
            self.body.addWidget(Line(words, tone="out", wraps=True))
            self.accept_button.setDefault(False)
            self.cancel_button.setDefault(True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setLayout(self._inside)
        area.setWidget(inside)
        area.setMinimumSize(WIDTH_PX, min(HEIGHT_PX + LINE_PX * len(self.said), MOST_HEIGHT_PX))
        self.body.addWidget(area, 1)

    def _names(self, heading: str, names: Sequence[str], tone: str) -> None:
        if not names:
            return
        if self.said:
            self._inside.addSpacing(8)
        head = Heading(heading)
        head.setProperty("tone", tone)
        self._inside.addWidget(head)
        for name in names:
            line = Line(name)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._inside.addWidget(line)
        self.said += [heading, *names]

    @override
    def answer(self) -> bool:
        return True

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        found: Effects,
        announced: date | None,
        then: Callable[[bool], object],
    ) -> EffectsDialog:
        """Show who gains and loses, and go on if the user agrees."""
        return cls(parent, say, found, announced).open_for(then)


def weigh(
    parent: QWidget,
    say: Language,
    book: Gradebook,
    after: Work,
    *,
    announced: date | None,
    then: Callable[[], object],
) -> None:
    """Go on at once if nobody gains or loses; else only after their names were on screen."""
    found = effects(book, after)
    if found:
        EffectsDialog.ask(parent, say, found, announced, lambda _: then())
    else:
        then()


class WeighedDialog[V](Dialog[V]):
    """A question about rules: before it is answered, those who gain or lose are named.

    A kind of dialog returns from ``after`` the work as it would be, or None if it cannot be
    weighed; whoever cancels at the names is back in the question with all that was typed.
    """

    book: Gradebook | None = None
    announced: date | None = None

    def after(self) -> Work | None:
        """Return items and tiers as they would be."""
        raise TypeError(f"{type(self).__name__} does not say what would be")

    @override
    def accept(self, /) -> None:
        sentence, after = self.objection(), None
        if not sentence and self.book is not None:
            after = self.after()
        if self.book is None or after is None:
            super().accept()
            return
        weigh(
            self,
            self.say,
            self.book,
            after,
            announced=self.announced,
            then=super().accept,
        )
