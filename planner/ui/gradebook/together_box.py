"""What a result shares: its group, its talk, its title, below the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import vocabulary
from planner.db.students import NOTHING
from planner.rules.credits import ItemKind
from planner.rules.groups import group_of
from planner.ui.parts.buttons import link
from planner.ui.parts.fields import TextField
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Line
from planner.wording.together import TITLED, group_words, stands_apart, talk_words

if TYPE_CHECKING:
    from datetime import date

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item


class TogetherBox(QWidget):
    """Says who else gets what is entered; every change is a wish."""

    differ_wished = Signal()
    rejoin_wished = Signal()
    groups_wished = Signal()
    talk_wished = Signal()
    title_wished = Signal(object, object, str)  # the line, the item, what it is called

    def __init__(self, say: Language, today: date) -> None:
        super().__init__()
        self._say, self._today = say, today
        self._shown: tuple[GradeLine, Item] | None = None
        self.group = Line(tone="muted", px=12, wraps=True)
        self.differ = link(say("Differs from the group…"), self.differ_wished.emit)
        self.rejoin = link(say("As the group again"), self.rejoin_wished.emit)
        self.groups = link(say("Groups…"), self.groups_wished.emit)
        self.talk = Line(tone="muted", px=12, wraps=True)
        self.present = link(say("Presents on…"), self.talk_wished.emit)
        self.title = TextField()
        self.title.setPlaceholderText(say("Title"))
        self.title.setAccessibleName(say("Title"))
        self._links = QWidget()
        row = Flow((self.differ, self.rejoin, self.groups), spacing=10)
        row.setContentsMargins(0, 0, 0, 0)
        self._links.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.title, self.group, self._links, self.talk):
            column.addWidget(widget)
        column.addWidget(self.present, 0, Qt.AlignmentFlag.AlignLeft)
        self.title.editingFinished.connect(self.hand_in)

    def hand_in(self) -> None:
        """Hand in a title that is still being typed."""
        if self.title.isModified() and self._shown is not None:
            self.title.setModified(False)
            self.title_wished.emit(*self._shown, self.title.text().strip())

    def show_cell(self, line: GradeLine, item: Item) -> None:
        """Show what one result shares."""
        self._shown = line, item
        self._show_group(line, item)
        self._show_talk(line, item)
        row = line.results.get(item.id, NOTHING)
        self.title.setVisible(item.kind in TITLED or bool(row.title))
        if not (self.title.hasFocus() and self.title.isModified()):
            self.title.setText(row.title)
            self.title.setCursorPosition(0)
        self.setVisible(not all(part.isHidden() for part in self._parts()))

    def _parts(self) -> tuple[QWidget, ...]:
        return self.title, self.group, self.talk, self.present

    def _show_group(self, line: GradeLine, item: Item) -> None:
        say, row = self._say, line.results.get(item.id, NOTHING)
        group = group_of(line.groups, line.student.id, item.id, self._today)
        apart = group is not None and stands_apart(line, item)
        if group is None:
            text = ""
        elif row.differs:
            who = group_words(group, self._today, say)
            text = say("{group}. Differs: {reason}", group=who, reason=row.differs)
        elif apart:
            state = vocabulary.state(row.facts.state, say)
            who = group_words(group, self._today, say)
            text = say(
                "{group}. “{state}” is said of one person, so entries for the group leave it"
                " alone.",
                group=who,
                state=state,
            )
        else:
            who = group_words(group, self._today, say)
            text = say("{group}. What is entered here is for all of them.", group=who)
        self.group.setText(text)
        self.group.setVisible(bool(text))
        self._links.setVisible(bool(text))
        self.differ.setVisible(not apart)
        self.rejoin.setVisible(apart)

    def _show_talk(self, line: GradeLine, item: Item) -> None:
        talk = line.talks.get(item.id)
        presents = item.kind is ItemKind.PRESENTATION
        if talk is not None:
            words = talk_words(talk, self._say)
            said = [words[:1].upper() + words[1:], talk.title, talk.paper]
            self.talk.setText(" · ".join(part for part in said if part))
        else:
            self.talk.setText(self._say("No date for the presentation yet"))
        self.talk.setVisible(presents or talk is not None)
        self.present.setVisible(presents)
