"""The head of the page: how much room is left, and what the next lost weeks would cost."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.ui.parts.labels import Elided, Line, as_tip, stretching
from planner.ui.semester.follows import left_over, loss_words, shelf_words
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.language import Language
    from planner.ui.semester.entries import Semester
    from planner.ui.theme import Theme

TITLE_GAP_PX, LEAST_LOSS_PX = 12, 90


class SlackLine(QWidget):
    """The lecture period, then "1 buffer, no free Wednesday", the shelf and the next loss."""

    loss_asked = Signal()  # what the next lost week would mean

    def __init__(self, theme: Theme, say: Language) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self._semester: Semester | None = None
        self._words: tuple[str, ...] = ()  # whole, and without the days
        self.left = QLabel()
        self.left.setTextFormat(Qt.TextFormat.RichText)
        self.left.setProperty("tone", "muted")
        self.left.setMinimumWidth(1)  # a very narrow window cuts it rather than scrolls sideways
        self.loss = Elided(tone="muted")
        self.loss.setCursor(Qt.CursorShape.PointingHandCursor)
        self.loss.setToolTip(as_tip(say("What if this week is lost?")))
        self.loss.installEventFilter(self)
        stretching(self.loss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._title = Line(say("Semester"), px=TITLE_PX, bold=True)
        row.addWidget(self._title)
        row.addSpacing(TITLE_GAP_PX)
        row.addWidget(self.left)
        row.addWidget(self.loss, 1)
        row.addStretch(0)
        self.published = Line(tone="muted")
        row.addWidget(self.published)
        theme.changed.connect(self._tell)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.loss and event.type() == QEvent.Type.MouseButtonRelease:
            self.loss_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def show_semester(self, semester: Semester) -> None:
        """Say what is left over now."""
        self._semester = semester
        self._tell()

    def _tell(self) -> None:
        if self._semester is None:
            return
        say, plan = self._say, self._semester.plan
        found = self._semester.left_over()
        period = f"{say.day_month(plan.lectures.first)} – {say.day_month(plan.lectures.last)}"
        ink = self._theme.roles.ink.name()
        left = f'<b style="color: {ink}">{escape(left_over(found, plan, say))}</b>'
        shelf = shelf_words(found, say)
        left += f", {escape(shelf)}" if shelf else ""
        self._words = (f"{escape(period)} · {left}", left)
        loss = loss_words(found, say)
        self.loss.setText(f" · {loss}" if loss else "")
        published = published_words(self._semester, say)
        tip = "\n".join(part for part in (period, loss, published) if part)
        self.left.setToolTip(as_tip(tip))
        self.published.setText(published)
        self._give_way()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Leave out what was published, then the days, which the board shows anyhow.

        What the next loss costs stays as long as some of it can be read; only then what is left
        is cut. A tip says what is left out.
        """
        room = self.width() - self._title.sizeHint().width() - TITLE_GAP_PX
        loss = self.loss.sizeHint().width() if self.loss.text() else 0
        for words in self._words:
            self.left.setText(words)
            if self.left.sizeHint().width() + loss <= room:
                break
        room -= self.left.sizeHint().width()
        self.loss.setVisible(room >= min(loss, LEAST_LOSS_PX))
        whole = loss + self.published.sizeHint().width() + TITLE_GAP_PX
        self.published.setVisible(bool(self.published.text()) and room >= whole)


def published_words(semester: Semester, say: Language) -> str:
    """Return e.g. "Published 9 Oct, 2 changes since"; empty before the first version."""
    now = semester.published
    if now is None or now.version is None:
        return ""
    day = say.day_month(now.version.day)
    if not now.since:
        return say("Published {day}", day=day)
    return say.count(
        "Published {day}, {n} change since",
        "Published {day}, {n} changes since",
        len(now.since),
        day=day,
    )
