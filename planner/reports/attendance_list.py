"""The list for the room as a PDF to sign: who is expected, and a line for each signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.reports import paper

if TYPE_CHECKING:
    from datetime import date

    from reportlab.platypus import Flowable

    from planner.language import Language

ROW: Final = 19.5  # points: thirty students and the blank lines fit on one page
BLANK_LINES: Final = 2  # for those who are not on the list
WIDTHS: Final = (26.0, 210.0, 56.0)  # number in the list, name, last digits; the rest is to sign
NAME_SIZES: Final = (9.5, 8.5, 7.5)  # points; a long name is set smaller before it is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One student of the list; ``digits`` are the last of the number.

    Neither whole numbers nor who was excused go round the room.
    """

    name: str
    digits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceList:
    """Everything the list says. Without a ``session`` there is a line to fill in by hand."""

    course: str
    term: str
    made_on: date
    institution: str = ""
    lecturers: str = ""
    session: str = ""
    when: str = ""
    lines: tuple[Expected, ...] = ()


def attendance_pdf(document: AttendanceList, say: Language) -> bytes:
    """Set the list in the order of its lines; same list, same bytes.

    Raise GlyphsMissing, naming the line, if our fonts lack a character.
    """
    paper.register_fonts()
    _check(document, say)
    heading = say("Attendance list")
    frame = paper.Frame(
        title=f"{heading}, {document.course}",
        author=document.institution,
        foot=" · ".join(part for part in (heading, document.course, document.term) if part),
        made=document.made_on,
    )
    story: list[Flowable] = [*_head(document, heading, say), _table(document, frame.width, say)]
    return paper.bound(story, frame, say)


def _check(document: AttendanceList, say: Language) -> None:
    paper.check_glyphs(say("Institution"), document.institution)
    paper.check_glyphs(say("Course"), document.course, document.term, document.lecturers)
    paper.check_glyphs(say("Session"), document.session, document.when)
    for number, line in enumerate(document.lines, start=1):
        where = say("line {number} of the list", number=number)
        paper.check_glyphs(where, line.name, line.digits)


def _head(document: AttendanceList, heading: str, say: Language) -> list[Flowable]:
    quiet, text = paper.style(9, colour=paper.MUTED), paper.style(10.5)
    about = " · ".join(
        part for part in (document.course, document.term, document.lecturers) if part
    )
    session = document.session or say("Session: {line}", line="_" * 22)
    when = document.when or say("Date: {line}", line="_" * 22)
    return [
        paper.paragraph(document.institution, quiet),
        paper.heading(heading, paper.style(18, font=paper.BOLD)),
        paper.spacer(2),
        paper.paragraph(about, quiet),
        paper.spacer(8),
        paper.paragraph(session, paper.style(10.5, font=paper.BOLD)),
        paper.paragraph(when, text),
        paper.spacer(8),
    ]


def _table(document: AttendanceList, width: float, say: Language) -> Flowable:
    """Return the table, its heading repeated on each page."""
    look = paper.style(8.5, colour=paper.MUTED)
    head = paper.style(8.5, font=paper.BOLD)
    headings = ("", say("Name"), say("Number"), say("Signature"))
    rows: list[list[Flowable]] = [[paper.paragraph(text, head) for text in headings]]
    for number, line in enumerate(document.lines, start=1):
        said, size = _fitted(line.name)
        rows.append(
            [
                paper.paragraph(str(number), look),
                paper.paragraph(said, paper.style(size)),
                paper.paragraph(line.digits, look),
                paper.paragraph("", look),
            ]
        )
    guests = [paper.paragraph("", look), paper.paragraph(say("Guest:"), look)]
    rows += [[*guests, *[paper.paragraph("", look)] * 2] for _ in range(BLANK_LINES)]
    return paper.table(
        rows,
        (*WIDTHS, width - sum(WIDTHS)),
        heights=[ROW] * len(rows),
        style=paper.table_style(
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("BACKGROUND", (0, 0), (-1, 0), paper.GROUND),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, paper.STRONG_LINE),
            ("LINEBEFORE", (-1, 1), (-1, -1), 0.5, paper.STRONG_LINE),
        ),
    )


def _fitted(name: str) -> tuple[str, float]:
    """Return a name as it fits on one line, and in which size."""
    name, room = paper.plain(name), WIDTHS[1] - 10
    shown = [(paper.shortened(name, paper.REGULAR, size, room), size) for size in NAME_SIZES]
    return next((one for one in shown if one[0] == name), shown[-1])
