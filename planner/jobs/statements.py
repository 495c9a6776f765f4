"""Gathers what single students are told: their own results, what is missing, their next dates.

Nothing of anybody else is in it, of group work only the own result; neither internal notes, nor
those for the office, nor the ground of an extension.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import plans
from planner.db.attempts import past_attempts
from planner.db.students import NOTHING
from planner.jobs.about import about_course
from planner.jobs.gradebook import gradebook
from planner.jobs.result_words import result_words
from planner.reports.statement import Recorded, Stage, Statement
from planner.rules.credits import Enrolment, ItemKind, Progress, progress
from planner.rules.plan import Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.attempts import AttemptRow
    from planner.db.students import DecisionRow, ResultRow
    from planner.jobs.documents import Order
    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.reports.about import About
    from planner.rules.credits import Item, Tier
    from planner.rules.plan import PlannedSession


def statements(tx: Session, order: Order) -> tuple[Statement, ...]:
    """Gather the statements of the students ordered; of everybody but leavers if none are."""
    return tuple(statement for _, statement in placed_statements(tx, order))


def placed_statements(tx: Session, order: Order) -> tuple[tuple[int, Statement], ...]:
    """Gather statements, each with the student's place in the whole course by name."""
    book = gradebook(tx, with_sessions=True)
    about, tried = about_course(tx, order.say, order.today), past_attempts(tx)
    exams = [row for row in plans.sessions(tx) if row.kind is Kind.EXAM]
    return tuple(
        (place, _statement(line, about, order, exams=exams, tried=tried))
        for place, line in enumerate(book.lines, start=1)
        if _is_wanted(line, order)
    )


def _is_wanted(line: Line, order: Order) -> bool:
    if order.students is None:
        return line.student.status is not Enrolment.LEFT
    return line.student.id in order.students


def _statement(
    line: Line,
    about: About,
    order: Order,
    *,
    exams: Sequence[PlannedSession],
    tried: dict[tuple[str, str], tuple[AttemptRow, ...]],
) -> Statement:
    say, who = order.say, line.student
    return Statement(
        about=about,
        name=who.full_name,
        particulars=tuple(_particulars(line, say)),
        recorded=tuple(
            _recorded(
                item, line.results.get(item.id, NOTHING), tried.get((who.id, item.id), ()), say
            )
            for item in line.work.items
        ),
        attendance=_attendance(line, say),
        stages=tuple(_stage(tier, line, order) for tier in _open_to(line)),
        dates=tuple(sorted(_dates(line, exams, order))),
        decided=tuple(_decided(line, say)),
    )


def _particulars(line: Line, say: Language) -> Iterator[tuple[str, str]]:
    who, aim = line.student, line.work.tier(line.student.aim)
    if who.matriculation:
        yield say("Matriculation number"), who.matriculation
    if who.programme:
        yield say("Degree programme"), who.programme
    if who.status is not Enrolment.REGISTERED:
        yield say("Status"), vocabulary.enrolment(who.status, say)
    for booked in line.booked:
        parts = (booked.module, booked.exam_number, vocabulary.booking(booked.kind, say))
        yield say("Booked as"), ", ".join(part for part in parts if part)
    if aim:
        yield say("Aim"), aim.name
    if who.posting_code:
        yield say("Code on posted lists"), who.posting_code


def _recorded(item: Item, row: ResultRow, before: Sequence[AttemptRow], say: Language) -> Recorded:
    return Recorded(
        item=item.title,
        result=result_words(item, row.facts, say),
        due=row.facts.due or item.due,
        remarks=tuple(_remarks(item, row, before, say)),
    )


def _remarks(
    item: Item, row: ResultRow, before: Sequence[AttemptRow], say: Language
) -> Iterator[str]:
    """Yield what else the student may know; of the three notes only the feedback."""
    if row.title:
        yield row.title
    if row.facts.late_days:
        yield say.count("handed in {n} day late", "handed in {n} days late", row.facts.late_days)
    if row.facts.due and row.facts.due != item.due:
        yield say("extended until {day}", day=say.day_month(row.facts.due))
    if row.recognised_from:
        yield say("recognised from {term}", term=row.recognised_from)
    for one in before:
        state = vocabulary.state(one.state, say)
        yield say("Attempt {number}: {result}", number=one.number, result=state)
    if row.feedback:
        yield row.feedback


def _attendance(line: Line, say: Language) -> str:
    seen = line.attended
    if not seen.present + seen.absent + seen.excused:
        return ""
    parts = [say.count("present in {n} session", "present in {n} sessions", seen.present)]
    parts += [say.count("absent from {n}", "absent from {n}", seen.absent)] if seen.absent else []
    parts += (
        [say.count("excused from {n}", "excused from {n}", seen.excused)] if seen.excused else []
    )
    return say("Attendance: {parts}.", parts=", ".join(parts))


def _open_to(line: Line) -> Iterator[Tier]:
    """Yield the tiers that a student may be awarded; a guest gets no credits."""
    own = line.student.programme.strip().casefold()
    for tier in line.work.tiers if line.student.status is not Enrolment.GUEST else ():
        if not tier.programmes or own in {name.strip().casefold() for name in tier.programmes}:
            yield tier


def _stage(tier: Tier, line: Line, order: Order) -> Stage:
    say = order.say
    return Stage(
        tier=tier.name,
        standing=line.standing[tier.id],
        fulfilled=tuple(
            one.text or say.listed(one.titles)
            for one in line.fulfilled(tier)
            if one.text or one.titles
        ),
        missing=tuple(text for one in line.missing[tier.id] for text in order.reason(one, say)),
    )


def _dates(
    line: Line, exams: Sequence[PlannedSession], order: Order
) -> Iterator[tuple[date, str]]:
    """Yield the student's own deadlines, talks and exams to come, where something is owed."""
    say, today, owed = order.say, order.today, False
    for item in line.work.items:
        facts = line.facts.get(item.id, NOTHING.facts)
        if progress(item, facts) is not Progress.OWED:
            continue
        due, talk = facts.due or item.due, line.talks.get(item.id)
        owed = owed or item.kind is ItemKind.EXAM
        if due and due >= today and item.kind is not ItemKind.PARTICIPATION:
            yield due, say("{item} due", item=item.title)
        if talk and talk.day and talk.dated and talk.day >= today:
            about = talk.title or talk.topic
            yield talk.day, ": ".join(part for part in (item.title, about) if part)
    for row in exams if owed else ():
        if row.day and row.day >= today and row.status is Status.PLANNED:
            hours = say.hours(row.hours.start, row.hours.end) if row.hours else ""
            yield row.day, ", ".join(part for part in (row.topic, hours, row.room) if part)


def _decided(line: Line, say: Language) -> Iterator[str]:
    """Yield what was decided and when; the reason given for it stays with the lecturer."""
    made: DecisionRow | None = line.decision
    if made is None:
        return
    result = vocabulary.achieved(made.outcome, made.grade, say)
    credits = say.number(made.credits)
    yield (
        say(
            "Decided on {day}: {result}, {credits} ECTS credits.",
            day=say.long_day(made.decided_on),
            result=result,
            credits=credits,
        )
        if made.credits
        else say("Decided on {day}: {result}.", day=say.long_day(made.decided_on), result=result)
    )
    if line.stale:
        yield say("Results or rules have changed since; it has to be decided again.")
