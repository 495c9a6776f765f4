"""The command close: who has not handed in an item is recorded as missing, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli import finding
from planner.cli.opened import changing
from planner.commands import results
from planner.db.journal import Title
from planner.db.work import items
from planner.jobs.close_item import RECORDS, ClosingLine, preview
from planner.jobs.gradebook import gradebook
from planner.wording import steps
from planner.wording.entering import closing

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.language import Language


def run(shell: Shell, options: Namespace) -> None:
    """Record it, and answer for whom, and who is left and why."""
    with changing(shell, options.file) as store:
        item = finding.item(store.read(items), options.item)
        lines = preview(store.read(gradebook).lines, item.id, shell.today)
        recorded = [one for one in lines if one.does in RECORDS]
        ids = [one.line.student.id for one in recorded]
        if ids:
            title = Title.of(steps.CLOSED, item=item.title, n=len(ids))
            store.change(title, lambda tx: results.close_item(tx, item.id, ids))
    left = [one for one in lines if one.does not in RECORDS]
    answer = {
        "item": item.id,
        "recorded": [_as_json(one, shell.say) for one in recorded],
        "left": [_as_json(one, shell.say) for one in left],
    }
    said = [f"{one.line.student.name}: {closing(one, shell.say)}" for one in (*recorded, *left)]
    n = len(recorded)
    shell.answer(answer, [shell.say.count("{n} becomes missing", "{n} become missing", n), *said])


def _as_json(one: ClosingLine, say: Language) -> dict[str, Any]:
    student = one.line.student
    return {
        "student": student.id,
        "name": student.name,
        "does": one.does.value,
        "why": closing(one, say),
    }
