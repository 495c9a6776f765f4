"""One document: what it looks like, what is to be known of it, its options, export and open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.db import courses
from planner.db.history import last_change
from planner.exchange.whole_file import write_whole
from planner.jobs import handing_over
from planner.jobs.documents import Order, document
from planner.jobs.handing_over import TO_SOMEBODY, moment_of, of_document
from planner.language import Language
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.dialog import Confirmation
from planner.ui.parts.files import ask_folder, ask_save
from planner.ui.parts.outside import with_ending
from planner.ui.reports.facts import FACTS
from planner.ui.reports.hand_over_dialog import HandOverDialog
from planner.ui.reports.options import Options
from planner.ui.reports.preview import Preview
from planner.ui.reports.recent import noted
from planner.ui.reports.side import Side
from planner.ui.reports.words import LANGUAGES
from planner.wording.reasons import reason
from planner.wording.ways import way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.jobs.documents import Kind
    from planner.jobs.exam_handover import Wish
    from planner.jobs.handing_over import Given
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around
    from planner.ui.reports.recent import Export
    from planner.ui.reports.words import Document


class DocumentPane(QWidget):
    """Made anew whenever the course or the language changes, and only while it is looked at."""

    opened = Signal(str, object)  # the file's name, and its bytes

    def __init__(self, about: Document, around: Around) -> None:
        super().__init__()
        self.about = about
        self._desk, self._today = around.desk, around.today
        self._exporting, self._outside = around.exporting, around.outside
        self._recent = around.recent
        say, theme = around.say, around.theme
        self._say = say
        self._is_old = True
        self._chosen = False
        self.preview = Preview(say, theme, say("The preview is being made…"))
        self.export_button = primary(say("Export…"), self.export)
        self.open_button = button(say("Open"), self.open_document)
        self.hand_over_button = button(say("Hand over…"), self.hand_over)
        self.options = Options(about, say, around.today)
        self.side = Side(
            say,
            say(about.name),
            say(about.text),
            LANGUAGES,
            self.buttons(),
            options=self.options,
        )
        self.side.language.activated.connect(self._choose)
        self.options.changed.connect(self._look_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)
        self.preview.shown.connect(self._enable)
        self._enable()

    def buttons(self) -> Sequence[QPushButton]:
        """Return what can be done with the document, the most likely first."""
        return self.export_button, self.open_button, self.hand_over_button

    def ask_for(self, kept: Mapping[str, str]) -> None:
        """Choose options by what was kept of them, and show the document so."""
        self._desk.read(self.options.read)
        self.options.choose(kept)
        self._is_old = True
        if self.isVisible():
            self.look()

    def mark_old(self) -> None:
        """Remember that the course has changed; look again when this is shown."""
        self._is_old = True

    def look(self) -> None:
        """Show the document as it is now, if it was not shown so yet."""
        if not self._is_old:
            return
        self._is_old = False
        if not self._chosen:
            code = "de" if self.about.id == "office" else self._desk.read(courses.course).language
            self.side.choose(code)
        self._desk.read(self.options.read)
        store, kind, order = self._desk.store, self.about.kinds[0], self.order()
        facts = FACTS.get(self.about.id)
        if facts is not None:
            self.side.show_facts(self._desk.read(facts, self._say, order))
        self.preview.make(lambda: store.read(document, kind, order), kind.suffix)
        self._enable()

    def order(self) -> Order:
        """Return what the document is to be like."""
        say = Language.load("de" if self.side.code() == "de" else "en")
        return self.options.order(Order(say=say, today=self._today, reason=reason, way=way))

    def export(self) -> None:
        """Ask where to, and write the document there; several files go into a folder."""
        kinds = self.about.kinds
        if len(kinds) > 1:
            title = self._say("Choose a folder")
            ask_folder(self, title, str(self._outside.folder), self._into_folder)
        else:
            suffix = kinds[0].suffix
            patterns = f"{self._say(self.about.file)} (*{suffix})"
            path = self._outside.suggested(self.file_name(kinds[0]))
            ask_save(
                self,
                self._say("Export"),
                path,
                patterns,
                lambda chosen: self.write(with_ending(chosen, suffix)),
            )

    def hand_over(self) -> None:
        """Ask to whom it goes and how, then where to; it is written and kept in the register."""
        name = self._say(self.about.name)
        HandOverDialog.ask(
            self,
            self._say,
            self._say("Hand over: {name}", name=name),
            recipient="",
            then=self._give_where,
        )

    def _give_where(self, wish: Wish) -> None:
        kind = self.about.kinds[0]
        patterns = f"{self._say(self.about.file)} (*{kind.suffix})"
        ask_save(
            self,
            self._say("Hand over"),
            self._outside.suggested(self.file_name(kind)),
            patterns,
            lambda chosen: self.give(with_ending(chosen, kind.suffix), wish),
        )

    def give(self, path: Path, wish: Wish) -> None:
        """Write the document and enter it in the register, both or neither."""
        store, order, kind = self._desk.store, self.order(), self.about.kinds[0]
        self._outside.folder = path.parent

        def work(_progress: Progress, _cancelled: Cancelled) -> ChangeSet:
            return given(store, order, kind, path, wish)

        def done(changes: ChangeSet) -> None:
            self._desk.tell(changes)
            facts = {"name": path.name, "recipient": wish.recipient}
            self._exporting.tell(self._say(TO_SOMEBODY, **facts), path.parent)

        title = self._say("Hand over: {name}", name=self._say(self.about.name))
        self._exporting.run(title, work, done)

    def export_again(self, export: Export) -> None:
        """Export with the options of before into the same files; ask if they were changed."""
        self._chosen = True
        self.side.choose(export.language)
        self.ask_for(export.options)
        if export.is_untouched():
            self.write(*export.paths)
        else:
            self._replacing(export.paths)

    def can_export(self) -> bool:
        """Tell that the document can be written; a refusal comes from making it."""
        return True

    def open_document(self) -> None:
        """Show the document in the system's own viewer, as it is in the preview."""
        content = self.preview.content
        if content is not None:
            self.opened.emit(self.file_name(self.about.kinds[0]), content.document)

    def file_name(self, kind: Kind) -> str:
        """Return the name of its file: what it is and for which term, of nobody in particular."""
        say, term = self.order().say, self._desk.read(courses.course).term
        return f"{say(self.about.file)} {term.replace('/', '-')}{kind.suffix}"

    def _into_folder(self, folder: Path) -> None:
        paths = [folder / self.file_name(kind) for kind in self.about.kinds]
        if any(path.exists() for path in paths):
            self._replacing(paths)
        else:
            self.write(*paths)

    def _replacing(self, paths: Sequence[Path]) -> None:
        there = [path.name for path in paths if path.exists()]
        words = self._say("{files} will be replaced.", files=self._say.listed(there))
        Confirmation.ask(
            self,
            self._say,
            title=self._say("Replace files?"),
            text=words,
            accept=self._say("Replace"),
            then=lambda _: self.write(*paths),
        )

    def write(self, *paths: Path) -> None:
        """Write each of its files, one path for each kind."""
        store, order, kinds = self._desk.store, self.order(), self.about.kinds
        recent, about = self._recent, (self.about.id, self.side.code(), self.options.chosen())

        def work(progress: Progress, cancelled: Cancelled) -> int:
            change = store.read(last_change)
            files = list(zip(kinds, paths, strict=True))
            count = written(store, order, files, progress, cancelled)
            if count == len(paths):
                recent.add(noted(about, paths, change))
            return count

        folder = paths[0].parent
        self._outside.folder = folder
        names = self._say.listed(path.name for path in paths)

        def done(count: int) -> None:
            if count == len(paths):
                sentence = self._say(
                    "{files} written to {folder}", files=names, folder=folder.name
                )
                self._exporting.tell(sentence, folder)
            else:
                self._exporting.tell(self._say("Cancelled; nothing was written."), None, "waiting")

        self._exporting.run(
            self._say("Export: {name}", name=self._say(self.about.name)), work, done
        )

    def _choose(self) -> None:
        self._chosen = True
        self._look_again()

    def _look_again(self) -> None:
        self._is_old = True
        self.look()

    def _enable(self) -> None:
        there = self.preview.content is not None
        self.open_button.setEnabled(there)


def given(store: Store, order: Order, kind: Kind, path: Path, wish: Wish) -> ChangeSet:
    """Make a document, write it and keep it in the register. Raises CannotWrite, GlyphsMissing."""

    def made(tx: Any) -> Given:
        content = document(tx, kind, order)
        return of_document(tx, kind, order, path.name, content)

    one = replace(store.read(made), recipient=wish.recipient, how=wish.how, note=wish.note)
    return handing_over.written(store, path.parent, [one], at=moment_of(order.today))


def written(
    store: Store,
    order: Order,
    files: list[tuple[Kind, Path]],
    progress: Progress,
    cancelled: Cancelled,
) -> int:
    """Make all files from one look at the course, then write them; return how many.

    Cancelled before the writing, nothing is written. Raises CannotWrite or GlyphsMissing.
    """

    def made(tx: Any) -> list[tuple[Path, bytes]]:
        found = []
        for n, (kind, path) in enumerate(files):
            progress(n, len(files))
            if cancelled():
                return []
            found.append((path, document(tx, kind, order)))
        return found

    contents = store.read(made)
    for path, content in contents:
        write_whole(path, content)
    progress(len(files), len(files))
    return len(contents)
