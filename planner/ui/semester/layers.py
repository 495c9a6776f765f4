"""What the board paints, layer by layer, and which part of it differs while a card is carried."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QRegion

from planner.ui.semester.carry import Spot
from planner.ui.semester.entries import Semester, entries_of
from planner.ui.semester.geometry import Grid, card_places
from planner.ui.semester.paint_cards import RING, Face, Look, paint_card, paint_ring
from planner.ui.semester.paint_grid import (
    Ground,
    Lit,
    ground_for,
    paint_ground,
    paint_today,
    paint_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QFont, QPainter

    from planner.language import Language
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.entries import Entry
    from planner.ui.theme import Theme

EMPTY = Ground(Grid(date(2000, 1, 3), (), (0,), (0,)))


class Layers:
    """Days, cards at rest, ghosts and the carried card, with the places they were laid out at."""

    def __init__(self, theme: Theme, say: Language, carry: Carry) -> None:
        self._theme, self._say, self._carry = theme, say, carry
        self.semester: Semester | None = None
        self.ground = EMPTY
        self.places: dict[str, QRect] = {}
        self._entries: tuple[Entry, ...] = ()
        self._by_day: dict[date, list[Entry]] = {}
        self._faces: dict[str, Face] = {}
        self._ghosts: dict[str, QRect] = {}
        self._lit = Lit()

    def lay_out(self, grid: Grid, entries: Sequence[Entry]) -> None:
        """Find the place of everything on a grid."""
        if self.semester is None:
            return
        self._entries = tuple(entries)
        self._by_day = {}
        for entry in entries:
            self._by_day.setdefault(entry.day, []).append(entry)
        self.places = card_places(grid, entries)
        self.ground = ground_for(self.semester, grid, entries, self._say)
        self._faces = {
            e.key: Face.of(e.session, self.semester, self._say)
            for e in entries
            if e.session is not None
        }

    def entry_at(self, point: QPoint) -> Entry | None:
        """Return the card under a point, or else the day, if no card lies on it."""
        day = self.ground.grid.day_at(point)
        here = self._by_day.get(day, []) if day else []
        for entry in here:
            if not entry.is_card or self.places[entry.key].contains(point):
                return entry
        return None

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return the day under a point; over one of several cards, with the hours of that card."""
        day = self.ground.grid.day_at(point)
        if day is None:
            return None
        cards = [entry for entry in self._by_day.get(day, []) if entry.is_card]
        hit = self.entry_at(point)
        if len(cards) > 1 and hit is not None and hit.session is not None:
            return Spot(day, hit.session.hours)
        return Spot(day)

    def nearest(self, day: date, key: str) -> Entry | None:
        """Return the entry of a day that lies most straight above or below another entry."""
        here = self._by_day.get(day, [])
        x = self.places[key].left() if key in self.places else 0
        return min(here, key=lambda e: abs(self.places[e.key].left() - x), default=None)

    def changed_region(self) -> QRegion:
        """Take in what is carried now; return all that must be painted anew."""
        region = self._region()
        before = self._lit.legal
        self._take_in()
        for day in before ^ self._lit.legal:
            region += self.ground.grid.cell(day)
        return region + self._region()

    def _take_in(self) -> None:
        outlook, grid = self._carry.outlook, self.ground.grid
        self._ghosts, self._lit = {}, Lit()
        if outlook is None:
            return
        legal = frozenset(spot.day for spot in self._carry.legal if spot.day is not None)
        wrong = outlook.spot.day if outlook.spot and outlook.refusal else None
        self._lit = Lit(legal, wrong)
        if outlook.change is None or outlook.after is None:
            return
        moving = {move.id for move in outlook.change.moves} | {outlook.session.id}
        places = card_places(grid, entries_of(outlook.after, self._say))
        self._ghosts = {key: places[key] for key in moving if key in places}

    def _region(self) -> QRegion:
        region = QRegion()
        rects = list(self._ghosts.values())
        rects += [self.places[key] for key in self._ghosts if key in self.places]
        if self._carry.outlook and self._carry.outlook.session.id in self.places:
            rects.append(self.places[self._carry.outlook.session.id])
        if self._lit.wrong is not None:
            rects.append(self.ground.grid.cell(self._lit.wrong))
        for rect in rects:
            region += rect.adjusted(-RING, -RING, RING, RING)
        return region

    def paint(
        self, p: QPainter, clip: QRegion, font: QFont, current: str, *, focused: bool
    ) -> None:
        """Paint what meets the clip, from the days up to today's line."""
        roles, around = self._theme.roles, clip.boundingRect()
        paint_ground(p, self.ground, roles, around, self._lit)
        paint_words(p, self.ground, roles, around, font)
        p.setFont(font)
        outlook = self._carry.outlook
        subject = outlook.session.id if outlook else None
        for entry in self._entries:
            rect = self.places[entry.key]
            if not entry.is_card or not self._meets(clip, rect):
                continue
            if entry.key == subject:
                if self._ghosts.get(entry.key) != rect:
                    paint_card(p, rect, self._faces[entry.key], roles, look=Look.LEFT_BEHIND)
            elif entry.key not in self._ghosts and not self._gone(entry.key):
                paint_card(p, rect, self._faces[entry.key], roles)
        paint_today(p, self.ground, roles)
        self._paint_ghosts(p, subject)
        if focused and outlook is None and current in self.places:
            paint_ring(p, self._ring(current), roles)

    def _ring(self, key: str) -> QRect:
        """Return what the focus ring goes around; on a day without a card it stays inside."""
        rect = self.places[key]
        return rect if key in self._faces and self._is_card(key) else rect.adjusted(3, 3, -4, -4)

    def _is_card(self, key: str) -> bool:
        return any(entry.is_card for entry in self._entries if entry.key == key)

    def _gone(self, key: str) -> bool:
        """Whether a session would leave the board for the shelf."""
        outlook = self._carry.outlook
        moves = outlook.change.moves if outlook and outlook.change else ()
        return any(move.id == key for move in moves)

    def _paint_ghosts(self, p: QPainter, subject: str | None) -> None:
        outlook = self._carry.outlook
        if outlook is None or self.semester is None:
            return
        landed = {s.id: s for s in outlook.after.sessions} if outlook.after else {}
        order = sorted(self._ghosts, key=lambda key: key == subject)  # the carried one on top
        for key in order:
            face = Face.of(landed[key], self.semester, self._say)
            look = Look.CARRIED if key == subject else Look.GHOST
            paint_card(p, self._ghosts[key], face, self._theme.roles, look=look)

    @staticmethod
    def _meets(clip: QRegion, rect: QRect) -> bool:
        return clip.intersects(rect.adjusted(-RING, -RING, RING, RING))
