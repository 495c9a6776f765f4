"""A picture that documents bear, a logo or a signature: shown small, chosen, taken away."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.ui.parts.buttons import button
from planner.ui.parts.files import ask_open
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from planner.language import Language

HIGH_PX, WIDE_PX = 44, 160
MOST_BYTES = 2_000_000  # it is kept in the file, in its history and in each certificate
MOST_PIXELS = 50_000_000
FORMATS = ("png", "jpeg", "jpg")


class PictureField(QWidget):
    """Shows the picture that is in the file; wishes for another one, or for none.

    ``asks`` is the title of the question for a file.
    """

    wished = Signal(str)  # base64 of a PNG or JPEG, empty to take it away

    def __init__(self, say: Language, asks: str) -> None:
        super().__init__()
        self._say, self._asks = say, asks
        self.picture = QLabel()
        self.picture.setMinimumHeight(HIGH_PX)
        self.picture.setProperty("tone", "muted")
        self.picture.setWordWrap(True)
        self.choose = button(say("Choose picture…"), self._ask)
        self.remove = button(say("Remove"), lambda: self.wished.emit(""))
        self.objection = Line(tone="out", px=11, wraps=True)
        self.objection.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.picture, 1)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.objection)
        self.setFocusProxy(self.choose)

    def show_picture(self, picture: str) -> None:
        """Show a picture, given as base64, or that there is none."""
        self.objection.hide()
        self.remove.setEnabled(bool(picture))
        image = QImage.fromData(base64.b64decode(picture)) if picture else QImage()
        if image.isNull():
            self.picture.setText(self._say("none (PNG or JPEG)"))
            return
        ratio = self.devicePixelRatio()
        small = image.scaled(
            round(WIDE_PX * ratio),
            round(HIGH_PX * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(small))

    def take(self, path: Path) -> None:
        """Wish for the picture of a file, or say beneath the field why it cannot be taken."""
        try:
            content = path.read_bytes()
        except OSError as why:
            self._object(
                self._say("{file} cannot be read ({why}).", file=path.name, why=why.strerror)
            )
            return
        sentence = objection_to(content, self._say)
        if sentence:
            self._object(f"{path.name}: {sentence}")
        else:
            self.wished.emit(base64.b64encode(content).decode("ascii"))

    def _object(self, sentence: str) -> None:
        self.objection.setText(sentence)
        self.objection.show()

    def _ask(self) -> None:
        kinds = self._say("Pictures (*.png *.jpg *.jpeg)")
        ask_open(self, self._asks, str(Path.home()), kinds, self.take)


def objection_to(content: bytes, say: Language) -> str:
    """Say why a picture cannot be printed on documents, or return an empty text."""
    if len(content) > MOST_BYTES:
        size = f"{len(content) / 1_000_000:.1f}"
        return say("The picture has {size} MB; take one of at most 2 MB.", size=size)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    if bytes(reader.format().data()).decode() not in FORMATS:
        return say("This is no PNG or JPEG picture.")
    size_px = reader.size()
    if size_px.width() * size_px.height() > MOST_PIXELS or reader.read().isNull():
        return say("The picture is damaged or far too large.")
    return ""
