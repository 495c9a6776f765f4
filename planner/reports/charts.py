"""Charts as plain drawings, in roles instead of colours: the same for the window, PDF and SVG."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.language import Language

type Role = Literal[
    "ink", "muted", "line", "strong_line", "surface", "accent", "met", "waiting", "possible", "out"
]
type Pattern = Literal["full", "hatched", "empty", "crossed", "dotted"]

WIDTH: Final = 720.0
LEFT: Final = 150.0  # room for the names of rows
RIGHT: Final = 16.0
ROW: Final = 34.0
BAR: Final = 20.0
HEAD: Final = 30.0  # for the legend above the rows
TEXT: Final = 12.0
SMALL: Final = 11.0
PER_SIGN: Final = 0.58  # of the size: about as wide as a letter is


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle filled in a pattern, so that it is never told by its colour alone."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    pattern: Pattern = "full"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose baseline begins, ends or has its middle at a point; ``boxed`` lies on paper."""

    x: float
    y: float
    text: str
    role: Role = "ink"
    size: float = TEXT
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    boxed: bool = False

    @property
    def about_wide(self) -> float:
        """Its width, as far as it is known without a font."""
        return len(self.text) * self.size * PER_SIGN


type Shape = Box | Stroke | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One chart: its title, its shapes from the back to the front, and what it says in words.

    Lengths are pixels of the window, points on paper; y runs down. ``id`` is part of the names of
    files.
    """

    id: str
    title: str
    height: float
    shapes: tuple[Shape, ...]
    words: tuple[str, ...]
    width: float = WIDTH


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stacked bar: how many, what it is called, and how it is drawn."""

    count: int
    name: str
    role: Role
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One bar of a chart of rows: what it is called, and its parts from left to right."""

    name: str
    parts: tuple[Part, ...]

    @property
    def whole(self) -> int:
        """How many all parts make together."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart: what stands below it, and how many it counts."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its first day: how many results are passed at its end, and what is due in it."""

    first: date
    passed: int
    due: tuple[str, ...] = ()


def stacked(id_: str, title: str, rows: Sequence[StackedRow], say: Language) -> Drawing:
    """Draw rows of parts that make a whole, with a legend; each part says how many it counts."""
    shapes: list[Shape] = list(_legend(rows))
    room = WIDTH - LEFT - RIGHT
    for n, row in enumerate(rows):
        top = HEAD + n * ROW
        middle = top + BAR / 2 + SMALL / 3
        name = fitting(row.name, LEFT - 12, TEXT)
        shapes.append(Label(LEFT - 10, middle, name, anchor="end"))
        x = LEFT
        for part in row.parts:
            width = room * part.count / row.whole if row.whole else 0
            if part.count:
                shapes.append(Box(x, top, width, BAR, part.role, part.pattern))
                shapes += _inside(x, middle, width, str(part.count))
            x += width
    words = tuple(_row_words(row, say) for row in rows)
    return Drawing(
        id=id_, title=title, height=HEAD + len(rows) * ROW, shapes=tuple(shapes), words=words
    )


def _inside(x: float, y: float, width: float, text: str) -> list[Shape]:
    label = Label(x + width / 2, y, text, size=SMALL, anchor="middle", bold=True, boxed=True)
    return [label] if width >= label.about_wide + 4 else []


def _legend(rows: Sequence[StackedRow]) -> list[Shape]:
    """Return a key of the parts that occur, from the left."""
    found = {part.name: part for row in rows for part in row.parts}
    counted = {part.name for row in rows for part in row.parts if part.count}
    shapes: list[Shape] = []
    x = LEFT
    for name, part in found.items():
        if name in counted:
            shapes.append(Box(x, 2, 12, 12, part.role, part.pattern))
            label = Label(x + 18, 12, name, role="muted", size=SMALL)
            shapes.append(label)
            x += 18 + label.about_wide + 18
    return shapes


def _row_words(row: StackedRow, say: Language) -> str:
    said = [f"{part.count} {part.name}" for part in row.parts if part.count]
    parts = ", ".join(said) if said else say("nobody")
    return say("{name}: {parts}", name=row.name, parts=parts)


def columns(
    id_: str, title: str, shown: Sequence[Column], words: Sequence[str], *, high: float = 176.0
) -> Drawing:
    """Draw columns side by side, each with its number on top and its name below."""
    most = max((one.count for one in shown), default=0) or 1
    ground = high - 30
    step = (WIDTH - 2 * RIGHT) / max(len(shown), 1)
    wide = min(step * 0.62, 56.0)
    shapes: list[Shape] = []
    for n, one in enumerate(shown):
        middle = RIGHT + step * (n + 0.5)
        tall = (ground - 22) * one.count / most
        if one.count:
            shapes.append(Box(middle - wide / 2, ground - tall, wide, tall, "accent", "hatched"))
            top = ground - tall - 6
            shapes.append(Label(middle, top, str(one.count), anchor="middle", bold=True))
        name = fitting(one.name, step, SMALL)
        shapes.append(Label(middle, ground + 16, name, role="muted", size=SMALL, anchor="middle"))
    shapes.append(Stroke(RIGHT, ground, WIDTH - RIGHT, ground, "strong_line"))
    return Drawing(id=id_, title=title, height=high, shapes=tuple(shapes), words=tuple(words))


def progress(
    id_: str, title: str, weeks: Sequence[Week], words: Sequence[str], say: Language
) -> Drawing:
    """Draw how many results are passed at the end of each week, as steps over an axis of weeks."""
    high, top = 210.0, 34.0
    ground, most = high - 26, max((one.passed for one in weeks), default=0) or 1
    left = 44.0
    step = (WIDTH - left - RIGHT) / max(len(weeks), 1)
    shapes: list[Shape] = [
        Stroke(left, ground, WIDTH - RIGHT, ground, "strong_line"),
        Stroke(left, top, WIDTH - RIGHT, top, "line"),
        Label(left - 8, ground + 4, "0", role="muted", size=SMALL, anchor="end"),
        Label(left - 8, top + 4, str(most), role="muted", size=SMALL, anchor="end"),
    ]
    every = max(1, ceil(52 / step))  # so that the days below do not touch
    for n, one in enumerate(weeks):
        x, y = left + n * step, ground - (ground - top) * one.passed / most
        if one.passed:
            shapes.append(Box(x + 1, y, step - 2, ground - y, "met", "hatched"))
        if one.due:
            shapes.append(Stroke(x + step / 2, top - 8, x + step / 2, ground, "muted"))
            due = fitting(", ".join(one.due), 3 * step, SMALL)
            shapes.append(
                Label(x + step / 2, top - 13, due, role="muted", size=SMALL, anchor="middle")
            )
        if n % every == 0:
            day = say.day_month(one.first)
            shapes.append(Label(x, ground + 17, day, role="muted", size=SMALL))
    return Drawing(id=id_, title=title, height=high, shapes=tuple(shapes), words=tuple(words))


def in_words(id_: str, title: str, words: Sequence[str]) -> Drawing:
    """Return a chart that shows nothing, and says why."""
    return Drawing(id=id_, title=title, height=0.0, shapes=(), words=tuple(words))


def fitting(text: str, width: float, size: float) -> str:
    """Return a text, cut with … where it is about wider than a width."""
    most = max(int(width / (size * PER_SIGN)), 2)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
