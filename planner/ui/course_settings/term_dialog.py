"""Asks for another term, with its lecture period and what becomes of the days off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from planner.errors import PlannerError
from planner.jobs.lecture_periods import load_periods, save_periods
from planner.rules.terms import Days, Term
from planner.ui.course_settings.periods import PeriodsDialog
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.jobs.lecture_periods import Periods
    from planner.language import Language
    from planner.rules.terms import LecturePeriod
    from planner.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWish:
    """A term, its lecture period, and whether its holidays and break replace those of before."""

    term: Term
    lectures: Days
    fresh_days_off: bool


class TermDialog(Dialog[TermWish]):
    """Typing another term brings that term's lecture period; both days can be changed then."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        term: Term,
        lectures: Days,
        *,
        periods: Path,
    ) -> None:
        super().__init__(parent, say, say("Term and lecture period"))
        self._before = self._shown = term
        self._theme, self._file = theme, periods
        self._periods = load_periods(periods)
        self.term = QLineEdit(str(term))
        self.term.setMinimumWidth(340)
        self.first, self.last = DayField(say, lectures.first), DayField(say, lectures.last)
        self.source = Line(tone="muted", px=11)
        self.days_off = QCheckBox(say("Replace holidays and breaks by those of the new term"))
        self.days_off.setEnabled(False)
        self.field(say("Term"), self.term)
        self.field(say("Lectures from"), self.first)
        self.field(say("Lectures to"), self.last)
        self.form.addRow("", self.source)
        self.body.addWidget(self.days_off)
        stays = say("Sessions keep their days; those outside the lecture period are shown so.")
        self.body.addWidget(Line(stays, tone="muted", px=11, wraps=True))
        self.table = button(say("Lecture periods…"), self._ask_periods)
        self.foot.insertWidget(0, self.table)
        self.term.textChanged.connect(self._follow)
        self.first.dateChanged.connect(self._show_source)
        self.last.dateChanged.connect(self._show_source)
        self._show_source()

    @override
    def objection(self) -> str:
        try:
            Term.parse(self.term.text())
        except PlannerError as refusal:
            return worded(refusal, self.say)
        if self.last.day() < self.first.day():
            return self.say("The lectures end before they begin.")
        return ""

    @override
    def answer(self) -> TermWish:
        return TermWish(
            term=Term.parse(self.term.text()),
            lectures=Days(self.first.day(), self.last.day()),
            fresh_days_off=self.days_off.isChecked(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        term: Term,
        lectures: Days,
        *,
        periods: Path,
        then: Callable[[TermWish], object],
    ) -> TermDialog:
        """Ask when the course is."""
        return cls(parent, say, theme, term, lectures, periods=periods).open_for(then)

    def _ask_periods(self) -> None:
        PeriodsDialog.ask(self, self.say, self._theme, self._periods, self._keep)

    def _keep(self, periods: Periods) -> None:
        """Keep the table; lectures that were the term's follow it, those set by hand stay."""
        try:
            save_periods(periods, self._file)
        except PlannerError as refusal:
            self.object_(worded(refusal, self.say))
            return
        before = self._periods.of(self._shown).lectures
        follow = (self.first.day(), self.last.day()) == (before.first, before.last)
        self._periods = periods
        if follow:
            self._show_lectures()
        self._show_source()

    def _show_lectures(self) -> None:
        lectures = self._periods.of(self._shown).lectures
        self.first.show_day(lectures.first)
        self.last.show_day(lectures.last)

    def _follow(self) -> None:
        """Another term was typed: take its lecture period, and offer its days off."""
        self.object_("")
        try:
            term = Term.parse(self.term.text())
        except PlannerError:
            return
        if term == self._shown:
            return
        self._shown = term
        self._show_lectures()
        other = term != self._before
        self.days_off.setEnabled(other)
        self.days_off.setChecked(other)
        self._show_source()

    def _show_source(self) -> None:
        first, last = self.first.day(), self.last.day()
        if last < first:
            self.source.setText("")
            return
        period = self._periods.of(self._shown)
        self.source.setText(source_words(period, Days(first, last), self.say))


def source_words(period: LecturePeriod, lectures: Days, say: Language) -> str:
    """Say where a lecture period comes from."""
    if lectures != period.lectures:
        return say("set by hand")
    if period.derived:
        return say("derived from the usual pattern, please check")
    return say("from your own table") if period.own else say("as published")
