"""The gradebook as a workbook: students down, items across, standing, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import ceil
from typing import TYPE_CHECKING

from planner.reports.gradebook_checks import add_lists, checks
from planner.reports.gradebook_columns import columns
from planner.reports.gradebook_legend import add_legend
from planner.reports.workbook import Book, Layout, Look
from planner.rules.credits import Enrolment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from planner.language import Language
    from planner.reports.gradebook_columns import Column
    from planner.reports.workbook import TextChanged
    from planner.rules.credits import Item, Outcome, Result, Standing, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person decided for a student; ``stale`` if the facts or rules changed since."""

    outcome: Outcome
    decided_on: date
    credits: Decimal | None = None
    grade: Decimal | None = None
    assessed_on: date | None = None
    by: str = ""
    reason: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GradebookLine:
    """One student. Results are by item id, standing by tier id; ``aim`` is the name of a tier.

    ``missing`` says in words what the aim still lacks. A proposal is no decision: it stands in
    columns of its own, None where the rules propose nothing.
    """

    family: str
    given: str
    matriculation: str = ""
    email: str = ""
    programme: str = ""
    enrolment: Enrolment = Enrolment.REGISTERED
    aim: str = ""
    results: Mapping[str, Result] = field(default_factory=dict)
    standing: Mapping[str, Standing] = field(default_factory=dict)
    missing: str = ""
    proposed_credits: Decimal | None = None
    proposed_grade: Decimal | None = None
    decided: Decided | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradebookView:
    """A saved view: the places of its lines in the document, in its order, and what it hides."""

    name: str
    lines: tuple[int, ...]
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class GradebookDocument:
    """All that the workbook says, in the order it says it."""

    course: str
    term: str
    as_of: date
    items: tuple[Item, ...]
    tiers: tuple[Tier, ...]
    lines: tuple[GradebookLine, ...]
    views: tuple[GradebookView, ...] = ()


HEADING = Look(bold=True, ground="f6f6f3", rule="d3d5cf", upright="center", wrap=True)
HEADING_HEIGHT = 33.0  # points: two lines
READABLE = 160  # characters that can be read on one printed line


def gradebook_xlsx(
    document: GradebookDocument, say: Language, problems: list[TextChanged] | None = None
) -> bytes:
    """Return the workbook: all on its first sheet, one sheet for each saved view, a legend.

    Numbers are numbers, states are words, a blank is neither; there are no formulas. Texts that a
    workbook cannot hold as they are stand cleaned in the legend and are added to ``problems``.
    """
    title = " · ".join(part for part in (document.course, document.term) if part)
    book = Book(title=title, made=document.as_of)
    shown = columns(document, say)
    _add_table(book, say("Gradebook"), shown, document.lines, (title, say))
    for view in document.views:
        lines = [document.lines[at] for at in view.lines]
        of_view = [column for column in shown if column.key not in view.hidden]
        _add_table(book, view.name, of_view, lines, (f"{title} · {view.name}", say))
    add_legend(book, document, say)
    add_lists(book, say)
    if problems is not None:
        problems += book.problems
    return book.to_bytes()


def _add_table(
    book: Book,
    name: str,
    shown: Sequence[Column],
    lines: Sequence[GradebookLine],
    said: tuple[str, Language],
) -> None:
    """Add a sheet with these columns and lines, whose cells take what they are for."""
    title, say = said
    widths = tuple(column.width for column in shown)
    layout = Layout(
        widths=widths,
        fixed="C2",
        heading=1,
        names=2,
        filtered=True,
        landscape=True,
        pages_wide=ceil(sum(widths) / READABLE),
        heading_height=HEADING_HEIGHT,
        page_heading=title,
    )
    sheet = book.sheet(name, layout)
    sheet.append([(one.heading, sheet.style(replace(HEADING, align=one.align))) for one in shown])
    fills = [column.fill(sheet) for column in shown]
    for line in lines:
        sheet.append([fill(line) for fill in fills])
    for asked in checks(shown, len(lines) + 1, say) if lines else ():
        sheet.check(asked)
