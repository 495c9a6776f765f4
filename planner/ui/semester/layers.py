"""What the board paints, layer by layer, and which part of it differs while a card is carried."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from planner.ui.semester.entries import Semester, cards_on
from planner.ui.semester.geometry import Grid, card_places
from planner.ui.semester.outlook import Spot
from planner.ui.semester.paint_cards import (
    RING,
    Face,
    Look,
    paint_card,
    paint_chosen,
    paint_ring,
)
from planner.ui.semester.paint_grid import (
    Ground,
    Lit,
    ground_for,
    paint_ground,
    paint_today,
    paint_words,
)
from planner.ui.theme import SMALL_PX, sized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QFont

    from planner.language import Language
    from planner.rules.plan import Plan, PlannedSession
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.entries import Entry
    from planner.ui.semester.outlook import Outlook
    from planner.ui.theme import Theme

EMPTY = Ground(Grid(date(2000, 1, 3), (), (0,), (0,)))


class Layers:
    """Days, cards at rest, ghosts and the carried card, with the places they were laid out at."""

    def __init__(self, theme: Theme, say: Language, carry: Carry) -> None:
        self._theme, self._say, self._carry = theme, say, carry
        self.semester: Semester | None = None
        self.ground = EMPTY
        self.text = 1.0  # how much larger than usual words are
        self.places: dict[str, QRect] = {}
        self._by_day: dict[date, list[Entry]] = {}
        self._faces: dict[str, Face] = {}
        self._ghosts: dict[str, QRect] = {}
        self._ghost_faces: dict[str, Face] = {}
        self._moving: set[str] = set()  # what is not painted at rest
        self._lit = Lit()
        self._stamps: dict[tuple[Face, int, int, Look, float], QPixmap] = {}
        theme.changed.connect(self._stamps.clear)

    def lay_out(self, grid: Grid, entries: Sequence[Entry]) -> None:
        """Find the place of everything on a grid."""
        if self.semester is None:
            return
        self._stamps.clear()
        self._by_day = {}
        for entry in entries:
            self._by_day.setdefault(entry.day, []).append(entry)
        self.places = card_places(grid, entries)
        self.ground = ground_for(self.semester, grid, entries, self._say)
        self._faces = {
            e.key: Face.of(e.session, self.semester, self._say)
            for e in entries
            if e.session is not None and e.is_card
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
        before = self._lit
        self._take_in()
        for cell in {*_corners(before.legal, before.also)} ^ {
            *_corners(self._lit.legal, self._lit.also)
        }:
            region += QRect(*cell)
        return region + self._region()

    def _take_in(self) -> None:
        outlook = self._carry.outlook
        self._ghosts, self._ghost_faces, self._moving, self._lit = {}, {}, set(), Lit()
        if outlook is None or self.semester is None:
            return
        self._lit = self._lit_days(outlook)
        self._moving = set(outlook.carried)
        if outlook.change is None or outlook.after is None:
            return
        self._moving |= {move.id for move in outlook.change.moves}
        landed = {s.id: s for s in outlook.after.sessions if s.id in self._moving}
        self._ghosts = self._landing_places(outlook.after, landed)
        self._ghost_faces = {
            key: Face.of(landed[key], self.semester, self._say) for key in self._ghosts
        }

    def _lit_days(self, outlook: Outlook) -> Lit:
        grid = self.ground.grid
        slots = {slot.weekday for slot in self.semester.plan.slots} if self.semester else set()
        days = {spot.day for spot in self._carry.legal if spot.day is not None}
        wrong = outlook.spot.day if outlook.spot and outlook.refusal else None
        return Lit(
            tuple(grid.cell(day) for day in days if day.weekday() in slots),
            tuple(grid.cell(day) for day in days if day.weekday() not in slots),
            grid.cell(wrong) if wrong else None,
        )

    def _landing_places(
        self, after: Plan, landed: Mapping[str, PlannedSession]
    ) -> dict[str, QRect]:
        """Lay out the days onto which something moves, as they would be; return what moves."""
        days = {session.day for session in landed.values() if session.day is not None}
        places = card_places(self.ground.grid, cards_on(after, days))
        return {key: rect for key, rect in places.items() if key in landed}

    def _region(self) -> QRegion:
        region = QRegion()
        rects = list(self._ghosts.values())
        rects += [self.places[key] for key in self._moving if key in self.places]
        if self._lit.wrong is not None:
            rects.append(self._lit.wrong)
        for rect in rects:
            region += rect.adjusted(-RING, -RING, RING, RING)
        return region

    def paint(
        self,
        p: QPainter,
        clip: QRegion,
        font: QFont,
        current: str,
        *,
        several: Sequence[str] = (),
        focused: bool,
    ) -> None:
        """Paint what meets the clip, from the days up to today's line."""
        roles, around = self._theme.roles, clip.boundingRect()
        paint_ground(p, self.ground, roles, around, self._lit)
        paint_words(p, self.ground, roles, around, sized(font, round(SMALL_PX * self.text)))
        p.setFont(font)
        outlook = self._carry.outlook
        carried = outlook.carried if outlook else frozenset[str]()
        left = self._moving if outlook and outlook.supposed else carried
        for key, face in self._faces.items():
            rect = self.places[key]
            if not self._meets(clip, rect):
                continue
            if key not in self._moving:
                self._stamp(p, rect, face, Look.AT_REST)
                if key in several:
                    paint_chosen(p, rect, roles)
            elif key in left and self._ghosts.get(key) != rect:
                self._stamp(p, rect, face, Look.LEFT_BEHIND)
        paint_today(p, self.ground, roles)
        self._paint_ghosts(p, clip, carried)
        if focused and outlook is None and current in self.places:
            paint_ring(p, self._ring(current), roles)

    def _paint_ghosts(self, p: QPainter, clip: QRegion, carried: frozenset[str]) -> None:
        """Paint what would come to lie elsewhere, what is in the hand on top."""
        for key in sorted(self._ghosts, key=lambda key: key in carried):
            if not self._meets(clip, self._ghosts[key]):
                continue
            look = Look.CARRIED if key in carried else Look.GHOST
            self._stamp(p, self._ghosts[key], self._ghost_faces[key], look)
            if look is Look.CARRIED:
                paint_ring(p, self._ghosts[key], self._theme.roles)

    def _stamp(self, p: QPainter, rect: QRect, face: Face, look: Look) -> None:
        """Draw a card once and keep the picture: a board may hold 150 of them."""
        scale = p.device().devicePixelRatio()
        key = (face, rect.width(), rect.height(), look, scale)
        if key not in self._stamps:
            picture = QPixmap(rect.size() * scale)
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            inside.setFont(p.font())
            inside.scale(self.text, self.text)
            whole = QRect(QPoint(0, 0), rect.size() / self.text)
            paint_card(inside, whole, face, self._theme.roles, look=look)
            inside.end()
            self._stamps[key] = picture
        p.drawPixmap(rect.topLeft(), self._stamps[key])

    def _ring(self, key: str) -> QRect:
        """Return what the focus ring goes around; on a day without a card it stays inside."""
        rect = self.places[key]
        return rect if key in self._faces else rect.adjusted(3, 3, -4, -4)

    @staticmethod
    def _meets(clip: QRegion, rect: QRect) -> bool:
        return clip.intersects(rect.adjusted(-RING, -RING, RING, RING))


def _corners(*cells: Sequence[QRect]) -> Iterator[tuple[int, int, int, int]]:
    """Make rectangles comparable: Qt's own do not hash."""
    for some in cells:
        for cell in some:
            yield cell.x(), cell.y(), cell.width(), cell.height()
