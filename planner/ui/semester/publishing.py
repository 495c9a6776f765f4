"""Publishing the plan from its page: one question, an errand, and what was written."""
# ruff: noqa: PLC0415 - words and commands import SQLAlchemy, and the first screen is there before

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner import vocabulary
from planner.db import courses
from planner.db.journal import ChangeSet, RowChange, Title
from planner.language import Language
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Reading
from planner.ui.parts.labels import Line
from planner.ui.parts.outside import Outside
from planner.ui.parts.progress import run_errand
from planner.ui.semester.publish_dialog import AgainDialog, PublishDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.jobs.documents import Order
    from planner.jobs.publication import Piece
    from planner.jobs.publishing import Prospect, Publication, Rehearsal
    from planner.ui.desk import Desk
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.semester.publish_dialog import Look, Wished

WIDE_PX = 460


class PublishedDialog(Reading):
    """Says what was written and where; one button opens the folder."""

    def __init__(
        self, parent: QWidget, say: Language, title: str, done: Publication, outside: Outside
    ) -> None:
        super().__init__(parent, say, title)
        words = say(
            "{files} written to {folder}", files=say.listed(done.files), folder=str(done.folder)
        )
        line = Line(f"{words}.", wraps=True)
        line.setMinimumWidth(WIDE_PX)
        self.body.addWidget(line)
        if any(piece.letter for piece in done.pieces):
            hint = say("Nothing is sent: open each mail draft, look at it, and send it yourself.")
            self.body.addWidget(Line(hint, tone="muted", wraps=True))
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

        ahead = self._desk.look(prospect)
        if not ahead.is_due:
            self._ask_again(ahead)
            return
        dialog = PublishDialog.ask(
            self._page,
            self._say,
            ahead,
            language=self._desk.look(courses.course).language,
            folder=self._outside.folder,
            make=self._rehearse,
            then=self.publish,
        )
        dialog.opened.connect(self._open)

    def _ask_again(self, ahead: Prospect) -> None:
        """Say that nothing has changed; the files of the last version can be written again."""
        from planner.commands.publishing import NothingToPublish
        from planner.jobs.publishing import kept_files
        from planner.wording import worded

        assert ahead.last is not None
        _, files = kept_files(self._desk.store)
        why = worded(NothingToPublish(ahead.last.number, ahead.last.day), self._say)
        AgainDialog.ask(
            self._page, self._say, why, folder=self._outside.folder, files=files, then=self._again
        )

    def _rehearse(self, look: Look, progress: Progress, cancelled: Cancelled) -> Rehearsal | None:
        """Make the files in a language, on the thread of an errand."""
        from planner.jobs.publishing import rehearsed
        from planner.wording.plan_news import WORDS

        def going_on(done: int, every: int) -> bool:
            progress(done, every)
            return not cancelled()

        order = self._order(look)
        return rehearsed(self._desk.store, order, WORDS, at=self._now(), going_on=going_on)

    def _order(self, look: Look) -> Order:
        """Return how the files are made. Raises UnreadableFile."""
        from planner.exchange.course_page import LARGEST
        from planner.exchange.files_in import read_bytes
        from planner.jobs.documents import Order
        from planner.wording.reasons import reason

        say, page = Language.load("de" if look.language == "de" else "en"), look.page
        old = (page.name, read_bytes(page, largest=LARGEST)) if page else None
        return Order(say=say, today=self._today, reason=reason, old_page=old)

    def _now(self) -> datetime:
        now = datetime.now().time()  # noqa: DTZ005 - the user's own clock, on the day given
        return datetime.combine(self._today, now).astimezone()

    def _open(self, piece: Piece) -> None:
        self._outside.open_bytes(piece.name, piece.content)

    def publish(self, wished: Wished) -> None:
        """Publish the plan; a second wish while one is under way is none."""
        from planner.jobs.publishing import publish
        from planner.wording.plan_news import WORDS

        if self._busy:
            return
        self._busy = True
        self._outside.folder = wished.folder
        at, store = self._now(), self._desk.store

        def work(progress: Progress, cancelled: Cancelled) -> Publication | None:
            def going_on(done: int, every: int) -> bool:
                progress(done, every)
                return not cancelled()

            order = self._order(wished.look)
            more: dict[str, Any] = {"note": wished.note, "without": wished.without}
            return publish(store, wished.folder, order, WORDS, at=at, going_on=going_on, **more)

        title = self._say("Publish plan")
        run_errand(self._page, self._desk, title, work, self._came_back, over=self._be_free)

    def _came_back(self, done: Any) -> None:
        from planner.jobs.publishing import TITLE

        if done is None:
            return
        row = RowChange("plan_version", "", None, None)
        self._desk.tell(ChangeSet(Title.of(TITLE, number=done.number), (row,), done.step))
        version = vocabulary.version(done.number, self._today, self._say)
        self._tell(done, self._say("{version} is published", version=version))

    def _again(self, folder: Path) -> None:
        from planner.jobs.publishing import written_again

        self._outside.folder = folder
        store = self._desk.store
        run_errand(
            self._page,
            self._desk,
            self._say("Write files again"),
            lambda _progress, _cancelled: written_again(store, folder),
            lambda done: self._tell(done, self._say("The files are written again")),
        )

    def _tell(self, done: Publication, title: str) -> None:
        PublishedDialog(self._page, self._say, title, done, self._outside).open()

    def _be_free(self) -> None:
        self._busy = False
