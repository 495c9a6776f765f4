"""A QR code (ISO/IEC 18004) as bars to fill, in modules that paper and camera can bear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.graphics.barcode.qrencoder import (
    QR8bitByte,
    QRAlphaNum,
    QRCode,
    QRErrorCorrectLevel,
)
from reportlab.graphics.shapes import Drawing, Path, Rect
from reportlab.lib.colors import black, white
from reportlab.lib.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SMALLEST_MODULE: Final = 0.4 * mm
QUIET: Final = 4  # modules of white around, as the standard asks
LARGEST_VERSION: Final = 30  # beyond, no camera of a telephone is sure to read it from a page
# Any mask is read alike; choosing the prettiest of eight would take longer than all the rest.
MASK: Final = 2


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code: its dark modules row by row, and how wide one module is, in points."""

    modules: tuple[tuple[bool, ...], ...]
    module: float

    @property
    def side(self) -> float:
        """How wide and high it is with its quiet zone."""
        return (len(self.modules) + 2 * QUIET) * self.module

    def bars(self) -> Iterator[tuple[float, float, float, float]]:
        """Yield the dark bars: x and top from the upper left corner, width, height."""
        for row, modules in enumerate(self.modules):
            for first, last in _runs(modules):
                left, top = (QUIET + first) * self.module, (QUIET + row) * self.module
                yield left, top, (last - first) * self.module, self.module

    def drawing(self) -> Drawing:
        """Return it as a drawing of one path on white."""
        drawing = Drawing(self.side, self.side)
        ground = Rect(0, 0, self.side, self.side)
        ground.fillColor, ground.strokeColor = white, None
        drawing.add(ground)
        path = Path(fillColor=black, strokeColor=None)
        for x, top, width, height in self.bars():
            path.moveTo(x, self.side - top)
            path.lineTo(x + width, self.side - top)
            path.lineTo(x + width, self.side - top - height)
            path.lineTo(x, self.side - top - height)
            path.closePath()
        drawing.add(path)
        return drawing


def qr_code(*parts: str, side: float, smallest: float = SMALLEST_MODULE) -> QrCode | None:
    """Return one code of the parts, one after the other, ``side`` points wide with quiet zone.

    Where modules would get smaller than ``smallest`` the code becomes larger than ``side``. More
    errors can be mended (15 % instead of 7 %) where there is room for that. A part of capital
    letters and digits takes little room. None if it is too much for a code.
    """
    levels = (QRErrorCorrectLevel.M, QRErrorCorrectLevel.L)
    sized = [(code, _modules(code)) for code in (_code(parts, level) for level in levels)]
    fitting = [one for one in sized if one[1] * smallest <= side]
    code, count = (fitting or sized[-1:])[0]
    if code.version > LARGEST_VERSION:
        return None
    code.makeImpl(False, MASK)  # noqa: FBT003 - reportlab's own
    return QrCode(tuple(tuple(row) for row in code.modules), max(side / count, smallest))


def _code(parts: Iterable[str], level: int) -> QRCode:
    code = QRCode(None, level)
    for part in parts:
        if part:
            code.addData(QRAlphaNum(part) if QRAlphaNum.valid(part) else QR8bitByte(part))
    # The stubs of reportlab leave it out.
    code.version = code.calculate_version()  # type: ignore[no-untyped-call]
    return code


def _modules(code: QRCode) -> int:
    return int(code.version) * 4 + 17 + 2 * QUIET


def _runs(modules: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Yield where dark modules begin and end."""
    start = None
    for place, dark in enumerate([*modules, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place
            start = None
