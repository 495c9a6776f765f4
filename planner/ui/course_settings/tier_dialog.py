"""Asks what a tier is: credits, programmes, what it asks for and how its grade is computed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.jobs.rule_effects import effects, with_tier
from planner.rules.grades import parse_points
from planner.rules.rule_checks import check_tier
from planner.ui.course_settings.effect_lines import EffectLines
from planner.ui.course_settings.grading import GradingEditor
from planner.ui.course_settings.reading_card import ReadingCard
from planner.ui.course_settings.requirements import RequirementEditor
from planner.ui.course_settings.weighing import WeighedDialog
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.jobs.gradebook import Gradebook, Work
    from planner.language import Language
    from planner.rules.credits import Tier

WIDTH_PX, SIDE_PX = 1060, 330


class TierDialog(WeighedDialog["Tier"]):
    """Every change is read out and weighed at once against all results."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        tier: Tier,
        book: Gradebook,
        announced: date | None = None,
    ) -> None:
        title = tier.name or say("Add tier")
        super().__init__(parent, say, title, accept="" if tier.id else say("Add"))
        self._tier, self.book, self.announced = tier, book, announced
        self._work = work = book.work
        self.name, self.credits = QLineEdit(tier.name), QLineEdit(say.number(tier.credits))
        self.name.setPlaceholderText(say("e.g. 3 ECTS"))
        self.graded = QCheckBox(say("with a grade"))
        self.graded.setChecked(tier.graded)
        self.programmes = QLineEdit("; ".join(tier.programmes))
        self.programmes.setPlaceholderText(say("all; or several, separated by ;"))
        self.requirements = RequirementEditor(say, work.items, tier.requires, len(work.sessions))
        self.grading = GradingEditor(say, work.by_id, tier.grading)
        self.reading, self.effect = ReadingCard(say), EffectLines(say)
        self._lay_out()
        for field in (self.name, self.credits, self.programmes):
            field.textChanged.connect(self._changed)
        self.graded.toggled.connect(self._changed)
        self.requirements.changed.connect(self._changed)
        self.grading.changed.connect(self._changed)
        self._changed()
        self.setMinimumWidth(WIDTH_PX)

    def _lay_out(self) -> None:
        say = self.say
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(say("Tier"))
        self.tabs.addTab(self.requirements, say("Asks for"))
        self.tabs.addTab(self.grading, say("Grade"))
        left, side = QVBoxLayout(), QVBoxLayout()
        self.body.removeItem(self.form)
        left.addLayout(self.form)
        left.addWidget(self.tabs, 1)
        side.setSpacing(12)
        side.addWidget(self.reading, 1)
        side.addWidget(self.effect)
        self.reading.setFixedWidth(SIDE_PX)
        self.effect.setFixedWidth(SIDE_PX)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addLayout(side)
        self.body.addLayout(both, 1)
        self.field(say("Name"), self.name)
        self.field(say("Credits"), self.credits)
        self.field(say("Grading"), self.graded)
        self.field(say("Degree programmes"), self.programmes)
        self.graded.setAccessibleName(self.graded.text())

    @override
    def objection(self) -> str:
        if not self.name.text().strip():
            return self.say("A tier needs a name.")
        if not self._has_credits():
            written = self.credits.text().strip()
            return self.say(
                "“{written}” are no credits. Write for example 3 or 4.5.", written=written
            )
        return self.requirements.objection() or self.grading.objection() or self._against()

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
            grading=self.grading.grading(),
        )

    @override
    def after(self) -> Work:
        return with_tier(self._work, self.answer())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        tier: Tier,
        book: Gradebook,
        then: Callable[[Tier], object],
        *,
        announced: date | None = None,
    ) -> TierDialog:
        """Ask for a tier; ``announced`` is when students were told the rules, if they were."""
        return cls(parent, say, tier, book, announced).open_for(then)

    def _has_credits(self) -> bool:
        try:
            return parse_points(self.credits.text()) > 0
        except PlannerError:
            return False

    def _against(self) -> str:
        """Say why the rules as typed test nothing, if they do."""
        try:
            check_tier(self.answer(), self._work.by_id, len(self._work.sessions))
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    def _changed(self) -> None:
        self.object_("")
        self.tabs.setTabEnabled(1, self.graded.isChecked())
        if not self._has_credits() or self.grading.objection():
            return
        tier = self.answer()
        self.grading.show_asked(tier)
        self.reading.show_tier(tier, self._work)
        against = self.requirements.objection() or self._against()
        if against:
            self.effect.show_against(against)
        elif self.book is not None:
            self.effect.show_effects(effects(self.book, self.after()))
