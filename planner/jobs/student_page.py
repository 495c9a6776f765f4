"""Gathers all that is recorded about one student: facts, standing, decision, what was handed out.

The course it reads may be the one of any day (see planner.db.as_of): the rules are those that
were announced then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses, history, register
from planner.db.attempts import past_attempts
from planner.db.students import NOTHING
from planner.jobs.decision_lines import lines_of
from planner.jobs.gradebook import one_line
from planner.reports.gradebook_legend import requirements
from planner.reports.refusals import OneStudentAtATime
from planner.reports.student_page import Part, StudentPage
from planner.rules.credits import State
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.attempts import AttemptRow
    from planner.db.register import CertificateRow, HandoverRow
    from planner.db.students import BookingRow, DecisionRow, ResultRow
    from planner.jobs.documents import Order
    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item

type Attempts = Mapping[tuple[str, str], tuple[AttemptRow, ...]]


def student_page(tx: Session, order: Order) -> StudentPage:
    """Read one student's page; raises OneStudentAtATime, or Gone where there is none such."""
    if order.students is None or len(order.students) != 1:
        raise OneStudentAtATime
    say, course = order.say, courses.course(tx)
    line = one_line(tx, order.students[0])
    attempts = past_attempts(tx, line.student.id)
    parts = [
        _about(line, say),
        _results(line, attempts, say),
        _standing(line, order),
        _booked(line, say),
        _decision(line, say),
        _handed_out(tx, line, say),
        _rules(line, course.rules_announced_on, say),
    ]
    if order.internal:
        parts.append(_notes(line, say))
    places = (course.university, course.faculty, course.institute)
    return StudentPage(
        course=course.title_in(say.code),
        term=vocabulary.term(Term.parse(course.term), say),
        institution=", ".join(part for part in places if part),
        name=line.student.bare_name,
        made_on=order.today,
        as_of=order.as_of or order.today,
        last_change=history.last_step(tx),
        parts=tuple(parts),
    )


def _about(line: Line, say: Language) -> Part:
    who, aim = line.student, line.work.tier(line.student.aim)
    left = f" ({say.long_day(who.left_on)})" if who.left_on else ""
    rows = (
        (say("Matriculation number"), who.matriculation),
        (say("E-mail"), who.email),
        (say("Programme"), who.programme),
        (say("Regulations"), who.regulations),
        (say("Home university"), who.home_university),
        (say("Status"), vocabulary.enrolment(who.status, say) + left),
        (say("Aim"), aim.name if aim else ""),
    )
    return Part(title=say("Person"), rows=tuple(row for row in rows if row[1]))


def _results(line: Line, attempts: Attempts, say: Language) -> Part:
    headings = (say("Item"), say("Attempt"), say("State"), say("Points"), say("Mark"))
    return Part(
        title=say("Results"),
        headings=(*headings, say("Due"), say("Remarks")),
        shares=(20, 9, 18, 11, 8, 13, 21),
        rows=tuple(row for item in line.work.items for row in _of_item(line, item, attempts, say)),
        nothing=say("The course has no items."),
    )


def _of_item(
    line: Line, item: Item, attempts: Attempts, say: Language
) -> Iterator[tuple[str, ...]]:
    for one in attempts.get((line.student.id, item.id), ()):
        ended = say("ended {day}", day=say.plain_day(one.ended_on))
        late = _late(one.late_days, say)
        yield (
            item.title,
            str(one.number),
            vocabulary.state(one.state, say),
            say.number(one.points) if one.points is not None else "",
            say.grade(one.mark) if one.mark is not None else "",
            "",
            "; ".join(part for part in (ended, late, one.marker) if part),
        )
    row = line.results.get(item.id, NOTHING)
    facts, due = row.facts, row.facts.due or item.due
    yield (
        item.title,
        str(row.attempt),
        vocabulary.state(facts.state, say) if facts.state is not State.OPEN else say("open"),
        say.number(facts.points) if facts.points is not None else "",
        say.grade(facts.mark) if facts.mark is not None else "",
        say.plain_day(due) if due else "",
        "; ".join(_remarks(row, say)),
    )


def _remarks(row: ResultRow, say: Language) -> Iterator[str]:
    if row.facts.due:
        yield say("extended")
    if row.facts.late_days:
        yield _late(row.facts.late_days, say)
    if row.recognised_from:
        yield say("recognised from {term}", term=row.recognised_from)
    yield from (text for text in (row.title, row.differs, row.feedback) if text)


def _late(days: int, say: Language) -> str:
    return say.count("{n} day late", "{n} days late", days) if days else ""


def _standing(line: Line, order: Order) -> Part:
    """Say for each tier how it stands, and every reason."""
    say, rows = order.say, []
    for tier in line.work.tiers:
        stands = vocabulary.standing(line.standing[tier.id], say)
        lacking = [text for one in line.missing[tier.id] for text in order.reason(one, say)]
        met = [one.text or ", ".join(one.titles) for one in line.fulfilled(tier)]
        rows.append((tier.name, stands, "; ".join(met), "; ".join(lacking)))
    return Part(
        title=say("Standing"),
        headings=(say("Tier"), say("Standing"), say("Met"), say("Still missing")),
        shares=(14, 18, 30, 38),
        rows=tuple(rows),
        nothing=say("The course has no tiers."),
    )


def _booked(line: Line, say: Language) -> Part:
    return Part(
        title=say("Booked as"),
        headings=(say("Module"), say("Exam number"), say("Kind"), say("Credits"), say("Attempt")),
        shares=(26, 20, 24, 14, 16),
        rows=tuple(_booking(one, say) for one in line.booked),
        nothing=say("As the course settings say."),
    )


def _booking(one: BookingRow, say: Language) -> tuple[str, ...]:
    credits = say.number(one.credits) if one.credits is not None else ""
    graded = say("graded") if one.graded else say("ungraded")
    kind = f"{vocabulary.booking(one.kind, say)}, {graded}"
    return one.module, one.exam_number, kind, credits, str(one.attempt)


def _decision(line: Line, say: Language) -> Part:
    made, title = line.decision, say("Decision")
    if made is None:
        return Part(title=title, rows=(), nothing=say("Nothing is decided yet."))
    rows = [
        (say("Result"), vocabulary.achieved(made.outcome, made.grade, say)),
        (say("Credits"), say.number(made.credits)),
        (say("Date of assessment"), say.long_day(made.assessed_on)),
        (say("Decided"), _decided(made, say)),
        (say("Reason"), made.reason),
    ]
    decided = lines_of(line)
    for booked, one in decided if len(decided) > 1 else ():
        what = vocabulary.achieved(one.outcome, one.grade, say)
        name = booked.exam_number or booked.module or vocabulary.booking(booked.kind, say)
        rows.append((name, f"{say.number(one.credits)} · {what}"))
    if line.stale:
        rows.append((say("Note"), say("Results or rules have changed since.")))
    return Part(title=title, rows=tuple(row for row in rows if row[1]))


def _decided(made: DecisionRow, say: Language) -> str:
    day = say.long_day(made.decided_on)
    return ", ".join(part for part in (day, made.decided_by) if part)


def _handed_out(tx: Session, line: Line, say: Language) -> Part:
    """List certificates, and what was handed over for this student alone."""
    who = line.student.id
    rows = [_certificate(one, say) for one in register.certificates(tx) if one.student == who]
    rows += [_handover(one, say) for one in register.handovers(tx) if one.subject == who]
    return Part(
        title=say("Handed out"),
        headings=(say("Number"), say("What"), say("Day"), say("Remarks")),
        shares=(20, 36, 20, 24),
        rows=tuple(rows),
        nothing=say("Nothing was handed out."),
    )


def _certificate(one: CertificateRow, say: Language) -> tuple[str, ...]:
    said = []
    if one.replaces:
        said.append(say("replaces {number}", number=one.replaces))
    if one.revoked_on:
        day = say.plain_day(one.revoked_on)
        said.append(say("revoked on {day}: {reason}", day=day, reason=one.revoked_reason))
    kind = vocabulary.certificate_kind(one.kind, say)
    return one.number, kind, say.plain_day(one.issued_on), "; ".join(said)


def _handover(one: HandoverRow, say: Language) -> tuple[str, ...]:
    day = say.plain_day(one.at.astimezone().date())
    return one.number, one.name, day, "; ".join(part for part in (one.recipient, one.note) if part)


def _rules(line: Line, announced: date | None, say: Language) -> Part:
    title = say("Rules")
    if announced:
        title = say("Rules, announced on {day}", day=say.long_day(announced))
    return Part(
        title=title,
        rows=tuple(
            (
                f"{tier.name}, {say('graded') if tier.graded else say('ungraded')}",
                "; ".join(requirements(tier, line.work.items, say)),
            )
            for tier in line.work.tiers
        ),
        nothing=say("The course has no tiers."),
    )


def _notes(line: Line, say: Language) -> Part:
    """List what is confidential: only where it is asked for."""
    who = line.student
    rows = [(say("Internal note"), who.note), (say("Remark for the office"), who.office_note)]
    for item in line.work.items:
        row = line.results.get(item.id, NOTHING)
        more = (row.note, row.office_note, row.due_ground)
        rows += [(item.title, text) for text in more if text]
    return Part(
        title=say("Internal notes"),
        rows=tuple(row for row in rows if row[1]),
        nothing=say("None."),
    )
