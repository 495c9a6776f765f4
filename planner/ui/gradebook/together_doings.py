"""What one does about groups, talks and titles in the gradebook; each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.commands import group_results
from planner.db.journal import Title
from planner.jobs.talks import talk_choices
from planner.language import marked
from planner.rules.credits import ItemKind
from planner.rules.groups import group_of
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.gradebook.differ_dialog import DifferDialog
from planner.ui.parts.talk_dialog import TalkDialog, give_talk
from planner.wording import working_together as titles
from planner.wording.together import called, stands_apart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.gradebook import Line
    from planner.rules.credits import Item
    from planner.ui.desk import Desk
    from planner.ui.gradebook.differ_dialog import Different
    from planner.ui.gradebook.together_box import TogetherBox
    from planner.ui.gradebook.wishes import Wishes
    from planner.ui.theme import Theme


class TogetherDoings(QObject):
    """Knows the current cell by the wishes, asks where it must, and hands steps in."""

    groups_wished = Signal(str)  # the item whose groups are to be arranged

    def __init__(
        self, over: QWidget, wishes: Wishes, desk: Desk, *, theme: Theme, today: date
    ) -> None:
        super().__init__(wishes)
        self._over, self._wishes, self._desk, self._say = over, wishes, desk, desk.say
        self._theme, self._today = theme, today

    def serve(self, box: TogetherBox) -> None:
        """Hand on what is clicked and typed in the inspector."""
        box.differ_wished.connect(self.ask_differ)
        box.rejoin_wished.connect(self.rejoin)
        box.talk_wished.connect(self.ask_talk)
        box.groups_wished.connect(self.ask_groups)
        box.title_wished.connect(self.entitle)

    def bindings(self) -> Sequence[Binding]:
        """Return the actions of the menu."""

        def spec(name: str, text: str) -> ActionSpec:
            return ActionSpec(id=f"grades.{name}", text=text, menu=Menu.RESULTS, group=3)

        differ = spec("differ", marked("Differs from the group…"))
        rejoin = spec("rejoin", marked("As the group again"))
        present = spec("present", marked("Presents on…"))
        groups = spec("groups", marked("Groups…"))
        return (
            Binding(groups, self.ask_groups, self._wishes.has_students),
            Binding(differ, self.ask_differ, self.is_in_group),
            Binding(rejoin, self.rejoin, self.is_apart),
            Binding(present, self.ask_talk, self.is_presentation),
        )

    def possible(self) -> tuple[bool, ...]:
        """Say what can be done now: when this changes, actions are asked again."""
        return self.is_in_group(), self.is_apart(), self.is_presentation()

    def is_in_group(self) -> bool:
        """Say whether the current student works on the current item in a group."""
        line, item = self._here()
        if line is None or item is None:
            return False
        return group_of(line.groups, line.student.id, item.id, self._today) is not None

    def is_apart(self) -> bool:
        """Say whether the current result stands apart from its group's."""
        line, item = self._here()
        return self.is_in_group() and bool(line and item) and stands_apart(*self._there())

    def is_presentation(self) -> bool:
        """Say whether the current item is a presentation."""
        item = self._wishes.item()
        return item is not None and item.kind is ItemKind.PRESENTATION

    def ask_groups(self) -> None:
        """Wish for the groups of the current item."""
        item = self._wishes.item()
        self.groups_wished.emit(item.id if item is not None else "")

    def ask_differ(self) -> None:
        """Ask what the current student gets instead of what the group gets, and why."""
        if not self.is_in_group():
            return
        line, item = self._there()
        title = Title.of(titles.DIFFERS, name=line.student.name, item=item.title)

        def do(said: Different) -> None:
            cell = line.student.id, item.id
            self._desk.do(title, group_results.differ, *cell, said.reason, said.entry)

        DifferDialog.ask(self._over.window(), self._say, line, item, do)

    def rejoin(self) -> None:
        """Give the current student the result of the group again."""
        if self.is_apart():
            line, item = self._there()
            title = Title.of(titles.REJOINED, name=line.student.name, item=item.title)
            cell = line.student.id, item.id
            self._desk.do(title, group_results.rejoin, *cell, on=self._today)

    def ask_talk(self) -> None:
        """Ask where the current student presents."""
        line, item = self._here()
        if line is None:
            return
        choices = self._desk.read(talk_choices, line.student.id, self._today)
        if not choices:
            return
        TalkDialog.ask(
            self._over.window(),
            self._say,
            self._theme,
            name=line.student.full_name,
            choices=choices,
            item=item.id if item is not None else "",
            then=lambda chosen: give_talk(self._desk, line, chosen, self._today),
        )

    def entitle(self, line: Line, item: Item, text: str) -> None:
        """Write down what a poster or project is called."""
        name = called(line, item, self._today)
        title = Title.of(titles.ENTITLED, name=name, item=item.title)
        cell = line.student.id, item.id
        self._desk.do(title, group_results.entitle, *cell, text, on=self._today)

    def _here(self) -> tuple[Line | None, Item | None]:
        return self._wishes.line(), self._wishes.item()

    def _there(self) -> tuple[Line, Item]:
        line, item = self._here()
        assert line is not None
        assert item is not None
        return line, item
