"""The commands undo and redo: the same steps that the window takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.opened import changing
from planner.wording import steps

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell


def run(shell: Shell, options: Namespace) -> None:
    """Take the last step back, or do again what was undone last."""
    say = shell.say
    back = options.command == "undo"
    with changing(shell, options.file) as store:
        changes = store.undo() if back else store.redo()
    title = steps.said(changes.title, say)
    line = say(steps.UNDONE if back else steps.REDONE, step=title)
    key = "undone" if back else "redone"
    shell.answer({key: title, "rows": len(changes.rows)}, [line])
