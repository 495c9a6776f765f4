"""Asks what a tier is: credits, programmes and requirements; says who would gain and lose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from planner.errors import PlannerError
from planner.jobs.rule_effects import effects, with_tier
from planner.rules.grades import parse_points
from planner.ui.course_settings.effect_lines import EffectLines
from planner.ui.course_settings.requirements import RequirementEditor
from planner.ui.parts.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.jobs.gradebook import Gradebook
    from planner.language import Language
    from planner.rules.credits import Tier


class TierDialog(Dialog["Tier"]):
    """Every change is weighed at once against all results."""

    def __init__(self, parent: QWidget, say: Language, tier: Tier, book: Gradebook) -> None:
        title = tier.name or say("Add tier")
        super().__init__(parent, say, title, accept="" if tier.id else say("Add"))
        self._tier, self._book = tier, book
        self.name, self.credits = QLineEdit(tier.name), QLineEdit(say.number(tier.credits))
        self.name.setPlaceholderText(say("e.g. 3 ECTS"))
        self.graded = QCheckBox(say("with a grade"))
        self.graded.setChecked(tier.graded)
        self.programmes = QLineEdit("; ".join(tier.programmes))
        self.programmes.setPlaceholderText(say("all; or several, separated by ;"))
        self.requirements = RequirementEditor(say, book.work.items, tier.requires)
        self.effect = EffectLines(say)
        self.field(say("Name"), self.name)
        self.field(say("Credits"), self.credits)
        self.field(say("Grading"), self.graded)
        self.field(say("Degree programmes"), self.programmes)
        self.graded.setAccessibleName(self.graded.text())
        self.body.addWidget(self.requirements, 1)
        self.body.addWidget(self.effect)
        self.credits.textChanged.connect(self._changed)
        self.requirements.changed.connect(self._changed)
        self._changed()
        self.setMinimumWidth(780)

    @override
    def objection(self) -> str:
        if not self.name.text().strip():
            return self.say("A tier needs a name.")
        if not self._has_credits():
            written = self.credits.text().strip()
            return self.say(
                "“{written}” are no credits. Write for example 3 or 4.5.", written=written
            )
        return self.requirements.objection()

    @override
    def answer(self) -> Tier:
        return replace(
            self._tier,
            name=self.name.text().strip(),
            credits=parse_points(self.credits.text()),
            graded=self.graded.isChecked(),
            programmes=tuple(
                name for part in self.programmes.text().split(";") if (name := part.strip())
            ),
            requires=self.requirements.requires(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        tier: Tier,
        book: Gradebook,
        then: Callable[[Tier], object],
    ) -> TierDialog:
        """Ask for a tier."""
        return cls(parent, say, tier, book).open_for(then)

    def _has_credits(self) -> bool:
        try:
            return parse_points(self.credits.text()) > 0
        except PlannerError:
            return False

    def _changed(self) -> None:
        self.object_("")
        if self._has_credits():
            after = with_tier(self._book.work, self.answer())
            self.effect.show_effects(effects(self._book, after))
