"""Write to these…: their addresses to copy, or one mail draft for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.jobs.mail_drafts import addresses, reachable
from planner.rules.credits import Enrolment
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.writing.letters_tab import LettersTab

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from planner.exchange.mail_drafts import Letter
    from planner.jobs.gradebook import Line as GradeLine
    from planner.jobs.mail_drafts import Correspondence
    from planner.language import Language
    from planner.wording.letters import Template

BETWEEN = ("; ", "\n")
NAMED = 8


@dataclass(frozen=True, slots=True)
class Copied:
    """Addresses for the clipboard, and how many they are."""

    text: str
    n: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """Letters to be put into a folder, and what they were made from, for the next time."""

    letters: tuple[Letter, ...]
    template: Template


class WriteDialog(Dialog[Copied | Drafted]):
    """Two tabs, two ways; whoever has no address is named."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        about: Correspondence,
        today: date,
        template: Template | None,
    ) -> None:
        n = len(about.lines)
        title = say.count("Write to {n} student", "Write to {n} students", n)
        super().__init__(parent, say, title, accept=say("Copy"))
        self._about = about
        self.without = Line(tone="waiting", wraps=True)
        self.leavers = QCheckBox()
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.letters = LettersTab(say, about, today, template)
        self.tabs = QTabWidget()
        self._between = QButtonGroup(self)
        self._lay_out()
        self._count_leavers()
        self.tabs.currentChanged.connect(self._show_way)
        self.leavers.toggled.connect(self._show_lines)
        self._between.idClicked.connect(self._show_lines)
        self._show_lines()
        self.resize(900, 620)

    def lines(self) -> Sequence[GradeLine]:
        """Return those who are written to, with an address or without."""
        if self.leavers.isHidden() or self.leavers.isChecked():
            return self._about.lines
        return tuple(line for line in self._about.lines if not _left(line))

    @override
    def answer(self) -> Copied | Drafted:
        if self.tabs.currentIndex() == 1:
            return Drafted(self.letters.letters(), self.letters.template())
        return Copied(self.list.toPlainText(), len(addresses(self.lines())))

    @override
    def objection(self) -> str:
        if not addresses(self.lines()):
            return self.say("Nobody of these has an e-mail address.")
        return self.letters.objection() if self.tabs.currentIndex() == 1 else ""

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        about: Correspondence,
        *,
        today: date,
        template: Template | None,
        copied: Callable[[Copied], object],
        drafted: Callable[[Drafted], object],
    ) -> WriteDialog:
        """Ask how to write to these; ``template`` is what was typed the last time."""

        def then(answer: Copied | Drafted) -> None:
            if isinstance(answer, Copied):
                copied(answer)
            else:
                drafted(answer)

        return cls(parent, say, about, today, template).open_for(then)

    def _lay_out(self) -> None:
        say = self.say
        self.list.setAccessibleName(say("Addresses"))
        separators = QHBoxLayout()
        separators.setSpacing(14)
        for place, text in enumerate((say("in one line"), say("one per line"))):
            choice = QRadioButton(text)
            choice.setChecked(place == 0)
            self._between.addButton(choice, place)
            separators.addWidget(choice)
        separators.addStretch(1)
        advice = say(
            "Put them into Bcc, not into To or Cc: nobody then learns the addresses of the others."
        )
        copied = QWidget()
        column = QVBoxLayout(copied)
        column.setContentsMargins(0, 12, 0, 0)
        column.addLayout(separators)
        column.addWidget(self.list, 1)
        column.addWidget(Line(advice, tone="muted", wraps=True))
        self.tabs.addTab(copied, say("Addresses"))
        self.tabs.addTab(self.letters, say("One mail for each"))
        self.body.addWidget(self.leavers)
        self.body.addWidget(self.without)
        self.body.addWidget(self.tabs, 1)

    def _count_leavers(self) -> None:
        n = sum(map(_left, self._about.lines))
        text = self.say.count(
            "Also {n} who has left the course", "Also {n} who have left the course", n
        )
        self.leavers.setText(text)
        self.leavers.setVisible(0 < n < len(self._about.lines))

    def _show_lines(self) -> None:
        lines, say = self.lines(), self.say
        with_one, without = reachable(lines)
        between = BETWEEN[self._between.checkedId()]
        self.list.setPlainText(between.join(addresses(lines)))
        names = [line.student.name for line in without[:NAMED]]
        if len(without) > NAMED:
            more = len(without) - NAMED
            names.append(say.count("{n} more", "{n} more", more))
        self.without.setText(
            say.count(
                "{n} cannot be reached, without an address: {names}.",
                "{n} cannot be reached, without an address: {names}.",
                len(without),
                names=say.listed(names),
            )
        )
        self.without.setVisible(bool(without))
        self.letters.show_lines(with_one)
        self._show_way()

    def _show_way(self) -> None:
        n = len(reachable(self.lines())[0])
        drafts = self.tabs.currentIndex() == 1
        one = self.say.count("Make {n} draft…", "Make {n} drafts…", n)
        self.accept_button.setText(one if drafts else self.say("Copy"))
        self.accept_button.setEnabled(n > 0)
        self.object_("")


def _left(line: GradeLine) -> bool:
    return line.student.status is Enrolment.LEFT
