"""Shows what would be printed, before it is: on a printer, or as a PDF file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog

from planner.exchange.whole_file import CannotWrite, write_whole
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Reading
from planner.ui.parts.files import ask_save
from planner.ui.parts.labels import Line
from planner.ui.semester.list_rows import rows_of
from planner.ui.semester.printing import page_for, print_board, print_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.semester.entries import Semester
    from planner.ui.theme import Theme

WIDE_PX, HIGH_PX = 860, 560


def print_plan(  # what is printed, and how
    page: QWidget,
    say: Language,
    theme: Theme,
    semester: Semester,
    head: tuple[str, str],
    *,
    as_list: bool,
) -> PrintPlan:
    """Show the plan as it will be printed; ``head`` is the course's title and its term."""
    title, term = head
    parts = [term]
    if semester.today is not None:
        parts.append(say("as of {day}", day=say.plain_day(semester.today)))
    beside = " · ".join(parts)

    def draw(printer: QPrinter) -> bool:
        if as_list:
            return print_list(printer, semester, (title, beside), say)
        return print_board(printer, semester, (title, beside), theme, say)

    safe = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in title)
    suggested = Path.home() / f"{safe.strip() or 'plan'}.pdf"
    return PrintPlan.show_for(page, say, suggested, draw, Kept(title, beside, semester))


@dataclass(frozen=True, slots=True)
class Kept:
    """What a PDF file says of itself, and in words for those who cannot see it."""

    title: str
    beside: str
    semester: Semester

    def file_of(self, drawn: bytes, say: Language) -> bytes:
        """Make a print one to keep: each page a figure, with the plan in words on the first."""
        # Late: pikepdf takes a fifth of a second, and most never save a print.
        from planner.reports.pictured import pictured  # noqa: PLC0415

        rows = [
            ", ".join(text for text in row.cells.values() if text)
            for row in rows_of(self.semester, say)
        ]
        words = f"{self.title}, {self.beside}: {'; '.join(rows)}."
        return pictured(
            drawn,
            title=self.title,
            code=say.code,
            made=self.semester.today,
            alternative=lambda page: words if page == 1 else say("The plan goes on here."),
        )


class PrintPlan(Reading):
    """The pages as they will be, with *Print…* and *Save as PDF…* below."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        suggested: Path,
        draw: Callable[[QPrinter], bool],
        kept: Kept,
    ) -> None:
        super().__init__(parent, say, say("Print the plan"))
        self._suggested, self._draw, self._kept = suggested, draw, kept
        self._printer = page_for(suggested.stem)
        self.preview = QPrintPreviewWidget(self._printer, self)
        self.preview.setMinimumSize(WIDE_PX, HIGH_PX)
        self.preview.setAccessibleName(say("Preview"))
        self.preview.paintRequested.connect(draw)
        self.body.addWidget(self.preview, 1)
        self.print_button = button(say("Print…"), self._ask_printer)
        self.save_button = button(say("Save as PDF…"), self._ask_file)
        self.foot.insertWidget(1, self.print_button)
        self.foot.insertWidget(2, self.save_button)
        if not QPrinterInfo.availablePrinterNames():
            self.print_button.setEnabled(False)
            self.body.addWidget(
                Line(say("No printer is set up on this computer."), tone="muted", wraps=True)
            )

    def _ask_printer(self) -> None:
        asked = QPrintDialog(self._printer, self)
        asked.accepted.connect(self.preview.print_)
        QDialog.open(asked)

    def _ask_file(self) -> None:
        kinds = self.say("PDF files (*.pdf)")
        ask_save(self, self.say("Save as PDF…"), self._suggested, kinds, self.save)

    def save(self, path: Path) -> None:
        """Write the pages into a PDF file; if that fails, say so and stay open."""
        printer = page_for(self._suggested.stem)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        with TemporaryDirectory() as folder:
            drawn = Path(folder) / "drawn.pdf"
            printer.setOutputFileName(str(drawn))
            if self._draw(printer):
                self._write(path, self._kept.file_of(drawn.read_bytes(), self.say))
            else:
                self._object(path)

    def _write(self, path: Path, content: bytes) -> None:
        try:
            write_whole(path, content)
        except CannotWrite:
            self._object(path)
        else:
            self.accept()

    def _object(self, path: Path) -> None:
        self.object_(self.say("“{file}” could not be written.", file=path.name))

    @classmethod
    def show_for(
        cls,
        parent: QWidget,
        say: Language,
        suggested: Path,
        draw: Callable[[QPrinter], bool],
        kept: Kept,
    ) -> PrintPlan:
        """Show what would be printed; ``draw`` draws it on any printer, False if it cannot."""
        shown = cls(parent, say, suggested, draw, kept)
        shown.open()
        return shown
