"""Groups that work on items together: who belongs to them when, and whom an entry reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules.credits import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

OWN_STATES = frozenset({State.EXCUSED, State.EXEMPT, State.RECOGNISED})  # said of one person


@dataclass(eq=False)
class InAnotherGroup(PlannerError):
    """A student belongs to at most one group at a time for each item; the titles are of those."""

    name: str
    group: str
    items: tuple[str, ...]


@dataclass(eq=False)
class LeavesBeforeJoining(PlannerError):
    """Somebody can leave a group on the day they joined it, or later."""

    name: str
    joined: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody's time in a group: from the day they joined up to the day they left.

    ``joined`` None is from the beginning, ``left_on`` None up to now; the day of leaving itself is
    outside. ``family`` and ``given`` are the student's names.
    """

    student: str
    family: str
    given: str = ""
    joined: date | None = None
    left_on: date | None = None

    def belongs(self, on: date) -> bool:
        """Tell whether the member belongs to the group on a day."""
        begun = self.joined is None or self.joined <= on
        return begun and (self.left_on is None or on < self.left_on)

    def meets(self, other: Member) -> bool:
        """Tell whether two times share a day; an empty time shares none.

        >>> from datetime import date
        >>> moved = date(2023, 11, 22)
        >>> before = Member(student="a", family="Dorn", left_on=moved)
        >>> before.meets(Member(student="a", family="Dorn", joined=moved))
        False
        >>> before.meets(Member(student="a", family="Dorn"))
        True
        """
        return _before(self.joined, self.left_on, other) and _before(
            other.joined, other.left_on, self
        )


def _before(joined: date | None, left_on: date | None, other: Member) -> bool:
    """Tell whether a time is not empty and begins before another one ends."""
    if joined is None:
        return True
    ends = min((one for one in (left_on, other.left_on) if one is not None), default=None)
    return ends is None or joined < ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group with the ids of the items it works on; ``members`` are all who ever belonged."""

    id: str
    name: str
    items: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()

    def now(self, on: date) -> tuple[Member, ...]:
        """Return who belongs to the group on a day, in the order given."""
        return tuple(one for one in self.members if one.belongs(on))

    def holds(self, student: str, on: date) -> bool:
        """Tell whether a student belongs to the group on a day."""
        return any(one.student == student for one in self.now(on))

    def names(self, on: date) -> tuple[str, ...]:
        """Return what its members of a day are called among themselves.

        The family name is enough, unless two share it.

        >>> from datetime import date
        >>> Group(
        ...     id="g",
        ...     name="Group 3",
        ...     members=(
        ...         Member(student="a", family="Dorn", given="Eva"),
        ...         Member(student="b", family="Adler", given="Jan"),
        ...     ),
        ... ).names(date(2023, 11, 13))
        ('Dorn', 'Adler')
        """
        here = self.now(on)
        families = [one.family for one in here]
        return tuple(
            one.family if families.count(one.family) == 1 else f"{one.given} {one.family}".strip()
            for one in here
        )


def group_of(groups: Iterable[Group], student: str, item: str, on: date) -> Group | None:
    """Return the group in which a student works on an item on a day, or None."""
    return next((one for one in groups if item in one.items and one.holds(student, on)), None)


def check_alone(groups: Iterable[Group], joining: Group, member: Member) -> None:
    """Refuse a member who belongs to another group for one of the items at the same time.

    Raises InAnotherGroup with the ids of the items in place of titles, or LeavesBeforeJoining.
    """
    if member.joined and member.left_on and member.left_on < member.joined:
        raise LeavesBeforeJoining(member.family, member.joined)
    for other in groups:
        shared = tuple(item for item in joining.items if item in other.items)
        if other.id == joining.id or not shared:
            continue
        if any(one.student == member.student and one.meets(member) for one in other.members):
            raise InAnotherGroup(member.family, other.name, shared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What of a result a group shares; late days, notes and own deadlines are each member's own.

    ``value`` is the state, points, mark and summands as one thing that can be compared; ``blank``
    where none of them says anything. ``differs`` is why it is another one than the group's.
    """

    state: State
    value: tuple[object, ...]
    blank: bool
    differs: str = ""

    @property
    def apart(self) -> bool:
        """Whether the member stands apart: entries for the group leave this result alone.

        With a reason given, or because excused, exempt and recognised are said of one person.
        """
        return bool(self.differs) or self.state in OWN_STATES


NOTHING_GIVEN = Given(state=State.OPEN, value=(), blank=True)


def shared(given: Iterable[Given]) -> Given | None:
    """Return the result of the group: what most of those say who do not stand apart.

    None if nothing is said, or two results are as frequent as one another.

    >>> passed = Given(state=State.PASSED, value=("passed",), blank=False)
    >>> failed = Given(state=State.FAILED, value=("failed",), blank=False)
    >>> shared([passed, NOTHING_GIVEN]) == passed, shared([passed, failed]) is None
    (True, True)
    """
    said = [one for one in given if not one.apart and not one.blank]
    values = [one.value for one in said]
    most = max((values.count(value) for value in values), default=0)
    found = {one.value: one for one in said if values.count(one.value) == most}
    return next(iter(found.values())) if len(found) == 1 else None


def sizes(people: int, wanted: int) -> tuple[int, ...]:
    """Return how large the groups are that come nearest to a size, the larger ones first.

    They differ by one at most; rather one more in a group than somebody alone.

    >>> sizes(7, 2), sizes(8, 3), sizes(6, 4), sizes(1, 2), sizes(0, 2)
    ((3, 2, 2), (3, 3, 2), (3, 3), (1,), ())
    """
    if people <= 0:
        return ()
    every = (_even(people, many) for many in range(1, people + 1))
    return min(every, key=lambda some: _distance(some, wanted))


def _even(people: int, many: int) -> tuple[int, ...]:
    least, more = divmod(people, many)
    return (least + 1,) * more + (least,) * (many - more)


def _distance(some: tuple[int, ...], wanted: int) -> tuple[int, int, int]:
    away = [abs(size - wanted) for size in some]
    return max(away), sum(away), len(some)


def dealt[T](people: Sequence[T], wanted: int) -> tuple[tuple[T, ...], ...]:
    """Deal people out in their order into groups that come nearest to a size.

    >>> dealt("abcde", 2)
    (('a', 'b', 'c'), ('d', 'e'))
    """
    found, at = [], 0
    for size in sizes(len(people), wanted):
        found.append(tuple(people[at : at + size]))
        at += size
    return tuple(found)


def free_names(taken: Iterable[str], stem: str, many: int) -> tuple[str, ...]:
    """Give new groups the numbers after those there are: "Group 4", "Group 5".

    >>> free_names(["Group 1", "Group 3"], "Group", 2)
    ('Group 4', 'Group 5')
    """
    numbers = [name.removeprefix(f"{stem} ") for name in taken if name.startswith(f"{stem} ")]
    last = max((int(one) for one in numbers if one.isdecimal()), default=0)
    return tuple(f"{stem} {last + n}" for n in range(1, many + 1))
