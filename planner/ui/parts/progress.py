"""Shows how far an errand is, with a button to call it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.ui.parts.buttons import button
from planner.ui.parts.errand import Errand
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.parts.errand import Cancelled, Progress

PATIENCE_MS = 300


def run_errand(
    owner: QWidget,
    desk: Desk,
    title: str,
    work: Callable[[Progress, Cancelled], Any],
    done: Callable[[Any], object],
    *,
    over: Callable[[], object] = lambda: None,
) -> None:
    """Run an errand in view of the user; ``done`` gets its result, the desk tells of a refusal.

    ``over`` is called before either.
    """

    def came_back(result: object) -> None:
        over()
        done(result)

    def failed(why: Exception) -> None:
        over()
        if not isinstance(why, PlannerError):
            raise why
        desk.refused.emit(why)

    errand = Errand(owner, work, came_back, failed)
    ProgressDialog(owner.window(), desk.say, title, errand)


class ProgressDialog(QDialog):
    """Blocks its window from the start, but shows itself only when the errand takes a while.

    Esc and the button ask the errand to stop; the dialog goes when the errand has come back.
    """

    def __init__(self, parent: QWidget, say: Language, title: str, errand: Errand) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say, self._errand = say, errand
        self.words = Line(title, bold=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(320)
        self.count = Line(tone="muted", px=11)
        self.cancel = button(say("Cancel"), self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addLayout(foot)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.open)
        self._wait.start(PATIENCE_MS)
        errand.progressed.connect(self._show_progress)
        errand.ended.connect(self._end)

    @override
    def reject(self, /) -> None:
        self._errand.cancel()
        self.cancel.setEnabled(False)
        self.count.setText(self._say("Stopping at the next safe place…"))

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        event.ignore()
        self.reject()

    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if not self._errand.cancelled():
            self.count.setText(self._say("{done} of {all}", done=done, all=of))

    def _end(self) -> None:
        self._wait.stop()
        self.hide()
        self.deleteLater()
