"""What one student is told on paper: what is recorded, what is missing, which dates come next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from planner import vocabulary
from planner.reports import headed, paper
from planner.reports.refusals import NobodyToTell
from planner.rules.credits import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.lib.colors import Color
    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.reports.about import About

ITEM_SHARE, RESULT_SHARE, DUE_SHARE = 0.3, 0.25, 0.15  # of the width; remarks have the rest
LABEL: Final = 108.0  # points, for what stands beside a line about the student
NOTED: Final = 72.0
DAY: Final = 96.0
STANDING_INKS: Final[dict[Standing, Color]] = {Standing.OUT_OF_REACH: paper.OUT_OF_REACH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One item with what is recorded for it, its deadline for this student, and remarks."""

    item: str
    result: str
    due: date | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One tier: how the student stands with it, what is fulfilled and what is missing."""

    tier: str
    standing: Standing
    fulfilled: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Everything that is said to one student, and nothing of anybody else.

    ``particulars`` are pairs of a label and what it says; empty ones are left out. ``decided``
    is what was decided, in sentences; without any the page says that nothing is.
    """

    about: About
    name: str
    particulars: tuple[tuple[str, str], ...] = ()
    recorded: tuple[Recorded, ...] = ()
    attendance: str = ""
    stages: tuple[Stage, ...] = ()
    dates: tuple[tuple[date, str], ...] = ()
    decided: tuple[str, ...] = ()


def statement_pdf(statement: Statement, say: Language) -> bytes:
    """Set one student's statement; same rows, same bytes. Raises GlyphsMissing, with the name."""
    return statements_pdf((statement,), say)


def statements_pdf(statements: Sequence[Statement], say: Language) -> bytes:
    """Set statements one after the other, each on pages of its own, to be printed at once.

    Each counts its own pages, and their feet name the student: a second page finds its first.
    Raises GlyphsMissing, naming the student, or NobodyToTell.
    """
    paper.register_fonts()
    if not statements:
        raise NobodyToTell
    heading = say("Statement of results")
    frame = headed.frame(statements[0].about, heading, say)
    story: list[Flowable] = []
    for statement in statements:
        _check(statement, say)
        story += [paper.page_break()] if story else []
        foot = headed.foot(statement.about, say, heading, statement.name)
        story.append(paper.foot_from_here(foot, counted=True))
        story += _pages(statement, frame.width, say)
    return paper.bound(story, frame, say)


def _check(statement: Statement, say: Language) -> None:
    headed.check(statement.about, say)
    said = [text for _, text in statement.particulars]
    for one in statement.recorded:
        said += [one.item, one.result, *one.remarks]
    for stage in statement.stages:
        said += [stage.tier, *stage.fulfilled, *stage.missing]
    said += [text for _, text in statement.dates]
    paper.check_glyphs(statement.name, statement.name, *said, *statement.decided)


def _pages(statement: Statement, width: float, say: Language) -> list[Flowable]:
    story = headed.head(statement.about, say("Statement of results"), say, close=True)
    story += [paper.paragraph(statement.name, paper.style(12, font=paper.BOLD)), paper.spacer(3)]
    if statement.particulars:
        story.append(_pairs(statement.particulars, LABEL, width))
    story += [paper.spacer(10), *headed.part(say("What is recorded"))]
    story += _recorded(statement, width, say)
    if statement.stages:
        story += [paper.spacer(10), *headed.part(say("What is fulfilled and what is missing"))]
        for stage in statement.stages:
            story += _stage(stage, width, say)
    if statement.dates:
        dates = [(say.day(day), text) for day, text in statement.dates]
        next_ = [*headed.part(say("Next dates")), _pairs(dates, DAY, width)]
        story += [paper.spacer(10), paper.together(next_)]
    return [*story, paper.spacer(10), *_decided(statement, say)]


def _pairs(pairs: Sequence[tuple[str, str]], first: float, width: float) -> Flowable:
    quiet = paper.style(headed.SIZE, colour=paper.MUTED)
    rows = [
        [paper.paragraph(one, quiet), paper.paragraph(two, headed.text())] for one, two in pairs
    ]
    look = paper.table_style(
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    )
    return paper.table(rows, (first, width - first), look, header_rows=0, header_column=True)


def _recorded(statement: Statement, width: float, say: Language) -> list[Flowable]:
    story: list[Flowable] = []
    if statement.recorded:
        shares = (ITEM_SHARE, RESULT_SHARE, DUE_SHARE, 1 - ITEM_SHARE - RESULT_SHARE - DUE_SHARE)
        headings = (say("Item"), say("Result"), say("Deadline"), say("Remarks"))
        rows = [_row(one, say) for one in statement.recorded]
        widths = [width * share for share in shares]
        story.append(headed.listed(headings, rows, widths, header_column=True, close=True))
    if statement.attendance:
        story += [paper.spacer(6), paper.paragraph(statement.attendance, headed.text())]
    return story or [paper.paragraph(say("Nothing is recorded."), headed.text())]


def _row(one: Recorded, say: Language) -> list[Any]:
    due = say.plain_day(one.due) if one.due else ""
    remarks = [paper.paragraph(remark, headed.quiet()) for remark in one.remarks]
    return [
        paper.paragraph(one.item, headed.text()),
        paper.paragraph(one.result, headed.bold()),
        paper.paragraph(due, headed.text()),
        remarks or paper.paragraph("", headed.quiet()),
    ]


def _stage(stage: Stage, width: float, say: Language) -> list[Flowable]:
    """Return a tier with its standing in words, and every requirement on a line of its own."""
    ink = STANDING_INKS.get(stage.standing, paper.INK)
    look = paper.style(10, font=paper.BOLD, colour=ink)
    standing = vocabulary.standing(stage.standing, say)
    words = say("{name}: {parts}", name=stage.tier, parts=standing)
    lines = [(say("fulfilled"), "; ".join(stage.fulfilled))] if stage.fulfilled else []
    lines += [(say("still missing"), text) for text in stage.missing]
    story: list[Flowable] = [paper.heading(words, look, 3), paper.spacer(1)]
    if lines:
        story.append(_pairs(lines, NOTED, width))
    return [paper.together([*story, paper.spacer(6)])]


def _decided(statement: Statement, say: Language) -> list[Flowable]:
    as_of = say.long_day(statement.about.as_of)
    sentences = statement.decided or (say("Nothing is decided yet."),)
    promise = say(
        "This page says what is recorded on {day}. Credits and grades hold only once they are"
        " decided; until then it promises nothing.",
        day=as_of,
    )
    story = headed.part(say("Decision"))
    story += [paper.paragraph(sentence, headed.text()) for sentence in sentences]
    story += [paper.spacer(4), paper.paragraph(promise, headed.quiet())]
    return [paper.together(story)]
