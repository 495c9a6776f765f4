"""What plans and sheets look like: their head, their parts, their tables between thin lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from planner.reports import paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.reports.about import About

SIZE: Final = 9.5
SMALL: Final = 8.0
GAP: Final = 12.0  # between columns


def frame(about: About, heading: str, say: Language) -> paper.Frame:
    """Return the pages of a document."""
    return paper.Frame(
        title=" · ".join(part for part in (heading, about.course) if part),
        author=about.institution,
        foot=foot(about, say, heading),
        made=about.as_of,
    )


def foot(about: About, say: Language, *first: str) -> str:
    """Return what a foot says: what is cut off where it is too long is the course."""
    parts = (*first, about.as_of_words(say), about.term, about.course)
    return " · ".join(part for part in parts if part)


def check(about: About, say: Language) -> None:
    """Raise GlyphsMissing for what stands in the head."""
    above = (about.course, about.term, about.institution, about.lecturers)
    paper.check_glyphs(say("heading"), *above)


def head(
    about: About, heading: str, say: Language, *more: str, close: bool = False
) -> list[Flowable]:
    """Return institution, heading, course and term; below, small, as of when and what is said.

    ``close`` sets course, term and who teaches on one line.
    """
    quiet = paper.style(9, colour=paper.MUTED)
    text = paper.style(10.5)
    story: list[Flowable] = []
    if about.institution:
        story.append(paper.paragraph(about.institution, quiet))
    story += [paper.heading(heading, paper.style(18, font=paper.BOLD)), paper.spacer(4)]
    lines = [line for line in (about.course, about.term, about.lecturers) if line]
    lines = [" · ".join(lines)] if close else lines
    story += [paper.paragraph(line, text) for line in lines]
    story.append(paper.spacer(2))
    as_of = f"{about.as_of_words(say)}."
    story += [paper.paragraph(" ".join((as_of, *more)), quiet), paper.spacer(12)]
    return story


def part(heading: str) -> list[Flowable]:
    """Return the heading of a part, below the document's own; it stands with what follows it."""
    return [paper.heading(heading, _part_look(), 2)]


@cache
def _part_look() -> ParagraphStyle:
    look = paper.style(11, font=paper.BOLD)
    return look.clone("part", keepWithNext=1, spaceAfter=4)


def listed(
    headings: Sequence[str],
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    *,
    header_column: bool = False,
    close: bool = False,
) -> Flowable:
    """Return a table between thin lines, its headings repeated on each page; ``close`` is low.

    The columns begin at the left edge of the text; what is in a cell is a flowable, or several.
    """
    small = paper.style(SMALL, font=paper.BOLD, colour=paper.MUTED)
    cells = [[paper.paragraph(text, small) for text in headings], *rows]
    look = paper.table_style(
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5 if close else 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3 if close else 5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.75, paper.INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, paper.LINE),
    )
    return paper.table(cells, widths, look, header_column=header_column, breaks_rows=True)


def text() -> ParagraphStyle:
    """Return how the text of a table looks."""
    return paper.style(SIZE)


def bold() -> ParagraphStyle:
    """Return how the text of a table looks that is to be found first."""
    return paper.style(SIZE, font=paper.BOLD)


def quiet() -> ParagraphStyle:
    """Return how a text looks that says more about the one above it."""
    return paper.style(SMALL, colour=paper.MUTED, leading=11.5)
