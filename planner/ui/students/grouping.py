"""Groups as they are being arranged, before anything is written: who is put where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.commands.groups import Wanted
from planner.db.groups import groups
from planner.db.students import results, students
from planner.db.work import items
from planner.rules.credits import Enrolment
from planner.rules.groups import dealt, free_names
from planner.rules.people import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.students import StudentRow
    from planner.rules.credits import Item

NEW = "new "  # begins the key of a group that is not in the file yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A group in the draft; ``key`` is its id, or one of our own until it has one."""

    key: str
    name: str
    items: tuple[str, ...]
    students: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether the group is not in the file yet."""
        return self.key.startswith(NEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What the dialog begins with: items, students by name, and the groups of a day.

    ``entered`` are the items for which something is entered already.
    """

    items: tuple[Item, ...]
    students: tuple[StudentRow, ...]
    groups: tuple[Drawn, ...]
    entered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What is to be done: groups as wanted, those that go, and since when (None: always)."""

    wanted: tuple[Wanted, ...]
    gone: tuple[str, ...]
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many groups and people the draft changes."""

    made: int = 0
    dissolved: int = 0
    renamed: int = 0
    joining: int = 0
    leaving: int = 0
    items: int = 0

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def people(tx: Session, on: date) -> People:
    """Read who can be put into groups, and which there are on a day."""
    here = sorted(students(tx), key=lambda row: (*sort_key(row.family, row.given), row.id))
    return People(
        items=items(tx),
        students=tuple(here),
        groups=tuple(
            Drawn(
                key=one.id,
                name=one.name,
                items=one.items,
                students=tuple(member.student for member in one.now(on)),
            )
            for one in groups(tx)
        ),
        entered=frozenset(item for some in results(tx).values() for item in some),
    )


class Draft:
    """The groups as they would be; nothing of it is in the file."""

    def __init__(self, begin: People) -> None:
        self._begin = {group.key: group for group in begin.groups}
        self._order = {row.id: n for n, row in enumerate(begin.students)}
        self.people = {row.id: row for row in begin.students}
        self.groups: dict[str, Drawn] = dict(self._begin)
        self._made = 0
        self._dealt: tuple[str, ...] = ()  # the groups that were made together last

    def shown(self, item: str) -> list[Drawn]:
        """Return the groups that work on an item, in their order."""
        return [group for group in self.groups.values() if item in group.items]

    def without(self, item: str) -> list[str]:
        """Return the active students who are in no group for an item, by name."""
        taken = {student for group in self.shown(item) for student in group.students}
        return [
            row.id
            for row in self.people.values()
            if row.status is not Enrolment.LEFT and row.id not in taken
        ]

    def items_for(self, item: str) -> tuple[str, ...]:
        """Return what a new group beside those for an item works on: what most of them do."""
        common = Counter(group.items for group in self.shown(item))
        return common.most_common(1)[0][0] if common else (item,)

    def add(self, item: str, stem: str) -> str:
        """Make an empty group beside those for an item; the answer is its key."""
        names = [group.name for group in self.groups.values()]
        (name,) = free_names(names, stem, 1)
        self._made += 1
        key = f"{NEW}{self._made}"
        self.groups[key] = Drawn(key=key, name=name, items=self.items_for(item))
        return key

    def rename(self, key: str, name: str) -> None:
        """Give a group another name."""
        self.groups[key] = replace(self.groups[key], name=name.strip())

    def dissolve(self, key: str) -> None:
        """Take a group away; its members are without one again."""
        del self.groups[key]

    def put(self, people: Iterable[str], key: str) -> None:
        """Put people into a group, out of any other that works on one of the same items."""
        moving = set(people)
        into = self.groups[key]
        for other in list(self.groups.values()):
            if other.key != key and set(other.items) & set(into.items):
                self._fill(other.key, [one for one in other.students if one not in moving])
        self._fill(key, {*into.students, *moving})

    def take_out(self, people: Iterable[str], item: str) -> None:
        """Take people out of the groups that work on an item."""
        leaving = set(people)
        for group in self.shown(item):
            self._fill(group.key, [one for one in group.students if one not in leaving])

    def share(self, item: str, other: str, *, together: bool) -> None:
        """Let all groups for an item work on another one too, or no longer."""
        for group in self.shown(item):
            rest = tuple(one for one in group.items if one != other)
            self.groups[group.key] = replace(group, items=(*rest, other) if together else rest)

    def shares(self, item: str, other: str) -> bool | None:
        """Tell whether the groups for an item work on another one too; None: some of them do."""
        found = {other in group.items for group in self.shown(item)}
        return None if len(found) > 1 else found == {True}

    def deal(
        self, item: str, size: int, stem: str, order: Callable[[list[str]], Sequence[str]]
    ) -> int:
        """Make groups of those without one; once more deals the same people anew.

        ``order`` puts people in the order in which they are dealt. The answer is how many
        groups were made.
        """
        for key in self._dealt:
            if key in self.groups:
                self.dissolve(key)
        made = []
        for some in dealt(order(self.without(item)), size):
            key = self.add(item, stem)
            self._fill(key, some)
            made.append(key)
        self._dealt = tuple(made)
        return len(made)

    @property
    def is_dealt(self) -> bool:
        """Whether groups were just dealt, and can be dealt anew."""
        return bool(self._dealt)

    def settle(self) -> None:
        """Keep what was dealt: it was changed by hand, and is not dealt anew."""
        self._dealt = ()

    def arrangement(self, on: date | None) -> Arrangement:
        """Return what of all this differs from what is in the file."""
        wanted = tuple(
            Wanted(
                id="" if group.is_new else group.key,
                name=group.name,
                items=group.items,
                students=group.students,
            )
            for group in self.groups.values()
            if group != self._begin.get(group.key)
        )
        gone = tuple(key for key in self._begin if key not in self.groups)
        return Arrangement(wanted=wanted, gone=gone, on=on)

    def summary(self) -> Summary:
        """Count what differs from what is in the file."""
        both = [(self._begin[key], self.groups[key]) for key in self._begin if key in self.groups]
        new = [group for group in self.groups.values() if group.is_new]
        return Summary(
            made=len(new),
            dissolved=len(self._begin) - len(both),
            renamed=sum(old.name != now.name for old, now in both),
            joining=sum(len(set(now.students) - set(old.students)) for old, now in both)
            + sum(len(group.students) for group in new),
            leaving=sum(len(set(old.students) - set(now.students)) for old, now in both),
            items=sum(set(old.items) != set(now.items) for old, now in both),
        )

    def _fill(self, key: str, people: Iterable[str]) -> None:
        ordered = tuple(sorted(people, key=self._order.__getitem__))
        self.groups[key] = replace(self.groups[key], students=ordered)
