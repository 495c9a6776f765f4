"""Filling in the office's lists: read, compared, written and proven off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.exchange.office_lists import ENDINGS
from planner.jobs import exam_handover, office_lists
from planner.jobs.handing_over import moment_of
from planner.jobs.office_lists import Handing
from planner.rules.office_grades import System
from planner.rules.reconciling import Answers
from planner.settings import office_system
from planner.ui.parts.dialog import Confirmation
from planner.ui.parts.files import ask_folder, ask_open_several
from planner.ui.parts.progress import run_errand
from planner.ui.reports.lists_dialog import FillWish, ListsDialog, WrittenDialog
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from planner.db.journal import ChangeSet
    from planner.exchange.office_lists import OfficeFile
    from planner.jobs.office_lists import Filled, Preview
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around

type Looked = tuple[Preview, list[str]]
type Written = tuple[tuple[Filled, ...], ChangeSet | None]


class FillingLists(QObject):
    """Opens the dialog with the lists of before, while the course is open."""

    student_wished = Signal(str)
    preferred = Signal(str, object)  # the name of a setting, and what it is from now on

    def __init__(self, pane: QWidget, around: Around) -> None:
        super().__init__(pane)
        self._pane, self._around, self._say = pane, around, around.say
        self._paths: list[Path] = []
        self._answers = Answers()
        self.dialog: ListsDialog | None = None

    def ask(self, paths: Sequence[Path] = ()) -> None:
        """Show the dialog, with further lists if there are some."""
        self.dialog = dialog = ListsDialog.ask(
            self._pane,
            self._say,
            self._around.theme,
            office_system(self._around.settings),
            then=self._where,
        )
        dialog.more_wished.connect(self._more)
        dialog.fewer_wished.connect(self._fewer)
        dialog.student_wished.connect(self.student_wished)
        dialog.finished.connect(self._forget)
        if paths or self._paths:
            self._look([*self._paths, *paths])

    def _forget(self) -> None:
        self.dialog = None

    def _more(self, paths: list[Path]) -> None:
        if paths:
            self._look([*self._paths, *paths])
            return
        kinds = self._kinds()
        folder = str(self._around.outside.folder)
        title = self._say("Add lists")
        ask_open_several(self._dialog(), title, folder, kinds, self._more)

    def _kinds(self) -> str:
        """Return what the file dialog shows: lists of the office's own system before others."""
        every = self._say("Lists of the office (*.xlsx *.xls *.csv *.txt)")
        system = office_system(self._around.settings)
        if not system:
            return every
        patterns = " ".join(f"*{ending}" for ending in ENDINGS[System(system)])
        return f"{self._say('Lists of {system}', system=system)} ({patterns});;{every}"

    def _fewer(self, source: str) -> None:
        self._look([path for path in self._paths if str(path.absolute()) != source])

    def _dialog(self) -> QWidget:
        return self.dialog or self._pane

    def _look(self, paths: Sequence[Path]) -> None:
        """Read the lists anew and compare them; what cannot be read is named and left out."""
        store, today, say = self._around.desk.store, self._around.today, self._say
        answers = self._answers

        def work(_progress: Progress, cancelled: Cancelled) -> Looked | None:
            files, problems = _read(list(dict.fromkeys(paths)), cancelled)
            if cancelled():
                return None
            told = [worded(problem, say) for problem in problems]
            return store.read(office_lists.preview, files, today, answers), told

        run_errand(self._dialog(), self._around.desk, say("Reading the lists"), work, self._show)

    def _show(self, looked: Looked | None) -> None:
        if looked is None or self.dialog is None:
            return
        shown, problems = looked
        self._paths = [Path(file.list.source) for file in shown.files]
        if shown.files:
            self._around.outside.folder = self._paths[-1].parent
            if not office_system(self._around.settings):
                self.preferred.emit("office_system", shown.files[0].list.system.value)
        self.dialog.show_lists(shown, problems)

    def _where(self, wish: FillWish) -> None:
        self._answers = wish.shown.answers
        title = self._say("Choose a folder")
        folder = str(self._around.outside.folder)
        ask_folder(self._pane, title, folder, lambda chosen: self._into(chosen, wish))

    def _into(self, folder: Path, wish: FillWish) -> None:
        try:
            paths = office_lists.targets(
                wish.shown.files, folder, several=True, apart=self._say("filled in")
            )
        except PlannerError as refusal:
            self._around.desk.refused.emit(refusal)
            return
        there = [path.name for path in paths.values() if path.exists()]
        if not there:
            self.write(wish, paths)
            return
        Confirmation.ask(
            self._pane,
            self._say,
            title=self._say("Replace files?"),
            text=self._say("{files} will be replaced.", files=self._say.listed(there)),
            accept=self._say("Replace"),
            then=lambda _: self.write(wish, paths),
        )

    def write(self, wish: FillWish, paths: dict[str, Path]) -> None:
        """Write the lists, prove that nothing else changed, and say so."""
        store, today, say = self._around.desk.store, self._around.today, self._say

        def work(_progress: Progress, _cancelled: Cancelled) -> Written:
            handing = None
            if wish.register:
                to = store.read(exam_handover.last_recipient) or say("Examination office")
                handing = Handing(recipient=to, how="upload")
            at = moment_of(today)
            return office_lists.write(store, wish.shown, paths, handing=handing, at=at)

        def done(written: Written) -> None:
            filled, changes = written
            if changes is not None:
                self._around.desk.tell(changes)
            self._told(wish.shown, filled)

        self._around.exporting.run(say("Fill in the office's lists"), work, done)

    def _told(self, shown: Preview, filled: Sequence[Filled]) -> None:
        folder = filled[0].path.parent
        self._around.outside.folder = folder
        grades = sum(one.grades for one in filled)
        sentence = self._say.count(
            "{n} grade cell filled in; nothing else changed",
            "{n} grade cells filled in; nothing else changed",
            grades,
        )
        self._around.exporting.tell(sentence, folder)
        opens = self._around.outside.open
        WrittenDialog.tell(self._pane, self._say, shown, filled, lambda: opens(folder))


def _read(
    paths: Sequence[Path], cancelled: Cancelled
) -> tuple[list[OfficeFile], list[PlannerError]]:
    files: list[OfficeFile] = []
    problems: list[PlannerError] = []
    for path in paths:
        if cancelled():
            break
        try:
            files.append(office_lists.read_lists([path])[0])
        except PlannerError as refusal:
            problems.append(refusal)
    return files, problems
