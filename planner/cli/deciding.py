"""The command decide: one student, or the proposals of all who have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.cli import finding
from planner.cli.opened import changing
from planner.db.journal import Title
from planner.errors import PlannerError
from planner.jobs import deciding, student_as_json
from planner.jobs.deciding import Wish
from planner.jobs.gradebook import gradebook, one_line
from planner.rules.credits import Outcome
from planner.rules.grades import parse_grade
from planner.wording import steps, worded
from planner.wording.reasons import left

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.jobs.gradebook import Line
    from planner.language import Language


@dataclass(eq=False)
class OneOrAll(PlannerError):
    """A decision is for one student or for all, and only for one are there terms."""


def run(shell: Shell, options: Namespace) -> int:
    """Decide, and answer for whom, and who is left and why."""
    terms = (options.outcome, options.credits, options.grade, options.reason or None)
    if options.everyone == bool(options.student) or (options.everyone and any(terms)):
        shell.note(worded(OneOrAll(), shell.say))
        return 2
    with changing(shell, options.file) as store:
        if options.everyone:
            taken, left_out = _accept_all(shell, store, options)
        else:
            taken, left_out = [_decide(shell, store, options)], []
    answer = {"decided": [_as_json(line) for line in taken], "left": left_out}
    lines = [_said(line, shell.say) for line in taken]
    lines += [f"{one['name']}: {one['why']}" for one in left_out]
    shell.answer(answer, lines or [shell.say("Nobody is left to decide on.")])
    return 0


def _decide(shell: Shell, store: Store, options: Namespace) -> Line:
    who = store.read(finding.student, options.student)
    wish = Wish(
        outcome=Outcome(options.outcome or Outcome.PASSED),
        credits=options.credits,
        grade=parse_grade(options.grade) if options.grade else None,
        assessed_on=options.assessed_on,
        reason=options.reason,
    )
    store.change(
        Title.of(steps.DECIDED, name=who.name),
        lambda tx: deciding.decide(tx, who.id, wish, today=shell.today, by=store.who),
    )
    return store.read(one_line, who.id)


def _accept_all(
    shell: Shell, store: Store, options: Namespace
) -> tuple[list[Line], list[dict[str, Any]]]:
    found = store.read(deciding.sort_out)
    if found.taken:
        store.change(
            Title.of(steps.ACCEPTED, n=len(found.taken)),
            lambda tx: deciding.accept_all(
                tx, today=shell.today, by=store.who, assessed_on=options.assessed_on
            ),
        )
    ids = {line.student.id for line in found.taken}
    taken = [line for line in store.read(gradebook).lines if line.student.id in ids]
    left_out = [
        {"student": line.student.id, "name": line.student.name, "why": left(why, shell.say)}
        for line, why in found.left
    ]
    return taken, left_out


def _as_json(line: Line) -> dict[str, Any]:
    keys = {tier.id: tier.key for tier in line.work.tiers}
    return {"student": line.student.id, "name": line.student.name} | student_as_json.decision(
        line, keys
    )


def _said(line: Line, say: Language) -> str:
    made = line.decision
    assert made is not None
    result = vocabulary.achieved(made.outcome, made.grade, say)
    what = say("{credits} ECTS, {result}", credits=say.number(made.credits), result=result)
    return f"{line.student.name}: {what}"


@worded.register(OneOrAll)
def _(_fact: OneOrAll, say: Language) -> str:
    return say(
        "Name one student, or say --all; outcome, credits, grade and reason are for one student."
    )
