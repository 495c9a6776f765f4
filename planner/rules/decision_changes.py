"""What has changed since a decision: its facts and rules then, against those of now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.rules.credits import Result, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.rules.decisions import Json

    type Part = Mapping[str, Any]

GRADING = "grading"  # among the rules, where a tier's grade is not computed in the plain way
_OF_ASKED = ("items", "text")  # said in other ways than field by field


@dataclass(frozen=True, slots=True)
class ResultDiffers:
    """A student's result for an item is another one now."""

    item: str
    before: Result
    now: Result


@dataclass(frozen=True, slots=True)
class FactDiffers:
    """Something else the decision rests on is otherwise now, such as the attendance."""

    name: str
    before: Json
    now: Json


@dataclass(frozen=True, slots=True)
class MeasureDiffers:
    """An item is marked otherwise now: ``field`` is marking, max_points, pass_points and so on."""

    item: str
    field: str
    before: Json
    now: Json


@dataclass(frozen=True, slots=True)
class RuleDiffers:
    """The tier itself says something else: its credits, whether it is graded, how it is graded."""

    tier: str
    field: str
    before: Json
    now: Json


@dataclass(frozen=True, slots=True)
class AskedDiffers:
    """A requirement asks for something else: so many, or for how much."""

    text: str
    field: str
    before: Json
    now: Json


@dataclass(frozen=True, slots=True)
class ItemsDiffer:
    """A requirement (or the course, with ``text`` "") counts other items, by their titles."""

    text: str
    added: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequirementNew:
    """The tier asks for something it did not ask for before."""

    text: str


@dataclass(frozen=True, slots=True)
class RequirementGone:
    """The tier no longer asks for something."""

    text: str


@dataclass(frozen=True, slots=True)
class ProposalDiffers:
    """The rules propose another tier; "" where they propose nothing."""

    before: str
    now: str


type Change = (
    ResultDiffers
    | FactDiffers
    | MeasureDiffers
    | RuleDiffers
    | AskedDiffers
    | ItemsDiffer
    | RequirementNew
    | RequirementGone
    | ProposalDiffers
)


def changes_since(
    then: Mapping[str, Any], now: Mapping[str, Any], tiers: Mapping[str, str]
) -> tuple[Change, ...]:
    """Say what differs between two bases of a decision (see decisions.basis), results first.

    ``tiers`` are the names of the tiers by id. There is a change exactly where one of the parts
    differs that make a decision stale; a part that this program does not know is named as it is.
    """
    return (
        *_facts(then, now),
        *_rules(then, now, _name(then) or _name(now)),
        *_proposed(then.get("proposed"), now.get("proposed"), tiers),
    )


def _facts(then: Part, now: Part) -> Iterator[Change]:
    before, after = then.get("facts") or {}, now.get("facts") or {}
    titles = _titles(then, now)
    for id_ in dict.fromkeys([*before, *after]):
        if id_ not in before or id_ not in after or before[id_] == after[id_]:
            continue  # an item asked for anew, or no longer, is a changed rule
        title = titles.get(id_, id_)
        one, other = _result(before[id_]), _result(after[id_])
        if one is None or other is None or one == other:
            yield FactDiffers(title, before[id_], after[id_])
        else:
            yield ResultDiffers(title, one, other)


def _rules(then: Part, now: Part, tier: str) -> Iterator[Change]:
    before, after = then.get("rules") or {}, now.get("rules") or {}
    titles = _titles(then, now)
    for field in dict.fromkeys([*before, *after]):
        if field in {"requires", "items"} or before.get(field) == after.get(field):
            continue
        if field == GRADING:
            yield from _grading(tier, before.get(field) or {}, after.get(field) or {})
        else:
            yield RuleDiffers(tier, field, before.get(field), after.get(field))
    asked = tuple(_asked(then, now, titles))
    yield from asked
    one, other = before.get("items") or {}, after.get("items") or {}
    if not asked:
        yield from _other_items("", set(one), set(other), titles)
    for id_ in (id_ for id_ in one if id_ in other and one[id_] != other[id_]):
        for field in dict.fromkeys([*one[id_], *other[id_]]):
            was, is_ = one[id_].get(field), other[id_].get(field)
            if was != is_:
                yield MeasureDiffers(titles.get(id_, id_), field, was, is_)


def _grading(tier: str, before: Part, after: Part) -> Iterator[Change]:
    """Name what of a tier's grading differs; a basis without one computed it in the plain way."""
    for part in dict.fromkeys([*before, *after]):
        if before.get(part) != after.get(part) and (before.get(part) or after.get(part)):
            yield RuleDiffers(tier, part, before.get(part), after.get(part))


def _asked(then: Part, now: Part, titles: Mapping[str, str]) -> Iterator[Change]:
    """Compare what a tier asks for, requirement by requirement."""
    before, after = _requirements(then), _requirements(now)
    if _plain(before) == _plain(after):
        return
    pairs, gone, new = _paired(before, after)
    for one, other in pairs:
        yield from _other_items(other["text"], set(one["items"]), set(other["items"]), titles)
        for field in dict.fromkeys([*one, *other]):
            if field not in _OF_ASKED and one.get(field) != other.get(field):
                yield AskedDiffers(other["text"], field, one.get(field), other.get(field))
    yield from (RequirementGone(one["text"]) for one in gone)
    yield from (RequirementNew(one["text"]) for one in new)
    if not gone and not new and all(one == other for one, other in pairs):
        yield RuleDiffers(_name(now), "order", None, None)


def _plain(requirements: Sequence[Part]) -> list[dict[str, Any]]:
    return [{key: one[key] for key in one if key != "text"} for one in requirements]


def _requirements(basis: Part) -> list[dict[str, Any]]:
    """Return what a tier asked for, each requirement with its text."""
    asked = (basis.get("rules") or {}).get("requires") or []
    texts = (basis.get("words") or {}).get("requires") or []
    return [
        {"items": [], **one, "text": texts[n] if n < len(texts) else ""}
        for n, one in enumerate(asked)
    ]


type Requirements = list[dict[str, Any]]


def _paired(
    before: Requirements, after: Requirements
) -> tuple[list[tuple[dict[str, Any], dict[str, Any]]], Requirements, Requirements]:
    """Find each requirement again: by all it says, by its text, by its items; else it is new."""
    pairs, gone, new = [], list(before), list(after)
    for key in ("", "text", "items"):
        for one in tuple(gone):
            same = (
                other
                for other in new
                if (one == other if not key else one[key] and one[key] == other[key])
            )
            if (other := next(same, None)) is not None:
                pairs.append((one, other))
                gone.remove(one)
                new.remove(other)
    return pairs, gone, new


def _other_items(
    text: str, before: set[str], now: set[str], titles: Mapping[str, str]
) -> Iterator[Change]:
    if before != now:
        added, gone = (
            tuple(sorted(titles.get(id_, id_) for id_ in ids))
            for ids in (now - before, before - now)
        )
        yield ItemsDiffer(text, added, gone)


def _proposed(
    then: Part | None, now: Part | None, tiers: Mapping[str, str]
) -> Iterator[ProposalDiffers]:
    if then != now:
        one, other = ((basis or {}).get("tier", "") for basis in (then, now))
        yield ProposalDiffers(tiers.get(one, one), tiers.get(other, other))


def _titles(then: Part, now: Part) -> dict[str, str]:
    return {**_words(then), **_words(now)}


def _words(basis: Part) -> dict[str, str]:
    return (basis.get("words") or {}).get("items") or {}


def _name(basis: Part) -> str:
    return str((basis.get("words") or {}).get("tier") or "")


def _result(fact: Any) -> Result | None:
    """Read a fact back; None if it says something that no result says."""
    if not isinstance(fact, dict) or fact.get("state") not in set(State):
        return None
    return Result(
        state=State(fact["state"]),
        points=_number(fact.get("points")),
        mark=_number(fact.get("mark")),
        late_days=int(fact.get("late_days") or 0),
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
