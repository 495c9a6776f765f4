"""The examination office's lists as a workbook: the same rows and order as their PDF."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from planner.reports import exam_rows, exam_table
from planner.reports.workbook import LONGEST_TITLE, Book, Layout, Look, sheet_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.language import Language
    from planner.reports.exam_rows import ExamList
    from planner.reports.exam_table import ExamTable
    from planner.reports.workbook import TextChanged

TITLE = Look(bold=True, size=14)
DRAFT = Look(bold=True, size=14, ink="a42a2a")
LABEL, TEXT = Look(ink="646b76", upright="top"), Look(upright="top")
HEADING = Look(bold=True, ground="f6f6f3", rule="d3d5cf", upright="center", wrap=True)
WRAPPED = Look(upright="top", wrap=True)
HEADING_HEIGHT = 33.0  # points: two lines
NARROWEST, WIDEST = 9.0, 34.0  # characters


def exam_xlsx(
    lists: Sequence[ExamList], say: Language, problems: list[TextChanged] | None = None
) -> bytes:
    """Return each list on a sheet: title, particulars, then the table, all text as worded.

    Every value is written as it was worded, so that a matriculation number keeps its zeros and a
    grade its comma; rows and columns are those of the PDF. Texts that a workbook cannot hold as
    they are stand cleaned in the sheet and are added to ``problems``.
    """
    first = lists[0]
    title = f"{exam_rows.title(first, say)} {first.number}".strip()
    book = Book(title=title, made=first.made_on)
    names: list[str] = []
    for one in lists:
        names.append(_sheet_name(one, names, say))
        _fill(book, names[-1], one, say)
    if problems is not None:
        problems += book.problems
    return book.to_bytes()


def rows_of(document: bytes) -> tuple[tuple[Mapping[str, str], ...], ...]:
    """Read such a workbook back, sheet by sheet: what each row says, by heading.

    What stands above the table (by its label) is said by every row that has no column for it.
    """
    # Late: openpyxl takes a sixth of a second, and most starts never look at a workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(BytesIO(document))
    found = []
    for sheet in book.worksheets:
        heading = int(str(sheet.print_title_rows).rpartition("$")[2])
        rows = [
            tuple(str(value or "") for value in row) for row in sheet.iter_rows(values_only=True)
        ]
        above = {row[0]: row[1] for row in rows[: heading - 1] if row[0] and row[1]}
        head = rows[heading - 1]
        found.append(tuple(above | dict(zip(head, row, strict=True)) for row in rows[heading:]))
    return tuple(found)


def _fill(book: Book, name: str, exam_list: ExamList, say: Language) -> None:
    table, above = exam_table.table_of(exam_list, say), _above(exam_list, say)
    heading = len(above) + 2
    title, number = exam_rows.title(exam_list, say), say("No. {number}", number=exam_list.number)
    which = exam_rows.list_words(exam_list.name, say)
    named = (title, number, which, exam_list.term, exam_list.course)  # the course is cut off
    layout = Layout(
        widths=_widths(table, exam_list, say),
        fixed=f"A{heading + 1}",
        heading=heading,
        filtered=True,
        landscape=True,
        heading_height=HEADING_HEIGHT,
        page_heading=exam_rows.WITH_KIND.join(part for part in named if part),
    )
    sheet = book.sheet(name, layout)
    for line in above:
        sheet.append([(text, sheet.style(look)) for text, look in line])
    sheet.append([])
    sheet.append([(column.heading, sheet.style(HEADING)) for column in table.columns])
    wrapped = sheet.style(WRAPPED)
    for row in table.rows:
        sheet.append_wrapped([(text, wrapped) for text in row])


def _sheet_name(exam_list: ExamList, taken: Sequence[str], say: Language) -> str:
    """Name a sheet after its list; one that is cut off to what is taken is counted."""
    whole = exam_rows.list_words(exam_list.name, say).replace(exam_rows.WITH_KIND, " ")
    name, n = sheet_title(whole), 1
    while name.casefold() in {one.casefold() for one in taken}:
        n += 1
        end = f" ({n})"
        name = f"{sheet_title(whole)[: LONGEST_TITLE - len(end)]}{end}"
    return name


def _above(exam_list: ExamList, say: Language) -> list[tuple[tuple[str, Look], ...]]:
    """Return the lines above the table: title, institution, particulars."""
    title = (exam_rows.title(exam_list, say), DRAFT if exam_list.draft else TITLE)
    institution = [((exam_list.institution, LABEL),)] if exam_list.institution else []
    particulars = exam_table.particulars(exam_list, say)
    return [(title,), *institution, *(((name, LABEL), (text, TEXT)) for name, text in particulars)]


def _widths(table: ExamTable, exam_list: ExamList, say: Language) -> tuple[float, ...]:
    """Return widths for the longest text on one line and the heading on two.

    The first column holds the labels above the table too.
    """
    widths = []
    for at, column in enumerate(table.columns):
        heading = max((len(word) for word in column.heading.split()), default=0) + 4
        longest = max((len(row[at]) for row in table.rows), default=0) + 2
        widths.append(min(max(NARROWEST, heading, longest), WIDEST))
    labels = max(len(name) for name, _ in exam_table.particulars(exam_list, say)) + 2.0
    return (max(widths[0], labels), *widths[1:])
