"""The shortest way to a tier as one sentence: what is still to do, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.credits import State
from planner.wording.amounts import amount
from planner.wording.reasons import deadline, talk_date

if TYPE_CHECKING:
    from datetime import date

    from planner.language import Language
    from planner.rules.credits_missing import Lacking
    from planner.rules.ways import Way


def way(found: Way | None, say: Language, *, today: date | None = None) -> str:
    """Say what leads to a tier: "Shortest way: Sheet 2 (due 21 Nov) and Poster (due 31 Jan)".

    What is met, or out of reach, has no way: then it is "". Deadlines that have passed are called
    overdue where today's date is given.
    """
    if not found:
        return ""
    parts = [
        *_work(found, say, today),
        *_sessions(found, say),
        *_waiting(found, say),
    ]
    return say("Shortest way: {steps}", steps="; ".join(parts))


def _work(found: Way, say: Language, today: date | None) -> list[str]:
    if not found.todo:
        return []
    said = say.listed(_task(one, say, today) for one in found.todo)
    if not found.points:
        return [said]
    if len(found.todo) == 1:
        points = max(one.points for one in found.points)
        return [say("{work} with {points} points", work=said, points=amount(points, say, up=True))]
    needed = [
        say("{points} points in {work}", points=amount(one.points, say, up=True), work=titles)
        for one in found.points
        if (titles := say.listed(one.titles))
    ]
    return [say("{work}, with {points}", work=said, points=say.listed(needed))]


def _task(one: Lacking, say: Language, today: date | None) -> str:
    words = {State.RETURNED: say("to revise"), State.EXCUSED: say("excused, still owed")}
    said = ", ".join(
        filter(None, (words.get(one.state, ""), deadline(one, say, today), talk_date(one, say)))
    )
    return f"{one.title} ({said})" if said else one.title


def _sessions(found: Way, say: Language) -> list[str]:
    if not found.sessions:
        return []
    if found.sessions == len(found.to_come):
        return [
            say.count(
                "attend the session that is still to come",
                "attend all {n} sessions that are still to come",
                found.sessions,
            )
        ]
    return [
        say.count(
            "attend {n} of the {all} sessions that are still to come",
            "attend {n} of the {all} sessions that are still to come",
            found.sessions,
            all=len(found.to_come),
        )
    ]


def _waiting(found: Way, say: Language) -> list[str]:
    said = []
    if found.marking:
        said.append(say("{items} still to be marked", items=say.listed(found.marking)))
    if found.unrecorded:
        said.append(
            say.count(
                "attendance of {n} session still to be recorded",
                "attendance of {n} sessions still to be recorded",
                found.unrecorded,
            )
        )
    for text in found.word:
        word = say("the lecturer's word on “{requirement}”", requirement=text)
        said.append(word if text else say("the lecturer's word"))
    return said
