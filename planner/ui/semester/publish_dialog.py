"""The question before a plan is published: every file is shown, and some may be left out."""
# ruff: noqa: PLC0415 - words and commands import SQLAlchemy, and the first screen is there before

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.errors import PlannerError
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.errand import Errand
from planner.ui.parts.files import ask_folder, ask_open
from planner.ui.parts.labels import Elided, Line, as_tip
from planner.ui.semester.publish_preview import PiecePreview
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.jobs.publication import Piece
    from planner.jobs.publishing import Prospect, Rehearsal
    from planner.language import Language
    from planner.ui.parts.errand import Cancelled, Progress

    type Making = Callable[[Look, Progress, Cancelled], Rehearsal | None]

WIDE_PX, HIGH_PX, LIST_PX = 940, 660, 300
PIECE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wished:
    """How the plan is to be published; ``without`` are the names of files that are left out."""

    note: str
    look: Look
    folder: Path
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """What the files depend on: their language, and the page that is brought up to date."""

    language: str
    page: Path | None = None


class PageRow(QWidget):
    """The course page that is brought up to date; as long as none is chosen one is made."""

    chosen = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.page: Path | None = None
        self.where = Elided(say("a page of its own is made"))
        self.choose = button(say("Bring up to date…"), self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.where, 1)
        line.addWidget(self.choose)

    def _choose(self) -> None:
        say = self._say
        kinds = f"{say('Course pages')} (*.md *.qmd *.rst *.txt *.html *.htm)"
        folder = str(self.page.parent if self.page else Path.home())
        ask_open(self, say("Bring a page up to date"), folder, kinds, self.take)

    def take(self, page: Path) -> None:
        """Bring this page up to date."""
        self.page = page
        self.where.setText(str(page))
        self.chosen.emit()


class FolderRow(QWidget):
    """A folder to write into, and the way to choose another."""

    chosen = Signal()

    def __init__(self, say: Language, folder: Path) -> None:
        super().__init__()
        self._say, self.folder = say, folder
        self.where = Elided(str(folder))
        self.choose = button(say("Choose…"), self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.where, 1)
        line.addWidget(self.choose)

    def _choose(self) -> None:
        ask_folder(self, self._say("Choose a folder"), str(self.folder), self.put_into)

    def put_into(self, folder: Path) -> None:
        """Take another folder."""
        self.folder = folder
        self.where.setText(str(folder))
        self.chosen.emit()


class PublishDialog(Dialog[Wished]):
    """Shows what has changed and every file of the version, each as it will be written."""

    opened = Signal(object)  # a file that is to be shown by the system's own viewer

    def __init__(  # what is published, and how it is made
        self,
        parent: QWidget,
        say: Language,
        ahead: Prospect,
        *,
        language: str,
        folder: Path,
        make: Making,
    ) -> None:
        title = say("Publish version {number} of the plan", number=ahead.number)
        super().__init__(parent, say, title, accept=say("Publish"))
        self._ahead, self._make = ahead, make
        self._rehearsal: Rehearsal | None = None
        self._why_not = say("The files are still being made.")
        self._wanted = self._making = Look("")
        self._under_way = False
        self.files = QListWidget()
        self.files.setAccessibleName(say("Files"))
        self.files.setFixedWidth(LIST_PX)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setStyleSheet("QListWidget::item { padding: 4px 6px; }")
        self.preview = PiecePreview(say)
        self.preview.opened.connect(self.opened)
        self.note, self.language = QLineEdit(), QComboBox()
        self.folder, self.page = FolderRow(say, folder), PageRow(say)
        self._lay_out(language)
        self.files.currentRowChanged.connect(self._show)
        self.language.currentIndexChanged.connect(self._remake)
        self.page.chosen.connect(self._remake)
        self._list_files()
        self._remake()
        self.resize(WIDE_PX, HIGH_PX)

    def _lay_out(self, language: str) -> None:
        say = self.say
        self.body.insertWidget(0, Line(self._about(), tone="muted", wraps=True))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.files)
        both.addWidget(self.preview, 1)
        self.body.insertLayout(1, both, 1)
        for code, text in (("de", say("German")), ("en", say("English"))):
            self.language.addItem(text, code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.note.setPlaceholderText(say("kept with the version"))
        self.field(say("Note"), self.note)
        self.field(say("Language"), self.language)
        self.field(say("Course page"), self.page)
        self.field(say("Folder"), self.folder)

    def _about(self) -> str:
        say, last = self.say, self._ahead.last
        if last is None:
            return say(
                "The plan is kept as its first version, and the files that are ticked are written."
                " Nothing is sent. What was published stays so: this cannot be undone."
            )
        return say(
            "Changed since version {number} of {day}. The plan is kept as a version, and the files"
            " that are ticked are written, all or none. Nothing is sent. This cannot be undone.",
            number=last.number,
            day=say.plain_day(last.day),
        )

    def _remake(self) -> None:
        """Make all files off the window's thread, in the language that is chosen now."""
        self._wanted = self._look()
        self._rehearsal, self._why_not = None, self.say("The files are still being made.")
        if not self._under_way:
            self._start()

    def _start(self) -> None:
        self._under_way, look, make = True, self._wanted, self._make
        self._making = look
        Errand(
            self,
            lambda progress, cancelled: (look, make(look, progress, cancelled)),
            lambda made: self._came_back(*made),
            self._failed,
        )

    def _look(self) -> Look:
        return Look(str(self.language.currentData()), self.page.page)

    def _came_back(self, look: Look, made: Rehearsal | None) -> None:
        self._under_way = False
        if look != self._wanted or made is None:
            self._start()
            return
        self._rehearsal, self._why_not = made, ""
        self.object_("")
        self._list_files()

    def _failed(self, why: Exception) -> None:
        self._under_way = False
        if self._making != self._wanted:
            self._start()
            return
        if not isinstance(why, PlannerError):
            raise why
        self._why_not = worded(why, self.say)
        self.object_(self._why_not)

    def _list_files(self) -> None:
        """List what there is; ticks and the line that is looked at stay as they are."""
        off, at = self.left_out(), max(self.files.currentRow(), 0)
        self.files.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.files.clear()
        self.files.addItem(self.say("What has changed"))
        for piece in self.pieces():
            item = QListWidgetItem(self._words(piece))
            item.setData(PIECE, piece)
            item.setToolTip(as_tip(piece.name))
            ticked = Qt.CheckState.Unchecked if piece.name in off else Qt.CheckState.Checked
            item.setCheckState(ticked)
            self.files.addItem(item)
        self.files.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.files.setCurrentRow(min(at, self.files.count() - 1))
        self._show(self.files.currentRow())

    def _words(self, piece: Piece) -> str:
        """Say what a file is, and of a mail to whom it goes."""
        from planner.wording.handing_over import document_words

        words = document_words(piece.kind, self.say)
        if piece.letter is None:
            return words
        many = self.say.count("{n} address", "{n} addresses", len(piece.letter.hidden))
        return f"{words}: {many if piece.letter.hidden else piece.letter.to_name}"

    def pieces(self) -> tuple[Piece, ...]:
        """Return the files that are made by now."""
        return self._rehearsal.pieces if self._rehearsal else ()

    def left_out(self) -> frozenset[str]:
        """Return the names of the files whose tick was taken away."""
        items = (self.files.item(n) for n in range(1, self.files.count()))
        return frozenset(
            item.data(PIECE).name for item in items if item.checkState() is Qt.CheckState.Unchecked
        )

    def _show(self, at: int) -> None:
        item = self.files.item(at)
        piece = item.data(PIECE) if item is not None else None
        if piece is None:
            self.preview.show_words(self.say("What has changed"), self.changes())
        else:
            self.preview.show_piece(piece)

    def changes(self) -> str:
        """Say what has changed, and whom no mail can tell of it."""
        from planner.jobs.mail_drafts import NoSender
        from planner.wording.publishing import change_words

        say = self.say
        if self._ahead.last is None:
            return say("The first version: there is nothing to compare it with.")
        lines = [f"• {change_words(change, say)}" for change in self._ahead.changes]
        news = self._rehearsal.news if self._rehearsal else None
        if news and news.sender is None:
            lines += ["", worded(NoSender(), say)]
        elif news and news.unreachable:
            names = say.listed(news.unreachable)
            lines += ["", say("No mail can go to {names}: no address that works.", names=names)]
        return "\n".join(lines)

    @override
    def objection(self) -> str:
        from planner.jobs.publishing import NothingLeft

        if self._rehearsal is None:
            return self._why_not
        nothing = len(self.left_out()) == len(self.pieces())
        return worded(NothingLeft(), self.say) if nothing else ""

    @override
    def answer(self) -> Wished:
        note = self.note.text().strip()
        return Wished(note, self._look(), self.folder.folder, self.left_out())

    @classmethod
    def ask(  # as its making
        cls,
        parent: QWidget,
        say: Language,
        ahead: Prospect,
        *,
        language: str,
        folder: Path,
        make: Making,
        then: Callable[[Wished], object],
    ) -> PublishDialog:
        """Ask which files to publish, and how."""
        return cls(parent, say, ahead, language=language, folder=folder, make=make).open_for(then)


class AgainDialog(Dialog[Path]):
    """Says that nothing has changed, and offers to write the files of the last version again."""

    def __init__(
        self, parent: QWidget, say: Language, why: str, folder: Path, files: tuple[str, ...]
    ) -> None:
        super().__init__(parent, say, say("Publish plan"), accept=say("Write files again"))
        about = Line(why, wraps=True)
        about.setMinimumWidth(LIST_PX + 120)
        self.body.insertWidget(0, about)
        words = say("Its files can be written once more as they were, into any folder.")
        self.body.insertWidget(1, Line(words, tone="muted", wraps=True))
        self.folder = FolderRow(say, folder)
        self.field(say("Folder"), self.folder)
        self.field(say("Files"), Line("\n".join(files), tone="muted"))

    @override
    def answer(self) -> Path:
        return self.folder.folder

    @classmethod
    def ask(  # as its making
        cls,
        parent: QWidget,
        say: Language,
        why: str,
        *,
        folder: Path,
        files: tuple[str, ...],
        then: Callable[[Path], object],
    ) -> AgainDialog:
        """Ask where to write the files again."""
        return cls(parent, say, why, folder, files).open_for(then)
