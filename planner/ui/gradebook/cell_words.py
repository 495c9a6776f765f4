"""The history of a cell in words: what each step changed, and how attempts ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from planner.db.cell_history import BESIDE, content
from planner.db.students import ResultRow
from planner.language import marked
from planner.rules.credits import Result
from planner.ui.gradebook.cells import spoken_result
from planner.wording import steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.db.attempts import AttemptRow
    from planner.db.cell_history import CellChange
    from planner.language import Language
    from planner.rules.credits import Item

LONGEST = 60  # letters of a note
BESIDE_WORDS: Mapping[str, str] = {
    "due": marked("Extended until"),
    "due_ground": marked("Ground"),
    "note": marked("Internal note"),
    "feedback": marked("Feedback to the student"),
    "office_note": marked("Remark for the office"),
    "title": marked("Title"),
    "differs": marked("Why it differs from the group's"),
}


def value_words(item: Item, row: ResultRow, say: Language) -> str:
    """Say the value of a cell without what stands beside it: "passed, 17.5 of 20 points"."""
    bare = ResultRow(
        facts=replace(row.facts, due=None),
        summands=row.summands,
        recognised_from=row.recognised_from,
    )
    return spoken_result(item, bare, say)


def change_words(item: Item, change: CellChange, say: Language) -> str:
    """Say what a step changed: "open → handed in", "Internal note: none → asked about it"."""
    was, now = value_words(item, change.before, say), value_words(item, change.after, say)
    said = [f"{was} → {now}"] if was != now else []
    changed = change.changed()
    if "attempt" in changed:
        words = say("Attempt")
        said.append(f"{words}: {change.before.attempt} → {change.after.attempt}")
    before, after = content(change.before), content(change.after)
    for name in BESIDE:
        if name in changed:
            old, new = _beside(before[name], say), _beside(after[name], say)
            said.append(f"{say(BESIDE_WORDS[name])}: {old} → {new}")
    return "; ".join(said)


def step_words(change: CellChange, say: Language) -> str:
    """Say what the step was called; one that was taken back or done again says so."""
    title = steps.said(change.title, say)
    if change.kind == "undo":
        return say(steps.UNDONE, step=title)
    return say(steps.REDONE, step=title) if change.kind == "redo" else title


def when_words(change: CellChange, say: Language) -> str:
    """Say when a step was done: "14 Nov 2023, 15:02"."""
    at = change.at.astimezone()
    return f"{say.plain_day(at.date())}, {at:%H:%M}"


def attempt_words(item: Item, attempt: AttemptRow, say: Language) -> str:
    """Say how an earlier attempt ended: "Attempt 1: failed, 8 of 20 points, on 14 Nov 2023"."""
    facts = Result(
        state=attempt.state,
        points=attempt.points,
        mark=attempt.mark,
        late_days=attempt.late_days,
    )
    what = spoken_result(item, ResultRow(facts=facts), say)
    day = say.day(attempt.ended_on)
    if attempt.marker:
        return say(
            "Attempt {n}: {result}, on {day} by {name}",
            n=attempt.number,
            result=what,
            day=day,
            name=attempt.marker,
        )
    return say("Attempt {n}: {result}, on {day}", n=attempt.number, result=what, day=day)


def _beside(value: object, say: Language) -> str:
    if not value:
        return say("none")
    text = say.day(value) if isinstance(value, date) else " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
