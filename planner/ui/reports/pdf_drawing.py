"""What stands on a page of a PDF: texts, shapes and pictures, each with its place and colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

type Matrix = tuple[float, float, float, float, float, float]
type Colour = tuple[float, float, float]
type Stretch = tuple[str, tuple[float, ...]]  # m, l, c, re or h, with its coordinates

UNMOVED: Final[Matrix] = (1, 0, 0, 1, 0, 0)
BLACK: Final[Colour] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Face:
    """A font of a document: which of our files it is, and what its codes mean."""

    name: str  # without the subset's tag: NotoSans-Bold
    meaning: Mapping[int, str]

    def text(self, codes: bytes) -> str:
        """Return what a string of codes says."""
        return "".join(self.meaning.get(code, "") for code in codes)


@dataclass(frozen=True, slots=True)
class State:
    """What holds for whatever is drawn next."""

    matrix: Matrix = UNMOVED
    fill: Colour = BLACK
    stroke: Colour = BLACK
    width: float = 1.0
    dash: tuple[float, ...] = ()
    face: Face | None = None
    size: float = 0.0
    leading: float = 0.0
    spacing: float = 0.0  # between characters
    word_spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at the origin of its matrix."""

    said: str
    matrix: Matrix
    state: State


@dataclass(frozen=True, slots=True)
class Shape:
    """A path that is filled, stroked, or keeps what follows within itself."""

    path: tuple[Stretch, ...]
    state: State
    fills: bool = False
    strokes: bool = False
    clips: bool = False
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the unit square of its matrix: samples, one byte for each channel of a dot."""

    content: bytes
    width: int
    height: int
    matrix: Matrix
    channels: int = 3
    mask: bytes = b""  # one byte of opacity for each dot


@dataclass(frozen=True, slots=True)
class Turn:
    """Keep the state of now, or come back to the one kept last (for what clips)."""

    back: bool


type Drawn = Text | Shape | Picture | Turn


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its size in points, and what is drawn, in order; y runs upwards."""

    width: float
    height: float
    drawn: tuple[Drawn, ...]

    @property
    def words(self) -> str:
        """All the page says, line by line, for those who hear it."""
        return "\n".join(one.said for one in self.drawn if isinstance(one, Text) and one.said)


def multiplied(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that first does a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )
