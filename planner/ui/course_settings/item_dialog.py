"""Asks what an item is: title, kind, how it is marked, when it is due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from planner import vocabulary
from planner.errors import PlannerError
from planner.rules.credits import Item, ItemKind, Marking
from planner.rules.grades import parse_points
from planner.ui.course_settings.effect_lines import EffectLines
from planner.ui.course_settings.effects import effects, with_item
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from planner.jobs.gradebook import Gradebook
    from planner.language import Language


class ItemDialog(Dialog[Item]):
    """Says at once who would gain and lose, if points or marking of an item in use change."""

    def __init__(self, parent: QWidget, say: Language, item: Item, book: Gradebook | None) -> None:
        title = item.title or say("Add item")
        super().__init__(parent, say, title, accept="" if item.id else say("Add"))
        self._item, self._book = item, book
        self.title, self.short = QLineEdit(item.title), QLineEdit(item.short)
        self.title.setMinimumWidth(320)
        self.short.setPlaceholderText(say("e.g. HW 1; heads the column"))
        self.kind, self.marking = QComboBox(), QComboBox()
        for kind in ItemKind:
            self.kind.addItem(vocabulary.item_kind(kind, say), kind)
        for marking in Marking:
            self.marking.addItem(vocabulary.marking(marking, say), marking)
        self.kind.setCurrentIndex(list(ItemKind).index(item.kind))
        self.marking.setCurrentIndex(list(Marking).index(item.marking))
        self.most = QLineEdit(say.number(item.max_points) if item.max_points is not None else "")
        needed = item.pass_points
        self.needed = QLineEdit(say.number(needed) if needed is not None else "")
        self.effect = EffectLines(say)
        self._lay_out()
        for field in (self.most, self.needed):
            field.textChanged.connect(self._changed)
        self.marking.currentIndexChanged.connect(self._changed)
        self._changed()

    def _lay_out(self) -> None:
        say, item = self.say, self._item
        self.has_due = QCheckBox(say("due on"))
        self.has_due.setChecked(item.due is not None)
        self.due = DayField(say, item.due or date.today())  # noqa: DTZ011 - only where it begins
        self.due.setAccessibleName(say("Due"))
        self.has_due.toggled.connect(self.due.setEnabled)
        self.due.setEnabled(item.due is not None)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.has_due)
        row.addWidget(self.due, 1)
        both.setFocusProxy(self.has_due)
        self.field(say("Title"), self.title)
        self.field(say("Short heading"), self.short)
        self.field(say("Kind"), self.kind)
        self.field(say("Marked with"), self.marking)
        self.field(say("Most points"), self.most)
        self.field(say("Points to pass"), self.needed)
        self.field(say("Deadline"), both)
        self.body.addWidget(self.effect)

    @override
    def objection(self) -> str:
        if not self.title.text().strip():
            return self.say("An item needs a title.")
        try:
            item = self.answer()
        except PlannerError as refusal:
            return worded(refusal, self.say)
        if item.max_points is None or item.pass_points is None:
            return ""
        if item.pass_points > item.max_points:
            return self.say("More points are needed to pass than there are.")
        return ""

    @override
    def answer(self) -> Item:
        return Item(
            id=self._item.id,
            title=self.title.text().strip(),
            kind=ItemKind(self.kind.currentData()),
            marking=self._marking(),
            max_points=self._points(self.most),
            pass_points=self._points(self.needed),
            due=self.due.day() if self.has_due.isChecked() else None,
            short=self.short.text().strip(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        item: Item,
        book: Gradebook | None,
        then: Callable[[Item], object],
    ) -> ItemDialog:
        """Ask for an item; with the gradebook it says what would follow."""
        return cls(parent, say, item, book).open_for(then)

    def _points(self, field: QLineEdit) -> Decimal | None:
        """Read points; raises NoSuchPoints. Under another marking they are kept unseen."""
        text = field.text().strip()
        return parse_points(text) if text else None

    def _marking(self) -> Marking:
        return Marking(self.marking.currentData())  # Qt hands back the bare word

    def _counts(self) -> bool:
        return self._marking() is Marking.POINTS

    def _changed(self) -> None:
        self.object_("")
        for field in (self.most, self.needed):
            self.form.setRowVisible(field, self._counts())
        if self._book is None:
            self.effect.hide()
            return
        try:
            after = with_item(self._book.work, self.answer())
        except PlannerError:
            return
        self.effect.show_effects(effects(self._book, after))
