"""The fields of what is decided, for a student or for one line: outcome, credits, grade, date."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from planner import vocabulary
from planner.rules.credits import Outcome
from planner.rules.grades import STEPS, is_step, parse_points
from planner.ui.parts.fields import DayField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.jobs.decision_lines import Decided
    from planner.language import Language

GRADED = frozenset({Outcome.PASSED, Outcome.FAILED, Outcome.DECEPTION})
FIELD_PX = 180


class VerdictFields:
    """Four fields that belong together: credits and grade can be given where the outcome has them.

    They begin with what is decided so far, or would be, and are placed by whoever makes them.
    """

    def __init__(self, say: Language, credits: Iterable[Decimal], so_far: Decided) -> None:
        self._say = say
        self.outcome, self.credits, self.grade = QComboBox(), QComboBox(), QComboBox()
        for one in Outcome:
            self.outcome.addItem(vocabulary.outcome(one, say))
        self.credits.setEditable(True)
        for number in credits:
            self.credits.addItem(say.number(number))
        self.grade.addItem(say("ungraded"), None)
        for step in STEPS:
            self.grade.addItem(say.grade(step), step)
        self.assessed_on = DayField(say, so_far.assessed_on)
        self.outcome.currentIndexChanged.connect(self._outcome_chosen)
        self.show(so_far)

    def show(self, decided: Decided) -> None:
        """Show what is decided."""
        self.outcome.setCurrentIndex(list(Outcome).index(decided.outcome))
        self.credits.setEditText(self._say.number(decided.credits) if decided.credits else "")
        grade = decided.grade
        known = grade is not None and is_step(grade)
        self.grade.setCurrentIndex(STEPS.index(grade) + 1 if known and grade else 0)
        self.assessed_on.show_day(decided.assessed_on)
        self._outcome_chosen()

    def chosen_outcome(self) -> Outcome:
        """Return the outcome that is chosen."""
        return list(Outcome)[self.outcome.currentIndex()]  # Qt would make a plain text of it

    def chosen_credits(self) -> Decimal | None:
        """Return the credits, None for a blank; 0 where the outcome has none. NoSuchPoints."""
        if self.chosen_outcome() is not Outcome.PASSED:
            return Decimal(0)
        text = self.credits.currentText().strip()
        return parse_points(text) if text else None

    def chosen_grade(self) -> Decimal | None:
        """Return the grade; None is ungraded."""
        grade: Decimal | None = self.grade.currentData()
        return grade if self.chosen_outcome() in GRADED else None

    def _outcome_chosen(self) -> None:
        outcome = self.chosen_outcome()
        self.credits.setEnabled(outcome is Outcome.PASSED)
        self.grade.setEnabled(outcome in GRADED)
