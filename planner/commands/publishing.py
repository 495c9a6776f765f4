"""Publishing the plan: a version is frozen with what changed since the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.plan_tables import PlanVersion
from planner.db.versions import public_plan, published
from planner.errors import PlannerError
from planner.rules.plan_diff import changes_as_json
from planner.rules.plan_public import as_json

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(eq=False)
class NothingToPublish(PlannerError):
    """The plan is as it was published last."""

    number: int
    day: date


def publish(tx: Session, *, at: datetime, by: str = "", note: str = "") -> int:
    """Freeze the plan as the next version; the answer is its number.

    Like everything that is handed out it is a fact of the history, never undone. Raises
    NothingToPublish.
    """
    now = published(tx)
    last = now.version
    if last is not None and now.settled:
        raise NothingToPublish(last.number, last.day)
    number = last.number + 1 if last else 1
    tx.add(
        PlanVersion(
            number=number,
            at=at,
            by=by,
            note=note.strip(),
            plan=as_json(public_plan(tx)),
            changes=changes_as_json(now.since),
        )
    )
    return number
