"""A marking sheet on paper: who presents what, with columns for criteria, to be filled by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.pagesizes import A4, landscape

from planner.reports import paper
from planner.rules.credits import Marking

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.rules.credits import Item

BLANK_CRITERIA: Final = 3  # columns to write criteria above by hand
ROW: Final = 30.0  # points: room to write in by hand
LONGEST_NAME, LONGEST_TITLE = 30, 60  # characters that stand in such a line for sure
NUMBER_WIDTH, WHEN_WIDTH, VERDICT_WIDTH = 22.0, 54.0, 62.0
NAMES_SHARE, TITLE_SHARE, REMARK_SHARE = 0.22, 0.2, 0.18  # of the page's width


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One line to mark: a student, or a group that gets one result; ``when`` is the talk's day."""

    names: tuple[str, ...]
    title: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """One item, on a page of its own, with its lines in order."""

    item: Item
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """All that is printed. Without ``criteria`` there are three columns to name by hand."""

    course: str
    term: str
    person: str
    taken_on: date
    items: tuple[PaperItem, ...]
    criteria: tuple[str, ...] = ()


def marking_pdf(sheet: PaperSheet, say: Language) -> bytes:
    """Set each item on pages of its own; same sheet, same bytes.

    Raise GlyphsMissing, naming the line, if our fonts lack a character.
    """
    paper.register_fonts()
    _check(sheet, say)
    title = say("Marking sheet")
    frame = paper.Frame(
        title=title,
        size=landscape(A4),
        foot=" · ".join(part for part in (title, sheet.course, sheet.term) if part),
        made=sheet.taken_on,
    )
    story: list[Flowable] = []
    for one in sheet.items:
        if story:
            story.append(paper.page_break())
        story += _head(sheet, one, say)
        story.append(_table(sheet, one, frame.width, say))
    return paper.bound(story, frame, say)


def _check(sheet: PaperSheet, say: Language) -> None:
    paper.check_glyphs(say("course"), sheet.course, sheet.person)
    paper.check_glyphs(say("criteria"), *sheet.criteria)
    for one in sheet.items:
        paper.check_glyphs(say("Item"), one.item.title)
        for number, line in enumerate(one.lines, start=1):
            where = say("line {number} of the list", number=number)
            paper.check_glyphs(where, line.title, *line.names)


def _head(sheet: PaperSheet, one: PaperItem, say: Language) -> list[Flowable]:
    small = paper.style(9, colour=paper.MUTED)
    day = say.long_day(sheet.taken_on)
    whose = say("For {name}, printed on {day}", name=sheet.person, day=day)
    count = say.count("{n} line", "{n} lines", len(one.lines))
    about = " · ".join(part for part in (sheet.course, sheet.term) if part)
    return [
        paper.paragraph(about, small),
        paper.heading(one.item.title, paper.style(18, font=paper.BOLD)),
        paper.paragraph(f"{whose} · {count}", small),
        paper.spacer(10),
    ]


def _table(sheet: PaperSheet, one: PaperItem, width: float, say: Language) -> Flowable:
    """Return the table, its heading repeated on each page."""
    columns, widths = _columns(sheet, one, width, say)
    head, body = paper.style(8, font=paper.BOLD), paper.style(9)
    number, title = paper.style(8, colour=paper.MUTED), paper.style(8)
    rows: list[list[Any]] = [[paper.paragraph(heading, head) for heading in columns]]
    titled, dated = _has(one)
    for at, line in enumerate(one.lines, start=1):
        cells: list[Any] = [
            paper.paragraph(str(at), number),
            [paper.paragraph(name, body) for name in line.names],
        ]
        if titled:
            cells.append(paper.paragraph(line.title, title))
        if dated:
            cells.append(paper.paragraph(say.day_month(line.when) if line.when else "", title))
        rows.append([*cells, *[""] * (len(columns) - len(cells))])
    look = paper.table_style(
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("BACKGROUND", (0, 0), (-1, 0), paper.GROUND),
        ("GRID", (0, 0), (-1, -1), 0.5, paper.STRONG_LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    )
    by_hand = None if sheet.criteria else ROW
    heights = [by_hand, *(_height(line) for line in one.lines)]
    return paper.table(rows, widths, look, heights=heights)


def _height(line: PaperLine) -> float | None:
    """Give each line room to write in; more names or a title that is long take what they need."""
    fits = len(line.names) == 1 and len(line.names[0]) <= LONGEST_NAME
    return ROW if fits and len(line.title) <= LONGEST_TITLE else None


def _has(one: PaperItem) -> tuple[bool, bool]:
    """Tell whether any line has a title, and a day."""
    return any(line.title for line in one.lines), any(line.when for line in one.lines)


def _columns(
    sheet: PaperSheet, one: PaperItem, width: float, say: Language
) -> tuple[Sequence[str], Sequence[float]]:
    """Return the headings and widths of all columns; the criteria share what is left."""
    titled, dated = _has(one)
    headings = [say("No."), say("Name")]
    widths = [NUMBER_WIDTH, width * NAMES_SHARE]
    if titled:
        headings.append(say("Title"))
        widths.append(width * TITLE_SHARE)
    if dated:
        headings.append(say("Day"))
        widths.append(WHEN_WIDTH)
    criteria = sheet.criteria or ("",) * BLANK_CRITERIA
    remark = width * REMARK_SHARE
    left = width - sum(widths) - VERDICT_WIDTH - remark
    headings += [*criteria, _verdict(one.item, say), say("Remarks")]
    widths += [*([left / len(criteria)] * len(criteria)), VERDICT_WIDTH, remark]
    return headings, widths


def _verdict(item: Item, say: Language) -> str:
    """Name the column of the result itself: points, a grade, or passed or not."""
    if item.marking is Marking.GRADE:
        return say("Grade")
    if item.marking is Marking.TICK:
        return say("Passed or not")
    if item.max_points is None:
        return say("Points")
    return say("Points of {most}", most=say.number(item.max_points))
