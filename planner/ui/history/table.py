"""The list of steps: when, what, who, and whether it still holds; days are named once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.ui.parts.rows import Column, RowsTable
from planner.wording import steps as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from planner.db.history import Step
    from planner.language import Language
    from planner.ui.history.timeline import Timeline
    from planner.ui.theme import Theme


FOUNDING = 1  # the step that made the course; like what was handed out it is never undone


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: ``day`` is empty where the line above has the same one. Times are local."""

    step: Step
    at: datetime
    day: str
    what: str
    mark: str
    tone: str
    undone: bool


def entries(timeline: Timeline, keep: Callable[[Step, str], bool], say: Language) -> list[Entry]:
    """Word the steps that are kept, newest first."""
    made: list[Entry] = []
    last_day = None
    top = timeline.next_undo()
    redo = timeline.redoable[0] if timeline.redoable else None
    for step in timeline.steps:
        what = said(step, say)
        if not keep(step, what):
            continue
        at = step.at.astimezone()
        mark, tone = _mark(step, timeline, top, redo, say)
        day = say.day(at.date()) if at.date() != last_day else ""
        last_day = at.date()
        undone = step.id in timeline.undone
        made.append(
            Entry(step=step, at=at, day=day, what=what, mark=mark, tone=tone, undone=undone)
        )
    return made


def said(step: Step, say: Language) -> str:
    """Say what a step did; undo and redo name the step they took."""
    title = words.said(step.title, say)
    if step.kind == "undo":
        return say(words.UNDONE, step=title)
    return say(words.REDONE, step=title) if step.kind == "redo" else title


def _mark(
    step: Step, timeline: Timeline, top: int | None, redo: int | None, say: Language
) -> tuple[str, str]:
    if step.id == top:
        return say("Undo takes this"), "accent"
    if step.id == redo:
        return say("Redo takes this"), "accent"
    if step.id in timeline.undone:
        return say("undone"), "muted"
    if step.kind == "fact" and step.id > FOUNDING:
        return say("handed out"), "muted"
    return "", ""


def step_table(say: Language, theme: Theme) -> RowsTable[Entry]:
    """Make the list."""
    columns: Sequence[Column[Entry]] = (
        Column(
            heading=say("Day"),
            text=lambda e: e.day,
            spoken=lambda e: say.day(e.at.date()),
            bold=True,
            width=132,
        ),
        Column(
            heading=say("Time"), text=lambda e: f"{e.at:%H:%M}", tone=lambda _: "muted", width=56
        ),
        Column(
            heading=say("What"), text=lambda e: e.what, tone=_tone, tip=lambda e: e.what, width=0
        ),
        Column(heading=say("Who"), text=lambda e: e.step.by, tone=lambda _: "muted", width=140),
        Column(heading=say("Undo"), text=lambda e: e.mark, tone=lambda e: e.tone, width=128),
    )
    return RowsTable[Entry](
        say("Steps, newest first"), columns, theme, identity=lambda e: e.step.id, sortable=False
    )


def _tone(entry: Entry) -> str:
    return "muted" if entry.undone or entry.step.kind in {"undo", "redo"} else ""
