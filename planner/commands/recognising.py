"""Recognising results that were earned elsewhere, as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.commands import results
from planner.commands.results import Entry
from planner.rules.credits import State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """One result that counts as passed here; ``term`` is when it was earned: "WS 2022/23"."""

    student: str
    item: str
    term: str
    points: Decimal | None = None
    mark: Decimal | None = None


def recognise(tx: Session, earned: Iterable[Recognised]) -> None:
    """Enter results as recognised, in place of what was entered there; notes and deadlines stay.

    Raises PointsOutOfBounds or NotMarkedSo.
    """
    for one in earned:
        results.clear(tx, [(one.student, one.item)])
        entry = Entry(state=State.RECOGNISED, points=one.points, mark=one.mark)
        results.enter(tx, one.student, one.item, entry)
        results.annotate(tx, one.student, one.item, recognised_from=one.term)
