"""Gathers the closing checklist: what is open in results, people, decisions and documents."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from planner.db import courses, groups
from planner.db.marking_sheets import marking_sheets
from planner.db.sign_offs import sign_offs
from planner.db.students import NOTHING
from planner.jobs.certificate_register import no_longer_true
from planner.jobs.gradebook import gradebook
from planner.rules.checklist import Concern, Finding, listed
from planner.rules.credits import (
    Enrolment,
    Outcome,
    Progress,
    Standing,
    State,
    asked_items,
    progress,
)
from planner.rules.decisions import JUDGED
from planner.rules.people import name_as_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow
    from planner.db.students import BookingRow
    from planner.jobs.gradebook import Gradebook, Line
    from planner.rules.checklist import Checklist

COURSE = "course"  # the subject of what concerns all who take part


def checklist(tx: Session, today: date, book: Gradebook | None = None) -> Checklist:
    """Read the whole list as it is today; whoever has the gradebook at hand passes it on."""
    book = book or gradebook(tx)
    found = (*_of_the_list(tx, book, today), *_certificates(tx, today))
    return listed(found, sign_offs(tx))


def is_draft(tx: Session, book: Gradebook, today: date) -> bool:
    """Say whether a list for the office made now is a draft: a point is open that holds it up."""
    signed = sign_offs(tx)
    return any(one.holds_up and one.key not in signed for one in _of_the_list(tx, book, today))


def _of_the_list(tx: Session, book: Gradebook, today: date) -> Iterator[Finding]:
    """Find everything that concerns the list for the office."""
    untouched = set(_untouched(book))
    for line in book.lines:
        yield from _results(line, untouched)
        yield from _decision(line)
    yield from _items(book, untouched)
    yield from _groups(tx, book, today)
    yield from _sheets(tx)
    yield from _names(book)
    yield from _numbers(book)
    yield from _bookings(book, courses.course(tx))


def _settled(line: Line) -> bool:
    """Say whether a person has decided, and nothing has changed since."""
    return line.decision is not None and not line.stale


def _of(line: Line, concern: Concern, subject: str, **more: Any) -> Finding:
    who = line.student
    return Finding(concern=concern, subject=subject, names=(who.name,), students=(who.id,), **more)


def _results(line: Line, untouched: set[str]) -> Iterator[Finding]:
    """Find what of a student's results is blank, or waits to be marked.

    Who is decided is no longer asked for anything; what was handed in and not marked is still
    named, though it holds nothing up.
    """
    if not line.active:
        return
    for item in line.work.items:
        facts = line.results.get(item.id, NOTHING).facts
        if facts.state is State.SUBMITTED and progress(item, facts) is Progress.MARKING:
            yield _of(
                line,
                Concern.UNMARKED,
                f"{item.id}:{line.student.id}",
                item=item.id,
                title=item.title,
                holds_up=not _settled(line),
            )
    if _settled(line):
        return
    for one in _lacking(line):
        if one not in untouched:
            title = line.work.by_id[one].title
            subject = f"{one}:{line.student.id}"
            yield _of(line, Concern.BLANK, subject, item=one, title=title)


def _lacking(line: Line) -> Iterator[str]:
    """Name the items that the student's aim still asks for and of which nothing is recorded."""
    tiers = line.work.tiers
    aim = line.work.tier(line.student.aim) or min(
        tiers, key=lambda tier: tier.credits, default=None
    )
    if aim is None:
        return
    blank = {
        one.item
        for fact in line.missing[aim.id]
        for one in fact.lacking
        if one.state is State.OPEN and not one.recorded and one.item in line.work.by_id
    }
    yield from (item.id for item in line.work.items if item.id in blank)


def _untouched(book: Gradebook) -> Iterator[str]:
    """Name the items that a tier asks for and of which nobody has any result."""
    touched = {
        item
        for line in book.lines
        for item, row in line.results.items()
        if row.facts.state is not State.OPEN
        or row.facts.points is not None
        or row.facts.mark is not None
    }
    asked = {
        item
        for tier in book.work.tiers
        for one in tier.requires
        for item in asked_items(one, book.work.by_id)
    }
    if any(line.active and not _settled(line) for line in book.lines):
        yield from (
            item.id for item in book.work.items if item.id in asked and item.id not in touched
        )


def _items(book: Gradebook, untouched: set[str]) -> Iterator[Finding]:
    first = next((line.student.id for line in book.lines if line.active), "")
    for item in book.work.items:
        if item.id in untouched:
            yield Finding(
                concern=Concern.UNMARKED,
                subject=item.id,
                students=(first,),
                item=item.id,
                title=item.title,
            )


def _decision(line: Line) -> Iterator[Finding]:
    who = line.student.id
    if line.decision is None:
        if line.active:
            met = [tier for tier in line.work.tiers if line.standing[tier.id] is Standing.MET]
            best = max(met, key=lambda tier: tier.credits, default=None)
            yield _of(line, Concern.UNDECIDED, who, about=best.name if best else "")
    elif line.stale:
        yield _of(line, Concern.STALE, f"{who}:{_mark(line)}")


def _mark(line: Line) -> str:
    """Tell one state of a student's facts and rules from another, shortly."""
    assert line.decision is not None
    now = line.basis(line.decision.tier)
    judged = json.dumps({part: now[part] for part in JUDGED}, sort_keys=True)
    return hashlib.sha256(judged.encode()).hexdigest()[:8]


def _groups(tx: Session, book: Gradebook, today: date) -> Iterator[Finding]:
    for gap in groups.gaps(tx, today):
        for student in (*gap.lacking, *gap.other):
            line = book.line(student)
            if line is None:
                continue
            yield _of(
                line,
                Concern.GROUP,
                f"{gap.group.id}:{gap.item}:{student}",
                item=gap.item,
                title=line.work.by_id[gap.item].title,
                about=gap.group.name,
            )


def _sheets(tx: Session) -> Iterator[Finding]:
    for sheet in marking_sheets(tx):
        if sheet.is_outstanding:
            yield Finding(
                concern=Concern.SHEET_OUT,
                subject=sheet.id,
                names=(sheet.person,),
                about=sheet.taken_at.date().isoformat(),
            )


def _names(book: Gradebook) -> Iterator[Finding]:
    same = defaultdict(list)
    for line in book.lines:
        if line.student.status is not Enrolment.LEFT:
            same[name_as_read(line.student.family, line.student.given)].append(line.student)
    for students in same.values():
        if len(students) > 1:
            ids = sorted(one.id for one in students)
            yield Finding(
                concern=Concern.SAME_NAME,
                subject="+".join(ids),
                names=(students[0].name,),
                students=tuple(one.id for one in students),
                about=", ".join(one.matriculation or one.email for one in students),
            )


def _numbers(book: Gradebook) -> Iterator[Finding]:
    for line in book.lines:
        wanted = line.active or line.decision is not None
        if wanted and not line.student.matriculation.strip():
            yield _of(line, Concern.NO_NUMBER, line.student.id)


def _bookings(book: Gradebook, course: CourseRow) -> Iterator[Finding]:
    """Find who has passed and is booked as nothing; the course's own number serves for all."""
    passed = [
        line
        for line in book.lines
        if line.decision is not None and line.decision.outcome is Outcome.PASSED
    ]
    if course.exam_number or course.module:
        return
    without = [line for line in passed if not any(map(_says, line.booked))]
    if len(without) > 1 and len(without) == len(passed):
        yield Finding(
            concern=Concern.NOT_BOOKED,
            subject=COURSE,
            names=tuple(line.student.name for line in without),
            students=tuple(line.student.id for line in without),
        )
        return
    yield from (_of(line, Concern.NOT_BOOKED, line.student.id) for line in without)


def _says(booked: BookingRow) -> bool:
    return bool(booked.exam_number or booked.module)


def _certificates(tx: Session, today: date) -> Iterator[Finding]:
    for entry in no_longer_true(tx, today):
        row = entry.row
        yield Finding(
            concern=Concern.CERTIFICATE,
            subject=f"{row.number}:{'+'.join(entry.differs)}",
            names=(row.name,),
            students=(row.student,),
            about=row.number,
            changes=entry.changes,
            holds_up=False,
        )
