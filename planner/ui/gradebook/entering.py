"""What is typed, pressed or pasted into a cell, as an entry; and what such a step is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.errors import PlannerError
from planner.language import Language, marked
from planner.rules.credits import Item, Marking, State
from planner.rules.grades import parse_grade
from planner.rules.people import folded
from planner.rules.points import joined, parse_sum
from planner.ui.gradebook.cells import CELL_WORDS
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LETTERS = {letter: state for state, letter in vocabulary.STATE_LETTERS.items()}
SIGNS = vocabulary.STATE_SIGNS
STEPS: Mapping[State, str] = {
    State.OPEN: marked("{name}: {item} open again"),
    State.SUBMITTED: marked("{name}: {item} handed in"),
    State.RETURNED: marked("{name}: {item} to revise"),
    State.PASSED: marked("{name}: {item} passed"),
    State.FAILED: marked("{name}: {item} failed"),
    State.MISSING: marked("{name}: {item} missing"),
    State.EXCUSED: marked("{name}: {item} excused"),
    State.EXEMPT: marked("{name}: {item} exempt"),
    State.RECOGNISED: marked("{name}: {item} recognised"),
}
MANY_STEPS: Mapping[State, str] = {
    State.OPEN: marked("{n} results open again"),
    State.SUBMITTED: marked("{n} results handed in"),
    State.RETURNED: marked("{n} results to revise"),
    State.PASSED: marked("{n} results passed"),
    State.FAILED: marked("{n} results failed"),
    State.MISSING: marked("{n} results missing"),
    State.EXCUSED: marked("{n} results excused"),
    State.EXEMPT: marked("{n} results exempt"),
    State.RECOGNISED: marked("{n} results recognised"),
}
_NUMBER = re.compile(r"[0-9.,+]+")
ENGLISH = Language("en")


def read_value(text: str, item: Item, say: Language) -> Entry | str:
    """Read a typed or pasted value: a state in words, points (also a sum) or a grade, or both.

    The answer is an entry, or one sentence on why there is none. The item's marking says what a
    number means; whether points are within their bounds is the command's affair.
    """
    state, rest = _state_in(joined(" ".join(text.split())), say)
    if not rest:
        return Entry(state=state)
    if not _NUMBER.fullmatch(rest):
        return say("“{value}” is no state and no number.", value=rest)
    try:
        if item.marking is Marking.GRADE:
            return Entry(state=state, mark=parse_grade(rest))
        found = parse_sum(rest)
        return Entry(state=state, points=found.total, summands=found.summands)
    except PlannerError as refusal:
        return worded(refusal, say)


def _state_in(text: str, say: Language) -> tuple[State | None, str]:
    """Take a state off the start or end of a text; return it and what is left."""
    if text[:1] in SIGNS:
        return SIGNS[text[:1]], text[1:].strip()
    words = words_for_states(say)
    if folded(text) in words:
        return words[folded(text)], ""
    first, _, rest = text.partition(" ")
    if folded(first) in words and _NUMBER.fullmatch(rest):
        return words[folded(first)], rest
    start, _, last = text.rpartition(" ")
    if _NUMBER.fullmatch(start) and folded(last) in words:
        return words[folded(last)], start
    if start and _NUMBER.fullmatch(last) and folded(start) in words:
        return words[folded(start)], last
    return None, text


def words_for_states(say: Language) -> dict[str, State]:
    """Return every word that means a state, in the user's language and in English."""
    found: dict[str, State] = {}
    for language in (ENGLISH, say):
        for state in State:
            found[folded(vocabulary.state(state, language))] = state
            found[folded(state.value)] = state
            if CELL_WORDS[state]:
                found[folded(language(CELL_WORDS[state]))] = state
                found[folded(language.short(CELL_WORDS[state]))] = state
    return found


def state_title(state: State, names: Sequence[str], items: Sequence[str]) -> Title:
    """Name the step that sets a state in cells, given each cell's student and item."""
    if len(names) == 1:
        return Title.of(STEPS[state], name=names[0], item=items[0])
    return Title.of(MANY_STEPS[state], n=len(names))


def entry_title(entry: Entry, name: str, item: str, say: Language) -> Title:
    """Name the step that enters one cell."""
    if entry.mark is not None:
        text = marked("{name}: {item} graded {grade}")
        return Title.of(text, name=name, item=item, grade=say.grade(entry.mark))
    if entry.points is not None:
        text = marked("{name}: {item}, {points} points")
        return Title.of(text, name=name, item=item, points=say.number(entry.points))
    if entry.late_days is not None:
        text = marked("{name}: {item}, {days} days late")
        return Title.of(text, name=name, item=item, days=entry.late_days)
    return state_title(entry.state or State.OPEN, [name], [item])


def clear_title(names: Sequence[str], items: Sequence[str]) -> Title:
    """Name the step that opens cells again and takes their numbers away."""
    if len(names) == 1:
        return Title.of(marked("{name}: {item} cleared"), name=names[0], item=items[0])
    return Title.of(marked("{n} results cleared"), n=len(names))
