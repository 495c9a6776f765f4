"""What is being carried at the moment, where it would come to lie, and all that would follow."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.errors import PlannerError
from planner.rules.plan import PlannedSession
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import Ground
from planner.rules.plan_places import movable
from planner.ui.semester.outlook import (
    PLAINLY,
    SHELF,
    How,
    Outlook,
    Spot,
    home_of,
    is_legal,
    legal_spots,
    outlook_for,
    seen,
    spots_ahead,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent

    from planner.rules.plan import Plan, PlanChange
    from planner.ui.semester.entries import Semester

SEARCH_SECONDS = 0.006  # at a time, so that a drag stays fluid meanwhile
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ALONG = Qt.Key.Key_A
NOBODY = PlannedSession(id="", topic="")  # whom a supposition is about that moves nothing


class Carry(QObject):
    """One session or several in the hand, by mouse or by keyboard; they end in one PlanChange.

    A supposition (what if this week is lost?) is shown in the same way, with nothing in the hand.
    """

    changed = Signal()  # the outlook is another one, or gone
    wished = Signal(object)  # the PlanChange of something that was let go
    refused = Signal(object)  # the PlannerError of something let go where it may not lie
    insisting = Signal(object)  # the Outlook of a refusal that a person may overrule
    lit = Signal()  # more places are known to be legal
    ways_wished = Signal()  # the menu key: list all that could be done here

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outlook: Outlook | None = None
        self.legal: frozenset[Spot] = frozenset()
        self.by_key = False
        self.how = PLAINLY
        self._semester: Semester | None = None
        self._ground: Ground | None = None  # its plan, worked out once for all movements
        self._search: Iterator[Spot] = iter(())
        self._searching = QTimer(self, interval=0)
        self._searching.timeout.connect(self._look_further)

    def show_semester(self, semester: Semester) -> None:
        """Work on another state of the plan; what was carried is left where it lay."""
        self.leave()
        self._semester, self._ground = semester, Ground(semester.plan)

    def pick_up(
        self,
        session_id: str,
        *,
        others: tuple[str, ...] = (),
        by_key: bool = True,
        how: How = PLAINLY,
    ) -> bool:
        """Take sessions in hand; by keyboard only what may move, else ``refused`` says why.

        One that was held may be insisted on: then ``insisting`` is told, too.
        """
        if self._semester is None or (session := self._semester.session(session_id)) is None:
            return False
        plan = self._semester.plan
        self.leave()
        try:
            for one in (session_id, *others):
                movable(plan, one, insist=how.insist)
        except PlannerError as refusal:
            if by_key:
                self._refuse(Outlook(session=session, others=others, refusal=refusal))
                return False
        else:
            ground = self._ground or Ground(plan)
            self._search = legal_spots(ground, session, others)
        self.by_key, self.how = by_key, how
        self.outlook = Outlook(session=session, others=others)
        self._look_further()
        self.over(home_of(session))
        return True

    def suppose(self, question: str, change: PlanChange) -> None:
        """Show what a change would do that nothing is carried for; Enter does it, Esc leaves it.

        Ghosts and inspector show it as they show what would be let go.
        """
        if self._semester is None:
            return
        self.leave()
        plan = self._semester.plan
        about = self._semester.session(change.subject) or NOBODY
        self.by_key, self.how = True, PLAINLY
        self.outlook = seen(Outlook(session=about, supposed=question), plan, change)
        self.changed.emit()

    def hold_by_edge(self, session_id: str, verb: Callable[[Plan], PlanChange]) -> None:
        """Show what another length of a session would do, its edge being held."""
        if self._semester is None or (session := self._semester.session(session_id)) is None:
            return
        self.by_key = False
        here = Outlook(session=session, spot=home_of(session))
        try:
            found = seen(here, self._semester.plan, verb(self._semester.plan))
        except PlannerError as refusal:
            found = replace(here, refusal=refusal)
        if found != self.outlook:
            self.outlook = found
            self.changed.emit()

    def let_edge_go(self) -> None:
        """Wish for the length that is shown, or say why it cannot be."""
        outlook = self.outlook
        self.leave()
        if outlook is not None and outlook.refusal is not None:
            self.refused.emit(outlook.refusal)
        elif outlook is not None and outlook.does_something:
            self.wished.emit(outlook.change)

    def _look_further(self) -> None:
        """Look for legal places for a moment, and go on when nothing else is to be done."""
        until = perf_counter() + SEARCH_SECONDS
        found = set[Spot]()
        for spot in self._search:
            found.add(spot)
            if perf_counter() > until:
                self._searching.start()
                break
        else:
            self._searching.stop()
        if found:
            self.legal |= found
            self.lit.emit()

    def over(self, spot: Spot | None, how: How | None = None) -> None:
        """Hold it over a spot, or over nothing; ``how`` None: as until now."""
        outlook, ground = self.outlook, self._ground
        how = how or self.how
        if outlook is None or outlook.supposed or ground is None:
            return
        if outlook.spot == spot and how == self.how:
            return
        self.how = how
        self.outlook = outlook_for(ground, outlook.session, spot, how, others=outlook.others)
        self.changed.emit()

    def swap(self, *, wanted: bool) -> None:
        """Change between pushing what lies there and changing places with it."""
        if self.outlook is not None:
            self.over(self.outlook.spot, replace(self.how, swap=wanted))

    def along(self) -> None:
        """Change between deadlines that stay and deadlines that go along."""
        outlook, ground = self.outlook, self._ground
        how = replace(self.how, along=not self.how.along)
        if outlook is not None and outlook.supposed and outlook.change and ground:
            self.how = how
            change = with_consequences(ground.plan, outlook.change, along=how.along)
            self.outlook = seen(outlook, ground.plan, change)
            self.changed.emit()
        elif outlook is not None:
            self.over(outlook.spot, how)

    def drop(self) -> None:
        """Let go: wish for the change, or say why not; nothing happens over nothing."""
        outlook = self.outlook
        self.leave()
        if outlook is None:
            return
        if outlook.refusal is not None and outlook.spot is not None:
            self._refuse(outlook)
        elif outlook.does_something:
            self.wished.emit(outlook.change)

    def _refuse(self, outlook: Outlook) -> None:
        self.refused.emit(outlook.refusal)
        if outlook.may_insist:
            self.insisting.emit(outlook)

    def leave(self) -> None:
        """Put it back where it was."""
        if self.outlook is not None:
            self.outlook, self.legal = None, frozenset()
            self._search = iter(())
            self._searching.stop()
            self.changed.emit()

    def leave_hand(self) -> None:
        """Put back what is in the hand; what is only supposed stays to be looked at."""
        if self.outlook is not None and not self.outlook.supposed:
            self.leave()

    def step(self, across: int, down: int) -> None:
        """Go to the next legal place that way: across by time, down on the same weekday."""
        outlook = self.outlook
        ground = self._ground
        if outlook is None or ground is None or outlook.spot is None:
            return
        session, ids = outlook.session, (outlook.session.id, *outlook.others)
        home = home_of(session)
        ahead = spots_ahead(ground.plan, session, outlook.spot, across, down)
        found = next((s for s in ahead if s == home or is_legal(ground, ids, s)), None)
        if found is not None:
            self.over(found)

    def nudge(self, session_id: str, across: int, down: int, others: tuple[str, ...] = ()) -> None:
        """Move sessions one place that way at once, as picking up, one arrow and Enter do."""
        if self.pick_up(session_id, others=others):
            self.step(across, down)
            self.drop()

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key while something is carried by keyboard; False if nothing is."""
        if self.outlook is None or not self.by_key:
            return False
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in ARROWS:
            self.step(*ARROWS[key])
        elif key in ENTER or key == Qt.Key.Key_M:
            self.swap(wanted=alt)
            self.drop()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key == Qt.Key.Key_S:
            self.over(SHELF)
        elif key == ALONG:
            self.along()
        elif key == Qt.Key.Key_Alt:
            self.swap(wanted=not self.how.swap)
        elif asks_for_menu(event) and not self.outlook.supposed:
            self.ways_wished.emit()
        event.accept()
        return True


def asks_for_menu(event: QKeyEvent) -> bool:
    """Say whether this is the menu key, or what stands for it on keyboards without one."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (shift and event.key() == Qt.Key.Key_F10)
