"""The examination office's list as a workbook: the same content and order as its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.reports import exam_rows
from planner.reports.exam_list import shown_columns
from planner.reports.workbook import Book, Layout, Look

if TYPE_CHECKING:
    from planner.language import Language
    from planner.reports.exam_rows import ExamColumn, ExamList
    from planner.reports.workbook import TextChanged

TITLE = Look(bold=True, size=14)
DRAFT = Look(bold=True, size=14, ink="a42a2a")
LABEL, TEXT = Look(ink="646b76", upright="top"), Look(upright="top")
HEADING = Look(bold=True, ground="f6f6f3", rule="d3d5cf", upright="center", wrap=True)
WRAPPED = Look(upright="top", wrap=True)
HEADING_HEIGHT = 33.0  # points: two lines
NARROWEST, WIDEST = 9.0, 40.0  # characters


def exam_xlsx(
    exam_list: ExamList, say: Language, problems: list[TextChanged] | None = None
) -> bytes:
    """Return the list on one sheet: title, particulars, then the table, all text as worded.

    Every value is written as it was worded, so that a matriculation number keeps its zeros and a
    grade its comma; the columns are those of the PDF. Texts that a workbook cannot hold as they
    are stand cleaned in the sheet and are added to ``problems``.
    """
    shown = shown_columns(exam_list, say)
    title, above = exam_rows.title(exam_list, say), _above(exam_list, say)
    heading = len(above) + 2
    number = say("No. {number}", number=exam_list.number)
    named = (title, number, exam_list.term, exam_list.course)  # what is cut off is the course
    layout = Layout(
        widths=_widths(shown, exam_list, say),
        fixed=f"A{heading + 1}",
        heading=heading,
        filtered=True,
        landscape=True,
        heading_height=HEADING_HEIGHT,
        page_heading=" · ".join(part for part in named if part),
    )
    book = Book(title=f"{title} {exam_list.number}".strip(), made=exam_list.made_on)
    sheet = book.sheet(title, layout)
    for line in above:
        sheet.append([(text, sheet.style(look)) for text, look in line])
    sheet.append([])
    sheet.append([(column.heading, sheet.style(HEADING)) for column in shown])
    wrapped = sheet.style(WRAPPED)
    for student in exam_list.lines:
        sheet.append_wrapped([(column.text(student), wrapped) for column in shown])
    if problems is not None:
        problems += book.problems
    return book.to_bytes()


def _above(exam_list: ExamList, say: Language) -> list[tuple[tuple[str, Look], ...]]:
    """Return the lines above the table: title, institution, particulars."""
    title = (exam_rows.title(exam_list, say), DRAFT if exam_list.draft else TITLE)
    institution = [((exam_list.institution, LABEL),)] if exam_list.institution else []
    particulars = exam_rows.particulars(exam_list, say)
    return [(title,), *institution, *(((name, LABEL), (text, TEXT)) for name, text in particulars)]


def _widths(
    shown: tuple[ExamColumn, ...], exam_list: ExamList, say: Language
) -> tuple[float, ...]:
    """Return widths for the longest text on one line and the heading on two.

    The first column holds the labels above the table too.
    """
    widths = []
    for column in shown:
        heading = max((len(word) for word in column.heading.split()), default=0) + 4
        longest = max((len(column.text(line)) for line in exam_list.lines), default=0) + 2
        widths.append(min(max(NARROWEST, heading, longest), WIDEST))
    labels = max(len(name) for name, _ in exam_rows.particulars(exam_list, say)) + 2.0
    return (max(widths[0], labels), *widths[1:])
