"""What is known of the chosen session, to be changed where it stands, and what one can do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner import vocabulary
from planner.rules.plan import TEACHING, Kind, Mode, Status
from planner.rules.slots import NoSuchSlot, parse_hours
from planner.ui.parts.buttons import button
from planner.ui.parts.fields import Choice, TextField
from planner.ui.parts.labels import Heading, Line, as_tip
from planner.ui.semester.attending import attendance_words
from planner.ui.semester.topic_edit import TopicEdit
from planner.ui.semester.words import may_move, talks_words, title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.ui.semester.entries import Semester

LABEL_PX = 66


class SessionForm(QWidget):
    """One session. Fields wish for an edit when they are left, buttons for an action by its id."""

    edited = Signal(str, dict)  # session id, and the columns that change
    timed = Signal(str, object)  # session id, and the Hours it shall have, or None
    asked = Signal(str)  # the id of an action, such as "session.move"

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.say = say
        self._session: PlannedSession | None = None
        self._heading = Heading("")
        self.topic = TopicEdit(say("Topic"))
        self.day, self.talks, self.there = button(""), button(""), button("")
        self.time, self.room, self.label = (TextField() for _ in range(3))
        self.link, self.note = TextField(), TextField()
        self.kind, self.mode = Choice(), Choice()
        self.held, self.locked = QCheckBox(say("Held")), QCheckBox(say("Locked to its day"))
        self._objection = Line(tone="out", wraps=True)
        self._due = Line(tone="waiting", wraps=True)
        self._called_off = Line(tone="muted", wraps=True)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()

    def show_session(self, session: PlannedSession, semester: Semester) -> None:
        """Show a session as it is in the plan."""
        if self._session is not None and session.id != self._session.id:
            self.forget_typing()  # what was typed was told when the field was left
        self._session = session
        say = self.say
        details = semester.details.get(session.id)
        number = semester.numbers.get(session.id)
        kind = vocabulary.kind(session.kind, say)
        self._heading.setText(title_of(session, semester, say) if number else kind)
        self.topic.show_text(session.topic)
        self.day.setText(say.day(session.day) if session.day else self._undated(session))
        self.day.setAccessibleDescription(self.day.text())
        hours = session.hours
        _put(self.time, say.hours(hours.start, hours.end) if hours else "")
        _put(self.room, session.room)
        _put(self.label, details.label if details else "")
        _put(self.link, details.link if details else "")
        _put(self.note, session.note)
        names = talks_words(session, details.talk_places if details else 0, say)
        self.talks.setText(names or say("None yet"))
        self.talks.setToolTip(as_tip(names))
        self.talks.setAccessibleDescription(self.talks.text())
        self.there.setText(attendance_words(semester.attended.get(session.id, {}), say))
        self.there.setAccessibleDescription(self.there.text())
        self.kind.setCurrentIndex(self.kind.findData(session.kind))
        self.mode.setCurrentIndex(self.mode.findData(session.mode))
        labelled = session.kind is Kind.CLASS or bool(self.label.text())
        self._form.setRowVisible(self.label, labelled)
        self._form.setRowVisible(self.talks, session.kind in TEACHING)
        taught = session.kind in TEACHING and may_move(session) and session.day is not None
        self._form.setRowVisible(self.there, taught)
        self._form.setRowVisible(self.link, session.mode is not Mode.IN_PERSON)
        self.held.setChecked(session.status is Status.HELD)
        self.locked.setChecked(session.locked)
        self._objection.hide()
        self._show_due(session, semester)
        self._show_called_off(session, semester)
        self._enable(session)

    def _undated(self, session: PlannedSession) -> str:
        if session.laid is None:
            return self.say("No day yet")
        first, last = session.laid.first, session.laid.last
        return f"{self.say.day_month(first)} – {self.say.day_month(last)}"

    def _show_due(self, session: PlannedSession, semester: Semester) -> None:
        with_it = {one.item for one in semester.plan.dues if one.session == session.id}
        due = semester.due_on(session.day) if session.day else ()
        lines = [
            self.say("● {item} is due before this session", item=item.title)
            if item.id in with_it
            else self.say("● {item} is due that day", item=item.title)
            for item in due
        ]
        self._due.setText("\n".join(lines))
        self._due.setVisible(bool(lines))

    def _show_called_off(self, session: PlannedSession, semester: Semester) -> None:
        details = semester.details.get(session.id)
        lines = []
        if session.status is Status.CANCELLED:
            lines.append(self.say("Cancelled."))
            if details and details.cancel_words:
                lines.append(self.say("Students read: {words}", words=details.cancel_words))
            if details and details.cancel_reason:
                lines.append(self.say("Internal: {words}", words=details.cancel_reason))
        self._called_off.setText("\n".join(lines))
        self._called_off.setVisible(bool(lines))

    def _enable(self, session: PlannedSession) -> None:
        off = session.status is Status.CANCELLED
        moves = may_move(session)
        dated = moves and session.day is not None
        # One button says either, so that the focus on it has nowhere to fall when it is pressed.
        words = self.say("Takes place") if off else self.say("Cancel…")
        self.buttons["session.cancel"].setText(words)
        for name in ("session.push", "session.pull", "session.shelve"):
            self.buttons[name].setEnabled(dated)
        self.buttons["session.cancel"].setEnabled(dated or off)
        for one in (self.buttons["session.move"], self.buttons["session.swap"], self.day):
            one.setEnabled(moves)
        self.held.setEnabled(dated or self.held.isChecked())  # a mark can always be taken off
        self.locked.setEnabled(dated or self.locked.isChecked())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.topic)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(4)
        self._form.setHorizontalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column.addLayout(self._form)
        for label, field in self._fields():
            self._row(label, field)
        ticks = QHBoxLayout()
        ticks.setSpacing(16)
        ticks.addWidget(self.held)
        ticks.addWidget(self.locked)
        ticks.addStretch(1)
        column.addLayout(ticks)
        for line in (self._objection, self._due, self._called_off):
            column.addWidget(line)
            line.hide()
        kept = self._due.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # or the buttons would jump from session to session
        self._due.setSizePolicy(kept)
        column.addLayout(self._button_grid())
        column.addStretch(1)

    def _fields(self) -> list[tuple[str, QWidget]]:
        say = self.say
        for kind in Kind:
            self.kind.addItem(vocabulary.kind(kind, say), kind)
        for mode in Mode:
            self.mode.addItem(vocabulary.mode(mode, say), mode)
        for one in (self.day, self.talks, self.there):
            one.setStyleSheet("text-align: left; padding: 5px 7px; font-weight: normal;")
            one.setMinimumWidth(1)  # 0 would be as wide as its words; the tip says them all
        self.time.setPlaceholderText(say("no time of day"))
        self.label.setPlaceholderText(say("e.g. excursion"))
        return [
            (say("Day"), self.day),
            (say("Time"), self.time),
            (say("Room"), self.room),
            (say("Kind"), self.kind),
            (say("Label"), self.label),
            (say("Mode"), self.mode),
            (say("Link"), self.link),
            (say("Talks"), self.talks),
            (say("Present"), self.there),
            (say("Note"), self.note),
        ]

    def _row(self, label: str, field: QWidget) -> None:
        words = QLabel(label)
        words.setProperty("tone", "muted")
        words.setFixedWidth(LABEL_PX)
        words.setBuddy(field)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.setAccessibleName(label)
        self._form.addRow(words, field)

    def _button_grid(self) -> QGridLayout:
        say = self.say
        grid = QGridLayout()
        grid.setSpacing(6)
        for n, (name, text) in enumerate(
            (
                ("session.move", say("Move to…")),
                ("session.swap", say("Swap…")),
                ("session.push", say("Push later")),
                ("session.pull", say("Pull earlier")),
                ("session.shelve", say("To the shelf")),
                ("session.cancel", say("Cancel…")),
            )
        ):
            self.buttons[name] = button(text, partial(self._ask, name))
            row, place = divmod(n, 2)
            grid.addWidget(self.buttons[name], row, place)
        return grid

    def _ask(self, name: str) -> None:
        off = self._session is not None and self._session.status is Status.CANCELLED
        self.asked.emit("session.restore" if off and name == "session.cancel" else name)

    def _connect(self) -> None:
        self.topic.finished.connect(lambda text: self._edit(topic=text))
        self.day.clicked.connect(lambda: self.asked.emit("session.move"))
        self.talks.clicked.connect(lambda: self.asked.emit("session.presenters"))
        self.there.clicked.connect(lambda: self.asked.emit("session.attend"))
        self.time.editingFinished.connect(self._edit_time)
        for field, name in (
            (self.room, "room"),
            (self.label, "label"),
            (self.link, "link"),
            (self.note, "note"),
        ):
            field.editingFinished.connect(self._text_edit(field, name))
        self.kind.activated.connect(lambda: self._edit(kind=self.kind.currentData()))
        self.mode.activated.connect(lambda: self._edit(mode=self.mode.currentData()))
        self.held.clicked.connect(lambda: self.asked.emit("session.hold"))
        self.locked.clicked.connect(lambda: self.asked.emit("session.lock"))

    def _text_edit(self, field: QLineEdit, name: str) -> Callable[[], None]:
        def tell() -> None:
            if field.isModified():
                field.setModified(False)
                self._edit(**{name: field.text().strip()})

        return tell

    def _edit(self, **fields: Any) -> None:
        session = self._session
        if session is None:
            return
        changed = {
            name: value
            for name, value in fields.items()
            if name in {"link", "label"} or getattr(session, name) != value
        }
        if changed:
            self.edited.emit(session.id, changed)

    def _edit_time(self) -> None:
        if self._session is None or not self.time.isModified():
            return
        self.time.setModified(False)
        text = self.time.text().strip()
        try:
            hours = parse_hours(text)[0] if text else None
        except NoSuchSlot:
            words = self.say("“{text}” is no time. Write for example 12:30–14:00.", text=text)
            self._objection.setText(words)
            self._objection.show()
            return
        self._objection.hide()
        if hours != self._session.hours:
            self.timed.emit(self._session.id, hours)

    def focus_topic(self) -> None:
        """Put the cursor into the topic, all of it selected."""
        self.topic.setFocus(Qt.FocusReason.OtherFocusReason)
        self.topic.selectAll()

    def focus_time(self) -> None:
        """Put the cursor into the time, all of it selected."""
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)
        self.time.selectAll()

    def forget_typing(self) -> None:
        """Give up what is typed and was not told, so that the next session can be shown."""
        for field in (self.time, self.room, self.label, self.link, self.note):
            field.setModified(False)


def _put(field: QLineEdit, text: str) -> None:
    """Show a text, unless somebody is typing there."""
    if not (field.hasFocus() and field.isModified()):
        field.setText(text)
        field.setCursorPosition(0)
        field.setToolTip(as_tip(text))
