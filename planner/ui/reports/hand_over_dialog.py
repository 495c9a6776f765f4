"""Asks what goes over to whom and how, and says first what is open and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QScrollArea, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from planner.jobs.exam_handover import Wish
from planner.ui.parts.dialog import Dialog, Reading
from planner.ui.parts.labels import Line
from planner.wording.handing_over import (
    HOW,
    list_key_words,
    next_words,
    outlook_words,
    row_change_words,
    vanished_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.db.register import HandoverRow
    from planner.jobs.exam_handover import Outlook
    from planner.jobs.handing_over import How
    from planner.language import Language

MOST_NAMED = 8  # rows of one list that differ; the others are counted
WIDE_PX, TALLEST_PX = 560, 300


class HandOverDialog(Dialog[Wish]):
    """Which lists, to whom, how; a document that is but one has no lists to tick."""

    def __init__(
        self,
        parent: Widget,
        say: Language,
        title: str,
        *,
        recipient: str,
        lists: Sequence[Outlook] = (),
        gone: Sequence[tuple[str, HandoverRow]] = (),
        still_open: int = 0,
    ) -> None:
        super().__init__(parent, say, title, accept=say("Hand over…"))
        self._at = 0
        self.ticks: dict[str, QCheckBox] = {}
        self.said: list[Line] = []
        if still_open:
            self._say_open(still_open)
        if lists:
            self._show_lists(lists, gone)
        self.recipient, self.note = QLineEdit(recipient), QLineEdit()
        self.how = QComboBox()
        for how, words in HOW.items():
            self.how.addItem(say(words), how)
        self.together = QComboBox()
        self.together.addItem(say("a PDF and a workbook for each list"), userData=False)
        self.together.addItem(say("one PDF and one workbook for all"), userData=True)
        self.field(say("To whom"), self.recipient)
        self.field(say("How"), self.how)
        if len(lists) > 1:
            self.field(say("Files"), self.together)
        self.note.setPlaceholderText(say("your own words, kept with it"))
        self.field(say("Note"), self.note)
        self.setMinimumWidth(WIDE_PX)

    @override
    def objection(self) -> str:
        if self.ticks and not self._keys():
            return self.say("Tick a list.")
        return "" if self.recipient.text().strip() else self.say("Say to whom it is handed over.")

    @override
    def answer(self) -> Wish:
        return Wish(
            keys=self._keys(),
            recipient=self.recipient.text().strip(),
            how=cast("How", self.how.currentData()),
            note=self.note.text().strip(),
            together=bool(self.together.currentData()),
        )

    def _keys(self) -> tuple[str, ...]:
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    def _say_open(self, n: int) -> None:
        words = self.say.count(
            "{n} point of the closing checklist is open: the lists will say that they are drafts.",
            "{n} points of the closing checklist are open: the lists will say that they are"
            " drafts.",
            n,
        )
        self._put(Line(words, tone="waiting", wraps=True))

    def _show_lists(
        self, lists: Sequence[Outlook], gone: Sequence[tuple[str, HandoverRow]]
    ) -> None:
        """Show each list with a tick and with what would be news to the office."""
        inside = Widget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for one in lists:
            tick = QCheckBox(list_key_words(one.name.key, self.say))
            tick.setChecked(not one.is_same)
            tick.toggled.connect(self._reconsider)
            self.ticks[one.name.key] = tick
            column.addWidget(tick)
            for line in self._news(one):
                line.setContentsMargins(24, 0, 0, 0)
                column.addWidget(line)
                self.said.append(line)
            column.addSpacing(6)
        for key, row in gone:
            line = Line(vanished_words(key, row, self.say), tone="out", wraps=True)
            column.addWidget(line)
            self.said.append(line)
        column.addStretch(1)
        self._put(_scrolling(inside))

    def _news(self, one: Outlook) -> list[Line]:
        say = self.say
        lines = [Line(outlook_words(one, say), tone="muted", wraps=True)]
        changes = one.changes or ()
        said = [row_change_words(each, one.who, say) for each in changes[:MOST_NAMED]]
        lines += [Line(words, px=12, wraps=True) for words in said]
        if more := len(changes[MOST_NAMED:]):
            lines.append(Line(say.count("{n} more", "{n} more", more), tone="muted", px=12))
        return lines

    def _put(self, widget: Widget) -> None:
        self.body.insertWidget(self._at, widget)
        self._at += 1

    @classmethod
    def ask(
        cls,
        parent: Widget,
        say: Language,
        title: str,
        *,
        recipient: str,
        then: Callable[[Wish], object],
        lists: Sequence[Outlook] = (),
        gone: Sequence[tuple[str, HandoverRow]] = (),
        still_open: int = 0,
    ) -> HandOverDialog:
        """Ask what goes over to whom, and how."""
        dialog = cls(
            parent,
            say,
            title,
            recipient=recipient,
            lists=lists,
            gone=gone,
            still_open=still_open,
        )
        return dialog.open_for(then)


class HandedDialog(Reading):
    """Says what was handed over, and what is to be done now."""

    def __init__(
        self, parent: Widget, say: Language, files: Sequence[str], folder: Path, wish: Wish
    ) -> None:
        title = say("Handed over to {recipient}", recipient=wish.recipient)
        super().__init__(parent, say, title)
        kept = say("In {folder}, and kept in the register as they are:", folder=folder.name)
        for words, tone in (
            (kept, "muted"),
            ("\n".join(files), ""),
            (next_words(wish.how, say), ""),
        ):
            line = Line(words, tone="muted" if tone else "", wraps=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.setMinimumWidth(420)
            self.body.addWidget(line)

    @classmethod
    def tell(
        cls, parent: Widget, say: Language, files: Sequence[str], folder: Path, wish: Wish
    ) -> HandedDialog:
        """Show it; nobody waits for it."""
        dialog = cls(parent, say, files, folder, wish)
        dialog.open()
        return dialog


def _scrolling(inside: Widget) -> QScrollArea:
    """Let a long content scroll, and be no higher than it needs to be."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    inside.setFixedWidth(WIDE_PX - 20)
    area.setFixedHeight(min(inside.sizeHint().height() + 8, TALLEST_PX))
    return area
