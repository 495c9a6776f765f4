"""A window on a real course in memory, with two small real pages."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.commands import sessions, students
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import students as listed
from planner.jobs.kinds_of_file import What
from planner.language import Language, marked
from planner.places import Places
from planner.settings import Settings
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.desk import Desk
from planner.ui.parts.page import Found, Page
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.theme import Theme
from planner.ui.window import MainWindow
from tests.small_course import furnished

if TYPE_CHECKING:
    from planner.errors import PlannerError

SAY = Language("en")
ADD = ActionSpec(
    id="small.add", text=marked("Add a fox"), menu=Menu.STUDENT, shortcut="Ctrl+Shift+F"
)
SORT = ActionSpec(id="other.sort", text=marked("Sort"), menu=Menu.VIEW, keys="S")
GO = ActionSpec(id="small.go", text=marked("Only with foxes"), menu=Menu.STUDENT, keys="G")


class SmallPage(Page):
    """Lists the students' names, adds one, searches them, and reads course pages."""

    primary = "small.add"

    def __init__(self, desk, theme, told):
        super().__init__()
        self.desk, self.told, self.files = desk, told, []
        self.readers[What.PAGE] = self.files.append
        columns = [Column(heading="Name", text=lambda row: row.family, width=0)]
        self.table = RowsTable("Names", columns, theme, identity=lambda row: row.id)
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        self.note = QLineEdit()
        self.note.setAccessibleName("Note")
        column.addWidget(self.note)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)

    @override
    def bindings(self):
        return [Binding(ADD, self.add), Binding(GO, lambda: self.told("gone"), self.has_foxes)]

    @override
    def inspector(self):
        return self.side

    @override
    def legend(self):
        return "bold: a fox"

    @override
    def first_focus(self):
        return self.table

    @override
    def refresh(self, changed):
        self.told(changed)
        self.table.show_rows(self.desk.read(listed))
        self.counted.emit(str(len(self.table.rows.rows())))

    @override
    def search(self, text):
        rows = [row for row in self.table.rows.rows() if text.casefold() in row.family.casefold()]
        return [
            Found(row.family, "student", lambda row=row: self.show_thing(row.id)) for row in rows
        ]

    @override
    def show_thing(self, thing):
        self.table.show_row(thing)

    def add(self):
        title = Title.of(marked("Student {name} added"), name="Fox")
        self.desk.do(title, students.add, family="Fox", given="Test")

    def has_foxes(self):
        return any(row.family == "Fox" for row in self.table.rows.rows())

    def move_nothing(self):
        """Ask for something that is refused."""
        return self.desk.do(Title.of("Move"), sessions.hold, "no such session")


class OtherPage(Page):
    """A page without an inspector or a legend, with one action, that reads lists of people."""

    def __init__(self, told, sort):
        super().__init__()
        self.told, self.sort, self.files = told, sort, []
        for what in (What.ROSTER, What.RESULTS):
            self.readers[what] = lambda path, what=what: self.files.append((what.value, path))
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Field")

    @override
    def bindings(self):
        return [Binding(SORT, lambda: self.sort(True))]  # noqa: FBT003 - what is told

    @override
    def first_focus(self):
        return self.field

    @override
    def refresh(self, changed):
        self.told(changed)


def worded(refusal: PlannerError) -> str:
    return f"refused: {type(refusal).__name__}"


@contextmanager
def opened(qtbot, qapp, tmp_path, settings=None):
    """Open a window on a small course; ``window.told`` collects what its pages were told."""
    window = MainWindow(
        SAY, settings or Settings(theme="light"), Places.under(tmp_path), Theme(qapp, "light")
    )
    qtbot.addWidget(window)
    store = furnished(in_memory())
    desk = Desk(store, SAY)
    window.told = told = {"semester": [], "grades": [], "sorted": []}
    window.show_course(
        desk,
        "Small course",
        "WS 2023/24 · 3 students",
        {
            "semester": lambda: SmallPage(desk, window.theme, told["semester"].append),
            "grades": lambda: OtherPage(told["grades"].append, told["sorted"].append),
        },
        worded,
    )
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    store.close()
