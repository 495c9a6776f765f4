"""The commands undo and redo: the same steps that the window takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.opened import changing
from planner.db import history
from planner.db.store import NothingToUndo
from planner.db.tables import Course
from planner.wording import steps

if TYPE_CHECKING:
    from argparse import Namespace

    from sqlalchemy.orm import Session

    from planner.cli.shell import Shell


def run(shell: Shell, options: Namespace) -> None:
    """Take the last step back, or do again what was undone last."""
    say = shell.say
    back = options.command == "undo"
    with changing(shell, options.file, bare=not back) as store:
        if back and store.read(_made_the_course):
            raise NothingToUndo
        changes = store.undo() if back else store.redo()
    title = steps.said(changes.title, say)
    line = say(steps.UNDONE if back else steps.REDONE, step=title)
    key = "undone" if back else "redone"
    shell.answer({key: title, "rows": len(changes.rows)}, [line])


def _made_the_course(tx: Session) -> bool:
    """Tell whether Undo would take back the making of the course, and leave nothing to open."""
    last, _ = history.tops(tx)
    if last is None:
        return False
    rows = history.rows_of(tx.connection(), last.id)
    return any(row.table == Course.__tablename__ and row.before is None for row in rows)
