"""The main window: menus, the start page or the frame of a course, notices, preferences.

It may be shown before a course is read: nothing here imports SQLAlchemy, openpyxl or reportlab.
What only the application can do (making, opening, copying, closing a file) it wishes.
"""

# ruff: noqa: PLC0415 - what the first paint does not show is imported when it is first used;
# together that is 30 ms of some 100, mostly Qt's enumerations, which PySide makes class by class

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from planner.ui.frame import CourseFrame
from planner.ui.parts.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from planner.errors import PlannerError
    from planner.language import Language
    from planner.places import Places
    from planner.settings import Settings
    from planner.ui.actions import Actions
    from planner.ui.desk import Desk
    from planner.ui.palette import Palette
    from planner.ui.parts.notice import Notice
    from planner.ui.parts.page import Page
    from planner.ui.start.page import StartPage
    from planner.ui.theme import Theme

log = logging.getLogger(__name__)
USUAL = QSize(1280, 800)
MENU_BAR_PX = 28
TITLE_BAR_PX = 40


class MainWindow(QMainWindow):
    """One window, with one course or none.

    ``wished`` carries the id of an action that the application must carry out, and what it is
    about: "file.new", "file.new_from_page" (a Path or None), "file.new_from_old", "file.open" (a
    Path or None), "file.example", "file.copy", "file.close". ``settings_changed`` carries
    Settings that are already saved; the application shows another language in a new window.
    ``painted`` comes once, when the window is on the screen for the first time: then a course
    may be read.
    """

    wished = Signal(str, object)
    settings_changed = Signal(object)
    painted = Signal()

    def __init__(self, say: Language, settings: Settings, places: Places, theme: Theme) -> None:
        super().__init__()
        self.say, self._places, self.theme = say, places, theme
        self.settings = settings
        self.state = WindowState(places.window_state)
        self.desk: Desk | None = None
        self._worded: Callable[[PlannerError], str] = str
        self.setWindowTitle("Course Planner")
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.frame = CourseFrame(say, theme, self.state, self._stack)
        self._stack.addWidget(self.frame)
        self._was_painted = False
        self.frame.noticed.connect(self.show_notice)
        self.frame.preferred.connect(lambda name, to: self.change_settings(**{name: to}))
        self.frame.top_bar.field.entered.connect(lambda: self.finder)
        self.frame.strip.undo_wished.connect(lambda: self.doings.run("edit.undo"))
        self.frame.strip.redo_wished.connect(lambda: self.doings.run("edit.redo"))
        self.menuBar().setMinimumHeight(MENU_BAR_PX)
        if not self.restoreGeometry(self.state.packed("geometry")):
            take_usual_size(self)

    @cached_property
    def doings(self) -> Actions:
        """All actions; the menus are filled with them right after the first paint."""
        from planner.ui import window_actions
        from planner.ui.actions import Actions, Menu

        doings = Actions(self, self.say)
        doings.bind(window_actions.to_open(self))
        doings.place(Menu.RECENT)
        doings.bind(window_actions.all_others(self))
        doings.bind(window_actions.recent(self))
        return doings

    @cached_property
    def finder(self) -> Palette:
        """The list under the search field."""
        from planner.ui.palette import Palette

        finder = Palette(self.frame.top_bar.field, self.say, self.theme, self)
        frame = self.frame
        finder.serve(self.doings.offers, frame.search, self._run_anywhere, frame.prepare)
        return finder

    @cached_property
    def notice(self) -> Notice:
        """Where a refusal is said."""
        from planner.ui.parts.notice import Notice

        return Notice(self.say, self.theme, self)  # a stack would hide it from screen readers

    @cached_property
    def start(self) -> StartPage:
        """The page without a course."""
        from planner.ui.start.page import StartPage

        start = StartPage(self.say, self.theme)
        start.wished.connect(self.wished)
        start.forgotten.connect(self._forget)
        self._stack.addWidget(start)
        return start

    def show_start(self) -> None:
        """Show the start page: recent files, a new course, the example."""
        self._leave_course()
        self.start.show_recent(self.settings.recent_files)
        self._stack.setCurrentWidget(self.start)
        self.start.setFocus()
        self.setWindowTitle("Course Planner")
        self.doings.refresh()

    def show_frame(self, title: str, subtitle: str = "") -> None:
        """Show a course's name in the empty frame, while the course itself is still being read."""
        self._leave_course()
        self._stack.setCurrentWidget(self.frame)
        self.frame.navigation.setFocus()
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
        desk.changed.connect(self._hide_notice)
        self.frame.open(desk, self.doings, factories)
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
        self.theme.choose(self.settings.theme)
        from planner.ui import window_actions

        window_actions.list_recent(self)
        if self._stack.currentWidget() is not self.frame:
            self.start.show_recent(self.settings.recent_files)
        self.settings_changed.emit(self.settings)

    def has_course(self) -> bool:
        """Say whether a course is open."""
        return self.desk is not None

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._fill_menus)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.state.keep("geometry", self.saveGeometry())
        self.state.save()
        self._leave_course()
        super().closeEvent(event)

    def _hide_notice(self) -> None:
        if "notice" in self.__dict__:
            self.notice.hide()

    def _leave_course(self) -> None:
        self._hide_notice()
        if self.desk is not None:
            self.desk.refused.disconnect(self._refuse)
            self.desk.changed.disconnect(self._hide_notice)
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

    def _fill_menus(self) -> None:
        from PySide6.QtGui import QKeySequence

        from planner.ui.dropping import Dropping

        self.doings.refresh()
        native = QKeySequence.SequenceFormat.NativeText
        keys = self.doings.action("edit.do").shortcut().toString(native)
        self.frame.top_bar.field.show_keys(keys)
        Dropping(
            self._stack,
            self.frame,
            self.say,
            wish=self.wished.emit,
            tell=self.show_notice,
        )
        self.painted.emit()


def take_usual_size(window: MainWindow) -> None:
    """Open at 1280 by 800, or as large as a smaller screen is."""
    room = window.screen().availableSize()
    if room.width() < USUAL.width() or room.height() < USUAL.height() + TITLE_BAR_PX:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    window.resize(USUAL.boundedTo(room))
