"""Filters of the grid that can be combined: whom each lets through, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db.students import NOTHING
from planner.language import marked
from planner.rules.credits import Enrolment, Progress, Standing, State, progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.jobs.gradebook import Line, Work
    from planner.language import Language

LACKING = "lacking"  # beside the states of an item: whatever keeps it from counting as passed
DONE = frozenset({Progress.PASSED, Progress.EXEMPT})


class Subject(Enum):
    """What a filter looks at; ``STANDING`` is of one tier, ``RESULT`` of one item."""

    STANDING = "standing"
    RESULT = "result"
    GROUP = "group"
    PROGRAMME = "programme"
    TA = "ta"
    ENROLMENT = "enrolment"


HEADINGS: Mapping[Subject, str] = {
    Subject.STANDING: marked("Standing"),
    Subject.RESULT: marked("Results"),
    Subject.GROUP: marked("Group"),
    Subject.PROGRAMME: marked("Programme"),
    Subject.TA: marked("Marked by"),
    Subject.ENROLMENT: marked("Enrolment"),
}
NONE_OF = {
    Subject.GROUP: marked("no group"),
    Subject.PROGRAMME: marked("no programme"),
    Subject.TA: marked("nobody"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Lets through who shows one of the values; ``of`` is the tier or item that is looked at.

    The values are a standing, a state or LACKING, ids of groups or people, a programme, or an
    enrolment; "" stands for none.
    """

    subject: Subject
    of: str = ""
    values: frozenset[str]

    @property
    def about(self) -> tuple[Subject, str]:
        """What it looks at: there is one condition for each such thing."""
        return self.subject, self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is not in a student's line: the groups and people of the course, by their ids."""

    today: date
    groups: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


def fits(condition: Condition, line: Line, around: Around) -> bool:
    """Say whether a filter lets a student through."""
    return not condition.values.isdisjoint(shown_by(condition, line, around))


def shown_by(condition: Condition, line: Line, around: Around) -> Iterable[str]:
    """Return the values that a student shows in what a filter looks at."""
    student = line.student
    if condition.subject is Subject.STANDING:
        found = line.standing.get(condition.of)
        return (found.value,) if found is not None else ()
    if condition.subject is Subject.RESULT:
        facts = line.results.get(condition.of, NOTHING).facts
        done = progress(line.work.by_id.get(condition.of), facts) in DONE
        return (facts.state.value,) if done else (facts.state.value, LACKING)
    if condition.subject is Subject.GROUP:
        now = [one.id for one in line.groups if one.holds(student.id, around.today)]
        return now or ("",)
    if condition.subject is Subject.PROGRAMME:
        return (student.programme,)
    if condition.subject is Subject.TA:
        return (student.ta or "",)
    return (student.status.value,)


def toggled(
    conditions: Sequence[Condition], subject: Subject, of: str, value: str
) -> tuple[Condition, ...]:
    """Add a value to what is let through, or take it away; a condition without values goes.

    The order of the others stays; a new one comes last.
    """
    found, known = [], False
    for one in conditions:
        if one.about != (subject, of):
            found.append(one)
            continue
        known, values = True, one.values ^ {value}
        if values:
            found.append(Condition(subject=subject, of=of, values=values))
    if not known:
        found.append(Condition(subject=subject, of=of, values=frozenset({value})))
    return tuple(found)


def choices(
    subject: Subject, work: Work, lines: Iterable[Line], around: Around, say: Language
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return what can be filtered by: (of, its name, the values with their words)."""
    if subject is Subject.STANDING:
        values = [(one.value, value_words(subject, one.value, around, say)) for one in Standing]
        return [(tier.id, tier.name, values) for tier in work.tiers]
    if subject is Subject.RESULT:
        states = (LACKING, *(state.value for state in State))
        values = [(one, value_words(subject, one, around, say)) for one in states]
        return [(item.id, item.title, values) for item in work.items]
    if subject is Subject.PROGRAMME:
        found = sorted({line.student.programme for line in lines})
    elif subject is Subject.ENROLMENT:
        found = [one.value for one in Enrolment]
    else:
        named = around.groups if subject is Subject.GROUP else around.people
        found = [*named, ""] if named else []
    values = [(one, value_words(subject, one, around, say)) for one in found]
    return [("", "", values)] if values else []


def value_words(subject: Subject, value: str, around: Around, say: Language) -> str:
    """Say one value of a filter."""
    if not value:
        return say(NONE_OF[subject])
    if subject is Subject.STANDING:
        return vocabulary.standing(Standing(value), say)
    if subject is Subject.RESULT:
        return say("not done yet") if value == LACKING else vocabulary.state(State(value), say)
    if subject is Subject.ENROLMENT:
        return vocabulary.enrolment(Enrolment(value), say)
    named = {Subject.GROUP: around.groups, Subject.TA: around.people}.get(subject, {})
    return named.get(value, value)


def words(condition: Condition, work: Work, around: Around, say: Language) -> str:
    """Say a filter as its chip does: "6 ECTS: possible, out of reach"."""
    order = [value.value for value in (*Standing, *State, *Enrolment)]
    known = sorted(
        condition.values, key=lambda one: (order.index(one) if one in order else -1, one)
    )
    said = ", ".join(value_words(condition.subject, one, around, say) for one in known)
    return f"{_name_of(condition, work, say)}: {said}"


def _name_of(condition: Condition, work: Work, say: Language) -> str:
    tier, item = work.tier(condition.of), work.by_id.get(condition.of)
    if condition.subject is Subject.STANDING and tier is not None:
        return tier.name
    if condition.subject is Subject.RESULT and item is not None:
        return item.title
    return say(HEADINGS[condition.subject])
