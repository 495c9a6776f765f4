"""The semester as a wall calendar: weeks down, weekdays across, everything on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.reports import paper
from planner.reports.calendar_board import board_of
from planner.reports.calendar_page import CORNER, Box, Page, cut
from planner.reports.calendar_paint import LABEL, paint_weeks
from planner.reports.paper_sizes import size_of
from planner.reports.qr import qr_code
from planner.reports.schedule_rows import slot_words
from planner.reports.sheet import Look, fitting
from planner.reports.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.reports.calendar_board import Board, Entry
    from planner.reports.paper_sizes import PaperSize
    from planner.reports.schedule_rows import ScheduleDocument

MARGIN: Final = 26.0
TITLE = Look(16, 20, font=paper.BOLD)
SMALLEST_TITLE: Final = 10.0
QUIET = Look(8.5, 12, colour=paper.MUTED)
ADDRESS = Look(8.5, 12, colour=paper.ACCENT)
SMALLEST: Final = 6.5
CODE: Final = 54.0  # points, the side of the QR code with its quiet zone
CODE_ABOVE: Final = 6.0  # how far its quiet zone reaches into the margin
LISTED, LISTED_DAY = Look(8, 12), Look(8, 12, font=paper.BOLD)
LIST_LABEL = Look(7.5, 12, colour=paper.MUTED)
BETWEEN: Final = 16.0  # entries of a list
PADDING: Final = 4.0  # above and below the lines of a list
MOST_LINES: Final = 4  # of one list; what more there is, is counted


def calendar_pdf(document: ScheduleDocument, say: Language, size: PaperSize = "best") -> bytes:
    """Draw the semester on one page, A4 landscape fits best; on A3 all is as much larger.

    Same rows, same bytes. What is too long for its place is cut with an ellipsis: the schedule
    has it in full. Raises GlyphsMissing if our fonts lack a character.
    """
    board = board_of(document, say)
    _check(document, board, say)
    points, larger = size_of(size, best="a4-landscape")
    page = Page(
        points,
        title=" · ".join(part for part in (document.course, document.term) if part),
        author=document.lecturers,
        code=say.code,
        made=document.as_of,
        larger=larger,
    )
    width = page.width - 2 * MARGIN
    top = _paint_title(page, document, width, say)
    strips = [strip for strip in _strips(board, document, width, say) if strip.lines]
    bottom = page.height - MARGIN - sum(strip.height for strip in strips)
    paint_weeks(page, Box(MARGIN, top, width, bottom - top), board, say)
    for strip in strips:
        _paint_strip(page, strip, Box(MARGIN, bottom, width, strip.height))
        bottom += strip.height
    return page.finished()


def _check(document: ScheduleDocument, board: Board, say: Language) -> None:
    """Raise GlyphsMissing with the place of what our fonts cannot draw."""
    heading = (document.course, document.term, document.page_url, *slot_words(document.plan, say))
    paper.check_glyphs(say("heading"), *heading)
    for day, cards in board.cards.items():
        for card in cards:
            paper.check_glyphs(say.day(day), card.number, card.topic, *card.tags)
    for day, pause in board.pauses.items():
        paper.check_glyphs(say.day(day), pause.name, pause.note)
    for day, due in board.due.items():
        paper.check_glyphs(say.day(day), *due)
    paper.check_glyphs(say("later"), *(entry.text for entry in board.later))
    paper.check_glyphs(say("Notes"), *(entry.text for entry in board.notes))
    paper.check_glyphs(say("No date yet"), *(entry.text for entry in board.shelf))


def _paint_title(page: Page, document: ScheduleDocument, width: float, say: Language) -> float:
    """Write the title; below, term and times with places, and the date; return where it ends.

    The code of the course page stands at the right of all that, its address below.
    """
    url = document.page_url
    code = qr_code(url, side=CODE) if url else None
    right = page.width - MARGIN
    if code is not None:
        left = right - code.side
        alt = say("QR code of the course page, {address}", address=url)
        page.picture(code, alt, left, MARGIN - CODE_ABOVE)
        width, right = width - code.side - 6, left - 6
    _paint_words(page, document, width, right, say)
    if code is None:
        return MARGIN + 37
    look = fitting(url, ADDRESS, width, SMALLEST)
    page.link(cut(url, look, width), url, look, MARGIN, MARGIN + 39)
    return MARGIN + max(50, code.side - CODE_ABOVE)


def _paint_words(
    page: Page, document: ScheduleDocument, width: float, right: float, say: Language
) -> None:
    """Write title, term, times and date into a width, up to where the right edge is."""
    legend = document.legend(say)
    room = width - (QUIET.width_of(legend) + 2 * CORNER + 24 if legend else 0)
    title = fitting(document.course, TITLE, room, SMALLEST_TITLE)
    with page.told("H1"):
        page.text(cut(document.course, title, room), title, MARGIN, MARGIN + 8)
    if legend:
        page.text(legend, QUIET, right, MARGIN + 8, align="right")
        before = right - QUIET.width_of(legend) - CORNER - 4
        page.corner(Box(before, MARGIN + 8 - CORNER / 2, CORNER, CORNER), paper.INK)
    as_of = document.dated_words(say)
    room = width - QUIET.width_of(as_of) - 20
    words = " · ".join(part for part in (document.term, *slot_words(document.plan, say)) if part)
    look = fitting(words, QUIET, room, SMALLEST)
    page.text(cut(words, look, room), look, MARGIN, MARGIN + 25)
    page.text(as_of, QUIET, right, MARGIN + 25, align="right")


@dataclass(frozen=True, slots=True)
class _Strip:
    """A list below the weeks: its label, and its lines of entries with where each begins."""

    label: str
    lines: tuple[tuple[tuple[float, str, Look], ...], ...]

    @property
    def height(self) -> float:
        """The height of all lines with the space around them."""
        return len(self.lines) * LISTED.leading + 2 * PADDING


def _strips(
    board: Board, document: ScheduleDocument, width: float, say: Language
) -> tuple[_Strip, ...]:
    """Return what is due after the weeks, the notes on days, and what has no date yet."""
    until = say("to {day}", day=say.day_month(document.ends)) if document.ends else say("later")
    room = width - LABEL - 14
    return (
        _Strip(until, _flowing(board.later, room, say)),
        _Strip(say("Notes"), _flowing(board.notes, room, say)),
        _Strip(say("No date yet"), _flowing(board.shelf, room, say)),
    )


def _flowing(
    entries: Sequence[Entry], width: float, say: Language
) -> tuple[tuple[tuple[float, str, Look], ...], ...]:
    """Set entries beside one another in lines; those for which there is no line are counted."""
    lines: list[list[tuple[float, str, Look]]] = []
    at = width
    for n, entry in enumerate(entries):
        day = LISTED_DAY.width_of(entry.day) + 4 if entry.day else 0.0
        rest = say.count("and {n} more", "and {n} more", len(entries) - n)
        last = len(lines) == MOST_LINES and n < len(entries) - 1
        reserve = BETWEEN + LISTED.width_of(rest) if last else 0.0
        text = cut(entry.text, LISTED, width - day - reserve)
        needed = day + LISTED.width_of(text)
        if not lines or at + needed + reserve > width:
            if len(lines) == MOST_LINES:
                lines[-1].append((at, rest, LIST_LABEL))
                break
            lines.append([])
            at = 0.0
        lines[-1] += [(at, entry.day, LISTED_DAY)] if entry.day else []
        lines[-1].append((at + day, text, LISTED))
        at += needed + BETWEEN
    return tuple(tuple(line) for line in lines)


def _paint_strip(page: Page, strip: _Strip, box: Box) -> None:
    middle = box.top + PADDING + LISTED.leading / 2
    with page.told("H2"):
        page.text(cut(strip.label, LIST_LABEL, LABEL - 10), LIST_LABEL, box.left + 7, middle)
    with page.within(Element("L")):
        labelled, entry = False, Element("LI")
        for n, line in enumerate(strip.lines):
            for x, text, look in line:
                entry = entry if labelled else Element("LI")
                labelled = look is LISTED_DAY
                with page.within(entry), page.told("Lbl" if labelled else "LBody"):
                    page.text(text, look, box.left + LABEL + 7 + x, middle + n * LISTED.leading)
    page.line((box.left, box.bottom), (box.right, box.bottom), paper.STRONG_LINE)
    for x in (box.left, box.right):
        page.line((x, box.top), (x, box.bottom), paper.STRONG_LINE)
