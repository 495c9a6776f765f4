"""The command result: one student, one item, a state or a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.cli import finding
from planner.cli.opened import changing
from planner.commands import attempts, group_cells
from planner.commands.group_results import enter_for_group, reached
from planner.commands.results import Entry, NotMarkedSo
from planner.db.journal import Title
from planner.db.students import NOTHING
from planner.db.work import items
from planner.errors import PlannerError
from planner.jobs import student_as_json
from planner.jobs.gradebook import one_line
from planner.language import Language
from planner.rules.credits import Marking, State
from planner.rules.grades import STEPS, NoSuchGrade, parse_grade
from planner.rules.people import folded
from planner.rules.points import parse_sum
from planner.wording import steps
from planner.wording.base import worded
from planner.wording.together import called

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.cli.shell import Shell
    from planner.rules.credits import Item

FURTHER = "attempt"  # the value that opens a further one


@dataclass(eq=False)
class NoSuchValue(PlannerError):
    """A text that is neither a state nor a number."""

    text: str


def run(shell: Shell, options: Namespace) -> None:
    """Enter the result and answer how it now stands."""
    say = shell.say
    with changing(shell, options.file) as store:
        who = store.read(finding.student, options.student)
        item = finding.item(store.read(items), options.item)
        others: tuple[str, ...] = ()
        if folded(options.value) == FURTHER:
            others = store.read(_trying_again, who.id, item.id, shell.today)
            name = called(store.read(one_line, who.id), item, shell.today)
            title = Title.of(steps.FURTHER, name=name, item=item.title)
            open_further = group_cells.open_further
            store.change(title, lambda tx: open_further(tx, who.id, item.id, on=shell.today))
        else:
            entry = read_value(options.value, item)
            before = store.read(one_line, who.id)
            others = store.read(reached, who.id, item.id, shell.today, entry=entry)
            name = called(before, item, shell.today, entry.state)
            title = steps.of_entry(entry, name, item.title)
            cell = who.id, item.id, entry
            store.change(title, lambda tx: enter_for_group(tx, [cell], on=shell.today))
        line = store.read(one_line, who.id)
    now = line.results.get(item.id, NOTHING)
    answer = {
        "student": who.id,
        "item": item.id,
        "result": student_as_json.result(now),
        "also": list(others),
        "standing": {tier.key: line.standing[tier.id].value for tier in line.work.tiers},
    }
    shell.answer(answer, [steps.said(title, say)])


def _trying_again(tx: Session, student_id: str, item_id: str, on: date) -> tuple[str, ...]:
    """Return the others of the group for whom a further attempt is opened too."""
    others = reached(tx, student_id, item_id, on)
    return tuple(one for one in others if attempts.has_tried(tx, one, item_id))


def read_value(text: str, item: Item) -> Entry:
    """Read a state in English or German, points or a sum of them, or on graded items a grade.

    The item's marking says what a number means; whether points are within bounds is the
    command's affair. Raises NoSuchValue, NoSuchGrade, NoSuchPoints, or NotMarkedSo for points on
    a graded item.
    """
    state = _states().get(folded(text))
    if state is not None:
        return Entry(state=state)
    if not text.strip().lstrip("+-.,")[:1].isdigit():
        raise NoSuchValue(text)
    if item.marking is Marking.GRADE:
        return Entry(mark=_grade(text, item))
    found = parse_sum(text)
    return Entry(points=found.total, summands=found.summands)


def _grade(text: str, item: Item) -> Decimal:
    """Read a grade step; a number beyond the worst grade is meant as points, which it is told."""
    try:
        return parse_grade(text)
    except NoSuchGrade:
        if parse_sum(text).total > STEPS[-1]:
            raise NotMarkedSo(item.title, item.marking) from None
        raise


def _states() -> dict[str, State]:
    """Return every word for a state, as files have it and in both languages."""
    known = {folded(state.value): state for state in State}
    for language in (Language.load("en"), Language.load("de")):
        known |= {folded(vocabulary.state(state, language)): state for state in State}
    return known


@worded.register(NoSuchValue)
def _(fact: NoSuchValue, say: Language) -> str:
    words = ", ".join(vocabulary.state(state, say) for state in State)
    return say(
        "“{given}” is no state and no number. States are: {states}.",
        given=fact.text,
        states=words,
    )
