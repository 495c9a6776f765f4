"""Asks who takes which items along to mark, and shows whom and what the sheet will hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit

from planner import vocabulary
from planner.db import courses
from planner.db.students import NOTHING
from planner.errors import PlannerError
from planner.jobs import marking_sheets
from planner.jobs.gradebook import gradebook
from planner.jobs.marking_paper import OnPaper, Order, check_criteria
from planner.jobs.marking_sheets import ToMark, Wanted, known_as, marks_of, sorted_out
from planner.language import marked
from planner.rules.credits import Item, Progress, progress
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.parts.ticked_rows import TickedTable
from planner.wording import worded
from planner.wording.marking_sheets import marks_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme

ITEMS_PX, CRITERIA_PX = 130, 62
WORKBOOK = marked(
    "Only the cells to be marked can be filled in; ids and the values of now go along unseen, so"
    " that everything is compared when the sheet comes back."
)
ON_PAPER = marked(
    "Each item stands on a page of its own, a group in one line. What comes back on paper is"
    " entered with “Mark a pile…”."
)


@dataclass(frozen=True, slots=True)
class Preview:
    """One student as the sheet will hold them."""

    student: str
    name: str
    results: str


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes what along; ``paper`` says how it is printed, None asks for a workbook."""

    wanted: Wanted
    paper: OnPaper | None


class TakeDialog(Dialog[Taking]):
    """Who, which items, whose students, on what; below it everything that goes along."""

    def __init__(self, parent: QWidget | None, desk: Desk, say: Language, theme: Theme) -> None:
        super().__init__(parent, say, say("Marking sheet"), accept=say("Save as…"))
        self._book, self._people = desk.read(gradebook), desk.look(courses.people)
        self.person = QComboBox()
        self.person.setEditable(True)
        self.person.setMinimumWidth(260)
        for person in marking_sheets.markers(self._people):
            self.person.addItem(person.name)
        self.own = QCheckBox(say("Only the students whom this person marks"))
        self.items = items_table(say, theme)
        self.items.show_rows(self._book.work.items)
        self.items.setFixedHeight(ITEMS_PX)
        self.preview = preview_table(say, theme)
        self.counted = Line(tone="muted", wraps=True)
        self.promise = Line(tone="muted", wraps=True)
        self.field(say("For"), self.person)
        self.form.addRow("", self.own)
        self._ask_paper()
        for widget in (self.items, self.preview, self.counted, self.promise):
            self.body.addWidget(widget, 1 if widget is self.preview else 0)
        self.person.editTextChanged.connect(lambda _: self._show())
        self.own.toggled.connect(lambda _: self._show())
        self.items.ticks.ticks_changed.connect(self._show)
        self._show()
        self.resize(720, 640)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        desk: Desk,
        say: Language,
        theme: Theme,
        then: Callable[[Taking], object],
    ) -> TakeDialog:
        """Ask; ``then`` gets who takes what along."""
        return cls(parent, desk, say, theme).open_for(then)

    def _ask_paper(self) -> None:
        say = self.say
        self.kind, self.order = QComboBox(), QComboBox()
        self.kind.addItems(
            [say("A workbook that comes back"), say("Paper, to mark by hand (PDF)")]
        )
        self.order.addItems([say("By name"), say("As they are presented")])
        self.criteria = QPlainTextEdit()
        self.criteria.setTabChangesFocus(True)
        self.criteria.setFixedHeight(CRITERIA_PX)
        self.criteria.setPlaceholderText(
            say("One on each line; without any, three columns stay empty")
        )
        self.field(say("As"), self.kind)
        self.field(say("Criteria"), self.criteria)
        self.field(say("Order"), self.order)
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self._show_kind()

    def _show_kind(self) -> None:
        for field in (self.criteria, self.order):
            self.form.setRowVisible(field, self._is_paper())
        self.promise.setText(self.say(ON_PAPER if self._is_paper() else WORKBOOK))

    def _is_paper(self) -> bool:
        return self.kind.currentIndex() == 1

    @override
    def answer(self) -> Taking:
        wanted = replace(self._wanted(), person=self._sorted_out().person)
        return Taking(wanted, self._paper() if self._is_paper() else None)

    def _paper(self) -> OnPaper:
        lines = (" ".join(line.split()) for line in self.criteria.toPlainText().splitlines())
        order = (Order.NAME, Order.PRESENTED)[self.order.currentIndex()]
        return OnPaper(criteria=tuple(line for line in lines if line), order=order)

    @override
    def objection(self) -> str:
        try:
            marking_sheets.check(self._sorted_out(), self._wanted())
            if self._is_paper():
                check_criteria(self._paper())
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    def _wanted(self) -> Wanted:
        return Wanted(
            person=self.person.currentText(),
            items=tuple(item.id for item in self.items.ticks.ticked()),
            own=self.own.isChecked() and self.own.isEnabled(),
        )

    def _sorted_out(self) -> ToMark:
        wanted = self._wanted()
        found = sorted_out(self._book, self._people, wanted)
        return found if wanted.items else ToMark(person=found.person, items=(), lines=found.lines)

    def _show(self) -> None:
        person = known_as(self._people, self.person.currentText())
        marks = person is not None and any(
            line.student.ta == person.id for line in self._book.lines
        )
        self.own.setEnabled(marks)
        found = self._sorted_out()
        self.preview.show_rows([_previewed(found, n, self.say) for n in range(len(found.lines))])
        self.counted.setText(_counted(found, self.say))


def _previewed(found: ToMark, place: int, say: Language) -> Preview:
    line = found.lines[place]
    said = [
        f"{item.short or item.title}: "
        f"{marks_text(marks_of(line.results.get(item.id, NOTHING), item), item, say)}"
        for item in found.items
    ]
    return Preview(line.student.id, line.student.name, " · ".join(said))


def _counted(found: ToMark, say: Language) -> str:
    """Say how much goes along, and how much of it is still to be marked."""
    results = [
        progress(item, line.results.get(item.id, NOTHING).facts)
        for line in found.lines
        for item in found.items
    ]
    to_mark = results.count(Progress.MARKING)
    people = say.count("{n} student", "{n} students", len(found.lines))
    items = say.count("{n} item", "{n} items", len(found.items))
    waiting = say.count("{n} result waits for a mark", "{n} results wait for a mark", to_mark)
    return f"{people}, {items}; {waiting}."


def items_table(say: Language, theme: Theme) -> TickedTable[Item]:
    """Make the list of items to tick."""
    columns = (
        Column[Item](heading=say("Item"), text=lambda item: item.title, bold=True, width=0),
        Column[Item](
            heading=say("Kind"),
            text=lambda item: vocabulary.item_kind(item.kind, say),
            tone=lambda _: "muted",
            width=160,
        ),
        Column[Item](
            heading=say("Marked with"),
            text=lambda item: vocabulary.marking(item.marking, say),
            tone=lambda _: "muted",
            width=170,
        ),
    )
    table = TickedTable[Item](say("Items"), columns, theme, identity=lambda item: item.id)
    table.setSortingEnabled(False)
    table.sorted.sort(-1)
    return table


def preview_table(say: Language, theme: Theme) -> RowsTable[Preview]:
    """Make the list of students with what goes along of them."""
    columns = (
        Column[Preview](heading=say("Student"), text=lambda one: one.name, bold=True, width=190),
        Column[Preview](
            heading=say("Goes along as it is now"),
            text=lambda one: one.results,
            tip=lambda one: one.results,
            tone=lambda _: "muted",
            width=0,
        ),
    )
    name = say("Goes along")
    return RowsTable[Preview](
        name, columns, theme, identity=lambda one: one.student, sortable=False
    )
