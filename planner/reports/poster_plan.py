"""The plan of a poster session as a PDF: every poster with its board, then everybody by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from planner.reports import headed, paper

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.reports.about import About

BOARD: Final = 46.0  # points, for the number
PEOPLE_SHARE, TIME_SHARE = 0.34, 0.22  # of the rest; titles have what is left
NAME_SHARE: Final = 0.36


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """One poster: its number is that of its board. ``people`` are as they are called.

    ``item`` is the work it is, where a course has several kinds of posters; ``times`` are when
    and where it is presented, "" where that is not settled.
    """

    number: int
    title: str
    people: tuple[str, ...]
    group: str = ""
    item: str = ""
    times: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibitor:
    """Somebody with their posters, under the name they are looked up by: family name first."""

    name: str
    posters: tuple[Poster, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPlan:
    """What the plan says; posters in the order of their boards, people by name."""

    about: About
    posters: tuple[Poster, ...]
    people: tuple[Exhibitor, ...]


def poster_plan_pdf(plan: PosterPlan, say: Language) -> bytes:
    """Set the plan on as many pages as it needs; same rows, same bytes.

    Raises GlyphsMissing, naming the poster, if our fonts lack a character.
    """
    paper.register_fonts()
    heading = say("Poster session")
    frame = headed.frame(plan.about, heading, say)
    _check(plan, say)
    counted = say.count("{n} poster.", "{n} posters.", len(plan.posters))
    boards = say("The number of a poster is that of its board.")
    more = (counted, boards) if plan.posters else ()
    story = headed.head(plan.about, heading, say, *more)
    if plan.posters:
        story += [_boards(plan, frame.width, say), paper.spacer(18), *headed.part(say("By name"))]
        story.append(_names(plan, frame.width, say))
    else:
        story.append(paper.paragraph(say("No poster is known yet."), headed.text()))
    return paper.bound(story, frame, say)


def _check(plan: PosterPlan, say: Language) -> None:
    headed.check(plan.about, say)
    for poster in plan.posters:
        where = say("poster {number}", number=poster.number)
        said = (poster.title, poster.group, poster.item, poster.times)
        paper.check_glyphs(where, *poster.people, *said)
    for one in plan.people:
        paper.check_glyphs(say("By name"), one.name)


def _boards(plan: PosterPlan, width: float, say: Language) -> Flowable:
    timed = any(poster.times for poster in plan.posters)
    rest = width - BOARD
    people, times = rest * PEOPLE_SHARE, rest * TIME_SHARE if timed else 0
    widths = [BOARD, rest - people - times, people, *([times] if timed else [])]
    headings = [say("Board"), say("Title"), say("Presented by")]
    headings += [say("Time and place")] if timed else []
    rows = [_row(poster, say, timed=timed) for poster in plan.posters]
    return headed.listed(headings, rows, widths, header_column=True)


def _row(poster: Poster, say: Language, *, timed: bool) -> list[Any]:
    number = paper.style(13, font=paper.BOLD, colour=paper.ACCENT, leading=14)
    title: list[Flowable] = [_title(poster, say)]
    if poster.item:
        title.append(paper.paragraph(poster.item, headed.quiet()))
    people: list[Flowable] = [paper.paragraph(one, headed.text()) for one in poster.people]
    if poster.group:
        people.append(paper.paragraph(poster.group, headed.quiet()))
    cells: list[Any] = [paper.paragraph(str(poster.number), number), title, people]
    return [*cells, paper.paragraph(poster.times, headed.quiet())] if timed else cells


def _title(poster: Poster, say: Language) -> Flowable:
    if poster.title:
        return paper.paragraph(poster.title, headed.bold())
    look = paper.style(headed.SIZE, colour=paper.MUTED)
    return paper.paragraph(say("No title yet"), look)


def _names(plan: PosterPlan, width: float, say: Language) -> Flowable:
    """Return everybody with the boards where they stand; three posters make three lines."""
    name = width * NAME_SHARE
    widths = [name, BOARD, width - name - BOARD]
    rows = []
    for one in plan.people:
        boards = [paper.paragraph(str(each.number), headed.bold()) for each in one.posters]
        titles = [_short(each, widths[2], say) for each in one.posters]
        rows.append([paper.paragraph(one.name, headed.text()), boards, titles])
    headings = [say("Name"), say("Board"), say("Title")]
    return headed.listed(headings, rows, widths, header_column=True)


def _short(poster: Poster, width: float, say: Language) -> Flowable:
    """Set a title on one line, so that boards and titles stand side by side: above it is whole."""
    title = poster.title or say("No title yet")
    words = paper.shortened(paper.plain(title), paper.REGULAR, headed.SIZE, width - 1)
    return paper.paragraph(words, headed.text())
