"""A marking sheet on paper: the lines to mark in the order in which they are presented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses
from planner.db.presenters import presenters
from planner.errors import PlannerError
from planner.exchange.whole_file import replaced_whole
from planner.jobs.marking_sheets import check, to_mark
from planner.rules.groups import group_of
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.store import Store
    from planner.jobs.gradebook import Line
    from planner.jobs.marking_sheets import ToMark, Wanted
    from planner.language import Language
    from planner.reports.marking_paper import PaperLine, PaperSheet
    from planner.rules.credits import Item

MOST_CRITERIA = 8  # side by side on one page


class Order(StrEnum):
    """In which order the lines stand."""

    NAME = "name"
    PRESENTED = "presented"  # by the day of the talk; who has none comes last


@dataclass(eq=False)
class TooManyCriteria(PlannerError):
    """More criteria than find room beside each other."""

    criteria: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """How it is printed; without criteria there are empty columns to name by hand."""

    criteria: tuple[str, ...] = ()
    order: Order = Order.NAME


def paper_of(tx: Session, wanted: Wanted, how: OnPaper, say: Language, today: date) -> PaperSheet:
    """Read what is printed. Raises NothingToMark, NobodysStudents or TooManyCriteria."""
    # Late: reportlab takes long to import.
    from planner.reports.marking_paper import PaperItem, PaperSheet  # noqa: PLC0415

    check_criteria(how)
    found = to_mark(tx, wanted)
    check(found, wanted)
    course = courses.course(tx)
    in_turn = _in_turn(tx) if how.order is Order.PRESENTED else {}
    return PaperSheet(
        course=course.title_in(say.code),
        term=vocabulary.term(Term.parse(course.term), say),
        person=found.person,
        taken_on=today,
        items=tuple(
            PaperItem(item=item, lines=_lines(found, item, in_turn, today)) for item in found.items
        ),
        criteria=how.criteria,
    )


def check_criteria(how: OnPaper) -> None:
    """Raise TooManyCriteria for more than find room."""
    if len(how.criteria) > MOST_CRITERIA:
        raise TooManyCriteria(len(how.criteria), MOST_CRITERIA)


def print_paper(
    store: Store, path: Path, wanted: Wanted, how: OnPaper, *, say: Language, today: date
) -> None:
    """Write it as a PDF.

    Raises CannotWrite, GlyphsMissing, and what paper_of raises.
    """
    from planner.reports.marking_paper import marking_pdf  # noqa: PLC0415 -- as above

    content = marking_pdf(store.read(paper_of, wanted, how, say, today), say)
    with replaced_whole(path) as out:
        out.write(content)


def _in_turn(tx: Session) -> dict[tuple[str, str], int]:
    """Say in which turn students present within their sessions, by student and item."""
    rows = presenters(tx)
    return {(row.who, row.item): turn for turn, row in enumerate(rows) if row.item is not None}


def _lines(
    found: ToMark, item: Item, in_turn: Mapping[tuple[str, str], int], today: date
) -> tuple[PaperLine, ...]:
    """Return a line for each student; those of one group share one.

    They stand by name, unless turns are given: then by the day of the talk and the turn.
    """
    from planner.reports.marking_paper import PaperLine  # noqa: PLC0415 -- as above

    together: dict[str, list[Line]] = {}
    for line in found.lines:
        group = group_of(line.groups, line.student.id, item.id, today)
        together.setdefault(group.id if group else line.student.id, []).append(line)
    if in_turn:
        together = dict(sorted(together.items(), key=lambda one: _place(one[1], item, in_turn)))
    return tuple(
        PaperLine(
            names=tuple(line.student.name for line in some),
            title=next((text for line in some if (text := _title(line, item))), ""),
            when=next((day for line in some if (day := _when(line, item))), None),
        )
        for some in together.values()
    )


def _place(
    some: Sequence[Line], item: Item, in_turn: Mapping[tuple[str, str], int]
) -> tuple[date, int]:
    days = [day for line in some if (day := _when(line, item))]
    turns = [in_turn.get((line.student.id, item.id), len(in_turn)) for line in some]
    return min(days, default=date.max), min(turns)


def _title(line: Line, item: Item) -> str:
    result, talk = line.results.get(item.id), line.talks.get(item.id)
    return (result.title if result else "") or (talk.title if talk else "")


def _when(line: Line, item: Item) -> date | None:
    talk = line.talks.get(item.id)
    return talk.day if talk else None
