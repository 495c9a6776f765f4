"""Reading the published versions of the plan, and what stands there to be published now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.db import plans
from planner.db.reading import moment, rows, structure
from planner.rules.plan_diff import changes, changes_of_json
from planner.rules.plan_public import PublicPlan, of_json, public_form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from planner.db.reading import Reader
    from planner.rules.plan_diff import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A published version: its number from 1, when and by whom, and what changed with it.

    ``note`` is the lecturer's own words. The first version has no changes.
    """

    number: int
    at: datetime
    by: str
    note: str
    plan: PublicPlan
    changes: tuple[Change, ...]

    @property
    def day(self) -> date:
        """The day of its publication, by the clock of whoever reads it."""
        return self.at.astimezone().date()


def versions(tx: Reader) -> tuple[VersionRow, ...]:
    """List the published versions, the oldest first."""
    return _read(rows(tx, f"{_WANTED} ORDER BY number"))


def latest(tx: Reader) -> VersionRow | None:
    """Return the version published last, None before the first."""
    found = _read(rows(tx, f"{_WANTED} ORDER BY number DESC LIMIT 1"))
    return found[0] if found else None


_WANTED = 'SELECT number, at, "by", note, plan, changes FROM plan_version'


def _read(found: Sequence[Sequence[Any]]) -> tuple[VersionRow, ...]:
    return tuple(
        VersionRow(
            number=number,
            at=moment(at),
            by=by,
            note=note,
            plan=of_json(structure(plan)),
            changes=changes_of_json(structure(told)),
        )
        for number, at, by, note, plan, told in found
    )


def public_plan(tx: Reader) -> PublicPlan:
    """Return the plan as everybody may read it, as it is now."""
    more = plans.details(tx)
    return public_form(
        plans.plan_of(tx),
        links={row_id: one.link for row_id, one in more.items()},
        words={row_id: one.cancel_words for row_id, one in more.items()},
    )


@dataclass(frozen=True, slots=True)
class Published:
    """Where the plan stands: its last version, if any, and what has changed since."""

    version: VersionRow | None
    since: tuple[Change, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether the plan is what was published last."""
        return self.version is not None and not self.since


def published(tx: Reader) -> Published:
    """Compare the plan with its last version."""
    last = latest(tx)
    return Published(last, changes(last.plan, public_plan(tx)) if last else ())
