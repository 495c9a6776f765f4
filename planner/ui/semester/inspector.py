"""The right-hand side: the chosen session or day, or what letting go would do; and the shelf."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from planner.rules.plan import TEACHING
from planner.rules.plan_follows import DueKept
from planner.ui.parts.buttons import button, link
from planner.ui.parts.labels import Heading, Line, as_tip
from planner.ui.semester.follows import called, follows, headline
from planner.ui.semester.session_form import SessionForm
from planner.ui.semester.several import SeveralPanel
from planner.ui.semester.shelf import Shelf
from planner.ui.semester.words import due_words, note_words, off_words
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.drag import Drag
    from planner.ui.semester.entries import Entry, Semester
    from planner.ui.semester.outlook import Outlook
    from planner.ui.theme import Theme

SHEET = f"""
.title {{ font-size: {TITLE_PX}px; font-weight: bold; margin-top: 0; margin-bottom: 2px; }}
.line {{ padding-top: 6px; }}
.keys {{ font-size: 12px; margin-top: 14px; }}
"""
ANY_HEIGHT = 16_777_215  # Qt's own word for no limit


class SemesterInspector(QWidget):
    """Shows one of: a session, a day without one, what would follow; the shelf stays below."""

    new_wished = Signal(object)  # a day
    settings_wished = Signal()
    insisted = Signal(object)  # the Outlook of a refusal that is to be overruled
    answered = Signal()  # what was only supposed: the keys are for the board again

    def __init__(self, theme: Theme, say: Language, carry: Carry, drag: Drag) -> None:
        super().__init__()
        self._say, self._carry, self._drag = say, carry, drag
        self._semester: Semester | None = None
        self.form = SessionForm(say)
        self.several = SeveralPanel(say)
        self.day = DayPanel(say)
        self.outlook = OutlookPanel(theme, say)
        self.shelf = Shelf(theme, say, carry, drag)
        self.all_the_same = link(say("Hold it there all the same…"))
        self.all_the_same.hide()
        self._refused: Outlook | None = None
        self._nothing = Line(say("Choose a session on the board."), tone="muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        for widget in (self._nothing, self.form, self.several, self.day, self.outlook):
            self._stack.addWidget(widget)
        self._chosen: QWidget = self._nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(16)
        column.addWidget(self._stack)
        column.addWidget(self.all_the_same, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.shelf)
        column.addStretch(1)
        self.day.new_wished.connect(self.new_wished)
        self.day.settings.clicked.connect(self.settings_wished)
        # The button is about to vanish: the focus on it must not fall to what comes next.
        for pressed, then in ((self.outlook.do, carry.drop), (self.outlook.leave, carry.leave)):
            pressed.clicked.connect(self.answered)
            pressed.clicked.connect(then)
        self.all_the_same.clicked.connect(self._insist)
        carry.changed.connect(self._follow)

    def offer(self, outlook: Outlook) -> None:
        """Offer quietly to overrule a refusal, until something else is done."""
        if self._semester is None:
            return
        name = headline(outlook, self._semester, self._say)
        self._refused = outlook
        self.all_the_same.setToolTip(as_tip(name))
        self.all_the_same.setAccessibleDescription(name)
        self.all_the_same.show()

    def _insist(self) -> None:
        if self._refused is not None:
            self.insisted.emit(self._refused)

    def show_semester(self, semester: Semester) -> None:
        """Take over another state of the plan."""
        self._semester = semester
        self.all_the_same.hide()
        self.shelf.show_semester(semester)

    def show_entry(self, entry: Entry | None, semester: Semester) -> None:
        """Show what is chosen: a session, a day, or nothing."""
        self.all_the_same.hide()
        self._semester = semester
        if entry is None:
            self._chosen = self._nothing
        elif entry.session is not None:
            self.form.show_session(entry.session, semester)
            self._chosen = self.form
        else:
            self.day.show_day(entry, semester)
            self._chosen = self.day
        if self._carry.outlook is None:
            self._stack.setCurrentWidget(self._chosen)

    def show_several(self, sessions: Sequence[PlannedSession], semester: Semester) -> None:
        """Show what is chosen together."""
        self._semester = semester
        self.several.show_sessions(sessions, semester)
        self._chosen = self.several
        if self._carry.outlook is None:
            self._stack.setCurrentWidget(self._chosen)

    def _follow(self) -> None:
        outlook = self._carry.outlook
        if outlook is None or self._semester is None:
            self._stack.setCurrentWidget(self._chosen)
            self._stack.setMinimumHeight(0)
            self._stack.setMaximumHeight(ANY_HEIGHT)
            return
        self.all_the_same.hide()
        # The shelf is a place to drop on: it must not move while something is carried.
        self._stack.setFixedHeight(self._stack.height())
        by_key = self._drag.at is None and self._carry.by_key
        self.outlook.show_outlook(outlook, self._semester, by_key=by_key)
        self._stack.setCurrentWidget(self.outlook)


class DayPanel(QWidget):
    """A day without a session: why, and the way to a new one."""

    new_wished = Signal(object)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._day: date | None = None
        self._heading = Heading("")
        self._title = Line(px=TITLE_PX, bold=True, wraps=True)
        self._words = Line(tone="muted", wraps=True)
        self.new = button(say("New session…"), lambda: self.new_wished.emit(self._day))
        self._begin = Line(tone="muted", wraps=True)
        self.settings = button(say("Course settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._heading, self._title, self._words):
            column.addWidget(widget)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(self._begin)
        column.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_day(self, entry: Entry, semester: Semester) -> None:
        """Show a day of the board."""
        say = self._say
        self._day = entry.day
        self._heading.setText(say("Day"))
        self._title.setText(say.day(entry.day))
        lines = [due_words(item, entry.day, say) for item in semester.due_on(entry.day)]
        lines += [note_words(note, say) for note in semester.notes_on(entry.day)]
        if entry.off is not None:
            lines.insert(0, off_words(entry.off, say))
        elif entry.day not in semester.plan.lectures:
            lines.insert(0, say("Outside the lecture period."))
        else:
            lines.insert(0, say("No session."))
        self._words.setText("\n".join(lines))
        self.new.setVisible(entry.off is None)
        self._show_how_to_begin(semester)

    def _show_how_to_begin(self, semester: Semester) -> None:
        """In a plan that has no sessions or no weekly time, say what comes first."""
        say, lines = self._say, []
        if not semester.plan.slots:
            lines.append(say("This course has no weekly time yet; the course settings take one."))
        if not any(session.kind in TEACHING for session in semester.plan.sessions):
            lines.append(
                say(
                    "Nothing is planned yet. A double click or Enter on a day makes a session "
                    "there; it can be moved about afterwards."
                )
            )
        self._begin.setText("\n\n".join(lines))
        self._begin.setVisible(bool(lines))
        self.settings.setVisible(not semester.plan.slots)


class OutlookPanel(QWidget):
    """If you let go here: everything that follows, computed from the very change it would be.

    It is one text that scrolls, not a column of labels: other words must not cost a new layout of
    the window with every movement of the mouse.
    """

    def __init__(self, theme: Theme, say: Language) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self.told = QTextEdit()
        self.told.setReadOnly(True)
        self.told.setAccessibleName(say("If you let go here"))
        self.told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; }")
        self.told.document().setDocumentMargin(0)
        self.told.document().setDefaultStyleSheet(SHEET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._heading = Heading(say("If you let go here"))
        column.addWidget(self._heading)
        column.addWidget(self.told, 1)
        self.do, self.leave = button(say("Do it")), button(say("Leave it"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.do)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)

    def show_outlook(self, outlook: Outlook, semester: Semester, *, by_key: bool) -> None:
        """Say what letting go would do."""
        roles = self._theme.roles
        colour = roles.out if outlook.refusal else roles.ink
        supposed = bool(outlook.supposed)
        heading = self._say("What if") if supposed else self._say("If you let go here")
        self._heading.setText(heading)
        self.told.setAccessibleName(heading)
        for each in (self.do, self.leave):
            each.setVisible(supposed)
        self.do.setEnabled(outlook.does_something)
        told = "".join(
            f"<tr><td class='line'>•&nbsp;&nbsp;</td><td class='line'>{escape(line)}</td></tr>"
            for line in follows(outlook, semester, self._say)
        )
        keys = " &nbsp; ".join(
            f"<b>{escape(key)}</b> {escape(does)}".replace(" ", "&nbsp;")
            for key, does in self._keys(outlook, semester, by_key=by_key)
        )
        self.told.setHtml(
            f"<p class='title'>{escape(headline(outlook, semester, self._say))}</p>"
            f"<table style='color: {colour.name()}'>{told}</table>"
            f"<p class='keys' style='color: {roles.muted.name()}'>{keys}</p>"
        )

    def _keys(
        self, outlook: Outlook, semester: Semester, *, by_key: bool
    ) -> Iterator[tuple[str, str]]:
        say = self._say
        if outlook.supposed:
            yield say("Enter"), say("do it")
        elif by_key and outlook.refusal is None:
            yield say("Enter"), say("let go")
        change = outlook.change
        if change is not None and change.dues:
            yield say("A"), say("keep the deadlines")
        elif change is not None and any(isinstance(w, DueKept) for w in change.warnings):
            yield say("A"), say("move deadlines along")
        other = _swaps_with(outlook, semester)
        if other is not None:
            name = called(other, semester, say)
            alt = say("Alt+Enter") if by_key else say("Alt")
            yield alt, say("swap with {session}", session=name)
        yield say("Esc"), say("leave it")
        if not outlook.supposed:
            yield say("Menu"), say("all ways")


def _swaps_with(outlook: Outlook, semester: Semester) -> str | None:
    """Return the id of the session that Alt would swap it with, if there is one."""
    if outlook.instead is not None:
        moves = outlook.instead.moves
        return next(move.id for move in moves if move.id != outlook.session.id)
    change = outlook.change
    if change is None or change.verb != "push" or outlook.supposed:
        return None
    at = next((move.now for move in change.moves if move.id == change.subject), None)
    return next((session.id for session in semester.plan.sessions if session.day == at), None)
