"""The course page among the documents: written anew, or an existing one brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, override

from PySide6.QtGui import QGuiApplication

from planner.db.history import last_change
from planner.exchange.course_page import LARGEST
from planner.exchange.files_in import read_bytes
from planner.exchange.whole_file import write_whole
from planner.jobs.page_update import update_of
from planner.ui.parts.buttons import button
from planner.ui.parts.drops import FileDrops
from planner.ui.parts.files import ask_open, ask_save
from planner.ui.reports.document_pane import DocumentPane
from planner.ui.reports.recent import noted
from planner.ui.reports.side import Fact
from planner.wording.page_updates import lost_words, unsaid_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QPushButton

    from planner.jobs.page_update import PageUpdate
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around
    from planner.ui.reports.words import Document

PAGES: Final = (".md", ".markdown", ".qmd", ".myst", ".html", ".htm")
PAGE: Final = "page"  # under which the path of the page is kept with an export


class PagePane(DocumentPane):
    """Shows the text that will be written; of a page that is updated, what changes is marked."""

    def __init__(self, about: Document, around: Around) -> None:
        self._page: Path | None = None
        self._made: PageUpdate | None = None
        super().__init__(about, around)
        self.drops = FileDrops(
            self, self._say, PAGES, hint=self._say("Let go to bring {file} up to date")
        )
        self.drops.dropped.connect(self.choose_page)
        self.preview.shown.connect(self._mark)
        last = next((one for one in self._recent.exports() if one.document == about.id), None)
        path = Path(last.options[PAGE]) if last and last.options.get(PAGE) else None
        if path is not None and path.is_file():
            self._page = path
        self._enable_page()

    @override
    def buttons(self) -> Sequence[QPushButton]:
        self.update_button = button(self._say("Update a page…"), self.ask_page)
        self.new_button = button(self._say("A page of its own"), lambda: self.choose_page(None))
        self.copy_button = button(self._say("Copy as Markdown"), self.copy)
        return (
            *super().buttons()[:2],
            self.update_button,
            self.new_button,
            self.copy_button,
            *super().buttons()[2:],
        )

    def ask_page(self) -> None:
        """Ask for the page that is to be brought up to date."""
        kinds = f"{self._say('Course pages')} ({' '.join(f'*{one}' for one in PAGES)})"
        folder = str(self._page.parent if self._page else self._outside.folder)
        ask_open(self, self._say("Update a page"), folder, kinds, self.choose_page)

    def choose_page(self, path: Path | None) -> None:
        """Bring this page up to date; None writes a page of its own again."""
        self._page = path
        self._enable_page()
        self._look_again()

    def copy(self) -> None:
        """Put the text into the clipboard."""
        content = self.preview.content
        if content is not None:
            QGuiApplication.clipboard().setText(content.document.decode(errors="replace"))
            self._exporting.tell(self._say("Copied."), None)

    @override
    def look(self) -> None:
        if self._page is None or not self._is_old:
            super().look()
            return
        super().look()
        store, path = self._desk.store, self._page

        def made() -> bytes:
            page = read_bytes(path, largest=LARGEST)
            self._made = store.read(update_of, page, path.name)
            return self._made.content

        self.preview.make(made, self.about.kinds[0].suffix)

    @override
    def export(self) -> None:
        if self._page is None:
            super().export()
            return
        path = self._page
        patterns = f"{self._say(self.about.file)} (*{path.suffix})"
        ask_save(self, self._say("Update a page"), path, patterns, self.write)

    @override
    def write(self, *paths: Path) -> None:
        if self._page is None:
            super().write(*paths)
            return
        store, page, recent = self._desk.store, self._page, self._recent
        kept = self.options.chosen() | {PAGE: str(page.absolute())}
        about, out = (self.about.id, self.side.code(), kept), paths[0]

        def work(_progress: Progress, _cancelled: Cancelled) -> None:
            made = store.read(update_of, read_bytes(page, largest=LARGEST), page.name)
            write_whole(out, made.content)
            recent.add(noted(about, [out], store.read(last_change)))

        def done(_: None) -> None:
            self._outside.folder = out.parent
            words = self._say("{file} is up to date", file=out.name)
            self._exporting.tell(words, out.parent)
            self._look_again()

        self._exporting.run(self._say("Update a page"), work, done)

    @override
    def ask_for(self, kept: Mapping[str, str]) -> None:
        path = Path(kept[PAGE]) if kept.get(PAGE) else None
        self._page = path if path and path.is_file() else None
        self._enable_page()
        super().ask_for(kept)

    def _enable_page(self) -> None:
        """Say what is to be written, and offer what goes with it."""
        updating = self._page is not None
        self.new_button.setVisible(updating)
        self.hand_over_button.setVisible(not updating)
        self.options.setVisible(not updating and bool(self.options.fields))
        self.side.language.setEnabled(not updating)
        name = self._page.name if self._page else ""
        words = self._say("{file}, brought up to date. What changes is marked.", file=name)
        text = words if updating else self._say(self.about.text)
        self.side.show_title(self._say(self.about.name), text)

    def _mark(self) -> None:
        """Mark the lines that change, and say what the page cannot tell."""
        made = self._made if self._page is not None else None
        if made is None or self.preview.content is None:
            self.preview.mark(())
            self.side.show_facts(())
            return
        self.preview.mark(made.lines)
        say = self._say
        n = len(made.changes)
        changes = say.count("{n} line changes", "{n} lines change", n)
        none = say("The page tells the plan already; nothing changes.")
        facts = [Fact(changes if n else none, "" if n else "met")]
        facts += [Fact(lost_words(line, topic, say), "waiting") for line, topic in made.gone]
        facts += [Fact(unsaid_words(topic, what, say), "waiting") for topic, what in made.unsaid]
        self.side.show_facts(facts)
