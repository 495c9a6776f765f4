"""Making one record of two that are about the same person, as one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.commands.students import check_not_decided
from planner.db import groups as found
from planner.db.belongings import certificate_numbers
from planner.db.finding import one
from planner.db.plan_tables import Absence, Presenter
from planner.db.result_tables import Booking, Decision, ItemResult, Student, WorkItem
from planner.db.work_tables import Attendance, GroupMember, PastAttempt
from planner.errors import PlannerError
from planner.rules.groups import InAnotherGroup, check_alone
from planner.rules.merging import NOTES, About, Side, Subject, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from planner.db.base import Row

type Sides = Mapping[Subject, Side]
REMARKS = ("note", "feedback", "office_note")
BOOKED = ("module", "exam_number", "kind", "credits", "graded", "attempt")
_LINKS: tuple[tuple[About, type[Any], str], ...] = (  # what is about one thing each
    (About.RESULT, PastAttempt, "item_id"),
    (About.RESULT, ItemResult, "item_id"),
    (About.TALK, Presenter, "session_id"),
    (About.GROUP, GroupMember, "group_id"),
    (About.ATTENDANCE, Attendance, "session_id"),
)


@dataclass(eq=False)
class BothDecided(PlannerError):
    """Both records have a decision, and a merge takes none away."""

    name: str


@dataclass(eq=False)
class BothHaveCertificates(PlannerError):
    """Certificates name both records, and what was handed out never changes."""

    kept: str
    other: str


@dataclass(eq=False)
class KeepTheOther(PlannerError):
    """A certificate names the record that would go, so that one must be kept."""

    number: str


def merge(tx: Session, kept_id: str, other_id: str, sides: Sides) -> None:
    """Let one record of a person take in another, which is gone afterwards.

    ``sides`` says for each thing whose word counts; of what it does not name the kept record's
    word counts, unless it says nothing there. Remarks on results and days away are kept of both.
    Raises BothDecided, BothHaveCertificates, KeepTheOther, LineDecided, InAnotherGroup, or Gone.
    """
    kept, other = one(tx, Student, kept_id), one(tx, Student, other_id)
    assert kept is not other
    _check_certificates(tx, kept_id, other_id)
    _fields(kept, other, sides)
    _remarks(tx, kept_id, other_id)
    going: list[Row] = []
    coming: list[Any] = [*_decision(tx, kept, other)]
    for about, kind, key in _LINKS:
        _link(_of_both(tx, kind, kept_id, other_id), about, key, sides, (going, coming))
    _bookings(tx, kept_id, other_id, sides.get((About.BOOKED, ""), Side.KEPT), (going, coming))
    _days_away(_of_both(tx, Absence, kept_id, other_id), (going, coming))
    for row in going:
        tx.delete(row)
    tx.flush()  # before what takes their place
    for row in coming:
        row.student_id = kept_id
    tx.flush()
    tx.delete(other)
    tx.flush()
    _check_groups(tx, kept_id)


def _check_certificates(tx: Session, kept_id: str, other_id: str) -> None:
    mine, theirs = certificate_numbers(tx, kept_id), certificate_numbers(tx, other_id)
    if mine and theirs:
        raise BothHaveCertificates(mine[-1], theirs[-1])
    if theirs:
        raise KeepTheOther(theirs[-1])


def _fields(kept: Student, other: Student, sides: Sides) -> None:
    for (about, name), side in sides.items():
        if about is not About.FIELD or side is Side.KEPT:
            continue
        value = getattr(other, name)
        if side is Side.BOTH and name in NOTES:
            value = joined(getattr(kept, name), value)
        setattr(kept, name, value)
        if name == "status":
            kept.left_on = other.left_on


def _of_both[R: Any](
    tx: Session, kind: type[R], kept_id: str, other_id: str
) -> tuple[list[R], list[R]]:
    both = select(kind).where(kind.student_id.in_((kept_id, other_id)))
    rows = list(tx.scalars(both.order_by(kind.id)))
    mine = [row for row in rows if row.student_id == kept_id]
    return mine, [row for row in rows if row.student_id == other_id]


def _remarks(tx: Session, kept_id: str, other_id: str) -> None:
    """Write the remarks on a result of either record into both: whichever stays has all."""
    mine, theirs = _of_both(tx, ItemResult, kept_id, other_id)
    twins = {row.item_id: row for row in theirs}
    for row in mine:
        twin = twins.get(row.item_id)
        for name in REMARKS if twin is not None else ():
            text = joined(getattr(row, name), getattr(twin, name))
            setattr(row, name, text)
            setattr(twin, name, text)


def _decision(tx: Session, kept: Student, other: Student) -> list[Decision]:
    mine, theirs = _of_both(tx, Decision, kept.id, other.id)
    if mine and theirs:
        raise BothDecided(f"{kept.family}, {kept.given}")
    return theirs


def _link(
    rows: tuple[list[Any], list[Any]],
    about: About,
    key: str,
    sides: Sides,
    to: tuple[list[Row], list[Any]],
) -> None:
    """Sort rows into those that go and those that come over, by whose word counts."""
    going, coming = to
    by_key: defaultdict[str, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for place, some in enumerate(rows):
        for row in some:
            by_key[getattr(row, key)][place].append(row)
    for subject, (mine, theirs) in by_key.items():
        taken = sides.get((about, subject), Side.KEPT if mine else Side.OTHER)
        going += mine if taken is Side.OTHER else theirs
        coming += theirs if taken is Side.OTHER else []


def _bookings(
    tx: Session, kept_id: str, other_id: str, side: Side, to: tuple[list[Row], list[Any]]
) -> None:
    going, coming = to
    mine, theirs = _of_both(tx, Booking, kept_id, other_id)
    gone: Collection[Booking] = mine if side is Side.OTHER else theirs
    if side is Side.BOTH:
        there = {_booked(row) for row in mine}
        gone = [row for row in theirs if _booked(row) in there]
    check_not_decided(tx, gone)
    going += gone
    come = sorted((row for row in theirs if row not in gone), key=lambda row: row.position)
    for place, row in enumerate(come):
        row.position = place + (len(mine) if side is Side.BOTH else 0)
    coming += come


def _booked(row: Booking) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in BOOKED)


def _days_away(rows: tuple[list[Absence], list[Absence]], to: tuple[list[Row], list[Any]]) -> None:
    mine, theirs = rows
    there = {(row.first, row.last) for row in mine}
    for row in theirs:
        to[(row.first, row.last) not in there].append(row)


def _check_groups(tx: Session, kept_id: str) -> None:
    """Refuse a merge that puts the person into two groups for one item."""
    every = found.groups(tx, dormant=True)
    for group in every:
        for member in group.members:
            if member.student != kept_id:
                continue
            try:
                check_alone(every, group, member)
            except InAnotherGroup as refusal:
                titles = tuple(one(tx, WorkItem, item).title for item in refusal.items)
                raise InAnotherGroup(refusal.name, refusal.group, titles) from None
