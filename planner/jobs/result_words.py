"""One result in the words that a student reads: the state, and the number if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.rules.credits import Progress, State, progress

if TYPE_CHECKING:
    from planner.language import Language
    from planner.rules.credits import Item, Result


def result_words(item: Item, facts: Result, say: Language) -> str:
    """Say the state, or what follows from a number where no state is set, and the number."""
    return ", ".join((_state(item, facts, say), *_numbers(item, facts, say)))


def _state(item: Item, facts: Result, say: Language) -> str:
    if facts.state is State.MISSING:
        return say("not handed in")
    if facts.state is not State.OPEN:
        return vocabulary.state(facts.state, say)
    return {
        Progress.PASSED: vocabulary.state(State.PASSED, say),
        Progress.MARKING: say("to be marked"),
        Progress.LOST: vocabulary.state(State.FAILED, say),
    }.get(progress(item, facts), vocabulary.state(State.OPEN, say))


def _numbers(item: Item, facts: Result, say: Language) -> list[str]:
    found = [say.grade(facts.mark)] if facts.mark is not None else []
    if facts.points is None:
        return found
    points = say.number(facts.points)
    if item.max_points is None:
        return [*found, say("{points} points", points=points)]
    most = say.number(item.max_points)
    return [*found, say("{points} of {most} points", points=points, most=most)]
