"""In which sessions a student may present, for every presentation of the course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import plans
from planner.db.groups import by_student
from planner.db.presenters import absences
from planner.db.talks import talk_places, talks, talks_taken
from planner.db.work import items
from planner.rules.credits import ItemKind
from planner.rules.groups import group_of
from planner.rules.plan import numbers
from planner.rules.talks import offers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.rules.credits import Item
    from planner.rules.groups import Group
    from planner.rules.talks import Offer, Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkChoice:
    """One presentation of a student: where it could be, the best first, and where it is now.

    ``group`` presents together; ``numbers`` are those of the sessions, by id.
    """

    item: Item
    offers: tuple[Offer, ...]
    numbers: Mapping[str, str]
    talk: Talk | None = None
    group: Group | None = None


def talk_choices(tx: Session, student_id: str, today: date) -> tuple[TalkChoice, ...]:
    """List what a student may choose for each item that is a presentation."""
    sessions = plans.sessions(tx)
    numbered, places, taken = numbers(sessions), talk_places(tx), talks_taken(tx)
    mine, groups = talks(tx).get(student_id, {}), by_student(tx).get(student_id, ())
    away = absences(tx)
    found = []
    for item in items(tx):
        if item.kind is not ItemKind.PRESENTATION:
            continue
        talk, group = mine.get(item.id), group_of(groups, student_id, item.id, today)
        people = [one.student for one in group.now(today)] if group else [student_id]
        offered = offers(
            sessions,
            places,
            taken,
            today=today,
            away=[days for who in people for days in away.get(who, ())],
            here=talk.session if talk else "",
        )
        found.append(
            TalkChoice(item=item, offers=offered, numbers=numbered, talk=talk, group=group)
        )
    return tuple(found)
