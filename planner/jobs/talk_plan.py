"""Reads who presents when, and which places for talks are left, for the plan to hang up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.db import plans
from planner.db.presenters import presenters
from planner.db.talks import presents_together, talk_places, talks_taken
from planner.jobs.about import about_course
from planner.reports.talk_plan import PlannedTalk, TalkPlan, TalkSession
from planner.rules.plan import Status, in_order, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.presenters import PresenterRow
    from planner.language import Language
    from planner.rules.plan import PlannedSession


def talk_plan(tx: Session, say: Language, today: date) -> TalkPlan:
    """List every session that has talks or places for them, by date; without a day come last."""
    rows = plans.sessions(tx)
    numbered, places, taken = numbers(rows), talk_places(tx), talks_taken(tx)
    presenting: dict[str, list[PresenterRow]] = defaultdict(list)
    for one in presenters(tx):
        presenting[one.session].append(one)
    together = presents_together(tx)
    dated = in_order(rows)
    shown = [
        row
        for row in [*dated, *(row for row in rows if row.day is None)]
        if presenting[row.id] or (places.get(row.id) and row.status is not Status.CANCELLED)
    ]
    return TalkPlan(
        about=about_course(tx, say, today),
        sessions=tuple(
            TalkSession(
                number=numbered.get(row.id, ""),
                topic=row.topic,
                talks=_talks(presenting[row.id], together),
                day=row.day,
                hours=row.hours,
                room=row.room,
                cancelled=row.status is Status.CANCELLED,
                **_left(row, places.get(row.id, 0), taken.get(row.id, 0), today),
            )
            for row in shown
        ),
    )


def _left(row: PlannedSession, places: int, taken: int, today: date) -> dict[str, int]:
    """Say how many places are left; what is over or called off has none to offer."""
    over = row.status is not Status.PLANNED or (row.day is not None and row.day < today)
    return {} if over else {"places": places, "free": max(places - taken, 0)}


def _talks(
    some: Iterable[PresenterRow], together: Mapping[tuple[str, str], str]
) -> tuple[PlannedTalk, ...]:
    """Join those of one group who present for the same item: they give one talk."""
    joined: dict[tuple[str, str | None], list[PresenterRow]] = defaultdict(list)
    for row in some:
        whose = together.get((row.who, row.item), row.who) if row.item else row.who
        joined[whose, row.item].append(row)
    return tuple(
        PlannedTalk(
            people=tuple(row.name for row in rows),
            title=next((row.title for row in rows if row.title), ""),
            paper=next((row.paper for row in rows if row.paper), ""),
        )
        for rows in joined.values()
    )
