"""The other gesture of the mouse: a card held by its edge, so that it lasts longer or shorter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt

from planner.rules.plan_lengths import resized
from planner.rules.plan_places import WHOLE_DAY, hours_of
from planner.rules.slots import Hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from planner.rules.plan import Plan, PlanChange, PlannedSession
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.outlook import Spot

GRIP_PX = 4  # how near to its edge a card is held by it
STEP_PX, QUARTER = 8, 15  # so far down is so many minutes longer
LAST_MINUTE = 24 * 60 - 1


class Edge(Enum):
    """The edge a card is held by, with the pointer that shows it."""

    BOTTOM = Qt.CursorShape.SizeVerCursor  # when it ends
    RIGHT = Qt.CursorShape.SizeHorCursor  # on which day it ends


@dataclass(frozen=True, slots=True)
class Grip:
    """A session held by an edge, and where the pointer took it, on the screen."""

    session: PlannedSession
    edge: Edge
    at: QPoint


def edge_at(card: QRect, point: QPoint) -> Edge | None:
    """Say which edge of a card a point takes hold of; None in its middle or beside it."""
    if not card.contains(point):
        return None
    if card.bottom() - point.y() < GRIP_PX:
        return Edge.BOTTOM
    return Edge.RIGHT if card.right() - point.x() < GRIP_PX else None


def longer(hours: Hours, steps: int) -> Hours:
    """Let hours end so many quarters later, or earlier; they last a quarter and end by midnight.

    >>> from datetime import time
    >>> print(longer(Hours(time(12, 30), time(14)), 4).end)
    15:00:00
    """
    start, end = (60 * at.hour + at.minute for at in (hours.start, hours.end))
    wanted = min(max(end + QUARTER * steps, start + QUARTER), LAST_MINUTE)
    return Hours(hours.start, time(*divmod(wanted, 60))) if wanted > start else hours


class Stretch(QObject):
    """Follows the mouse from a card's edge until it lets go, and shows what follows meanwhile."""

    def __init__(self, carry: Carry, spot_at: Callable[[QPoint], Spot | None]) -> None:
        super().__init__(carry)
        self._carry, self._spot_at = carry, spot_at
        self._grip: Grip | None = None

    def press(self, card: QRect, session: PlannedSession, event: QMouseEvent) -> bool:
        """Take hold of a card by its edge; False where it is not pressed there."""
        edge = edge_at(card, event.position().toPoint())
        if edge is None:
            return False
        self._grip = Grip(session, edge, event.globalPosition().toPoint())
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Show what letting go here would do; False while no edge is held."""
        if self._grip is None:
            return False
        change = self._change(self._grip, event.globalPosition().toPoint())
        if change is not None:
            self._carry.hold_by_edge(self._grip.session.id, change)
        return True

    def release(self) -> bool:
        """Let go: wish for what was shown, or say why not; False if no edge was held."""
        if self._grip is None:
            return False
        self._grip = None
        self._carry.let_edge_go()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Leave everything as it was at Esc; False while no edge is held."""
        if self._grip is None:
            return False
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._grip = None
            self._carry.leave()
        event.accept()
        return True

    def _change(self, grip: Grip, at: QPoint) -> Callable[[Plan], PlanChange] | None:
        session = grip.session
        if grip.edge is Edge.BOTTOM:
            return partial(_until, session=session, steps=round((at - grip.at).y() / STEP_PX))
        spot = self._spot_at(at)
        if spot is None or spot.day is None or session.day is None:
            return None
        last = max(spot.day, session.day)
        return partial(resized, session_id=session.id, hours=None, end_day=last)


def _until(plan: Plan, *, session: PlannedSession, steps: int) -> PlanChange:
    """Let a session end so many quarters later; without a time of day it stays as it is."""
    hours = hours_of(plan, session)
    return resized(plan, session.id, None if hours == WHOLE_DAY else longer(hours, steps))
