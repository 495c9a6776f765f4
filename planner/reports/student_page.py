"""All that is recorded about one student as a PDF: for the lecturer, to answer a complaint by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.reports import paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from planner.language import Language

LABEL: Final = 120.0  # points, of the first of two columns
SIZE: Final = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part under its heading: pairs of a label and a text, or a table under ``headings``.

    ``shares`` divide the width among the columns; ``nothing`` is said where there are no rows.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentPage:
    """Everything the page says; ``as_of`` is the day at whose end the course was looked at."""

    course: str
    term: str
    institution: str
    name: str
    made_on: date
    as_of: date
    last_change: int
    parts: tuple[Part, ...]


def student_pdf(document: StudentPage, say: Language) -> bytes:
    """Set a student's page; same rows, same bytes.

    Raise GlyphsMissing, naming the part, if our fonts lack a character.
    """
    paper.register_fonts()
    _check(document, say)
    heading = say("Student record")
    frame = paper.Frame(
        title=f"{heading}, {document.course}",
        author=document.institution,
        foot=f"{heading} · {document.course} · {document.term}",
        made=document.made_on,
    )
    story: list[Flowable] = [*_head(document, heading, say)]
    for part in document.parts:
        story += _part(part, frame.width)
    return paper.bound(story, frame, say)


def _check(document: StudentPage, say: Language) -> None:
    paper.check_glyphs(say("Institution"), document.institution)
    paper.check_glyphs(say("Course"), document.course, document.term)
    paper.check_glyphs(say("Name"), document.name)
    for part in document.parts:
        paper.check_glyphs(part.title, *(text for row in part.rows for text in row))


def _head(document: StudentPage, heading: str, say: Language) -> Iterator[Flowable]:
    quiet = paper.style(9, colour=paper.MUTED)
    state = say(
        "As recorded at the end of {day} (change {n})",
        day=say.long_day(document.as_of),
        n=document.last_change,
    )
    about = " · ".join(part for part in (heading, document.course, document.term) if part)
    if document.institution:
        yield paper.paragraph(document.institution, quiet)
    yield paper.heading(document.name, paper.style(18, font=paper.BOLD))
    yield paper.paragraph(about, quiet)
    yield paper.spacer(4)
    yield paper.paragraph(state, paper.style(9.5, font=paper.BOLD))
    made = say.long_day(document.made_on)
    yield paper.paragraph(say("Printed on {day}; for the course only.", day=made), quiet)


def _part(part: Part, width: float) -> Iterator[Flowable]:
    title = paper.heading(part.title, paper.style(11, font=paper.BOLD), 2)
    yield paper.spacer(12)
    if not part.rows:
        yield paper.together([title, paper.paragraph(part.nothing, _quiet())])
        return
    yield title
    yield paper.spacer(3)
    yield _table(part, width)


def _table(part: Part, width: float) -> Flowable:
    text, head = paper.style(SIZE), paper.style(8, font=paper.BOLD, colour=paper.MUTED)
    rows: list[list[Flowable]] = []
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, paper.LINE),
    ]
    if part.headings:
        rows.append([paper.paragraph(one, head) for one in part.headings])
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.8, paper.STRONG_LINE))
        rows += [[paper.paragraph(one, text) for one in row] for row in part.rows]
        whole = sum(part.shares)
        widths = [width * share / whole for share in part.shares]
    else:
        rows += [
            [paper.paragraph(label, _quiet()), *(paper.paragraph(one, text) for one in more)]
            for label, *more in part.rows
        ]
        widths = [LABEL, width - LABEL]
    return paper.table(
        rows,
        widths,
        paper.table_style(*commands),
        header_rows=int(bool(part.headings)),
        header_column=not part.headings,
        summary=part.title,
        align="LEFT",
        breaks_rows=True,
    )


def _quiet() -> ParagraphStyle:
    return paper.style(SIZE, colour=paper.MUTED)
