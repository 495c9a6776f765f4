"""Asks what is filled into the office's lists: which lists, and what becomes of every row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from planner.exchange.office_lists import ENDINGS
from planner.rules.office_grades import System
from planner.rules.reconciling import Verdict
from planner.ui.parts.buttons import button, link
from planner.ui.parts.dialog import Dialog, Reading
from planner.ui.parts.drops import FileDrops
from planner.ui.parts.fields import Choice
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import ROW_PX
from planner.ui.reports.lists_lines import ORDER, ListTable, file_lines, file_table, list_lines
from planner.wording.office_lists import FRESH, VERDICTS, notes, proof_words, who

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.jobs.office_lists import Filled, Preview
    from planner.language import Language
    from planner.ui.reports.lists_lines import ListLine
    from planner.ui.theme import Theme

LEFT_OUT = ""
WIDE_PX, HIGH_PX, WHO_PX, HEAD_PX, MOST_FILES = 1080, 700, 300, 38, 4


@dataclass(frozen=True, slots=True)
class FillWish:
    """What is to be filled in, and whether the register keeps the filled lists."""

    shown: Preview
    register: bool


class ListsDialog(Dialog[FillWish]):
    """Nothing is written before it is accepted; whoever opens it reads the lists for it."""

    more_wished = Signal(list)  # the paths of further lists; none: ask for them
    fewer_wished = Signal(str)  # the source of a list that is left out
    student_wished = Signal(str)  # a student to look at; the dialog goes

    def __init__(self, parent: QWidget, say: Language, theme: Theme, system: str) -> None:
        title = say("Fill in the office's lists")
        super().__init__(parent, say, title, accept=say("Write…"))
        self._shown: Preview | None = None
        self._system = system
        self.files = file_table(say, theme)
        self.more = button(say("Add lists…"), lambda: self.more_wished.emit([]))
        self.fewer = button(say("Leave out"), self._leave_out)
        self.hint = Line(_hint(system, say), tone="muted", wraps=True)
        self.chips = FilterChips[Verdict | None](dict.fromkeys((None, *ORDER), ""))
        self.table = ListTable(say, theme)
        self.detail = Line(wraps=True)
        self.who_words, self.who = Line(), Choice()
        self.student = link(say("Show student"), self._show_student)
        self.notes = Line(tone="waiting", wraps=True)
        self.outcome = Line(wraps=True)
        self.register = QCheckBox(say("Keep the filled lists in the register, as handed over"))
        self._lay_out()
        self.chips.chosen.connect(self._narrow)
        self.table.chosen.connect(lambda _: self._show_line())
        self.table.accepted.connect(self._accept_lines)
        self.who.activated.connect(self._answer)
        self._connect_drops()
        self._show_nothing()
        self.more.setFocus()
        self.resize(WIDE_PX, HIGH_PX)

    @override
    def answer(self) -> FillWish:
        assert self._shown is not None, "without lists nothing is accepted"
        return FillWish(self._shown, self.register.isChecked())

    @override
    def objection(self) -> str:
        return "" if self._shown else self.say("Add a list.")

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        system: str,
        *,
        then: Callable[[FillWish], object],
    ) -> ListsDialog:
        """Show the dialog without lists; ``then`` gets what is to be written."""
        return cls(parent, say, theme, system).open_for(then)

    def show_lists(self, shown: Preview, problems: Sequence[str] = ()) -> None:
        """Show lists beside the course, and what could not be read."""
        self._shown = shown if shown.files else None
        if self._shown is None:
            self._show_nothing()
        else:
            self._show_all(shown)
        self.object_("\n".join(problems))

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(8)
        for widget in (self.more, self.fewer):
            beside.addWidget(widget)
        beside.addWidget(self.hint, 1)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        self.who_words.setBuddy(self.who)
        self.who.setMinimumWidth(WHO_PX)
        asked.addWidget(self.detail, 1)
        asked.addWidget(self.who_words)
        asked.addWidget(self.who)
        asked.addWidget(self.student)
        self.body.insertWidget(0, Line(self.say(FRESH), tone="muted", wraps=True))
        self.body.addWidget(self.files)
        self.body.addLayout(beside)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(asked)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.register)

    def _connect_drops(self) -> None:
        endings = sorted({ending for several in ENDINGS.values() for ending in several})
        drops = FileDrops(self, self.say, endings, several=True)
        drops.all_dropped.connect(self.more_wished)

    def _show_nothing(self) -> None:
        for widget in (self.chips, self.detail, self.who_words, self.who, self.student):
            widget.hide()
        for each in (self.notes, self.register, self.fewer):
            each.hide()
        self.files.show_rows([])
        self.table.show_rows([])
        self.files.setFixedHeight(ROW_PX + HEAD_PX)
        self.outcome.setText(self.say("No list yet."))
        self.accept_button.setEnabled(False)

    def _show_all(self, shown: Preview) -> None:
        say = self.say
        files, lines = file_lines(shown, say), list_lines(shown, say)
        self.files.show_rows(files)
        self.files.setFixedHeight(ROW_PX * min(len(files), MOST_FILES) + HEAD_PX)
        if self.files.current() is None:
            self.files.show_row(files[0].source)
        self.table.show_rows(lines)
        if lines and self.table.current() is None:
            self.table.show_row(_first_to_look_at(lines).found.key)
        counts = shown.counts()
        for verdict in self.chips.chips:
            n = len(lines) if verdict is None else counts[verdict]
            word = say("all") if verdict is None else say(VERDICTS[verdict])
            self.chips.show_label(verdict, f"{word} {n}", there=bool(n) or verdict is None)
        self.chips.show()
        for each in (self.register, self.fewer):
            each.show()
        said = notes(shown, self._system, say)
        self.notes.setText(" ".join(said))
        self.notes.setVisible(bool(said))
        self.outcome.setText(_outcome(shown, say))
        self.accept_button.setEnabled(True)
        self._show_line()

    def _narrow(self, verdict: Verdict | None) -> None:
        self.table.keep_only(
            None if verdict is None else lambda line: line.found.verdict is verdict
        )

    def _show_line(self) -> None:
        line = self.table.current()
        asks = line is not None and bool(line.found.candidates)
        self.detail.setVisible(line is not None)
        self.student.setVisible(line is not None and bool(line.found.student))
        self.who.setVisible(asks)
        self.who_words.setVisible(asks)
        if line is None or self._shown is None:
            return
        self.detail.setText(f"{line.name} · {line.place}: {line.detail}")
        if asks:
            self._offer(line, self._shown)

    def _offer(self, line: ListLine, shown: Preview) -> None:
        """Ask who a row is, of those it may be."""
        row = line.found.row
        words = self.say("{name} is", name=row.name if row else line.name)
        self.who_words.setText(words)
        self.who.setAccessibleName(words)
        self.who.clear()
        self.who.addItem(self.say("left out"), LEFT_OUT)
        for id_ in line.found.candidates:
            self.who.addItem(shown.students[id_].name, id_)
        chosen = shown.answers.people.get(line.found.key) or LEFT_OUT
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))

    def _answer(self) -> None:
        line, shown = self.table.current(), self._shown
        if line is not None and shown is not None:
            people = {**shown.answers.people, line.found.key: self.who.currentData() or None}
            self.show_lists(shown.answered(replace(shown.answers, people=people)))

    def _accept_lines(self, lines: Sequence[ListLine], on: bool) -> None:  # noqa: FBT001 - Qt calls it so
        if self._shown is not None:
            keys = {line.found.key for line in lines}
            before = self._shown.answers
            accepted = before.accepted | keys if on else before.accepted - keys
            self.show_lists(self._shown.answered(replace(before, accepted=accepted)))

    def _leave_out(self) -> None:
        current = self.files.current()
        if current is not None:
            self.fewer_wished.emit(current.source)

    def _show_student(self) -> None:
        line = self.table.current()
        if line is not None and line.found.student:
            self.student_wished.emit(line.found.student)
            self.reject()


class WrittenDialog(Reading):
    """Says what was filled in, proves it, names who is left blank, and leads to the folder."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        shown: Preview,
        done: Sequence[Filled],
        show_folder: Callable[[], object],
    ) -> None:
        super().__init__(parent, say, say("The office's lists are filled in"))
        names = [who(one, shown.students) for one in shown.blank]
        blank = say.count("{n} row is left blank:", "{n} rows are left blank:", len(names))
        texts = ["\n".join(proof_words(one, say) for one in done)]
        if names:
            texts.append(f"{blank} {'; '.join(names)}")
        texts.append(say("Upload them soon: what the office has by then is replaced."))
        for text in texts:
            words = Line(text, wraps=True)
            words.setMinimumWidth(520)
            self.body.addWidget(words)
        self.folder = button(say("Show folder"), show_folder)
        self.foot.insertWidget(0, self.folder)

    @classmethod
    def tell(
        cls,
        parent: QWidget,
        say: Language,
        shown: Preview,
        done: Sequence[Filled],
        show_folder: Callable[[], object],
    ) -> WrittenDialog:
        """Show it; nobody waits for it."""
        dialog = cls(parent, say, shown, done, show_folder)
        dialog.open()
        return dialog


def _first_to_look_at(lines: Sequence[ListLine]) -> ListLine:
    """Return the first line that somebody may have a word on, or the first of all."""
    asks = (one for one in lines if one.found.candidates or one.found.can_be_accepted)
    return next(asks, lines[0])


def _hint(system: str, say: Language) -> str:
    if system:
        endings = say.listed(ENDINGS[System(system)])
        return say("or let go of them here: {system}, {endings}", system=system, endings=endings)
    every = "; ".join(f"{one.value} {', '.join(ENDINGS[one])}" for one in System)
    return say("or let go of them here: {every}", every=every)


def _outcome(shown: Preview, say: Language) -> str:
    filled, blank = len(shown.taken), len(shown.blank)
    return " ".join(
        (
            say.count("{n} grade cell is filled in.", "{n} grade cells are filled in.", filled),
            say.count("{n} row stays blank.", "{n} rows stay blank.", blank),
            say("Nothing else in the files is touched."),
        )
    )
