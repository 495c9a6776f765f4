"""The plan on paper as it is seen: the board on one page, in light colours, or the list."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from planner.ui.semester.entries import entries_of
from planner.ui.semester.geometry import card_places, grid_for
from planner.ui.semester.headings import (
    HEADING_HEIGHT,
    STRIP_HEIGHT,
    WEEK_WIDTH,
    DayHeadings,
    WeekNames,
    later_words,
)
from planner.ui.semester.list_rows import FIELDS, rows_of
from planner.ui.semester.paint_cards import Face, paint_card
from planner.ui.semester.paint_grid import Lit, ground_for, paint_ground, paint_today, paint_words
from planner.ui.theme import SMALL_PX, TITLE_PX, Roles, our_font, sized

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.geometry import Grid
    from planner.ui.theme import Theme

MARGIN_MM = 12
PAGE = QSize(1050, 715)  # A4 within its margins, in the pixels of a screen
TITLE_HEIGHT = 34
TEXT_POINTS = 8.0  # of the list
SHEET = """
body { color: #1c1c1a; }
.title { font-size: 13pt; font-weight: bold; margin: 0; }
td, th { padding: 3px 5px; border-bottom: 1px solid #d5d5cf; text-align: left; }
"""


def page_for(title: str) -> QPrinter:
    """Return a printer for an A4 page across; without any printer it makes PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size, across = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(size, across, margins, QPageLayout.Unit.Millimeter))
    printer.setDocName(title)
    printer.setCreator("Course Planner")
    return printer


def print_board(
    printer: QPrinter, semester: Semester, head: tuple[str, str], theme: Theme, say: Language
) -> bool:
    """Draw the board on one page; ``head`` is the course and what stands small beside it.

    False if nothing could be written there.
    """
    p = QPainter()
    if not p.begin(printer):
        return False
    left = PAGE - QSize(WEEK_WIDTH, TITLE_HEIGHT + HEADING_HEIGHT + STRIP_HEIGHT)
    grid = grid_for(semester.plan, left, say)
    whole = grid.size + PAGE - left
    room = p.viewport()
    scale = min(room.width() / whole.width(), room.height() / whole.height())
    p.scale(scale, scale)
    p.setFont(our_font())
    roles = Roles.named("light")
    _paint_head(p, head, whole.width(), roles)
    p.translate(0, TITLE_HEIGHT)
    _paint_margins(p, grid, semester, theme, say)
    p.translate(WEEK_WIDTH, HEADING_HEIGHT)
    _paint_days(p, grid, semester, roles, say)
    p.translate(-WEEK_WIDTH, grid.size.height())
    _paint_later(p, semester, whole.width(), roles, say)
    return p.end()


def _paint_head(p: QPainter, head: tuple[str, str], width: int, roles: Roles) -> None:
    title, beside = head
    p.setFont(sized(p.font(), TITLE_PX, bold=True))
    p.setPen(roles.ink)
    line = QRect(0, 0, width, TITLE_HEIGHT - 8)
    cut = Qt.TextElideMode.ElideRight
    p.drawText(line, Qt.AlignmentFlag.AlignVCenter, p.fontMetrics().elidedText(title, cut, 700))
    p.setFont(sized(p.font(), SMALL_PX))
    p.setPen(roles.muted)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    p.drawText(line, right, beside)


def _paint_margins(
    p: QPainter, grid: Grid, semester: Semester, theme: Theme, say: Language
) -> None:
    roles, nowhere = Roles.named("light"), QWidget()
    days, weeks = DayHeadings(nowhere, theme, say), WeekNames(nowhere, theme, say)
    days.resize(grid.size.width(), HEADING_HEIGHT)
    weeks.resize(WEEK_WIDTH, grid.size.height())
    for margin, at in ((days, QPoint(WEEK_WIDTH, 0)), (weeks, QPoint(0, HEADING_HEIGHT))):
        margin.show_grid(grid, semester)
        p.save()
        p.translate(at)
        margin.paint_on(p, roles, margin.rect())
        p.restore()
    p.setPen(roles.strong_line)
    p.drawRect(0, 0, WEEK_WIDTH + grid.size.width(), HEADING_HEIGHT + grid.size.height())
    nowhere.deleteLater()


def _paint_days(p: QPainter, grid: Grid, semester: Semester, roles: Roles, say: Language) -> None:
    entries = entries_of(semester.plan, say)
    ground = ground_for(semester, grid, entries, say)
    everything, font = QRect(QPoint(0, 0), grid.size), our_font()
    p.save()
    p.setClipRect(everything)
    paint_ground(p, ground, roles, everything, Lit())
    paint_words(p, ground, roles, everything, sized(font, SMALL_PX))
    p.setFont(font)
    places = card_places(grid, entries)
    for entry in entries:
        if entry.session is not None and entry.is_card:
            face = Face.of(entry.session, semester, say)
            paint_card(p, places[entry.key], face, roles)
    paint_today(p, ground, roles)
    p.restore()


def _paint_later(p: QPainter, semester: Semester, width: int, roles: Roles, say: Language) -> None:
    words = [f"{when} {what}" for _, when, what in sorted(later_words(semester, say))]
    p.setFont(sized(our_font(), SMALL_PX))
    p.setPen(roles.muted)
    line = QRect(10, 0, width - 10, STRIP_HEIGHT)
    if semester.ends is not None:
        words.insert(0, say("to {day}", day=say.day_month(semester.ends)))
    cut = Qt.TextElideMode.ElideRight
    fitting = p.fontMetrics().elidedText("     ".join(words), cut, line.width())
    p.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitting)


def print_list(
    printer: QPrinter, semester: Semester, head: tuple[str, str], say: Language
) -> bool:
    """Draw the list on as many pages as it needs, its headings on each, without empty columns.

    False if nothing could be written there.
    """
    rows = rows_of(semester, say)
    fields = [field for field in FIELDS if any(row.cells[field] for row in rows)]
    headings = "".join(f"<th>{escape(say(field.value))}</th>" for field in fields)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(row.cells[field])}</td>' for field in fields)}</tr>"
        for row in rows
    )
    title, beside = head
    document = QTextDocument()
    font = QFont(our_font())
    font.setPointSizeF(TEXT_POINTS)  # pixels would be those of the printer
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(SHEET)
    document.setHtml(
        f"<body><p class='title'>{escape(title)}</p><p>{escape(beside)}</p>"
        f"<table width='100%' cellspacing='0'><thead><tr>{headings}</tr></thead>{body}</table>"
    )
    p = QPainter()  # to find out whether it can be written: the document itself does not say
    if not p.begin(printer):
        return False
    p.end()
    document.print_(printer)
    return True
