"""What every page of a course is to the window: a widget with actions, an inspector, a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.jobs.kinds_of_file import What
    from planner.ui.actions import Binding


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a search found on a page: its name, what tells it apart, and how to go there."""

    text: str
    detail: str
    show: Callable[[], object]


class Page(QWidget):
    """A page of the course. It is built when it is first shown, by a factory of the application.

    It asks its desk, and wishes everything beyond itself with signals. The window tells it what
    changed while it is visible; what changed while it was hidden it is told, as None, when it is
    shown again. So a page connects to neither ``desk.changed`` nor ``desk.refused``, except to
    end a gesture of its own.
    """

    counted = Signal(str)  # what stands beside its name in the navigation, such as "4 to mark"
    hinted = Signal(str)  # what letting go would do, while a gesture is under way; then ""
    enabling = Signal()  # some action may be possible now, or no longer (a selection changed)
    preferred = Signal(str, object)  # a setting of this machine, and what it is from now on
    noticed = Signal(str)  # a calm sentence for the notice that needs no answer
    wished = Signal(str, object)  # another page, and what to show there: ("students", student_id)
    run_wished = Signal(str, object, str)  # the same, and the id of an action to carry out there

    rebound = Signal(object, object)  # a Menu whose actions are other ones now, and their bindings

    primary = ""  # the id of the one action that deserves the button at the top right

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What files it takes in, and how: each shows first what it would change.
        self.readers: dict[What, Callable[[Path], object]] = {}

    def bindings(self) -> Sequence[Binding]:
        """Return what one can do on this page; asked once, when the page is built."""
        return ()

    def inspector(self) -> QWidget | None:
        """Return the widget for the right-hand side, always the same one; None leaves it out."""
        return None

    def legend(self) -> str:
        """Return what the page's signs mean, for the strip at the bottom; asked once."""
        return ""

    def first_focus(self) -> QWidget:
        """Return the widget that F6 goes to when it reaches this page."""
        return self

    def areas(self) -> Sequence[QWidget]:
        """Return the parts of the page that F6 walks one after the other."""
        return (self.first_focus(),)

    def refresh(self, changed: frozenset[str] | None) -> None:
        """Read again what is shown, if it lies in the changed tables; None means everything."""

    def search(self, text: str) -> Sequence[Found]:
        """Return what on this page fits a text that was typed, best first; it is not empty."""
        del text
        return ()

    def show_thing(self, thing: object) -> None:
        """Select what another page, the history or a search points at."""
