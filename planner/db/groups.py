"""Reading groups: who works with whom on what, and where a group's result is not everybody's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.reading import day, rows
from planner.db.students import results
from planner.rules.credits import State
from planner.rules.groups import NOTHING_GIVEN, Given, Group, Member, shared
from planner.rules.people import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.db.reading import Reader
    from planner.db.students import ResultRow, Results

IN_GROUPS = " JOIN item ON item.id = group_item.item_id WHERE item.in_groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A group in which not everybody has the same for an item, though nobody gave a reason.

    ``lacking`` are the ids of those who have nothing while others have, ``other`` of those who
    have something else than most (all who have something, where no result is more frequent).
    """

    group: Group
    item: str
    lacking: tuple[str, ...]
    other: tuple[str, ...]


def groups(tx: Reader, *, dormant: bool = False) -> tuple[Group, ...]:
    """List all groups in their order, members by name, also those who have left again.

    An item that is no longer done in groups is none of theirs, unless ``dormant`` asks for it.
    """
    items: dict[str, list[str]] = defaultdict(list)
    wanted = "SELECT group_item.group_id, group_item.item_id FROM group_item"
    where = IN_GROUPS.replace(" WHERE item.in_groups", "") if dormant else IN_GROUPS
    for group, item in rows(tx, f"{wanted}{where} ORDER BY item.position, item.id"):
        items[group].append(item)
    members = _members(tx)
    return tuple(
        Group(id=row_id, name=name, items=tuple(items[row_id]), members=tuple(members[row_id]))
        for row_id, name in rows(tx, "SELECT id, name FROM work_group ORDER BY position, id")
    )


def shared_items(tx: Reader) -> frozenset[str]:
    """Return the ids of the items that are done in groups."""
    return frozenset(row_id for (row_id,) in rows(tx, "SELECT id FROM item WHERE in_groups"))


def _members(tx: Reader) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = defaultdict(list)
    said = rows(
        tx,
        "SELECT group_member.group_id, student.id, student.family, student.given,"
        " group_member.joined, group_member.left_on FROM group_member"
        " JOIN student ON student.id = group_member.student_id",
    )
    for group, student, family, given, joined, left_on in sorted(
        said, key=lambda row: (*sort_key(row[2], row[3]), row[1], str(row[4] or ""))
    ):
        one = Member(
            student=student, family=family, given=given, joined=day(joined), left_on=day(left_on)
        )
        found[group].append(one)
    return found


def by_student(tx: Reader) -> dict[str, tuple[Group, ...]]:
    """Return by student the groups they belong to, or once belonged to."""
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups(tx):
        for student in dict.fromkeys(one.student for one in group.members):
            found[student].append(group)
    return {student: tuple(some) for student, some in found.items()}


def given(state: State, points: Decimal | None, mark: Decimal | None, differs: str = "") -> Given:
    """Return what of a result a group shares, as the rules compare it."""
    blank = state is State.OPEN and points is None and mark is None
    value = () if blank else (state, points, mark)
    return Given(state=state, value=value, blank=blank, differs=differs)


def given_of(row: ResultRow | None) -> Given:
    """Return what of a row a group shares; no row is a blank."""
    if row is None:
        return NOTHING_GIVEN
    return given(row.facts.state, row.facts.points, row.facts.mark, row.differs)


def gaps(tx: Session, on: date) -> tuple[Gap, ...]:
    """List where a member lacks the mark of the group, or has another one without a reason."""
    every = groups(tx)
    if not every:
        return ()
    entered = results(tx)
    return tuple(
        gap for group in every for item in group.items for gap in _gap(group, item, entered, on)
    )


def _gap(group: Group, item: str, entered: Mapping[str, Results], on: date) -> Iterator[Gap]:
    said = {one.student: given_of(entered.get(one.student, {}).get(item)) for one in group.now(on)}
    here = {student: one for student, one in said.items() if not one.apart}
    most = shared(here.values())
    if all(one.blank for one in here.values()):
        return
    lacking = tuple(student for student, one in here.items() if one.blank)
    other = tuple(
        student
        for student, one in here.items()
        if not one.blank and (most is None or one.value != most.value)
    )
    if lacking or other:
        yield Gap(group=group, item=item, lacking=lacking, other=other)
