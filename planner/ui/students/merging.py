"""Merging for the Students page: asks with whom, shows both records, and does it as one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from planner.db.journal import Title
from planner.jobs import merging as jobs
from planner.jobs.merging import Candidate
from planner.rules.people import folded, matriculation_key
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.students.merge_dialog import MergeDialog
from planner.ui.students.merge_lines import LIKENESS, names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.db.students import StudentRow
    from planner.jobs.merging import Choices, Comparison
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class Merging(QObject):
    """Carries a merge out, through the desk."""

    merged = Signal(str)  # the id of the record that is there now

    def __init__(self, page: QWidget, desk: Desk, say: Language, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._theme = page, desk, say, theme

    def ask(self, chosen: Sequence[StudentRow]) -> None:
        """Merge the two who are chosen, or ask with whom the one is to be merged."""
        if len(chosen) > 1:
            self.compare(chosen[0].id, chosen[1].id)
        elif chosen:
            OtherDialog.ask(
                self._page,
                self._say,
                self._theme,
                chosen[0],
                others=self._desk.read(jobs.others, chosen[0].id),
                then=partial(self.compare, chosen[0].id),
            )

    def compare(self, kept_id: str, other_id: str) -> None:
        """Show two records side by side."""
        found = self._desk.read(jobs.compared, kept_id, other_id)
        MergeDialog.ask(
            self._page,
            self._say,
            self._theme,
            found=found,
            called=self._desk.read(names),
            object_to=lambda choices: self._desk.objection(jobs.merge, found, choices),
            turned=lambda: self.compare(found.other.id, found.kept.id),
            then=partial(self._merge, found),
        )

    def _merge(self, found: Comparison, choices: Choices) -> None:
        title = Title.of(jobs.MERGED, name=found.kept.bare_name)
        if self._desk.do(title, jobs.merge, found, choices):
            self.merged.emit(found.kept.id)


class OtherDialog(Dialog[str]):
    """Asks who is the same person; those of whom that is likely stand first, with the reason."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        student: StudentRow,
        others: Sequence[Candidate],
    ) -> None:
        title = say("Who is the same person as {name}?", name=student.name)
        super().__init__(parent, say, title, accept=say("Compare…"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Type part of a name"))
        self.search.setClearButtonEnabled(True)
        self.table = _others_table(say, theme)
        self.field(say("Name"), self.search)
        self.body.addWidget(self.table, 1)
        self.search.textChanged.connect(self._narrow)
        self.table.opened.connect(lambda _: self.accept())
        self.table.show_rows(others)
        if others:
            self.table.show_row(others[0].student.id)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(820, 460)

    @override
    def objection(self) -> str:
        return "" if self.table.selected() else self.say("Choose somebody from the list.")

    @override
    def answer(self) -> str:
        return self.table.selected()[0].student.id

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        student: StudentRow,
        *,
        others: Sequence[Candidate],
        then: Callable[[str], object],
    ) -> OtherDialog:
        """Ask with whom; ``then`` gets the id."""
        return cls(parent, say, theme, student, others).open_for(then)

    def _narrow(self, text: str) -> None:
        words, number = folded(text).split(), matriculation_key(text)

        def fits(other: Candidate) -> bool:
            name = folded(other.student.bare_name)
            numbered = bool(number) and number in matriculation_key(other.student.matriculation)
            return numbered or all(word in name for word in words)

        self.table.keep_only(fits)
        shown = self.table.shown()
        if shown and not self.table.selected():
            self.table.show_row(shown[0].student.id)


def _others_table(say: Language, theme: Theme) -> RowsTable[Candidate]:
    columns = (
        Column[Candidate](
            heading=say("Student"), text=lambda one: one.student.name, bold=True, width=210
        ),
        Column[Candidate](
            heading=say("Matriculation"), text=lambda one: one.student.matriculation, width=104
        ),
        Column[Candidate](
            heading=say("E-mail"),
            text=lambda one: one.student.email,
            tone=lambda _: "muted",
            width=270,
        ),
        Column[Candidate](
            heading=say("What speaks for it"),
            text=lambda one: ", ".join(say(LIKENESS[each]) for each in one.why),
            tone=lambda _: "accent",
            width=0,
        ),
    )
    return RowsTable[Candidate](
        say("Students"), columns, theme, identity=lambda one: one.student.id, sortable=False
    )
