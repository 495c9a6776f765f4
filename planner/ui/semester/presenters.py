"""Asks who presents in a session, and what: students, guests and others of the course."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QWidget,
)

from planner.rules.talks import counted
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import Choice, padded
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.db.presenters import Candidate
    from planner.language import Language
    from planner.rules.credits import Item

MOST_PLACES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What somebody presents; ``who`` is the id of a student or of a person of the course.

    ``item`` is the presentation a student's talk counts for.
    """

    who: str
    name: str
    title: str = ""
    paper: str = ""
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Who presents in a session, and how many talks find place there."""

    talks: tuple[Talk, ...] = ()
    places: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What there is to choose from: people, presentations, and where else students present.

    ``elsewhere`` says by student and item on which day, in words; ``together`` who presents as one
    group.
    """

    people: Sequence[Candidate]
    items: Sequence[Item] = ()
    elsewhere: Mapping[tuple[str, str], str] = field(default_factory=dict)
    together: Mapping[tuple[str, str], str] = field(default_factory=dict)


class PresentersDialog(Dialog[Program]):
    """A name is searched and added; what is said below belongs to the one chosen in the list.

    There are never fewer places than talks: whoever is added brings theirs along.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        session: str,
        program: Program,
        offered: Offered,
    ) -> None:
        super().__init__(parent, say, say("Who presents in {session}?", session=session))
        self._talks, self._offered = list(program.talks), offered
        by_guests = sorted(offered.people, key=lambda one: one.role != "guest")  # searched most
        self._ids = {one.name: one.id for one in reversed(by_guests)}
        self._students = {one.id for one in offered.people if not one.role}
        self.who = name_box(dict.fromkeys(one.name for one in by_guests), say)
        self.add = button(say("Add"), self._add)
        self.list = QListWidget()
        self.list.setMinimumSize(340, 96)
        self.list.setMaximumHeight(120)
        self.title, self.paper, self.item = QLineEdit(), QLineEdit(), Choice()
        self.item.addItem(say("nothing"), None)
        for one in offered.items:
            self.item.addItem(one.title, one.id)
        self.places = padded(QSpinBox())
        self.places.setRange(0, MOST_PLACES)
        self.places.setValue(program.places)
        self.note = Line(tone="waiting", px=12, wraps=True)
        self.remove = button(say("Remove"), self._remove)
        self._lay_out()
        self.item.activated.connect(lambda _: self._set_item())
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
    def answer(self) -> Program:
        return Program(talks=tuple(self._talks), places=self.places.value())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        *,
        session: str,
        program: Program,
        offered: Offered,
        then: Callable[[Program], object],
    ) -> PresentersDialog:
        """Ask who presents in a session, which is named as a sentence names it."""
        return cls(parent, say, session, program, offered).open_for(then)

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
        self.field(say("Counts for"), self.item)
        self.form.setRowVisible(self.item, bool(self._offered.items))
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        self.form.addRow("", foot)
        self.field(say("Places for talks"), self.places)
        self.form.setRowVisible(self.places, bool(self._offered.items))
        self.body.addWidget(self.note)
        hint = say("Guests are entered among the people of the course, in the course settings.")
        self.body.addWidget(Line(hint, tone="muted", px=11, wraps=True))

    def _add(self) -> None:
        typed = self.who.currentText().strip()
        if typed not in self._ids:
            self.object_(self.say("Nobody of the course is called “{name}”.", name=typed))
            return
        self.object_("")
        who, items = self._ids[typed], self._offered.items
        item = items[0].id if items and who in self._students else None
        self._talks.append(Talk(who=who, name=typed, item=item))
        self.who.setCurrentIndex(-1)
        self.who.clearEditText()
        self._list_all(len(self._talks) - 1)

    def _remove(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            del self._talks[at]
            self._list_all(min(at, len(self._talks) - 1))

    def _list_all(self, current: int) -> None:
        self._make_room()
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
        self.item.setEnabled(talk is not None and talk.who in self._students)
        self.item.setCurrentIndex(max(self.item.findData(talk.item), 0) if talk else 0)
        self._show_note(talk)

    def _show_note(self, talk: Talk | None) -> None:
        """Say where a student presents until now, and is taken from."""
        key = (talk.who, talk.item) if talk is not None and talk.item else None
        day = self._offered.elsewhere.get(key, "") if key else ""
        name = talk.name if talk else ""
        words = self.say("{name} presents {day} until now, and comes over.", name=name, day=day)
        self.note.setText(words if day else "")
        self.note.setVisible(bool(day))

    def _set_item(self) -> None:
        self._set(item=self.item.currentData())
        self._make_room()
        self._show_note(self._talks[self.list.currentRow()])

    def _make_room(self) -> None:
        """Have at least as many places as there are talks that count for something."""
        counting = [(talk.who, talk.item) for talk in self._talks if talk.item is not None]
        self.places.setMinimum(counted(counting, self._offered.together))

    def _set(self, **said: str | None) -> None:
        at = self.list.currentRow()
        self._talks[at] = replace(self._talks[at], **said)  # type: ignore[arg-type] # as Talk has it
        self.list.item(at).setText(_line(self._talks[at]))


def name_box(names: Iterable[str], say: Language) -> QComboBox:
    """Return a box in which a name is found by any part of it."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(names))
    box.setCurrentIndex(-1)
    completer = box.completer() or QCompleter(box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    typed = box.lineEdit()
    if typed is not None:
        typed.setPlaceholderText(say("Type part of a name"))
    return box


def _line(talk: Talk) -> str:
    return ": ".join(part for part in (talk.name, talk.title) if part)
