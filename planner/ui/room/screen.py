"""The attendance of one session, on the whole screen: names are called, keys record."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner import vocabulary
from planner.commands import attendance
from planner.db.journal import Title
from planner.jobs.attendance import room_list
from planner.language import marked
from planner.rules.attendance import Presence
from planner.rules.people import Person
from planner.rules.piles import Sheets
from planner.ui.parts.announce import announce
from planner.ui.parts.buttons import button
from planner.ui.parts.labels import Line, stretching
from planner.ui.room.seat_list import SeatList, presence_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Self

    from PySide6.QtGui import QKeyEvent

    from planner.db.journal import ChangeSet
    from planner.jobs.attendance import RoomList
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.parts.labels import Tone
    from planner.ui.theme import Theme

STEPS: Mapping[Presence | None, str] = {
    Presence.PRESENT: marked("{name}: present, {session}"),
    Presence.ABSENT: marked("{name}: absent, {session}"),
    Presence.EXCUSED: marked("{name}: excused, {session}"),
    None: marked("{name}: attendance cleared, {session}"),
}
REST = marked("{n} more students present, {session}")
HEAD_PX, COUNT_PX = 24, 20
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REDO = QKeyCombination(CTRL | SHIFT, Qt.Key.Key_Z)
ALL_PRESENT = QKeyCombination(CTRL, Qt.Key.Key_R)
HINT = marked(
    "Space or P present  ·  A absent  ·  E excused  ·  Del nothing recorded  ·  a name, or digits"
    " of the number: find (before P, A, E type /)  ·  Ctrl+Z undo"
)


class AttendanceScreen(QDialog):
    """The list in large letters. Each key that records is a step; the cursor moves on by itself.

    Esc hides all names at once; Esc or Enter brings them back.
    """

    def __init__(
        self, parent: QWidget | None, desk: Desk, say: Language, theme: Theme, found: RoomList
    ) -> None:
        super().__init__(parent)
        self._desk, self.say, self._room = desk, say, found
        self._steps: set[int] = set()
        self._sheets = _sheets_of(found)
        self._chosen = True  # the cursor was put where it is on purpose
        self.setWindowTitle(say("Attendance"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.list = SeatList(say, theme)
        self.found = Line(px=COUNT_PX)
        self.counts = Line(px=COUNT_PX, bold=True)
        self.rest = button(say("The rest is present (Ctrl+R)"), self.record_rest)
        self.hide_names = button(say("Hide the names (Esc)"), self.conceal)
        self.leave = button(say("Leave (Ctrl+W)"), self.close)
        self._stack, self._nothing = QStackedWidget(self), self._blank()
        self._lay_out()
        self._connect()
        self._show(found)
        self.list.go_to(self._next_open(-1))

    @classmethod
    def ask(
        cls, parent: QWidget | None, desk: Desk, say: Language, theme: Theme, session_id: str
    ) -> Self | None:
        """Show the list of a session on the whole screen; None if the session is gone."""
        found = desk.read(room_list, session_id)
        if found is None:
            return None
        screen = cls(parent, desk, say, theme, found)
        screen.setWindowState(Qt.WindowState.WindowFullScreen)
        screen.open()
        screen.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return screen

    def record(self, presence: Presence | None) -> None:
        """Record something of the current student and go on to the next without a record."""
        seat = self.list.current()
        if seat is None:
            return
        if not self._chosen:
            self._tell(self.say("Who is meant? Type on, or choose with the arrows."), "out")
            return
        row, who = self.list.currentIndex().row(), seat.student
        self._find("")
        if presence is not seat.presence:
            title = Title.of(STEPS[presence], name=who.name, session=self._mention())
            if not self._do(title, attendance.record, {who.id: presence}):
                return
        words = f"{who.name}: {presence_words(presence, self.say)}"
        self._tell(words, "muted")
        announce(self.list, words)
        if presence is not None:
            self.list.go_to(self._next_open(row))

    def record_rest(self) -> None:
        """Record those of whom nothing is recorded as present, as one step."""
        rest = [one.student.id for one in self._room.seats if one.presence is None]
        self.list.setFocus()
        if not rest:
            self._tell(self.say("Something is recorded of everybody."), "muted")
            return
        title = Title.of(REST, n=len(rest), session=self._mention())
        if self._do(title, attendance.record_rest, rest, Presence.PRESENT):
            n = len(rest)
            self._tell(self.say.count("{n} more present", "{n} more present", n), "muted")

    def conceal(self) -> None:
        """Take every name off the screen at once."""
        self._find("")
        self._tell("", "muted")
        self._stack.setCurrentIndex(1)
        self._nothing.setFocus()

    def reveal(self) -> None:
        """Bring the names back."""
        self._stack.setCurrentIndex(0)
        self.list.setFocus()

    @property
    def concealed(self) -> bool:
        """Whether the names are hidden."""
        return self._stack.currentIndex() == 1

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        standard, key = QKeySequence.StandardKey, event.key()
        if key == Qt.Key.Key_Escape:
            (self.reveal if self.concealed else self.conceal)()
        elif event.matches(standard.Close):
            self.close()
        elif self.concealed:
            if key in ENTER:
                self.reveal()
        elif event.matches(standard.Undo):
            self._flip(0)
        elif event.matches(standard.Redo) or event.keyCombination() == REDO:
            self._flip(1)
        elif event.keyCombination() == ALL_PRESENT:
            self.record_rest()
        elif key in ENTER and self.list.finding:
            self._end_finding()
        elif key in ENTER:
            self._step(1)

    def _lay_out(self) -> None:
        say, session = self.say, self._room.session
        day = say.day(session.day) if session.day else say("No day yet")
        number = self._room.number
        called = say("Session {number}", number=number) if number else session.topic
        head = QHBoxLayout()
        title = Line(f"{called}  ·  {day}", px=HEAD_PX, bold=True)
        head.addWidget(stretching(title), 1)
        for one in (self.hide_names, self.leave):
            head.addWidget(one)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self.counts)
        foot.addWidget(stretching(self.found), 1)
        foot.addWidget(self.rest)
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addWidget(Line(say(HINT), tone="muted", wraps=True))
        self._stack.addWidget(names)
        self._stack.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _blank(self) -> QWidget:
        """Return what hides the names: nothing that says what is behind it."""
        words = Line(
            self.say("Nothing to see here for now.\nEnter shows it again, Ctrl+W leaves."),
            tone="muted",
            px=COUNT_PX,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return words

    def _connect(self) -> None:
        self._desk.changed.connect(self._look_at)
        self.list.recorded.connect(self.record)
        self.list.typed.connect(lambda text: self._find(self.list.finding + text, begun=True))
        self.list.erased.connect(lambda: self._find(self.list.finding[:-1]))
        self.list.stepped.connect(self._step)
        self.list.clicked.connect(lambda _: self._end_finding())

    def _look_at(self, changes: ChangeSet) -> None:
        if changes.tables & {"attendance", "student", "session"}:
            found = self._desk.read(room_list, self._room.session.id)
            if found is None:
                self.close()
            else:
                self._show(found)

    def _show(self, found: RoomList) -> None:
        self._room = found
        self.list.seats.show_seats(found.seats)
        self.list.lay_out()
        kinds = [one.presence for one in found.seats]
        said = [f"{vocabulary.presence(one, self.say)} {kinds.count(one)}" for one in Presence]
        said.append(self.say("open {n}", n=kinds.count(None)))
        self.counts.setText("  ·  ".join(said))

    def _find(self, text: str, *, begun: bool = False) -> None:
        """Look for whom this text names; an empty one ends it, unless it has just ``begun``."""
        self.list.finding = text or ("/" if begun and not self.list.finding else "")
        wanted = self.list.finding.removeprefix("/")
        self._chosen = True
        if not wanted:
            self._tell(self.say("Find: ") if self.list.finding else "", "")
            return
        found = self._sheets.find(wanted)
        words = self.say("Find: {text}", text=wanted)
        if not found.ids:
            short = found.too_short
            more = self.say("three digits at least") if short else self.say("nobody fits")
            self._chosen = False
            self._tell(f"{words}  –  {more}", "out" if not short else "muted")
            return
        self.list.go_to(self.list.seats.row_of(found.ids[0]))
        self._chosen = found.sure is not None
        n = len(found.ids)
        more = "" if self._chosen else self.say("{n} fit", n=n)
        self._tell("  –  ".join(part for part in (words, more) if part), "")

    def _end_finding(self) -> None:
        """Stay with whom the cursor is on."""
        self._find("")

    def _step(self, by: int) -> None:
        """Go up or down, among those who fit if somebody is being looked for."""
        wanted, row = self.list.finding.removeprefix("/"), self.list.currentIndex().row()
        fitting = self._sheets.find(wanted).ids if wanted else ()
        rows = sorted(self.list.seats.row_of(one) for one in fitting)
        if len(rows) < 2:
            self._end_finding()
            rows = list(range(self.list.seats.rowCount()))
        beyond = [one for one in rows[::by] if (one - row) * by > 0]
        if beyond:
            self.list.go_to(beyond[0])
        self._chosen = True

    def _next_open(self, row: int) -> int:
        """Return the next row without a record, round the end; the one after if all have one."""
        seats = self._room.seats
        later = [*range(row + 1, len(seats)), *range(row + 1)]
        following = min(row + 1, len(seats) - 1)
        return next((n for n in later if seats[n].presence is None), following)

    def _do(self, title: Title, command: Callable[..., object], *args: Any) -> bool:
        done = self._desk.do(title, command, self._room.session.id, *args)
        top, _ = self._desk.store.tops()
        if done and top is not None:
            self._steps.add(top.id)
        return done

    def _flip(self, which: int) -> None:
        """Take the last step of this list back (0), or do it again (1)."""
        step = self._desk.store.tops()[which]
        if step is None or step.id not in self._steps:
            self._tell(self.say("Nothing more was recorded here."), "muted")
            return
        words = (self._desk.redoable if which else self._desk.undoable)() or ""
        if (self._desk.redo if which else self._desk.undo)():
            said = words if which else self.say("Taken back: {step}", step=words)
            self._tell(said, "muted")
            announce(self.list, said)

    def _mention(self) -> str:
        number, session = self._room.number, self._room.session
        if number:
            return self.say("session {number}", number=number)
        return self.say("“{topic}”", topic=session.topic)

    def _tell(self, words: str, tone: Tone) -> None:
        self.found.show_text(words, tone)


def _sheets_of(found: RoomList) -> Sheets:
    """Make the people of a list ready to be found."""
    rows = [one.student for one in found.seats]
    return Sheets(
        (row.id, Person(family=row.family, given=row.given, matriculation=row.matriculation))
        for row in rows
    )
