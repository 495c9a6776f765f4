"""Everyone's facts with what the rules make of them: standing, what is missing, the proposal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planner.db import attendance, students, work
from planner.db.groups import by_student
from planner.db.talks import talks
from planner.rules import credits_missing, proposals, standings, tier_grades, ways
from planner.rules.attendance import NO_SESSIONS, Attended, ExcusedCounts, attended
from planner.rules.credits import (
    Enrolment,
    Item,
    Result,
    Standing,
    Tier,
    asks_attendance,
)
from planner.rules.decisions import Json, basis, is_stale
from planner.rules.people import sort_key
from planner.rules.talks import way_with_dates, with_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.db.students import BookingRow, DecisionRow, Results, StudentRow
    from planner.rules.attendance import Presence
    from planner.rules.credits_missing import Fulfilled, Missing
    from planner.rules.groups import Group
    from planner.rules.plan import PlannedSession
    from planner.rules.proposals import Proposal
    from planner.rules.talks import Talk
    from planner.rules.tier_grades import Computed
    from planner.rules.ways import Way


@dataclass(frozen=True, kw_only=True)
class Work:
    """The items and tiers of a course, as every line of its gradebook is judged by."""

    items: tuple[Item, ...]
    tiers: tuple[Tier, ...]
    sessions: tuple[PlannedSession, ...] = ()  # in which attendance counts, if a tier asks for it
    excused_counts: ExcusedCounts = ExcusedCounts.LEFT_OUT

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their ids."""
        return {item.id: item for item in self.items}

    def tier(self, tier_id: str | None) -> Tier | None:
        """Return the tier of an id, or None."""
        return next((tier for tier in self.tiers if tier.id == tier_id), None)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One student: the facts, and what follows from them (worked out when first asked).

    ``groups`` are all they ever belonged to; ``talks`` say by item when they present.
    """

    student: StudentRow
    work: Work
    results: Results
    booked: tuple[BookingRow, ...] = ()
    decision: DecisionRow | None = None
    groups: tuple[Group, ...] = ()
    talks: Mapping[str, Talk] = field(default_factory=dict)
    seen: Mapping[str, Presence] = field(default_factory=dict)  # by session

    @cached_property
    def attended(self) -> Attended:
        """What is recorded of attendance, and what is still to come."""
        if not self.work.sessions:
            return NO_SESSIONS
        return attended(self.work.sessions, self.seen, self.work.excused_counts)

    @cached_property
    def facts(self) -> Mapping[str, Result]:
        """What the rules see of the results, by item."""
        return {item: row.facts for item, row in self.results.items()}

    @cached_property
    def standing(self) -> Mapping[str, Standing]:
        """The standing on the way to each tier, by the tier's id."""
        return {
            tier.id: standings.standing(tier, self.work.by_id, self.facts, self.attended)
            for tier in self.work.tiers
        }

    @cached_property
    def missing(self) -> Mapping[str, tuple[Missing, ...]]:
        """Every reason why a tier is not met, by the tier's id."""
        return {
            tier.id: with_dates(
                credits_missing.missing(tier, self.work.by_id, self.facts, self.attended),
                self.work.by_id,
                self.talks,
            )
            for tier in self.work.tiers
        }

    def fulfilled(self, tier: Tier) -> tuple[Fulfilled, ...]:
        """Return what of a tier is met, with what counts for it."""
        return credits_missing.fulfilled(tier, self.work.by_id, self.facts, self.attended)

    def way(self, tier: Tier) -> Way | None:
        """Return the shortest way to a tier, None if it is out of reach."""
        found = ways.way(tier, self.work.by_id, self.facts, self.attended)
        return way_with_dates(found, self.work.by_id, self.talks)

    def computed(self, tier: Tier) -> Computed:
        """Return the grade that a tier's rule makes of the results, with what counts for it."""
        return tier_grades.computed(tier, self.work.by_id, self.facts)

    @cached_property
    def proposal(self) -> Proposal | None:
        """What the rules propose to award; a guest gets no credits, so nothing is proposed."""
        if self.student.status is Enrolment.GUEST:
            return None
        return proposals.proposal(
            self.work.tiers,
            self.work.by_id,
            self.facts,
            self.attended,
            aim=self.student.aim,
            bookable=self.bookable,
            programme=self.student.programme,
        )

    @property
    def bookable(self) -> Decimal | None:
        """The credits that all lines of *booked as* make together; None where nothing limits."""
        booked = [line.credits for line in self.booked if line.credits is not None]
        return sum(booked[1:], booked[0]) if booked else None

    @property
    def active(self) -> bool:
        """Whether the student still belongs to the course and may earn credits."""
        return self.student.status not in {Enrolment.LEFT, Enrolment.GUEST}

    def basis(self, tier_id: str | None) -> dict[str, Json]:
        """Return the facts and rules on which a decision for a tier is made now."""
        return basis(
            self.work.tier(tier_id), self.work.by_id, self.facts, self.proposal, self.attended
        )

    @cached_property
    def stale(self) -> bool:
        """Whether facts or rules have changed since the decision."""
        made = self.decision
        return made is not None and is_stale(made.basis, self.basis(made.tier))


@dataclass(frozen=True, kw_only=True)
class Gradebook:
    """A whole course: its work, and a line for each student by name, leavers last."""

    work: Work
    lines: tuple[Line, ...]

    def line(self, student_id: str) -> Line | None:
        """Return one student's line, or None."""
        return next((line for line in self.lines if line.student.id == student_id), None)


def work_of(tx: Session, *, with_sessions: bool = False) -> Work:
    """Read items and tiers; the sessions too where a tier asks for attendance, or if wanted."""
    found = Work(items=work.items(tx), tiers=work.tiers(tx))
    if not with_sessions and not any(map(asks_attendance, found.tiers)):
        return found
    counts = attendance.excused_counts(tx)
    return replace(found, sessions=attendance.sessions(tx), excused_counts=counts)


def gradebook(tx: Session, *, with_sessions: bool = False) -> Gradebook:
    """Read everyone; who weighs other rules wants the attendance even if no tier asks for it."""
    judged_by = work_of(tx, with_sessions=with_sessions)
    results, booked = students.results(tx), students.bookings(tx)
    decided, grouped, presenting = students.decisions(tx), by_student(tx), talks(tx)
    seen = attendance.attendance(tx) if judged_by.sessions else {}
    lines = (
        Line(
            student=row,
            work=judged_by,
            results=results.get(row.id, {}),
            booked=booked.get(row.id, ()),
            decision=decided.get(row.id),
            groups=grouped.get(row.id, ()),
            talks=presenting.get(row.id, {}),
            seen=seen.get(row.id, {}),
        )
        for row in students.students(tx)
    )
    return Gradebook(work=judged_by, lines=tuple(in_order(lines)))


def one_line(tx: Session, who: str | StudentRow, judged_by: Work | None = None) -> Line:
    """Read one student by id; a view that has the row, or the work, passes it on. Raises Gone."""
    student = students.student(tx, who) if isinstance(who, str) else who
    student_id, judged_by = student.id, judged_by or work_of(tx)
    return Line(
        student=student,
        work=judged_by,
        results=students.results(tx, student_id).get(student_id, {}),
        booked=students.bookings(tx, student_id).get(student_id, ()),
        decision=students.decisions(tx, student_id).get(student_id),
        groups=by_student(tx).get(student_id, ()),
        talks=talks(tx).get(student_id, {}),
        seen=attendance.attendance_of(tx, student_id) if judged_by.sessions else {},
    )


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Sort lines by name; those who left come last."""

    def place(line: Line) -> tuple[bool, Any, str]:
        who = line.student
        return who.status is Enrolment.LEFT, sort_key(who.family, who.given), who.id

    return sorted(lines, key=place)
