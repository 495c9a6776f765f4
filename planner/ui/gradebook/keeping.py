"""Saved views of the Grades page: choose one, save, rename, overwrite and delete it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.commands import saved_views as commands
from planner.db import saved_views
from planner.db.journal import Title
from planner.jobs.saved_views import PAGE
from planner.jobs.views import kept, taken
from planner.language import marked
from planner.ui.parts.dialog import Dialog
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.db.saved_views import SavedViewRow
    from planner.jobs.views import View
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.gradebook.viewing import Viewing

SAVED = marked("View “{name}” saved")
OVERWRITTEN = marked("View “{name}” changed")
RENAMED = marked("View “{old}” renamed to “{name}”")
DELETED = marked("View “{name}” deleted")


class Keeping(QObject):
    """The saved views lie in the course file, and each thing done to them is one step."""

    relisted = Signal()  # the views are other ones, or named otherwise

    def __init__(
        self, window: QWidget, desk: Desk, say: Language, model: GradebookModel, viewing: Viewing
    ) -> None:
        super().__init__(model)
        self._window, self._desk, self._say = window, desk, say
        self._model, self._viewing = model, viewing
        self.rows: tuple[SavedViewRow, ...] = ()
        self._chosen = ""  # the id of the one that was chosen last

    def read(self) -> None:
        """Read the saved views."""
        found = self._desk.look(saved_views.saved_views, PAGE)
        if found != self.rows:
            self.rows = found
            self.relisted.emit()

    def chosen(self) -> SavedViewRow | None:
        """Return the view that was chosen last; None if there is none, or it is gone."""
        return next((one for one in self.rows if one.id == self._chosen), None)

    def has_chosen(self) -> bool:
        """Say whether a saved view was chosen and is still there."""
        return self.chosen() is not None

    def is_changed(self) -> bool:
        """Say whether something else is shown than the view that was chosen last."""
        row = self.chosen()
        return row is not None and self.meant(row) != self._viewing.view

    def meant(self, row: SavedViewRow) -> View:
        """Return what a saved view shows in the course as it is now."""
        work = self._model.work
        known = {item.id for item in work.items} | {tier.id for tier in work.tiers}
        return taken(row.settings, known)

    def open(self, row: SavedViewRow) -> None:
        """Show a saved view."""
        self._chosen = row.id
        self._viewing.show(self.meant(row))

    def ask_save(self) -> None:
        """Ask for a name, and save what is shown."""
        title = self._say("Save this view")
        ViewName.ask(
            self._window.window(), self._say, title, name="", taken=self._taken(), then=self._save
        )

    def overwrite(self) -> None:
        """Let the view that was chosen show what is shown now."""
        row = self.chosen()
        if row is not None:
            title = Title.of(OVERWRITTEN, name=row.name)
            self._desk.do(title, commands.overwrite_view, row.id, kept(self._viewing.view))

    def ask_rename(self) -> None:
        """Ask for another name of the view that was chosen."""
        row = self.chosen()
        if row is not None:
            then = partial(self._rename, row)
            title = self._say("Rename “{name}”", name=row.name)
            taken_ = self._taken() - {row.name.casefold()}
            ViewName.ask(
                self._window.window(), self._say, title, name=row.name, taken=taken_, then=then
            )

    def delete(self) -> None:
        """Forget the view that was chosen; what it shows stays in the grid."""
        row = self.chosen()
        if row is not None:
            self._desk.do(Title.of(DELETED, name=row.name), commands.delete_view, row.id)

    def _taken(self) -> frozenset[str]:
        return frozenset(row.name.casefold() for row in self.rows)

    def _save(self, name: str) -> None:
        before = {row.id for row in self.rows}
        settings = kept(self._viewing.view)
        if self._desk.do(Title.of(SAVED, name=name), commands.save_view, PAGE, name, settings):
            self.read()
            self._chosen = next((one.id for one in self.rows if one.id not in before), "")
            self.relisted.emit()

    def _rename(self, row: SavedViewRow, name: str) -> None:
        title = Title.of(RENAMED, old=row.name, name=name)
        self._desk.do(title, commands.rename_view, row.id, name)


class ViewName(Dialog[str]):
    """Asks what a view is called."""

    def __init__(
        self, parent: QWidget | None, say: Language, title: str, name: str, taken: frozenset[str]
    ) -> None:
        super().__init__(parent, say, title, accept=say("Save"))
        self._taken = taken
        self.name = QLineEdit(name)
        self.name.setMinimumWidth(280)
        self.name.selectAll()
        self.field(say("Name"), self.name)

    @override
    def objection(self) -> str:
        name = self.name.text().strip()
        if not name:
            return worded(commands.ViewNameMissing(), self.say)
        if name.casefold() in self._taken:
            return worded(commands.ViewNameTaken(name), self.say)
        return ""

    @override
    def answer(self) -> str:
        return self.name.text().strip()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        title: str,
        *,
        name: str,
        taken: frozenset[str],
        then: Callable[[str], object],
    ) -> ViewName:
        """Ask, and hand the name on."""
        return cls(parent, say, title, name, taken).open_for(then)
