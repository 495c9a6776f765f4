"""A list of results to be posted as a PDF: codes in random order, and nothing that identifies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.reports import headed, paper

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.reports.about import About

SIDE_BY_SIDE: Final = 20  # from so many lines on, they stand in two columns
BETWEEN: Final = 36.0  # points, of the two columns
CODE: Final = 92.0


@dataclass(frozen=True, slots=True)
class PostedLine:
    """One student's code, and the result in words."""

    code: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedList:
    """What the list says: ``what`` its results are of, and its lines in the order they stand."""

    about: About
    number: int
    what: str
    lines: tuple[PostedLine, ...]


def posted_pdf(document: PostedList, say: Language) -> bytes:
    """Set the list on as many pages as it needs; same rows, same bytes.

    Raises GlyphsMissing if our fonts lack a character.
    """
    paper.register_fonts()
    heading = say("Results: {what}", what=document.what)
    headed.check(document.about, say)
    paper.check_glyphs(say("heading"), document.what, *(line.result for line in document.lines))
    frame = headed.frame(document.about, heading, say)
    number = say("List {number}.", number=document.number)
    story = headed.head(document.about, heading, say, number)
    told = say("Everybody knows only their own code; it stands on their statement.")
    order = say("The order is random.")
    story += [paper.paragraph(f"{told} {order}", headed.text()), paper.spacer(10)]
    return paper.bound([*story, _lines(document, frame.width, say)], frame, say)


def _lines(document: PostedList, width: float, say: Language) -> Flowable:
    """Return the table; a long list in two pairs of columns, read line by line."""
    pairs = 2 if len(document.lines) > SIDE_BY_SIDE else 1
    code = paper.style(11, font=paper.BOLD)
    cells = [
        [paper.paragraph(line.code, code), paper.paragraph(line.result, headed.text())]
        for line in document.lines
    ]
    empty = [paper.paragraph("", headed.text()), paper.paragraph("", headed.text())]
    cells += [empty] * (-len(cells) % pairs)
    rows = [
        [cell for pair in cells[at : at + pairs] for cell in pair]
        for at in range(0, len(cells), pairs)
    ]
    result = width / pairs - CODE - (BETWEEN if pairs > 1 else 0)
    widths = [CODE, result + BETWEEN, CODE, result + BETWEEN][: 2 * pairs]
    headings = [say("Code"), say("Result")] * pairs
    return headed.listed(headings, rows, widths if pairs > 1 else [CODE, width - CODE])
