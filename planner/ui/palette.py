"""The list under the search field: what a page found, and any action of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.ui.parts.announce import announce
from planner.ui.parts.labels import Line
from planner.ui.theme import CARD_RADIUS, ICON_PX, SMALL_PX, sized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from planner.language import Language
    from planner.ui.actions import Offer
    from planner.ui.parts.page import Found
    from planner.ui.theme import Theme
    from planner.ui.top_bar import SearchField

ROW_PX, MOST_ROWS, WIDTH_PX, PAGE_STEP = 30, 12, 460, 8
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ICON = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: its words, what tells it apart, and what choosing it does."""

    text: str
    detail: str
    choose: Callable[[], object]
    enabled: bool = True
    icon: str = ""


def fits(text: str, wanted: str) -> int | None:
    """Say how well a text fits what was typed: 0 is best, None is not at all.

    Every typed word must occur; at the start of the text is best, at the start of a word is good.

    >>> fits("Save a copy…", "copy"), fits("Save a copy…", "sa"), fits("Undo", "copy")
    (1, 0, None)
    """
    whole = text.casefold()
    words = wanted.casefold().split()
    if not all(word in whole for word in words):
        return None
    if not words or whole.startswith(words[0]):
        return 0
    return 1 if any(part.startswith(words[0]) for part in whole.split()) else 2


def best_offers(offers: Iterable[Offer], wanted: str) -> list[Offer]:
    """Return the actions that fit, best first.

    What is possible stands before what is not, then what fits better; of those the page's own
    come first, then those of the whole window, then those of other pages.
    """
    found = [(fits(f"{o.text} {o.menu}", wanted), o) for o in offers]
    good = [
        (not o.enabled, rank, not o.here, bool(o.page), o) for rank, o in found if rank is not None
    ]
    return [offer for *_, offer in sorted(good, key=lambda one: one[:4])]


class Palette(QFrame):
    """Opens under the field, follows what is typed, and closes when something is chosen."""

    def __init__(self, field: SearchField, say: Language, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setProperty("panel", "card")
        self._field, self._say, self._window = field, say, window
        self._offers: Callable[[], Iterable[Offer]] = tuple
        self._search: Callable[[str], Sequence[Found]] = lambda _: ()
        self._run: Callable[[str], object] = lambda _: None
        self._prepare: Callable[[Callable[[], object]], object] = lambda _: None
        self._actions_first = False
        self._came_from: QWidget | None = None
        self._model = RowsOfPalette(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setAccessibleName(say("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setStyleSheet("QListView { border: none; margin: 0; background: transparent; }")
        self.nothing = Line(say("Nothing found"), tone="muted")
        self.nothing.setContentsMargins(10, 6, 10, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        self.list.clicked.connect(self._choose)
        field.textEdited.connect(self._edited)
        field.key.connect(self._key)
        field.installEventFilter(self)
        self.hide()

    def serve(
        self,
        offers: Callable[[], Iterable[Offer]],
        search: Callable[[str], Sequence[Found]],
        run: Callable[[str], object],
        prepare: Callable[[Callable[[], object]], object],
    ) -> None:
        """Say where actions and findings come from, and who carries an action out.

        ``prepare`` is asked when the list is opened to bring what was not at hand yet, and calls
        back whenever there is more.
        """
        self._offers, self._search, self._run = offers, search, run
        self._prepare = prepare

    def open_actions(self) -> None:
        """Let the user find any action (Ctrl+K): all of them are listed at once."""
        self._open(actions_first=True)
        self._prepare(self._list_again)
        self._typed(self._field.text())

    def open_search(self) -> None:
        """Let the user search the page (Ctrl+F): what is found stands before the actions."""
        self._open(actions_first=False)
        if self._field.text():
            self._typed(self._field.text())

    def rows(self) -> Sequence[Row]:
        """Return what is listed now."""
        return self._model.listed

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _open(self, *, actions_first: bool) -> None:
        self._actions_first = actions_first
        focus = QApplication.focusWidget()
        if focus is not self._field:
            self._came_from = focus
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _list_again(self) -> None:
        """List what is there by now, and stay at the line that was chosen."""
        if not self.isVisible():
            return
        here = self.list.currentIndex()
        before = self._model.listed[here.row()] if here.isValid() else None
        self._typed(self._field.text())
        for number, row in enumerate(self._model.listed):
            if before is not None and (row.text, row.detail) == (before.text, before.detail):
                self.list.setCurrentIndex(self._model.index(number, 0))
                return

    def _edited(self, text: str) -> None:
        if len(text) == 1:  # what the others hold is wanted from the first letter on
            self._prepare(self._list_again)
        self._typed(text)

    def _typed(self, text: str) -> None:
        wanted = text.strip()
        found = [Row(f.text, f.detail, f.show) for f in (self._search(wanted) if wanted else ())]
        if not wanted and not self._actions_first:
            self.hide()
            return
        actions = [self._row(offer) for offer in best_offers(self._offers(), wanted)]
        rows = [*actions, *found] if self._actions_first else [*found, *actions]
        self._model.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._settle(len(rows))
        self._select(next((n for n, row in enumerate(rows) if row.enabled), -1))

    def _row(self, offer: Offer) -> Row:
        detail = offer.keys or offer.menu
        return Row(offer.text, detail, lambda: self._run(offer.id), offer.enabled, offer.icon)

    def _settle(self, rows: int) -> None:
        below = self._field.mapTo(self._window, self._field.rect().bottomRight())
        room = max(self._window.height() - below.y() - 40, ROW_PX)
        high = min(max(rows, 1), MOST_ROWS) * ROW_PX + 14
        wide = min(WIDTH_PX, self._window.width() - 16)
        left = max(8, min(below.x() - wide + 1, self._window.width() - wide - 8))
        self.setGeometry(QRect(left, below.y() + 6, wide, min(high, room)))
        self.show()
        self.raise_()

    def _select(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.list.setCurrentIndex(index)
        if index.isValid():
            announce(self._field, self._model.listed[row].text)

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Escape.value:
            self._leave()
        elif key in {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value}:
            self._choose(self.list.currentIndex())
        elif self.isVisible():
            self._step(STEPS[key])
        else:
            self._typed(self._field.text())

    def _step(self, by: int) -> None:
        possible = [n for n, row in enumerate(self._model.listed) if row.enabled]
        if possible:
            here = self.list.currentIndex().row()
            at = possible.index(here) if here in possible else -1
            step = (at + by) % len(possible) if abs(by) == 1 else at + by
            self._select(possible[max(0, min(step, len(possible) - 1))])

    def _choose(self, index: QModelIndex) -> None:
        if self.isVisible() and index.isValid() and self._model.listed[index.row()].enabled:
            choose = self._model.listed[index.row()].choose
            self._leave()
            choose()

    def _leave(self) -> None:
        self.hide()
        self._field.clear()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None


STEPS = {
    Qt.Key.Key_Up.value: -1,
    Qt.Key.Key_Down.value: 1,
    Qt.Key.Key_PageUp.value: -PAGE_STEP,
    Qt.Key.Key_PageDown.value: PAGE_STEP,
}


class RowsOfPalette(QAbstractListModel):
    """The lines as Qt's views and screen readers want them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.listed: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self.listed = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self.listed)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        row = self.listed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == ICON:
            return row.icon
        return row.detail if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    @override
    def flags(self, index: Index, /) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        enabled = index.isValid() and self.listed[index.row()].enabled
        return usual if enabled else Qt.ItemFlag.NoItemFlags


class RowDelegate(QStyledItemDelegate):
    """Draws a line: words at the left, keys or what tells it apart at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(0, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        roles = self._theme.roles
        here = QRect(option.rect)
        states = QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (states.State_Selected | states.State_MouseOver):
            chosen = bool(option.state & states.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(roles.accent_tint if chosen else roles.background)
            painter.drawRoundedRect(here.adjusted(0, 1, 0, -1), CARD_RADIUS, CARD_RADIUS)
        icon = index.data(ICON)
        if icon:
            place = QRect(here.left() + 10, here.center().y() - 7, ICON_PX, ICON_PX)
            scale = painter.device().devicePixelRatio()
            painter.drawImage(place, self._theme.picture(icon, "muted", scale))
        words = here.adjusted(36, 0, -10, 0)
        detail = index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or ""
        painter.setFont(sized(option.font, SMALL_PX))
        detail = painter.fontMetrics().elidedText(
            detail, Qt.TextElideMode.ElideRight, words.width() // 2
        )
        painter.setPen(roles.muted)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail
        )
        room = words.width() - painter.fontMetrics().horizontalAdvance(detail) - 12
        possible = bool(option.state & states.State_Enabled)
        painter.setPen(roles.ink if possible else roles.faint)
        painter.setFont(sized(option.font))
        name = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()
