"""Asks why points of the closing checklist may stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QLineEdit

from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.wording.checklist import point_words, who_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.checklist import Finding

MOST_NAMED = 6


class SignOffDialog(Dialog[str]):
    """Names the points, and takes the one reason for all of them."""

    def __init__(self, parent: QWidget, say: Language, findings: Sequence[Finding]) -> None:
        n = len(findings)
        title = say.count("Sign off {n} point", "Sign off {n} points", n)
        super().__init__(parent, say, title, accept=say("Sign off"))
        named = [f"{who_words(one, say)}: {point_words(one, say)}" for one in findings]
        if n > MOST_NAMED:
            more = n - MOST_NAMED
            named = [*named[:MOST_NAMED], say.count("{n} more", "{n} more", more)]
        said = "\n".join(named)
        remark = say("It stays on the list, with your name, the day and the reason.")
        self.body.insertWidget(0, Line(said, wraps=True))
        self.body.insertWidget(1, Line(remark, tone="muted", wraps=True))
        self.reason = QLineEdit()
        self.reason.setMinimumWidth(360)
        self.field(say("Reason"), self.reason)

    @override
    def objection(self) -> str:
        return "" if self.reason.text().strip() else self.say("Say why it may stay as it is.")

    @override
    def answer(self) -> str:
        return self.reason.text().strip()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        findings: Sequence[Finding],
        then: Callable[[str], object],
    ) -> SignOffDialog:
        """Ask why."""
        return cls(parent, say, findings).open_for(then)
