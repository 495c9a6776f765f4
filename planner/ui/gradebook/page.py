"""The Grades page: joins chips, grid, sums and inspector to the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from planner.db.item_details import item_details
from planner.jobs.gradebook import Gradebook, gradebook
from planner.jobs.kinds_of_file import What
from planner.jobs.tally import Filter
from planner.rules.people import folded, matriculation_key
from planner.ui.actions import Menu
from planner.ui.gradebook import reading
from planner.ui.gradebook.actions import bindings_for
from planner.ui.gradebook.cell_doings import CellDoings
from planner.ui.gradebook.cell_wishes import CellWishes
from planner.ui.gradebook.chips import Chips
from planner.ui.gradebook.clipboard import Clipboard
from planner.ui.gradebook.counts import Counts
from planner.ui.gradebook.decide_actions import DECIDE_ALL
from planner.ui.gradebook.doings import Doings
from planner.ui.gradebook.grid import Grid
from planner.ui.gradebook.headings import HEADING_PX
from planner.ui.gradebook.inspector import GradesInspector
from planner.ui.gradebook.model import GradebookModel
from planner.ui.gradebook.results_in import ResultsIn
from planner.ui.gradebook.room import Room
from planner.ui.gradebook.sums import FOOT_PX, Sums
from planner.ui.gradebook.together_doings import TogetherDoings
from planner.ui.gradebook.view_actions import views_for
from planner.ui.gradebook.views import OF_VIEWS, Views
from planner.ui.gradebook.widths import row_height
from planner.ui.gradebook.wishes import Wishes
from planner.ui.marking.sheets import Sheets
from planner.ui.parts.page import Found, Page
from planner.ui.parts.panels import EmptyState
from planner.ui.writing.asking import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from planner.db.journal import ChangeSet
    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.ui.actions import Binding
    from planner.ui.desk import Desk
    from planner.ui.parts.window_state import WindowState
    from planner.ui.theme import Theme

FEW = 60  # students that are read one by one after a step; of more, everybody is read
FOLLOWS_MS = 30  # after this pause the inspector follows the cursor
SMALLEST = QSize(360, 260)
EDGES = 2  # the panel's lines above and below
MARGINS, SPACING = (14, 6, 14, 5), 4


class GradesPage(Page):
    """Everybody's results, standing and decision in one grid.

    After a step only the students it touched are read again; for this the page listens to the
    desk itself, since ``refresh`` hears of tables only.
    """

    primary = DECIDE_ALL

    def __init__(
        self,
        desk: Desk,
        say: Language,
        theme: Theme,
        today: date,
        state: WindowState | None = None,
        *,
        preferences: Path | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._say, self._theme = desk, say, theme
        self._due = False  # a large step was not looked at because the page was hidden
        self._counted, self._possible = "", tuple[bool, ...]()
        self._following = _pause(self)
        self._following.timeout.connect(self.show_side)
        self.model = GradebookModel(say, self, today=today)
        self.grid = Grid(self.model, say, theme)
        self.sums = Sums(self.grid, self.model, theme, say)
        self.counts = Counts(self)
        self.views = Views(self, desk, say, theme, state=state, today=today)
        self.chips = Chips(say, theme, *self.views.buttons)
        self.side = GradesInspector(say, theme, today)
        self.doings = Doings(desk, say, self.model, today)
        self.wishes = Wishes(self.grid, self.doings, desk, say, theme=theme, today=today)
        self.cells = CellWishes(
            *(self.grid, self.wishes, CellDoings(desk, today), desk, say), theme=theme, today=today
        )
        self.together = TogetherDoings(self.grid, self.wishes, desk, theme=theme, today=today)
        self.clipboard = Clipboard(self.grid, self.doings, desk, say, theme=theme)
        self.writing = Writing(self, desk, say, today)
        self.room = Room(
            self.grid, desk, say, theme, doings=self.doings, wishes=self.wishes, today=today
        )
        self.sheets = Sheets(self, desk, say, theme, today)
        self.results_in = ResultsIn(self, desk, say, theme, preferences)
        self._lay_out()
        self._connect()

    @override
    def bindings(self) -> Sequence[Binding]:
        return bindings_for(self)

    @override
    def inspector(self) -> QWidget:
        return self.side

    @override
    def legend(self) -> str:
        return self._say(
            "● met   ◐ waiting for a mark   ○ possible   ⊘ out of reach   · not needed for the aim"
            "   ◥ note   1.3? proposed   ? all keys and signs"
        )

    @override
    def first_focus(self) -> QWidget:
        no_match = self._middle.currentWidget() is self.views.nobody
        return self.views.clear if no_match else self.grid

    @override
    def refresh(self, changed: frozenset[str] | None) -> None:
        if changed is None or reading.concerns_all(changed, self.model.work):
            self._read_all()
        elif changed & OF_VIEWS:
            self.views.read()

    @override
    def search(self, text: str) -> Sequence[Found]:
        wanted, number = folded(text).split(), matriculation_key(text)
        return self.views.search(wanted) + [
            Found(
                line.student.name,
                line.student.matriculation,
                partial(self.show_thing, line.student.id),
            )
            for line in self.model.lines()
            if _fits(line, wanted, number)
        ]

    @override
    def show_thing(self, thing: object) -> None:
        """Put the cursor on a student, or on (student, item)."""
        student_id, item_id = thing if isinstance(thing, tuple) else (str(thing), "")
        self.views.viewing.reveal(student_id, item_id)
        self.grid.go_to(student_id, item_id)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Write to the students of several selected rows, else to all that are shown."""
        chosen = dict.fromkeys(student for student, _ in self.grid.chosen())
        lines = self.model.shown()
        self.writing.ask(chosen if len(chosen) > 1 else [line.student.id for line in lines])

    @override
    def minimumSizeHint(self) -> QSize:
        """Need little: in a small window the grid scrolls, and its names stay in view."""
        return SMALLEST

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Fit the rows into the room that the window, or chips that come and go, leave them."""
        if watched is self._middle and event.type() == QEvent.Type.Resize:
            self._fit_rows()
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._due:
            self._read_all()

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setProperty("panel", "card")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.grid)
        inside.addWidget(self.sums)
        self._nothing = EmptyState(
            self._say("No students yet"),
            self._say("Add students or import them on the page Students; they appear here."),
        )
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        column.addStretch(1)
        self._middle = QStackedWidget()
        self._middle.addWidget(filled)
        self._middle.addWidget(self._nothing)
        self._middle.addWidget(self.views.nobody)
        self._middle.installEventFilter(self)
        page = QVBoxLayout(self)
        page.setContentsMargins(*MARGINS)
        page.setSpacing(SPACING)
        page.addWidget(self.chips)
        page.addWidget(self.views.bar)
        page.addWidget(self._middle, 1)

    def _connect(self) -> None:
        self._desk.changed.connect(self._look_at_step)
        self.chips.chosen.connect(self.views.viewing.choose)
        self.views.viewing.changed.connect(self._show_view)
        self.views.noticed.connect(self.noticed)
        self.views.relisted.connect(lambda: self.rebound.emit(Menu.VIEWS, views_for(self)))
        self.chips.keys_wished.connect(self.wishes.show_keys)
        self.counts.changed.connect(self._show_counts)
        self.grid.moved.connect(self._show_current)
        self.grid.not_taken.connect(self.noticed)
        self.grid.student_wished.connect(lambda one: self.wished.emit("students", one))
        self.doings.noticed.connect(self.noticed)
        self.sheets.noticed.connect(self.noticed)
        self.readers[What.SHEET] = self.sheets.read
        self.readers |= dict.fromkeys((What.WORKSHEET, What.RESULTS), self.results_in.read)
        self.results_in.noticed.connect(self.noticed)
        self.results_in.preferred.connect(self.preferred)
        self.writing.noticed.connect(self.noticed)
        self.cells.noticed.connect(self.noticed)
        self.views.menu_made.connect(self.cells.add_to_menu)
        self.side.serve(self.doings, self.wishes, self.cells)
        self.together.serve(self.side.together)
        self.together.groups_wished.connect(
            lambda it: self.wished.emit("students", ("groups", it))
        )

    def _read_all(self) -> None:
        self._due = False
        self.views.leave_cursor()
        book: Gradebook = self._desk.read(gradebook)
        self.model.show(book, self._desk.look(item_details))
        self.counts.count(self.model.lines())
        self.views.read()
        self.views.viewing.apply()
        self._show_view()

    def _show_view(self) -> None:
        """Show what is in the model by now: columns, rows, chips, and the cursor where it was."""
        some, shown = bool(self.model.lines()), self.model.rowCount() > 0
        held = self.grid.hasFocus() or self.views.clear.hasFocus()
        self._middle.setCurrentIndex(0 if shown else 2 if some else 1)
        if held and not self.first_focus().hasFocus():
            self.first_focus().setFocus()
        self.chips.show_chosen(self.views.viewing.view.show)
        self.views.bar.show_view()
        self.views.show_name()
        self.grid.lay_out()
        self.grid.headings.show_order()
        self._fit_rows()
        self.views.put_back()
        self._show_counts()
        self._show_current()
        self.enabling.emit()

    def _look_at_step(self, changes: ChangeSet) -> None:
        """Read again whom a step has touched; what concerns everybody, refresh is told of."""
        touched = reading.touched(changes)
        if not touched or reading.concerns_all(changes.tables, self.model.work):
            return
        if len(touched) > FEW:
            self._due = not self.isVisible()
            if not self._due:
                self._read_all()
            return
        known = [line for one in touched if (line := self.model.line(one)) is not None]
        lines = reading.fresh(self._desk, known, changes)
        self.model.put(lines)
        for line in lines:
            self.counts.replace(line)
        self._show_counts()
        current = self.grid.current()
        if current is not None and current[0] in touched:
            self._show_current()
        elif len(touched) == 1:  # undone out of sight: show where
            self.grid.show_row(next(iter(touched)))

    def _show_counts(self) -> None:
        self.chips.show_counts(self.counts, len(self.model.lines()))
        self.sums.show_totals(self.counts.in_view if self.counts.whole else None)
        n = self.counts.everybody.filters[Filter.TO_MARK]
        words = self._say("{n} to mark", n=n) if n and self.counts.whole else ""
        if words != self._counted:
            self._counted = words
            self.counted.emit(words)

    def _show_current(self) -> None:
        """Let the inspector follow once the grid's keys pause, so that it never holds them up."""
        possible = (*self.wishes.possible(), *self.together.possible())
        if possible != self._possible:
            self._possible = possible
            self.enabling.emit()
        if self.isVisible() and self.grid.hasFocus():
            self._following.start()
        else:
            self.show_side()

    def show_side(self) -> None:
        """Show in the inspector what the cursor is on, at once."""
        self._following.stop()
        self.side.show_line(self.wishes.line(), self.wishes.item())

    def _fit_rows(self) -> None:
        room = self._middle.height() - HEADING_PX - FOOT_PX - EDGES
        high = row_height(self.model.rowCount(), room)
        if high != self.grid.names.defaultSectionSize():
            self.grid.names.setDefaultSectionSize(high)
        self.grid.updateGeometry()


def _pause(page: QWidget) -> QTimer:
    """Make the timer after which the inspector follows the cursor."""
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setInterval(FOLLOWS_MS)
    return timer


def _fits(line: Line, wanted: list[str], number: str) -> bool:
    student = line.student
    names = folded(f"{student.family} {student.given}").split()
    if wanted and all(any(name.startswith(word) for name in names) for word in wanted):
        return True
    return bool(number) and number in matriculation_key(student.matriculation)
