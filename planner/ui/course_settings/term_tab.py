"""The tab of the term: lecture period, weekly times, single dates, days off and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner import vocabulary
from planner.errors import PlannerError
from planner.exchange.public_holidays import regions
from planner.jobs.course_calendar import calendar_after, holidays_of, taught_days
from planner.jobs.lecture_periods import load_periods
from planner.rules.terms import Term
from planner.ui.course_settings.course_tab import carded
from planner.ui.course_settings.day_notes import DayNoteList
from planner.ui.course_settings.days_off import DayOffList
from planner.ui.course_settings.holidays import compared
from planner.ui.course_settings.holidays_dialog import HolidaysDialog
from planner.ui.course_settings.single_dates import SingleDateList
from planner.ui.course_settings.slots import SlotList
from planner.ui.course_settings.term_dialog import TermDialog, TermWish, source_words
from planner.ui.parts.buttons import button
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from planner.language import Language
    from planner.rules.terms import DayOff
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class TermTab(QWidget):
    """When the course is: the term and its times at the left, days off and notes at the right."""

    def __init__(
        self, desk: Desk, say: Language, theme: Theme, doings: Doings, periods: Path
    ) -> None:
        super().__init__()
        self._desk, self._say, self._theme, self._doings = desk, say, theme, doings
        self._periods = periods
        self._settings: Settings | None = None
        self._named: dict[str, str] = {}
        self.term, self.lectures = Line(bold=True), Line()
        self.source = Line(tone="muted", px=11)
        self.change = button(say("Change term…"), self.ask_term)
        self.region = QComboBox()
        self.region.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slots = SlotList(say, theme, doings)
        self.single = SingleDateList(say, theme, doings)
        self.days_off = DayOffList(say, theme, doings)
        self.notes = DayNoteList(say, theme, doings)
        self._lay_out()
        self.region.activated.connect(lambda: self.ask_holidays(self.region.currentData()))
        self.days_off.holidays_wished.connect(self.ask_holidays)

    def show_settings(self, settings: Settings) -> None:
        """Show the term as it is in the file."""
        self._settings = settings
        course, say = settings.course, self._say
        term = Term.parse(course.term)
        self.term.setText(f"{course.term} ({vocabulary.term_within(term, say)})")
        self.lectures.setText(
            f"{say.day(course.lectures.first)} – {say.day(course.lectures.last)}"
        )
        self._show_source()
        self._show_region()
        self.slots.show_settings(settings)
        for part in (self.single, self.days_off, self.notes):
            part.show_settings(settings)

    def ask_term(self) -> None:
        """Ask for another term or lecture period."""
        if self._settings is not None:
            course = self._settings.course
            term = Term.parse(course.term)
            dialog = TermDialog.ask(
                self,
                self._say,
                self._theme,
                term,
                course.lectures,
                periods=self._periods,
                then=self._set_term,
            )
            dialog.finished.connect(self._show_source)

    def ask_holidays(self, region: str = "") -> None:
        """Show what taking the holidays of a region, or of the course's own, would change."""
        if self._settings is None:
            return
        course = self._settings.course
        wanted = region or course.region
        try:
            fresh = holidays_of(wanted, Term.parse(course.term), course.lectures)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return
        found = compared(self._settings.days_off, fresh)
        taught = self._desk.read(taught_days)
        name = self._named.get(wanted, wanted)
        dialog = HolidaysDialog.ask(
            self,
            self._say,
            name,
            found,
            taught=taught,
            moves=wanted != course.region,
            then=lambda days: self._take_holidays(wanted, days),
        )
        dialog.rejected.connect(self._show_region)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        """List the regions only now: their names are slow to come by."""
        super().showEvent(event)
        if not self._named:
            self._named = {region.code: region.name for region in regions(self._say.code)}
            self.region.clear()
            for code, name in self._named.items():
                self.region.addItem(name, code)
            self._show_region()

    def _lay_out(self) -> None:
        say = self._say
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(6)
        rows.setHorizontalSpacing(12)
        rows.addRow(Line(say("Term"), tone="muted"), self.term)
        rows.addRow(Line(say("Lecture period"), tone="muted"), self.lectures)
        rows.addRow("", self.source)
        foot = QHBoxLayout()
        foot.addWidget(self.change)
        foot.addStretch(1)
        rows.addRow("", foot)
        label = Line(say("Region"), tone="muted")
        label.setBuddy(self.region)
        self.region.setAccessibleName(say("Region"))
        rows.addRow(label, self.region)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(carded(say("Term"), form))
        left.addWidget(self.slots)
        left.addWidget(self.single)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.days_off, 1)
        right.addWidget(self.notes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _show_source(self) -> None:
        if self._settings is not None:
            course = self._settings.course
            period = load_periods(self._periods).of(Term.parse(course.term))
            self.source.setText(source_words(period, course.lectures, self._say))

    def _show_region(self) -> None:
        if self._settings is None:
            return
        code = self._settings.course.region
        if self.region.findData(code) < 0:
            self.region.addItem(self._named.get(code, code), code)
        self.region.setCurrentIndex(self.region.findData(code))

    def _take_holidays(self, region: str, days_off: tuple[DayOff, ...]) -> None:
        if not self._doings.set_region(region, days_off):
            self._show_region()

    def _set_term(self, wish: TermWish) -> None:
        if self._settings is None:
            return
        days_off: tuple[DayOff, ...] | None = None
        if wish.fresh_days_off:
            try:
                after = self._desk.read(
                    calendar_after,
                    periods=load_periods(self._periods),
                    term=wish.term,
                    lectures=wish.lectures,
                )
            except PlannerError as refusal:
                self._desk.refused.emit(refusal)
                return
            days_off = after.days_off
        self._doings.set_term(str(wish.term), wish.lectures, days_off)
