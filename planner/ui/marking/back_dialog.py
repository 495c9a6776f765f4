"""Shows what a marking sheet that came back would change, and asks where both sides differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.jobs.returned_sheets import results_in
from planner.ui.marking.back_lines import TONES, WORDS, BackLine, What, back_lines
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.jobs.returned_sheets import Key, SheetPreview
    from planner.language import Language
    from planner.ui.theme import Theme

type Answers = dict[Key, bool]  # whether theirs is taken


class BackDialog(Dialog[frozenset["Key"]]):
    """Every difference with what becomes of it; nothing is written before *Take in* is clicked.

    ``object_to`` says in a sentence what speaks against the answers.
    """

    def __init__(
        self,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        *,
        name: str,
        shown: SheetPreview,
        object_to: Callable[[frozenset[Key]], str],
    ) -> None:
        super().__init__(parent, say, say("Bring back {file}", file=name), accept=say("Take in"))
        self._shown, self._object_to = shown, object_to
        self._answers: Answers = {}
        self.whose = Line(_whose(shown, say), tone="muted", wraps=True)
        self.chips = FilterChips[What | None](dict.fromkeys((None, *What), ""))
        self.table = back_table(say, theme)
        self.detail = Line(tone="muted", wraps=True)
        self.mine = button(say("Keep mine"), lambda: self._answer_chosen(theirs=False))
        self.theirs = button(say("Take theirs"), lambda: self._answer_chosen(theirs=True))
        self.all_mine = button(say("Keep mine everywhere"), lambda: self._answer_all(theirs=False))
        self.all_theirs = button(
            say("Take theirs everywhere"), lambda: self._answer_all(theirs=True)
        )
        self.outcome = Line(wraps=True)
        self._lay_out()
        self.chips.chosen.connect(self._narrow)
        self.table.chosen.connect(self._show_detail)
        self._show_lines()
        first = next((line for line in self.table.shown() if line.question), None)
        if first is not None:
            self.table.show_row(first.identity)
        self.resize(980, 640)

    def _lay_out(self) -> None:
        answers = QWidget()
        row = QHBoxLayout(answers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addStretch(1)
        row.addWidget(self.all_mine)
        row.addWidget(self.all_theirs)
        answers.setVisible(bool(self._shown.questions))
        promise = Line(tone="muted", wraps=True)
        promise.setText(
            self.say(
                "Questions that are left open change nothing. All that is taken in is one step,"
                " and Undo takes it back."
            )
        )
        for widget in (self.whose, self.chips, self.table, self.detail, answers):
            self.body.addWidget(widget, 1 if widget is self.table else 0)
        self.body.addWidget(self.outcome)
        self.body.addWidget(promise)

    @override
    def answer(self) -> frozenset[Key]:
        return frozenset(key for key, theirs in self._answers.items() if theirs)

    @override
    def objection(self) -> str:
        return self._object_to(self.answer())

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        *,
        name: str,
        shown: SheetPreview,
        object_to: Callable[[frozenset[Key]], str],
        then: Callable[[frozenset[Key]], object],
    ) -> BackDialog:
        """Show the differences; ``then`` gets the questions answered with *theirs*."""
        dialog = cls(parent, say, theme, name=name, shown=shown, object_to=object_to)
        return dialog.open_for(then)

    def _show_lines(self) -> None:
        lines = back_lines(self._shown, self._answers, self.say)
        self.table.show_rows(lines)
        self._show_counts(lines)
        n = results_in(self._shown.taken(self.answer()))
        left = len(self._shown.questions) - len(self._answers)
        said = [self.say.count("{n} result is taken in", "{n} results are taken in", n)]
        if left:
            said.append(
                self.say.count("{n} question is left open", "{n} questions are left open", left)
            )
        self.outcome.setText(f"{', '.join(said)}.")
        self.accept_button.setEnabled(bool(n) or self._shown.outstanding)
        self._show_detail(self.table.current())

    def _show_counts(self, lines: Sequence[BackLine]) -> None:
        for what in self.chips.chips:
            n = sum(what in {None, line.what} for line in lines)
            word = self.say("all rows") if what is None else self.say(WORDS[what])
            self.chips.show_label(what, f"{word} {n}", there=bool(n) or what is None)

    def _narrow(self, what: What | None) -> None:
        self.table.keep_only(None if what is None else lambda line: line.what is what)

    def _show_detail(self, line: BackLine | None) -> None:
        self.detail.setText(line.detail if line else "")
        asked = any(one.question for one in self.table.selected())
        self.mine.setEnabled(asked)
        self.theirs.setEnabled(asked)

    def _answer_chosen(self, *, theirs: bool) -> None:
        chosen = [one.question for one in self.table.selected() if one.question]
        self._answers |= dict.fromkeys(chosen, theirs)
        self._show_lines()

    def _answer_all(self, *, theirs: bool) -> None:
        self._answers = {line.key: theirs for line in self._shown.questions}
        self._show_lines()


def _whose(shown: SheetPreview, say: Language) -> str:
    same = say.count("{n} result is the same", "{n} results are the same", shown.same)
    if shown.taken_at is None:
        return f"{shown.person}: {same}."
    day = say.plain_day(shown.taken_at.astimezone().date())
    whose = say("Taken along by {name} on {day}", name=shown.person, day=day)
    return f"{whose}; {same}."


def back_table(say: Language, theme: Theme) -> RowsTable[BackLine]:
    """Make the list of all differences and of what was not understood."""
    columns = (
        Column[BackLine](
            heading=say("Row"),
            text=lambda line: "" if line.row is None else str(line.row),
            tone=lambda _: "muted",
            right=True,
            width=46,
        ),
        Column[BackLine](
            heading=say("What"),
            text=lambda line: say(WORDS[line.what]),
            tone=lambda line: TONES[line.what],
            width=110,
        ),
        Column[BackLine](
            heading=say("Student"), text=lambda line: line.name, bold=True, width=170
        ),
        Column[BackLine](heading=say("Item"), text=lambda line: line.item, width=170),
        Column[BackLine](
            heading=say("In the course"),
            text=lambda line: line.mine,
            tip=lambda line: line.mine,
            tone=lambda line: "muted" if line.what is What.TAKEN else "",
            width=190,
        ),
        Column[BackLine](
            heading=say("On the sheet"),
            text=lambda line: line.theirs,
            tip=lambda line: line.theirs,
            width=0,
        ),
    )
    name = say("Differences")
    return RowsTable[BackLine](
        name, columns, theme, identity=lambda line: line.identity, sortable=False
    )
