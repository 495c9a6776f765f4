"""The command history: every step, who did it and when, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.opened import reading
from planner.db import history
from planner.wording import steps

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.cli.shell import Shell
    from planner.db.history import Step
    from planner.language import Language

AT_ONCE = 500


def run(shell: Shell, options: Namespace) -> None:
    """List the steps."""
    with reading(options.file) as store, store.reading() as tx:
        if shell.json:
            shell.document([_as_json(step, shell.say) for step in _steps(tx)])
        else:
            shell.answer([], (_line(step, shell.say) for step in _steps(tx)))


def _steps(tx: Session) -> Iterator[Step]:
    """Go through the whole history in pages, however long it is."""
    page = history.steps(tx, most=AT_ONCE)
    while page:
        yield from page
        page = history.steps(tx, before=page[-1].id, most=AT_ONCE)


def _as_json(step: Step, say: Language) -> dict[str, Any]:
    return {
        "id": step.id,
        "at": step.at.isoformat(),
        "by": step.by,
        "kind": step.kind,
        "title": steps.said(step.title, say),
        "of": step.of,
    }


def _line(step: Step, say: Language) -> str:
    title = steps.said(step.title, say)
    if step.kind == "undo":
        title = say(steps.UNDONE, step=title)
    elif step.kind == "redo":
        title = say(steps.REDONE, step=title)
    at = step.at.astimezone()
    return f"{step.id:>4}  {at:%Y-%m-%d %H:%M}  {step.by:<16}  {title}"
