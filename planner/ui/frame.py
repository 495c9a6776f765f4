"""The frame of an open course: top bar, navigation, the page, the inspector, the strip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui import areas
from planner.ui.navigation import PLACES, Navigation
from planner.ui.strip import Strip
from planner.ui.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.db.journal import ChangeSet
    from planner.language import Language
    from planner.ui.actions import Actions, Binding, Menu
    from planner.ui.desk import Desk
    from planner.ui.middle import Middle
    from planner.ui.parts.page import Found, Page
    from planner.ui.parts.window_state import WindowState
    from planner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Opened:
    """An open course as the frame needs it."""

    desk: Desk
    actions: Actions
    factories: Mapping[str, Callable[[], Page]]


class CourseFrame(QWidget):
    """Shows one page at a time and builds it when it is first shown."""

    page_shown = Signal(str)
    noticed = Signal(str)
    preferred = Signal(str, object)  # a setting of this machine, and what it is from now on

    def __init__(
        self,
        say: Language,
        theme: Theme,
        state: WindowState,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._say, self._state = say, state
        self._course: Opened | None = None
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._current = PLACES[0].id
        self._waiting: list[Callable[[], object]] = []
        self.top_bar = TopBar(say, self)
        self.navigation = Navigation(say, theme, self)
        self.strip = Strip(say, theme, self)
        self._row = QHBoxLayout()
        self._lay_out()
        self.navigation.chosen.connect(self.show_page)
        self.navigation.opened.connect(self._focus_page)
        self.navigation.show_page(self._current)
        self.top_bar.primary_wished.connect(self._run_primary)

    @cached_property
    def middle(self) -> Middle:
        """What lies between navigation, top bar and strip; made when the first page needs it."""
        # Late: the first paint is quicker without it, and there is no page in it yet.
        from planner.ui.middle import Middle  # noqa: PLC0415

        middle = Middle(self._say, self._state, self)
        self._row.takeAt(1)  # what kept its place
        self._row.addWidget(middle, 1)
        return middle

    def open(
        self, desk: Desk, actions: Actions, factories: Mapping[str, Callable[[], Page]]
    ) -> None:
        """Take in a course and show the page that was shown before it was there."""
        self.close_course()
        self._course = Opened(desk, actions, factories)
        desk.changed.connect(self._look_again)
        self._show_steps()
        self.show_page(self._current)
        self._focus_page()

    def close_course(self) -> None:
        """Let go of the course and all its pages."""
        course, self._course = self._course, None  # pages may still speak up while they go
        if course is None:
            return
        course.desk.changed.disconnect(self._look_again)
        course.actions.unbind_pages()
        for page in self._pages.values():
            inspector = page.inspector()
            self.middle.pages.removeWidget(page)
            if inspector is not None:
                self.middle.inspector.drop(inspector)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._waiting.clear()
        self.middle.inspector.hide()

    def current(self) -> str:
        """Return the id of the page that is shown, or will be once a course is there."""
        return self._current

    def page(self) -> Page | None:
        """Return the page that is shown; None before a course is there."""
        return self._pages.get(self._current)

    def show_page(self, name: str, thing: object = None) -> None:
        """Show a page by its id, and on it what is asked for."""
        course = self._course
        if course is not None and name in course.factories and name not in self._pages:
            self.navigation.show_page(self._current)  # should building fail, all stays as it is
            self._build(name, course)
        self._current = name
        self.navigation.show_page(name)
        if course is None or name not in self._pages:
            return
        page = self._pages[name]
        if name in self._stale:
            self._stale.discard(name)
            page.refresh(None)
        self.middle.pages.setCurrentWidget(page)
        self.middle.inspector.show_widget(page.inspector())
        self.strip.show_legend(page.legend())
        self.strip.show_hint("")
        course.actions.show_page(name)
        self._enable()
        if thing is not None:
            page.show_thing(thing)
        if not areas.holds_focus(self.navigation):
            self._focus_page()
        self.page_shown.emit(name)

    def prepare(self, then: Callable[[], object]) -> None:
        """Build the pages that were not shown yet, because something is asked of all of them.

        It is done a page at a time between other events; ``then`` is called after each.
        """
        self._waiting.append(then)
        if len(self._waiting) == 1:
            QTimer.singleShot(0, self, self._prepare_next)

    def _prepare_next(self) -> None:
        waiting = tuple(self._waiting)
        if not self._build_next():
            self._waiting.clear()
            return
        for then in waiting:
            then()
        QTimer.singleShot(0, self, self._prepare_next)

    def search(self, text: str) -> Sequence[Found]:
        """Search the page that is shown first, then the others that were built by now."""
        shown = self.page()
        others = [page for page in self._pages.values() if page is not shown]
        pages = ([shown] if shown is not None else []) + others
        return [found for page in pages for found in page.search(text)]

    def walk(self, *, backwards: bool = False) -> None:
        """Go to the next area: navigation, page, inspector, strip, top bar."""
        page = self.page()
        middle = page.areas() if page is not None else ()
        parts = [self.navigation, *middle, self.middle.inspector, self.strip, self.top_bar]
        areas.walk(parts, backwards=backwards)

    def _build_next(self) -> bool:
        """Build one page that was not shown yet; False if there is none."""
        course = self._course
        left = [name for name in course.factories if name not in self._pages] if course else []
        if course is not None and left:
            self._build(left[0], course)
        return bool(left)

    def _build(self, name: str, course: Opened) -> None:
        page = course.factories[name]()
        page.setObjectName(name)
        self._pages[name] = page
        self.middle.pages.addWidget(page)
        course.actions.bind(page.bindings(), name)
        page.enabling.connect(self._enable)
        page.hinted.connect(self.strip.show_hint)
        page.noticed.connect(self.noticed)
        page.preferred.connect(self.preferred)
        page.wished.connect(self.show_page)
        page.run_wished.connect(self._run_there)
        page.counted.connect(lambda count: self.navigation.show_count(name, count))
        page.rebound.connect(lambda menu, bindings: rebind(course.actions, menu, bindings, name))
        page.refresh(None)

    def _run_there(self, name: str, thing: object, action: str) -> None:
        self.show_page(name, thing)
        if self._course is not None:
            self._course.actions.run(action)

    def _look_again(self, changes: ChangeSet) -> None:
        for name, page in self._pages.items():
            if name == self._current:
                page.refresh(changes.tables)
            else:
                self._stale.add(name)
        self._show_steps(saved=True)
        self._enable()

    def _show_steps(self, *, saved: bool = False) -> None:
        if self._course is not None:
            desk = self._course.desk
            at = datetime.now().astimezone().time() if saved else None
            self.strip.show_step(desk.undoable(), desk.redoable(), at)

    def _enable(self) -> None:
        page = self.page()
        if page is None or self._course is None:
            return
        actions = self._course.actions
        actions.refresh()
        action = actions.action(page.primary) if page.primary else None
        self.top_bar.show_primary(
            actions.words(page.primary) if action else "",
            enabled=action is not None and action.isEnabled(),
        )

    def _focus_page(self) -> None:
        page = self.page()
        if page is not None:
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _run_primary(self) -> None:
        page = self.page()
        if self._course is not None and page is not None:
            self._course.actions.run(page.primary)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        for box in (self._row, layout):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        self._row.addWidget(self.navigation)
        self._row.addStretch(1)
        self.setProperty("panel", "background")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout.addWidget(self.top_bar)
        layout.addLayout(self._row, 1)
        layout.addWidget(self.strip)


def rebind(actions: Actions, menu: Menu, bindings: Sequence[Binding], page: str) -> None:
    """Put other actions of a page into a menu in the place of those that are there."""
    actions.unbind_menu(menu)
    actions.bind(bindings, page)
