"""Hold files over a widget and let go of them, as a mouse does."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def held(widget, *paths):
    """Hold files over a widget; tell whether they may be let go there."""
    data = _data(paths)  # Qt does not keep it alive
    enter = QDragEnterEvent(QPointF(50, 50), COPY, data, LEFT, PLAIN)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    return enter.isAccepted()


def dropped(widget, *paths):
    """Hold files over a widget and let go; tell whether they were taken."""
    data = _data(paths)
    held(widget, *paths)
    drop = QDropEvent(QPointF(50, 50), COPY, data, LEFT, PLAIN)
    drop.ignore()
    QApplication.sendEvent(widget, drop)
    return drop.isAccepted()


def _data(paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
