"""Publishing the plan from its page: one question, an errand, and what was written."""
# ruff: noqa: PLC0415 - words and commands import SQLAlchemy, and the first screen is there before

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListWidget, QWidget

from planner import vocabulary
from planner.db import courses
from planner.db.journal import ChangeSet, RowChange, Title
from planner.language import Language
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog, Reading
from planner.ui.parts.files import ask_folder
from planner.ui.parts.labels import Elided, Line
from planner.ui.parts.outside import Outside
from planner.ui.parts.progress import run_errand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.jobs.publishing import Prospect, Publication
    from planner.ui.desk import Desk
    from planner.ui.parts.errand import Cancelled, Progress

WIDE_PX, LIST_PX, ROW_PX = 460, 220, 26


@dataclass(frozen=True, slots=True)
class Wished:
    """How the plan is to be published."""

    note: str
    language: str
    folder: Path


class PublishDialog(Dialog[Wished]):
    """Shows what has changed since the last version, and asks for note, language and folder."""

    def __init__(
        self, parent: QWidget, say: Language, ahead: Prospect, language: str, folder: Path
    ) -> None:
        title = say("Publish version {number} of the plan", number=ahead.number)
        if not ahead.is_due:
            title = say("Publish plan")
        super().__init__(parent, say, title, accept=say("Publish"))
        self._ahead, self._folder = ahead, folder
        self.body.insertWidget(0, Line(self._about(), tone="muted", wraps=True))
        self.changes = QListWidget()
        self.changes.setAccessibleName(say("What has changed"))
        self.changes.setWordWrap(True)
        self.changes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.changes.setStyleSheet("QListWidget::item { padding: 3px 6px; }")
        self.changes.setMinimumWidth(WIDE_PX)
        self.note, self.language = QLineEdit(), QComboBox()
        self.where = Elided(str(folder))
        self.choose = button(say("Choose…"), self._choose)
        if ahead.is_due:
            self._fill(language)
        self.accept_button.setEnabled(ahead.is_due)

    def _about(self) -> str:
        """Return what publishing does, or why there is nothing to do."""
        from planner.commands.publishing import NothingToPublish
        from planner.wording import worded

        say, last = self.say, self._ahead.last
        if last is None:
            return say(
                "The plan is kept as its first version, and its files are written. Nothing is"
                " sent. What was published stays so: this cannot be undone."
            )
        if not self._ahead.is_due:
            return worded(NothingToPublish(last.number, last.day), say)
        return say(
            "Changed since version {number} of {day}. The plan is kept as a version, and its files"
            " are written. Nothing is sent. This cannot be undone.",
            number=last.number,
            day=say.plain_day(last.day),
        )

    def _fill(self, language: str) -> None:
        from planner.wording.publishing import change_words

        say = self.say
        for change in self._ahead.changes:
            self.changes.addItem(change_words(change, say))
        if self._ahead.changes:
            self.changes.setFixedHeight(min(LIST_PX, ROW_PX * self.changes.count() + 8))
            self.form.addRow(self.changes)
        else:
            self.changes.hide()
        for code, text in (("de", say("German")), ("en", say("English"))):
            self.language.addItem(text, code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.note.setPlaceholderText(say("kept with the version"))
        self.note.setMinimumWidth(WIDE_PX - 100)
        self.field(say("Note"), self.note)
        self.field(say("Language"), self.language)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.where, 1)
        line.addWidget(self.choose)
        self.field(say("Folder"), row)
        self.files = Line("\n".join(self._ahead.files), tone="muted")
        self.field(say("Files"), self.files)

    def _choose(self) -> None:
        ask_folder(self, self.say("Choose a folder"), str(self._folder), self.put_into)

    def put_into(self, folder: Path) -> None:
        """Take another folder to write into."""
        self._folder = folder
        self.where.setText(str(folder))

    @override
    def objection(self) -> str:
        return "" if self._ahead.is_due else self._about()

    @override
    def answer(self) -> Wished:
        code = str(self.language.currentData())
        return Wished(self.note.text().strip(), code, self._folder)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        ahead: Prospect,
        language: str,
        *,
        folder: Path,
        then: Callable[[Wished], object],
    ) -> PublishDialog:
        """Ask how; nothing happens where nothing has changed."""
        return cls(parent, say, ahead, language, folder).open_for(then)


class PublishedDialog(Reading):
    """Says what was written and where; one button opens the folder."""

    def __init__(
        self, parent: QWidget, say: Language, done: Publication, day: date, outside: Outside
    ) -> None:
        title = say("{version} is published", version=vocabulary.version(done.number, day, say))
        super().__init__(parent, say, title)
        words = say(
            "{files} written to {folder}", files=say.listed(done.files), folder=str(done.folder)
        )
        line = Line(f"{words}.", wraps=True)
        line.setMinimumWidth(WIDE_PX)
        self.body.addWidget(line)
        self.open_folder = button(say("Open folder"), lambda: outside.open(done.folder))
        self.foot.insertWidget(1, self.open_folder)


class Publishing(QObject):
    """Asks, has the plan published off the window's thread, and says how that ended."""

    def __init__(self, page: QWidget, desk: Desk, say: Language, today: date | None) -> None:
        super().__init__(page)
        self._page, self._desk, self._say = page, desk, say
        self._today = today or date.today()  # noqa: DTZ011 - the user's own calendar day
        self._outside = Outside(self)
        self._busy = False

    def ask(self) -> None:
        """Show what would be published, and publish it if the user agrees."""
        from planner.jobs.publishing import prospect

        ahead = self._desk.look(prospect, self._desk.store.name)
        language = self._desk.look(courses.course).language
        folder = self._outside.folder
        PublishDialog.ask(self._page, self._say, ahead, language, folder=folder, then=self.publish)

    def publish(self, wished: Wished) -> None:
        """Publish the plan; a second wish while one is under way is none."""
        from planner.jobs.documents import Order
        from planner.jobs.publishing import publish
        from planner.wording.reasons import reason

        if self._busy:
            return
        self._busy = True
        self._outside.folder = wished.folder
        say = Language.load("de" if wished.language == "de" else "en")
        order = Order(say=say, today=self._today, reason=reason)
        now = datetime.now().time()  # noqa: DTZ005 - the user's own clock, on the day given
        at = datetime.combine(self._today, now).astimezone()
        store = self._desk.store

        def work(progress: Progress, cancelled: Cancelled) -> Publication | None:
            def going_on(done: int, every: int) -> bool:
                progress(done, every)
                return not cancelled()

            return publish(store, wished.folder, order, at=at, note=wished.note, going_on=going_on)

        title = self._say("Publish plan")
        run_errand(self._page, self._desk, title, work, self._came_back, over=self._be_free)

    def _came_back(self, done: Any) -> None:
        from planner.jobs.publishing import PUBLISHED

        if done is None:
            return
        row = RowChange("plan_version", "", None, None)
        title = Title.of(PUBLISHED, number=done.number)
        self._desk.tell(ChangeSet(title, (row,), done.step))
        PublishedDialog(self._page, self._say, done, self._today, self._outside).open()

    def _be_free(self) -> None:
        self._busy = False
