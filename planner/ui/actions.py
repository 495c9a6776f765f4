"""Actions as data: one table from which menus, shortcuts, their list and Ctrl+K are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from planner.language import marked
from planner.ui.mnemonics import with_mnemonic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QMainWindow, QMenu

    from planner.language import Language


class Menu(Enum):
    """Where an action stands; the value is the menu's title. Empty menus are not shown."""

    FILE = marked("&File")
    EDIT = marked("&Edit")
    SESSION = marked("&Session")
    RESULTS = marked("&Results")
    DECISIONS = marked("De&cisions")
    STUDENT = marked("S&tudent")
    DOCUMENTS = marked("&Documents")
    VIEW = marked("&View")
    HELP = marked("&Help")
    RECENT = marked("Open recent")
    STATE = marked("State")
    SHEETS = marked("Marking sheets")
    COLUMNS = marked("Columns")
    VIEWS = marked("Saved views")
    LANGUAGE = marked("Language")
    THEME = marked("Appearance")


INSIDE = {
    Menu.RECENT: Menu.FILE,
    Menu.STATE: Menu.RESULTS,
    Menu.SHEETS: Menu.RESULTS,
    Menu.COLUMNS: Menu.VIEW,
    Menu.VIEWS: Menu.VIEW,
    Menu.LANGUAGE: Menu.VIEW,
    Menu.THEME: Menu.VIEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """What one can do, as data.

    ``id`` names it ("session.move"); ``text`` is marked English and ends in … if a question
    follows. ``shortcut`` is a portable key sequence that works in the whole window; several are
    separated by "; ". ``keys`` are keys that the page's own widget answers: they are shown, not
    bound. ``group`` parts a menu by lines.
    """

    id: str
    text: str
    menu: Menu
    shortcut: str = ""
    keys: str = ""
    icon: str = ""
    group: int = 0


def always() -> bool:
    """Say yes: the action is possible at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Binding:
    """A spec, what carries it out, and when it is possible.

    With ``chosen`` it is one of several settings and shows whether it is the one in use.
    """

    spec: ActionSpec
    do: Callable[[], object]
    enabled: Callable[[], bool] = always
    chosen: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An action as it is offered in a list: words, menu, keys, and the page it belongs to.

    ``here`` says that this is the page that is shown.
    """

    id: str
    text: str
    menu: str
    keys: str
    icon: str
    page: str
    enabled: bool
    here: bool = False


class Actions(QObject):
    """All actions of one window, by id; the menu bar shows those that fit the page."""

    done = Signal(str)  # the id of an action that has just been carried out

    def __init__(self, window: QMainWindow, say: Language) -> None:
        super().__init__(window)
        self._window, self._say = window, say
        self._bound: dict[str, tuple[Binding, QAction, str]] = {}
        self._groups: dict[Menu, QActionGroup] = {}
        self._last_group: dict[Menu, int] = {}
        self._page = ""
        self._letters: dict[Menu, dict[str, tuple[str, str]]] = {}  # of each item: page, letter
        self._menus: dict[Menu, QMenu] = {}
        for menu in Menu:
            if menu not in INSIDE:
                self._menus[menu] = window.menuBar().addMenu(say(menu.value))
                self._menus[menu].aboutToShow.connect(self.refresh)
        self._show()

    def bind(self, bindings: Sequence[Binding], page: str = "") -> None:
        """Take in actions of a page, or of the whole window; an id that is bound is replaced."""
        for binding in bindings:
            self._unbind(binding.spec.id)
            action = self._action(binding, page)
            self._bound[binding.spec.id] = (binding, action, page)
            self._menu(binding.spec).addAction(action)
            self._window.addAction(action)
        self._show()

    def place(self, menu: Menu) -> None:
        """Give a menu inside another its place below what is bound so far."""
        if menu not in self._menus:
            outer = INSIDE[menu]
            title = self._lettered(outer, menu.name, self._say(menu.value), "")
            self._menus[menu] = self._menus[outer].addMenu(title)

    def unbind_menu(self, menu: Menu) -> None:
        """Forget all actions of one menu, because a new list of them follows."""
        gone = [name for name, (binding, *_) in self._bound.items() if binding.spec.menu == menu]
        for name in gone:
            self._unbind(name)

    def unbind_pages(self) -> None:
        """Forget the actions of all pages, because their course was closed."""
        for name in [name for name, (*_, page) in self._bound.items() if page]:
            self._unbind(name)
        self.show_page("")

    def show_page(self, page: str) -> None:
        """Offer the actions of this page, and those of the window, in menus and by shortcut."""
        self._page = page
        self._show()

    def refresh(self) -> None:
        """Ask every action that is offered whether it is possible now."""
        asked: dict[Callable[[], bool], bool] = {}  # many share a question: each is asked once
        for binding, action, page in self._bound.values():
            if page in {"", self._page}:
                possible = asked.get(binding.enabled)
                if possible is None:
                    possible = asked[binding.enabled] = binding.enabled()
                action.setEnabled(possible)
                if binding.chosen is not None:
                    action.setChecked(binding.chosen())

    def _show(self) -> None:
        """Show the actions that are offered now, and the menus that have some."""
        for _, action, page in self._bound.values():
            here = page in {"", self._page}
            action.setVisible(here)
            if not here:
                action.setEnabled(False)
        self.refresh()
        inner_first = sorted(self._menus, key=lambda menu: menu not in INSIDE)
        for menu in map(self._menus.__getitem__, inner_first):
            some = any(a.isVisible() and not a.isSeparator() for a in menu.actions())
            menu.menuAction().setVisible(some)

    def action(self, name: str) -> QAction:
        """Return Qt's action for an id, for a button; KeyError if no such action is bound."""
        return self._bound[name][1]

    def words(self, name: str) -> str:
        """Return what an action is called, for a button; KeyError if no such action is bound."""
        return self._say(self._bound[name][0].spec.text)

    def page_of(self, name: str) -> str:
        """Return the page that an action belongs to; "" if it works everywhere."""
        return self._bound[name][2]

    def run(self, name: str) -> bool:
        """Carry out an action if it is possible now; say whether it was."""
        binding = self._bound[name][0]
        if not binding.enabled():
            return False
        binding.do()
        self.done.emit(name)
        return True

    def offers(self) -> Iterator[Offer]:
        """List all actions of the window and of the pages built so far, in menu order."""
        for menu in Menu:
            for name, (binding, action, page) in self._bound.items():
                if binding.spec.menu == menu:
                    yield self._offer(name, binding, action, page)

    def _offer(self, name: str, binding: Binding, action: QAction, page: str) -> Offer:
        spec = binding.spec
        native = QKeySequence.SequenceFormat.NativeText
        keys = [key.toString(native) for key in action.shortcuts()]
        keys += [self._say(spec.keys)] if spec.keys else []
        text, menu = self._say(spec.text), self._say(spec.menu.value).replace("&", "")
        return Offer(
            id=name,
            text=f"{menu}: {text}" if spec.menu in INSIDE else text,
            menu=menu,
            keys=", ".join(keys),
            icon=spec.icon,
            page=page,
            enabled=binding.enabled(),
            here=bool(page) and page == self._page,
        )

    def _lettered(self, menu: Menu, name: str, text: str, page: str) -> str:
        """Give an item of a menu a letter that none beside it has."""
        beside = self._letters.setdefault(menu, {})
        together = {"", page} if page else {one for one, _ in beside.values()}
        taken = {letter for one, letter in beside.values() if one in together}
        marked_text, letter = with_mnemonic(text, taken)
        beside[name] = (page, letter)
        return marked_text

    def _action(self, binding: Binding, page: str) -> QAction:
        spec = binding.spec
        action = QAction(self._lettered(spec.menu, spec.id, self._say(spec.text), page), self)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcuts(QKeySequence.listFromString(spec.shortcut))
        action.triggered.connect(lambda: self.run(spec.id))
        if binding.chosen is not None:
            action.setCheckable(True)
            if spec.menu not in self._groups:
                self._groups[spec.menu] = QActionGroup(self)
            self._groups[spec.menu].addAction(action)
        return action

    def _menu(self, spec: ActionSpec) -> QMenu:
        self.place(spec.menu)
        menu = self._menus[spec.menu]
        if self._last_group.setdefault(spec.menu, spec.group) != spec.group:
            menu.addSeparator()
            self._last_group[spec.menu] = spec.group
        return menu

    def _unbind(self, name: str) -> None:
        if name in self._bound:
            binding, action, _ = self._bound.pop(name)
            self._window.removeAction(action)
            self._menus[binding.spec.menu].removeAction(action)
            self._letters[binding.spec.menu].pop(name, None)
            action.deleteLater()
