"""The History page: every step, newest first, and the way back to one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.history import reading
from planner.ui.history.header import HistoryHeader
from planner.ui.history.inspector import StepInspector
from planner.ui.history.row_words import row_words
from planner.ui.history.table import entries, said, step_table
from planner.ui.history.timeline import Timeline
from planner.ui.parts.buttons import link
from planner.ui.parts.dialog import Confirmation
from planner.ui.parts.labels import Line
from planner.ui.parts.page import Found, Page
from planner.ui.parts.panels import PAGE_MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.db.history import Step
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.history.table import Entry
    from planner.ui.theme import Theme

UNDO_TO = ActionSpec(
    id="history.undo_to", text=marked("Undo back to here…"), menu=Menu.EDIT, group=3
)
REDO_TO = ActionSpec(
    id="history.redo_to", text=marked("Redo up to here…"), menu=Menu.EDIT, group=3
)
PAGES_AT_ONCE = 10  # that are looked through for a rare step before the user is asked
ENOUGH = 60  # steps that fill the list
NEAR_END = 10  # rows before the last one, where the next page is read
NAMED = 8  # steps that a question names
FOUND = 20


class HistoryPage(Page):
    """Who did what, when; what Undo would take; what a step changed."""

    def __init__(self, desk: Desk, say: Language, theme: Theme) -> None:
        super().__init__()
        self._desk, self._say = desk, say
        self.timeline = Timeline(())
        self._complete = False
        self.header = HistoryHeader(say)
        self.table = step_table(say, theme)
        self.side = StepInspector(say)
        self.foot = Line(tone="muted", px=12)
        self.further = link(say("Look further back"), self._look_further)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._lay_out()
        self._connect()

    @override
    def bindings(self) -> Sequence[Binding]:
        return (
            Binding(UNDO_TO, self.undo_to, lambda: bool(self._to_undo())),
            Binding(REDO_TO, self.redo_to, lambda: bool(self._to_redo())),
        )

    @override
    def inspector(self) -> QWidget:
        return self.side

    @override
    def first_focus(self) -> QWidget:
        return self.table

    @override
    def refresh(self, changed: frozenset[str] | None) -> None:
        at_top = self.table.currentIndex().row() <= 0  # also where there is no cursor yet
        self._take(self._desk.read(reading.newer, self.timeline.steps))
        if at_top:
            self._choose_first()
        self._show_chosen()

    @override
    def search(self, text: str) -> Sequence[Found]:
        wanted = text.casefold()
        fitting = [
            (step, what)
            for step in self.timeline.steps
            if wanted in (what := said(step, self._say)).casefold()
        ]
        return [
            Found(
                what,
                self._say.day(step.at.astimezone().date()),
                partial(self.show_thing, step.id),
            )
            for step, what in fitting[:FOUND]
        ]

    @override
    def show_thing(self, thing: object) -> None:
        """Put the cursor on a step by its number, or narrow the list to a text."""
        self.header.show_all()
        if isinstance(thing, int):
            while not self._complete and self.timeline.step(thing) is None:
                self._read_older()
            self.table.show_row(thing)
        else:
            self.header.search.setText(str(thing))
            self._choose_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo_to(self) -> None:
        """Ask whether to undo everything after the chosen step, and do it."""
        entry, steps = self.table.current(), self._to_undo()
        if entry is None or not steps:
            return
        say, n = self._say, len(steps)
        words = [say.count("{n} step is undone:", "{n} steps are undone:", n)]
        words += self._named(steps)
        words.append(say("“{step}” stays.", step=entry.what))
        if self.timeline.handed_out_since(entry.step.id):
            words.append(say("What was handed out since stays in the register."))
        Confirmation.ask(
            self,
            say,
            title=say("Undo back to here"),
            text="\n".join(words),
            accept=say.count("Undo {n} step", "Undo {n} steps", n),
            then=lambda _: self._repeat(self._desk.undo, n),
        )

    def redo_to(self) -> None:
        """Ask whether to redo everything up to the chosen step, and do it."""
        numbers = self._to_redo()
        if not numbers:
            return
        say, n = self._say, len(numbers)
        steps = [step for one in numbers if (step := self.timeline.step(one)) is not None]
        words = [say.count("{n} step is done again:", "{n} steps are done again:", n)]
        Confirmation.ask(
            self,
            say,
            title=say("Redo up to here"),
            text="\n".join([*words, *self._named(steps)]),
            accept=say.count("Redo {n} step", "Redo {n} steps", n),
            then=lambda _: self._repeat(self._desk.redo, n),
        )

    def _named(self, steps: Sequence[Step]) -> list[str]:
        named = [f"• {said(step, self._say)}" for step in steps[:NAMED]]
        left = len(steps) - NAMED
        if left > 0:
            named.append(self._say.count("and {n} more", "and {n} more", left))
        return named

    def _repeat(self, flip: Callable[[], bool], times: int) -> None:
        """Undo or redo so many steps; a refusal ends it, and the notice says why.

        The button that asked for it goes away with it: the list takes the focus.
        """
        self.table.setFocus()
        for _ in range(times):
            if not flip():
                break

    def _to_undo(self) -> Sequence[Step]:
        entry = self.table.current()
        return self.timeline.to_undo(entry.step.id) if entry else ()

    def _to_redo(self) -> Sequence[int]:
        entry = self.table.current()
        return self.timeline.to_redo(entry.step.id) if entry else ()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.further)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGIN)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.header.narrowed.connect(self._narrow)
        self.table.chosen.connect(lambda _: self._show_chosen())
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._soon.timeout.connect(self._read_on)
        self.side.undo_wished.connect(self.undo_to)
        self.side.redo_wished.connect(self.redo_to)

    def _take(self, steps: Sequence[Step]) -> None:
        """Show these steps, and read on until they fill the list."""
        self.timeline = Timeline(steps)
        self._complete = not steps or steps[-1].id == 1
        self.header.offer(step.by for step in steps if step.by)
        self._show_steps()

    def _show_steps(self) -> None:
        shown = entries(self.timeline, self.header.keeps, self._say)
        self.table.show_rows(shown)
        say, steps = self._say, self.timeline.steps
        if self._complete or not steps:
            self.foot.setText(say.count("{n} step", "{n} steps", len(shown)))
        else:
            day = say.day(steps[-1].at.astimezone().date())
            self.foot.setText(say("{n} steps back to {day}", n=len(shown), day=day))
        self.further.setVisible(not self._complete)

    def _narrow(self) -> None:
        self._show_steps()
        self._look_further()

    def _choose_first(self) -> None:
        shown = self.table.shown()
        if shown:
            self.table.show_row(shown[0].step.id)

    def _look_further(self) -> None:
        """Read further back until the list is full, but not without end."""
        for _ in range(PAGES_AT_ONCE):
            if self._complete or len(self.table.shown()) >= ENOUGH:
                break
            self._read_older()

    def _read_older(self) -> None:
        self._take(self._desk.read(reading.older, self.timeline.steps))

    def _scrolled(self, value: int) -> None:
        """Read on near the end, when Qt is done with scrolling: not under its hands."""
        bar = self.table.verticalScrollBar()
        if not self._complete and bar.maximum() and value > bar.maximum() - NEAR_END:
            self._soon.start()

    def _read_on(self) -> None:
        bar = self.table.verticalScrollBar()
        value = bar.value()
        self._read_older()
        bar.setValue(value)  # the eye stays where it was

    def _show_chosen(self) -> None:
        entry: Entry | None = self.table.current()
        if entry is None:
            self.side.show_nothing()
        else:
            rows, of, names = self._desk.read(reading.rows_of, entry.step.id)
            self.side.show_entry(entry)
            self.side.show_rows([row_words(row, names, self._say) for row in rows], of)
            self.side.show_ways(undo=bool(self._to_undo()), redo=bool(self._to_redo()))
        self.enabling.emit()
