"""A course page that changed comes into the plan: chosen or dropped, looked at, taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from planner.jobs.kinds_of_file import What
from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.parts.files import ask_open, first_folder
from planner.ui.parts.progress import run_errand
from planner.ui.semester.signing_up import SigningUp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.db.journal import ChangeSet
    from planner.jobs.page_import import PagePreview
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.parts.page import Page
    from planner.ui.theme import Theme

PAGES: Final = (".md", ".markdown", ".qmd", ".myst", ".html", ".htm")
IMPORT: Final = ActionSpec(
    id="plan.import_page",
    text=marked("Import a course page…"),
    menu=Menu.SESSION,
    icon="upload",
    group=5,
)


def bindings_beside(page: Page, desk: Desk, theme: Theme) -> Sequence[Binding]:
    """Return what leads from the plan to files and documents, and back."""
    return SigningUp(page, desk).binding(), PageImporting(page, desk, theme).binding()


class PageImporting(QObject):
    """Reads and writes off the window's thread; in between the user looks."""

    def __init__(self, page: Page, desk: Desk, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._desk, self._theme = page, desk, theme
        self._say: Language = desk.say
        self._folder = first_folder(desk.store.path)
        page.readers[What.PAGE] = self.read

    def binding(self) -> Binding:
        """Return the action."""
        return Binding(IMPORT, self.ask)

    def ask(self) -> None:
        """Ask for the page."""
        kinds = f"{self._say('Course pages')} ({' '.join(f'*{one}' for one in PAGES)})"
        ask_open(
            self._page, self._say("Import a course page"), str(self._folder), kinds, self.read
        )

    def read(self, path: Path) -> None:
        """Read a page and show what it would change."""
        # Late: the first screen is there before SQLAlchemy and the reader of pages.
        from planner.exchange.course_page import LARGEST  # noqa: PLC0415
        from planner.exchange.files_in import read_bytes  # noqa: PLC0415 - as above
        from planner.jobs.page_import import preview  # noqa: PLC0415 - as above

        self._folder, store = path.parent, self._desk.store

        def work() -> PagePreview:
            return store.read(preview, read_bytes(path, largest=LARGEST), path.name)

        self._run(work, self._show, self._say("Reading the page"))

    def _show(self, shown: PagePreview) -> None:
        from planner.jobs import page_import  # noqa: PLC0415 - as above
        from planner.ui.semester.page_dialog import PageDialog  # noqa: PLC0415 - as above

        PageDialog.ask(
            self._page,
            self._say,
            self._theme,
            shown=shown,
            object_to=lambda theirs: self._desk.objection(page_import.take, shown, theirs),
            then=lambda theirs: self._take(shown, theirs),
        )

    def _take(self, shown: PagePreview, theirs: frozenset[int]) -> None:
        from planner.jobs.page_import import import_page  # noqa: PLC0415 - as above

        store = self._desk.store
        self._run(
            lambda: import_page(store, shown, theirs), self._told, self._say("Importing the page")
        )

    def _told(self, changes: ChangeSet) -> None:
        self._desk.tell(changes)

    def _run[T](self, work: Callable[[], T], done: Callable[[T], object], words: str) -> None:
        run_errand(self._page, self._desk, words, lambda *_: work(), done)
