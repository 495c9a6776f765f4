"""What the first step needs and the first screen does not: imported when nothing is to be done."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt

from planner.ui.parts.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.parts.errand import Cancelled, Progress

MODULES = ("planner.db.ledger", "sqlalchemy.dialects.sqlite", "planner.commands.sessions")


def warm_up(owner: QObject, done: Callable[[], object]) -> None:
    """Import SQLAlchemy and the commands beside the window, as soon as it waits for the user.

    Whoever is quicker than that waits for the rest of it with the first step. ``done`` is called
    after it, unless the owner is gone by then.
    """

    def start() -> None:
        Errand(owner, imported, lambda _: done(), lambda _: done())

    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.aboutToBlock.connect(start, Qt.ConnectionType.SingleShotConnection)


def imported(progress: Progress, cancelled: Cancelled) -> None:
    """Import one after the other, on the errand's thread, and the words for all refusals.

    What cannot be imported fails again, and is heard of, when a step needs it.
    """
    for number, module in enumerate(MODULES):
        if not cancelled():
            import_module(module)
        progress(number + 1, len(MODULES))
    if not cancelled():
        # Late, as all that is imported here.
        from planner.wording import learn_all  # noqa: PLC0415

        learn_all()
