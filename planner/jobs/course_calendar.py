"""What follows from a term, a lecture period or a region: the lectures and the days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.db import courses, plans
from planner.exchange.public_holidays import code_of, public_holidays
from planner.rules.plan import TEACHING, numbers
from planner.rules.terms import Days, OffKind, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.jobs.lecture_periods import Periods
    from planner.rules.terms import DayOff


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseCalendar:
    """When a course is: everything that hangs together, so that it is changed together."""

    term: Term
    region: str
    lectures: Days
    days_off: tuple[DayOff, ...]


def holidays_of(region: str, term: Term, lectures: Days) -> tuple[DayOff, ...]:
    """Return a region's public holidays in the term and in its lectures.

    Raises NoSuchRegion.
    """
    return public_holidays(region, _span(term, lectures))


def days_off_of(term: Term, region: str, lectures: Days, periods: Periods) -> tuple[DayOff, ...]:
    """Return holidays, and the breaks of the term and of every term that the lectures touch.

    Lectures that are given win over the term, so their own Christmas break counts as well.
    Raises NoSuchRegion.
    """
    terms = dict.fromkeys((term, *_terms_of(lectures)))
    breaks = (periods.of(one).pause for one in terms)
    return tuple(sorted((*holidays_of(region, term, lectures), *breaks)))


def taught_days(tx: Session) -> Mapping[date, str]:
    """Return the days on which something is taught, each with the session's number or topic."""
    rows = plans.sessions(tx)
    numbered = numbers(rows)
    return {
        row.day: numbered.get(row.id) or row.topic
        for row in rows
        if row.day and row.kind in TEACHING
    }


def calendar_after(
    tx: Session,
    *,
    periods: Periods,
    term: Term | None = None,
    lectures: Days | None = None,
    region: str | None = None,
) -> CourseCalendar:
    """Say what follows where the course gets another term, lecture period or region.

    Another term brings its own lecture period (unless one is given), holidays and break; another
    region its holidays; longer lectures what lies in the days that come with them. Everything
    else stays as it was set, and days off of one's own always do. A holiday or break on which the
    plan teaches is left out: what is planned beats what is computed. Raises NoSuchRegion.
    """
    course, old = courses.course(tx), courses.days_off(tx)
    before = Term.parse(course.term)
    now, where = term or before, course.region if region is None else code_of(region)
    if lectures is None:
        lectures = course.lectures if now == before else periods.of(now).lectures
    renewed = {OffKind.HOLIDAY} if where != course.region else set()
    if now != before:
        renewed = {OffKind.HOLIDAY, OffKind.BREAK}
    known, taught = _span(before, course.lectures), taught_days(tx).keys()
    stay = [off for off in old if off.kind not in renewed]
    fresh = [
        off
        for off in days_off_of(now, where, lectures, periods)
        if (off.kind in renewed or not _touch(off.days, known)) and taught.isdisjoint(off.days)
    ]
    return CourseCalendar(
        term=now, region=where, lectures=lectures, days_off=tuple(sorted({*stay, *fresh}))
    )


def _span(term: Term, lectures: Days) -> Days:
    spans = (term.days, lectures)
    return Days(min(span.first for span in spans), max(span.last for span in spans))


def _touch(one: Days, other: Days) -> bool:
    return one.first <= other.last and other.first <= one.last


def _terms_of(lectures: Days) -> Iterator[Term]:
    day = lectures.first
    while day <= lectures.last:
        term = Term.holding(day)
        yield term
        day = term.days.last + timedelta(days=1)
