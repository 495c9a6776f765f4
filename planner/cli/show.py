"""The command show: the whole course as JSON, or a calm summary to read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.cli.opened import reading
from planner.db import courses, plans, register
from planner.jobs import course_document
from planner.jobs.documents import Order
from planner.jobs.gradebook import gradebook
from planner.rules.plan import Kind, Mode, Status, numbers
from planner.rules.slots import printed
from planner.rules.terms import Term
from planner.wording.reasons import reason
from planner.wording.ways import way

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.cli.shell import Shell
    from planner.jobs.gradebook import Gradebook
    from planner.language import Language
    from planner.rules.plan import PlannedSession


def run(shell: Shell, options: Namespace) -> None:
    """Show the course."""
    with reading(options.file) as store, store.reading() as tx:
        if shell.json:
            order = Order(say=shell.say, today=shell.today, reason=reason, way=way)
            shell.document(course_document.whole(tx, order))
            return
        lines = [*_head(tx, shell.say), "", *_plan(tx, shell.say), *_people(tx, shell.say)]
    shell.answer({}, lines)


def _head(tx: Session, say: Language) -> Iterator[str]:
    row = courses.course(tx)
    yield row.title
    lectures = f"{say.day(row.lectures.first)} – {say.day(row.lectures.last)}"
    yield f"{vocabulary.term(Term.parse(row.term), say)} · {lectures}"
    for one in courses.slots(tx):
        room = f", {one.slot.room}" if one.slot.room else ""
        yield f"{say.weekday(one.slot.weekday)} {printed(one.slot)}{room}"


def _plan(tx: Session, say: Language) -> Iterator[str]:
    rows = plans.sessions(tx)
    numbered = numbers(rows)
    for row in rows:
        yield f"{numbered.get(row.id, ''):>3}  {_when(row, say):<17} {_what(row, say)}"


def _when(row: PlannedSession, say: Language) -> str:
    if row.day:
        return say.day(row.day)
    if row.laid:
        return f"{say.day_month(row.laid.first)} – {say.day_month(row.laid.last)}"
    return say("on the shelf")


def _what(row: PlannedSession, say: Language) -> str:
    notes = [row.note] if row.note else []
    if row.kind is not Kind.CLASS:
        notes.append(vocabulary.kind(row.kind, say))
    if row.mode is not Mode.IN_PERSON:
        notes.append(vocabulary.mode(row.mode, say))
    if row.status is not Status.PLANNED:
        notes.append(vocabulary.status(row.status, say))
    if row.locked:
        notes.append(say("locked to its day"))
    topic = row.topic or "–"
    more = [note for note in notes if note.casefold() not in topic.casefold()]
    return f"{topic} ({', '.join(more)})" if more else topic


def _people(tx: Session, say: Language) -> Iterator[str]:
    book = gradebook(tx)
    if not book.lines:
        return
    yield ""
    for line in book.lines:
        stands = (
            f"{tier.key} {vocabulary.shape(line.standing[tier.id])}" for tier in book.work.tiers
        )
        made = line.decision
        decided = ""
        if made:
            result = vocabulary.achieved(made.outcome, made.grade, say)
            decided = say(
                "{credits} ECTS, {result}", credits=say.number(made.credits), result=result
            )
            decided += f" ({say('stale')})" if line.stale else ""
        yield f"{line.student.name:<32} {'  '.join(stands)}  {decided}".rstrip()
    yield ""
    yield _counts(book, len(register.certificates(tx)), say)


def _counts(book: Gradebook, certificates: int, say: Language) -> str:
    by_status = Counter(line.student.status for line in book.lines)
    people = [f"{n} {vocabulary.enrolment(status, say)}" for status, n in by_status.items()]
    issued = say.count("{n} certificate issued", "{n} certificates issued", certificates)
    return "; ".join([", ".join(people), issued])
