"""Everything held about one student, put together for them: a question, an errand, a notice."""
# ruff: noqa: PLC0415 - it sets a PDF, and reportlab is slow to import for who never wants one

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox

from planner.db import courses
from planner.language import Language
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.files import ask_save
from planner.ui.parts.labels import Line
from planner.ui.parts.progress import run_errand

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.db.journal import ChangeSet
    from planner.db.students import StudentRow
    from planner.ui.desk import Desk
    from planner.ui.students.doings import Doings

WIDE_PX = 440


class BundleDialog(Dialog[str]):
    """Says what is put together, and asks in which language."""

    def __init__(self, parent: QWidget, say: Language, name: str, language: str) -> None:
        title = say("Everything held about {name}", name=name)
        super().__init__(parent, say, title, accept=say("Save…"))
        words = say(
            "A ZIP file for the student (article 15 GDPR): the record as a PDF with internal"
            " notes, all rows and every step of the history for programs, what was handed out, and"
            " an explanation. Other students are not named in it. That it was made is kept in the"
            " register."
        )
        about = Line(words, tone="muted", wraps=True)
        about.setMinimumWidth(WIDE_PX)
        self.body.insertWidget(0, about)
        self.language = QComboBox()
        for code, text in (("de", say("German")), ("en", say("English"))):
            self.language.addItem(text, code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.field(say("Language"), self.language)

    @override
    def answer(self) -> str:
        return str(self.language.currentData())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        name: str,
        language: str,
        *,
        then: Callable[[str], object],
    ) -> BundleDialog:
        """Ask in which language to put it together."""
        return cls(parent, say, name, language).open_for(then)


class Bundling(QObject):
    """Asks, writes the file off the window's thread, and says where it is."""

    noticed = Signal(str)

    def __init__(self, page: QWidget, doings: Doings, desk: Desk, *, today: date) -> None:
        super().__init__(page)
        self._page, self._doings, self._desk, self._today = page, doings, desk, today
        self._say = desk.say
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())

    def ask(self) -> None:
        """Ask how and where to write everything held about the one who is chosen."""
        student = self._doings.chosen[0].student
        language = self._desk.look(courses.course).language
        then = partial(self._ask_file, student)
        BundleDialog.ask(self._page, self._say, student.bare_name, language, then=then)

    def _ask_file(self, student: StudentRow, code: str) -> None:
        suggested = self._folder / "student-bundle.zip"  # nobody's name stands in that of a file
        title = self._say("Everything held about {name}", name=student.bare_name)
        kinds = f"{self._say('ZIP files')} (*.zip)"
        ask_save(self._page, title, suggested, kinds, partial(self.write, student, code))

    def write(self, student: StudentRow, code: str, path: Path) -> None:
        """Write the file in a language."""
        from planner.jobs.documents import Order
        from planner.jobs.student_bundle import write_bundle
        from planner.wording.reasons import reason
        from planner.wording.steps import said

        self._folder = path.parent
        say = Language.load("de" if code == "de" else "en")
        order = Order(say=say, today=self._today, reason=reason, students=(student.id,))
        run_errand(
            self._page,
            self._desk,
            self._say("Everything held about {name}", name=student.bare_name),
            lambda _progress, _cancelled: write_bundle(self._desk.store, path, order, said),
            partial(self._came_back, path),
        )

    def _came_back(self, path: Path, changes: ChangeSet) -> None:
        self._desk.tell(changes)
        self.noticed.emit(self._say("{name} is written.", name=path.name))
