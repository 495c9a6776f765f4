"""Reads who presents in a session, and what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.presenters import candidates, presenters
from planner.db.talks import presents_together, talk_places, talks
from planner.db.work import items
from planner.rules.credits import ItemKind
from planner.ui.semester.presenters import Offered, Program, Talk

if TYPE_CHECKING:
    from planner.db.reading import Reader
    from planner.language import Language
    from planner.rules.talks import Talk as FoundTalk


def program_of(tx: Reader, session: str, say: Language) -> tuple[Program, Offered]:
    """Read one session's talks and places, and people and presentations of the course."""
    people = candidates(tx)
    names = {one.id: one.name for one in people}  # told apart, where two have the same
    program = Program(
        talks=tuple(
            Talk(
                who=row.who,
                name=names.get(row.who, row.name),
                title=row.title,
                paper=row.paper,
                item=row.item,
            )
            for row in presenters(tx)
            if row.session == session
        ),
        places=talk_places(tx).get(session, 0),
    )
    offered = Offered(
        people=people,
        items=[item for item in items(tx) if item.kind is ItemKind.PRESENTATION],
        elsewhere={
            (student, item): _when(talk, say)
            for student, mine in talks(tx).items()
            for item, talk in mine.items()
            if talk.session != session
        },
        together=presents_together(tx),
    )
    return program, offered


def _when(talk: FoundTalk, say: Language) -> str:
    if talk.day is None:
        return say("in “{topic}”", topic=talk.topic)
    return say("on {day}", day=f"{say.short_weekday(talk.day)} {say.day_month(talk.day)}")
