"""The page of the course's own settings: what documents print and rules judge by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from planner.language import marked
from planner.settings import office_system
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.course_settings.course_tab import CourseTab
from planner.ui.course_settings.doings import Doings
from planner.ui.course_settings.items_tab import ItemsTab
from planner.ui.course_settings.people_tab import PeopleTab
from planner.ui.course_settings.reading import SHOWN_TABLES, Settings, read_settings
from planner.ui.course_settings.term_tab import TermTab
from planner.ui.course_settings.tiers_tab import TiersTab
from planner.ui.parts.page import Found, Page
from planner.ui.parts.panels import PAGE_MARGIN, PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme

NEW_PERSON = ActionSpec(
    id="course.person", text=marked("Add person…"), menu=Menu.EDIT, icon="user-plus", group=3
)
NEW_SLOT = ActionSpec(
    id="course.slot", text=marked("Add weekly time…"), menu=Menu.EDIT, icon="clock", group=3
)
NEW_DAY_OFF = ActionSpec(
    id="course.day_off", text=marked("Add days off…"), menu=Menu.EDIT, icon="calendar-x", group=3
)
NEW_DATE = ActionSpec(
    id="course.single_date",
    text=marked("Add single date…"),
    menu=Menu.EDIT,
    icon="calendar-plus",
    group=3,
)
NEW_NOTE = ActionSpec(
    id="course.day_note", text=marked("Add note on days…"), menu=Menu.EDIT, icon="info", group=3
)
HOLIDAYS = ActionSpec(
    id="course.holidays", text=marked("Take public holidays again…"), menu=Menu.EDIT, group=3
)
TERM = ActionSpec(
    id="course.term", text=marked("Change term…"), menu=Menu.EDIT, icon="calendar", group=3
)
NEW_ITEM = ActionSpec(
    id="course.item", text=marked("Add item…"), menu=Menu.EDIT, icon="square-check", group=3
)
NEW_TIER = ActionSpec(
    id="course.tier", text=marked("Add tier…"), menu=Menu.EDIT, icon="award", group=3
)


class CourseSettingsPage(Page):
    """Tabs of calm forms; each field and each dialog is one step."""

    def __init__(
        self,
        desk: Desk,
        say: Language,
        theme: Theme,
        today: date,
        periods: Path,
        *,
        preferences: Path | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._say = desk, say
        self._settings: Settings | None = None
        self.doings = doings = Doings(desk)
        self.course = CourseTab(say, doings, lambda: office_system(preferences))
        self.people = PeopleTab(say, theme, doings)
        self.term = TermTab(desk, say, theme, doings, periods)
        self.items = ItemsTab(desk, say, theme, doings, today)
        self.tiers = TiersTab(desk, say, theme, doings, today)
        self.header = PageHeader(say("Course settings"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(say("Course settings"))
        for tab, name in (
            (self.course, say("Course")),
            (self.people, say("People")),
            (self.term, say("Term and days off")),
            (self.items, say("Items")),
            (self.tiers, say("Tiers")),
            (self.course.more, say("Certificates")),
        ):
            self.tabs.addTab(_inset(tab), name)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGIN)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)

    @override
    def bindings(self) -> Sequence[Binding]:
        return [
            Binding(TERM, self._on(self.term, self.term.ask_term)),
            Binding(NEW_SLOT, self._on(self.term, self.term.slots.add)),
            Binding(NEW_DATE, self._on(self.term, self.term.single.add)),
            Binding(NEW_NOTE, self._on(self.term, self.term.notes.add)),
            Binding(NEW_DAY_OFF, self._on(self.term, self.term.days_off.add)),
            Binding(HOLIDAYS, self._on(self.term, self.term.ask_holidays)),
            Binding(NEW_PERSON, self._on(self.people, self.people.add)),
            Binding(NEW_ITEM, self._on(self.items, self.items.add)),
            Binding(NEW_TIER, self._on(self.tiers, self.tiers.add)),
        ]

    @override
    def first_focus(self) -> QWidget:
        return self.tabs.tabBar()

    @override
    def refresh(self, changed: frozenset[str] | None) -> None:
        if changed is not None and not changed & SHOWN_TABLES:
            return
        self._settings = settings = self._desk.read(read_settings)
        for tab in (self.course, self.people, self.term, self.items, self.tiers):
            tab.show_settings(settings)

    @override
    def search(self, text: str) -> Sequence[Found]:
        wanted = text.casefold()
        return [found for found in self._things() if wanted in found.text.casefold()]

    @override
    def show_thing(self, thing: object) -> None:
        """Show an item or a tier by its id, or a field by its column."""
        name = str(thing)
        if any(name in form.fields for form in self.course.forms()):
            more = name in self.course.certificates.fields
            self._show(self.course.more if more else self.course)
            self.course.go_to(name)
        if self.items.listing.table.show_row(name):
            self._show(self.items)
        if self.tiers.listing.table.show_row(name):
            self._show(self.tiers)

    def _things(self) -> list[Found]:
        if self._settings is None:
            return []
        say, work = self._say, self._settings.work
        items = [(item.title, say("Item"), item.id) for item in work.items]
        tiers = [(tier.name, say("Tier"), tier.id) for tier in work.tiers]
        fields = [
            (field.accessibleName(), say("Course settings"), name)
            for form in self.course.forms()
            for name, field in form.fields.items()
        ]
        return [
            Found(name, kind, partial(self.show_thing, thing))
            for name, kind, thing in (*items, *tiers, *fields)
        ]

    def _show(self, tab: QWidget) -> None:
        inset = tab.parentWidget()
        if inset is not None:
            self.tabs.setCurrentWidget(inset)

    def _on(self, tab: QWidget, do: Callable[[], object]) -> Callable[[], None]:
        """Return what shows a tab first and then asks there."""

        def shown() -> None:
            self._show(tab)
            do()

        return shown


def _inset(content: QWidget) -> QWidget:
    """Keep a tab's content a little below the bar."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 12, 0, 0)
    column.addWidget(content)
    return around
