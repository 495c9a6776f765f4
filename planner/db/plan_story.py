"""How the plan looked after each step of the history that changed what a calendar tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from planner.db import courses, plans
from planner.db.reading import day, moment, rows, structure
from planner.db.versions import public_plan
from planner.db.watching import completed, table_named
from planner.rules.plan import Plan
from planner.rules.plan_calendar import Told
from planner.rules.plan_public import public_form
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.db.journal import Image
    from planner.rules.plan_public import PublicPlan

# What days, hours and rooms of sessions come from. Deadlines and days off are no entries.
TELLING = ("course", "slot", "extra_date", "session")


def plan_story(tx: Session) -> tuple[Told, ...]:
    """Return the plan after each step that touched it, undone and redone ones too, oldest first.

    The last one is the plan as it is now. Sessions are all that the earlier ones hold.
    """
    rebuilt, found = _Rebuilt(), []
    for at, touched in _steps(tx):
        for table, row_id, image in touched:
            rebuilt.put(table, row_id, image)
        if rebuilt.is_a_plan:
            found.append(Told(at, rebuilt.plan()))
    now = public_plan(tx)
    if not found:
        return ()
    return (*found, Told(found[-1].at, now))  # a migration may have changed rows beside the steps


def _steps(tx: Session) -> Iterator[tuple[Any, list[tuple[str, str, Image | None]]]]:
    tables = ", ".join(f"'{name}'" for name in TELLING)
    touched: list[tuple[str, str, Image | None]] = []
    step, when = None, None
    for number, at, table, row_id, after in rows(
        tx,
        "SELECT step.id, step.at, step_image.table_name, step_image.row_id, step_image.after"  # noqa: S608 - names of our own tables
        " FROM step_image JOIN step ON step.id = step_image.step_id"
        f" WHERE step_image.table_name IN ({tables}) ORDER BY step_image.id",
    ):
        if number != step and touched:
            yield when, touched
            touched = []
        step, when = number, moment(at)
        touched.append((table, row_id, structure(after)))
    if touched:
        yield when, touched


@dataclass(init=False, slots=True)
class _Rebuilt:
    """The rows of a plan, put together from the pictures that the history keeps of them."""

    tables: dict[str, dict[str, Image]]

    def __init__(self) -> None:
        self.tables = {name: {} for name in TELLING}

    @property
    def is_a_plan(self) -> bool:
        return bool(self.tables["course"])

    def put(self, table: str, row_id: str, image: Image | None) -> None:
        whole = completed(table_named(table), image)
        if whole is None:
            self.tables[table].pop(row_id, None)
        else:
            self.tables[table][row_id] = whole | {"id": row_id}

    def plan(self) -> PublicPlan:
        (course, *_) = self.tables["course"].values()
        sessions = self.tables["session"]
        plan = Plan(
            sessions=tuple(plans.of_image(image) for image in sessions.values()),
            lectures=Days(day(course["lectures_from"]), day(course["lectures_to"])),
            slots=tuple(courses.slot_of_image(row) for row in self._sorted("slot", "position")),
            extra=tuple(
                courses.extra_of_image(row) for row in self._sorted("extra_date", "day", "starts")
            ),
        )
        return public_form(
            plan,
            links={row_id: image["link"] for row_id, image in sessions.items()},
            words={row_id: image["cancel_words"] for row_id, image in sessions.items()},
        )

    def _sorted(self, table: str, *names: str) -> list[Image]:
        return sorted(self.tables[table].values(), key=itemgetter(*names, "id"))
