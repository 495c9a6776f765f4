"""The further pages of a certificate: what was achieved, item by item, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.language import marked
from planner.reports import certificate_rows as words
from planner.reports.certificate_layout import Cell, Grid, Layout
from planner.reports.certificate_looks import (
    DETAIL,
    FIGURE_LABEL,
    FOOT_TOP,
    HEAD_TOP,
    LABEL_TOO,
    LEFT,
    NAME,
    STRONG,
    SUBTITLE,
    TITLE,
    VALUE,
    VALUE_TOO,
    WIDTH,
)
from planner.rules.credits import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.language import Language
    from planner.reports.certificate_facts import Achieved, CertificateFacts
    from planner.reports.certificate_looks import Colours
    from planner.reports.certificate_rows import Spoken

RESULT: Final = 372.0  # where results begin
LOWEST: Final = FOOT_TOP - 24
HEADINGS: Final = (marked("item"), marked("result"))


def achieved_pages(facts: CertificateFacts, spoken: Spoken, colours: Colours) -> list[Layout]:
    """Lay out the pages on what was achieved; none where nothing is to be told."""
    if not (facts.achieved or facts.attended):
        return []
    pages = [_begun(facts, spoken, colours)]
    grid = _headed(pages[-1])
    for texts in _rows(facts, spoken):
        page = pages[-1]
        cells, height = _row(page, texts)
        if page.top + height > LOWEST and len(grid.rows) > 1:
            page.rule()
            pages.append(Layout(spoken, colours, 1.0, 1.0, HEAD_TOP))
            page, grid = pages[-1], _headed(pages[-1])
            cells, height = _row(page, texts)
        grid.rows.append(cells)
        page.rule()
        page.top += height
    pages[-1].rule()
    return pages


def _begun(facts: CertificateFacts, spoken: Spoken, colours: Colours) -> Layout:
    page = Layout(spoken, colours, 1.0, 1.0, HEAD_TOP)
    heading = words.said_each(spoken, marked("What was achieved"))
    title, *other = page.paired(heading, TITLE.scaled(0.76), SUBTITLE.scaled(0.92))
    page.top += page.write(title, tag="H2")
    page.top += page.write(*other)
    page.skip(12)
    page.top += page.write((facts.name, NAME.scaled(0.72)))
    course = [facts.title.within(say.code) for say in spoken]
    page.top += page.write(*((text, DETAIL) for text in dict.fromkeys(course)))
    page.skip(16)
    return page


def _headed(page: Layout) -> Grid:
    """Begin a table with its headings, which stand again on each page."""
    grid = Grid(" / ".join(words.said_each(page.spoken, marked("What was achieved"))))
    labels = [words.joined_label(page.spoken, name) for name in HEADINGS]
    first = page.placed((labels[0], FIGURE_LABEL), width=RESULT - LEFT - 12)
    second = page.placed((labels[1], FIGURE_LABEL), x=RESULT, width=LEFT + WIDTH - RESULT)
    grid.rows.append((Cell((first,), "Column"), Cell((second,), "Column")))
    page.top += first.block.height + 4
    page.parts.append(grid)
    return grid


def _rows(
    facts: CertificateFacts, spoken: Spoken
) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give for each row what it is about and what came of it, first lines first."""
    for one in facts.achieved:
        kind = " · ".join(words.each(vocabulary.item_kind(one.kind, say) for say in spoken))
        told = words.each(_result(one, say) for say in spoken)
        below = one.work or (kind if kind.casefold() != one.title.casefold() else "")
        yield (one.title, below), told
    if facts.attended:
        seen, held = facts.attended
        title = words.said_each(spoken, marked("Attendance"))
        told = words.each(
            say("{n} of {all} sessions, as far as recorded", n=seen, all=held) for say in spoken
        )
        yield (" · ".join(title), ""), told


def _result(one: Achieved, say: Language) -> str:
    """Return e.g. "passed, 17.5 of 20 points", "passed, 1.3"; recognised and exempt say so."""
    parts = [vocabulary.state(one.state, say)]
    if one.state in {State.PASSED, State.FAILED}:
        if one.mark is not None:
            parts.append(say.grade(one.mark))
        if one.points is not None and one.max_points is not None:
            parts.append(
                say(
                    "{n} of {all} points",
                    n=say.number(one.points),
                    all=say.number(one.max_points),
                )
            )
        elif one.points is not None:
            parts.append(say("{n} points", n=say.number(one.points)))
    return ", ".join(parts)


def _row(
    page: Layout, texts: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[Cell, ...], float]:
    (title, below), told = texts
    begun = page.top
    page.top += 6
    about = page.placed((title, STRONG), (below, LABEL_TOO), width=RESULT - LEFT - 12)
    result = page.placed(
        *page.paired(told, VALUE, VALUE_TOO), x=RESULT, width=LEFT + WIDTH - RESULT
    )
    page.top = begun
    height = max(about.block.height, result.block.height) + 11
    return (Cell((about,), "Row"), Cell((result,))), height
