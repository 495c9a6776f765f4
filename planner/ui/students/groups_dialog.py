"""Arranges groups: who works with whom on what, all of it seen before it is saved as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from planner.rules.credits import Enrolment
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import Choice
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Heading, Line
from planner.ui.students.group_lists import GroupTree, LonePeople
from planner.ui.students.group_rows import DealRow, SinceRow
from planner.ui.students.grouping import Arrangement, Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.students.grouping import People, Summary

TREE_PX, LIST_PX, HIGH_PX = 340, 230, 190
WIDE_PX, TALL_PX = 800, 660

STATES = {
    None: Qt.CheckState.PartiallyChecked,
    True: Qt.CheckState.Checked,
    False: Qt.CheckState.Unchecked,
}


class GroupsDialog(Dialog[Arrangement]):
    """Groups for one item at a time; what else they work on together is ticked.

    ``object_to`` says in a sentence what speaks against an arrangement, "" if nothing does.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        begin: People,
        *,
        item: str,
        today: date,
        object_to: Callable[[Arrangement], str],
    ) -> None:
        super().__init__(parent, say, say("Groups"), accept=say("Save"))
        self.draft = Draft(begin)
        self._begin, self._object_to = begin, object_to
        self._names = {
            row.id: f"{row.name} ({say('left the course')})"
            if row.status is Enrolment.LEFT
            else row.name
            for row in begin.students
        }
        self.item, self.tree, self.lone = Choice(), GroupTree(say), LonePeople(say)
        self.together: dict[str, QCheckBox] = {}
        self.deal, self.since = DealRow(say), SinceRow(say, today)
        self.lone_heading, self._stem = Heading(""), say("Group")
        self.change_line = Line(tone="muted", wraps=True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.item.setCurrentIndex(max(self.item.findData(item), 0))
        self._show_item()
        self.resize(WIDE_PX, TALL_PX)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        begin: People,
        *,
        item: str,
        today: date,
        object_to: Callable[[Arrangement], str],
        then: Callable[[Arrangement], object],
    ) -> GroupsDialog:
        """Ask how people work together; ``item`` is shown first."""
        dialog = cls(parent, say, begin, item=item, today=today, object_to=object_to)
        return dialog.open_for(then)

    @override
    def answer(self) -> Arrangement:
        return self.draft.arrangement(self.since.day())

    @override
    def objection(self) -> str:
        return self._object_to(self.answer())

    def _make_parts(self) -> None:
        say = self.say
        self.new = button(say("New group"), self._add)
        self.rename = button(say("Rename"), self.tree.rename)
        self.dissolve = button(say("Dissolve"), self._dissolve)
        self.out = button(say("Take out"), lambda: self._take_out(self.tree.members()))
        self.into = button(say("Put into the group"), lambda: self._put(self.lone.chosen()))
        for item in self._begin.items:
            self.item.addItem(item.title, item.id)
            box = QCheckBox(item.short or item.title)
            box.setToolTip(item.title)
            box.clicked.connect(lambda ticked, one=item: self._share(one, together=ticked))
            self.together[item.id] = box

    def _lay_out(self) -> None:
        say = self.say
        self.field(say("Groups for"), self.item)
        boxes = QWidget()
        boxes.setLayout(Flow(tuple(self.together.values()), spacing=10))
        self.field(say("The same for"), boxes)
        self.body.addLayout(self._lists(), 1)
        self.body.addWidget(self.deal)
        self.body.addWidget(self.since)
        self.body.addWidget(self.change_line)

    def _lists(self) -> QGridLayout:
        say = self.say
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(Heading(say("Groups")), 0, 0)
        grid.addWidget(self.lone_heading, 0, 1)
        self.tree.setMinimumSize(TREE_PX, HIGH_PX)
        self.lone.setMinimumSize(LIST_PX, HIGH_PX)
        grid.addWidget(self.tree, 1, 0)
        grid.addWidget(self.lone, 1, 1)
        left = Flow((self.new, self.rename, self.dissolve, self.out), spacing=6)
        right = QVBoxLayout()
        right.addWidget(self.into, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        grid.addLayout(left, 2, 0)
        grid.addLayout(right, 2, 1)
        keys = say(
            "F2 renames, Del takes out or dissolves, Alt with an arrow moves a member to the next"
            " group, Enter puts into the group. Dragging does it too."
        )
        grid.addWidget(Line(keys, tone="muted", px=11, wraps=True), 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.item.activated.connect(lambda _: self._show_item())
        self.tree.put.connect(self._put)
        self.tree.taken_out.connect(self._take_out)
        self.lone.taken_out.connect(self._take_out)
        self.lone.put.connect(self._put)
        self.tree.renamed.connect(self._rename)
        self.tree.dissolved.connect(lambda _: self._dissolve())
        self.tree.shifted.connect(self._shift)
        self.tree.itemSelectionChanged.connect(self._enable)
        self.lone.itemSelectionChanged.connect(self._enable)
        self.deal.wished.connect(self._deal)

    def _shown(self) -> str:
        return str(self.item.currentData() or "")

    def _show_item(self) -> None:
        """Show the groups for another item; since when is guessed from what is entered."""
        item = self._shown()
        self.draft.settle()
        there = any(item in group.items for group in self._begin.groups)
        self.since.suppose(dated=there and item in self._begin.entered)
        self._show()

    def _show(self) -> None:
        item = self._shown()
        groups, lone = self.draft.shown(item), self.draft.without(item)
        self.tree.show_groups(groups, self._names)
        self.lone.show_people(lone, self._names)
        self.lone_heading.setText(self.say("Without a group ({n})", n=len(lone)))
        for other, box in self.together.items():
            shared = self.draft.shares(item, other)
            box.setVisible(other != item)
            box.setEnabled(bool(groups))
            box.setTristate(shared is None)
            box.setCheckState(STATES[shared])
        self._tell()

    def _tell(self) -> None:
        self.change_line.setText(summary_words(self.draft.summary(), self.say))
        self.object_("")
        self._enable()

    def _enable(self) -> None:
        group = bool(self.tree.group())
        self.rename.setEnabled(group)
        self.dissolve.setEnabled(group)
        self.out.setEnabled(bool(self.tree.members()))
        self.into.setEnabled(bool(self.lone.chosen()))
        self.deal.enable(lone=self.lone.count() > 0, dealt=self.draft.is_dealt)

    def _add(self) -> None:
        key = self.draft.add(self._shown(), self._stem)
        self._changed()
        self.tree.go_to(key)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, key: str, name: str) -> None:
        self.draft.rename(key, name)
        self.draft.settle()
        self._tell()  # the list shows the name already

    def _dissolve(self) -> None:
        if self.tree.group():
            self.draft.dissolve(self.tree.group())
            self._changed()

    def _put(self, who: Sequence[str], key: str = "") -> None:
        into = key or self.tree.group()
        if not into and who:
            into = self.draft.add(self._shown(), self._stem)
        if who:
            self.draft.put(who, into)
            self._changed()
            self.tree.go_to(into)

    def _take_out(self, who: Sequence[str]) -> None:
        self.draft.take_out(who, self._shown())
        self._changed()

    def _shift(self, who: Sequence[str], step: int) -> None:
        keys = [group.key for group in self.draft.shown(self._shown())]
        to = keys.index(self.tree.group()) + step
        if 0 <= to < len(keys):
            self.draft.put(who, keys[to])
            self._changed()

    def _share(self, item: Item, *, together: bool) -> None:
        self.draft.share(self._shown(), item.id, together=together)
        self._changed()

    def _deal(self) -> None:
        size = self.deal.many.value()
        self.draft.deal(self._shown(), size, self._stem, self.deal.ordered)
        self._show()

    def _changed(self) -> None:
        self.draft.settle()
        self._show()


def summary_words(found: Summary, say: Language) -> str:
    """Say what saving would change: "3 groups made, 6 students join"."""
    parts = [
        say.count("{n} new group", "{n} new groups", found.made) if found.made else "",
        say.count("{n} group dissolved", "{n} groups dissolved", found.dissolved)
        if found.dissolved
        else "",
        say.count("{n} group renamed", "{n} groups renamed", found.renamed)
        if found.renamed
        else "",
        say.count("{n} group works on other items", "{n} groups work on other items", found.items)
        if found.items
        else "",
        say.count("{n} student joins", "{n} students join", found.joining)
        if found.joining
        else "",
        say.count("{n} student leaves", "{n} students leave", found.leaving)
        if found.leaving
        else "",
    ]
    said = ", ".join(part for part in parts if part)
    if not said:
        return say("Nothing is changed yet.")
    return say("Saving changes: {changes}. What was entered stays with everybody.", changes=said)
