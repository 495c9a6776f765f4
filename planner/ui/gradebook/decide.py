"""What is decided for one student: begins with the proposal, and goes into lines where needed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.db.decision_lines import DecisionLineRow
from planner.errors import PlannerError
from planner.jobs.deciding import Wish
from planner.jobs.decision_lines import differing, usual
from planner.rules.credits import Outcome
from planner.rules.decisions import check_decision
from planner.rules.tier_grades import computed_grade
from planner.ui.gradebook.cells import proposed_text
from planner.ui.gradebook.line_box import LineBox
from planner.ui.gradebook.verdict_fields import FIELD_PX, VerdictFields
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.db.students import BookingRow
    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language

HUNDREDTH = Decimal("0.01")
LINES_PX = 230  # room for the lines; more of them scroll


class DecideDialog(Dialog[Wish]):
    """Outcome, credits, grade, date of assessment and reason; begins with what is proposed.

    Whoever books the course in several lines can have another result in one of them.
    """

    def __init__(
        self, parent: QWidget | None, say: Language, line: GradeLine, today: date
    ) -> None:
        super().__init__(parent, say, line.student.name, accept=say("Decide"))
        self._line = line
        numbers = [tier.credits for tier in line.work.tiers]
        self.fields = VerdictFields(say, numbers, _so_far(line, today))
        self.outcome, self.credits = self.fields.outcome, self.fields.credits
        self.grade, self.assessed_on = self.fields.grade, self.fields.assessed_on
        self.reason = QLineEdit(line.decision.reason if line.decision else "")
        text = proposed_text(line, say)
        words = say("Proposed: {result}", result=text) if text else say("Nothing is proposed yet.")
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self.field(say("Outcome"), self.outcome)
        self.field(say("Credits"), self.credits)
        self.field(say("Grade"), self.grade)
        self.average = Line(tone="muted", px=12, wraps=True)
        self.form.addRow("", self.average)
        self.field(say("Date of assessment"), self.assessed_on)
        self.field(say("Reason"), self.reason)
        self.reason.setPlaceholderText(say("needed where credits differ from the proposal"))
        for box in (self.outcome, self.credits, self.grade):
            box.setMinimumWidth(FIELD_PX)
        self.credits.editTextChanged.connect(self._show_average)
        self._show_average()
        self.lines: list[tuple[BookingRow, LineBox]] = []
        if len(line.booked) > 1:
            self._show_lines()
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
        outcome = self.fields.chosen_outcome()
        credits = self.fields.chosen_credits() if outcome is Outcome.PASSED else None
        return Wish(
            outcome=outcome,
            credits=credits,
            grade=self.fields.chosen_grade(),
            assessed_on=self.assessed_on.day(),
            reason=self.reason.text().strip(),
            lines=tuple(said for _, box in self.lines if (said := box.answer()) is not None),
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
            differing(self._line, _whole(wish), wish.lines, wish.reason)
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    def _show_average(self) -> None:
        """Say below the grade what the marks come to, exactly, for the tier of these credits."""
        self.average.setText(average_text(self._line, self.credits.currentText(), self.say))
        self.form.setRowVisible(self.average, bool(self.average.text()))

    def _show_lines(self) -> None:
        """Show a box for each line of *booked as*, in a place that scrolls."""
        made = self._line.decision
        apart = {one.booking: one for one in made.lines} if made else {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        whole = _so_far(self._line, self.assessed_on.day())
        for booked in self._line.booked:
            box = LineBox(self.say, booked, usual(booked, whole, alone=False))
            if booked.id in apart:
                box.show_apart(apart[booked.id])
            self.lines.append((booked, box))
            column.addWidget(box)
        column.addStretch(1)
        room = QScrollArea()
        room.setWidget(inside)
        room.setWidgetResizable(True)
        room.setMinimumHeight(LINES_PX)
        room.setAccessibleName(self.say("Booked as"))
        self.body.addWidget(Line(self.say("Booked as"), bold=True))
        self.body.addWidget(room, 1)
        self.outcome.currentIndexChanged.connect(self._follow)
        self.credits.editTextChanged.connect(self._follow)
        self.grade.currentIndexChanged.connect(self._follow)
        self.assessed_on.dateChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Say in each line what the decision comes to there, as it stands now."""
        try:
            whole = _whole(self.answer())
        except PlannerError:
            return  # the credits are being typed
        for booked, box in self.lines:
            box.show_usual(usual(booked, whole, alone=False))


def average_text(line: GradeLine, credits: str, say: Language) -> str:
    """Say which grade the marks of a tier come to: "The marks come to 1.43"; else nothing."""
    work = line.work
    tier = next((one for one in work.tiers if say.number(one.credits) == credits.strip()), None)
    exact = computed_grade(tier, work.by_id, line.facts) if tier else None
    if exact is None:
        return ""
    shown = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(HUNDREDTH)
    return say("The marks come to {average}.", average=say.number(shown))


def _whole(wish: Wish) -> DecisionLineRow:
    """Return a wish as what is decided for the student as a whole."""
    assert wish.assessed_on is not None
    return DecisionLineRow(
        booking="",
        outcome=wish.outcome,
        credits=wish.credits or Decimal(0),
        grade=wish.grade,
        assessed_on=wish.assessed_on,
    )


def _so_far(line: GradeLine, today: date) -> DecisionLineRow:
    """Return what is decided, or else what is proposed."""
    made, proposed = line.decision, line.proposal
    if made is not None:
        return DecisionLineRow(
            booking="",
            outcome=made.outcome,
            credits=made.credits,
            grade=made.grade,
            assessed_on=made.assessed_on,
        )
    return DecisionLineRow(
        booking="",
        outcome=Outcome.PASSED,
        credits=proposed.credits if proposed else Decimal(0),
        grade=proposed.grade_hint if proposed else None,
        assessed_on=today,
    )
