"""What a page offers with marking sheets: it asks, writes and reads off the window's thread."""
# ruff: noqa: PLC0415 - the libraries for workbooks take 0.2 s to import, and most days need none

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.parts.files import ask_open, ask_save, first_folder
from planner.ui.parts.progress import run_errand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.db.journal import ChangeSet
    from planner.jobs.returned_sheets import Key, SheetPreview
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.marking.take_dialog import Taking
    from planner.ui.theme import Theme

TAKE = ActionSpec(
    id="grades.sheet",
    text=marked("Marking sheet…"),
    menu=Menu.SHEETS,
    icon="download",
    group=3,
)
BACK = ActionSpec(
    id="grades.sheet_back",
    text=marked("Bring back a marking sheet…"),
    menu=Menu.SHEETS,
    icon="upload",
    group=3,
)
LIST = ActionSpec(
    id="grades.sheets", text=marked("Marking sheets taken along…"), menu=Menu.SHEETS, group=3
)


class Sheets(QObject):
    """Keeps the folder of the last time while the course is open."""

    noticed = Signal(str)  # how it ended

    def __init__(
        self, page: QWidget, desk: Desk, say: Language, theme: Theme, today: date
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._say = page, desk, say
        self._theme, self._today = theme, today
        self._folder = first_folder(desk.store.path)

    def bindings(self) -> Sequence[Binding]:
        """Return what can be done here, for the page's table of actions."""
        return (
            Binding(TAKE, self.ask_take),
            Binding(BACK, self.ask_back),
            Binding(LIST, self.show_list),
        )

    def ask_take(self) -> None:
        """Ask who takes what along, then where to."""
        from planner.ui.marking.take_dialog import TakeDialog

        TakeDialog.ask(self._page.window(), self._desk, self._say, self._theme, self._ask_place)

    def ask_back(self) -> None:
        """Ask for the file of a sheet that comes back."""
        say = self._say
        kinds = say("Marking sheets (*.xlsx)")
        ask_open(
            self._page, say("Bring back a marking sheet"), str(self._folder), kinds, self.read
        )

    def show_list(self) -> None:
        """Show which sheets are out, and which came back."""
        from planner.ui.marking.list_dialog import ListDialog

        ListDialog.ask(
            self._page.window(),
            self._desk,
            self._say,
            self._theme,
            bring_back=self.ask_back,
            take=self.ask_take,
        )

    def read(self, path: Path) -> None:
        """Read a sheet and show what it would do."""
        from planner.exchange.marking_sheets_in import read_marking_sheet
        from planner.jobs import returned_sheets

        self._folder, store = path.parent, self._desk.store

        def work() -> SheetPreview:
            file = read_marking_sheet(path)
            return store.read(returned_sheets.preview, file, path.name, self._today)

        self._run(work, partial(self._show, path.name), self._say("Reading the marking sheet"))

    def _ask_place(self, taking: Taking) -> None:
        say = self._say
        name = say("Marking sheet {day}", day=self._today.isoformat())
        kinds, suffix, then = say("Marking sheets (*.xlsx)"), ".xlsx", partial(self._take, taking)
        if taking.paper is not None:
            kinds, suffix, then = say("PDF files (*.pdf)"), ".pdf", partial(self._print, taking)
        title, free = say("Save the marking sheet"), _free(self._folder, name, suffix)
        ask_save(self._page, title, free, kinds, then)

    def _take(self, taking: Taking, path: Path) -> None:
        from planner.jobs import marking_sheets

        self._folder, store, say = path.parent, self._desk.store, self._say

        def work() -> ChangeSet:
            return marking_sheets.take_along(
                store, path, taking.wanted, say=say, today=self._today, at=datetime.now(UTC)
            )

        def done(changes: ChangeSet) -> None:
            self._desk.tell(changes)
            words = say(
                "{file} is written. The course remembers that {name} has it.",
                file=path.name,
                name=taking.wanted.person,
            )
            self.noticed.emit(words)

        self._run(work, done, say("Writing the marking sheet"))

    def _print(self, taking: Taking, path: Path) -> None:
        from planner.jobs import marking_paper

        self._folder, store, say = path.parent, self._desk.store, self._say
        how = taking.paper
        assert how is not None

        def work() -> None:
            marking_paper.print_paper(store, path, taking.wanted, how, say=say, today=self._today)

        def done(_: object) -> None:
            self.noticed.emit(say("{file} is written.", file=path.name))

        self._run(work, done, say("Writing the marking sheet"))

    def _show(self, name: str, shown: SheetPreview) -> None:
        from planner.jobs import returned_sheets
        from planner.ui.marking.back_dialog import BackDialog

        BackDialog.ask(
            self._page.window(),
            self._say,
            self._theme,
            name=name,
            shown=shown,
            object_to=partial(self._desk.objection, returned_sheets.take_in, shown),
            then=partial(self._bring_back, name, shown),
        )

    def _bring_back(self, name: str, shown: SheetPreview, theirs: Collection[Key]) -> None:
        from planner.jobs import returned_sheets

        store = self._desk.store

        def work() -> tuple[ChangeSet, ...]:
            return returned_sheets.bring_back(
                store, shown, theirs, name=name, at=datetime.now(UTC)
            )

        def done(made: tuple[ChangeSet, ...]) -> None:
            for changes in made:
                self._desk.tell(changes)
            n = returned_sheets.results_in(shown.taken(theirs))
            words = self._say.count(
                "From {file}: {n} result taken in.",
                "From {file}: {n} results taken in.",
                n,
                file=name,
            )
            self.noticed.emit(words)

        self._run(work, done, self._say("Taking the marking sheet in"))

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object], words: str) -> None:
        run_errand(self._page, self._desk, words, lambda *_: work(), done)


def _free(folder: Path, name: str, suffix: str) -> Path:
    """Suggest a file that is not there yet; names of people stay out of file names."""
    for n in count(1):
        path = folder / (f"{name}{suffix}" if n == 1 else f"{name} ({n}){suffix}")
        if not path.exists():
            break
    return path
