"""Shows two records of one person side by side, and asks what is taken where they differ."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from planner.language import marked
from planner.rules.merging import Side, Verdict
from planner.ui.parts.buttons import button, link
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.students.merge_lines import MergeLine, merge_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from planner.jobs.merging import Choices, Comparison
    from planner.language import Language
    from planner.rules.merging import Subject
    from planner.ui.students.merge_lines import Names
    from planner.ui.theme import Theme


class Part(Enum):
    """Which lines are shown."""

    ALL = marked("all {n}")
    TO_CHOOSE = marked("to choose {n}")
    DIFFERENT = marked("different {n}")
    ONLY_ONE = marked("only one has it {n}")
    SAME = marked("the same {n}")


TAKE: Mapping[Side, str] = {
    Side.KEPT: marked("Take the left one"),
    Side.OTHER: marked("Take the right one"),
    Side.BOTH: marked("Take both"),
}


class MergeDialog(Dialog[dict["Subject", Side]]):
    """Nothing is merged before every question is answered; ``turned`` wishes the other kept.

    ``object_to`` says in a sentence what speaks against the merge with these choices.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        found: Comparison,
        called: Names,
        object_to: Callable[[Choices], str],
        turned: Callable[[], object],
    ) -> None:
        super().__init__(parent, say, say("Two records, one person"), accept=say("Merge"))
        self._found, self._called, self._object_to = found, called, object_to
        self._choices: dict[Subject, Side] = {}
        self.chips = FilterChips[Part](dict.fromkeys(Part, ""))
        self.table = _table(found, say, theme)
        self.take = {
            side: button(say(text), partial(self._choose, side)) for side, text in TAKE.items()
        }
        self.turn = link(say("Keep the other one"), lambda: self._turn(turned))
        self.outcome = Line(wraps=True)
        self._lay_out()
        self.chips.chosen.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._show_lines()
        self._go_on()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.object_(object_to({}))
        self.resize(940, 620)

    def _lay_out(self) -> None:
        say, found = self.say, self._found
        head = QHBoxLayout()
        words = say(
            "{kept} stays and takes in {other}.", kept=found.kept.name, other=found.other.name
        )
        head.addWidget(Line(words, wraps=True), 1)
        head.addWidget(self.turn)
        self.turn.setEnabled(found.may_turn)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Line(say("Selected rows:"), tone="muted"))
        for one in self.take.values():
            foot.addWidget(one)
        foot.addStretch(1)
        self.body.insertLayout(0, head)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)
        self.body.addWidget(self.outcome)
        for text in self._remarks():
            self.body.addWidget(Line(text, tone="muted", wraps=True))

    def _remarks(self) -> list[str]:
        say, found = self.say, self._found
        said = [
            say(
                "Remarks on results, and the days on which somebody cannot come, are kept of both."
                " The merge is one step, and Undo takes it back."
            )
        ]
        if not found.may_turn:
            said.append(say("A certificate names the record that stays; it is never changed."))
        if found.sheets:
            text = say(
                "{names} has the other record on a marking sheet that is still out: what comes"
                " back for it finds nobody. Bring the sheet back first.",
                names=say.listed(found.sheets),
            )
            said.append(text)
        return said

    @override
    def answer(self) -> dict[Subject, Side]:
        return self._choices

    @override
    def objection(self) -> str:
        n = len(self._found.open(self._choices))
        if n:
            return self.say.count(
                "{n} thing differs: choose first what is taken.",
                "{n} things differ: choose first what is taken.",
                n,
            )
        return self._object_to(self._choices)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        found: Comparison,
        called: Names,
        object_to: Callable[[Choices], str],
        turned: Callable[[], object],
        then: Callable[[dict[Subject, Side]], object],
    ) -> MergeDialog:
        """Show both records; ``then`` gets what was chosen."""
        dialog = cls(
            parent, say, theme, found=found, called=called, object_to=object_to, turned=turned
        )
        return dialog.open_for(then)

    def _turn(self, turned: Callable[[], object]) -> None:
        self.reject()
        turned()

    def _show_lines(self) -> None:
        lines = merge_lines(self._found, self._choices, self._called, self.say)
        self.table.show_rows(lines)
        for part in Part:
            n = sum(_fits(part, line) for line in lines)
            self.chips.show_label(part, self.say(part.value, n=n), there=bool(n))
        n = len(self._found.open(self._choices))
        self.outcome.show_text(
            self.say.count("{n} question is open.", "{n} questions are open.", n)
            if n
            else self.say("Everything is answered."),
            "waiting" if n else "met",
        )
        self._enable()

    def _narrow(self, part: Part) -> None:
        self.table.keep_only(None if part is Part.ALL else lambda line: _fits(part, line))

    def _enable(self) -> None:
        lines = self.table.selected()
        for side, one in self.take.items():
            possible = bool(lines) and any(side in line.pair.sides[1:] for line in lines)
            differs = any(line.pair.verdict is not Verdict.SAME for line in lines)
            one.setEnabled(differs if side is Side.KEPT else possible)

    def _choose(self, side: Side) -> None:
        for line in self.table.selected():
            if side in line.pair.sides:
                self._choices[line.pair.subject] = side
        self._show_lines()
        self._go_on()
        self.object_(self._object_to(self._choices))

    def _go_on(self) -> None:
        """Put the cursor on the next question, if there is one."""
        first = next((line for line in self.table.shown() if line.asks), None)
        if first is not None:
            self.table.show_row(first.pair.subject)


def _fits(part: Part, line: MergeLine) -> bool:
    verdict = line.pair.verdict
    return {
        Part.ALL: True,
        Part.TO_CHOOSE: line.asks,
        Part.DIFFERENT: verdict is Verdict.DIFFER,
        Part.ONLY_ONE: verdict in {Verdict.ONLY_KEPT, Verdict.ONLY_OTHER},
        Part.SAME: verdict is Verdict.SAME,
    }[part]


def _table(found: Comparison, say: Language, theme: Theme) -> RowsTable[MergeLine]:
    def tone(line: MergeLine) -> str:
        if line.asks:
            return "waiting"
        return "muted" if line.pair.verdict is Verdict.SAME else ""

    columns = (
        Column[MergeLine](heading=say("What"), text=lambda line: line.what, bold=True, width=190),
        Column[MergeLine](
            heading=say("Stays: {name}", name=found.kept.name),
            text=lambda line: line.kept,
            tip=lambda line: line.kept,
            width=240,
        ),
        Column[MergeLine](
            heading=say("Goes: {name}", name=found.other.name),
            text=lambda line: line.other,
            tip=lambda line: line.other,
            width=240,
        ),
        Column[MergeLine](
            heading=say("Taken"), text=lambda line: line.taken(say), tone=tone, width=0
        ),
    )
    name = say("What both records say")
    return RowsTable[MergeLine](
        name, columns, theme, identity=lambda line: line.pair.subject, sortable=False
    )
