"""Asks who presents in a session, and what: students, guests and others of the course."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QListWidget, QWidget

from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.db.presenters import Candidate
    from planner.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What somebody presents; ``who`` is the id of a student or of a person of the course."""

    who: str
    name: str
    title: str = ""
    paper: str = ""


class PresentersDialog(Dialog[tuple[Talk, ...]]):
    """A name is searched and added; title and paper belong to the one chosen in the list."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        session: str,
        talks: Sequence[Talk],
        offered: Sequence[Candidate],
    ) -> None:
        super().__init__(parent, say, say("Who presents in {session}?", session=session))
        self._talks = list(talks)
        by_guests = sorted(offered, key=lambda one: one.role != "guest")  # who is searched most
        self._ids = {one.name: one.id for one in reversed(by_guests)}
        self.who = QComboBox()
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.addItems(list(dict.fromkeys(one.name for one in by_guests)))
        self.who.setCurrentIndex(-1)
        completer = self.who.completer() or QCompleter(self.who)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        typed = self.who.lineEdit()
        if typed is not None:
            typed.setPlaceholderText(say("Type part of a name"))
        self.add = button(say("Add"), self._add)
        self.list = QListWidget()
        self.list.setMinimumSize(340, 96)
        self.list.setMaximumHeight(120)
        self.title, self.paper = QLineEdit(), QLineEdit()
        self.remove = button(say("Remove"), self._remove)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_talk)
        self.title.textEdited.connect(lambda text: self._set(title=text))
        self.paper.textEdited.connect(lambda text: self._set(paper=text))
        self._list_all(0)

    @override
    def objection(self) -> str:
        typed = self.who.currentText().strip()
        if not typed:
            return ""
        return self.say("Nobody of the course is called “{name}”.", name=typed)

    @override
    def accept(self, /) -> None:
        """Add a name that stands there yet, so that Enter adds; else answer."""
        if self.who.currentText().strip() in self._ids:
            self._add()
        else:
            super().accept()

    @override
    def answer(self) -> tuple[Talk, ...]:
        return tuple(self._talks)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        *,
        session: str,
        talks: Sequence[Talk],
        offered: Sequence[Candidate],
        then: Callable[[tuple[Talk, ...]], object],
    ) -> PresentersDialog:
        """Ask who presents in a session, which is named as a sentence names it."""
        return cls(parent, say, session, talks, offered).open_for(then)

    def _lay_out(self) -> None:
        say = self.say
        search = QWidget()
        row = QHBoxLayout(search)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.who, 1)
        row.addWidget(self.add)
        search.setFocusProxy(self.who)
        self.field(say("Name"), search)
        self.who.setAccessibleName(say("Name"))
        self.field(say("Presenters"), self.list)
        self.field(say("Title"), self.title)
        self.field(say("Paper"), self.paper)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        self.form.addRow("", foot)
        hint = say("Guests are entered among the people of the course, in the course settings.")
        self.body.addWidget(Line(hint, tone="muted", px=11, wraps=True))

    def _add(self) -> None:
        typed = self.who.currentText().strip()
        if typed not in self._ids:
            self.object_(self.say("Nobody of the course is called “{name}”.", name=typed))
            return
        self.object_("")
        self._talks.append(Talk(who=self._ids[typed], name=typed))
        self.who.setCurrentIndex(-1)
        self.who.clearEditText()
        self._list_all(len(self._talks) - 1)

    def _remove(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            del self._talks[at]
            self._list_all(min(at, len(self._talks) - 1))

    def _list_all(self, current: int) -> None:
        self.list.clear()
        self.list.addItems([_line(talk) for talk in self._talks])
        self.list.setCurrentRow(current if self._talks else -1)
        self._show_talk(self.list.currentRow())

    def _show_talk(self, at: int) -> None:
        talk = self._talks[at] if 0 <= at < len(self._talks) else None
        self.title.setText(talk.title if talk else "")
        self.paper.setText(talk.paper if talk else "")
        for widget in (self.title, self.paper, self.remove):
            widget.setEnabled(talk is not None)

    def _set(self, **said: str) -> None:
        at = self.list.currentRow()
        self._talks[at] = replace(self._talks[at], **said)
        self.list.item(at).setText(_line(self._talks[at]))


def _line(talk: Talk) -> str:
    return ": ".join(part for part in (talk.name, talk.title) if part)
