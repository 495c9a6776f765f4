"""One student of a course as JSON: facts, standing, what is missing, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.db.students import NOTHING
from planner.jobs.decision_lines import lines_of
from planner.jobs.rules_as_json import day, number

if TYPE_CHECKING:
    from planner.db.attempts import AttemptRow
    from planner.db.students import BookingRow, DecisionRow, ResultRow
    from planner.jobs.documents import Order
    from planner.jobs.gradebook import Line

Json = dict[str, Any]


def student(line: Line, order: Order) -> Json:
    """Return a student with all facts and what follows from them."""
    who, tiers, say = line.student, line.work.tiers, order.say
    keys = {one.id: one.key for one in tiers}
    return {
        "id": who.id,
        "family": who.family,
        "given": who.given,
        "matriculation": who.matriculation,
        "email": who.email,
        "programme": who.programme,
        "home_university": who.home_university,
        "regulations": who.regulations,
        "born_on": day(who.born_on),
        "born_in": who.born_in,
        "posting_code": who.posting_code,
        "aim": keys.get(who.aim or ""),
        "status": who.status.value,
        "results": {one.id: result(line.results.get(one.id, NOTHING)) for one in line.work.items},
        "standing": {one.key: line.standing[one.id].value for one in tiers},
        "missing": {
            one.key: [
                said
                for lack in line.missing[one.id]
                for said in order.reason(lack, say, today=order.today)
            ]
            for one in tiers
        },
        "ways": {one.key: order.way(line.way(one), say, today=order.today) for one in tiers},
        "booked_as": [booking(one) for one in line.booked],
        "decision": decision(line, keys) if line.decision else None,
        "proposal": keys[line.proposal.tier.id] if line.proposal else None,
        "note": who.note,
        "office_note": who.office_note,
    }


def result(row: ResultRow) -> Json:
    """Return one result; an item without one is open."""
    return {
        "state": row.facts.state.value,
        "points": number(row.facts.points),
        "late_days": row.facts.late_days,
        "due": day(row.facts.due),
        "note": row.note,
        "mark": number(row.facts.mark),
        "feedback": row.feedback,
        "office_note": row.office_note,
        "summands": row.summands,
        "attempt": row.attempt,
        "recognised_from": row.recognised_from,
        "title": row.title,
        "differs": row.differs,
    }


def attempt(row: AttemptRow) -> Json:
    """Return an attempt before the current one."""
    return {
        "number": row.number,
        "state": row.state.value,
        "points": number(row.points),
        "mark": number(row.mark),
        "late_days": row.late_days,
        "ended": day(row.ended_on),
        "by": row.marker,
    }


def booking(row: BookingRow) -> Json:
    """Return one line of how a student books the course."""
    return {
        "module": row.module,
        "exam_number": row.exam_number,
        "kind": row.kind,
        "credits": number(row.credits),
        "graded": row.graded,
        "attempt": row.attempt,
    }


def decision(line: Line, keys: dict[str, str]) -> Json:
    """Return what was decided for a student who has a decision."""
    made: DecisionRow | None = line.decision
    assert made is not None
    return {
        "outcome": made.outcome.value,
        "tier": keys.get(made.tier or ""),
        "credits": number(made.credits),
        "grade": number(made.grade),
        "assessed_on": day(made.assessed_on),
        "on": day(made.decided_on),
        "by": made.decided_by,
        "reason": made.reason,
        "stale": line.stale,
        "lines": [
            {
                "exam_number": booked.exam_number,
                "outcome": one.outcome.value,
                "credits": number(one.credits),
                "grade": number(one.grade),
                "assessed_on": day(one.assessed_on),
            }
            for booked, one in lines_of(line)
        ],
    }
