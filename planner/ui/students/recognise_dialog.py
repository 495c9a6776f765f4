"""The preview of results that are taken over from an earlier course, and the questions it asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.jobs.recognising import WRITING, Answers, Verdict
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import Choice
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.students.recognise_lines import (
    TONES,
    WORDS,
    EarlierLine,
    earlier_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.jobs.recognising import Preview
    from planner.language import Language
    from planner.ui.theme import Theme

CANDIDATE_PX = 300
LEFT_OUT = ""


class RecogniseDialog(Dialog[Answers]):
    """Nothing is written before it is accepted; ``previewed`` compares anew with other answers."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        shown: Preview,
        previewed: Callable[[Answers], Preview],
    ) -> None:
        title = say("Take over from {file}", file=shown.past.name)
        super().__init__(parent, say, title, accept=say("Take over"))
        self._shown, self._previewed = shown, previewed
        self._answers = Answers()
        self.chips = FilterChips[Verdict | None](dict.fromkeys((None, *Verdict), ""))
        self.table = _table(say, theme)
        self.who = Choice()
        self.who.setMinimumWidth(CANDIDATE_PX)
        self.is_words = Line()
        self.insist = button(say("Take the earlier one over all the same"), self._insist)
        self.items = {item.id: self._item_choice(item.id) for item in shown.past.items}
        self.outcome = Line(wraps=True)
        self._lay_out()
        self.chips.chosen.connect(self._narrow)
        self.table.chosen.connect(lambda _: self._show_question())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_question())
        self.who.activated.connect(self._answer)
        self._show_lines()
        asking = Verdict.QUESTION
        first = next((one for one in self.table.shown() if one.earlier.verdict is asking), None)
        if first is not None:
            self.table.show_row(first.earlier.key)
        self.resize(960, 620)

    @override
    def answer(self) -> Answers:
        return self._answers

    @override
    def objection(self) -> str:
        if self._shown.count(*WRITING):
            return ""
        return self.say("Nothing would be taken over.")

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        shown: Preview,
        previewed: Callable[[Answers], Preview],
        then: Callable[[Answers], object],
    ) -> RecogniseDialog:
        """Show the preview; ``then`` gets the answers to its questions."""
        return cls(parent, say, theme, shown=shown, previewed=previewed).open_for(then)

    def _lay_out(self) -> None:
        say = self.say
        words = say(
            "What was passed in {term} becomes “recognised” here, with that term. Points and"
            " grades come along where the item is marked in the same way.",
            term=self._shown.past.term,
        )
        asked = QHBoxLayout()
        asked.setSpacing(8)
        self.is_words.setBuddy(self.who)
        asked.addWidget(self.is_words)
        asked.addWidget(self.who)
        asked.addStretch(1)
        asked.addWidget(self.insist)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        column.addLayout(asked)
        tabs = QTabWidget()
        tabs.addTab(results, say("Results"))
        tabs.addTab(self._item_tab(), say("Items"))
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self.body.addWidget(tabs, 1)
        self.body.addWidget(self.outcome)

    def _item_tab(self) -> QScrollArea:
        """Which item of the earlier course is which one here."""
        inside = QWidget()
        form = QFormLayout(inside)
        form.setHorizontalSpacing(16)
        for item in self._shown.past.items:
            label = Line(item.title)
            label.setBuddy(self.items[item.id])
            form.addRow(label, self.items[item.id])
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _item_choice(self, was_id: str) -> Choice:
        choice = Choice()
        was = next(item for item in self._shown.past.items if item.id == was_id)
        choice.setAccessibleName(was.title)
        choice.addItem(self.say("left out"), LEFT_OUT)
        for item in self._shown.items:
            choice.addItem(item.title, item.id)
        now = self._shown.counterparts[was_id] or LEFT_OUT
        choice.setCurrentIndex(max(choice.findData(now), 0))
        choice.activated.connect(lambda _: self._pair(was_id, choice))
        return choice

    def _pair(self, was_id: str, choice: Choice) -> None:
        items = {**self._answers.items, was_id: choice.currentData() or None}
        self._take(replace(self._answers, items=items))

    def _answer(self) -> None:
        line = self.table.current()
        if line is not None:
            who = self.who.currentData() or None
            people = {**self._answers.people, line.earlier.was.id: who}
            self._take(replace(self._answers, people=people))

    def _insist(self) -> None:
        """Let the earlier results win in the selected lines, or no longer."""
        cells = {
            (one.earlier.taken.student, one.earlier.taken.item)
            for one in self._arguing()
            if one.earlier.taken is not None
        }
        insisted = self._answers.insisted
        both = insisted - cells if cells <= insisted else insisted | cells
        self._take(replace(self._answers, insisted=both))

    def _take(self, answers: Answers) -> None:
        self._answers = answers
        self._shown = self._previewed(answers)
        self._show_lines()

    def _show_lines(self) -> None:
        say = self.say
        lines = earlier_lines(self._shown, say)
        self.table.show_rows(lines)
        for verdict in self.chips.chips:
            n = len(lines) if verdict is None else self._shown.count(verdict)
            word = say("all") if verdict is None else say(WORDS[verdict])
            self.chips.show_label(verdict, f"{word} {n}", there=bool(n) or verdict is None)
        n = self._shown.count(*WRITING)
        said = [say.count("{n} result is recognised.", "{n} results are recognised.", n)]
        strangers = self._shown.strangers
        if strangers:
            said.append(
                say.count(
                    "{n} who passed something then is not in this course.",
                    "{n} who passed something then are not in this course.",
                    strangers,
                )
            )
        self.outcome.setText(" ".join(said))
        self.accept_button.setEnabled(n > 0)
        self._show_question()

    def _narrow(self, verdict: Verdict | None) -> None:
        self.table.keep_only(
            None if verdict is None else lambda line: line.earlier.verdict is verdict
        )

    def _arguing(self) -> Sequence[EarlierLine]:
        argue = {Verdict.CONFLICT, Verdict.CHANGED}
        return [line for line in self.table.selected() if line.earlier.verdict in argue]

    def _show_question(self) -> None:
        line = self.table.current()
        asks = line is not None and bool(line.earlier.candidates)
        self.who.setVisible(asks)
        self.is_words.setVisible(asks)
        arguing = self._arguing()
        self.insist.setVisible(bool(arguing))
        insisting = all(one.earlier.verdict is Verdict.CHANGED for one in arguing)
        again, take = (
            self.say("Leave what is entered"),
            self.say("Take the earlier one over all the same"),
        )
        self.insist.setText(again if insisting else take)
        if asks and line is not None:
            words = self.say("{name} is", name=line.earlier.was.bare_name)
            self.is_words.setText(words)
            self.who.setAccessibleName(words)
            self.who.clear()
            self.who.addItem(self.say("left out"), LEFT_OUT)
            for row in line.earlier.candidates:
                self.who.addItem(row.name, row.id)
            chosen = self._answers.people.get(line.earlier.was.id) or LEFT_OUT
            self.who.setCurrentIndex(max(self.who.findData(chosen), 0))


def _table(say: Language, theme: Theme) -> RowsTable[EarlierLine]:
    columns = (
        Column[EarlierLine](
            heading=say("What"),
            text=lambda one: say(WORDS[one.earlier.verdict]),
            tone=lambda one: TONES[one.earlier.verdict],
            width=100,
        ),
        Column[EarlierLine](
            heading=say("Student"), text=lambda one: one.name, bold=True, width=190
        ),
        Column[EarlierLine](heading=say("Earlier item"), text=lambda one: one.was, width=150),
        Column[EarlierLine](heading=say("Item here"), text=lambda one: one.item, width=150),
        Column[EarlierLine](
            heading=say("What follows"),
            text=lambda one: one.detail,
            tip=lambda one: one.detail,
            width=0,
        ),
    )
    name = say("Earlier results")
    return RowsTable[EarlierLine](
        name, columns, theme, identity=lambda one: one.earlier.key, sortable=False
    )
