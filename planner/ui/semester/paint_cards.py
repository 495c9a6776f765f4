"""Draws one session card: number, topic, tags; solid, dashed, dimmed, struck out or a ghost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen

from planner.rules.plan import Kind, Mode, Status
from planner.ui.semester.words import tags_of, topic_of
from planner.ui.theme import CARD_RADIUS, FOCUS_PX, SMALL_PX, TEXT_PX, drawing, sized

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.ui.semester.entries import Semester
    from planner.ui.theme import Roles

BAR = 3  # the coloured edge at the left
NUMBER_AT, TOPIC_AT, END = 12, 35, 8
NARROW_NUMBER_AT, NARROW_TOPIC_AT, NARROW_END = 8, 24, 3
NARROW_CARD = 150  # below this, tags give way to the topic
RING = 3  # how far the focus ring lies outside
LOCK = 14
CHOSEN_PX = 1.5


class Look(Enum):
    """How a card appears while something is being moved, or not."""

    AT_REST = auto()
    LEFT_BEHIND = auto()  # the place that the carried card would leave
    GHOST = auto()  # where a card would come to lie
    CARRIED = auto()  # the carried card itself


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows."""

    number: str
    topic: str
    tags: tuple[str, ...]
    dashed: bool = False
    online: bool = False
    held: bool = False
    cancelled: bool = False
    locked: bool = False
    flush: bool = False  # without a number the topic begins at the left

    @classmethod
    def of(cls, session: PlannedSession, semester: Semester, say: Language) -> Face:
        """Gather what the card of a session shows, deadlines of its day among them."""
        due = semester.due_on(session.day) if session.day else ()
        return cls(
            semester.numbers.get(session.id, ""),
            topic_of(session, say),
            tuple(tags_of(session, due, say, semester.label(session))),
            dashed=session.kind in {Kind.BUFFER, Kind.NO_CLASS},
            online=session.mode is Mode.ONLINE,
            held=session.status is Status.HELD,
            cancelled=session.status is Status.CANCELLED,
            locked=session.locked,
        )


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one card in one look."""

    ground: QColor | None
    edge: QColor | None
    bar: QColor
    number: QColor
    topic: QColor
    tag: QColor


def paint_card(
    p: QPainter, rect: QRect, face: Face, roles: Roles, *, look: Look = Look.AT_REST
) -> None:
    """Draw a card into its rectangle, in the painter's font."""
    font = p.font()
    inks = inks_of(face, roles, look)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(p, rect, inks, dashed=face.dashed or look is Look.GHOST)
    _paint_text(p, rect, face, inks)
    p.setFont(font)


def inks_of(face: Face, roles: Roles, look: Look) -> Inks:
    """Choose a card's colours; dimmed words keep a contrast that can be read."""
    strong = roles.online if face.online else roles.accent
    tint = roles.online_tint if face.online else roles.accent_tint
    if look is Look.GHOST:
        return Inks(roles.surface, strong, strong, strong, strong, strong)
    if look is Look.CARRIED:
        return Inks(roles.surface, None, strong, strong, roles.ink, roles.muted)
    if look is Look.LEFT_BEHIND:
        pale = _mixed(tint, roles.surface, 0.5)
        weak = _mixed(strong, roles.surface, 0.5)
        return Inks(pale, None, weak, weak, roles.faint, roles.faint)
    if face.dashed:
        quiet = roles.ink if face.number else roles.muted
        edge = roles.faint
        return Inks(roles.surface, edge, edge, strong, quiet, roles.muted)
    if face.held or face.cancelled:
        pale = _mixed(tint, roles.surface, 0.45)
        weak = _mixed(strong, roles.surface, 0.65)
        return Inks(pale, None, weak, weak, roles.muted, roles.muted)
    return Inks(tint, None, strong, strong, roles.ink, roles.muted)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return ``share`` of one colour and the rest of the other."""
    mixed = type(one)(one)
    mixed.setRgbF(
        one.redF() * share + other.redF() * (1 - share),
        one.greenF() * share + other.greenF() * (1 - share),
        one.blueF() * share + other.blueF() * (1 - share),
    )
    return mixed


def _paint_ground(p: QPainter, rect: QRect, inks: Inks, *, dashed: bool) -> None:
    outline = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    path = QPainterPath()
    path.addRoundedRect(outline, CARD_RADIUS, CARD_RADIUS)
    if inks.ground is not None:
        p.fillPath(path, inks.ground)
    if inks.edge is not None:
        pen = QPen(inks.edge, 1)
        if dashed:
            pen.setDashPattern([3, 2])
        p.strokePath(path, pen)
    p.save()
    p.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if dashed:
        pen = QPen(inks.bar, BAR)
        pen.setDashPattern([2, 1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        p.setPen(pen)
        x = rect.left() + BAR / 2
        p.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() + 1))
    else:
        p.fillRect(rect.left(), rect.top(), BAR, rect.height(), inks.bar)
    p.restore()


def paint_ring(p: QPainter, rect: QRect, roles: Roles) -> None:
    """Draw the focus ring around a card, with a gap of the ground between."""
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(roles.accent, FOCUS_PX))
    outside = RING - FOCUS_PX / 2
    ring = QRectF(rect).adjusted(-outside, -outside, outside, outside)
    p.drawRoundedRect(ring, CARD_RADIUS + 1, CARD_RADIUS + 1)


def paint_chosen(p: QPainter, rect: QRect, roles: Roles) -> None:
    """Frame a card that is one of several chosen ones, more quietly than the focus ring does."""
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(roles.accent, CHOSEN_PX))
    inside = CHOSEN_PX / 2
    frame = QRectF(rect).adjusted(inside, inside, -inside, -inside)
    p.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)


def _paint_text(p: QPainter, rect: QRect, face: Face, inks: Inks) -> None:
    font = p.font()
    narrow = rect.width() < NARROW_CARD
    small = sized(font, SMALL_PX)
    text = sized(font, SMALL_PX if narrow else TEXT_PX)
    number_at = NARROW_NUMBER_AT if narrow else NUMBER_AT
    topic_at = NARROW_TOPIC_AT if narrow else TOPIC_AT
    right = rect.right() - (NARROW_END if narrow else END)
    middle = Qt.AlignmentFlag.AlignVCenter
    if face.number:
        p.setFont(sized(font, text.pixelSize(), bold=True))
        p.setPen(inks.number)
        p.drawText(rect.adjusted(number_at, 0, 0, 0), middle, face.number)
        topic_at = max(topic_at, number_at + p.fontMetrics().horizontalAdvance(face.number) + 5)
    elif narrow or face.flush:
        topic_at = number_at
    if face.locked:
        right -= LOCK
        _paint_lock(p, QRect(right + 2, rect.center().y() - LOCK // 2, LOCK, LOCK), inks.tag)
        right -= 4
    tags = "" if narrow else " · ".join(face.tags)
    if tags:
        space = max(0, (right - rect.left() - topic_at) // 2)
        tags = QFontMetrics(small).elidedText(tags, Qt.TextElideMode.ElideRight, space)
        p.setFont(small)
        p.setPen(inks.tag)
        box = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
        p.drawText(box, middle | Qt.AlignmentFlag.AlignRight, tags)
        right -= QFontMetrics(small).horizontalAdvance(tags) + 12
    text.setStrikeOut(face.cancelled)
    p.setFont(text)
    p.setPen(inks.topic)
    room = QRect(rect.left() + topic_at, rect.top(), right - rect.left() - topic_at, rect.height())
    words = f"✓ {face.topic}" if narrow and face.held else face.topic
    p.drawText(room, middle, "\n".join(in_lines(words, QFontMetrics(text), room.size())))


def in_lines(words: str, metrics: QFontMetrics, room: QSize) -> list[str]:
    """Break words into as many lines as there is room for; the last ends in … if it must."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) + 1 < room.height() // metrics.lineSpacing():
        n = len(rest)
        while n > 1 and metrics.horizontalAdvance(" ".join(rest[:n])) > room.width():
            n -= 1
        if metrics.horizontalAdvance(" ".join(rest[:n])) > room.width():
            break
        lines.append(" ".join(rest[:n]))
        rest = rest[n:]
    if rest:
        cut = Qt.TextElideMode.ElideRight
        lines.append(metrics.elidedText(" ".join(rest), cut, room.width()))
    return lines


def _paint_lock(p: QPainter, box: QRect, colour: QColor) -> None:
    scale = p.device().devicePixelRatio()
    p.drawImage(box, drawing("lock", colour.name(), round(LOCK * scale)))
