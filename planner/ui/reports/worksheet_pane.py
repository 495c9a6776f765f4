"""The pane of Moodle's worksheets: one is chosen, looked at filled in, and saved to go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.db import work
from planner.errors import PlannerError
from planner.exchange.moodle_worksheets import read_worksheet
from planner.exchange.whole_file import write_whole
from planner.jobs.result_pairing import named_in
from planner.jobs.worksheets_out import Fate, Wishes, fill
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.drops import FileDrops
from planner.ui.parts.fields import Choice
from planner.ui.parts.files import ask_open, ask_save
from planner.ui.parts.labels import Line
from planner.ui.parts.outside import with_ending
from planner.ui.parts.panels import EmptyState
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.reports.side import Fact, Side
from planner.wording import worded
from planner.wording.moodle_out import fate_words, proof_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from planner.exchange.moodle_worksheets import Worksheet
    from planner.jobs.worksheets_out import FilledSheet, SheetFate
    from planner.language import Language
    from planner.ui.reports.around import Around
    from planner.ui.theme import Theme

ENDING = ".csv"
TONES: Mapping[Fate, str] = {
    Fate.FILLED: "met",
    Fate.SAME: "muted",
    Fate.BLANK: "muted",
    Fate.KEPT: "waiting",
    Fate.NAME_ONLY: "waiting",
}


class WorksheetPane(QWidget):
    """The file that was chosen goes back with grades and comments filled in, and nothing else."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._desk, self._say = around.desk, around.say
        self._exporting, self._outside = around.exporting, around.outside
        self._sheet: Worksheet | None = None
        self._found: FilledSheet | None = None
        say = around.say
        self.item = Choice()
        self.mine = QCheckBox(say("Replace other grades"))
        self.scaled = QCheckBox(say("Convert points"))
        self.comments = QCheckBox(say("With notes to students"))
        self.comments.setChecked(True)
        self.names = QCheckBox(say("Also by name alone"))
        self.choose_button = button(say("Choose the worksheet…"), self.ask)
        self.save_button = primary(say("Save filled in…"), self.export)
        self.words = Line(tone="muted", wraps=True)
        self.table = _table(say, around.theme)
        self.nothing = _nothing(say)
        self.side = Side(
            say,
            say("Moodle worksheet"),
            say(
                "Grades and comments are filled into the file that Moodle gave; every other byte"
                " of it stays."
            ),
            (),
            (self.choose_button, self.save_button),
            options=self._options(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.drops = FileDrops(self, say, (ENDING,))
        self.drops.dropped.connect(self.read)
        self._show()

    def _options(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = Line(self._say("Item"), tone="muted")
        label.setBuddy(self.item)
        self.item.setAccessibleName(self._say("Item"))
        column.addWidget(label)
        column.addWidget(self.item)
        for one in (self.mine, self.scaled, self.comments, self.names):
            column.addWidget(one)
            one.toggled.connect(lambda _: self._show())
        self.item.activated.connect(lambda _: self._show())
        return inside

    def mark_old(self) -> None:
        """Look again at once if this is in view."""
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Show the items, and the worksheet filled in, as the course is now."""
        items, chosen = self._desk.read(work.items), self.item.currentData()
        self.item.clear()
        for item in items:
            self.item.addItem(item.title, item.id)
        if chosen is None and self._sheet is not None:
            chosen = named_in(self._sheet.name, items)
        self.item.setCurrentIndex(self.item.findData(chosen))
        self._show()

    def ask(self) -> None:
        """Ask for the worksheet."""
        kinds = f"{self._say('Worksheets of Moodle')} (*{ENDING})"
        folder = str(self._outside.folder)
        ask_open(self, self._say("Choose the worksheet"), folder, kinds, self.read)

    def read(self, path: Path) -> None:
        """Read a worksheet and show what would be filled in."""
        self._outside.folder = path.parent
        try:
            self._sheet = read_worksheet(path)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return
        self.item.setCurrentIndex(-1)
        self.look()

    def wishes(self) -> Wishes:
        """Return what is chosen."""
        return Wishes(
            item=self.item.currentData() or "",
            mine=self.mine.isChecked(),
            scaled=self.scaled.isChecked(),
            comments=self.comments.isChecked(),
            names=self.names.isChecked(),
        )

    def _show(self) -> None:
        self._found = None
        rows: tuple[SheetFate, ...] = ()
        words = ""
        if self._sheet is not None:
            words = self._filled(self._sheet)
            rows = self._found.fates if self._found else ()
        self.words.setText(words)
        self.table.show_rows(rows)
        self.table.setVisible(self._sheet is not None)
        self.words.setVisible(bool(words))
        self.nothing.setVisible(self._sheet is None)
        self.save_button.setEnabled(self.can_export())
        self.side.show_facts(_facts(self._found, self._say))

    def _filled(self, sheet: Worksheet) -> str:
        """Fill the worksheet in, and say what that gave, or why it cannot be."""
        say = self._say
        if self.item.currentData() is None:
            return say("Which item is “{file}” of? Choose it at the right.", file=sheet.name)
        try:
            found = self._found = self._desk.read(fill, sheet, self.wishes())
        except PlannerError as refusal:
            return worded(refusal, say)
        grades = say.count("{n} grade", "{n} grades", len(found.grades))
        return say(
            "{file}, {item}: {grades} to fill in",
            file=sheet.name,
            item=found.item.title,
            grades=grades,
        )

    def can_export(self) -> bool:
        """Tell whether anything would be filled in."""
        return self._found is not None and bool(self._found.grades or self._found.comments)

    def export(self) -> None:
        """Ask where to, and write the worksheet filled in."""
        if self._sheet is None or not self.can_export():
            return
        ask_save(
            self,
            self._say("Save the worksheet"),
            self._outside.suggested(self._sheet.name),
            f"{self._say('Worksheets of Moodle')} (*{ENDING})",
            lambda chosen: self.write(with_ending(chosen, ENDING)),
        )

    def write(self, path: Path) -> None:
        """Write the worksheet filled in, and say what comparing both files has shown."""
        found, say = self._found, self._say
        if found is None:
            return
        self._outside.folder = path.parent
        written = say("{files} written to {folder}", files=path.name, folder=path.parent.name)
        sentence = f"{written}: {proof_words(found, say)}"
        self._exporting.run(
            say("Export: {name}", name=say("Moodle worksheet")),
            lambda *_: write_whole(path, found.content()),
            lambda _: self._exporting.tell(sentence, path.parent),
        )


def _nothing(say: Language) -> EmptyState:
    return EmptyState(
        say("No worksheet chosen yet"),
        say(
            "In Moodle: open the assignment, choose “Download grading worksheet”, and drop"
            " the file here. Filled in, it is uploaded there again."
        ),
    )


def _facts(found: FilledSheet | None, say: Language) -> list[Fact]:
    """Say what is left for the user to know, each with its tone."""
    if found is None:
        return []
    facts = []
    kept, unknown, named = (
        len(found.of(one)) for one in (Fate.KEPT, Fate.UNKNOWN, Fate.NAME_ONLY)
    )
    if kept:
        words = say.count(
            "{n} other grade in Moodle stays.", "{n} other grades in Moodle stay.", kept
        )
        facts.append(Fact(words, "waiting"))
    if named:
        words = say.count("{n} fits by name alone.", "{n} fit by name alone.", named)
        facts.append(Fact(words, "waiting"))
    if unknown:
        words = say.count(
            "{n} on the worksheet is not in the course.",
            "{n} on the worksheet are not in the course.",
            unknown,
        )
        facts.append(Fact(words, "waiting"))
    if found.absent:
        names = "; ".join(row.name for row in found.absent)
        facts.append(Fact(say("Not on the worksheet: {names}", names=names), "muted"))
    if kept or found.grades:
        words = say("Download a fresh worksheet right before: Moodle refuses older grades.")
        facts.append(Fact(words, "muted"))
    return facts


def _table(say: Language, theme: Theme) -> RowsTable[SheetFate]:
    columns = (
        Column["SheetFate"](
            heading=say("Row"),
            text=lambda one: str(one.line.row + 1),
            tone=lambda _: "muted",
            right=True,
            width=46,
        ),
        Column["SheetFate"](
            heading=say("Student"),
            text=lambda one: one.student.name if one.student else one.line.name,
            bold=True,
            width=150,
        ),
        Column["SheetFate"](heading=say("In Moodle"), text=lambda one: one.line.grade, width=84),
        Column["SheetFate"](
            heading=say("Comment"),
            text=lambda one: one.comment or "",
            tip=lambda one: one.comment or "",
            width=96,
        ),
        Column["SheetFate"](
            heading=say("What follows"),
            text=lambda one: fate_words(one, say),
            tone=lambda one: TONES.get(one.fate, "out"),
            tip=lambda one: fate_words(one, say),
            width=0,
        ),
    )
    return RowsTable["SheetFate"](
        say("Moodle worksheet"), columns, theme, identity=lambda one: one.line.row, sortable=False
    )
