"""The pane of the closing checklist: what is still open, where it is, and what was signed off."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.commands import sign_offs
from planner.db.journal import Title
from planner.jobs.checklist import checklist
from planner.language import marked
from planner.rules.checklist import Checklist, Concern, Entry
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import ROW_PX, Column, RowsTable
from planner.ui.reports.checklist_ways import FIXES, place_of
from planner.ui.reports.side import Fact, Side
from planner.ui.reports.sign_off_dialog import SignOffDialog
from planner.wording.checklist import (
    concern_meaning,
    concern_words,
    point_words,
    signed_words,
    who_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from planner.language import Language
    from planner.ui.reports.around import Around

HEADER_PX = 36
SIGNED_COLUMN = 2
ENOUGH_PX = 520  # for a column of what is signed off beside what it is about
WHO_PX, SIGNED_PX = 150, 120
EMPTY = Checklist(())
SIGNED = marked("Closing checklist: {n} signed off")
TAKEN_BACK = marked("Closing checklist: {n} opened again")


class ChecklistPane(QWidget):
    """The concerns with their counts, and below them the points of the one that is chosen."""

    place_wished = Signal(object, str)  # a Place, and the action to carry out there or ""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._desk, self._say, self._today = around.desk, around.say, around.today
        self._list, self._is_old = EMPTY, True
        self._draft = Fact("")
        say, theme = around.say, around.theme
        self.summary = Line(bold=True, wraps=True)
        self.concerns = RowsTable[Concern](
            say("Concerns"), self._concern_columns(), theme, identity=str, sortable=False
        )
        self.points = RowsTable[Entry](
            say("Open points"), _point_columns(say), theme, identity=lambda one: one.finding.key
        )
        self.go_button = primary(say("Go there"), self.go)
        self.fix_button = button("", self.fix)
        self.sign_button = button(say("Sign off…"), self.sign_off)
        self.back_button = button(say("Take the sign-off back"), self.take_back)
        self.side = Side(
            say,
            say("Closing checklist"),
            "",
            (),
            (self.go_button, self.fix_button, self.sign_button, self.back_button),
        )
        self._lay_out()
        self.concerns.show_rows(tuple(Concern))
        self.concerns.selectRow(0)
        self.concerns.chosen.connect(self._show_points)
        self.points.selectionModel().selectionChanged.connect(self._enable)
        self.points.opened.connect(self.go)

    def mark_old(self) -> None:
        """Remember that the course has changed; look again when this is shown."""
        self._is_old = True

    def look(self) -> None:
        """Show the list as it is now."""
        if not self._is_old:
            return
        self._is_old = False
        self._list = self._desk.read(checklist, self._today)
        self.concerns.show_rows(tuple(Concern))
        self._show_summary()
        self._show_points()

    def go(self, *_: object) -> None:
        """Go to where the current point is, or to the first of the concern."""
        one = self._current()
        place = place_of(one.finding) if one is not None else None
        if place is not None:
            self.place_wished.emit(place, "")

    def fix(self) -> None:
        """Go to where the current point is, and begin there what settles it."""
        one, concern = self._current(), self.concerns.current()
        place = place_of(one.finding) if one is not None else None
        if place is not None and concern is not None and concern in FIXES:
            self.place_wished.emit(place, FIXES[concern].action)

    def go_to_next(self) -> bool:
        """Go to the next open point after the current one, through all concerns; False if none."""
        self.look()
        going = [one for one in self._list.still_open() if place_of(one.finding) is not None]
        if not going:
            return False
        chosen = self._after(self.points.current(), going)
        self.concerns.show_row(str(chosen.finding.concern))
        self._show_points()
        self.points.show_row(chosen.finding.key)
        self.go()
        return True

    def _after(self, current: Entry | None, going: Sequence[Entry]) -> Entry:
        """Return what comes after the current point, or first of what its concern leads to."""
        if current in going:
            return going[(going.index(current) + 1) % len(going)]
        order = list(Concern)
        here = order.index(self.concerns.current() or order[0])
        later = (one for one in going if order.index(one.finding.concern) >= here)
        return next(later, going[0])

    def sign_off(self) -> None:
        """Ask why the chosen points may stay as they are, and sign them off."""
        chosen = [one.finding for one in self._chosen() if one.is_open]
        if chosen:
            SignOffDialog.ask(
                self,
                self._say,
                chosen,
                lambda reason: self._desk.do(
                    Title.of(SIGNED, n=len(chosen)),
                    sign_offs.sign_off,
                    chosen,
                    reason,
                    on=self._today,
                    by=self._desk.store.who,
                ),
            )

    def take_back(self) -> None:
        """Open the chosen points again."""
        chosen = [one.finding for one in self._chosen() if not one.is_open]
        if chosen:
            self._desk.do(Title.of(TAKEN_BACK, n=len(chosen)), sign_offs.take_back, chosen)

    def _current(self) -> Entry | None:
        shown = self.points.shown()
        return self.points.current() or next(iter(shown), None)

    def _chosen(self) -> list[Entry]:
        current = self._current()
        return self.points.selected() or ([current] if current else [])

    def _lay_out(self) -> None:
        self.concerns.setFixedHeight(HEADER_PX + ROW_PX * len(Concern))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.concerns)
        column.addWidget(self.points, 1)

    def _show_summary(self) -> None:
        say, n = self._say, len(self._list.still_open())
        signed = len(self._list.entries) - n
        if not n:
            words = say("Nothing is open.")
        else:
            words = say.count("{n} point is open.", "{n} points are open.", n)
        if signed:
            words += " " + say.count("{n} is signed off.", "{n} are signed off.", signed)
        self.summary.show_text(words, "waiting" if n else "met")

    def _show_points(self, *_: object) -> None:
        concern = self.concerns.current() or next(iter(Concern))
        self.points.show_rows(self._list.of(concern))
        self.side.show_title(
            concern_words(concern, self._say), concern_meaning(concern, self._say)
        )
        draft = self._list.is_draft
        words = (
            self._say("A list for the office made now is marked as a draft.")
            if draft
            else self._say("A list for the office made now is final.")
        )
        self._draft = Fact(words, "waiting" if draft else "met")
        fix = FIXES.get(concern)
        self.fix_button.setVisible(fix is not None)
        self.fix_button.setText(self._say(fix.text) if fix else "")
        self._enable()

    def _enable(self, *_: object) -> None:
        one, chosen = self._current(), self._chosen()
        signed = signed_words(one, self._say) if one is not None else ""
        self.side.show_facts((*([Fact(signed)] if signed else []), self._draft))
        there = one is not None and place_of(one.finding) is not None
        self.go_button.setEnabled(there)
        self.fix_button.setEnabled(there)
        self.sign_button.setEnabled(any(entry.is_open for entry in chosen))
        self.back_button.setEnabled(any(not entry.is_open for entry in chosen))

    def _concern_columns(self) -> tuple[Column[Concern], ...]:
        say = self._say
        return (
            Column[Concern](
                heading=say("Concern"),
                text=lambda one: f"{self._sign(one)}  {concern_words(one, say)}",
                tone=self._tone,
                spoken=lambda one: concern_words(one, say),
                tip=lambda one: concern_words(one, say),
                width=0,
            ),
            Column[Concern](
                heading=say("Still open"),
                text=lambda one: _number(len(self._list.still_open(one))),
                bold=True,
                right=True,
                width=80,
            ),
            Column[Concern](
                heading=say("Signed off"),
                text=lambda one: _number(
                    len(self._list.of(one)) - len(self._list.still_open(one))
                ),
                right=True,
                width=110,
            ),
        )

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._make_room(is_wide=self.width() >= ENOUGH_PX)

    def _make_room(self, *, is_wide: bool) -> None:
        """Leave the names their room; where it is narrow the sign before each tells the rest."""
        self.concerns.setColumnHidden(SIGNED_COLUMN, not is_wide)
        self.points.setColumnHidden(SIGNED_COLUMN, not is_wide)

    def _sign(self, one: Concern) -> str:
        if self._list.still_open(one):
            return "○"
        return "◐" if self._list.of(one) else "●"

    def _tone(self, one: Concern) -> str:
        if self._list.still_open(one):
            return "ink"
        return "muted" if self._list.of(one) else "met"


def _number(n: int) -> str:
    return str(n) if n else "–"


def _point_columns(say: Language) -> tuple[Column[Entry], ...]:
    return (
        Column[Entry](
            heading=say("Who"),
            text=lambda one: who_words(one.finding, say),
            bold=True,
            width=WHO_PX,
        ),
        Column[Entry](
            heading=say("What"),
            text=lambda one: f"{'' if one.is_open else '◐ '}{point_words(one.finding, say)}",
            tone=lambda one: "ink" if one.is_open else "muted",
            spoken=lambda one: " · ".join(
                filter(None, (point_words(one.finding, say), signed_words(one, say)))
            ),
            tip=lambda one: point_words(one.finding, say),
            width=0,
        ),
        Column[Entry](
            heading=say("Signed off"),
            text=lambda one: signed_words(one, say) or say("open"),
            tip=lambda one: signed_words(one, say),
            tone=lambda one: "waiting" if one.is_open else "muted",
            width=SIGNED_PX,
        ),
    )
