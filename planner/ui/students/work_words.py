"""A student's groups, talks and titles as short lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.rules.credits import ItemKind
from planner.wording.together import TITLED, talk_words

if TYPE_CHECKING:
    from datetime import date

    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.groups import Group


def group_lines(line: Line, today: date, say: Language) -> list[str]:
    """Say with whom a student works on what: "Group 3 (HW 1, HW 2): with Adler"."""
    found = []
    for group in line.groups:
        titles = [line.work.by_id[one] for one in group.items if one in line.work.by_id]
        name = say(
            "{group} ({items})",
            group=group.name,
            items=", ".join(item.short or item.title for item in titles),
        )
        found.append(f"{name}: {_with_whom(group, line.student.id, today, say)}")
    return found


def _with_whom(group: Group, student: str, today: date, say: Language) -> str:
    if not group.holds(student, today):
        mine = [one for one in group.members if one.student == student]
        last = max((one.left_on for one in mine if one.left_on), default=None)
        if last is not None and last <= today:
            return say("until {day}", day=say.day_month(last))
        first = min((one.joined for one in mine if one.joined), default=None)
        return say("from {day} on", day=say.day_month(first)) if first else ""
    here = zip(group.now(today), group.names(today), strict=True)
    others = [name for one, name in here if one.student != student]
    return say("with {names}", names=say.listed(others)) if others else say("alone")


def talk_lines(line: Line, say: Language) -> list[str]:
    """Say when a student presents for which item, and what."""
    found = []
    for item in line.work.items:
        talk = line.talks.get(item.id)
        if talk is not None:
            said = [talk_words(talk, say), talk.title, talk.paper]
            found.append(f"{item.title}: {' · '.join(part for part in said if part)}")
        elif item.kind is ItemKind.PRESENTATION:
            found.append(say("{item}: no date yet", item=item.title))
    return found


def title_lines(line: Line, say: Language) -> list[str]:
    """Say what a student's posters and projects are called."""
    return [
        say("{item}: “{title}”", item=item.title, title=title)
        for item in line.work.items
        if (title := line.results.get(item.id, NOTHING).title) and item.kind in TITLED
    ]
