"""The main window: menus, the start page or the frame of a course, notices, preferences.

It may be shown before a course is read: nothing here imports SQLAlchemy, openpyxl or reportlab.
What only the application can do (making, opening, copying, closing a file) it wishes.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from planner.ui import window_actions
from planner.ui.actions import Actions, Menu
from planner.ui.frame import CourseFrame
from planner.ui.palette import Palette
from planner.ui.parts.notice import Notice
from planner.ui.parts.window_state import WindowState
from planner.ui.preferences.dialog import Preferences
from planner.ui.shortcuts import ShortcutList
from planner.ui.start.page import StartPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent

    from planner.errors import PlannerError
    from planner.language import Language
    from planner.places import Places
    from planner.settings import Settings
    from planner.ui.desk import Desk
    from planner.ui.parts.page import Page
    from planner.ui.theme import Theme

log = logging.getLogger(__name__)
USUAL = QSize(1280, 800)


class MainWindow(QMainWindow):
    """One window, with one course or none.

    ``wished`` carries the id of an action that the application must carry out, and what it is
    about: "file.new", "file.new_from_page" (a Path or None), "file.open" (a Path or None),
    "file.example", "file.copy", "file.close". ``settings_changed`` carries Settings that are
    already saved; the application shows another language in a new window.
    """

    wished = Signal(str, object)
    settings_changed = Signal(object)

    def __init__(self, say: Language, settings: Settings, places: Places, theme: Theme) -> None:
        super().__init__()
        self.say, self._places, self._theme = say, places, theme
        self.settings = settings
        self.state = WindowState(places.window_state)
        self.desk: Desk | None = None
        self._worded: Callable[[PlannerError], str] = str
        self.setWindowTitle("Course Planner")
        self.doings = Actions(self, say)
        self.frame = CourseFrame(say, theme, self.doings, self.state)
        self._stack = QStackedWidget()
        self._start = StartPage(say, theme)
        self._start.wished.connect(self.wished)
        self._start.forgotten.connect(self._forget)
        self._stack.addWidget(self._start)
        self._stack.addWidget(self.frame)
        self.setCentralWidget(self._stack)
        self.notice = Notice(say, theme, self._stack)
        self.finder = Palette(self.frame.top_bar.field, say, theme, self)
        self.finder.serve(self.doings.offers, self.frame.search, self._run_anywhere)
        self.frame.noticed.connect(self.show_notice)
        self._take_file_menu()
        if not self.restoreGeometry(self.state.packed("geometry")):
            self.resize(USUAL)

    def show_start(self) -> None:
        """Show the start page: recent files, a new course, the example."""
        self._leave_course()
        self._start.show_recent(self.settings.recent_files)
        self._stack.setCurrentWidget(self._start)
        self.setWindowTitle("Course Planner")
        self.doings.refresh()

    def show_frame(self, title: str, subtitle: str = "") -> None:
        """Show a course's name in the empty frame, while the course itself is still being read."""
        self._leave_course()
        self._stack.setCurrentWidget(self.frame)
        self.show_title(title, subtitle)

    def show_course(
        self,
        desk: Desk,
        title: str,
        subtitle: str,
        factories: Mapping[str, Callable[[], Page]],
        worded: Callable[[PlannerError], str],
    ) -> None:
        """Show an open course. ``factories`` build pages by the ids of navigation.PLACES.

        ``worded`` says why something was refused.
        """
        self.show_frame(title, subtitle)
        self.desk, self._worded = desk, worded
        desk.refused.connect(self._refuse)
        desk.changed.connect(self.notice.hide)
        self.frame.open(desk, factories)
        self.doings.refresh()

    def show_title(self, title: str, subtitle: str) -> None:
        """Name the course, and quietly its term and how many students it has."""
        self.frame.top_bar.show_title(title, subtitle)
        self.setWindowTitle(f"{title} – Course Planner")

    def show_page(self, page: str, thing: object = None) -> None:
        """Show a page by its id, and on it what is asked for."""
        self.frame.show_page(page, thing)

    def show_count(self, page: str, count: str) -> None:
        """Show a few words beside a page's name, also of a page that was not built yet."""
        self.frame.navigation.show_count(page, count)

    def show_notice(self, text: str) -> None:
        """Show a calm sentence until the next step or Esc."""
        self.notice.show_text(text)

    def change_settings(self, **changes: Any) -> None:
        """Take over changed preferences at once, save them, and tell who else may care."""
        self.settings = replace(self.settings, **changes)
        try:
            self.settings.save(self._places.settings)
        except OSError as why:
            log.info("settings not saved: %s", why)
        self._theme.choose(self.settings.theme)
        self._list_recent()
        self._start.show_recent(self.settings.recent_files)
        self.settings_changed.emit(self.settings)

    def has_course(self) -> bool:
        """Say whether a course is open."""
        return self.desk is not None

    def leave(self) -> None:
        """Wish that the course be closed; without one the window closes."""
        if self.desk is None:
            self.close()
        else:
            self.wished.emit("file.close", None)

    def undo(self) -> None:
        """Take the last step back."""
        if self.desk is not None:
            self.desk.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.desk is not None:
            self.desk.redo()

    def ask_preferences(self) -> None:
        """Let the user change language, appearance and own name."""
        Preferences.ask(
            self, self.say, self.settings, lambda changes: self.change_settings(**changes)
        )

    def list_shortcuts(self) -> None:
        """Show which keys do what."""
        ShortcutList.ask(self, self.say, self._theme, self.doings.offers())

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.state.keep("geometry", self.saveGeometry())
        self.state.save()
        self._leave_course()
        super().closeEvent(event)

    def _leave_course(self) -> None:
        self.notice.hide()
        if self.desk is not None:
            self.desk.refused.disconnect(self._refuse)
            self.desk.changed.disconnect(self.notice.hide)
            self.frame.close_course()
            self.desk = None

    def _refuse(self, refusal: PlannerError) -> None:
        self.show_notice(self._worded(refusal))

    def _forget(self, path: str) -> None:
        kept = tuple(other for other in self.settings.recent_files if other != path)
        self.change_settings(recent_files=kept)

    def _run_anywhere(self, name: str) -> None:
        page = self.doings.page_of(name)
        if page:
            self.frame.show_page(page)
        self.doings.run(name)

    def _take_file_menu(self) -> None:
        """Bind the window's actions, in menu order; the recent files stand between others."""
        file, rest = window_actions.to_open(self), window_actions.all_others(self)
        self.doings.bind(file)
        self.doings.place(Menu.RECENT)
        self.doings.bind(rest)
        self._list_recent()

    def _list_recent(self) -> None:
        self.doings.unbind_menu(Menu.RECENT)
        self.doings.bind(window_actions.recent(self))
