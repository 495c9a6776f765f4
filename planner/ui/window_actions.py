"""The actions of the whole window, as data, and what carries them out; pages bring their own."""
# ruff: noqa: PLC0415 - a start imports no question and no list: together 35 ms before the course

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.navigation import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.window import MainWindow

NEW = ActionSpec(
    id="file.new", text=marked("New course…"), menu=Menu.FILE, shortcut="Ctrl+N", icon="file-plus"
)
NEW_FROM_PAGE = ActionSpec(
    id="file.new_from_page",
    text=marked("New course from a web page…"),
    menu=Menu.FILE,
    icon="globe",
)
NEW_FROM_OLD = ActionSpec(
    id="file.new_from_old",
    text=marked("New course from an old one…"),
    menu=Menu.FILE,
    icon="calendar-plus",
)
OPEN = ActionSpec(
    id="file.open", text=marked("Open…"), menu=Menu.FILE, shortcut="Ctrl+O", icon="folder-open"
)
EXAMPLE = ActionSpec(
    id="file.example", text=marked("Open the example"), menu=Menu.FILE, icon="graduation-cap"
)
COPY = ActionSpec(
    id="file.copy",
    text=marked("Save a copy…"),
    menu=Menu.FILE,
    shortcut="Ctrl+Shift+S",
    icon="copy",
    group=1,
)
CLOSE = ActionSpec(
    id="file.close", text=marked("Close"), menu=Menu.FILE, shortcut="Ctrl+W", icon="x", group=2
)
QUIT = ActionSpec(id="file.quit", text=marked("Quit"), menu=Menu.FILE, shortcut="Ctrl+Q", group=2)
UNDO = ActionSpec(
    id="edit.undo", text=marked("Undo"), menu=Menu.EDIT, shortcut="Ctrl+Z", icon="undo-2"
)
REDO = ActionSpec(
    id="edit.redo",
    text=marked("Redo"),
    menu=Menu.EDIT,
    shortcut="Ctrl+Shift+Z; Ctrl+Y",
    icon="redo-2",
)
FIND = ActionSpec(
    id="edit.find", text=marked("Find"), menu=Menu.EDIT, shortcut="Ctrl+F", icon="search", group=1
)
DO = ActionSpec(
    id="edit.do", text=marked("Find any action"), menu=Menu.EDIT, shortcut="Ctrl+K", group=1
)
PREFERENCES = ActionSpec(
    id="edit.preferences",
    text=marked("Preferences…"),
    menu=Menu.EDIT,
    shortcut="Ctrl+,",
    icon="settings",
    group=2,
)
PERIODS = ActionSpec(
    id="edit.periods",
    text=marked("Lecture periods…"),
    menu=Menu.EDIT,
    icon="calendar",
    group=2,
)
NEXT_AREA = ActionSpec(
    id="view.next_area", text=marked("Next area"), menu=Menu.VIEW, shortcut="F6", group=1
)
PREVIOUS_AREA = ActionSpec(
    id="view.previous_area",
    text=marked("Previous area"),
    menu=Menu.VIEW,
    shortcut="Shift+F6",
    group=1,
)
HERE = ActionSpec(
    id="view.menu_here",
    text=marked("Menu of what is selected"),
    menu=Menu.VIEW,
    shortcut="Shift+F10",  # Qt knows only the menu key, which many keyboards lack
    group=1,
)
SHORTCUTS = ActionSpec(
    id="help.shortcuts",
    text=marked("Keyboard shortcuts"),
    menu=Menu.HELP,
    shortcut="F1; ?",
    icon="keyboard",
)
ABOUT = ActionSpec(
    id="help.about", text=marked("About Course Planner"), menu=Menu.HELP, icon="info"
)
LANGUAGES = (("", marked("As the system")), ("en", "English"), ("de", "Deutsch"))
THEMES = (
    ("system", marked("As the system")),
    ("light", marked("Light")),
    ("dark", marked("Dark")),
)


def to_open(window: MainWindow) -> Sequence[Binding]:
    """Return the ways to come to another course."""
    return [Binding(spec, wish(window, spec)) for spec in (NEW, NEW_FROM_PAGE, NEW_FROM_OLD, OPEN)]


def recent(window: MainWindow) -> Sequence[Binding]:
    """Return one action for each file that was open lately, named as the file."""
    return [
        Binding(
            ActionSpec(id=f"recent.{n}", text=Path(path).stem, menu=Menu.RECENT),
            partial(window.wished.emit, "file.open", Path(path)),
        )
        for n, path in enumerate(window.settings.recent_files)
    ]


def all_others(window: MainWindow) -> Sequence[Binding]:
    """Return the rest of the window's actions, in menu order."""
    course = window.has_course
    return [
        Binding(EXAMPLE, wish(window, EXAMPLE)),
        Binding(COPY, wish(window, COPY), course),
        Binding(CLOSE, partial(leave, window)),
        Binding(QUIT, window.close),
        Binding(
            UNDO, partial(undo, window), lambda: _some(window.desk and window.desk.undoable())
        ),
        Binding(
            REDO, partial(redo, window), lambda: _some(window.desk and window.desk.redoable())
        ),
        Binding(FIND, partial(search, window), course),
        Binding(DO, partial(find_action, window), course),
        Binding(PREFERENCES, partial(ask_preferences, window)),
        Binding(PERIODS, wish(window, PERIODS)),
        *_pages(window),
        Binding(NEXT_AREA, window.frame.walk, course),
        Binding(PREVIOUS_AREA, partial(window.frame.walk, backwards=True), course),
        Binding(HERE, menu_here, course),
        *_choices(window),
        Binding(SHORTCUTS, partial(list_shortcuts, window)),
        Binding(ABOUT, partial(show_about, window)),
    ]


def list_recent(window: MainWindow) -> None:
    """List the recent files anew."""
    window.doings.unbind_menu(Menu.RECENT)
    window.doings.bind(recent(window))


def leave(window: MainWindow) -> None:
    """Wish that the course be closed; without one the window closes."""
    if window.has_course():
        window.wished.emit(CLOSE.id, None)
    else:
        window.close()


def undo(window: MainWindow) -> None:
    """Take the last step back."""
    if window.desk is not None:
        window.desk.undo()


def redo(window: MainWindow) -> None:
    """Do again what was taken back last."""
    if window.desk is not None:
        window.desk.redo()


def search(window: MainWindow) -> None:
    """Let the user search the page."""
    window.finder.open_search()


def find_action(window: MainWindow) -> None:
    """Let the user find any action."""
    window.finder.open_actions()


def ask_preferences(window: MainWindow) -> None:
    """Let the user change language, appearance and own name."""
    from planner.ui.preferences.dialog import Preferences

    def take(changes: dict[str, str]) -> None:
        if changes:
            window.change_settings(**changes)

    Preferences.ask(window, window.say, window.settings, take)


def menu_here() -> None:
    """Ask the widget with the focus for its menu, as the menu key does."""
    widget = QApplication.focusWidget()
    if widget is not None:
        cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        place = QRectF(cursor if isinstance(cursor, QRect | QRectF) else widget.rect())
        at = place.center().toPoint()
        by_key = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(widget, QContextMenuEvent(by_key, at, widget.mapToGlobal(at)))


def list_shortcuts(window: MainWindow) -> None:
    """Show which keys do what, on all pages."""
    from planner.ui.shortcuts import ShortcutList

    listed = ShortcutList.ask(window, window.say, window.theme, window.doings.offers())

    def list_again() -> None:
        if isValid(listed):
            listed.show_offers(window.doings.offers())

    window.frame.prepare(list_again)


def show_about(window: MainWindow) -> None:
    """Say what the program is."""
    from planner.ui.about import About

    About.ask(window, window.say)


def wish(window: MainWindow, spec: ActionSpec) -> partial[None]:
    """Return what hands an action on to the application, without a file."""
    return partial(window.wished.emit, spec.id, None)


def _pages(window: MainWindow) -> list[Binding]:
    return [
        Binding(
            ActionSpec(
                id=f"view.{place.id}",
                text=place.label,
                menu=Menu.VIEW,
                shortcut=place.shortcut,
                icon=place.icon,
            ),
            partial(window.frame.show_page, place.id),
            window.has_course,
        )
        for place in PLACES
    ]


def _choices(window: MainWindow) -> list[Binding]:
    made = []
    for name, menu, values in (
        ("language", Menu.LANGUAGE, LANGUAGES),
        ("theme", Menu.THEME, THEMES),
    ):
        for value, text in values:
            spec = ActionSpec(id=f"view.{name}.{value or 'system'}", text=text, menu=menu)
            made.append(
                Binding(
                    spec,
                    partial(window.change_settings, **{name: value}),
                    chosen=partial(_is, window, name, value),
                )
            )
    return made


def _is(window: MainWindow, name: str, value: str) -> bool:
    return bool(getattr(window.settings, name) == value)


def _some(step: object) -> bool:
    return step is not None
