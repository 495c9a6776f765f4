"""What is said of groups and talks: a group with its members, a talk with its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.rules.credits import ItemKind
from planner.rules.groups import OWN_STATES, group_of

if TYPE_CHECKING:
    from datetime import date

    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item, State
    from planner.rules.groups import Group
    from planner.rules.talks import Talk

TITLED = frozenset({ItemKind.POSTER, ItemKind.PROJECT})  # what has a title of its own


def group_words(group: Group, today: date, say: Language) -> str:
    """Name a group with its members: "Group 3: Dorn, Adler"."""
    names = ", ".join(group.names(today))
    return say("{group}: {names}", group=group.name, names=names)


def stands_apart(line: Line, item: Item) -> bool:
    """Say whether entries for the group leave this result alone."""
    row = line.results.get(item.id, NOTHING)
    return bool(row.differs) or row.facts.state in OWN_STATES


def called(line: Line, item: Item, today: date, state: State | None = None) -> str:
    """Return how the title of a step calls for whom it is: a student, or "Group 3 (Dorn, Adler)".

    ``state`` is what is entered; one that is said of one person is for no group.
    """
    group = group_of(line.groups, line.student.id, item.id, today)
    if group is None or stands_apart(line, item) or state in OWN_STATES:
        return line.student.name
    names = group.names(today)
    return f"{group.name} ({', '.join(names)})" if len(names) > 1 else line.student.name


def talk_words(talk: Talk, say: Language) -> str:
    """Say when somebody presents: "presents on Wed 22 Nov", or why there is no date."""
    if talk.cancelled:
        when = say("the session of {day} is cancelled", day=_short(talk, say))
        return say("presentation without a date: {why}", why=when)
    if talk.day is None:
        return say("presents in “{topic}”, which has no day yet", topic=talk.topic)
    return say("presents on {day}", day=_short(talk, say))


def _short(talk: Talk, say: Language) -> str:
    if talk.day is None:
        return say("“{topic}”", topic=talk.topic)
    return f"{say.short_weekday(talk.day)} {say.day_month(talk.day)}"
