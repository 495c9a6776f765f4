"""A new course: from a web page or from nothing, previewed first, then founded as one file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planner.commands import course as commands
from planner.commands import sessions, work
from planner.db.header import CannotMake
from planner.db.ids import new_id
from planner.db.journal import Title
from planner.db.reading import CannotUse
from planner.db.store import create_course
from planner.errors import Problem
from planner.exchange.course_page import read_page
from planner.exchange.public_holidays import code_of
from planner.jobs.course_calendar import days_off_of
from planner.jobs.lecture_periods import Periods, shipped
from planner.language import marked
from planner.rules.plan import TEACHING, PlannedSession

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.store import Store
    from planner.exchange.course_page import CoursePage
    from planner.exchange.course_page_days import PageSession
    from planner.rules.credits import Item, Tier
    from planner.rules.slots import Slot
    from planner.rules.terms import DayOff, Days, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user said about a new course; what is empty is found or left open.

    ``lectures`` wins over the term's own lecture period, and ``slots`` over the page's;
    ``periods`` is where the term's own stands, without a word the shipped table.
    """

    term: Term
    title: str = ""
    lectures: Days | None = None
    slots: tuple[Slot, ...] = ()
    region: str = "DE-BW"
    language: str = "en"
    periods: Periods = field(default_factory=shipped)


@dataclass(frozen=True, slots=True, kw_only=True)
class LecturesElsewhere(Problem):
    """Lectures that were given, wholly outside the term that was given; they win over it."""

    term: Term
    lectures: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A course that is not founded yet: everything that would be in its file, to look at."""

    term: Term
    title: str
    language: str
    lectures: Days
    derived: bool  # the lecture period follows a pattern and was not published
    region: str
    slots: tuple[Slot, ...]
    days_off: tuple[DayOff, ...]
    sessions: tuple[PlannedSession, ...] = ()
    items: tuple[Item, ...] = ()
    tiers: tuple[Tier, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    page: str = ""


def blank(wanted: Wanted) -> Draft:
    """Draft a course of which only the frame is known.

    Raises NoSuchRegion.
    """
    period, region = wanted.periods.of(wanted.term), code_of(wanted.region)
    lectures = wanted.lectures or period.lectures
    apart = lectures.last < wanted.term.days.first or wanted.term.days.last < lectures.first
    odd = (LecturesElsewhere(term=wanted.term, lectures=lectures),) if apart else ()
    return Draft(
        term=wanted.term,
        title=wanted.title.strip(),
        language=wanted.language,
        lectures=lectures,
        derived=period.derived and wanted.lectures is None,
        region=region,
        slots=wanted.slots,
        days_off=days_off_of(wanted.term, region, lectures, wanted.periods),
        problems=odd,
    )


def from_page(path: Path, wanted: Wanted) -> Draft:
    """Draft a course from its web page (Markdown).

    What the page prints beats computed holidays: a holiday on which it teaches is left out.
    Raises UnreadableFile, NoSchedule or NoSuchRegion.
    """
    frame = blank(wanted)
    page = read_page(path, lectures=frame.lectures, days_off=frame.days_off, slots=wanted.slots)
    items, tiers = _with_own_ids(page)
    rows = tuple(planned(row, place) for place, row in enumerate(page.sessions))
    taught = {row.day for row in rows if row.kind in TEACHING and row.day}
    return replace(
        frame,
        title=frame.title or page.title,
        language=page.language,
        slots=page.slots,
        days_off=tuple(off for off in frame.days_off if not taught & set(off.days)),
        sessions=rows,
        items=items,
        tiers=tiers,
        problems=(*frame.problems, *page.problems),
        page=path.name,
    )


def found_course(
    path: Path,
    draft: Draft,
    *,
    who: str,
    now: Callable[[], datetime] | None = None,
    also: Callable[[Session], object] | None = None,
) -> Store:
    """Make the file of a course and hold it; raises AlreadyThere before anything is written.

    ``also`` enters, in the same step, what a draft does not hold.
    """
    clock = {"now": now} if now else {}
    store = create_course(path, who=who, **clock)
    try:
        title = Title.of(marked("Create the course “{title}”"), title=draft.title)
        store.change(title, lambda tx: _enter_all(tx, draft, also))
    except BaseException as why:
        store.unmake()
        if isinstance(why, CannotUse):
            raise CannotMake(path.name, why.why) from why
        raise
    return store


def _enter_all(tx: Session, draft: Draft, also: Callable[[Session], object] | None) -> None:
    enter(tx, draft)
    if also is not None:
        also(tx)


def enter(tx: Session, draft: Draft) -> None:
    """Enter everything of a draft into an empty course file."""
    titles = {f"title_{draft.language}": draft.title}
    commands.found(
        tx,
        term=str(draft.term),
        lectures=draft.lectures,
        region=draft.region,
        language=draft.language,
        page=draft.page,
        **titles,
    )
    commands.set_slots(tx, draft.slots)
    commands.set_days_off(tx, draft.days_off)
    for row in draft.sessions:
        sessions.take_over(tx, row)
    for item in draft.items:
        work.add_item(tx, item)
    for tier in draft.tiers:
        work.enter_tier(tx, tier)


def planned(row: PageSession, position: int) -> PlannedSession:
    """Make a session of a page's row, under an id of our own."""
    return PlannedSession(
        id=new_id(),
        topic=row.topic,
        kind=row.kind,
        mode=row.mode,
        day=row.day,
        end_day=row.end_day,
        laid=row.laid,
        hours=row.hours,
        room=row.room,
        note=row.note,
        line=row.line,
        position=position,
    )


def _with_own_ids(page: CoursePage) -> tuple[tuple[Item, ...], tuple[Tier, ...]]:
    """Give items and tiers of a page ids of our own; the page's are its own affair."""
    ids = {item.id: new_id() for item in page.items}

    def rebuilt(tier: Tier) -> Tier:
        asked = tuple(
            replace(one, items=tuple(ids[item] for item in one.items)) for one in tier.requires
        )
        return replace(tier, id=new_id(), requires=asked)

    items: Sequence[Item] = [replace(item, id=ids[item.id]) for item in page.items]
    return tuple(items), tuple(rebuilt(tier) for tier in page.tiers)
