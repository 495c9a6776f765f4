"""What the Grades page shows at a time, as one value that can be kept and compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from planner.jobs.tally import Filter
from planner.jobs.view_filters import Condition, Subject
from planner.rules.credits import ItemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Whom and what the grid shows, and by what it is sorted.

    ``hidden`` are keys of columns, ``folded`` the kinds whose items share one column;
    ``sorted_by`` is a column's key, "" sorts by name. The order of columns is not part of it: it
    is that of the course's items, so that documents have it too.
    """

    show: Filter = Filter.ALL
    conditions: tuple[Condition, ...] = ()
    hidden: frozenset[str] = frozenset()
    folded: frozenset[ItemKind] = frozenset()
    sorted_by: str = ""
    backwards: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves students out."""
        return self.show is not Filter.ALL or bool(self.conditions)


def kept(view: View) -> dict[str, Any]:
    """Write a view as plain values, for a file."""
    return {
        "show": view.show.value,
        "filters": [
            {"by": one.subject.value, "of": one.of, "values": sorted(one.values)}
            for one in view.conditions
        ],
        "hidden": sorted(view.hidden),
        "folded": sorted(kind.value for kind in view.folded),
        "sorted_by": view.sorted_by,
        "backwards": view.backwards,
    }


def taken(settings: Mapping[str, Any], known: Collection[str]) -> View:
    """Read a view from plain values; what is not understood, or not known any more, is left out.

    ``known`` are the ids of the tiers and items there are.
    """
    return View(
        show=_one_of(Filter, settings.get("show")) or Filter.ALL,
        conditions=tuple(_conditions(settings.get("filters"), known)),
        hidden=frozenset(one for one in _listed(settings.get("hidden")) if isinstance(one, str)),
        folded=frozenset(
            kind
            for one in _listed(settings.get("folded"))
            if (kind := _one_of(ItemKind, one)) is not None
        ),
        sorted_by=str(settings.get("sorted_by") or ""),
        backwards=settings.get("backwards") is True,
    )


def _conditions(given: object, known: Collection[str]) -> Iterable[Condition]:
    for one in _listed(given):
        subject = _one_of(Subject, one.get("by")) if isinstance(one, dict) else None
        if subject is None:
            continue
        of, values = str(one.get("of") or ""), _listed(one.get("values"))
        if values and (of in known or subject not in {Subject.STANDING, Subject.RESULT}):
            yield Condition(subject=subject, of=of, values=frozenset(map(str, values)))


def _listed(given: object) -> list[Any]:
    return given if isinstance(given, list) else []


def _one_of[E: Enum](kind: type[E], given: object) -> E | None:
    """Return the member of an enumeration that has this value; None if none has."""
    return next((one for one in kind if one.value == given), None)
