"""What a line typed for one sheet of a pile means: whose it is, what it enters, what speaks up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db.students import NOTHING
from planner.rules.attempts import begins_another
from planner.rules.credits import Enrolment, State
from planner.rules.people import Person, folded
from planner.rules.piles import Sheets, Typed, meant
from planner.ui.gradebook.cells import CELL_WORDS, number_text, spoken_result
from planner.ui.gradebook.entering import LETTERS, SIGNS, read_value, words_for_states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.commands.results import Entry
    from planner.db.students import ResultRow
    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item, Result
    from planner.rules.piles import Matches

ON_THE_WAY = frozenset({State.OPEN, State.SUBMITTED, State.RETURNED})  # a state follows on these
BESIDE_NUMBERS = frozenset({State.OPEN, State.SUBMITTED, State.PASSED})  # do not stand against one


@dataclass(frozen=True, slots=True)
class Picked:
    """Whom the user chose for what was typed, where several were meant."""

    who: str = ""
    student: str = ""


NOT_PICKED = Picked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A line as it is understood so far.

    ``lines`` are those who may be meant, one if it is clear; ``also`` fit less well. ``entry`` is
    what Enter would enter. ``why`` says why nothing can be entered, ``asks`` what has to be
    confirmed first; ``same`` that the value is there already.
    """

    typed: Typed
    lines: tuple[Line, ...] = ()
    also: tuple[Line, ...] = ()
    entry: Entry | None = None
    why: str = ""
    asks: str = ""
    same: bool = False

    @property
    def line(self) -> Line | None:
        """The one who is meant, None if that is not clear."""
        return self.lines[0] if len(self.lines) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far an item is: those who belong to the course, and who of them has no result yet."""

    everybody: int
    missing: tuple[Line, ...]

    @property
    def done(self) -> int:
        """How many have a result."""
        return self.everybody - len(self.missing)


def tally(lines: Sequence[Line], item: Item) -> Tally:
    """Count who has a result for an item; what is handed in and not marked is none yet."""
    active = [line for line in lines if line.active]
    missing = tuple(line for line in active if not has_result(facts_of(line, item)))
    return Tally(everybody=len(active), missing=missing)


def has_result(facts: Result) -> bool:
    """Tell whether anything was recorded beyond that the work came in."""
    marked = facts.points is not None or facts.mark is not None
    return marked or facts.state not in {State.OPEN, State.SUBMITTED}


def row_of(line: Line, item: Item) -> ResultRow:
    """Return what is recorded for a student and an item."""
    return line.results.get(item.id, NOTHING)


def facts_of(line: Line, item: Item) -> Result:
    """Return what the rules see of it."""
    return row_of(line, item).facts


def after(row: ResultRow, entry: Entry) -> ResultRow:
    """Return a result once an entry is made: what the entry leaves out stays.

    Another attempt begins without the number of the one before.
    """
    facts = row.facts
    if begins_another(facts.state, entry.state):
        facts = replace(facts, points=None, mark=None, late_days=0)
        row = replace(row, summands="", attempt=row.attempt + 1)
    facts = replace(
        facts,
        state=facts.state if entry.state is None else entry.state,
        points=facts.points if entry.points is None else entry.points,
        mark=facts.mark if entry.mark is None else entry.mark,
    )
    return replace(
        row, facts=facts, summands=row.summands if entry.points is None else entry.summands
    )


def now_and_then(heard: Heard, item: Item, say: Language) -> tuple[str, str]:
    """Say what is recorded now and what would be; the second is empty without an entry."""
    if heard.line is None:
        return "", ""
    row = row_of(heard.line, item)
    now = say("nothing yet") if row.facts == NOTHING.facts else spoken_result(item, row, say)
    if heard.entry is None or heard.same:
        return now, ""
    return now, spoken_result(item, after(row, heard.entry), say)


class Ear:
    """Understands lines for one course; knows its people by what one would type of them."""

    def __init__(self, lines: Sequence[Line], say: Language) -> None:
        self._say = say
        self._words = frozenset(words_for_states(say))
        self._sheets = Sheets(
            ((line.student.id, _person(line)) for line in lines),
            gone=(line.student.id for line in lines if _has_left(line)),
        )

    def hear(
        self, text: str, item: Item, lines: Mapping[str, Line], picked: Picked = NOT_PICKED
    ) -> Heard:
        """Understand a line; ``lines`` are everybody as they are now, by id.

        ``picked`` counts as long as the line names its student in the same words.
        """
        if not text.strip():
            return Heard(typed=Typed(""))
        typed, found = meant(text, self._is_state, self._sheets)
        ids = (picked.student,) if picked.who == typed.who and picked.student else found.ids
        heard = Heard(
            typed=typed,
            lines=tuple(lines[id_] for id_ in ids if id_ in lines),
            also=tuple(lines[id_] for id_ in found.also if id_ in lines),
        )
        if not heard.lines:
            return replace(heard, why=self._nobody(typed, found))
        return self._valued(heard, item)

    def _valued(self, heard: Heard, item: Item) -> Heard:
        value = heard.typed.value
        if not value:
            return heard
        entry = read_value(spelled_out(value), item, self._say)
        if isinstance(entry, str):
            return replace(heard, why=entry)
        heard = replace(heard, entry=entry)
        if heard.line is None:
            return heard
        row = row_of(heard.line, item)
        if after(row, entry) == row:
            return replace(heard, same=True)
        return replace(heard, asks=self._question(heard.line, item, entry))

    def _nobody(self, typed: Typed, found: Matches) -> str:
        if found.too_short:
            return self._say("Type at least the last three digits of the matriculation number.")
        return self._say("Nobody in this course fits “{text}”.", text=typed.who)

    def _question(self, line: Line, item: Item, entry: Entry) -> str:
        """Say what would be lost or is odd, so that Enter is pressed again on purpose."""
        say, facts, name = self._say, facts_of(line, item), line.student.name
        then = after(row_of(line, item), entry).facts
        if _has_left(line):
            return say("{name} has left the course.", name=name)
        number, again = number_text(facts, say), begins_another(facts.state, entry.state)
        if number and number != number_text(then, say) and not again:
            return say(
                "{name} has {number} already; that would be replaced.", name=name, number=number
            )
        word = say(CELL_WORDS[facts.state]) or vocabulary.state(facts.state, say)
        if then.state is not facts.state and facts.state not in ON_THE_WAY and not again:
            return say("{name}: “{state}” would be replaced.", name=name, state=word)
        if then.state is facts.state and facts.state not in BESIDE_NUMBERS:
            return say(
                "{name}: “{state}” stays beside the number, for no number erases a state.",
                name=name,
                state=word,
            )
        return ""

    def _is_state(self, text: str) -> bool:
        return text.upper() in LETTERS or text in SIGNS or folded(text) in self._words


def spelled_out(value: str) -> str:
    """Write single letters of a value as the state they stand for."""
    return " ".join(
        LETTERS[word.upper()].value if word.upper() in LETTERS else word for word in value.split()
    )


def _person(line: Line) -> Person:
    row = line.student
    return Person(family=row.family, given=row.given, matriculation=row.matriculation)


def _has_left(line: Line) -> bool:
    return line.student.status is Enrolment.LEFT
