"""Bringing an existing course page up to date: the plan's rows, the page's bytes, what changes."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from planner.db import plans
from planner.exchange.course_page_update import updated
from planner.exchange.page_order import PlanRows, Wanted
from planner.exchange.page_source import PageSource
from planner.exchange.written_rows import LINE_END
from planner.jobs.course_page import page_row
from planner.rules.plan import numbers
from planner.rules.plan_places import days_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.exchange.page_cells import Said


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of the page that changes: its number there, or where it comes in; what was, what is.

    ``old`` or ``new`` None: the line comes, or goes.
    """

    line: int
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageUpdate:
    """A page brought up to date, and all that is to be known of it before it is written.

    ``lines`` are those of the new page that differ, from 0. ``unsaid`` are topics with what the
    page has no column for; ``gone`` the topics of rows that are no longer there, with their lines.
    """

    content: bytes
    changes: tuple[LineChange, ...]
    lines: tuple[int, ...]
    unsaid: tuple[tuple[str, Said], ...]
    gone: tuple[tuple[int, str], ...]


def update_of(tx: Session, page: bytes, name: str) -> PageUpdate:
    """Bring a page up to date with the plan; ``name`` is the file's.

    Raises UnreadableFile, NoSchedule, CannotUpdate, NotReadBack or LettersMissing.
    """
    source = PageSource.of(page, name)
    made = updated(source.text, plan_rows(tx), name)
    return PageUpdate(
        content=source.with_text(made.text),
        changes=changed_lines(source.text, made.text),
        lines=_new_lines(source.text, made.text),
        unsaid=made.unsaid,
        gone=made.gone,
    )


def plan_rows(tx: Session) -> PlanRows:
    """Read the plan as a page is to tell it, the shelf too: its topics may stand on the page."""
    plan, details = plans.plan_of(tx), plans.details(tx)
    numbered = numbers(plan.sessions)
    rows = []
    for session in plan.sessions:
        days = days_of(session)
        starts = session.hours.start.isoformat() if session.hours else ""
        rows.append(
            Wanted(
                id=session.id,
                row=page_row(session, plan, numbered, details[session.id]),
                begins=(days.first, starts, session.position) if days else None,
                line=session.line,
            )
        )
    return PlanRows(
        lectures=plan.lectures, rows=tuple(rows), slots=plan.slots, days_off=plan.days_off
    )


def changed_lines(old: str, new: str) -> tuple[LineChange, ...]:
    """Compare two texts line by line; line numbers are those of the old one."""
    before, after = LINE_END.split(old), LINE_END.split(new)
    found: list[LineChange] = []
    for start, end, there, until in _differing(before, after):
        for n in range(max(end - start, until - there)):
            was = before[start + n] if start + n < end else None
            now = after[there + n] if there + n < until else None
            found.append(LineChange(min(start + n, end) + 1, was, now))
    return tuple(found)


def _new_lines(old: str, new: str) -> tuple[int, ...]:
    spans = _differing(LINE_END.split(old), LINE_END.split(new))
    return tuple(line for *_, there, until in spans for line in range(there, until))


def _differing(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where two texts differ: from and to which line of the old, and of the new."""
    told = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(a, b, c, d) for tag, a, b, c, d in told if tag != "equal"]
