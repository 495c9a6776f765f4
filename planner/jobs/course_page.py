"""The course page: what the plan tells everybody, gathered for a page of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses, plans, work
from planner.exchange.course_page_out import PagePlan, PageRow, course_page
from planner.reports.schedule_rows import Tone, costs_a_slot, pauses
from planner.rules.credits import asked_items
from planner.rules.plan import TEACHING, Kind, Status, numbers
from planner.rules.plan_places import WHOLE_DAY, days_of, hours_of
from planner.rules.requirements import OF_SESSIONS, Asks
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from sqlalchemy.orm import Session

    from planner.db.plans import SessionDetails
    from planner.jobs.documents import Order
    from planner.language import Language
    from planner.reports.schedule_rows import Pause
    from planner.rules.credits import Item, Requirement, Tier
    from planner.rules.plan import Plan, PlannedSession


def page_of(tx: Session, order: Order) -> bytes:
    """Write the course as a page of its own, in the language and the style of the order."""
    return course_page(page_plan(tx, order.say), order.say, order.page_style).encode()


def page_plan(tx: Session, say: Language) -> PagePlan:
    """Read what a page tells of the course: no name of a student, nothing internal.

    What lies on the shelf is not told; a holiday that takes away a lesson is, also if no row of
    the plan names it.
    """
    course, plan = courses.course(tx), plans.plan_of(tx)
    details, numbered = plans.details(tx), numbers(plan.sessions)
    told = [
        (_place(session), page_row(session, plan, numbered, details[session.id]))
        for session in plan.sessions
        if days_of(session)
    ]
    told += [
        ((pause.days.first, None, 0), _day_off(pause))
        for pause in pauses(plan, say)
        if pause.row is None and costs_a_slot(pause.days, plan)
    ]
    lecturers = [one.name for one in courses.people(tx) if one.role == "lecturer"]
    above = (vocabulary.term(Term.parse(course.term), say), ", ".join(lecturers))
    items = {item.id: item for item in work.items(tx)}
    return PagePlan(
        title=course.title_in(say.code),
        lectures=plan.lectures,
        rows=tuple(row for _, row in sorted(told, key=lambda pair: _sorted(pair[0]))),
        slots=plan.slots,
        above=tuple(line for line in above if line),
        credits=tuple(_promise(tier, items, say) for tier in work.tiers(tx) if tier.requires),
    )


def page_row(
    session: PlannedSession, plan: Plan, numbered: Mapping[str, str], more: SessionDetails
) -> PageRow:
    """Return what a page tells of a session."""
    cancelled = session.status is Status.CANCELLED
    hours = session.hours
    if session.kind in TEACHING and session.day is not None:
        taken = hours_of(plan, session)
        hours = None if taken == WHOLE_DAY else taken
    label = more.label.strip()
    named = label.casefold() in session.topic.casefold()
    return PageRow(
        topic=session.topic,
        kind=session.kind,
        mode=session.mode,
        number=numbered.get(session.id, ""),
        day=session.day,
        end_day=session.end_day,
        laid=session.day is None and session.laid is not None,
        hours=None if cancelled else hours,
        room="" if cancelled else session.room,
        note="; ".join(part for part in ("" if named else label, session.note) if part),
        cancelled=cancelled,
        because=more.cancel_words if cancelled else "",
    )


type _Place = tuple[date, time | None, int]


def _place(session: PlannedSession) -> _Place:
    days = days_of(session)
    assert days is not None  # only what has days is told
    return days.first, session.hours.start if session.hours else None, session.position


def _sorted(place: _Place) -> tuple[date, str, int]:
    day, starts, position = place
    return day, starts.isoformat() if starts else "", position


def _day_off(pause: Pause) -> PageRow:
    is_break = pause.tone is Tone.BREAK
    return PageRow(
        topic=pause.name,
        kind=Kind.BREAK if is_break else Kind.HOLIDAY,
        day=None if is_break else pause.days.first,
        end_day=None if is_break or pause.days.first == pause.days.last else pause.days.last,
        laid=is_break,
    )


def _promise(tier: Tier, items: Mapping[str, Item], say: Language) -> str:
    """Say what a tier asks for in one line: "3 ECTS: active participation, a poster"."""
    worth = say.number(tier.credits)
    name = tier.name if tier.name.startswith(worth) else f"{worth} ECTS"
    asked = ", ".join(_asked(one, items, say) for one in tier.requires)
    return f"{name}: {asked}" if tier.graded else f"{name} ({say('ungraded')}): {asked}"


def _asked(asked: Requirement, items: Mapping[str, Item], say: Language) -> str:
    """Return a requirement in the page's words, or else in the plainest ones."""
    if asked.text:
        return asked.text
    ids = asked_items(asked, items)
    least = vocabulary.least(asked, len(ids), say)
    if asked.asks in OF_SESSIONS:
        return say("attendance: {least}", least=least)
    titles = say.listed(items[id_].title for id_ in ids if id_ in items)
    if asked.asks is Asks.PASSED and least == str(len(ids)):
        return titles
    return say("{least} of: {items}", least=least, items=titles)
