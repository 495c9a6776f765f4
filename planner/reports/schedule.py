"""The schedule as a PDF: the table as on the course's page, with the code that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from planner.reports import paper
from planner.reports.paper_sizes import size_of
from planner.reports.qr import qr_code
from planner.reports.schedule_rows import (
    Tone,
    due_items,
    schedule_rows,
    shelved,
    shelved_words,
    slot_words,
    topic_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.colors import Color
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.reports.paper_sizes import PaperSize
    from planner.reports.schedule_rows import ScheduleDocument, ScheduleRow

SIZE: Final = 9.5
SMALL: Final = 8.0
GAP: Final = 12.0  # between columns
PAD: Final = 6.0  # how far shading reaches beyond the text at both sides
NOTES_SHARE: Final = 0.24  # of the width, where there are any
TOP: Final = 4.5  # above a line of text; what is small stands lower, on the same baseline
CODE: Final = 62.0  # points, the side of the QR code with its quiet zone
BAR: Final = 1.6  # the width of the bar beside what has changed
BREAK_INK: Final = HexColor("#51606f")  # muted is too pale on the ground of a break
GROUNDS: Final = {
    Tone.HOLIDAY: paper.HOLIDAY_TINT,
    Tone.BREAK: paper.BREAK_TINT,
    Tone.NO_CLASS: paper.GROUND,
}
INKS: Final = {
    Tone.HOLIDAY: paper.HOLIDAY,
    Tone.BREAK: BREAK_INK,
    Tone.NO_CLASS: paper.MUTED,
    Tone.CANCELLED: paper.MUTED,
}


def schedule_pdf(document: ScheduleDocument, say: Language, size: PaperSize = "best") -> bytes:
    """Set the schedule on as many pages as it needs; same rows, same bytes.

    Raises GlyphsMissing, naming the session, if our fonts lack a character.
    """
    paper.register_fonts()
    rows = schedule_rows(document, say)
    as_of = document.dated_words(say)
    points, larger = size_of(size, best="a4")
    frame = paper.Frame(
        size=(points[0] / larger, points[1] / larger),
        larger=larger,
        title=" · ".join(part for part in (document.course, document.term) if part),
        author=document.lecturers,
        # What is cut off where the foot is too long is the course.
        foot=" · ".join(part for part in (document.term, as_of, document.course) if part),
        made=document.as_of,
    )
    _check(document, rows, say)
    story = [*_headed(document, as_of, frame.width, say), *_table(rows, frame.width, say)]
    return paper.bound([*story, *_below(document, frame.width, say)], frame, say)


def _check(document: ScheduleDocument, rows: Sequence[ScheduleRow], say: Language) -> None:
    """Raise GlyphsMissing with the place of what our fonts cannot draw."""
    above = (document.course, document.term, document.institution, document.lecturers)
    paper.check_glyphs(say("heading"), *above, document.page_url, *slot_words(document.plan, say))
    for row in rows:
        name = say("session {number}", number=row.number) if row.number else row.day
        paper.check_glyphs(name, row.day, row.hours, row.topic, row.notes)
    for session in shelved(document.plan):
        paper.check_glyphs(say("No date yet"), topic_of(session, say), session.note)
    for _, title in due_items(document, say):
        paper.check_glyphs(say("Deadlines"), title)


def _headed(document: ScheduleDocument, as_of: str, width: float, say: Language) -> list[Flowable]:
    """Return the head; the code of the course page stands at its right, its address below."""
    story, url = _head(document, as_of, say), document.page_url
    code = qr_code(url, side=CODE) if url else None
    if code is None:
        return story
    alt = say("QR code of the course page, {address}", address=url)
    cell = [paper.figure(code.drawing(), alt)]
    look = paper.table_style(
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    )
    beside = paper.grid([[story, cell]], [width - code.side, code.side], look)
    return [beside, paper.link(url, url, paper.style(9, colour=paper.ACCENT)), paper.spacer(10)]


def _head(document: ScheduleDocument, as_of: str, say: Language) -> list[Flowable]:
    """Return institution, title, term, times with their places, and who teaches."""
    quiet = paper.style(9, colour=paper.MUTED)
    story: list[Flowable] = []
    if document.institution:
        story.append(paper.paragraph(document.institution, quiet))
    story += [paper.heading(document.course, paper.style(18, font=paper.BOLD)), paper.spacer(4)]
    story += [
        paper.paragraph(text, paper.style(10.5))
        for text in (document.term, *slot_words(document.plan, say), document.lecturers)
        if text
    ]
    story += [paper.spacer(2), paper.paragraph(as_of, quiet)]
    if legend := document.legend(say):
        story += [paper.spacer(6), _legend(legend, quiet)]
    return [*story, paper.spacer(12)]


def _legend(words: str, look: ParagraphStyle) -> Flowable:
    """Return what the bar at the left of a row means, beside such a bar."""
    return paper.grid(
        [[paper.paragraph(words, look)]],
        None,
        align="LEFT",
        style=paper.table_style(
            ("LEFTPADDING", (0, 0), (-1, -1), PAD),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("LINEBEFORE", (0, 0), (0, -1), BAR, paper.INK),
        ),
    )


def _table(rows: Sequence[ScheduleRow], width: float, say: Language) -> list[Flowable]:
    """Return the table, its heading repeated on each page."""
    if not rows:
        return [paper.paragraph(say("No session has a date yet."), paper.style(SIZE))]
    noted = any(row.notes for row in rows)
    headings = [say("No."), say("Date"), say("Topic"), *([say("Notes")] if noted else [])]
    small = paper.style(SMALL, font=paper.BOLD, colour=paper.MUTED)
    cells: list[list[Any]] = [[paper.paragraph(text, small) for text in headings]]
    cells += [_cells(row, say, noted=noted) for row in rows]
    look = paper.table_style(
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("LEFTPADDING", (0, 0), (0, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), TOP),
        *([("TOPPADDING", (-1, 1), (-1, -1), TOP + SIZE - SMALL)] if noted else []),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5.5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.75, paper.INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, paper.LINE),
        *_grounds(rows),
        *_bars(rows),
    )
    widths = _widths(rows, headings, width + 2 * PAD, noted=noted)
    return [paper.table(cells, widths, look, breaks_rows=True)]


def _grounds(rows: Sequence[ScheduleRow]) -> list[tuple[Any, ...]]:
    """Shade holidays, breaks and days without class."""
    return [
        ("BACKGROUND", (0, at), (-1, at), GROUNDS[row.tone])
        for at, row in enumerate(rows, start=1)
        if row.tone in GROUNDS
    ]


def _bars(rows: Sequence[ScheduleRow]) -> list[tuple[Any, ...]]:
    """Draw a bar at the left of what has changed."""
    return [
        ("LINEBEFORE", (0, at), (0, at), BAR, paper.INK)
        for at, row in enumerate(rows, start=1)
        if row.changed
    ]


def _cells(row: ScheduleRow, say: Language, *, noted: bool) -> list[Any]:
    ink = INKS.get(row.tone, paper.INK)
    accent = paper.ONLINE if row.online else paper.ACCENT
    cells = [
        paper.paragraph(row.number, paper.style(SIZE, font=paper.BOLD, colour=accent)),
        _day(row, ink, say),
        _topic(row, ink),
    ]
    if noted:
        cells.append(
            paper.paragraph(row.notes, paper.style(SMALL, colour=_muted(ink), leading=12))
        )
    return cells


def _muted(ink: Color) -> Color:
    """Return the ink for notes: muted, but on a tinted ground that ground's own."""
    return paper.MUTED if ink is paper.INK else ink


def _day(row: ScheduleRow, ink: Color, say: Language) -> list[Flowable]:
    """Return day and hours; that the row has changed is said here, beside the bar."""
    alt = f"{paper.plain(row.day)}, {say('changed')}" if row.changed else ""
    lines: list[Flowable] = [paper.paragraph(row.day, paper.style(SIZE, colour=ink), alt=alt)]
    if row.hours:
        lines.append(paper.paragraph(row.hours, paper.style(SMALL, colour=_muted(ink))))
    return lines


def _topic(row: ScheduleRow, ink: Color) -> Flowable:
    look: ParagraphStyle = paper.style(SIZE, colour=ink)
    return paper.paragraph(row.topic, look, struck=row.tone is Tone.CANCELLED)


def _widths(
    rows: Sequence[ScheduleRow], headings: Sequence[str], width: float, *, noted: bool
) -> list[float]:
    """Give number and date what they need on one line; topic and notes share the rest."""
    number = _widest([row.number for row in rows], headings[0], paper.BOLD) + PAD + GAP
    days = [text for row in rows for text in (row.day, row.hours)]
    day = _widest(days, headings[1], paper.REGULAR) + GAP
    notes = [width * NOTES_SHARE] if noted else []
    return [number, day, width - number - day - sum(notes), *notes]


def _widest(texts: Sequence[str], heading: str, font: str) -> float:
    widths = [stringWidth(paper.plain(text), font, SIZE) for text in texts]
    return max([*widths, stringWidth(heading, paper.BOLD, SMALL)]) + 1


def _below(document: ScheduleDocument, width: float, say: Language) -> list[Flowable]:
    """Return what stands below the table: deadlines, and sessions without a date."""
    story: list[Flowable] = []
    if due := due_items(document, say):
        lines = [(say.day(day), title) for day, title in due]
        story += _list(say("Deadlines"), lines, width)
    if waiting := shelved_words(document, say):
        lines = [("", words) for words in waiting]
        story += _list(say("No date yet"), lines, width)
    return story


def _list(heading: str, lines: Sequence[tuple[str, str]], width: float) -> list[Flowable]:
    """Return a heading with lines of a date, if there is one, and a text."""
    dated = any(day for day, _ in lines)
    look, quiet = paper.style(SIZE), paper.style(SIZE, colour=paper.MUTED)
    rows = [
        [*([paper.paragraph(day, quiet)] if dated else []), paper.paragraph(text, look)]
        for day, text in lines
    ]
    first = _widest([day for day, _ in lines], "", paper.REGULAR) + GAP
    table = paper.listing(
        rows,
        [first, width - first] if dated else [width],
        paper.table_style(
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ),
    )
    name = paper.heading(heading, paper.style(10.5, font=paper.BOLD), 2)
    return [paper.spacer(16), paper.together([name, paper.spacer(3), table])]
