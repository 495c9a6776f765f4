"""Follows the drawing orders of a page; every order our documents use, and no other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from planner.ui.reports.pdf_drawing import (
    UNMOVED,
    Colour,
    Drawn,
    Face,
    Matrix,
    Picture,
    Shape,
    State,
    Stretch,
    Text,
    Turn,
    multiplied,
)
from planner.ui.reports.pdf_objects import TOKEN, CannotShow, Name, Objects, Thing, plain, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

IGNORED: Final = frozenset(
    {"J", "j", "M", "i", "ri", "gs", "BMC", "BDC", "EMC", "MP", "DP", "Tz", "Ts", "Tr"}
)
PATH: Final = {"m": 2, "l": 2, "c": 6, "re": 4, "h": 0}
# Each way to end a path: fills, strokes, closes, even and odd.
ENDS: Final = {
    "S": (False, True, False, False),
    "s": (False, True, True, False),
    "f": (True, False, False, False),
    "F": (True, False, False, False),
    "f*": (True, False, False, True),
    "B": (True, True, False, False),
    "B*": (True, True, False, True),
    "b": (True, True, True, False),
    "b*": (True, True, True, True),
}


class Reader:
    """Reads one page's orders into ``drawn``."""

    def __init__(self, objects: Objects, resources: Mapping[str, Thing]) -> None:
        self.drawn: list[Drawn] = []
        self._objects = objects
        self._fonts = objects.table(resources.get("Font"))
        self._pictures = objects.table(resources.get("XObject"))
        self._faces: dict[str, Face] = {}
        self._state = State()
        self._kept: list[State] = []
        self._path: list[Stretch] = []
        self._clips: tuple[bool, bool] | None = None  # it does; even and odd
        self._line = self._at = UNMOVED

    def read(self, content: bytes) -> None:
        """Follow all orders; raises CannotShow for one that is not among ours."""
        operands: list[Thing] = []
        at, end = 0, len(content.rstrip())
        while at < end:
            found = TOKEN.match(content, at)
            if not found:
                raise CannotShow("a page is cut off")
            token = found["token"]
            if token[:1].isalpha() or token in {b"'", b'"'}:
                if token in {b"true", b"false", b"null"}:
                    operands.append(plain(token))
                else:
                    self._order(token.decode("latin-1"), operands)
                    operands = []
                at = found.end()
            else:
                thing, at = read(content, at)
                operands.append(thing)

    def _order(self, name: str, operands: Sequence[Thing]) -> None:
        numbers = tuple(one for one in operands if isinstance(one, int | float))
        if name in PATH and len(numbers) == PATH[name]:
            self._path.append((name, numbers))
        elif name in ENDS:
            self._end_path(*ENDS[name])
        elif name in ORDERS:
            ORDERS[name](self, operands, numbers)
        elif name not in IGNORED:
            raise CannotShow(f"the order {name!r}")

    def _end_path(self, fills: bool, strokes: bool, closes: bool, even_odd: bool) -> None:  # noqa: FBT001 - a row of ENDS
        if closes:
            self._path.append(("h", ()))
        self._put(fills=fills, strokes=strokes, even_odd=even_odd)

    def drop_path(self, *_: object) -> None:
        """End a path that is not drawn; it may clip."""
        self._put(fills=False, strokes=False, even_odd=False)

    def _put(self, *, fills: bool, strokes: bool, even_odd: bool) -> None:
        path = tuple(self._path)
        if path and (fills or strokes):
            shape = Shape(path, self._state, fills=fills, strokes=strokes, even_odd=even_odd)
            self.drawn.append(shape)
        if path and self._clips is not None:
            self.drawn.append(Shape(path, self._state, clips=True, even_odd=self._clips[1]))
        self._path, self._clips = [], None

    def clip(self, even_odd: bool) -> None:  # noqa: FBT001 - its only argument
        """Let the next path keep what follows within itself."""
        self._clips = (True, even_odd)

    def keep(self, *_: object) -> None:
        """Keep the state of now."""
        self._kept.append(self._state)
        self.drawn.append(Turn(back=False))

    def come_back(self, *_: object) -> None:
        """Come back to the state kept last."""
        if not self._kept:
            raise CannotShow("more is taken back than was kept")
        self._state = self._kept.pop()
        self.drawn.append(Turn(back=True))

    def move(self, matrix: Matrix) -> None:
        """Move, turn or scale what follows."""
        self._state = replace(self._state, matrix=multiplied(matrix, self._state.matrix))

    def change(self, **what: object) -> None:
        """Change something of the state."""
        self._state = replace(self._state, **what)  # type: ignore[arg-type]  # by its fields' names

    def choose_font(self, name: str, size: float) -> None:
        """Take a font of the document at a size."""
        if name not in self._faces:
            self._faces[name] = face_of(self._objects, self._fonts.get(name))
        self.change(face=self._faces[name], size=size)

    def place_text(self, matrix: Matrix, *, on_line: bool = False) -> None:
        """Say where the next text begins; on_line counts from the beginning of the line."""
        self._line = multiplied(matrix, self._line) if on_line else matrix
        self._at = self._line

    def next_line(self) -> None:
        """Go to the next line of a text."""
        self.place_text((1, 0, 0, 1, 0, -self._state.leading), on_line=True)

    def show(self, codes: bytes) -> None:
        """Write a text."""
        if self._state.face is None:
            raise CannotShow("a text without a font")
        said = self._state.face.text(codes)
        matrix = multiplied(self._at, self._state.matrix)
        self.drawn.append(Text(said, matrix, self._state))

    def put_picture(self, name: str) -> None:
        """Draw a picture of the document."""
        self.drawn.append(picture_of(self._objects, self._pictures.get(name), self._state.matrix))


type Order = Callable[[Reader, Sequence[Thing], tuple[float, ...]], None]


def _matrix(numbers: tuple[float, ...]) -> Matrix:
    if len(numbers) != 6:
        raise CannotShow("a matrix of six numbers was expected")
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _grey(numbers: tuple[float, ...]) -> Colour:
    return numbers[0], numbers[0], numbers[0]


def _rgb(numbers: tuple[float, ...]) -> Colour:
    red, green, blue = numbers
    return red, green, blue


def _bytes(operands: Sequence[Thing]) -> bytes:
    return b"".join(one for one in operands if isinstance(one, bytes))


def _dash(reader: Reader, operands: Sequence[Thing]) -> None:
    found = operands[0] if operands else None
    lengths = found if isinstance(found, list) else []
    reader.change(dash=tuple(one for one in lengths if isinstance(one, int | float)))


ORDERS: Final[Mapping[str, Order]] = {
    "q": lambda reader, *_: reader.keep(),
    "Q": lambda reader, *_: reader.come_back(),
    "cm": lambda reader, _, numbers: reader.move(_matrix(numbers)),
    "n": lambda reader, *_: reader.drop_path(),
    "W": lambda reader, *_: reader.clip(even_odd=False),
    "W*": lambda reader, *_: reader.clip(even_odd=True),
    "w": lambda reader, _, numbers: reader.change(width=numbers[0]),
    "d": lambda reader, operands, _: _dash(reader, operands),
    "rg": lambda reader, _, numbers: reader.change(fill=_rgb(numbers)),
    "RG": lambda reader, _, numbers: reader.change(stroke=_rgb(numbers)),
    "g": lambda reader, _, numbers: reader.change(fill=_grey(numbers)),
    "G": lambda reader, _, numbers: reader.change(stroke=_grey(numbers)),
    "BT": lambda reader, *_: reader.place_text(UNMOVED),
    "ET": lambda *_: None,
    "Tm": lambda reader, _, numbers: reader.place_text(_matrix(numbers)),
    "Td": lambda reader, _, n: reader.place_text((1, 0, 0, 1, *n[:2]), on_line=True),  # type: ignore[arg-type]  # two numbers
    "Tf": lambda reader, operands, n: reader.choose_font(str(operands[0]), n[0]),
    "TL": lambda reader, _, numbers: reader.change(leading=numbers[0]),
    "Tc": lambda reader, _, numbers: reader.change(spacing=numbers[0]),
    "Tw": lambda reader, _, numbers: reader.change(word_spacing=numbers[0]),
    "T*": lambda reader, *_: reader.next_line(),
    "Tj": lambda reader, operands, _: reader.show(_bytes(operands)),
    "Do": lambda reader, operands, _: reader.put_picture(str(operands[0])),
}


def face_of(objects: Objects, thing: Thing) -> Face:
    """Return which of our fonts it is, and what its codes mean."""
    about = objects.table(thing)
    name = str(about.get("BaseFont", "")).rpartition("+")[2]
    if "ToUnicode" not in about:
        return Face(name, {code: chr(code) for code in range(32, 127)})
    _, table = objects.stream(about["ToUnicode"])
    pairs = re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", table)
    meaning = {
        int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be")
        for code, said in pairs
        if len(code) == 2 and len(said) % 4 == 0
    }
    return Face(name, {code: said for code, said in meaning.items() if said != "\0"})


def picture_of(objects: Objects, thing: Thing, matrix: Matrix) -> Picture:
    """Return a picture of the document, with its opacity if it has one."""
    about, content = objects.stream(thing)
    sizes = objects.get(about.get("Width")), objects.get(about.get("Height"))
    wide, high = (int(size) if isinstance(size, int | float) else 0 for size in sizes)
    channels = {"DeviceRGB": 3, "DeviceGray": 1}.get(str(objects.get(about.get("ColorSpace"))))
    if about.get("Subtype") != Name("Image") or channels is None:
        raise CannotShow("a picture of another kind")
    mask = objects.stream(about["SMask"])[1] if "SMask" in about else b""
    if len(content) < wide * high * channels:
        raise CannotShow("a picture is cut off")
    return Picture(content, wide, high, matrix, channels, mask)
