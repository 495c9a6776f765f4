"""What is being carried at the moment, where it would come to lie, and all that would follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.errors import PlannerError
from planner.rules.plan import Plan, PlanChange, PlannedSession, applied
from planner.rules.plan_ground import Ground, stations
from planner.rules.plan_places import WHOLE_DAY, movable, places, times_on, why_closed
from planner.rules.plan_slack import why_not
from planner.rules.plan_verbs import Landing, dropped_on, shelved
from planner.ui.semester.entries import mondays_of, weekdays_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from planner.rules.slots import Hours
    from planner.ui.semester.entries import Semester

SEARCH_SECONDS = 0.006  # at a time, so that a drag stays fluid meanwhile
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something could be let go: a day, with hours where a day has several, or the shelf."""

    day: date | None
    hours: Hours | None = None


SHELF = Spot(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What letting go now would do: a change, or the refusal that keeps it from being done.

    ``spot`` is None over nothing. A change without moves leaves everything as it is.
    ``instead`` is the swap that is possible here although letting go would be refused.
    """

    session: PlannedSession
    spot: Spot | None = None
    change: PlanChange | None = None
    refusal: PlannerError | None = None
    instead: PlanChange | None = None
    after: Plan | None = None  # the plan as it would be

    @property
    def does_something(self) -> bool:
        """Whether letting go here would change the plan."""
        return self.change is not None and bool(self.change.moves)


def home_of(session: PlannedSession) -> Spot:
    """Return where a session lies now."""
    return Spot(session.day, session.hours) if session.day else SHELF


class Carry(QObject):
    """One session in the hand, by mouse or by keyboard: both end in the same PlanChange."""

    changed = Signal()  # the outlook is another one, or gone
    wished = Signal(object)  # the PlanChange of something that was let go
    refused = Signal(object)  # the PlannerError of something let go where it may not lie
    lit = Signal()  # more places are known to be legal
    ways_wished = Signal()  # the menu key: list all that could be done here

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outlook: Outlook | None = None
        self.legal: frozenset[Spot] = frozenset()
        self.by_key = False
        self._semester: Semester | None = None
        self._ground: Ground | None = None  # its plan, worked out once for all movements
        self.swapping = False
        self._search: Iterator[Spot] = iter(())
        self._searching = QTimer(self, interval=0)
        self._searching.timeout.connect(self._look_further)

    def show_semester(self, semester: Semester) -> None:
        """Work on another state of the plan; what was carried is left where it lay."""
        self.leave()
        self._semester, self._ground = semester, Ground(semester.plan)

    def pick_up(self, session_id: str, *, by_key: bool = True) -> bool:
        """Take a session in hand; by keyboard only what may move, else ``refused`` says why."""
        if self._semester is None or (session := self._semester.session(session_id)) is None:
            return False
        plan = self._semester.plan
        try:
            movable(plan, session_id)
        except PlannerError as refusal:
            if by_key:
                self.refused.emit(refusal)
                return False
        else:
            self._search = legal_spots(self._ground or Ground(plan), session)
        self.by_key, self.swapping = by_key, False
        self.outlook = Outlook(session=session)
        self._look_further()
        self.over(home_of(session))
        return True

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

    def over(self, spot: Spot | None, *, swap: bool = False) -> None:
        """Hold it over a spot, or over nothing."""
        if self.outlook is None or self._ground is None:
            return
        if self.outlook.spot == spot and swap == self.swapping:
            return
        self.swapping = swap
        self.outlook = outlook_for(self._ground, self.outlook.session, spot, swap=swap)
        self.changed.emit()

    def swap(self, *, wanted: bool) -> None:
        """Change between pushing what lies there and changing places with it."""
        if self.outlook is not None:
            self.over(self.outlook.spot, swap=wanted)

    def drop(self) -> None:
        """Let go: wish for the change, or say why not; nothing happens over nothing."""
        outlook = self.outlook
        self.leave()
        if outlook is None:
            return
        if outlook.refusal is not None and outlook.spot is not None:
            self.refused.emit(outlook.refusal)
        elif outlook.does_something:
            self.wished.emit(outlook.change)

    def leave(self) -> None:
        """Put it back where it was."""
        if self.outlook is not None:
            self.outlook, self.legal = None, frozenset()
            self._search = iter(())
            self._searching.stop()
            self.changed.emit()

    def step(self, across: int, down: int) -> None:
        """Go to the next legal place that way: across by time, down on the same weekday."""
        outlook = self.outlook
        ground = self._ground
        if outlook is None or ground is None or outlook.spot is None:
            return
        session = outlook.session
        home = home_of(session)
        ahead = spots_ahead(ground.plan, session, outlook.spot, across, down)
        found = next((s for s in ahead if s == home or is_legal(ground, session.id, s)), None)
        if found is not None:
            self.over(found)

    def nudge(self, session_id: str, across: int, down: int) -> None:
        """Move a session one place that way at once, as picking up, one arrow and Enter do."""
        if self.pick_up(session_id):
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
        elif key == Qt.Key.Key_Alt:
            self.swap(wanted=not self.swapping)
        elif asks_for_menu(event):
            self.ways_wished.emit()
        event.accept()
        return True


def asks_for_menu(event: QKeyEvent) -> bool:
    """Say whether this is the menu key, or what stands for it on keyboards without one."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (shift and event.key() == Qt.Key.Key_F10)


def spots_ahead(
    plan: Plan, session: PlannedSession, here: Spot, across: int, down: int
) -> list[Spot]:
    """Return the places that lie that way, nearest first; from the shelf all, in order."""
    spots = {*open_spots(plan, session)}
    if session.day is not None:
        spots.add(home_of(session))
    if here.day is None:
        return sorted(spots, key=_when) if across + down > 0 else []
    weekday = here.day.weekday()
    if down:
        spots = {s for s in spots if s.day is not None and s.day.weekday() == weekday}
    if across + down > 0:
        return sorted((s for s in spots if _when(s) > _when(here)), key=_when)
    return sorted((s for s in spots if _when(s) < _when(here)), key=_when, reverse=True)


def _when(spot: Spot) -> tuple[str, str]:
    day = spot.day.isoformat() if spot.day else ""
    return day, spot.hours.start.isoformat() if spot.hours else ""


def outlook_for(
    ground: Ground, session: PlannedSession, spot: Spot | None, *, swap: bool = False
) -> Outlook:
    """Work out what letting go of a session at a spot does to the plan of this ground."""
    if spot is None:
        return Outlook(session=session)
    try:
        change = change_for(ground, session.id, spot, swap=swap)
    except PlannerError as refusal:
        instead = None if swap else _swap_instead(ground, session.id, spot)
        return Outlook(session=session, spot=spot, refusal=refusal, instead=instead)
    return Outlook(session=session, spot=spot, change=change, after=applied(ground.plan, change))


def _swap_instead(ground: Ground, session_id: str, spot: Spot) -> PlanChange | None:
    try:
        change = change_for(ground, session_id, spot, swap=True)
    except PlannerError:
        return None
    return change if change.verb == "swap" else None


def change_for(ground: Ground, session_id: str, spot: Spot, *, swap: bool = False) -> PlanChange:
    """Return the one change that mouse, keyboard and clicks all carry out.

    Raises what the rules refuse.
    """
    if spot.day is None:
        return shelved(ground.plan, session_id)
    return dropped_on(ground, session_id, Landing(spot.day, spot.hours), swap=swap)


def open_spots(plan: Plan, session: PlannedSession) -> list[Spot]:
    """Return where a session might be let go: places, stations, and open days without a slot."""
    known = {(place.day, place.hours) for place in places(plan)}
    known |= {station.key for station in stations(plan)}
    spots = [Spot(day, None if hours == WHOLE_DAY else hours) for day, hours in known]
    taken = {day for day, _ in known}
    for monday in mondays_of(plan):
        for weekday in weekdays_of(plan):
            day = monday + timedelta(days=weekday)
            usual = day in taken or times_on(plan, day)
            if not usual and why_closed(plan, day, kind=session.kind) is None:
                spots.append(Spot(day))
    return [spot for spot in spots if (spot.day, spot.hours) != (session.day, session.hours)]


def legal_spots(ground: Ground, session: PlannedSession) -> Iterator[Spot]:
    """Find out one after the other where a session may be let go, beginning around its day."""
    plan = ground.plan
    around = session.day or plan.lectures.first

    def apart(spot: Spot) -> int:
        return abs(((spot.day or around) - around).days)

    for spot in sorted(open_spots(plan, session), key=apart):
        if is_legal(ground, session.id, spot):
            yield spot


def is_legal(ground: Ground, session_id: str, spot: Spot) -> bool:
    """Whether letting go there is not refused."""
    return spot.day is not None and why_not(ground, session_id, spot.day, hours=spot.hours) is None
