"""The whole course as the tables of a workbook: what is kept, in words, with nothing computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses, groups, history, plans, presenters, register, students, work
from planner.db.attempts import past_attempts
from planner.db.attendance import attendance
from planner.reports.plain_workbook import PlainTable, tables_xlsx
from planner.rules.attempts import is_blank
from planner.rules.people import sort_key
from planner.rules.plan import numbers
from planner.rules.slots import printed
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from planner.db.students import StudentRow
    from planner.jobs.documents import Order
    from planner.language import Language
    from planner.reports.workbook import Value
    from planner.rules.credits import Item
    from planner.rules.terms import DayOff

type Rows = Iterator[tuple[Value, ...]]


def course_xlsx(tx: Session, order: Order) -> bytes:
    """Return the workbook; the same course gives the same bytes on the same day."""
    known = _Known(tx, order.say)
    tables = [make(known) for make in TABLES]
    title = courses.course(tx).title_in(order.say.code)
    return tables_xlsx(tables, title, order.today, order.say)


class _Known:
    """What several tables need: the names behind ids."""

    def __init__(self, tx: Session, say: Language) -> None:
        self.tx, self.say = tx, say
        self.plan = plans.plan_of(tx)
        self.sessions = {row.id: row for row in self.plan.sessions}
        self.numbers = numbers(self.plan.sessions)
        self.students = sorted(
            students.students(tx), key=lambda row: sort_key(row.family, row.given)
        )
        self.items: tuple[Item, ...] = work.items(tx)
        self.tiers = work.tiers(tx)
        self.names = {row.id: row.name for row in self.students}
        self.titles = {item.id: item.title for item in self.items}
        self.tier_names = {tier.id: tier.name for tier in self.tiers}

    def who(self, row: StudentRow) -> tuple[str, str, str]:
        """Say who it is: the first three cells of a line."""
        return row.family, row.given, row.matriculation

    def session(self, row_id: str) -> tuple[Value, Value]:
        """Say which session it is: its day and its topic."""
        found = self.sessions.get(row_id)
        return (found.day, found.topic) if found else (None, row_id)


def _course(known: _Known) -> PlainTable:
    say, row = known.say, courses.course(known.tx)
    facts: list[tuple[Value, ...]] = [
        (say("Title (German)"), row.title_de),
        (say("Title (English)"), row.title_en),
        (say("Term"), vocabulary.term(Term.parse(row.term), say)),
        (say("First day of lectures"), row.lectures.first),
        (say("Last day of lectures"), row.lectures.last),
        *((say("Weekly time"), _slot(one, say)) for one in courses.slots(known.tx)),
        (say("Region"), row.region),
        (say("University"), row.university),
        (say("Faculty"), row.faculty),
        (say("Institute"), row.institute),
        (say("Place"), row.place),
        (say("Type of course"), row.course_type),
        (say("Course number"), row.course_number),
        (say("Module"), row.module),
        (say("Exam number"), row.exam_number),
        (say("Course page"), row.page_url),
        *((vocabulary.role(one.role, say), one.name) for one in courses.people(known.tx)),
        *((say("No teaching"), _off(one, say)) for one in courses.days_off(known.tx)),
    ]
    return PlainTable(say("Course"), (say("What"), say("Says")), facts)


def _slot(one: courses.SlotRow, say: Language) -> str:
    said = f"{say.weekday(one.slot.weekday)} {printed(one.slot)}"
    return f"{said}, {one.slot.room}" if one.slot.room else said


def _off(one: DayOff, say: Language) -> str:
    first, last = say.day(one.days.first), say.day(one.days.last)
    run = first if one.days.first == one.days.last else f"{first} – {last}"
    return f"{run}: {vocabulary.day_off(one, say)}"


def _schedule(known: _Known) -> PlainTable:
    say = known.say
    heads = (
        *(say("Number"), say("Date"), say("Until"), say("Start"), say("End"), say("Topic")),
        *(say("Kind"), say("Mode"), say("Status"), say("Room"), say("Note"), say("Presenters")),
    )
    rows: list[tuple[Value, ...]] = [
        (
            known.numbers.get(row.id, ""),
            row.day,
            row.end_day,
            f"{row.hours.start:%H:%M}" if row.hours else "",
            f"{row.hours.end:%H:%M}" if row.hours else "",
            row.topic,
            vocabulary.kind(row.kind, say),
            vocabulary.mode(row.mode, say),
            vocabulary.status(row.status, say),
            row.room,
            row.note,
            ", ".join(one.name for one in row.speakers),
        )
        for row in known.plan.sessions
    ]
    return PlainTable(say("Schedule"), heads, rows)


def _items(known: _Known) -> PlainTable:
    say = known.say
    heads = (say("Item"), say("Kind"), say("Marked"), say("Points at most"), say("Due"))
    rows: list[tuple[Value, ...]] = [
        (
            item.title,
            vocabulary.item_kind(item.kind, say),
            vocabulary.marking(item.marking, say),
            item.max_points,
            item.due,
        )
        for item in known.items
    ]
    return PlainTable(say("Items"), heads, rows)


def _tiers(known: _Known) -> PlainTable:
    say = known.say
    heads = (say("Tier"), say("Credits"), say("Graded"), say("Programmes"), say("Requirements"))
    rows: list[tuple[Value, ...]] = [
        (
            tier.name,
            tier.credits,
            say("yes") if tier.graded else say("no"),
            ", ".join(tier.programmes),
            "; ".join(one.text for one in tier.requires),
        )
        for tier in known.tiers
    ]
    return PlainTable(say("Tiers"), heads, rows)


def _students(known: _Known) -> PlainTable:
    say = known.say
    heads = (
        *(say("Family name"), say("Given name"), say("Matriculation number"), say("E-mail")),
        *(say("Degree programme"), say("Regulations"), say("Home university"), say("Aim")),
        *(say("Status"), say("Left on"), say("Note"), say("Remark for the office")),
    )
    rows: list[tuple[Value, ...]] = [
        (
            *known.who(row),
            row.email,
            row.programme,
            row.regulations,
            row.home_university,
            known.tier_names.get(row.aim or "", ""),
            vocabulary.enrolment(row.status, say),
            row.left_on,
            row.note,
            row.office_note,
        )
        for row in known.students
    ]
    return PlainTable(say("Students"), heads, rows)


def _results(known: _Known) -> PlainTable:
    say = known.say
    heads = (
        *(say("Family name"), say("Given name"), say("Matriculation number"), say("Item")),
        *(say("Attempt"), say("State"), say("Points"), say("Grade"), say("Days late")),
        *(say("Own deadline"), say("Title"), say("Feedback"), say("Note")),
        say("Remark for the office"),
    )
    return PlainTable(say("Results"), heads, tuple(_result_rows(known)))


def _result_rows(known: _Known) -> Rows:
    """Yield every result that says anything, the attempts before it above it."""
    say, found, tried = known.say, students.results(known.tx), past_attempts(known.tx)
    for student in known.students:
        for item in known.items:
            cell = (*known.who(student), item.title)
            for past in tried.get((student.id, item.id), ()):
                state = vocabulary.state(past.state, say)
                said = (past.number, state, past.points, past.mark, past.late_days or None)
                yield (*cell, *said, None, "", "", "", "")
            row = found.get(student.id, {}).get(item.id)
            if row is None:
                continue
            facts = row.facts
            said_more = (row.title, row.feedback, row.note, row.office_note)
            blank = is_blank(facts.state, facts.points, facts.mark, facts.late_days)
            if blank and not facts.due and not any(said_more):
                continue
            state = vocabulary.state(facts.state, say)
            said = (row.attempt, state, facts.points, facts.mark, facts.late_days or None)
            yield (*cell, *said, facts.due, *said_more)


def _groups(known: _Known) -> PlainTable:
    say = known.say
    heads = (say("Group"), say("Items"), say("Student"), say("Since"), say("Until"))
    rows: list[tuple[Value, ...]] = [
        (
            group.name,
            ", ".join(known.titles.get(one, one) for one in group.items),
            known.names.get(member.student, member.student),
            member.joined,
            member.left_on,
        )
        for group in groups.groups(known.tx)
        for member in group.members
    ]
    return PlainTable(say("Groups"), heads, rows)


def _talks(known: _Known) -> PlainTable:
    say = known.say
    heads = (say("Date"), say("Topic"), say("Who"), say("Item"), say("Title"), say("Paper"))
    rows: list[tuple[Value, ...]] = [
        (
            *known.session(row.session),
            row.name,
            known.titles.get(row.item or "", ""),
            row.title,
            row.paper,
        )
        for row in presenters.presenters(known.tx)
    ]
    return PlainTable(say("Presentations"), heads, rows)


def _attendance(known: _Known) -> PlainTable:
    say = known.say
    heads = (say("Family name"), say("Given name"), say("Matriculation number"))
    found = attendance(known.tx)
    rows: list[tuple[Value, ...]] = [
        (
            *known.who(student),
            *known.session(session),
            vocabulary.presence(presence, say),
        )
        for student in known.students
        for session, presence in found.get(student.id, {}).items()
    ]
    return PlainTable(
        say("Attendance"), (*heads, say("Date"), say("Topic"), say("Presence")), rows
    )


def _decisions(known: _Known) -> PlainTable:
    say, found = known.say, students.decisions(known.tx)
    heads = (
        *(say("Family name"), say("Given name"), say("Matriculation number"), say("Outcome")),
        *(say("Tier"), say("Credits"), say("Grade"), say("Assessed on"), say("Decided on")),
        *(say("By"), say("Reason")),
    )
    rows: list[tuple[Value, ...]] = [
        (
            *known.who(student),
            vocabulary.outcome(made.outcome, say),
            known.tier_names.get(made.tier or "", ""),
            made.credits,
            made.grade,
            made.assessed_on,
            made.decided_on,
            made.decided_by,
            made.reason,
        )
        for student in known.students
        if (made := found.get(student.id))
    ]
    return PlainTable(say("Decisions"), heads, rows)


def _bookings(known: _Known) -> PlainTable:
    say, found = known.say, students.bookings(known.tx)
    heads = (
        *(say("Family name"), say("Given name"), say("Matriculation number"), say("Module")),
        *(say("Exam number"), say("Kind"), say("Credits"), say("Graded"), say("Attempt")),
    )
    rows: list[tuple[Value, ...]] = [
        (
            *known.who(student),
            row.module,
            row.exam_number,
            vocabulary.booking(row.kind, say),
            row.credits,
            say("yes") if row.graded else say("no"),
            row.attempt,
        )
        for student in known.students
        for row in found.get(student.id, ())
    ]
    return PlainTable(say("Booked as"), heads, rows)


def _certificates(known: _Known) -> PlainTable:
    say = known.say
    heads = (
        *(say("Number"), say("Kind"), say("Name"), say("Credits"), say("Grade"), say("Issued")),
        *(say("Replaces"), say("Revoked on"), say("Reason"), "SHA-256"),
    )
    rows: list[tuple[Value, ...]] = [
        (
            row.number,
            vocabulary.certificate_kind(row.kind, say),
            row.name,
            row.credits,
            row.grade,
            row.issued_on,
            row.replaces or "",
            row.revoked_on,
            row.revoked_reason,
            row.sha256,
        )
        for row in register.certificates(known.tx)
    ]
    return PlainTable(say("Certificates"), heads, rows)


def _handed_out(known: _Known) -> PlainTable:
    say = known.say
    heads = (
        *(say("Date"), say("File"), say("Number"), say("By"), say("To"), say("Note"), "SHA-256"),
    )
    rows: list[tuple[Value, ...]] = [
        (row.at.date(), row.name, row.number, row.by, row.recipient, row.note, row.sha256)
        for row in register.handovers(known.tx)
    ]
    return PlainTable(say("Handed out"), heads, rows)


def _history(known: _Known) -> PlainTable:
    say = known.say
    heads = (say("Step"), say("Date"), say("Time"), say("By"), say("What"), say("Undoes step"))
    rows: list[tuple[Value, ...]] = [
        (
            one.id,
            one.at.date(),
            f"{one.at:%H:%M}",
            one.by,
            say(one.title.text, **one.title.facts),
            one.of,
        )
        for one in history.all_steps(known.tx)
    ]
    return PlainTable(say("History"), heads, rows)


TABLES: tuple[Callable[[_Known], PlainTable], ...] = (
    *(_course, _schedule, _items, _tiers, _students, _results, _groups, _talks, _attendance),
    *(_decisions, _bookings, _certificates, _handed_out, _history),
)
