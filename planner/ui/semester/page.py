"""The Semester page: joins board, shelf, inspector and slack line to the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.db import courses
from planner.rules.plan_verbs import shelved
from planner.ui.actions import Binding
from planner.ui.parts.announce import announce
from planner.ui.parts.page import Found, Page
from planner.ui.semester.actions import (
    PUBLISH,
    Asked,
    Chosen,
    bindings_for,
    day_menu,
    pop_up,
    ways_menu,
)
from planner.ui.semester.attending import attend
from planner.ui.semester.board import Board
from planner.ui.semester.bubble import Bubble
from planner.ui.semester.carry import Carry
from planner.ui.semester.chain_doings import ChainDoings
from planner.ui.semester.day_actions import bindings_of_days
from planner.ui.semester.day_doings import DayDoings
from planner.ui.semester.doings import Doings
from planner.ui.semester.drag import Drag
from planner.ui.semester.entries import Entry, Semester
from planner.ui.semester.follows import bubble_words, follows, headline, lasts
from planner.ui.semester.headings import LaterStrip, Panel
from planner.ui.semester.inspector import SemesterInspector
from planner.ui.semester.lengths import Lengths
from planner.ui.semester.outlook import SHELF, Spot
from planner.ui.semester.page_importing import bindings_beside
from planner.ui.semester.reading import SHOWN_TABLES, first_choice, read_semester
from planner.ui.semester.slack_line import SlackLine
from planner.ui.semester.together import Together
from planner.ui.semester.views import BOARD, LIST, PRINT, Views
from planner.ui.semester.words import spoken_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from planner.language import Language
    from planner.rules.plan import PlanChange
    from planner.ui.desk import Desk
    from planner.ui.parts.window_state import WindowState
    from planner.ui.semester.list_rows import Field
    from planner.ui.semester.plan_list import PlanList
    from planner.ui.semester.publishing import Publishing
    from planner.ui.theme import Theme

ROOM_FOR_SWITCH = 600  # px; the View menu has it, too


class SemesterPage(Page):
    """The whole lecture period on one screen."""

    primary = "session.add"

    def __init__(  # what a page takes
        self, desk: Desk, say: Language, theme: Theme, today: date | None, state: WindowState
    ) -> None:
        super().__init__()
        self.desk, self._say, self._today, self._theme = desk, say, today, theme
        self.carry = Carry(self)
        self.drag = Drag(self.carry, self)
        self.doings = Doings(self, desk, say)
        self.together = Together(self, desk, say, self.doings)
        self.lengths = Lengths(self, desk, say, self.doings)
        self.chains = ChainDoings(self, desk, say, self.doings, self.carry)
        self.days = DayDoings(self, desk, say, self.doings, self.carry)
        self.board = Board(theme, say, self.carry, self.drag)
        self.views = Views(self.board, theme, say, state)
        self.side = SemesterInspector(theme, say, self.carry, self.drag)
        self.strip = LaterStrip(self, theme, say)
        self.slack = SlackLine(theme, say)
        self._bubble = Bubble(self, theme, say)
        self._publishing: Publishing | None = None
        self._together_before: tuple[str, ...] = ()  # chosen before the plan became another
        asked = Asked(
            add=self._add,
            pick_up=self._pick_up,
            edit=self.side.form.focus_topic,
            time=self.side.form.focus_time,
            push_by=self.chains.push_by,
            attend=partial(attend, self, desk, say, theme, self.doings),
        )
        self._bindings = (
            *bindings_for(Chosen(self.doings, self.together), asked),
            Binding(PUBLISH, self._publish),
            *bindings_of_days(self.days),
            *self.views.bindings(),
            Binding(PRINT, self._print),
            *bindings_beside(self, desk, theme),
        )
        self._lay_out(theme)
        self._connect()
        self.views.show_as_kept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.views.switch.setVisible(self.width() >= ROOM_FOR_SWITCH)

    @override
    def bindings(self) -> Sequence[Binding]:
        return self._bindings

    @override
    def inspector(self) -> QWidget:
        return self.side

    @override
    def legend(self) -> str:
        return self._say(
            "✓ held  ·  dashed: buffer or no class  ·  violet: online  ·  red line: this week"
        )

    @override
    def first_focus(self) -> QWidget:
        return self.views.looked_at()

    @override
    def refresh(self, changed: frozenset[str] | None) -> None:
        if changed is not None and not changed & SHOWN_TABLES:
            return
        first = self.doings.semester is None
        self._together_before = self.together.ids
        semester = self.desk.look(read_semester, self._today)
        self.doings.semester = semester
        self.carry.show_semester(semester)
        self.views.show_semester(semester)
        self.side.show_semester(semester)
        self.strip.show_semester(semester)
        self.slack.show_semester(semester)
        if first:
            self.views.choose(first_choice(semester))
        self._choose(self.doings.chosen or self.views.current_key())

    @override
    def search(self, text: str) -> Sequence[Found]:
        semester = self.doings.semester
        wanted = text.casefold()
        if semester is None:
            return ()
        return [
            Found(
                session.topic,
                spoken_session(session, semester, self._say),
                lambda key=session.id: self.show_thing(key),  # type: ignore[misc]  # no such inference for a default
            )
            for session in semester.plan.sessions
            if wanted in spoken_session(session, semester, self._say).casefold()
        ]

    @override
    def show_thing(self, thing: object) -> None:
        key = str(thing)
        index = self.side.shelf.list.cards.index_of(key)
        if index.isValid() and self.views.shown == BOARD:
            self.side.shelf.list.setCurrentIndex(index)
            self.side.shelf.list.setFocus()
        else:
            self.views.choose(key)
            self.views.focus()

    def _lay_out(self, theme: Theme) -> None:
        panel = Panel(theme, self)
        panel.put(self.views, 1)
        panel.put(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.slack, 1)
        head.addWidget(self.views.switch)
        column.addLayout(head)
        column.addWidget(panel, 1)

    def _connect(self) -> None:
        self.carry.wished.connect(self.doings.carry_out)
        self.carry.refused.connect(self.desk.refused)
        self.carry.insisting.connect(self.days.overrule)
        self.days.offered.connect(self.side.offer)
        self.side.insisted.connect(self.days.insist)
        self.slack.loss_asked.connect(self.days.lose_next_week)
        self.carry.changed.connect(self._follow)
        self.carry.ways_wished.connect(self._list_ways)
        self.drag.spot_at = self._spot_at
        self.drag.moved.connect(self._follow)
        self.doings.done.connect(self._done)
        self.doings.added.connect(self.show_thing)
        self.views.chosen.connect(self._choose)
        self.views.menu_wished.connect(self._pop_up)
        self.views.switched.connect(self.enabling)
        self.views.listed.connect(self._listen_to)
        self.board.opened.connect(self._open)
        self.board.length_wished.connect(self.lengths.lengthen)
        self.side.shelf.list.chosen.connect(self._choose)
        self.side.shelf.list.opened.connect(self._open)
        self.side.shelf.list.menu_wished.connect(self._pop_up)
        self.side.form.edited.connect(self._change)
        self.side.form.timed.connect(self.lengths.set_hours)
        self.lengths.kept.connect(self._choose)
        self.side.form.asked.connect(self._ask)
        self.side.several.asked.connect(self._ask)
        self.side.answered.connect(self.views.focus)
        self.side.new_wished.connect(self.doings.add)
        self.side.settings_wished.connect(lambda: self.wished.emit("course_settings", "term"))

    def _listen_to(self, plan_list: PlanList) -> None:
        """Do what is asked for in the list."""
        later = Qt.ConnectionType.QueuedConnection  # its editor is closed before the rows change
        plan_list.written.connect(self._write, later)
        plan_list.shelve_wished.connect(lambda: self.doings.verb(shelved))
        plan_list.nudge_wished.connect(lambda key, places: self.carry.nudge(key, places, 0))

    def _write(self, session_id: str, field: Field, value: object) -> None:
        # Late: the list is seldom what is looked at first.
        from planner.ui.semester.list_edits import write  # noqa: PLC0415

        write(self.doings, self.lengths, session_id, field, value, refuse=self.desk.refused.emit)

    def _spot_at(self, everywhere: QPoint) -> Spot | None:
        """Return what lies under the pointer: a day, with hours where it has several, or shelf."""
        if self.side.shelf.lies_under(everywhere):
            return SHELF
        return self.board.spot_under(everywhere)

    def _choose(self, key: str) -> None:
        """Show what was chosen, on the board or on the shelf."""
        semester = self.doings.semester
        if semester is None or not key:
            return
        session = semester.session(key)
        self.doings.chosen = session.id if session else ""
        current = self.board.current_entry()
        on_board = current.day if current and current.key == key else None
        self.days.day = session.day if session else on_board
        if self._choose_several(semester):
            return
        entry = self.board.cards.entry(self.board.cards.index_of(key))
        if entry is None and session is not None:
            entry = Entry(key, semester.plan.lectures.first, session)
        self.side.show_entry(entry or self.board.current_entry(), semester)
        self.enabling.emit()

    def _choose_several(self, semester: Semester) -> bool:
        """Show the sessions that are chosen together, if there are several."""
        shelf = self.side.shelf.list
        here = shelf if shelf.cards.index_of(self.doings.chosen).isValid() else self.board
        ids = here.gathered.ids() if here is shelf or self.views.shown == BOARD else ()
        if ids and ids != self.together.ids:
            words = self._say.count("{n} session", "{n} sessions", len(ids))
            announce(here, self._say("{sessions} chosen", sessions=words))
        self.together.ids = ids
        if ids:
            if self.doings.chosen not in ids:
                self.doings.chosen = ids[0]
            self.side.show_several(self.together.sessions(), semester)
            self.enabling.emit()
        return bool(ids)

    def _follow(self) -> None:
        """Say in the bubble and the strip what letting go would do."""
        outlook, semester = self.carry.outlook, self.doings.semester
        if outlook is None or semester is None:
            self._bubble.hide()
            self.hinted.emit("")
            return
        if outlook.supposed:
            told = ". ".join((outlook.supposed, *follows(outlook, semester, self._say)))
            self._bubble.hide()
            self.hinted.emit(outlook.supposed)
            announce(self.board, told)
            return
        at = self.drag.at or self._beside(outlook.spot)
        if at is not None:
            self._bubble.follow(outlook, semester, at)
        what = ", ".join(part for part in bubble_words(outlook, semester, self._say) if part)
        told = f"{headline(outlook, semester, self._say)}: {what}"
        self.hinted.emit(told)
        if self.carry.by_key:
            announce(self.views, told)

    def _beside(self, spot: Spot | None) -> QPoint | None:
        """Return where the bubble stands while something is carried by keyboard."""
        if spot is None or spot.day is None:
            shelf = self.side.shelf.list
            return shelf.mapToGlobal(QPoint(shelf.width() // 2, 0)) if spot else None
        self.board.scroll_to_day(spot.day)
        place = self.board.place_of(spot.day)
        return place.center()

    def _done(self, change: PlanChange) -> None:
        """Keep the focus on what moved, wherever it lies now, and have it read aloud."""
        semester = self.doings.semester
        session = semester.session(change.subject) if semester else None
        if semester is None or session is None:
            return
        if change.verb == "resize":  # it lies where it lay, and the focus stays where it is
            announce(self.views, lasts(change, semester, self._say))
            return
        several = self._together_before
        self.show_thing(session.id)
        if session.id in several:
            here = self.board if session.day else self.side.shelf.list
            here.gathered.again(several)
        where = self._say.day(session.day) if session.day else self._say("the shelf")
        announce(self.views, self._say("Moved to {place}", place=where))

    def _list_ways(self) -> None:
        """List all that could be done with what is carried, where it is now."""
        outlook, semester = self.carry.outlook, self.doings.semester
        if outlook is None or semester is None:
            return
        at = self.drag.at or self._beside(outlook.spot) or QPoint()
        self.drag.end()
        how = self.carry.how
        self.carry.leave()
        ways_menu(
            self,
            outlook,
            how,
            semester,
            self._say,
            do=self.doings.carry_out,
            insist=self.days.insist,
        ).popup(at)

    def _pop_up(self, key: str, at: QPoint) -> None:
        session = self.doings.session()
        if session is not None and session.id == key:
            several = bool(self.together.ids)
            pop_up(self, self._bindings, session, self._say, several=several).popup(at)
        elif self.doings.semester is not None:
            day_menu(self, self._bindings, self._say).popup(at)

    def _open(self, key: str) -> None:
        """Double click or F2: edit a session, or ask for a new one on an empty day."""
        if self.doings.session() is not None:
            self.side.form.focus_topic()
            return
        entry = self.board.current_entry()
        if entry is not None and entry.key == key and entry.off is None:
            self.doings.add(entry.day)

    def _add(self) -> None:
        """Ask for a new session, on the day that is chosen if it may have one."""
        looked_at = self.views.shown == BOARD and not self.doings.chosen
        entry = self.board.current_entry() if looked_at else None
        self.doings.add(entry.day if entry and entry.off is None else None)

    def _publish(self) -> None:
        from planner.ui.semester.publishing import Publishing  # noqa: PLC0415 - slow, and rare

        if self._publishing is None:
            self._publishing = Publishing(self, self.desk, self._say, self._today)
        self._publishing.ask()

    def _pick_up(self) -> None:
        if self.views.shown == LIST:
            self.views.show_view(BOARD)  # where its places can be seen
        in_shelf = self.side.shelf.list.cards.index_of(self.doings.chosen).isValid()
        here = self.side.shelf.list if in_shelf else self.board
        here.setFocus()
        self.carry.pick_up(self.doings.chosen, others=here.gathered.others(self.doings.chosen))

    def _print(self) -> None:
        """Show what is looked at as it will be on paper."""
        # Late: most never print, and the part of Qt that does costs 10 ms.
        from planner.ui.semester.print_dialog import print_plan  # noqa: PLC0415

        semester = self.doings.semester
        if semester is not None:
            course = self.desk.look(courses.course)
            head = course.title, course.term
            as_list = self.views.shown == LIST
            print_plan(self, self._say, self._theme, semester, head, as_list=as_list)

    def _change(self, session_id: str, fields: dict[str, Any]) -> None:
        if not self.doings.edit(session_id, fields):
            self._choose(session_id)  # show again what is in the file

    def _ask(self, name: str) -> None:
        binding = next(each for each in self._bindings if each.spec.id == name)
        binding.do()
        self._choose(self.doings.chosen)
