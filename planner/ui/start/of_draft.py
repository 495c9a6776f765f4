"""A course that is not founded yet, made ready for the preview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.exchange.course_page_checks import OtherYearFits
from planner.exchange.course_page_order import OtherYearPrinted
from planner.ui.start.from_page import PagePreview, ProblemLine, SessionLine, WorkLine
from planner.wording import drafts

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.errors import Problem
    from planner.jobs.new_course import Draft
    from planner.language import Language


def preview_of(draft: Draft, say: Language, worded: Callable[[Problem], str]) -> PagePreview:
    """Say everything that would be in the course's file; ``worded`` says a problem."""
    problems = [ProblemLine(problem.line, worded(problem)) for problem in draft.problems]
    return PagePreview(
        title=draft.title,
        summary=" · ".join(part for part in (draft.title, drafts.frame(draft, say)) if part),
        sessions=tuple(_session(row, problems) for row in drafts.rows(draft, say)),
        work=(
            *(WorkLine(tier.name, drafts.tier_asks(tier, say)) for tier in draft.tiers),
            *(WorkLine(item.title, drafts.item_is(item, say)) for item in draft.items),
        ),
        problems=tuple(problems),
        what=draft,
        tiers=len(draft.tiers),
        fits=_fits(draft),
    )


def _fits(draft: Draft) -> str:
    """Return the term of another year for which the page seems to be written, if it is one."""
    years = [
        problem.years
        for problem in draft.problems
        if isinstance(problem, OtherYearFits | OtherYearPrinted)
    ]
    return str(replace(draft.term, year=draft.term.year + years[0])) if years else ""


def _session(row: drafts.RowWords, problems: list[ProblemLine]) -> SessionLine:
    odd = (problem.text for problem in problems if row.line and problem.line == row.line)
    return SessionLine(row.line, row.day, row.number, row.topic, row.kind, " ".join(odd))
