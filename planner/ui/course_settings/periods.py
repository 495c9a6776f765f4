"""The table of lecture periods: the published ones, and one's own in their place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.errors import PlannerError
from planner.jobs.lecture_periods import Periods
from planner.rules.terms import DayOff, Days, LecturePeriod, Term, usual_break
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.words import days_words
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.rows import Column
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.ui.theme import Theme


class PeriodsDialog(Dialog[Periods]):
    """Answers with the whole table; deleting a row of one's own brings the published one back."""

    def __init__(self, parent: QWidget, say: Language, theme: Theme, periods: Periods) -> None:
        super().__init__(parent, say, say("Lecture periods"))
        self._periods = periods
        columns = (
            Column[LecturePeriod](
                heading=say("Term"), text=lambda row: str(row.term), bold=True, width=110
            ),
            Column[LecturePeriod](heading=say("Lectures"), text=self._lectures, width=0),
            Column[LecturePeriod](heading=say("Break"), text=self._pause, width=210),
            Column[LecturePeriod](
                heading=say("Source"), text=self._source, tone=_source_tone, width=130
            ),
        )
        self.listing = Listing[LecturePeriod](
            say,
            theme,
            say("Lecture periods"),
            columns,
            add=say("Add term…"),
            identity=lambda row: row.term,
        )
        self.listing.heading.hide()  # the dialog is called so
        self.listing.show_remark(
            say(
                "The published ones are those of Tübingen. A row that you change is your own and "
                "comes first for new courses and new terms; delete it, and the published one "
                "holds again."
            )
        )
        self.listing.setMinimumSize(680, 330)
        self.body.addWidget(self.listing, 1)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self._edit)
        self.listing.delete_wished.connect(self._delete)
        self.listing.table.chosen.connect(self._enable)
        self._show(periods)

    @override
    def answer(self) -> Periods:
        return self._periods

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        periods: Periods,
        then: Callable[[Periods], object],
    ) -> PeriodsDialog:
        """Ask how the table is to be."""
        return cls(parent, say, theme, periods).open_for(then)

    def add(self) -> None:
        """Ask for the lecture period of another term, first of the one after the last."""
        rows = self._periods.rows()
        term = Term.holding(rows[-1].term.days.last + timedelta(days=1))
        PeriodDialog.ask(self, self.say, self._periods, term, self._take, fresh=True)

    def _edit(self, row: LecturePeriod) -> None:
        PeriodDialog.ask(self, self.say, self._periods, row.term, self._take)

    def _take(self, period: LecturePeriod) -> None:
        self._show(self._periods.with_own(period))
        self.listing.table.show_row(period.term)

    def _delete(self, row: LecturePeriod) -> None:
        if row.own:
            self._show(self._periods.without_own(row.term))

    def _show(self, periods: Periods) -> None:
        self._periods = periods
        self.listing.show_rows(periods.rows())
        self._enable()

    def _enable(self, *_: object) -> None:
        row = self.listing.table.current()
        self.listing.delete_button.setEnabled(row is not None and row.own)

    def _lectures(self, row: LecturePeriod) -> str:
        return days_words(row.lectures, self.say)

    def _pause(self, row: LecturePeriod) -> str:
        return days_words(row.pause.days, self.say)

    def _source(self, row: LecturePeriod) -> str:
        return self.say("your own") if row.own else self.say("as published")


class PeriodDialog(Dialog[LecturePeriod]):
    """First and last day of a term's lectures and of its break; a new row may name any term."""

    def __init__(
        self, parent: QWidget, say: Language, periods: Periods, term: Term, *, fresh: bool
    ) -> None:
        title = say("Add lecture period") if fresh else say("Lecture period")
        super().__init__(parent, say, title, accept=say("Add") if fresh else "")
        self._periods, self._shown = periods, term
        period = periods.of(term)
        self.term = QLineEdit(str(term))
        self.term.setMinimumWidth(240)
        self.term.setEnabled(fresh)
        self.first, self.last = (
            DayField(say, day) for day in (period.lectures.first, period.lectures.last)
        )
        self.pause_first, self.pause_last = (
            DayField(say, day) for day in (period.pause.days.first, period.pause.days.last)
        )
        self.field(say("Term"), self.term)
        self.field(say("Lectures from"), self.first)
        self.field(say("Lectures to"), self.last)
        self.field(say("Break from"), self.pause_first)
        self.field(say("Break to"), self.pause_last)
        self.term.textChanged.connect(self._follow)

    @override
    def objection(self) -> str:
        try:
            term = Term.parse(self.term.text())
        except PlannerError as refusal:
            return worded(refusal, self.say)
        if self.last.day() < self.first.day():
            return self.say("The lectures end before they begin.")
        if self.last.day() < term.days.first or term.days.last < self.first.day():
            return self.say("The lectures lie outside {term}.", term=str(term))
        if self.pause_last.day() < self.pause_first.day():
            return self.say("The break ends before it begins.")
        return ""

    @override
    def answer(self) -> LecturePeriod:
        term = Term.parse(self.term.text())
        usual = usual_break(term)
        days = Days(self.pause_first.day(), self.pause_last.day())
        return LecturePeriod(
            term=term,
            lectures=Days(self.first.day(), self.last.day()),
            pause=DayOff(days, usual.kind, usual.name_de, usual.name_en),
            derived=False,
            pause_derived=days == usual.days,
            own=True,
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        periods: Periods,
        term: Term,
        then: Callable[[LecturePeriod], object],
        *,
        fresh: bool = False,
    ) -> PeriodDialog:
        """Ask when the lectures of a term are."""
        return cls(parent, say, periods, term, fresh=fresh).open_for(then)

    def _follow(self) -> None:
        """Another term was typed: begin with what is known of it."""
        self.object_("")
        try:
            term = Term.parse(self.term.text())
        except PlannerError:
            return
        if term != self._shown:
            self._shown = term
            period = self._periods.of(term)
            for field, day in (
                (self.first, period.lectures.first),
                (self.last, period.lectures.last),
                (self.pause_first, period.pause.days.first),
                (self.pause_last, period.pause.days.last),
            ):
                field.show_day(day)


def _source_tone(row: LecturePeriod) -> str:
    return "" if row.own else "muted"
