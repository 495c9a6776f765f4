"""Shares students out among the teaching assistants: who takes part, and who would get whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QCheckBox

from planner.rules.sharing import shared_out
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.students.reading import Entry, Everybody
    from planner.ui.theme import Theme

type Shares = dict[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """What one assistant would have: so many already, and these students new."""

    name: str
    has: int
    gets: tuple[str, ...]


class ShareDialog(Dialog[Shares]):
    """Only who has nobody yet is given somebody, unless one asks for all to be dealt anew."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        entries: Sequence[Entry],
        offered: Everybody,
    ) -> None:
        n = len(entries)
        title = say.count(
            "Share {n} student out among the TAs", "Share {n} students out among the TAs", n
        )
        super().__init__(parent, say, title, accept=say("Share out"))
        self._entries, self._offered = entries, offered
        self.who = {person.id: QCheckBox(person.name) for person in offered.assistants}
        self.anew = QCheckBox()
        self.table = _table(say, theme)
        self.words = Line(tone="muted", wraps=True)
        flow = Flow(spacing=14)
        for one in self.who.values():
            one.setChecked(True)
            one.toggled.connect(self._show)
            flow.addWidget(one)
        self.body.addLayout(flow)
        self.body.addWidget(self.anew)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.words)
        had = sum(entry.student.ta is not None for entry in entries)
        self.anew.setText(
            say.count("Also {n} who has a TA already", "Also {n} who have a TA already", had)
        )
        self.anew.setVisible(had > 0)
        self.anew.toggled.connect(self._show)
        self._show()
        self.resize(680, 420)

    @override
    def answer(self) -> Shares:
        return shared_out([entry.student.id for entry in self._dealt()], self._loads())

    @override
    def objection(self) -> str:
        if not self._loads():
            return self.say("Choose at least one TA.")
        return "" if self._dealt() else self.say("Everybody has a TA already.")

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        entries: Sequence[Entry],
        offered: Everybody,
        then: Callable[[Shares], object],
    ) -> ShareDialog:
        """Ask how to share these students out; ``then`` gets by student the id of a TA."""
        return cls(parent, say, theme, entries, offered).open_for(then)

    def _dealt(self) -> list[Entry]:
        """Return those who are given a TA, by name."""
        anew = self.anew.isChecked()
        dealt = [entry for entry in self._entries if anew or entry.student.ta is None]
        return sorted(dealt, key=lambda entry: entry.key)

    def _loads(self) -> dict[str, int]:
        """Count by TA who takes part the students that stay theirs."""
        dealt = {entry.student.id for entry in self._dealt()}
        staying = [
            entry.student.ta
            for entry in self._offered.entries
            if not entry.gone and entry.student.id not in dealt
        ]
        return {who: staying.count(who) for who, one in self.who.items() if one.isChecked()}

    def _show(self) -> None:
        loads, shares = self._loads(), self.answer()
        names = {entry.student.id: entry.student.name for entry in self._entries}
        self.table.show_rows(
            [
                Share(
                    self.who[who].text(),
                    has,
                    tuple(names[one] for one, given in shares.items() if given == who),
                )
                for who, has in loads.items()
            ]
        )
        kept = len(self._entries) - len(self._dealt())
        self.words.setText(
            self.say.count("{n} keeps the TA they have.", "{n} keep the TA they have.", kept)
        )
        self.words.setVisible(kept > 0)
        self.accept_button.setEnabled(bool(shares))


def _table(say: Language, theme: Theme) -> RowsTable[Share]:
    columns = (
        Column[Share](heading=say("TA"), text=lambda one: one.name, bold=True, width=150),
        Column[Share](heading=say("Has"), text=lambda one: str(one.has), right=True, width=64),
        Column[Share](
            heading=say("Gets"), text=lambda one: str(len(one.gets)), right=True, width=84
        ),
        Column[Share](
            heading=say("Students"),
            text=lambda one: "; ".join(one.gets),
            tip=lambda one: "\n".join(one.gets),
            width=0,
        ),
    )
    name = say("Who gets whom")
    return RowsTable[Share](name, columns, theme, identity=lambda one: one.name, sortable=False)
