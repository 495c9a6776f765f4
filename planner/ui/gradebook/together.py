"""What the grid says of groups and talks: in a cell's look, in titles of steps, aloud."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.language import marked_short
from planner.rules.credits import State
from planner.rules.groups import OWN_STATES, group_of
from planner.wording.together import called, group_words, stands_apart, talk_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.rules.talks import Talk
    from planner.ui.gradebook.cells import Look
    from planner.ui.gradebook.grid import Cell
    from planner.ui.gradebook.model import GradebookModel

TALK = "talk"  # the sign of a date
NO_DATE = marked_short("no date")
SHARED, APART = "shared", "apart"  # how a cell stands in its group


def dressed(look: Look, line: Line, item: Item, today: date, say: Language) -> Look:
    """Add to a cell's look what is to be seen of its talk and its group."""
    talk = line.talks.get(item.id)
    if talk is not None and _is_open(line, item):
        look = _with_talk(look, talk, say)
    group = group_of(line.groups, line.student.id, item.id, today)
    if group is None:
        return look
    apart = stands_apart(line, item)
    words = group_words(group, today, say)
    if apart:
        words = say("differs from {group}", group=words)
    kind = APART if apart else SHARED
    spoken = f"{look.spoken}, {words}"
    return replace(look, spoken=spoken, shared=kind, group=group.id)


def reached(
    lines: Iterable[tuple[Line, Item]], today: date, state: State | None = None
) -> set[tuple[str, str]]:
    """Return the cells that an entry into these reaches, as far as groups say."""
    found: set[tuple[str, str]] = set()
    for line, item in lines:
        found.add((line.student.id, item.id))
        group = group_of(line.groups, line.student.id, item.id, today)
        if group is not None and state not in OWN_STATES and not stands_apart(line, item):
            found |= {(one.student, item.id) for one in group.now(today)}
    return found


def _is_open(line: Line, item: Item) -> bool:
    facts = line.results.get(item.id, NOTHING).facts
    return facts.state is State.OPEN and facts.points is None and facts.mark is None


def _with_talk(look: Look, talk: Talk, say: Language) -> Look:
    spoken = f"{look.spoken}, {talk_words(talk, say)}"
    if not talk.dated or talk.day is None:
        return replace(look, text=say.short(NO_DATE), spoken=spoken, tone="out", sign=TALK)
    return replace(look, text=say.day_month(talk.day), spoken=spoken, tone="accent", sign=TALK)


def are_partners(one: Look, other: Look) -> bool:
    """Say whether an entry into one cell reaches another one of the same column."""
    together = one.shared == other.shared == SHARED
    return together and one.group == other.group


def whose(
    model: GradebookModel, cells: Iterable[Cell], today: date, state: State | None = None
) -> tuple[list[str], list[str]]:
    """Name for whom and what a step is that reaches whole groups.

    One cell is one name, that of its group where it has one; several are named one by one.
    """
    there = [
        (line, item)
        for student_id, item_id in cells
        if (line := model.line(student_id)) and (item := model.item(item_id))
    ]
    if len(there) == 1:
        line, item = there[0]
        return [called(line, item, today, state)], [item.title]
    lines = [(model.line(one), model.item(of)) for one, of in sorted(reached(there, today, state))]
    return [line.student.name for line, _ in lines if line], [i.title for _, i in lines if i]
