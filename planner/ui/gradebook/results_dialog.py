"""The preview of results from elsewhere: what each value would do, and which column is what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.jobs.result_changes import Answers
from planner.jobs.result_values import OtherMaximum
from planner.jobs.results_in import results_in
from planner.rules.results_in import WRITING, Verdict
from planner.ui.gradebook.results_lines import WORDS, heading_lines, results_table
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import Choice
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line
from planner.wording import worded
from planner.wording.results_in import change_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.jobs.result_changes import Change, Preview
    from planner.language import Language
    from planner.ui.theme import Theme

WHO_PX = 300
LEFT_OUT = ""
ARGUING = frozenset({Verdict.CONFLICT, Verdict.CHANGED})


class ResultsDialog(Dialog[Answers]):
    """Nothing is written before it is accepted; ``previewed`` judges anew with other answers."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        shown: Preview,
        answers: Answers,
        previewed: Callable[[Answers], Preview],
    ) -> None:
        title = say("Import results from {file}", file=shown.file.name)
        super().__init__(parent, say, title, accept=say("Import"))
        self._shown, self._answers, self._previewed = shown, answers, previewed
        self.chips = FilterChips[Verdict | None](dict.fromkeys((None, *Verdict), ""))
        self.table = results_table(say, theme)
        self.detail = Line(tone="muted", wraps=True)
        self.who = Choice()
        self.who.setMinimumWidth(WHO_PX)
        self.is_words = Line()
        self.insist = button(say("Take the file’s all the same"), self._insist)
        self.scale = QCheckBox(say("Convert points where the file counts to another number"))
        self.items = {one.heading: self._choice(one.heading) for one in shown.file.columns}
        self.oddities = Line(tone="muted", wraps=True)
        self.outcome = Line(wraps=True)
        self._lay_out()
        self._connect()
        self._show_changes()
        self.resize(980, 660)

    @override
    def answer(self) -> Answers:
        return self._answers

    @override
    def objection(self) -> str:
        return "" if self._shown.count(*WRITING) else self.say("Nothing would be changed.")

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        shown: Preview,
        answers: Answers,
        previewed: Callable[[Answers], Preview],
        then: Callable[[Answers], object],
    ) -> ResultsDialog:
        """Show the preview; ``then`` gets the answers to its questions."""
        dialog = cls(parent, say, theme, shown=shown, answers=answers, previewed=previewed)
        return dialog.open_for(then)

    def _lay_out(self) -> None:
        say = self.say
        words = say(
            "A blank in the file says nothing. Where something else is entered, that stays unless"
            " you choose the file’s. The import is one step, and Undo takes it back."
        )
        asked = QHBoxLayout()
        asked.setSpacing(8)
        self.is_words.setBuddy(self.who)
        asked.addWidget(self.is_words)
        asked.addWidget(self.who)
        asked.addWidget(self.detail, 1)
        asked.addWidget(self.insist)
        values = QWidget()
        column = QVBoxLayout(values)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        column.addLayout(asked)
        self.tabs = QTabWidget()
        self.tabs.addTab(values, say("Results"))
        self.tabs.addTab(self._column_tab(), say("Columns"))
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.scale)
        self.body.addWidget(self.oddities)
        self.body.addWidget(self.outcome)

    def _column_tab(self) -> QScrollArea:
        """Which column of the file is which item here."""
        inside = QWidget()
        form = QFormLayout(inside)
        form.setHorizontalSpacing(16)
        for heading, choice in self.items.items():
            label = Line(heading)
            label.setBuddy(choice)
            form.addRow(label, choice)
        for words in heading_lines(self._shown, self.say):
            form.addRow(Line(words, tone="muted", wraps=True))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _choice(self, heading: str) -> Choice:
        choice = Choice()
        choice.setAccessibleName(heading)
        choice.addItem(self.say("not taken"), LEFT_OUT)
        for item in self._shown.items:
            choice.addItem(item.title, item.id)
        now = self._shown.paired[heading] or LEFT_OUT
        choice.setCurrentIndex(max(choice.findData(now), 0))
        choice.activated.connect(lambda _: self._pair(heading, choice))
        return choice

    def _connect(self) -> None:
        self.chips.chosen.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_one())
        self.who.activated.connect(self._name)
        self.scale.toggled.connect(lambda on: self._take(replace(self._answers, scaled=on)))

    def _pair(self, heading: str, choice: Choice) -> None:
        items = {**self._answers.items, heading: choice.currentData() or None}
        self._take(replace(self._answers, items=items))

    def _name(self) -> None:
        one = self.table.current()
        if one is not None:
            people = {**self._answers.people, one.line.person: self.who.currentData() or None}
            self._take(replace(self._answers, people=people))

    def _insist(self) -> None:
        """Let the file win in the selected lines, or no longer."""
        keys = {one.key for one in self._arguing()}
        insisted = self._answers.insisted
        both = insisted - keys if keys <= insisted else insisted | keys
        self._take(replace(self._answers, insisted=frozenset(both)))

    def _arguing(self) -> list[Change]:
        """Return the selected lines in which something else is entered than the file says."""
        insisted = self._answers.insisted
        return [
            one
            for one in self.table.selected()
            if one.verdict is Verdict.CONFLICT
            or (one.verdict is Verdict.CHANGED and one.key in insisted)
        ]

    def _take(self, answers: Answers) -> None:
        self._answers = answers
        self._shown = self._previewed(answers)
        self._show_changes()

    def _show_changes(self) -> None:
        say, shown = self.say, self._shown
        self.table.show_rows(shown.changes)
        for verdict in self.chips.chips:
            n = len(shown.changes) if verdict is None else shown.count(verdict)
            word = say("all") if verdict is None else say(WORDS[verdict])
            self.chips.show_label(verdict, f"{word} {n}", there=bool(n) or verdict is None)
        self.scale.setVisible(
            self._answers.scaled or any(isinstance(one, OtherMaximum) for one in shown.problems)
        )
        whole = [one for one in shown.problems if one.row is None]
        said = [f"{one.column}: {worded(one, say)}" for one in whole]
        self.oddities.setText("\n".join(said))
        self.oddities.setVisible(bool(said))
        n = results_in(shown)
        self.outcome.setText(
            say.count("{n} result is changed.", "{n} results are changed.", n) + self._left_words()
        )
        self.accept_button.setEnabled(n > 0)
        self._show_one()

    def _left_words(self) -> str:
        n = self._shown.count(Verdict.CONFLICT, Verdict.QUESTION)
        if not n:
            return ""
        return " " + self.say.count("{n} is left alone.", "{n} are left alone.", n)

    def _narrow(self, verdict: Verdict | None) -> None:
        self.table.keep_only(None if verdict is None else lambda one: one.verdict is verdict)

    def _show_one(self) -> None:
        one, say = self.table.current(), self.say
        asks = one is not None and bool(one.candidates)
        self.who.setVisible(asks)
        self.is_words.setVisible(asks)
        self.detail.setText(change_words(one, say) if one and not asks else "")
        arguing = self._arguing()
        self.insist.setVisible(bool(arguing))
        insisting = bool(arguing) and all(one.verdict is Verdict.CHANGED for one in arguing)
        again, take = say("Leave what is entered"), say("Take the file’s all the same")
        self.insist.setText(again if insisting else take)
        if asks and one is not None:
            self._offer(one)

    def _offer(self, one: Change) -> None:
        words = self.say("{name} is", name=one.line.name)
        self.is_words.setText(words)
        self.who.setAccessibleName(words)
        self.who.clear()
        self.who.addItem(self.say("left out"), LEFT_OUT)
        for row in one.candidates:
            self.who.addItem(row.name, row.id)
        chosen = self._answers.people.get(one.line.person) or LEFT_OUT
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
