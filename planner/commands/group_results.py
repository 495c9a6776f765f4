"""What a group shares: one entry reaches all of it, and one member may differ, for a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import aliased

from planner.commands import results
from planner.commands.results import Entry
from planner.db.finding import one
from planner.db.groups import given, shared_items
from planner.db.result_tables import ItemResult, Student, WorkItem
from planner.db.work_tables import GroupItem, GroupMember
from planner.errors import PlannerError
from planner.rules.credits import State
from planner.rules.groups import OWN_STATES, shared

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import BindParameter
    from sqlalchemy.orm import Session

Cell = tuple[str, str]  # student, item
SHARED = ("state", "points", "mark", "summands")


@dataclass(eq=False)
class GroupDivided(PlannerError):
    """One step would enter two different results for a group; the names are of both members."""

    item: str
    names: tuple[str, str]


@dataclass(eq=False)
class WhyDifferent(PlannerError):
    """A result that differs from the group's needs a reason."""

    name: str


_MINE, _THEIRS = aliased(GroupMember), aliased(GroupMember)


def _on(times: type[GroupMember]) -> tuple[Any, Any]:
    """Say in SQL that somebody belongs to a group on a day."""
    day: BindParameter[date] = bindparam("on")
    return (
        or_(times.joined.is_(None), times.joined <= day),
        or_(times.left_on.is_(None), times.left_on > day),
    )


_PARTNERS = (  # built once: every tick in the grid asks it
    select(_THEIRS.student_id)
    .join(_MINE, _MINE.group_id == _THEIRS.group_id)
    .join(GroupItem, GroupItem.group_id == _MINE.group_id)
    .where(
        _MINE.student_id == bindparam("student"),
        GroupItem.item_id == bindparam("item"),
        _THEIRS.student_id != _MINE.student_id,
        *_on(_MINE),
        *_on(_THEIRS),
    )
    .order_by(_THEIRS.id)
)


def enter_for_group(tx: Session, cells: Iterable[tuple[str, str, Entry]], *, on: date) -> None:
    """Enter cells, (student, item, entry), each for the whole group that works on its item.

    State, points and mark reach everybody who belongs to the student's group ``on`` that day;
    late days and own deadlines stay with the student. Nobody is reached who stands apart: whose
    result differs for a reason, or is excused, exempt or recognised; and what is entered for such
    a one stays with them. Raises GroupDivided where one step would say two things of a group, and
    what results.enter raises.
    """
    asked = list(cells)
    said = {(student, item): _shared_part(entry) for student, item, entry in asked}
    for (student, item), part in list(said.items()):
        for other in reached(tx, student, item, on, entry=part):
            before = said.setdefault((other, item), part)
            if before != part:
                raise GroupDivided(
                    one(tx, WorkItem, item).title,
                    (one(tx, Student, student).family, one(tx, Student, other).family),
                )
    own = {(student, item) for student, item, _ in asked}
    spread = [(*cell, part) for cell, part in said.items() if cell not in own]
    results.enter_many(tx, [*asked, *spread])


def clear_for_group(tx: Session, cells: Iterable[Cell], *, on: date) -> None:
    """Open cells again, each for the whole group, as enter_for_group reaches it."""
    asked = dict.fromkeys(cells)
    for student, item in list(asked):
        asked |= dict.fromkeys((other, item) for other in reached(tx, student, item, on))
    results.clear(tx, asked)


def entitle(tx: Session, student_id: str, item_id: str, title: str, *, on: date) -> None:
    """Write down what a poster or project is called, for the whole group."""
    for who in (student_id, *reached(tx, student_id, item_id, on)):
        results.annotate(tx, who, item_id, title=title.strip())


def differ(
    tx: Session, student_id: str, item_id: str, reason: str, entry: Entry | None = None
) -> None:
    """Let one member's result differ from the group's, for a reason, and enter it if given.

    From then on entries for the group leave it alone. Raises WhyDifferent.
    """
    if not reason.strip():
        raise WhyDifferent(one(tx, Student, student_id).family)
    results.annotate(tx, student_id, item_id, differs=reason.strip())
    if entry is not None:
        results.enter(tx, student_id, item_id, entry)


def rejoin(tx: Session, student_id: str, item_id: str, *, on: date) -> None:
    """Give a member the result of the group again, as far as it has one; late days stay."""
    results.annotate(tx, student_id, item_id, differs="")
    tx.flush()
    (mine,) = _results_of(tx, [student_id], item_id)
    others = _results_of(tx, partners(tx, student_id, item_id, on), item_id)
    theirs = [given(row.state, row.points, row.mark, row.differs) for row in others]
    most = shared(theirs)
    if most is not None:
        source = others[theirs.index(most)]
        for name in SHARED:
            setattr(mine, name, getattr(source, name))
    elif mine.state in OWN_STATES:
        mine.state = State.OPEN


def reached(
    tx: Session, student_id: str, item_id: str, on: date, *, entry: Entry | None = None
) -> tuple[str, ...]:
    """Return the ids of the others whom an entry for a student reaches on a day.

    ``entry`` is what is entered; nobody is reached by one that says nothing a group shares.
    """
    if entry is not None and (entry.state in OWN_STATES or entry == Entry()):
        return ()
    others = partners(tx, student_id, item_id, on)
    if not others:
        return ()
    rows = _results_of(tx, (student_id, *others), item_id)
    apart = {row.student_id for row in rows if row.differs or row.state in OWN_STATES}
    return () if student_id in apart else tuple(who for who in others if who not in apart)


def _shared_part(entry: Entry) -> Entry:
    """Leave out of an entry what is each member's own."""
    return replace(entry, late_days=None, due=None)


def partners(tx: Session, student_id: str, item_id: str, on: date) -> tuple[str, ...]:
    """Return the ids of the others who belong to the student's group for an item on a day."""
    if item_id not in shared_items(tx):  # the cheaper question first: every tick asks it
        return ()
    asked = {"student": student_id, "item": item_id, "on": on}
    return tuple(dict.fromkeys(tx.scalars(_PARTNERS, asked)))


def _results_of(tx: Session, students: Iterable[str], item_id: str) -> list[ItemResult]:
    wanted = select(ItemResult).where(
        ItemResult.item_id == item_id, ItemResult.student_id.in_(list(students))
    )
    return list(tx.scalars(wanted.order_by(ItemResult.id)))
