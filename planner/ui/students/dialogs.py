"""The small questions of the Students page: who is new, when somebody left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from planner.rules.people import full_name
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.students.fields import AimBox, ProgrammeField, StatusBox
from planner.ui.students.words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.students.reading import Everybody

type Fields = dict[str, Any]
FIELD_PX = 300
NAMED = 6


class AddStudent(Dialog[Fields]):
    """Asks for one student after another: Ctrl+Enter adds and asks for the next one.

    ``object_to`` says in a sentence what speaks against a student, "" if nothing does.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        offered: Everybody,
        object_to: Callable[[Fields], str],
        add: Callable[[Fields], object],
    ) -> None:
        super().__init__(parent, say, say("Add a student"), accept=say("Add"))
        self._object_to, self._add = object_to, add
        programme = ProgrammeField()
        programme.offer(offered.programmes)
        self.texts: dict[str, QLineEdit] = {
            name: QLineEdit() for name in ("family", "given", "matriculation", "email")
        }
        self.texts["programme"] = programme
        self.texts["regulations"] = regulations = QLineEdit()
        regulations.setPlaceholderText(say("e.g. PO 2021"))
        self.texts["home_university"] = home = QLineEdit()
        home.setPlaceholderText(say("of an exchange student"))
        self.aim = AimBox(say, offered.work.tiers)
        self.status = StatusBox(say, leavers=False)
        for name, field in self.texts.items():
            field.setMinimumWidth(FIELD_PX)
            self.field(say(FIELDS[name]), field)
        self.field(say(FIELDS["aim_id"]), self.aim)
        self.field(say(FIELDS["status"]), self.status)
        self.added = Line(tone="met", wraps=True)
        self.added.hide()
        self.body.addWidget(self.added)
        self.next_button = button(say("Add and next"), self.add_and_next)
        self.next_button.setToolTip(say("Ctrl+Enter"))
        self.foot.insertWidget(2, self.next_button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.add_and_next)

    @override
    def answer(self) -> Fields:
        texts = {name: field.text().strip() for name, field in self.texts.items()}
        return {**texts, "aim_id": self.aim.tier_id(), "status": self.status.status()}

    @override
    def objection(self) -> str:
        return self._object_to(self.answer())

    def add_and_next(self) -> None:
        """Add the student and empty the fields; what students have alike stays for the next."""
        sentence = self.objection()
        self.object_(sentence)
        self.added.setVisible(not sentence)
        if sentence:
            return
        fields = self.answer()
        self._add(fields)
        name = full_name(fields["family"], fields["given"])
        self.added.setText(self.say("{name} is added.", name=name))
        self.cancel_button.setText(self.say("Close"))
        for field in ("family", "given", "matriculation", "email", "home_university"):
            self.texts[field].clear()
        self.texts["family"].setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        offered: Everybody,
        *,
        object_to: Callable[[Fields], str],
        then: Callable[[Fields], object],
    ) -> AddStudent:
        """Ask for students; ``then`` is called with each."""
        return cls(parent, say, offered, object_to, then).open_for(then)


class LeaveDialog(Dialog["date"]):
    """Asks since when students have left."""

    def __init__(self, parent: QWidget, say: Language, names: Sequence[str], today: date) -> None:
        title = (
            say("{name} left the course", name=names[0])
            if len(names) == 1
            else say("{n} students left the course", n=len(names))
        )
        super().__init__(parent, say, title, accept=say("Left the course"))
        self.on = DayField(say, today)
        if len(names) > 1:
            shown = [*names[:NAMED], *(["…"] if len(names) > NAMED else [])]
            self.body.insertWidget(0, Line("\n".join(shown), wraps=True))
        text = say("Everything they did stays, and they can come back.")
        self.words = Line(text, tone="muted", wraps=True)
        self.body.addWidget(self.words)
        self.field(say("Since"), self.on)
        self.setMinimumWidth(380)

    @override
    def answer(self) -> date:
        return self.on.day()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        names: Sequence[str],
        today: date,
        then: Callable[[date], object],
    ) -> LeaveDialog:
        """Ask for the day."""
        return cls(parent, say, names, today).open_for(then)
