"""Who is to be told of a changed plan: everybody, and whoever presents in what was moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import courses, presenters, students
from planner.exchange.mail_drafts import can_be_written_to
from planner.rules.credits import Enrolment
from planner.rules.people import email_key
from planner.rules.plan_news import touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.db.presenters import PresenterRow
    from planner.rules.plan_diff import Change, SessionChange


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody to be written to; ``student`` is the id of one, empty for people of the course."""

    name: str
    address: str
    student: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNews:
    """What has changed in the plan, for whom, and from whom they hear of it.

    ``sender`` is the first lecturer with an address, None if there is none. ``everybody`` are the
    students who have not left, and the people of the course but the sender and its guests;
    ``unreachable`` are the names of those without an address that a mail can go to.
    """

    course: CourseRow
    sender: PersonRow | None
    changes: tuple[Change, ...]
    everybody: tuple[Receiver, ...] = ()
    presenting: tuple[tuple[Receiver, tuple[SessionChange, ...]], ...] = ()
    unreachable: tuple[str, ...] = ()


def plan_news(tx: Session, changes: Sequence[Change]) -> PlanNews:
    """Read who hears of changes of the plan."""
    people = courses.people(tx)
    sender = next(
        (one for one in people if one.role == "lecturer" and can_be_written_to(one.email)), None
    )
    here = [one for one in students.students(tx) if one.status is not Enrolment.LEFT]
    known = {one.id: Receiver(one.full_name, one.email.strip(), one.id) for one in here}
    others = {one.id: Receiver(one.name, one.email.strip()) for one in people}
    staff = [others[one.id] for one in people if one.role != "guest"]
    told = presented(touching(changes), presenters.presenters(tx), known | others)
    everybody = _each_once([*known.values(), *staff], sender)
    lacking = [one.name for one in known.values() if not can_be_written_to(one.address)]
    lacking += [one.name for one, _ in told if not can_be_written_to(one.address)]
    return PlanNews(
        course=courses.course(tx),
        sender=sender,
        changes=tuple(changes),
        everybody=everybody if changes else (),
        presenting=tuple(row for row in told if can_be_written_to(row[0].address)),
        unreachable=tuple(dict.fromkeys(lacking)) if changes else (),
    )


def presented(
    some: Iterable[SessionChange],
    rows: Iterable[PresenterRow],
    receivers: dict[str, Receiver],
) -> tuple[tuple[Receiver, tuple[SessionChange, ...]], ...]:
    """Return whoever presents in one of these sessions, each with those that are theirs."""
    changed = {change.one.id: change for change in some}
    found: dict[str, list[SessionChange]] = {}
    for row in rows:
        if row.session in changed and row.who in receivers:
            mine = found.setdefault(row.who, [])
            if changed[row.session] not in mine:
                mine.append(changed[row.session])
    return tuple((receivers[who], tuple(mine)) for who, mine in found.items())


def _each_once(some: Iterable[Receiver], sender: PersonRow | None) -> tuple[Receiver, ...]:
    """Keep one of each address that can be written to, and leave the sender's own out."""
    found = {email_key(one.address): one for one in some if can_be_written_to(one.address)}
    if sender is not None:
        found.pop(email_key(sender.email), None)
    return tuple(found.values())
