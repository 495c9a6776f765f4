"""What frames the board: weekdays above, weeks at the left, and below what is due later."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner import vocabulary
from planner.rules.slots import Start
from planner.ui.parts.labels import as_tip
from planner.ui.semester.entries import due_later, notes_later
from planner.ui.semester.words import item_short
from planner.ui.theme import PANEL_RADIUS, SMALL_PX, sized

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent, QPaintEvent

    from planner.language import Language
    from planner.rules.plan import Plan
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.geometry import Grid
    from planner.ui.theme import Roles, Theme

WEEK_WIDTH, HEADING_HEIGHT, STRIP_HEIGHT = 86, 26, 31
STRONG_PX = 2


class Margin(QWidget):
    """A heading beside the board that scrolls along with it."""

    def __init__(self, parent: QWidget, theme: Theme, say: Language) -> None:
        super().__init__(parent)
        self.theme, self.say = theme, say
        self.grid: Grid | None = None
        self.plan: Plan | None = None
        self.today: date | None = None
        self.scrolled = 0
        theme.changed.connect(self.update)

    def show_grid(self, grid: Grid, semester: Semester) -> None:
        """Take over where the days lie now."""
        self.grid, self.plan, self.today = grid, semester.plan, semester.today
        self.update()

    def paint_on(self, p: QPainter, roles: Roles, part: QRect) -> None:
        """Draw what meets a part of it, in these colours: on the screen or on paper."""

    def scroll_to(self, offset: int) -> None:
        """Follow the board."""
        if offset != self.scrolled:
            self.scrolled = offset
            self.update()


class DayHeadings(Margin):
    """The weekdays, with time for those that have a slot."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.grid is None or self.plan is None:
            return
        self.paint_on(QPainter(self), self.theme.roles, event.rect())

    @override
    def paint_on(self, p: QPainter, roles: Roles, part: QRect) -> None:
        if self.grid is None or self.plan is None:
            return
        p.setFont(sized(self.font(), SMALL_PX, bold=True))
        today = self.today.weekday() if self.today in self._shown_days() else None
        for n, weekday in enumerate(self.grid.weekdays):
            left, right = (x - self.scrolled for x in self.grid.lefts[n : n + 2])
            rect = QRect(left, 0, right - left, self.height() - 1)
            words = heading_words(self.plan, weekday, self.say)
            if weekday == today:
                p.setPen(roles.out)
            elif any(slot.weekday == weekday for slot in self.plan.slots):
                p.setPen(roles.ink)
            else:
                p.setPen(roles.muted)
            room = rect.width() - 3
            fitting = p.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            p.drawText(rect, Qt.AlignmentFlag.AlignCenter, fitting)
            if right != self.grid.lefts[-1] - self.scrolled:
                p.fillRect(right - 1, 0, 1, self.height(), roles.line)
        p.setPen(QPen(roles.line, 1))
        p.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _shown_days(self) -> tuple[date, ...]:
        if self.grid is None or self.today is None:
            return ()
        row = self.grid.row_of(self.today)
        return () if row is None else self.grid.week(row)


def heading_words(plan: Plan, weekday: int, say: Language) -> str:
    """Return e.g. "Mon", or "Wed 12:30–14:00" where there is a slot."""
    here = [slot for slot in plan.slots if slot.weekday == weekday]
    name = say.short_weekday(weekday)
    times = [say.hours(slot.hours.start, slot.hours.end) for slot in here]
    marks = ["" if slot.label is not Start.CT else say(" c.t.") for slot in here]
    said = ", ".join(f"{time}{mark}" for time, mark in zip(times, marks, strict=True))
    return f"{name} {said}" if said else name


class WeekNames(Margin):
    """The Monday and the number of each week; a stronger line above a week that begins a month."""

    menu_wished = Signal(object, QPoint)  # a Monday, and where on the screen

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        y = event.pos().y() + self.scrolled
        tops = self.grid.tops if self.grid else ()
        row = next((n for n, (top, end) in enumerate(pairwise(tops)) if top <= y < end), None)
        if self.grid is not None and row is not None:
            self.menu_wished.emit(self.grid.monday + timedelta(weeks=row), event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.grid is None:
            return
        self.paint_on(QPainter(self), self.theme.roles, event.rect())

    @override
    def paint_on(self, p: QPainter, roles: Roles, part: QRect) -> None:
        if self.grid is None:
            return
        now = self.grid.row_of(self.today) if self.today else None
        for row in range(self.grid.weeks):
            top, bottom = (y - self.scrolled for y in self.grid.tops[row : row + 2])
            if bottom < part.top() or top > part.bottom():
                continue
            monday = self.grid.monday + timedelta(weeks=row)
            rect = QRect(0, top, self.width(), bottom - top)
            self._paint_week(p, roles, monday, rect, now=row == now)
        if now is not None:
            top = self.grid.tops[now] - self.scrolled
            p.fillRect(0, max(0, top - 2), self.width(), 2, roles.out)
        p.setPen(QPen(roles.line, 1))
        p.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _paint_week(
        self, p: QPainter, roles: Roles, monday: date, rect: QRect, *, now: bool
    ) -> None:
        font = sized(self.font(), SMALL_PX, bold=now)
        p.setFont(font)
        p.setPen(roles.out if now else roles.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        p.drawText(rect.adjusted(10, 0, 0, -1), middle, self.say.day_month(monday))
        p.setPen(roles.out if now else roles.faint)
        number = str(monday.isocalendar().week)
        p.drawText(rect.adjusted(0, 0, -11, -1), middle | Qt.AlignmentFlag.AlignRight, number)
        if rect.bottom() != self.height() - 1:
            p.fillRect(0, rect.bottom(), self.width(), 1, roles.line)
        if begins_month(monday):
            p.fillRect(0, rect.top() - 1, self.width(), STRONG_PX, roles.strong_line)


def begins_month(monday: date) -> bool:
    """Whether the first of a month lies in the week that begins there."""
    return (monday + timedelta(days=6)).day <= 7


class LaterStrip(QWidget):
    """The row below the board: to the end of the semester, and what is due until then."""

    def __init__(self, parent: QWidget, theme: Theme, say: Language) -> None:
        super().__init__(parent)
        self._theme, self._say = theme, say
        self.setFixedHeight(STRIP_HEIGHT)
        self._until, self._due = QLabel(self), QLabel(self)
        self._until.setIndent(10)
        self._until.setFixedWidth(WEEK_WIDTH)
        self._due.setIndent(10)
        self._due.setTextFormat(Qt.TextFormat.RichText)
        self._due.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._until, self._due):
            label.setFont(sized(label.font(), SMALL_PX))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._until)
        row.addWidget(self._due, 1)
        self._semester: Semester | None = None
        theme.changed.connect(self._colour)

    def show_semester(self, semester: Semester) -> None:
        """Say what is due after the weeks on the board."""
        self._semester = semester
        self._colour()

    def _colour(self) -> None:
        semester, roles, say = self._semester, self._theme.roles, self._say
        if semester is None:
            return
        self._until.setText(
            say("to {day}", day=say.day_month(semester.ends)) if semester.ends else ""
        )
        self._until.setStyleSheet(f"color: {roles.muted.name()}")
        told = sorted(later_words(semester, say))
        self._due.setText(
            "&nbsp;&nbsp;&nbsp;&nbsp;".join(
                f'{escape(when)} <span style="color:{roles.muted.name()}">{escape(what)}</span>'
                for _, when, what in told
            )
        )
        self._due.setToolTip(as_tip("\n".join(f"{when} {what}" for _, when, what in told)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(0, 0, self.width(), 1, self._theme.roles.line)
        p.fillRect(WEEK_WIDTH - 1, 0, 1, self.height(), self._theme.roles.line)


def later_words(semester: Semester, say: Language) -> Iterator[tuple[date, str, str]]:
    """Say what the last row tells: when, in words, and what."""
    for item in due_later(semester):
        if item.due:
            yield item.due, say.day_month(item.due), say("{item} due", item=item_short(item))
    for note in notes_later(semester):
        first, last = say.day_month(note.days.first), say.day_month(note.days.last)
        when = first if first == last else f"{first} – {last}"
        yield note.days.first, when, vocabulary.day_note(note, say)


class Panel(QWidget):
    """A rounded surface with a thin line around it; what is inside paints no corners."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        theme.changed.connect(self.update)

    def put(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget below the others."""
        self._column.addWidget(widget, stretch)

    @override
    def sizeHint(self) -> QSize:
        return QSize(786, 668)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path.addRoundedRect(edge, PANEL_RADIUS, PANEL_RADIUS)
        p.fillPath(path, self._theme.roles.surface)
        p.strokePath(path, QPen(self._theme.roles.strong_line, 1))
