"""The whole course as one JSON document, with the keys that other programs rely on.

They are explained in docs/JSON.md.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from planner.db import courses, groups, history, plans, presenters, register, talks, versions
from planner.db.attempts import past_attempts
from planner.db.attendance import attendance
from planner.jobs import student_as_json
from planner.jobs.checklist import checklist
from planner.jobs.gradebook import gradebook
from planner.jobs.rules_as_json import day, number, rules
from planner.language import SHORT_DAYS
from planner.rules.plan import numbers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow
    from planner.db.register import CertificateRow, HandoverRow
    from planner.db.steps import Step
    from planner.db.versions import VersionRow
    from planner.jobs.documents import Order
    from planner.jobs.gradebook import Gradebook
    from planner.rules.checklist import Entry
    from planner.rules.groups import Group
    from planner.rules.plan import PlannedSession
    from planner.rules.slots import Slot
    from planner.rules.terms import Days

Json = dict[str, Any]


def days(value: Days) -> Json:
    """Write a run of days by its ends."""
    return {"from": day(value.first), "to": day(value.last)}


def course_json(tx: Session, order: Order) -> bytes:
    """Return the course and its history as a file: readable, and the same for the same course."""
    said = whole(tx, order) | {"history": [step(one) for one in history.all_steps(tx)]}
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def whole(tx: Session, order: Order) -> Json:
    """Return the course as ``show --json`` prints it."""
    plan, book = plans.plan_of(tx), gradebook(tx)
    numbered = numbers(plan.sessions)
    return {
        "course": course(tx),
        "sessions": [session(row, numbered.get(row.id)) for row in plan.sessions],
        **rules(book.work),
        "students": _students(tx, book, order),
        "groups": [group(one) for one in groups.groups(tx)],
        "talks": talks_of(tx),
        "attendance": attendance_of(tx),
        "absences": [
            {"who": who, **days(run)}
            for who, runs in presenters.absences(tx).items()
            for run in runs
        ],
        "certificates": [certificate(row) for row in register.certificates(tx)],
        "handovers": [handover(row) for row in register.handovers(tx)],
        "published": published(versions.latest(tx)),
        "checklist": [point(one) for one in checklist(tx, order.today, book).entries],
    }


def point(entry: Entry) -> Json:
    """Return one point of the closing checklist, and its sign-off if it has one."""
    found, signed = entry.finding, entry.signed
    return {
        "concern": found.concern.value,
        "students": list(found.students),
        "item": found.item or None,
        "draft": found.holds_up and entry.is_open,
        "signed_off": signed and {"reason": signed.reason, "on": day(signed.on), "by": signed.by},
    }


def _students(tx: Session, book: Gradebook, order: Order) -> list[Json]:
    tried: dict[str, Json] = defaultdict(dict)
    for (who, item_id), rows in past_attempts(tx).items():
        tried[who][item_id] = [student_as_json.attempt(row) for row in rows]
    return [
        student_as_json.student(line, order) | {"attempts": tried.get(line.student.id, {})}
        for line in book.lines
    ]


def published(version: VersionRow | None) -> Json | None:
    """Return the number and the moment of the version published last, None before the first."""
    return {"number": version.number, "at": version.at.isoformat()} if version else None


def course(tx: Session) -> Json:
    """Return what the course settings hold."""
    row: CourseRow = courses.course(tx)
    plain = (
        *("title_de", "title_en", "university", "faculty", "institute", "place", "course_type"),
        *("course_number", "hours_per_week", "hours_per_credit", "exam_number", "module"),
        *("page_url", "university_id", "university_url", "outcomes_de", "outcomes_en"),
        *("eqf_level", "smallest_n"),
    )
    return {
        "title": row.title,
        "term": row.term,
        "lectures": days(row.lectures),
        "slots": [slot(one.slot) for one in courses.slots(tx)],
        "region": row.region,
        "language": row.language,
        **{name: getattr(row, name) for name in plain},
        "office_codes": dict(row.office_codes),
        "excused_counts": row.excused_counts.value,
        "rules_announced_on": day(row.rules_announced_on),
        "logo": bool(row.logo),
        "page": row.page,
        "people": [
            {"role": one.role, "name": one.name, "email": one.email} for one in courses.people(tx)
        ],
        **_special_days(tx),
    }


def _special_days(tx: Session) -> Json:
    return {
        "days_off": [
            {
                **days(off.days),
                "kind": off.kind.value,
                "name_de": off.name_de,
                "name_en": off.name_en,
            }
            for off in courses.days_off(tx)
        ],
        "extra": [
            {
                "date": day(one.day),
                "start": f"{one.hours.start:%H:%M}",
                "end": f"{one.hours.end:%H:%M}",
                "room": one.room,
            }
            for one in courses.extra_dates(tx)
        ],
        "notes": [
            {
                **days(note.days),
                "kind": note.kind.value,
                "text_de": note.text_de,
                "text_en": note.text_en,
            }
            for note in courses.day_notes(tx)
        ],
    }


def slot(value: Slot) -> Json:
    """Return a weekly time; ``valid`` only where it counts in part of the term."""
    said: Json = {"valid": days(value.valid)} if value.valid else {}
    return {
        "weekday": SHORT_DAYS["en"][value.weekday],
        "start": f"{value.hours.start:%H:%M}",
        "end": f"{value.hours.end:%H:%M}",
        "room": value.room,
        "label": value.label.value,
    } | said


def session(row: PlannedSession, number: str | None) -> Json:
    """Return a row of the plan; ``end_date`` and ``laid`` only where it has them."""
    said: Json = {"id": row.id, "number": number, "date": day(row.day)}
    if row.end_day:
        said["end_date"] = day(row.end_day)
    if row.laid:
        said["laid"] = days(row.laid)
    return said | {
        "start": f"{row.hours.start:%H:%M}" if row.hours else None,
        "end": f"{row.hours.end:%H:%M}" if row.hours else None,
        "topic": row.topic,
        "kind": row.kind.value,
        "mode": row.mode.value,
        "status": row.status.value,
        "locked": row.locked,
        "line": row.line,
        "room": row.room,
        "note": row.note,
        "speakers": [one.name for one in row.speakers],
    }


def group(value: Group) -> Json:
    """Return a group with all who ever belonged to it; null is no date."""
    return {
        "id": value.id,
        "name": value.name,
        "items": list(value.items),
        "members": [
            {"student": one.student, "joined": day(one.joined), "left_on": day(one.left_on)}
            for one in value.members
        ],
    }


def talks_of(tx: Session) -> list[Json]:
    """Return the sessions with places for talks or talks, and who presents for which item."""
    places, found = talks.talk_places(tx), presenters.presenters(tx)
    named = dict.fromkeys([*places, *(row.session for row in found)])
    return [
        {
            "session": session,
            "places": places.get(session, 0),
            "presenters": [
                {
                    "who": row.who,
                    "name": row.name,
                    "item": row.item,
                    "title": row.title,
                    "paper": row.paper,
                }
                for row in found
                if row.session == session
            ],
        }
        for session in named
    ]


def attendance_of(tx: Session) -> list[Json]:
    """Return what is recorded of each student in each session."""
    return [
        {"session": session, "student": who, "presence": presence.value}
        for who, seen in attendance(tx).items()
        for session, presence in seen.items()
    ]


def step(one: Step) -> Json:
    """Return one line of the history: its title with places for the facts it names."""
    return {
        "step": one.id,
        "at": one.at.isoformat(),
        "by": one.by,
        "kind": one.kind,
        "of": one.of,
        "title": one.title.text,
        "facts": dict(one.title.facts),
    }


def handover(row: HandoverRow) -> Json:
    """Return one document that was handed over, without its bytes."""
    return {
        "id": row.id,
        "kind": row.kind,
        "number": row.number,
        "name": row.name,
        "at": row.at.isoformat(),
        "by": row.by,
        "to": row.recipient,
        "how": row.how,
        "note": row.note,
        "subject": row.subject,
        "language": row.language,
        "draft": row.draft,
        "sha256": row.sha256,
    }


def certificate(row: CertificateRow) -> Json:
    """Return one certificate of the register, without its bytes."""
    return {
        "number": row.number,
        "student": row.student,
        "credits": number(row.credits),
        "grade": number(row.grade),
        "issued": day(row.issued_on),
        "sha256": row.sha256,
        "replaces": row.replaces,
        "revoked": day(row.revoked_on),
        "name": row.name,
        "kind": row.kind,
        "signed_by": row.signed_by,
        "language": row.language,
        "reason": row.revoked_reason,
    }
