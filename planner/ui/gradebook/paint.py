"""Paints the cells: grounds, signs and words, the compass's chips, the row and the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.gradebook.columns import Shows
from planner.ui.gradebook.shared_mark import draw_mark, draw_partner
from planner.ui.gradebook.signs import SIGN_PX, TONES, draw_sign, draw_standing
from planner.ui.gradebook.together import are_partners
from planner.ui.theme import FOCUS_PX, SMALL_PX, sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel, QEvent
    from PySide6.QtWidgets import QTableView

    from planner.rules.credits import Standing
    from planner.ui.gradebook.cells import Look
    from planner.ui.gradebook.model import GradebookModel, Index
    from planner.ui.theme import Theme

SIZES = (12, 11, 10)
PADDING, GAP, LEAST_WORDS = 3, 4, 50
CHIP_HIGH, CHIP_PAD, CHIP_GAP, SHAPE_PX = 18, 6, 3, 8.0
NOTE_PX = 6
MOST_KEPT = 2000  # pictures of cells; of some 7 kB each


class Fonts:
    """The few fonts of the grid with their measures, made once: making them is slow.

    Words that are too wide for a cell are set a little smaller, down to a size one can still
    read, before they lose letters.
    """

    def __init__(self, base: QFont) -> None:
        self.chip = sized(base, SMALL_PX, bold=True)
        self.chip_measure = QFontMetrics(self.chip)
        self._cuts = {
            "plain": [sized(base, px) for px in SIZES],
            "bold": [sized(base, px, bold=True) for px in SIZES],
            "italic": [sized(base, px) for px in SIZES],
        }
        for font in self._cuts["italic"]:
            font.setItalic(True)
        self._measures = {
            cut: [QFontMetrics(font) for font in fonts] for cut, fonts in self._cuts.items()
        }

    def fitted(self, look: Look, room: int) -> tuple[QFont, str, int]:
        """Return the font in which a cell's words fit into a room, the words, and their width.

        Words that fit in no size lose their end; a sign that has no room for its word stands
        alone, since ground, tip and speech say the same.
        """
        cut = _cut(look)
        for font, measure in zip(self._cuts[cut], self._measures[cut], strict=True):
            wide = measure.horizontalAdvance(look.text)
            if wide <= room:
                return font, look.text, wide
        if look.sign and room < LEAST_WORDS:
            return font, "", 0
        text = measure.elidedText(look.text, Qt.TextElideMode.ElideRight, room)
        return font, text, measure.horizontalAdvance(text)

    def width(self, look: Look) -> int:
        """Return how wide a cell's sign and words are at their usual size."""
        words = self._measures[_cut(look)][0].horizontalAdvance(look.text)
        if not look.sign:
            return words
        return int(SIGN_PX) + (GAP + words if look.text else 0)

    def chip_width(self, text: str) -> int:
        """Return how wide a compass chip with this number is."""
        words = self.chip_measure.horizontalAdvance(text)
        return 2 * CHIP_PAD + int(SHAPE_PX) + GAP + words


def _cut(look: Look) -> str:
    if look.bold:
        return "bold"
    return "italic" if look.italic else "plain"


class CellDelegate(QStyledItemDelegate):
    """Paints what the model's look says; nothing is asked twice for a cell that did not change."""

    def __init__(self, view: QTableView, model: GradebookModel, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._model, self._theme = view, model, theme
        self.fonts = Fonts(view.font())
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._here, self._several, self._ratio = (-1, -1), False, 0  # see look_around
        theme.changed.connect(self._kept.clear)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        row, column = index.row(), index.column()
        area: QRect = option.rect
        look = self._model.look(row, column)
        chips: tuple[Standing, ...] = ()
        if self._model.columns[column].shows is Shows.COMPASS:
            line = self._model.line_at(row)
            standing = line.standing if line is not None else {}
            chips = tuple(standing[tier] for tier in self._model.tiers if tier in standing)
        ground = self._ground(look, option, row)
        if self._ratio:
            painter.drawPixmap(area.topLeft(), self._picture(look, chips, area, ground))
        else:  # a picture would not lie on whole pixels, and its words would be blurred
            painter.save()
            self._cell(painter, area, look, chips, ground)
            painter.restore()
        if (row, column) == self._here:
            self._focus(painter, area)
        elif look.shared and self._is_partner(look, column):
            draw_partner(painter, area, self._theme.roles.accent)

    def look_around(self) -> None:
        """Note what is the same for all cells that are painted together; asked once for them."""
        here, ratio = self._view.currentIndex(), self._view.devicePixelRatioF()
        self._here = here.row(), here.column()
        self._several = self._many()
        self._ratio = int(ratio) if ratio == int(ratio) else 0

    def _picture(
        self, look: Look, chips: tuple[Standing, ...], area: QRect, ground: QColor
    ) -> QPixmap:
        """Return a cell as it was painted before: most cells look like many others.

        A page of a large course is on the screen in a third of the time that painting takes.
        """
        key = (
            *(
                look.text,
                look.sign,
                look.tone,
                look.bold,
                look.italic,
                look.noted,
                look.shared,
                chips,
            ),
            *(area.width(), area.height(), ground.rgb(), self._ratio),
        )
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = QPixmap(area.size() * self._ratio)
            found.setDevicePixelRatio(self._ratio)
            painter = QPainter(found)
            painter.setFont(self._view.font())
            self._cell(painter, QRect(0, 0, area.width(), area.height()), look, chips, ground)
            painter.end()
        return found

    def _cell(
        self,
        painter: QPainter,
        area: QRect,
        look: Look,
        chips: tuple[Standing, ...],
        ground: QColor,
    ) -> None:
        painter.fillRect(area, ground)
        if chips:
            self._compass(painter, area, chips)
        else:
            self._words(painter, area, look)
        if look.noted:
            self._note(painter, area)
        if look.shared:
            draw_mark(painter, look.shared, area, self._theme.roles.muted)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        look = self._model.look(index.row(), index.column())
        return QSize(self.fonts.width(look) + 2 * PADDING, CHIP_HIGH)

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
        /,
    ) -> bool:
        return False  # Qt would swallow clicks where it believes a tick box to be

    def _ground(self, look: Look, option: QStyleOptionViewItem, row: int) -> QColor:
        roles = self._theme.roles
        if self._several and option.state & QStyle.StateFlag.State_Selected:
            return mixed(roles.accent_tint, roles.accent, 0.18)
        if look.ground:
            return roles.colour(look.ground)
        return roles.accent_tint if row == self._here[0] else roles.surface

    def _is_partner(self, look: Look, column: int) -> bool:
        here, now = self._here
        return now == column and here >= 0 and are_partners(self._model.look(here, now), look)

    def _many(self) -> bool:
        ranges = self._view.selectionModel().selection()
        if ranges.isEmpty():
            return False
        first = ranges.first()
        return ranges.count() > 1 or first.width() > 1 or first.height() > 1

    def _words(self, painter: QPainter, area: QRect, look: Look) -> None:
        if not look.text and not look.sign:
            return
        colour = self._theme.roles.colour(look.tone)
        room = area.adjusted(PADDING, 0, -PADDING, 0)
        beside = int(SIGN_PX) + GAP if look.sign and look.text else 0
        font, text, wide = self.fonts.fitted(look, room.width() - beside)
        if look.sign:
            whole = SIGN_PX + (GAP + wide if text else 0)
            left = room.left() + max((room.width() - whole) / 2, 0.0)
            top = room.top() + (room.height() - SIGN_PX) / 2
            draw_sign(painter, look.sign, QRectF(left, top, SIGN_PX, SIGN_PX), colour)
            room.setLeft(int(left + SIGN_PX) + GAP)
        if text:
            painter.setPen(colour)
            painter.setFont(font)
            side = Qt.AlignmentFlag.AlignLeft if look.sign else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _compass(self, painter: QPainter, area: QRect, standings: Sequence[Standing]) -> None:
        chips = list(zip(self._model.tier_texts, standings, strict=True))
        widths = [self.fonts.chip_width(text) for text, _ in chips]
        whole = sum(widths) + CHIP_GAP * max(len(chips) - 1, 0)
        left = area.left() + max((area.width() - whole) // 2, PADDING)
        top = area.top() + (area.height() - CHIP_HIGH) // 2
        for (text, standing), wide in zip(chips, widths, strict=True):
            chip = QRectF(left, top, wide, CHIP_HIGH)
            tone = TONES[standing]
            colour = self._theme.roles.colour(tone)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.roles.colour(f"{tone}_tint"))
            painter.drawRoundedRect(chip, CHIP_HIGH / 2, CHIP_HIGH / 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            shape = QRectF(left + CHIP_PAD, top + (CHIP_HIGH - SHAPE_PX) / 2, SHAPE_PX, SHAPE_PX)
            draw_standing(painter, standing, shape, colour)
            painter.setPen(colour)
            painter.setFont(self.fonts.chip)
            words = chip.adjusted(CHIP_PAD + SHAPE_PX + GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
            left += wide + CHIP_GAP

    def _note(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.roles.accent)
        corner = QPointF(area.right() + 1, area.top())
        painter.drawPolygon(
            QPolygonF([corner, corner - QPointF(NOTE_PX, 0), corner + QPointF(0, NOTE_PX)])
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _focus(self, painter: QPainter, area: QRect) -> None:
        roles = self._theme.roles
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._view.hasFocus():
            painter.setPen(QPen(roles.accent, FOCUS_PX, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(QPen(roles.accent, 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()


def mixed(ground: QColor, over: QColor, share: float) -> QColor:
    """Lay a share of one colour over another."""

    def part(one: float, other: float) -> float:
        return one + (other - one) * share

    return QColor.fromRgbF(
        part(ground.redF(), over.redF()),
        part(ground.greenF(), over.greenF()),
        part(ground.blueF(), over.blueF()),
    )
