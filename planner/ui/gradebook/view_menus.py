"""The menus above the grid and of a heading: filters, columns, saved views."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu

from planner import vocabulary
from planner.jobs.view_filters import HEADINGS, LACKING, Subject, choices
from planner.jobs.views import View
from planner.ui.parts.buttons import Button
from planner.ui.theme import ICON_PX

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.ui.gradebook.arranging import Arranging
    from planner.ui.gradebook.columns import GridColumn
    from planner.ui.gradebook.keeping import Keeping
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.gradebook.viewing import Viewing
    from planner.ui.theme import Theme


MOST_LETTERS = 16  # of a view's name on its button


class MenuButton(Button):
    """A quiet button with an icon that opens a menu, which is filled each time."""

    def __init__(
        self, theme: Theme, icon: str, text: str, fill: Callable[[QMenu], object]
    ) -> None:
        super().__init__(text)
        self._theme, self._icon_name, self._fill = theme, icon, fill
        self.menu_shown = QMenu(self)
        self.setProperty("link", "true")
        self.setProperty("quiet", "true")
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_menu)
        self._draw()
        theme.changed.connect(self._draw)

    def open_menu(self) -> None:
        """Show the menu under the button, on its first line."""
        self.menu_shown.clear()
        self._fill(self.menu_shown)
        self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height())))
        first = next((one for one in self.menu_shown.actions() if one.isEnabled()), None)
        if first is not None:
            self.menu_shown.setActiveAction(first)

    def show_words(self, text: str) -> None:
        """Write something else on the button; what is too long loses its end."""
        short = text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"
        self.setText(plain(short))
        self.setAccessibleName(short)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon(self._icon_name))


class ViewMenus:
    """Fills the menus; what is chosen in them is done at once."""

    def __init__(
        self,
        say: Language,
        model: GradebookModel,
        viewing: Viewing,
        arranging: Arranging,
        keeping: Keeping,
    ) -> None:
        self._say, self._model = say, model
        self._viewing, self._arranging, self._keeping = viewing, arranging, keeping

    def fill_filters(self, menu: QMenu) -> None:
        """List everything that can be filtered by; what is on is ticked."""
        say, around = self._say, self._viewing.around
        for subject in Subject:
            found = choices(subject, self._model.work, self._model.lines(), around, say)
            if not found:
                continue
            inner = menu.addMenu(plain(say(HEADINGS[subject])))
            for of, name, values in found:
                place = inner.addMenu(plain(name)) if of else inner
                for value, text in values:
                    self._tick(
                        place,
                        text,
                        partial(self._viewing.toggle, subject, of, value),
                        on=self._is_on(subject, of, value),
                    )
        menu.addSeparator()
        clear = menu.addAction(say("Clear filters"), self._viewing.clear_filters)
        clear.setEnabled(self._viewing.view.narrows)

    def fill_columns(self, menu: QMenu) -> None:
        """List all columns, ticked if they are shown, and the kinds that can share one."""
        hidden = self._viewing.view.hidden
        for column in self._arranging.columns():
            do = partial(self._arranging.toggle, column)
            self._tick(menu, column.title, do, on=column.key not in hidden)
        kinds = self._arranging.may_fold()
        if kinds:
            menu.addSeparator()
        for kind in kinds:
            name = vocabulary.item_kinds(kind, self._say)
            text = self._say("One column for: {kind}", kind=name)
            do_fold = partial(self._arranging.fold, kind)
            self._tick(menu, text, do_fold, on=kind in self._viewing.view.folded)
        menu.addSeparator()
        every = menu.addAction(self._say("Show all columns"), self._arranging.show_all)
        every.setEnabled(bool(self._arranging.hidden()))

    def fill_views(self, menu: QMenu) -> None:
        """List the saved views, and what can be done with them."""
        say, keeping = self._say, self._keeping
        self._tick(
            menu,
            say("Everybody, all columns"),
            lambda: self._viewing.show(View()),
            on=self._viewing.view == View(),
        )
        for row in keeping.rows:
            same = keeping.meant(row) == self._viewing.view
            self._tick(menu, row.name, partial(keeping.open, row), on=same)
        menu.addSeparator()
        menu.addAction(say("Save this view…"), keeping.ask_save)
        chosen = keeping.chosen()
        if chosen is None:
            return
        name = plain(chosen.name)
        changed = menu.addAction(say("Overwrite “{name}”", name=name), keeping.overwrite)
        changed.setEnabled(keeping.is_changed())
        menu.addAction(say("Rename “{name}”…", name=name), keeping.ask_rename)
        menu.addAction(say("Delete “{name}”", name=name), keeping.delete)

    def fill_column(self, menu: QMenu, column: GridColumn) -> None:
        """List what can be done with one column."""
        say, arranging = self._say, self._arranging
        menu.addAction(say("Sort by this column"), partial(self._sort, column))
        if column.item is not None:
            text = say("Only who has not done this yet")
            do = partial(self._viewing.toggle, Subject.RESULT, column.item.id, LACKING)
            self._tick(menu, text, do, on=self._is_on(Subject.RESULT, column.item.id, LACKING))
        menu.addSeparator()
        menu.addAction(say("Hide this column"), partial(arranging.toggle, column))
        kind = column.kind or (column.item.kind if column.item is not None else None)
        if kind is not None and kind in arranging.may_fold():
            name = vocabulary.item_kinds(kind, say)
            text = say("One column for: {kind}", kind=name)
            self._tick(menu, text, partial(arranging.fold, kind), on=column.kind is not None)
        if column.moved:
            menu.addAction(say("Move to the left"), partial(arranging.shift, column, -1))
            menu.addAction(say("Move to the right"), partial(arranging.shift, column, 1))

    def _sort(self, column: GridColumn) -> None:
        view = self._viewing.view
        again = view.sorted_by == column.key and not view.backwards
        self._viewing.show(replace(view, sorted_by=column.key, backwards=again))

    def _is_on(self, subject: Subject, of: str, value: str) -> bool:
        conditions = self._viewing.view.conditions
        return any(one.about == (subject, of) and value in one.values for one in conditions)

    def _tick(self, menu: QMenu, text: str, do: Callable[[], object], *, on: bool) -> None:
        action = menu.addAction(plain(text))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: do())  # noqa: PLW0108 - Qt's bool is not for it


def plain(text: str) -> str:
    """Write a name so that a menu shows it as it is."""
    return text.replace("&", "&&")
