"""Who works in which group: each function is one step of the Edit menu."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.db import groups as found
from planner.db.finding import one
from planner.db.ids import new_id
from planner.db.result_tables import Student, WorkItem
from planner.db.work_tables import GroupItem, GroupMember, WorkGroup
from planner.errors import PlannerError
from planner.rules.groups import InAnotherGroup, check_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.rules.groups import Group


@dataclass(eq=False)
class GroupNameMissing(PlannerError):
    """A group needs a name."""


@dataclass(eq=False)
class GroupNameTaken(PlannerError):
    """Another group that works on one of the same items has this name."""

    name: str


@dataclass(eq=False)
class GroupWithoutItems(PlannerError):
    """A group works on at least one item."""

    name: str


@dataclass(eq=False)
class NotInTheGroup(PlannerError):
    """The student does not belong to the group on that day."""

    name: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A group as it is to be: an empty id is a new one; ``students`` are all who belong to it."""

    id: str = ""
    name: str
    items: tuple[str, ...]
    students: tuple[str, ...] = ()


def arrange(
    tx: Session, wanted: Iterable[Wanted], *, gone: Iterable[str] = (), on: date | None = None
) -> None:
    """Make, rename and fill groups as wanted, and dissolve those that are ``gone``, as one step.

    Whoever is no longer wanted in a group leaves it ``on`` that day, and whoever is new joins it
    then; without a day it was so from the beginning, and times in a group are forgotten. Results
    stay with whom they are. Raises the refusals of this module and of the rules.
    """
    asked = tuple(wanted)
    for group_id in gone:
        dissolve(tx, group_id)
    live = [_named(tx, each, n) for n, each in enumerate(asked, start=_next_position(tx))]
    tx.flush()
    for row, each in zip(live, asked, strict=True):
        _set_items(tx, row, each.items)
        _let_go(tx, row.id, set(each.students), on)
    tx.flush()
    for row, each in zip(live, asked, strict=True):
        _let_in(tx, row.id, each.students, on)
    tx.flush()
    _check(tx, {row.id for row in live})


def make(
    tx: Session,
    name: str,
    items: Sequence[str],
    students: Sequence[str] = (),
    *,
    on: date | None = None,
) -> str:
    """Make a group that works on these items; the answer is its id."""
    row_id = new_id()
    tx.add(WorkGroup(id=row_id, name=name, position=_next_position(tx)))
    tx.flush()
    one_group = Wanted(id=row_id, name=name, items=tuple(items), students=tuple(students))
    arrange(tx, [one_group], on=on)
    return row_id


def rename(tx: Session, group_id: str, name: str) -> None:
    """Give a group another name."""
    one(tx, WorkGroup, group_id).name = name.strip()
    tx.flush()
    _check(tx, {group_id})


def dissolve(tx: Session, group_id: str) -> None:
    """Dissolve a group; what its members have stays as it is."""
    row = one(tx, WorkGroup, group_id)
    for kind in (GroupItem, GroupMember):
        for link in tx.scalars(select(kind).where(kind.group_id == group_id)):
            tx.delete(link)
    tx.flush()
    tx.delete(row)


def join(tx: Session, group_id: str, student_id: str, *, on: date | None = None) -> None:
    """Let somebody join a group on a day; what was entered before does not reach them.

    Raises InAnotherGroup for one who works on the same item elsewhere: move does that.
    """
    one(tx, WorkGroup, group_id)
    _let_in(tx, group_id, [student_id], on)
    tx.flush()
    _check(tx, {group_id})


def leave(tx: Session, group_id: str, student_id: str, *, on: date) -> None:
    """Let somebody leave a group on a day; they keep what was entered until then."""
    group = one(tx, WorkGroup, group_id)
    row = _membership(tx, group_id, student_id, on)
    if row is None:
        student = one(tx, Student, student_id)
        raise NotInTheGroup(student.family, group.name)
    row.left_on = on


def move(tx: Session, group_id: str, student_id: str, *, on: date) -> None:
    """Move somebody over from the groups in which they work on the same items."""
    joining = _group(tx, group_id)
    for other in found.groups(tx, dormant=True):
        if other.id != group_id and set(other.items) & set(joining.items):
            row = _membership(tx, other.id, student_id, on)
            if row is not None:
                _end(tx, row, on)
    tx.flush()
    join(tx, group_id, student_id, on=on)


def _named(tx: Session, wanted: Wanted, position: int) -> WorkGroup:
    """Return the live group with its name; a new one is entered at a place in the order."""
    if wanted.id:
        row = one(tx, WorkGroup, wanted.id)
    else:
        row = WorkGroup(id=new_id(), name="", position=position)
        tx.add(row)
    row.name = wanted.name.strip()
    return row


def _next_position(tx: Session) -> int:
    last = tx.scalar(select(func.max(WorkGroup.position)))
    return 0 if last is None else last + 1


def _set_items(tx: Session, row: WorkGroup, items: Sequence[str]) -> None:
    """Say on what a group works; these items are done in groups from now on."""
    if not items:
        raise GroupWithoutItems(row.name)
    mine = select(GroupItem).where(GroupItem.group_id == row.id)
    old = {link.item_id: link for link in tx.scalars(mine)}
    for item_id in items:
        item = one(tx, WorkItem, item_id)
        if not item.in_groups:
            item.in_groups = True
        if item_id not in old:
            tx.add(GroupItem(group_id=row.id, item_id=item_id))
    for item_id, link in old.items():
        if item_id not in items:
            tx.delete(link)


def _let_go(tx: Session, group_id: str, staying: set[str], on: date | None) -> None:
    for row in _times(tx, group_id):
        ended = row.left_on is not None and (on is None or row.left_on <= on)
        if row.student_id not in staying and not ended:
            _end(tx, row, on)


def _end(tx: Session, row: GroupMember, on: date | None) -> None:
    """End somebody's time in a group; one that would be empty is forgotten."""
    if on is None or (row.joined is not None and row.joined >= on):
        tx.delete(row)
    else:
        row.left_on = on


def _let_in(tx: Session, group_id: str, students: Iterable[str], on: date | None) -> None:
    times = _times(tx, group_id)
    for student_id in students:
        one(tx, Student, student_id)
        mine = [row for row in times if row.student_id == student_id]
        here = next((row for row in mine if row.left_on is None or row.left_on == on), None)
        if here is not None:
            here.left_on = None  # who left that very day has not been away
        elif on is None and mine:
            mine[0].joined = mine[0].left_on = None
            for other in mine[1:]:
                tx.delete(other)
        else:
            tx.add(GroupMember(group_id=group_id, student_id=student_id, joined=on))


def _times(tx: Session, group_id: str) -> list[GroupMember]:
    mine = select(GroupMember).where(GroupMember.group_id == group_id).order_by(GroupMember.id)
    return list(tx.scalars(mine))


def _membership(tx: Session, group_id: str, student_id: str, on: date) -> GroupMember | None:
    """Return the time in a group that a day belongs to, or None."""
    for row in _times(tx, group_id):
        begun = row.joined is None or row.joined <= on
        if row.student_id == student_id and begun and (row.left_on is None or on < row.left_on):
            return row
    return None


def _group(tx: Session, group_id: str) -> Group:
    one(tx, WorkGroup, group_id)
    return next(each for each in found.groups(tx, dormant=True) if each.id == group_id)


def _check(tx: Session, ids: set[str]) -> None:
    """Refuse what the rules forbid in these groups, in the words of the course."""
    every = found.groups(tx, dormant=True)
    of_student: dict[str, list[Group]] = defaultdict(list)
    for group in every:
        for member in group.members:
            of_student[member.student].append(group)
    for group in every:
        if group.id not in ids:
            continue
        _check_name(group, every)
        for member in group.members:
            try:
                check_alone(of_student[member.student], group, member)
            except InAnotherGroup as refusal:
                titles = tuple(one(tx, WorkItem, item).title for item in refusal.items)
                raise InAnotherGroup(refusal.name, refusal.group, titles) from None


def _check_name(group: Group, every: Iterable[Group]) -> None:
    if not group.name:
        raise GroupNameMissing
    for other in every:
        shares = set(other.items) & set(group.items)
        if other.id != group.id and shares and other.name.casefold() == group.name.casefold():
            raise GroupNameTaken(group.name)
