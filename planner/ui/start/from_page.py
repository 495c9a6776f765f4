"""Asks for a web page and shows what is understood of it, before a course is made from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabWidget, QWidget

from planner.errors import PlannerError
from planner.rules.terms import Term
from planner.ui.parts.buttons import button, link
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.errand import Errand
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.start.file_field import FileField
from planner.ui.start.new_course import RegionBox, TermBox
from planner.ui.start.pasted_page import PastedPage
from planner.ui.start.save_place import SavePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.language import Language
    from planner.ui.start.new_course import Suggested
    from planner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One row of the page as it was understood, in words; ``line`` is None if it has none.

    ``odd`` is what was not understood of it, or contradicts another row.
    """

    line: int | None
    day: str
    number: str
    topic: str
    kind: str
    odd: str = ""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An item, or a tier with what it asks for, in words."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One thing on the page that was not understood, or contradicts another."""

    line: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePreview:
    """What is understood of a page, in words to look at; ``what`` is handed back untouched.

    The first ``tiers`` lines of ``work`` are tiers, the others items.
    ``fits`` is another term in which the dates fall on the page's weekdays, if there is one.
    """

    title: str
    summary: str
    sessions: tuple[SessionLine, ...]
    work: tuple[WorkLine, ...]
    problems: tuple[ProblemLine, ...]
    what: object
    tiers: int = 0
    fits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromPage:
    """A course that someone wants to have from a page, just as it was shown."""

    preview: PagePreview
    path: Path


type Read = Callable[[Path, Term, str], PagePreview]


class FromPageDialog(Dialog[FromPage]):
    """Reads again whenever page, term or region are others; what is shown is what is made."""

    def __init__(
        self,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        suggested: Suggested,
        read: Read,
    ) -> None:
        super().__init__(
            parent, say, say("New course from a web page"), accept=say("Create course")
        )
        self._suggested, self._read = suggested, read
        self._preview: PagePreview | None = None
        self._asked = 0
        self._wanted: tuple[Path | None, str, str] | None = None
        self.page = FileField(
            name=say("Web page"),
            hint=say("A file in Markdown or HTML with a schedule"),
            choose=say("Choose page"),
            kinds=say("Web pages (*.md *.markdown *.qmd *.rmd *.myst *.rst *.html *.htm *.txt)"),
            folder=suggested.folder,
        )
        self.term = TermBox(suggested.term)
        self.fitting = link("", self._take_fitting)
        self.region = RegionBox(suggested.regions)
        self.place = SavePlace(say, suggested.folder)
        self.shown = PreviewArea(say, theme)
        self.field(say("Web page"), self.page)
        self.field(say("Term"), self.term)
        self.form.addRow("", self.fitting)
        self.form.setRowVisible(self.fitting, False)  # noqa: FBT003 - Qt's own argument
        self.field(say("Region"), self.region)
        self.field(say("Save in"), self.place)
        self.summary = Line(tone="muted", wraps=True)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.shown, 1)
        self._listen()
        self.accept_button.setEnabled(False)
        self.resize(1000, 680)

    def read_again(self) -> None:
        """Have the page read off the window's thread; only the last reading counts."""
        page, region, read = self.page.path(), self.region.code(), self._read
        wanted = (page, self.term.currentText(), region)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._asked += 1
        self._show(None)
        self.object_("")
        if page is None:
            return
        try:
            term = Term.parse(self.term.currentText())
        except PlannerError as refusal:
            self.object_(self._suggested.worded(refusal))
            return
        asked = self._asked
        Errand(
            self,
            lambda _progress, _cancelled: read(page, term, region),
            lambda preview: self._came(asked, preview),
            lambda why: self._failed(asked, why),
        )

    @override
    def objection(self) -> str:
        return self.place.objection()

    @override
    def answer(self) -> FromPage:
        if self._preview is None:
            raise ValueError("there is no course to make before a page was read")
        return FromPage(preview=replace(self._preview), path=self.place.path())

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        suggested: Suggested,
        *,
        read: Read,
        then: Callable[[FromPage], object],
        page: Path | None = None,
    ) -> FromPageDialog:
        """Ask for a course from a page; a page that is known already is read at once."""
        dialog = cls(parent, say, theme, suggested, read)
        if page is not None:
            dialog.page.line.setText(str(page))
            dialog.read_again()
        return dialog.open_for(then)

    def _listen(self) -> None:
        self._pasted = PastedPage()
        self.page.beside(button(self.say("Paste page"), self._paste))
        self.page.line.editingFinished.connect(self.read_again)
        self.page.chosen = self.read_again
        self.term.currentIndexChanged.connect(self.read_again)
        line = self.term.lineEdit()
        if line is not None:
            line.editingFinished.connect(self.read_again)
        self.region.currentIndexChanged.connect(self.read_again)

    def _paste(self) -> None:
        page = self._pasted.from_clipboard()
        if page is None:
            self.object_(self.say("There is no text in the clipboard."))
        else:
            self.page.take(page)

    def _take_fitting(self) -> None:
        if self._preview is not None and self._preview.fits:
            self.term.setFocus()
            self.term.setCurrentText(self._preview.fits)
            self.read_again()

    def _came(self, asked: int, preview: PagePreview) -> None:
        if asked == self._asked:
            self._show(preview)
            self.place.suggest(preview.title)

    def _failed(self, asked: int, why: Exception) -> None:
        if asked != self._asked:
            return
        if not isinstance(why, PlannerError):
            raise why
        self.object_(self._suggested.worded(why))

    def _show(self, preview: PagePreview | None) -> None:
        self._preview = preview
        self.shown.show_preview(preview)
        self.summary.setText(preview.summary if preview else "")
        fits = preview.fits if preview else ""
        self.fitting.setText(self.say("Take {term}: there the dates fit the weekdays", term=fits))
        self.form.setRowVisible(self.fitting, bool(fits))
        self.accept_button.setEnabled(preview is not None)


class PreviewArea(QTabWidget):
    """Three lists: the sessions, what is asked of students, and what was not understood."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = say, theme
        self.sessions = self._table(say("Sessions"), session_columns(say))
        self.work = self._table(say("Items and tiers"), work_columns(say), whole=True)
        self.problems = self._table(say("Problems"), problem_columns(say), whole=True)
        self.show_preview(None)

    def show_preview(self, preview: PagePreview | None) -> None:
        """Show a page as it was understood; None empties the lists."""
        self.setEnabled(preview is not None)
        sessions = preview.sessions if preview else ()
        problems = preview.problems if preview else ()
        self.sessions.show_rows(sessions)
        self.work.show_rows(preview.work if preview else ())
        self.problems.show_rows(problems)
        say = self._say
        tiers = preview.tiers if preview else 0
        items = len(preview.work) - tiers if preview else 0
        work = f"{say.count('{n} item', '{n} items', items)}, " + say.count(
            "{n} tier", "{n} tiers", tiers
        )
        for tab, empty, counted in (
            (0, say("Sessions"), say.count("{n} session", "{n} sessions", len(sessions))),
            (1, say("Items and tiers"), work),
            (2, say("Problems"), say.count("{n} problem", "{n} problems", len(problems))),
        ):
            self.setTabText(tab, counted if preview is not None else empty)
        sign = self._theme.icon("triangle-alert", "waiting") if problems else QIcon()
        self.setTabIcon(2, sign)

    def _table[R](
        self, name: str, columns: Sequence[Column[R]], *, whole: bool = False
    ) -> RowsTable[R]:
        """Make one list; with ``whole`` a text that is too long wraps and is not cut."""
        table = RowsTable[R](name, columns, self._theme, identity=id, sortable=False)
        if whole:
            table.setWordWrap(True)
            rows = table.verticalHeader()
            rows.setSectionResizeMode(rows.ResizeMode.ResizeToContents)
        self.addTab(table, name)
        return table


def session_columns(say: Language) -> Sequence[Column[SessionLine]]:
    """Return what the preview says of each session."""
    return (
        Column(heading=say("Line"), text=_line, tone=_quiet, right=True, width=54),
        Column(heading=say("Day"), text=lambda row: row.day, width=190),
        Column(heading=say("No."), text=lambda row: row.number, right=True, width=44),
        Column(
            heading=say("Topic"), text=lambda row: row.topic, tip=lambda row: row.topic, width=0
        ),
        Column(heading=say("Kind"), text=lambda row: row.kind, tone=_quiet, width=130),
        Column(
            heading=say("What to look at"),
            text=lambda row: row.odd,
            tip=lambda row: row.odd,
            tone=_waiting,
            width=220,
        ),
    )


def work_columns(say: Language) -> Sequence[Column[WorkLine]]:
    """Return what the preview says of each item and tier."""
    return (
        Column(heading=say("Name"), text=lambda row: row.name, bold=True, width=220),
        Column(
            heading=say("What it asks for"),
            text=lambda row: row.detail,
            tip=lambda row: row.detail,
            width=0,
        ),
    )


def problem_columns(say: Language) -> Sequence[Column[ProblemLine]]:
    """Return what the preview says of each thing that was not understood."""
    return (
        Column(heading=say("Line"), text=_line, right=True, width=54),
        Column(
            heading=say("What to look at"),
            text=lambda row: row.text,
            tip=lambda row: row.text,
            width=0,
        ),
    )


def _line(row: SessionLine | ProblemLine) -> str:
    return "" if row.line is None else str(row.line)


def _quiet(_row: object) -> str:
    return "muted"


def _waiting(_row: object) -> str:
    return "waiting"
