"""The pane of charts: the course in pictures, each with the same in words, to see and export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.db import courses
from planner.db.history import last_change
from planner.exchange.whole_file import write_whole
from planner.jobs.charts import all_charts, charts_document
from planner.reports.charts_svg import chart_svg
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.dialog import Confirmation
from planner.ui.parts.errand import Errand
from planner.ui.parts.files import ask_folder, ask_save
from planner.ui.parts.labels import Line
from planner.ui.parts.outside import with_ending
from planner.ui.parts.panels import Card
from planner.ui.reports.chart_view import ChartView, chart_png
from planner.ui.reports.recent import noted
from planner.ui.reports.side import Fact, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.reports.charts import Drawing
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around
    from planner.ui.reports.recent import Export

CHARTS_ID = "charts"  # in the list of documents and among the recent exports
FEW = 14  # sentences shown below a chart; a screen reader and the PDF have them all


class ChartsPane(QWidget):
    """Drawn anew whenever the course has changed, off the window's thread, while it is shown."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._desk, self._today, self._theme = around.desk, around.today, around.theme
        self._exporting, self._outside, self._say = around.exporting, around.outside, around.say
        self._recent = around.recent
        say = around.say
        self._is_old, self._under_way = True, False
        self.drawings: tuple[Drawing, ...] = ()
        self.views: list[ChartView] = []
        self.words = Line(say("The charts are being drawn…"), tone="muted")
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setAccessibleName(say("Charts"))
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.export_button = primary(say("Export…"), self.export)
        self.pictures_button = button(say("Save as pictures…"), self.save_pictures)
        self.side = Side(
            say,
            say("Charts"),
            say("How the class stands and got on: one look instead of a list."),
            (),
            (self.export_button, self.pictures_button),
        )
        self.side.show_facts(
            (Fact(say("Counted are those who take part; leavers and guests are not."), "muted"),)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.room, 1)
        self._enable()

    def mark_old(self) -> None:
        """Remember that the course has changed; draw again when this is shown."""
        self._is_old = True

    def look(self) -> None:
        """Draw the charts as the course is now, unless that was done."""
        if not self._is_old or self._under_way:
            return
        self._is_old, self._under_way = False, True
        store, say = self._desk.store, self._say
        Errand(
            self,
            lambda _progress, _cancelled: store.read(all_charts, say),
            self._show,
            self._fail,
        )

    def can_export(self) -> bool:
        """Tell whether there is anything to export yet."""
        return bool(self.drawings)

    def export(self) -> None:
        """Ask where to, and write all charts as one PDF."""
        path = self._outside.suggested(self._file_name(".pdf"))
        ask_save(
            self,
            self._say("Export"),
            path,
            f"{self._say('Charts')} (*.pdf)",
            lambda chosen: self.write(with_ending(chosen, ".pdf")),
        )

    def write(self, path: Path) -> None:
        """Write all charts as one PDF."""
        store, say, today, recent = self._desk.store, self._say, self._today, self._recent

        def work(_progress: Progress, _cancelled: Cancelled) -> None:
            change = store.read(last_change)
            write_whole(path, store.read(charts_document, say, today))
            recent.add(noted((CHARTS_ID, say.code, {}), [path], change))

        self._run(work, path.parent, path.name)

    def export_again(self, export: Export) -> None:
        """Write all charts as one PDF where they were written before; ask if that was changed."""
        (path,) = export.paths
        if export.is_untouched():
            self.write(path)
        else:
            self._replacing([path.name], lambda: self.write(path))

    def save_pictures(self) -> None:
        """Ask for a folder, and write each chart there as PNG and as SVG."""
        title = self._say("Choose a folder")
        ask_folder(self, title, str(self._outside.folder), self._into_folder)

    def write_pictures(self, files: dict[Path, Callable[[], bytes]]) -> None:
        """Write pictures, each to its path."""

        def work(progress: Progress, cancelled: Cancelled) -> None:
            for n, (path, made) in enumerate(files.items()):
                progress(n, len(files))
                if cancelled():
                    break
                write_whole(path, made())

        folder = next(iter(files)).parent
        names = self._say.count("{n} picture", "{n} pictures", len(files))
        self._run(work, folder, names)

    def pictures(self, folder: Path) -> dict[Path, Callable[[], bytes]]:
        """Name the files of all charts that show something, and how each is made."""
        found: dict[Path, Callable[[], bytes]] = {}
        shown = [one for one in self.drawings if one.height]
        for n, one in enumerate(shown, start=1):
            name = self._file_name(f" {n:02}")
            found[folder / f"{name}.png"] = partial(chart_png, one)
            found[folder / f"{name}.svg"] = partial(chart_svg, one)
        return found

    def _into_folder(self, folder: Path) -> None:
        files = self.pictures(folder)
        there = [path.name for path in files if path.exists()]
        if not there:
            self.write_pictures(files)
            return
        self._replacing(there, lambda: self.write_pictures(files))

    def _replacing(self, names: Sequence[str], then: Callable[[], None]) -> None:
        words = self._say("{files} will be replaced.", files=self._say.listed(names))
        Confirmation.ask(
            self,
            self._say,
            title=self._say("Replace files?"),
            text=words,
            accept=self._say("Replace"),
            then=lambda _: then(),
        )

    def _run(
        self, work: Callable[[Progress, Cancelled], object], folder: Path, names: str
    ) -> None:
        self._outside.folder = folder
        sentence = self._say("{files} written to {folder}", files=names, folder=folder.name)
        title = self._say("Export: {name}", name=self._say("Charts"))
        self._exporting.run(title, work, lambda _: self._exporting.tell(sentence, folder))

    def _file_name(self, ending: str) -> str:
        term = self._desk.read(courses.course).term
        return f"{self._say('Charts')} {term.replace('/', '-')}{ending}"

    def _show(self, drawings: tuple[Drawing, ...]) -> None:
        self._under_way = False
        self.drawings = drawings
        inside = QWidget()
        inside.setProperty("panel", "background")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        self.views = []
        for one in drawings:
            column.addWidget(self._card(one))
        column.addStretch(1)
        self.room.setWidget(inside)
        self.words.hide()
        self._enable()
        if self._is_old and self.isVisible():
            self.look()

    def _card(self, one: Drawing) -> Card:
        card = Card()
        card.column.addWidget(Line(one.title, bold=True))
        if one.height:
            view = ChartView(self._theme, one)
            self.views.append(view)
            card.column.addWidget(view)
        shown, more = one.words[:FEW], len(one.words) - FEW
        said = " · ".join(shown)
        if more > 0:
            said += f" · {self._say.count('{n} more', '{n} more', more)}"
        card.column.addWidget(Line(said, tone="muted", px=12, wraps=True))
        return card

    def _fail(self, problem: Exception) -> None:
        self._under_way = False
        raise problem

    def _enable(self) -> None:
        for one in (self.export_button, self.pictures_button):
            one.setEnabled(self.can_export())
