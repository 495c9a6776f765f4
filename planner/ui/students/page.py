"""The Students page: joins the list, its header and the inspector to the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.jobs.kinds_of_file import What
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.page import Found, Page
from planner.ui.parts.panels import PAGE_MARGIN, EmptyState
from planner.ui.parts.reveal import reveal
from planner.ui.students import reading
from planner.ui.students.actions import ADD, bindings_for, menu_of
from planner.ui.students.bundling import Bundling
from planner.ui.students.doings import Doings
from planner.ui.students.header import StudentsHeader, found
from planner.ui.students.importing import Importing
from planner.ui.students.inspector import StudentInspector
from planner.ui.students.merging import Merging
from planner.ui.students.recognising import Recognising
from planner.ui.students.table import StudentTable
from planner.ui.students.words import status_words
from planner.ui.students.working import Working
from planner.ui.writing.asking import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from planner.language import Language
    from planner.ui.actions import Binding
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class StudentsPage(Page):
    """Who takes part, with everything known of them."""

    primary = ADD.id

    def __init__(
        self,
        desk: Desk,
        say: Language,
        theme: Theme,
        today: date,
        settings: Path | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._say = desk, say
        self.header = StudentsHeader(say)
        self.table = StudentTable(say, theme)
        self.side = StudentInspector(say, today)
        self.doings = Doings(self, desk, say, theme=theme, today=today)
        self.importing = Importing(self, desk, say, theme, today=today, settings=settings)
        self.recognising = Recognising(self, desk, say, theme)
        self.merging = Merging(self, desk, say, theme)
        self.working = Working(self, self.doings, desk, theme=theme, today=today)
        self.writing = Writing(self, desk, say, today)
        self.bundling = Bundling(self, self.doings, desk, today=today)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._lay_out()
        self._connect()

    @override
    def bindings(self) -> Sequence[Binding]:
        return bindings_for(self)

    @override
    def inspector(self) -> QWidget:
        return self.side

    @override
    def legend(self) -> str:
        return self._say("! results or rules have changed since the decision")

    @override
    def first_focus(self) -> QWidget:
        return self.table

    @override
    def refresh(self, changed: frozenset[str] | None) -> None:
        if changed is not None and not changed & reading.READ_FROM:
            return
        everybody = self._desk.read(reading.everybody)
        self.doings.everybody = everybody
        self.header.show_counts(everybody.entries)
        self.table.show_rows(everybody.entries)
        if self.table.current() is None and self.table.shown():
            self.table.show_row(self.table.shown()[0].student.id)
        self._middle.setCurrentIndex(0 if everybody.entries else 1)
        self._show_chosen()

    @override
    def search(self, text: str) -> Sequence[Found]:
        return [
            Found(
                entry.student.name,
                f"{entry.student.matriculation} {status_words(entry.student, self._say)}".strip(),
                partial(self.show_thing, entry.student.id),
            )
            for entry in self.table.rows.rows()
            if found(text, entry)
        ]

    @override
    def show_thing(self, thing: object) -> None:
        """Put the cursor on a student; ("groups", item) asks about groups instead."""
        if isinstance(thing, tuple):
            self.working.ask_groups(thing[1])
            return
        self._go_to(str(thing))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> None:
        """Put the cursor into the form of the one who is chosen."""
        self.side.form.focus_name()
        reveal(self.side.form.texts["family"])

    def write(self) -> None:
        """Write to those who are selected, or to all that are shown if it is one or none."""
        chosen = self.doings.chosen
        entries = chosen if len(chosen) > 1 else self.table.shown()
        self.writing.ask([entry.student.id for entry in entries])

    def merge(self) -> None:
        """Merge two records of one person: the two chosen, or the one with another."""
        self.merging.ask([entry.student for entry in self.doings.chosen])

    def show_in_grades(self) -> None:
        """Show the chosen student's results."""
        self.wished.emit("grades", self.doings.chosen[0].student.id)

    def show_in_history(self) -> None:
        """Show all steps about the chosen student."""
        self.wished.emit("history", self.doings.chosen[0].student.bare_name)

    def print_record(self) -> None:
        """Show the chosen student's record on the Reports page, as of now or of any day."""
        self.wished.emit("reports", ("student", self.doings.chosen[0].student.id))

    def show_statement(self) -> None:
        """Show on the Reports page what the chosen student is told."""
        self.wished.emit("reports", ("statements", self.doings.chosen[0].student.id))

    def _lay_out(self) -> None:
        say = self._say
        self._nothing = EmptyState(
            say("No students yet"),
            say(
                "Import a list, drop the file here, or paste it from anywhere; or add them one by"
                " one."
            ),
            primary(say("Import a list…"), self.importing.ask),
            button(say("Add a student…"), self.doings.add),
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGIN)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self._middle, 1)

    def _connect(self) -> None:
        doings, form, lists = self.doings, self.side.form, self.side.lists
        self.header.narrowed.connect(self._narrow)
        self.header.import_wished.connect(self.importing.ask)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self._soon.timeout.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.edit())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._pop_up)
        doings.added.connect(self._go_to)
        self.importing.imported.connect(self.noticed)
        self.readers[What.ROSTER] = self.importing.read
        self.importing.preferred.connect(self.preferred)
        self.writing.noticed.connect(self.noticed)
        self.bundling.noticed.connect(self.noticed)
        self.recognising.taken.connect(self.noticed)
        self.merging.merged.connect(self._go_to)
        form.edited.connect(self._change)
        form.leave_wished.connect(doings.leave)
        form.away_wished.connect(doings.ask_away)
        form.birth_wished.connect(doings.ask_birth)
        form.back_wished.connect(doings.come_back)
        lists.book_wished.connect(doings.book)
        lists.grades_wished.connect(self.show_in_grades)
        lists.history_wished.connect(self.show_in_history)
        lists.groups_wished.connect(self.working.ask_groups)
        lists.talk_wished.connect(self.working.ask_talk)
        lists.titles_wished.connect(self.working.ask_titles)
        self.side.several.leave_wished.connect(doings.leave)
        self.side.several.write_wished.connect(self.write)
        self.side.several.back_wished.connect(doings.come_back)
        self.side.several.aim_wished.connect(doings.set_aim)
        assisting = self.side.several.assisting
        assisting.given.connect(lambda who, all_: doings.set_assistant(who, everybody=all_))
        assisting.share_wished.connect(doings.share_out)

    def _pop_up(self, at: QPoint) -> None:
        menu_of(self, self.bindings(), self._say).popup(self.table.viewport().mapToGlobal(at))

    def _narrow(self) -> None:
        self.table.keep_only(self.header.keeps)
        self.header.show_counts(self.table.rows.rows())
        self._show_chosen()

    def _change(self, student_id: str, fields: dict[str, object]) -> None:
        if not self.doings.edit(student_id, fields):
            self._show_chosen()  # again what is in the file

    def _go_to(self, student_id: str) -> None:
        if not self.table.show_row(student_id):
            self.header.show_all()
            self.table.show_row(student_id)
        self._show_chosen()

    def _selected(self) -> None:
        """Take note of who is selected, and show them when Qt is done with selecting.

        Showing somebody else hands in what was being typed, which reads the list anew; that must
        not happen under Qt's hands.
        """
        self.doings.chosen = self.table.selected()
        self._soon.start()

    def _show_chosen(self) -> None:
        self._soon.stop()
        everybody = self.doings.everybody
        chosen = self.table.selected()
        self.doings.chosen, self.doings.facts = chosen, None
        if everybody is None or not chosen:
            self.side.show_nobody()
        elif len(chosen) > 1:
            self.side.show_several(chosen, everybody)
        else:
            who = chosen[0].student
            self.doings.facts = self._desk.read(reading.facts, who, everybody.work)
            self.side.show_one(self.doings.facts, everybody)
        self.enabling.emit()
