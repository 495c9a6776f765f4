"""Items and tiers as JSON, read into plain entries; every refusal names the place in the file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError
from planner.exchange.files_in import read_bytes
from planner.rules.attendance import ExcusedCounts
from planner.rules.credits import Grading, ItemKind, KeyStep, Marking, Requirement
from planner.rules.grades import Rounding
from planner.rules.requirements import Asks, Counting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

LARGEST = 2_000_000  # bytes
_MOST = Decimal(1_000_000)


@dataclass(eq=False)
class NoRules(PlannerError):
    """A file that is no JSON; line and column say where it stops being so."""

    name: str
    line: int
    column: int


@dataclass(eq=False)
class WrongThere(PlannerError):
    """Something is wrong at a place of the file, such as "tiers[1].requires[0]"."""

    place: str
    why: PlannerError


@dataclass(eq=False)
class NoSuchKey(PlannerError):
    """A key that means nothing here; ``known`` are those that do."""

    key: str
    known: tuple[str, ...]


@dataclass(eq=False)
class KeyMissing(PlannerError):
    """A key without which the entry says nothing."""

    key: str


class Form(StrEnum):
    """What a value has to be."""

    OBJECT = "object"
    LIST = "list"
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    DAY = "day"


@dataclass(eq=False)
class NotOfForm(PlannerError):
    """A value of another form than is wanted."""

    form: Form
    value: str


@dataclass(eq=False)
class NoneOfThese(PlannerError):
    """A word that is none of those there are."""

    value: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """What the file says of an item; ``said`` holds only what it says, by the names of Item."""

    place: str
    id: str = ""
    title: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TierEntry:
    """What the file says of a tier; items are still called as the file calls them."""

    place: str
    id: str = ""
    name: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesFile:
    """The whole file; None is what it says nothing of. ``course`` are settings of the course."""

    items: tuple[ItemEntry, ...] | None = None
    tiers: tuple[TierEntry, ...] | None = None
    course: Mapping[str, Any] = field(default_factory=dict)


def read_rules(path: Path) -> RulesFile:
    """Read a file of rules; raises UnreadableFile, NoRules or WrongThere."""
    raw = read_bytes(path, largest=LARGEST)
    try:
        found = json.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise NoRules(path.name, error.lineno, error.colno) from None
    except (UnicodeDecodeError, RecursionError):
        raise NoRules(path.name, 1, 1) from None
    return rules_of(found)


def rules_of(found: Any) -> RulesFile:
    """Turn a JSON document into entries; raises WrongThere."""
    whole = _object(found, "", ("items", "tiers", "excused_counts", "announced_on"))
    return RulesFile(
        items=_listed(whole, "items", "", _item) if "items" in whole else None,
        tiers=_listed(whole, "tiers", "", _tier) if "tiers" in whole else None,
        course=_fields(
            whole,
            "",
            {
                "excused_counts": ("excused_counts", _one_of(ExcusedCounts)),
                "announced_on": ("rules_announced_on", _or_none(_day)),
            },
        ),
    )


type _Read = Callable[[Any, str], Any]


def _item(value: Any, place: str) -> ItemEntry:
    said = _object(value, place, ("id", *_ITEM))
    entry = _fields(said, place, _ITEM)
    row_id = _text(said.get("id") or "", f"{place}.id")
    if not row_id and not entry.get("title"):
        raise WrongThere(place, KeyMissing("title"))
    return ItemEntry(place=place, id=row_id, title=entry.get("title", ""), said=entry)


def _tier(value: Any, place: str) -> TierEntry:
    said = _object(value, place, ("id", *_TIER))
    entry = _fields(said, place, _TIER)
    key = _key(said["id"], f"{place}.id") if said.get("id") is not None else ""
    if not key and not entry.get("name"):
        raise WrongThere(place, KeyMissing("name"))
    return TierEntry(place=place, id=key, name=entry.get("name", ""), said=entry)


def _requirement(value: Any, place: str) -> Requirement:
    keys = ("text", "asks", "counting", "items", "kinds", "at_least", "amount")
    said = _object(value, place, keys)
    found = _fields(said, place, _REQUIREMENT)
    if "counting" not in found:
        plain = Counting.AT_LEAST if said.get("at_least") is not None else Counting.ALL
        found["counting"] = plain
    return Requirement(**{"text": ""} | found)


def _grading(value: Any, place: str) -> Grading:
    return Grading(**_fields(_object(value, place, tuple(_GRADING)), place, _GRADING))


def _step(value: Any, place: str) -> KeyStep:
    said = _object(value, place, ("from", "grade"))
    for key in ("from", "grade"):
        if key not in said:
            raise WrongThere(place, KeyMissing(key))
    return KeyStep(
        percent=_number(said["from"], f"{place}.from"),
        grade=_number(said["grade"], f"{place}.grade"),
    )


def _weights(value: Any, place: str) -> tuple[tuple[str, Decimal], ...]:
    if not isinstance(value, dict):
        raise WrongThere(place, NotOfForm(Form.OBJECT, _shown(value)))
    return tuple((name, _number(weight, f"{place}.{name}")) for name, weight in value.items())


def _fields(
    said: Mapping[str, Any], place: str, known: Mapping[str, tuple[str, _Read]]
) -> dict[str, Any]:
    """Read those keys that are there; the answer is by the names of our own values."""
    return {
        name: read(said[key], _under(place, key))
        for key, (name, read) in known.items()
        if key in said
    }


def _object(value: Any, place: str, known: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise WrongThere(place, NotOfForm(Form.OBJECT, _shown(value)))
    for key in value:
        if key not in known:
            raise WrongThere(_under(place, key), NoSuchKey(key, known))
    return value


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _listed[T](
    said: Mapping[str, Any], key: str, place: str, read: Callable[[Any, str], T]
) -> tuple[T, ...]:
    return _list(read)(said[key], _under(place, key))


def _list[T](read: Callable[[Any, str], T]) -> Callable[[Any, str], tuple[T, ...]]:
    def each(value: Any, place: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise WrongThere(place, NotOfForm(Form.LIST, _shown(value)))
        return tuple(read(one, f"{place}[{n}]") for n, one in enumerate(value))

    return each


def _or_none(read: _Read) -> _Read:
    return lambda value, place: None if value is None else read(value, place)


def _one_of(kind: type[StrEnum]) -> _Read:
    def read(value: Any, place: str) -> StrEnum:
        known = tuple(one.value for one in kind)
        if value not in known:
            raise WrongThere(place, NoneOfThese(_shown(value), known))
        return kind(value)

    return read


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise WrongThere(place, NotOfForm(Form.TEXT, _shown(value)))
    return " ".join(value.split())


def _key(value: Any, place: str) -> str:
    """Read the id of a tier, which is its credits as a rule: "3", or 3 as well."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return f"{Decimal(value).normalize():f}"
    return _text(value, place)


def _flag(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        raise WrongThere(place, NotOfForm(Form.FLAG, _shown(value)))
    return value


def _number(value: Any, place: str) -> Decimal:
    """Read an exact number; text is taken too, with a decimal point or comma."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        raise WrongThere(place, NotOfForm(Form.NUMBER, _shown(value)))
    try:
        read = Decimal(value.replace(",", ".") if isinstance(value, str) else value)
    except InvalidOperation:
        raise WrongThere(place, NotOfForm(Form.NUMBER, _shown(value))) from None
    if not read.is_finite() or abs(read) > _MOST:
        raise WrongThere(place, NotOfForm(Form.NUMBER, _shown(value)))
    return read


def _points(value: Any, place: str) -> Decimal:
    read = _number(value, place)
    if read < 0:
        raise WrongThere(place, NotOfForm(Form.NUMBER, _shown(value)))
    return read


def _whole(value: Any, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise WrongThere(place, NotOfForm(Form.WHOLE, _shown(value)))
    return value


def _day(value: Any, place: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise WrongThere(place, NotOfForm(Form.DAY, _shown(value))) from None


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:40]


_ITEM: Mapping[str, tuple[str, _Read]] = {
    "title": ("title", _text),
    "short": ("short", _text),
    "kind": ("kind", _one_of(ItemKind)),
    "marking": ("marking", _one_of(Marking)),
    "max_points": ("max_points", _or_none(_points)),
    "pass_points": ("pass_points", _or_none(_points)),
    "due": ("due", _or_none(_day)),
    "bonus": ("bonus", _flag),
    "max_attempts": ("max_attempts", _or_none(_whole)),
    "in_groups": ("in_groups", _flag),
}
_REQUIREMENT: Mapping[str, tuple[str, _Read]] = {
    "text": ("text", _text),
    "asks": ("asks", _one_of(Asks)),
    "counting": ("counting", _one_of(Counting)),
    "items": ("items", _list(_text)),
    "kinds": ("kinds", _list(_one_of(ItemKind))),
    "at_least": ("at_least", lambda value, place: 0 if value is None else _whole(value, place)),
    "amount": ("amount", _or_none(_number)),
}
_GRADING: Mapping[str, tuple[str, _Read]] = {
    "weights": ("weights", _weights),
    "drop_lowest": ("drop_lowest", _whole),
    "rounding": ("rounding", _one_of(Rounding)),
    "points_key": ("key", _list(_step)),
}
_TIER: Mapping[str, tuple[str, _Read]] = {
    "name": ("name", _text),
    "credits": ("credits", _number),
    "graded": ("graded", _flag),
    "programmes": ("programmes", _list(_text)),
    "requires": ("requires", _list(_requirement)),
    "grading": ("grading", _grading),
}
