"""Goes through stale decisions one by one: what has changed, then keep, decide anew, withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QLineEdit

from planner.jobs import deciding
from planner.jobs.gradebook import one_line
from planner.ui.gradebook.cells import proposed_text
from planner.ui.gradebook.decide import DecideDialog
from planner.ui.gradebook.decision_box import result_text
from planner.ui.parts.announce import announce
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.deciding import Wish
    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.gradebook.doings import Doings
    from planner.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a dialog that does several steps works with."""

    desk: Desk
    say: Language
    theme: Theme
    today: date


class ReviewDialog(Dialog[None]):
    """Shows one stale decision after the other; each answer is a step of its own.

    Whoever is no longer stale when the turn comes is left out; *Skip* leaves a decision stale.
    """

    def __init__(
        self, parent: QWidget | None, around: Around, doings: Doings, students: Sequence[str]
    ) -> None:
        say = around.say
        super().__init__(
            parent, say, say("Review stale decisions"), accept=say("Keep the decision")
        )
        self._around, self._doings = around, doings
        self._students, self._at = list(students), -1
        self.line: GradeLine | None = None
        self.place = Line(tone="muted")
        self.name = Line(bold=True)
        self.made, self.proposed = Line(wraps=True), Line(wraps=True)
        column = Column[tuple[int, str]](
            heading=say("What has changed since"), text=lambda one: one[1], width=0
        )
        self.changes = RowsTable[tuple[int, str]](
            say("What has changed since"),
            (column,),
            around.theme,
            identity=lambda one: one[0],
            sortable=False,
        )
        self.reason = QLineEdit()
        for widget in (self.place, self.name, self.made, self.changes, self.proposed):
            self.body.insertWidget(self.body.count() - 1, widget)
        self.field(say("Reason"), self.reason)
        self.reason.setPlaceholderText(say("needed to keep what is no longer proposed"))
        self.cancel_button.setText(say("Close"))
        self.anew_button = button(say("Decide anew…"), self._decide_anew)
        self.withdraw_button = button(say("Withdraw"), self._withdraw)
        self.skip_button = button(say("Skip"), self.go_on)
        for at, one in enumerate((self.anew_button, self.withdraw_button, self.skip_button)):
            self.foot.insertWidget(at, one)
        self.resize(640, 460)
        self.go_on()

    @classmethod
    def ask(
        cls, parent: QWidget | None, around: Around, doings: Doings, students: Sequence[str]
    ) -> ReviewDialog:
        """Go through these students' decisions."""
        return cls(parent, around, doings, students).open_for(lambda _: None)

    @override
    def answer(self) -> None:
        return None

    @override
    def accept(self, /) -> None:
        """Keep what was decided, on the facts and rules of now, and go on."""
        if self.line is None:
            super().accept()
            return
        sentence = self._doings.keep(self.line, self.reason.text())
        self.object_(sentence)
        if sentence:
            self.reason.setFocus()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Show the next decision that is still stale; after the last one this closes."""
        self.line = None
        while self.line is None and self._at + 1 < len(self._students):
            self._at += 1
            line = self._around.desk.read(one_line, self._students[self._at])
            self.line = line if line.stale else None
        if self.line is None:
            self._doings.noticed.emit(self.say("No more stale decisions."))
            super().accept()
        else:
            self._show(self.line)

    def _show(self, line: GradeLine) -> None:
        made, say = line.decision, self.say
        assert made is not None
        self.object_("")
        self.place.setText(say("{n} of {all}", n=self._at + 1, all=len(self._students)))
        student = line.student
        about = [student.name, student.matriculation, student.programme]
        self.name.setText(" · ".join(part for part in about if part))
        day = say.plain_day(made.decided_on)
        self.made.setText(say("Decided {day}: {result}", day=day, result=result_text(made, say)))
        self.changes.show_rows(
            [(n, worded(one, say)) for n, one in enumerate(deciding.differences(line))]
        )
        now = proposed_text(line, say)
        self.proposed.setText(
            say("Now proposed: {result}.", result=now) if now else say("Nothing is proposed.")
        )
        self.reason.setText(made.reason)
        self.accept_button.setFocus()
        announce(self, f"{self.place.text()}: {self.name.text()}. {self.made.text()}")

    def _decide_anew(self) -> None:
        if self.line is not None:
            DecideDialog.ask(self, self.say, self.line, self._around.today, self._decide)

    def _decide(self, wish: Wish) -> None:
        if self.line is not None and self._doings.decide(self.line.student.id, wish):
            self.go_on()

    def _withdraw(self) -> None:
        if self.line is not None and self._doings.withdraw(self.line.student.id):
            self.go_on()
