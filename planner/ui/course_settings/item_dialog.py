"""Asks what an item is: title, kind, how it is marked, when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner import vocabulary
from planner.errors import PlannerError
from planner.jobs.rule_effects import effects, with_item
from planner.rules.credits import Item, ItemKind, Marking
from planner.rules.grades import parse_points
from planner.rules.rule_checks import check_item
from planner.ui.course_settings.effect_lines import EffectLines
from planner.ui.course_settings.weighing import WeighedDialog
from planner.ui.parts.fields import DayField
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from planner.jobs.gradebook import Gradebook, Work
    from planner.language import Language

ON_A_DAY = "day"  # no id of a session


@dataclass(frozen=True, slots=True)
class DueWith:
    """A session that something can be due before, as the dialog names it."""

    id: str
    name: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWish:
    """An item as it is to be, and the id of the session that its deadline hangs on, or None."""

    item: Item
    session: str | None = None


class ItemDialog(WeighedDialog[ItemWish]):
    """Says at once who would gain and lose, if points or marking of an item in use change."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        item: Item,
        book: Gradebook | None,
        *,
        sessions: Sequence[DueWith] = (),
        hangs_on: str | None = None,
        announced: date | None = None,
    ) -> None:
        title = item.title or say("Add item")
        super().__init__(parent, say, title, accept="" if item.id else say("Add"))
        self._item, self.book, self.announced = item, book, announced
        self._sessions, self._hangs_on = sessions, hangs_on
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
        self.kind.currentIndexChanged.connect(self._changed)
        self._changed()

    def _lay_out(self) -> None:
        say, item = self.say, self._item
        self.when = QComboBox()
        self.when.addItem(say("No deadline"), None)
        self.when.addItem(say("on a day of its own"), ON_A_DAY)
        for one in self._sessions:
            self.when.addItem(one.name, one.id)
        chosen = self._hangs_on if item.due else None
        at = self.when.findData(chosen or (ON_A_DAY if item.due else None))
        self.when.setCurrentIndex(max(at, 1) if item.due else 0)
        self.due = DayField(say, item.due or date.today())  # noqa: DTZ011 - only where it begins
        self.field(say("Title"), self.title)
        self.field(say("Short heading"), self.short)
        self.field(say("Kind"), self.kind)
        self.field(say("Marked with"), self.marking)
        self.field(say("Most points"), self.most)
        self.field(say("Points to pass"), self.needed)
        self.field(say("Deadline"), self.when)
        self.field(say("Due"), self.due)
        self.when.currentIndexChanged.connect(self._when_chosen)
        self._show_due()
        self.body.addWidget(self.effect)

    @override
    def objection(self) -> str:
        if not self.title.text().strip():
            return self.say("An item needs a title.")
        try:
            check_item(self.answer().item)
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    @override
    def answer(self) -> ItemWish:
        chosen = self.when.currentData()
        return ItemWish(item=self._as_typed(), session=None if chosen == ON_A_DAY else chosen)

    def _as_typed(self) -> Item:
        return Item(
            id=self._item.id,
            title=self.title.text().strip(),
            kind=ItemKind(self.kind.currentData()),
            marking=self._marking(),
            max_points=self._points(self.most),
            pass_points=self._points(self.needed),
            due=self.due.day() if self.when.currentIndex() > 0 else None,
            short=self.short.text().strip(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        item: Item,
        book: Gradebook | None,
        then: Callable[[ItemWish], object],
        *,
        sessions: Sequence[DueWith] = (),
        hangs_on: str | None = None,
        announced: date | None = None,
    ) -> ItemDialog:
        """Ask for an item; with the gradebook it says what would follow.

        It can be due before one of the ``sessions``; ``hangs_on`` is the id of the one it is.
        ``announced`` is when students were told the rules, if they were.
        """
        asked = cls(
            parent, say, item, book, sessions=sessions, hangs_on=hangs_on, announced=announced
        )
        return asked.open_for(then)

    @override
    def after(self) -> Work | None:
        return with_item(self.book.work, self._as_typed()) if self.book else None

    def _when_chosen(self) -> None:
        """Take over the day of a session that was chosen; it can still be changed."""
        chosen = self.when.currentData()
        day = next((one.day for one in self._sessions if one.id == chosen), None)
        if day is not None:
            self.due.show_day(day)
        self._show_due()

    def _show_due(self) -> None:
        self.form.setRowVisible(self.due, self.when.currentIndex() > 0)

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
        if self.book is None:
            self.effect.hide()
            return
        try:
            after = self.after()
        except PlannerError:
            return
        if after is not None:
            self.effect.show_effects(effects(self.book, after))
