"""A marking sheet: a workbook for one person, with the students and items to mark and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.reports.marking_columns import LISTS, checks, columns, listed
from planner.reports.marking_legend import add_legend
from planner.reports.workbook import NOTHING, Book, Layout, Look
from planner.rules.marking_layout import MARK
from planner.rules.marking_sheets import Marks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.language import Language
    from planner.reports.workbook import TextChanged
    from planner.rules.credits import Item


UNMARKED = Marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetResult:
    """One result as it is taken along. ``until`` is the student's own deadline; it has no ground.

    ``title`` is that of a poster or project, ``group`` the name of who works on it together.
    """

    marks: Marks = UNMARKED
    until: date | None = None
    late_days: int = 0
    title: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One student; ``apart`` tells people of one name apart, and is empty for all others."""

    student: str
    family: str
    given: str
    apart: str = ""
    results: Mapping[str, SheetResult] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingSheet:
    """All that a marking sheet says. ``bonus`` are the items that take more than their most."""

    id: str
    course_id: str
    course: str
    term: str
    person: str
    taken_on: date
    items: tuple[Item, ...]
    lines: tuple[SheetLine, ...]
    bonus: frozenset[str] = frozenset()

    def result(self, line: SheetLine, item_id: str) -> SheetResult:
        """Return one result; nothing recorded is open."""
        return line.results.get(item_id, UNTOUCHED)


UNTOUCHED = SheetResult()
HIDDEN_ROWS, HEADING, FIRST = 2, 5, 6
TITLE = Look(bold=True, size=14)
MUTED = Look(ink="646b76")
HEADED = Look(bold=True, ground="f6f6f3", rule="d3d5cf", upright="center", wrap=True)
HEADING_HEIGHT = 48.0  # points: three lines
READABLE = 150  # characters that can be read on one printed line


def marking_xlsx(
    document: MarkingSheet, say: Language, problems: list[TextChanged] | None = None
) -> bytes:
    """Return the workbook: what is to be marked, a legend, and what does not show.

    Only the cells to be marked can be filled in; what they take is checked as it is typed. What a
    workbook cannot hold as it is goes to ``problems``.
    """
    title = " · ".join(part for part in (document.course, document.term) if part)
    book = Book(title=title, made=document.taken_on)
    _add_sheet(book, document, title, say)
    add_legend(book, document, say)
    _add_lists(book, say)
    _add_taken(book, document)
    if problems is not None:
        problems += book.problems
    return book.to_bytes()


def _add_sheet(book: Book, document: MarkingSheet, title: str, say: Language) -> None:
    shown = columns(document, say)
    widths = tuple(column.width for column in shown)
    names = sum(not column.key for column in shown[1:4])
    layout = Layout(
        widths=widths,
        fixed=f"{'ABCDE'[1 + names]}{FIRST}",
        heading=HEADING,
        names=1 + names,
        filtered=True,
        landscape=True,
        pages_wide=max(1, round(sum(widths) / READABLE)),
        heading_height=HEADING_HEIGHT,
        page_heading=title,
        hidden=(HIDDEN_ROWS, 1),
        protected=True,
    )
    sheet = book.sheet(say("Marking sheet"), layout)
    plain, heading = sheet.style(MUTED), sheet.style(HEADED)
    sheet.append([(text, plain) for text in _own(document)])
    sheet.append([(column.key or None, plain) for column in shown])
    sheet.append([NOTHING, (title, sheet.style(TITLE))])
    sheet.append([NOTHING, (_taken(document, say), plain)])
    sheet.append([(column.heading, heading) for column in shown])
    fills = [column.fill(sheet) for column in shown]
    for line in document.lines:
        sheet.append_wrapped([fill(line) for fill in fills])
    last = FIRST + max(len(document.lines) - 1, 0)
    for check in checks(document, shown, (FIRST, last), say):
        sheet.check(check)


def _own(document: MarkingSheet) -> tuple[str, ...]:
    """Return what says whose sheet this is, when it comes back."""
    return MARK, document.id, document.course_id, document.person


def _taken(document: MarkingSheet, say: Language) -> str:
    day = say.long_day(document.taken_on)
    return say("For {name}, taken along on {day}", name=document.person, day=day)


def _add_lists(book: Book, say: Language) -> None:
    """Add what the drop-down lists of the sheet offer."""
    sheet = book.sheet(LISTS, Layout(widths=(12.0, 12.0), secret=True))
    text, number = sheet.style(Look()), sheet.style(Look(format="0.0"))
    for state, step in listed(say):
        sheet.append([(state, text), (step, number if not isinstance(step, str) else text)])


def _add_taken(book: Book, document: MarkingSheet) -> None:
    """Add the values as they are taken along, for a course that has forgotten the sheet."""
    sheet = book.sheet("taken", Layout(widths=(16.0,) * 7, secret=True))
    text = sheet.style(Look())
    sheet.append([(one, text) for one in _own(document)])
    for line in document.lines:
        for item in document.items:
            marks = document.result(line, item.id).marks
            if marks == UNMARKED:
                sheet.append([(one, text) for one in (line.student, item.id)])
                continue
            number = "" if marks.number.value is None else f"{marks.number.value:f}"
            values = (str(marks.attempt), marks.state.value, number, marks.number.summands)
            said = (line.student, item.id, *values, marks.feedback)
            sheet.append([(one, text) for one in said])
