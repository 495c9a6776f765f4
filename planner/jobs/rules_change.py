"""Other items and tiers for a course: planned from a file, weighed, and put in one step."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.commands.rules import replace_rules
from planner.db import courses
from planner.db.ids import new_id
from planner.db.item_details import item_details
from planner.errors import PlannerError
from planner.exchange.rules_file import ItemEntry, RulesFile, TierEntry, WrongThere
from planner.jobs.gradebook import Work, work_of
from planner.rules.credits import Item, Requirement, Tier
from planner.rules.rule_checks import NoCredits, check_grading, check_item, check_requirement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.jobs.rule_effects import Effects

_DETAILS = frozenset({"bonus", "max_attempts", "in_groups"})


@dataclass(eq=False)
class SomebodyWouldLose(PlannerError):
    """Announced rules would change so that somebody loses a tier; by tier, the names."""

    on: date
    losses: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(eq=False)
class NoSuchItem(PlannerError):
    """A tier asks for an item that is not among the items, by id or title."""

    name: str


@dataclass(eq=False)
class SeveralItems(PlannerError):
    """A tier names an item by a title that several have."""

    name: str


@dataclass(eq=False)
class NamedTwice(PlannerError):
    """Two entries of the file mean the same item or tier."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesChange:
    """What items and tiers are to become; ``details`` and ``course`` are further columns."""

    before: Work
    after: Work
    details: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    course: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        same = self.before.items == self.after.items and self.before.tiers == self.after.tiers
        return not same or bool(self.details) or bool(self.course)


def planned(tx: Session, said: RulesFile) -> RulesChange:
    """Work out what a file of rules means for the course; what it does not say stays as it is.

    Items are matched by id, then by title; tiers by id (or key), then by name. Raises WrongThere
    with the place in the file.
    """
    before = work_of(tx, with_sessions=True)
    course = courses.course(tx)
    items, called = before.items, {item.id: item.id for item in before.items}
    matched: list[tuple[ItemEntry, Item]] = []
    if said.items is not None:
        matched = list(_items(said.items, before.items))
        items = tuple(item for _, item in matched)
        called = {entry.id: item.id for entry, item in matched if entry.id}
        called |= {item.id: item.id for item in items}
    tiers = before.tiers
    if said.tiers is not None:
        names = _Names(items=items, ids=called)
        found = _tiers(said.tiers, before.tiers, names, len(before.sessions))
        tiers = tuple(sorted(found, key=lambda tier: tier.credits))
    new = {key: value for key, value in said.course.items() if getattr(course, key) != value}
    after = replace(before, items=items, tiers=tiers)
    if "excused_counts" in new:
        after = replace(after, excused_counts=new["excused_counts"])
    return RulesChange(before=before, after=after, details=_details(tx, matched), course=new)


def put(tx: Session, change: RulesChange) -> None:
    """Carry a planned change out; raises ItemInUse, TierInUse and those of rule_checks."""
    after = change.after
    replace_rules(tx, after.items, after.tiers, details=change.details, of_course=change.course)


def check_losses(found: Effects, announced_on: date | None, today: date) -> None:
    """Refuse a change of announced rules in which somebody loses a tier.

    Whoever has seen the names may go on. Raises SomebodyWouldLose.
    """
    losses = tuple((one.tier, one.lose) for one in found.tiers if one.lose)
    if losses and announced_on is not None and announced_on <= today:
        raise SomebodyWouldLose(announced_on, losses)


def _items(
    entries: Sequence[ItemEntry], there: Sequence[Item]
) -> Iterable[tuple[ItemEntry, Item]]:
    taken: set[str] = set()
    titles: set[str] = set()
    for entry in entries:
        old = _match(entry.id, entry.title, there, taken, lambda item: item.title)
        title = (entry.title or entry.id).casefold()
        if (old.id in taken) if old else (title in titles):
            raise WrongThere(entry.place, NamedTwice(entry.title or entry.id))
        base = old or Item(id=new_id(), title=entry.title or entry.id)
        plain = {name: value for name, value in entry.said.items() if name not in _DETAILS}
        item = replace(base, **plain)
        _there(entry.place, check_item, item)
        taken.add(item.id)
        titles.add(title)
        yield entry, item


def _tiers(
    entries: Sequence[TierEntry], there: Sequence[Tier], names: _Names, sessions: int
) -> Iterable[Tier]:
    taken: set[str] = set()
    by_id = {item.id: item for item in names.items}
    by_key = {tier.key: tier.id for tier in there}
    for entry in entries:
        row_id = by_key.get(entry.id, entry.id)
        old = _match(row_id, entry.name, there, taken, lambda tier: tier.name)
        if old is not None and old.id in taken:
            raise WrongThere(entry.place, NamedTwice(entry.name or entry.id))
        base = old or Tier(id=new_id(), key="", name=entry.name or entry.id, credits=Decimal(0))
        tier = _called_by_ids(entry.place, replace(base, **entry.said), names)
        if tier.credits <= 0:
            raise WrongThere(f"{entry.place}.credits", NoCredits(tier.name))
        for place, asked in enumerate(tier.requires):
            where = f"{entry.place}.requires[{place}]"
            _there(where, check_requirement, asked, by_id, sessions)
        _there(f"{entry.place}.grading", check_grading, tier, by_id)
        taken.add(tier.id)
        yield tier


def _match[T: (Item, Tier)](
    row_id: str, name: str, there: Sequence[T], taken: set[str], called: Callable[[T], str]
) -> T | None:
    """Find what an entry means: by its id, else by its name, if just one has it."""
    by_id = next((one for one in there if row_id and one.id == row_id), None)
    if by_id is not None:
        return by_id
    wanted = (name or row_id).casefold()
    alike = [one for one in there if called(one).casefold() == wanted and one.id not in taken]
    return alike[0] if len(alike) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """By what the file may call an item: its id there or here (``ids``), or its title."""

    items: Sequence[Item]
    ids: Mapping[str, str]

    def id_of(self, name: str, place: str) -> str:
        if name in self.ids:
            return self.ids[name]
        alike = [item.id for item in self.items if item.title.casefold() == name.casefold()]
        if len(alike) != 1:
            raise WrongThere(place, SeveralItems(name) if alike else NoSuchItem(name))
        return alike[0]


def _called_by_ids(place: str, tier: Tier, names: _Names) -> Tier:
    """Replace titles by ids in what a tier asks for and weighs."""
    requires = tuple(
        replace(
            asked,
            items=tuple(
                names.id_of(name, f"{place}.requires[{n}].items[{m}]")
                for m, name in enumerate(asked.items)
            ),
        )
        for n, asked in enumerate(tier.requires)
    )
    weights = tuple(
        (names.id_of(name, f"{place}.grading.weights"), weight)
        for name, weight in tier.grading.weights
    )
    return replace(
        tier,
        requires=tuple(_named(one, names.items) for one in requires),
        grading=replace(tier.grading, weights=weights),
    )


def _named(asked: Requirement, items: Sequence[Item]) -> Requirement:
    """Call a requirement without words of its own by its items."""
    titles = [item.title for item in items if item.id in asked.items]
    return asked if asked.text else replace(asked, text=", ".join(titles))


def _details(tx: Session, matched: Iterable[tuple[ItemEntry, Item]]) -> dict[str, dict[str, Any]]:
    """Return the further columns that change, by item."""
    there = {row_id: asdict(one) for row_id, one in item_details(tx).items()}
    found = {}
    for entry, item in matched:
        old = there.get(item.id, {})
        said = {name: entry.said[name] for name in _DETAILS & entry.said.keys()}
        new = {name: value for name, value in said.items() if old.get(name) != value}
        if new:
            found[item.id] = new
    return found


def _there(place: str, check: Callable[..., None], *what: object) -> None:
    try:
        check(*what)
    except PlannerError as refusal:
        raise WrongThere(place, refusal) from None
