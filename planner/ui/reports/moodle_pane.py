"""The pane of grades for Moodle: what would go along, who is left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.db import courses, work
from planner.errors import PlannerError
from planner.exchange.moodle_grades import Participant, read_participants
from planner.exchange.whole_file import write_whole
from planner.jobs.moodle_grades import By, GradeImport, Ticks, Wanted, grade_import
from planner.language import marked
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.fields import Choice
from planner.ui.parts.files import ask_open, ask_save
from planner.ui.parts.labels import Line
from planner.ui.parts.outside import with_ending
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.reports.side import Fact, Side
from planner.wording import worded
from planner.wording.moodle_out import BY, why_left_out

if TYPE_CHECKING:
    from pathlib import Path

    from planner.jobs.moodle_grades import GradeRow, Why
    from planner.language import Language
    from planner.ui.reports.around import Around

TICKS = ((Ticks.NUMBERS, marked("as 1 and 0")), (Ticks.WORDS, marked("in words, for a scale")))
HIGH_PX = 150
ENDING = ".csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """One student of the preview: what goes along, or why nothing does."""

    name: str
    key: str
    says: str
    tone: str


class GradeImportPane(QWidget):
    """One file with the grades of everybody whom Moodle knows; looked at before it is written."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._desk, self._say = around.desk, around.say
        self._exporting, self._outside = around.exporting, around.outside
        self._participants: tuple[Participant, ...] | None = None
        self._listed = ""
        self._found: GradeImport | None = None
        say = around.say
        self.by, self.ticks = Choice(), Choice()
        self.items = QListWidget()
        self.comments = QCheckBox(say("With notes to students"))
        self.comments.setChecked(True)
        self.list_button = button(say("List of participants…"), self.ask_list)
        self.export_button = primary(say("Export…"), self.export)
        self.words = Line(tone="muted", wraps=True)
        self.table = _table(say, around)
        self.side = Side(
            say,
            say("Grades for Moodle"),
            say(
                "One file for Moodle’s grade import. A single user whom Moodle does not know"
                " would spoil all of it, so whoever may be one is left out and named."
            ),
            (),
            (self.export_button,),
            options=self._options(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)

    def _options(self) -> QWidget:
        say = self._say
        for by in By:
            self.by.addItem(say(BY[by]), by)
        for ticks, words in TICKS:
            self.ticks.addItem(say(words), ticks)
        self.items.setMaximumHeight(HIGH_PX)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name, field in (
            (say("Moodle finds people by"), self.by),
            (say("Items"), self.items),
            (say("Passed and failed"), self.ticks),
        ):
            label = Line(name, tone="muted")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.comments)
        column.addWidget(self.list_button)
        self.by.activated.connect(lambda _: self._show())
        self.ticks.activated.connect(lambda _: self._show())
        self.items.itemChanged.connect(lambda _: self._show())
        self.comments.toggled.connect(lambda _: self._show())
        return inside

    def mark_old(self) -> None:
        """Look again at once if this is in view; it costs little."""
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Show the items and what would go along, as the course is now."""
        off = {self.items.item(n).data(Qt.ItemDataRole.UserRole) for n in self._rows(on=False)}
        self.items.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.items.clear()
        for item in self._desk.read(work.items):
            one = QListWidgetItem(item.title)
            one.setData(Qt.ItemDataRole.UserRole, item.id)
            ticked = item.id not in off
            one.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.items.addItem(one)
        self.items.blockSignals(False)  # noqa: FBT003 -- as above
        self._show()

    def _rows(self, *, on: bool) -> list[int]:
        wanted = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        every = range(self.items.count())
        return [n for n in every if self.items.item(n).checkState() is wanted]

    def ask_list(self) -> None:
        """Ask for Moodle's list of participants."""
        kinds = self._say("Lists of students (*.csv *.tsv *.txt *.xlsx)")
        folder = str(self._outside.folder)
        ask_open(self, self._say("List of participants"), folder, kinds, self.read_list)

    def read_list(self, path: Path) -> None:
        """Take a list of participants: who is not on it is left out."""
        self._outside.folder = path.parent
        try:
            self._participants = read_participants(path)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return
        self._listed = path.name
        self._show()

    def wanted(self) -> Wanted:
        """Return what is chosen."""
        ids = [self.items.item(n).data(Qt.ItemDataRole.UserRole) for n in self._rows(on=True)]
        return Wanted(
            items=tuple(ids) or ("",),
            by=By(self.by.currentData()),
            participants=self._participants,
            comments=self.comments.isChecked(),
            ticks=Ticks(self.ticks.currentData()),
        )

    def _show(self) -> None:
        say = self._say
        try:
            found = self._found = self._desk.read(grade_import, self.wanted(), say)
        except PlannerError as refusal:
            self._found = None
            self.table.show_rows(())
            self.words.setText(worded(refusal, say))
        else:
            self.table.show_rows(_going(found, say))
            self.words.setText(_counted(found, say))
        self._show_facts()
        self.export_button.setEnabled(self.can_export())

    def _show_facts(self) -> None:
        say = self._say
        if self._listed:
            fact = Fact(say("Compared with {file}.", file=self._listed), "met")
        else:
            words = say(
                "No list of participants was given: whether Moodle knows everybody is not known."
            )
            fact = Fact(words, "waiting")
        self.side.show_facts((fact,))

    def can_export(self) -> bool:
        """Tell whether anything would go along."""
        return self._found is not None and self._found.grades > 0

    def export(self) -> None:
        """Ask where to, and write the file."""
        if not self.can_export():
            return
        term = self._desk.read(courses.course).term.replace("/", "-")
        name = f"{self._say('Grades for Moodle')} {term}{ENDING}"
        ask_save(
            self,
            self._say("Export"),
            self._outside.suggested(name),
            f"{self._say('Tables')} (*{ENDING})",
            lambda chosen: self.write(with_ending(chosen, ENDING)),
        )

    def write(self, path: Path) -> None:
        """Write the file as it is shown."""
        found, say = self._found, self._say
        if found is None:
            return
        self._outside.folder = path.parent
        sentence = say("{files} written to {folder}", files=path.name, folder=path.parent.name)
        if found.left_out:
            sentence += " · " + say.count(
                "{n} student is left out", "{n} students are left out", len(found.left_out)
            )
        self._exporting.run(
            say("Export: {name}", name=say("Grades for Moodle")),
            lambda *_: write_whole(path, found.content(say)),
            lambda _: self._exporting.tell(sentence, path.parent),
        )


def _counted(found: GradeImport, say: Language) -> str:
    words = [
        say.count("{n} student goes along", "{n} students go along", len(found.rows)),
        say.count("{n} grade", "{n} grades", found.grades),
    ]
    if found.left_out:
        n = len(found.left_out)
        words.append(say.count("{n} student is left out", "{n} students are left out", n))
    return " · ".join(words)


def _going(found: GradeImport, say: Language) -> list[Going]:
    left = [_left(row.name, why, found.by, say) for row, why in found.left_out]
    return left + [_row(row, found, say) for row in found.rows]


def _left(name: str, why: Why, by: By, say: Language) -> Going:
    words = say("left out: {why}", why=why_left_out(why, by, say))
    return Going(name=name, key="", says=words, tone="out")


def _row(row: GradeRow, found: GradeImport, say: Language) -> Going:
    said = [
        f"{item.short or item.title}: {grade}"
        for item, grade in zip(found.items, row.grades, strict=True)
        if grade
    ]
    words = " · ".join(said) or say("no grade yet")
    return Going(name=row.student.name, key=row.key, says=words, tone="" if said else "muted")


def _table(say: Language, around: Around) -> RowsTable[Going]:
    columns = (
        Column["Going"](heading=say("Student"), text=lambda one: one.name, bold=True, width=150),
        Column["Going"](
            heading=say("In Moodle"), text=lambda one: one.key, tip=lambda one: one.key, width=120
        ),
        Column["Going"](
            heading=say("What goes along"),
            text=lambda one: one.says,
            tone=lambda one: one.tone,
            tip=lambda one: one.says,
            width=0,
        ),
    )
    name = say("Grades for Moodle")
    return RowsTable["Going"](
        name, columns, around.theme, identity=lambda one: (one.name, one.key), sortable=False
    )
