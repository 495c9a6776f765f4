"""The actions of the Students page as data, bound to what carries them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.students.page import StudentsPage

ADD = ActionSpec(
    id="student.add",
    text=marked("Add a student…"),
    menu=Menu.STUDENT,
    shortcut="Ctrl+Shift+N",
    icon="user-plus",
)
IMPORT = ActionSpec(
    id="student.import",
    text=marked("Import a list…"),
    menu=Menu.STUDENT,
    shortcut="Ctrl+I",
    icon="upload",
)
PASTE = ActionSpec(
    id="student.paste", text=marked("Paste a list…"), menu=Menu.STUDENT, shortcut="Ctrl+V"
)
EARLIER = ActionSpec(
    id="student.earlier",
    text=marked("Take over from an earlier course…"),
    menu=Menu.STUDENT,
    icon="award",
)
EDIT = ActionSpec(
    id="student.edit",
    text=marked("Edit"),
    menu=Menu.STUDENT,
    shortcut="F2",
    keys=marked("Enter in the list"),
    icon="pencil",
    group=1,
)
BOOK = ActionSpec(id="student.book", text=marked("Booked as…"), menu=Menu.STUDENT, group=1)
AWAY = ActionSpec(
    id="student.away", text=marked("Cannot come…"), menu=Menu.STUDENT, icon="calendar-x", group=1
)
WRITE = ActionSpec(
    id="student.write",
    text=marked("Write to these…"),
    menu=Menu.STUDENT,
    shortcut="Ctrl+Shift+M",
    icon="mail",
    group=1,
)
GRADES = ActionSpec(
    id="student.grades", text=marked("Show in Grades"), menu=Menu.STUDENT, icon="check", group=1
)
HISTORY = ActionSpec(
    id="student.history",
    text=marked("Show in History"),
    menu=Menu.STUDENT,
    icon="history",
    group=1,
)
RECORD = ActionSpec(
    id="student.record",
    text=marked("Print as of…"),
    menu=Menu.STUDENT,
    icon="printer",
    group=1,
)
STATEMENT = ActionSpec(
    id="student.statement", text=marked("Statement…"), menu=Menu.STUDENT, group=1
)
BUNDLE = ActionSpec(
    id="student.bundle",
    text=marked("Everything held about them…"),
    menu=Menu.STUDENT,
    icon="download",
    group=1,
)
GROUPS = ActionSpec(
    id="student.groups", text=marked("Groups…"), menu=Menu.STUDENT, icon="users", group=1
)
TALK = ActionSpec(id="student.talk", text=marked("Presents on…"), menu=Menu.STUDENT, group=1)
TITLES = ActionSpec(id="student.titles", text=marked("Titles…"), menu=Menu.STUDENT, group=1)
MERGE = ActionSpec(id="student.merge", text=marked("Merge with…"), menu=Menu.STUDENT, group=2)
SHARE = ActionSpec(
    id="student.share", text=marked("Share out among the TAs…"), menu=Menu.STUDENT, group=2
)
LEAVE = ActionSpec(
    id="student.leave",
    text=marked("Left the course…"),
    menu=Menu.STUDENT,
    icon="user-minus",
    group=2,
)
BACK = ActionSpec(
    id="student.back", text=marked("Came back"), menu=Menu.STUDENT, icon="log-in", group=2
)


def bindings_for(page: StudentsPage) -> Sequence[Binding]:
    """Bind the table to what carries it out, and say when each is possible."""
    doings = page.doings

    def one() -> bool:
        return len(doings.chosen) == 1

    def some_here() -> bool:
        return any(not entry.gone for entry in doings.chosen)

    def some_gone() -> bool:
        return any(entry.gone for entry in doings.chosen)

    return (
        Binding(ADD, doings.add),
        Binding(IMPORT, page.importing.ask),
        Binding(PASTE, page.importing.paste),
        Binding(EARLIER, page.recognising.ask, lambda: bool(page.table.rows.rows())),
        Binding(EDIT, page.edit, one),
        Binding(BOOK, doings.book, one),
        Binding(AWAY, doings.ask_away, one),
        Binding(WRITE, page.write, lambda: bool(page.table.shown())),
        Binding(GRADES, page.show_in_grades, one),
        Binding(HISTORY, page.show_in_history, one),
        Binding(RECORD, page.print_record, one),
        Binding(STATEMENT, page.show_statement, one),
        Binding(BUNDLE, page.bundling.ask, one),
        Binding(GROUPS, page.working.ask_groups, page.working.has_people),
        Binding(TALK, page.working.ask_talk, page.working.may_present),
        Binding(TITLES, page.working.ask_titles, page.working.has_titles),
        Binding(MERGE, page.merge, lambda: len(doings.chosen) in {1, 2}),
        Binding(SHARE, doings.share_out, doings.has_assistants),
        Binding(LEAVE, doings.leave, some_here),
        Binding(BACK, doings.come_back, some_gone),
    )


def menu_of(parent: QWidget, bindings: Sequence[Binding], say: Language) -> QMenu:
    """Make the menu of those who are chosen: all that is possible with them now."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = None
    for binding in bindings:
        if not binding.enabled():
            continue
        if group not in {None, binding.spec.group}:
            menu.addSeparator()
        group = binding.spec.group
        menu.addAction(say(binding.spec.text), binding.do)
    return menu
