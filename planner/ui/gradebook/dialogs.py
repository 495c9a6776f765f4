"""The small questions of the Grades page: decide, extend, withdraw, what of a block fits."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, override

from PySide6.QtWidgets import QComboBox, QLineEdit

from planner import vocabulary
from planner.errors import PlannerError
from planner.jobs.deciding import Wish
from planner.rules.credits import Outcome
from planner.rules.decisions import check_decision
from planner.rules.grades import STEPS, is_step, parse_points
from planner.ui.gradebook.blocks import Misfit
from planner.ui.gradebook.cells import proposed_text
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.gradebook.blocks import Block
    from planner.ui.theme import Theme

A_WEEK = timedelta(days=7)
MOST_MISFITS = 500


class DecideDialog(Dialog[Wish]):
    """Outcome, credits, grade, date of assessment and reason; begins with what is proposed."""

    def __init__(
        self, parent: QWidget | None, say: Language, line: GradeLine, today: date
    ) -> None:
        super().__init__(parent, say, line.student.name, accept=say("Decide"))
        self._line = line
        made, proposed = line.decision, line.proposal
        self.outcome = QComboBox()
        for one in Outcome:
            self.outcome.addItem(vocabulary.outcome(one, say))
        self.credits = QComboBox()
        self.credits.setEditable(True)
        for tier in line.work.tiers:
            self.credits.addItem(say.number(tier.credits))
        self.grade = QComboBox()
        self.grade.addItem(say("ungraded"), None)
        for step in STEPS:
            self.grade.addItem(say.grade(step), step)
        self.assessed_on = DayField(say, made.assessed_on if made else today)
        self.reason = QLineEdit(made.reason if made else "")
        text = proposed_text(line, say)
        words = say("Proposed: {result}", result=text) if text else say("Nothing is proposed yet.")
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self._begin(
            made.outcome if made else Outcome.PASSED,
            made.credits if made else proposed.credits if proposed else None,
            made.grade if made else proposed.grade_hint if proposed else None,
        )
        self.field(say("Outcome"), self.outcome)
        self.field(say("Credits"), self.credits)
        self.field(say("Grade"), self.grade)
        self.field(say("Date of assessment"), self.assessed_on)
        self.field(say("Reason"), self.reason)
        self.reason.setPlaceholderText(say("needed where credits differ from the proposal"))
        for box in (self.outcome, self.credits, self.grade):
            box.setMinimumWidth(180)
        self.outcome.currentIndexChanged.connect(self._outcome_chosen)
        self._outcome_chosen()
        self.setMinimumWidth(500)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        line: GradeLine,
        today: date,
        then: Callable[[Wish], object],
    ) -> DecideDialog:
        """Ask what is decided for a student."""
        return cls(parent, say, line, today).open_for(then)

    @override
    def answer(self) -> Wish:
        return Wish(
            outcome=self._outcome(),
            credits=self._credits(),
            grade=self.grade.currentData() if self.grade.isEnabled() else None,
            assessed_on=self.assessed_on.day(),
            reason=self.reason.text().strip(),
        )

    @override
    def objection(self) -> str:
        try:
            wish = self.answer()
            check_decision(
                wish.outcome,
                credits=wish.credits if wish.outcome is Outcome.PASSED else Decimal(0),
                grade=wish.grade,
                proposal=self._line.proposal,
                reason=wish.reason,
            )
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    def _outcome(self) -> Outcome:
        return list(Outcome)[self.outcome.currentIndex()]  # Qt would make a plain text of it

    def _credits(self) -> Decimal | None:
        text = self.credits.currentText().strip()
        if not text or not self.credits.isEnabled():
            return None
        return parse_points(text)

    def _begin(self, outcome: Outcome, credits: Decimal | None, grade: Decimal | None) -> None:
        self.outcome.setCurrentIndex(list(Outcome).index(outcome))
        self.credits.setEditText(self.say.number(credits) if credits else "")
        if grade is not None and is_step(grade):
            self.grade.setCurrentIndex(STEPS.index(grade) + 1)

    def _outcome_chosen(self) -> None:
        outcome = self._outcome()
        self.credits.setEnabled(outcome is Outcome.PASSED)
        graded = {Outcome.PASSED, Outcome.FAILED, Outcome.DECEPTION}
        self.grade.setEnabled(outcome in graded)


class ExtendDialog(Dialog[dict[str, Any]]):
    """A student's own deadline for an item, and its ground, which only the lecturer sees."""

    def __init__(
        self, parent: QWidget | None, say: Language, line: GradeLine, item: Item, today: date
    ) -> None:
        title = say("Extend {item} for {name}", item=item.title, name=line.student.name)
        super().__init__(parent, say, title, accept=say("Extend"))
        row = line.results.get(item.id)
        own = row.facts.due if row else None
        usual = (item.due or today) + A_WEEK
        self.until = DayField(say, own or max(usual, today))
        self.ground = QLineEdit(row.due_ground if row else "")
        self.ground.setPlaceholderText(say("seen by you alone"))
        self.field(say("Until"), self.until)
        self.field(say("Ground"), self.ground)
        self._taken_back = False
        self.take_back = button(say("Take the extension back"), self._take_back)
        self.take_back.setVisible(own is not None)
        self.foot.insertWidget(0, self.take_back)
        self.setMinimumWidth(420)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        line: GradeLine,
        item: Item,
        *,
        today: date,
        then: Callable[[dict[str, Any]], object],
    ) -> ExtendDialog:
        """Ask until when; the answer are the notes to write."""
        return cls(parent, say, line, item, today).open_for(then)

    @override
    def answer(self) -> dict[str, Any]:
        if self._taken_back:
            return {"due": None, "due_ground": ""}
        return {"due": self.until.day(), "due_ground": self.ground.text().strip()}

    def _take_back(self) -> None:
        self._taken_back = True
        self.accept()


class PasteDialog(Dialog[bool]):
    """Names everything in a pasted block that does not fit, before anything is written."""

    def __init__(self, parent: QWidget | None, say: Language, theme: Theme, block: Block) -> None:
        accept = say.count("Paste {n} result", "Paste {n} results", len(block.entries))
        super().__init__(parent, say, say("Not everything fits"), accept=accept)
        n = len(block.misfits)
        words = say.count("{n} value would be left out:", "{n} values would be left out:", n)
        self.body.addWidget(Line(words))
        columns = (
            Column[Misfit](heading=say("Student"), text=lambda one: one.student, width=150),
            Column[Misfit](heading=say("Item"), text=lambda one: one.item, width=110),
            Column[Misfit](heading=say("Value"), text=lambda one: one.text, width=90),
            Column[Misfit](
                heading=say("Why not"), text=lambda one: one.why, tip=lambda one: one.why, width=0
            ),
        )
        self.table = RowsTable[Misfit](
            say("Values left out"), columns, theme, identity=id, sortable=False
        )
        self.table.show_rows(block.misfits[:MOST_MISFITS])
        self.body.addWidget(self.table, 1)
        if block.same:
            same = say.count("{n} value is there already.", "{n} are there already.", block.same)
            self.body.addWidget(Line(same, tone="muted"))
        self.accept_button.setEnabled(bool(block.entries))
        (self.accept_button if block.entries else self.cancel_button).setFocus()
        self.resize(800, 420)

    @override
    def answer(self) -> bool:
        return True

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        block: Block,
        then: Callable[[bool], object],
    ) -> PasteDialog:
        """Ask whether to paste what fits."""
        return cls(parent, say, theme, block).open_for(then)
