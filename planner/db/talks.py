"""Reading talks: when students present for which item, and how many places there are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.db.groups import groups
from planner.db.presenters import presenters
from planner.db.reading import day, rows
from planner.rules.plan import Status
from planner.rules.talks import Talk, counted

if TYPE_CHECKING:
    from planner.db.reading import Reader


def talks(tx: Reader) -> dict[str, dict[str, Talk]]:
    """Tell by student and item when somebody presents, and what; the date is the session's."""
    found: dict[str, dict[str, Talk]] = defaultdict(dict)
    for student, item, title, paper, session, topic, held_on, status in rows(
        tx,
        "SELECT presenter.student_id, presenter.item_id, presenter.title, presenter.paper,"
        " session.id, session.topic, session.day, session.status"
        " FROM presenter JOIN session ON session.id = presenter.session_id"
        " WHERE presenter.student_id IS NOT NULL AND presenter.item_id IS NOT NULL",
    ):
        found[student][item] = Talk(
            session=session,
            topic=topic,
            day=day(held_on),
            cancelled=status == Status.CANCELLED,
            title=title,
            paper=paper,
        )
    return found


def talk_places(tx: Reader) -> dict[str, int]:
    """Tell how many talks find place in each session, by its id, where any do."""
    found = rows(tx, "SELECT id, talk_places FROM session WHERE talk_places > 0")
    return {session: int(places) for session, places in found}


def presents_together(tx: Reader) -> dict[tuple[str, str], str]:
    """Tell by student and item with which group they present, by its id."""
    return {
        (one.student, item): group.id
        for group in groups(tx)
        for item in group.items
        for one in group.members
        if one.left_on is None
    }


def talks_taken(tx: Reader) -> dict[str, int]:
    """Count the talks for which a session has a place already, by its id."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in presenters(tx):
        if row.item is not None:
            found[row.session].append((row.who, row.item))
    together = presents_together(tx)
    return {session: counted(some, together) for session, some in found.items()}
