"""Where the pages hand in what the user wants done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Concatenate

from PySide6.QtCore import QObject, Signal

from planner.db.journal import Title
from planner.errors import PlannerError
from planner.wording import worded
from planner.wording.steps import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.db.history import Step
    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.language import Language


class Desk(QObject):
    """Runs commands against the open file, takes steps back, and tells who may care.

    What can be undone stands in the file, not here: so it survives a restart, and the shell and
    the window take back the same steps.
    """

    changed = Signal(object)  # a ChangeSet that is now in the file
    refused = Signal(object)  # a PlannerError that kept one out of it

    def __init__(self, store: Store, say: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.say = say
        self._tops: tuple[Step | None, Step | None] = store.tops()

    def do[**P](
        self,
        title: Title,
        command: Callable[Concatenate[Any, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Carry out one command as one undoable step; False if it was refused."""
        return self._tried(
            lambda: self.store.change(title, lambda tx: command(tx, *args, **kwargs))
        )

    def objection[**P](
        self,
        command: Callable[Concatenate[Any, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> str:
        """Try a command on the real rows, changing nothing; say why it would be refused, or ""."""
        try:
            self.store.tried(Title.of(""), lambda tx: command(tx, *args, **kwargs))
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    def undo(self) -> bool:
        """Take the last step back; False if it was refused."""
        return self._tried(self.store.undo)

    def redo(self) -> bool:
        """Do the step again that was undone last; False if it was refused."""
        return self._tried(self.store.redo)

    def undoable(self) -> str | None:
        """Return the step that Undo would take back, in words."""
        return self._worded(self._tops[0])

    def redoable(self) -> str | None:
        """Return the step that Redo would do again, in words."""
        return self._worded(self._tops[1])

    def look[T](self, finder: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Call a finder that needs no more than a Reader; quicker than ``read``."""
        return self.store.look(finder, *args, **kwargs)

    def read[T](self, finder: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Call one finder in a reading transaction of its own."""
        return self.store.read(finder, *args, **kwargs)

    def tell(self, changes: ChangeSet) -> None:
        """Tell the pages of a change that was made beside the desk, e.g. by a long errand."""
        self._tops = self.store.tops()
        self.changed.emit(changes)

    def _tried(self, attempt: Callable[[], ChangeSet]) -> bool:
        try:
            changes = attempt()
        except PlannerError as refusal:
            self.refused.emit(refusal)
            return False
        self.tell(changes)
        return True

    def _worded(self, step: Step | None) -> str | None:
        return None if step is None else said(step.title, self.say)
