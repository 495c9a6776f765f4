"""Where the texts of a certificate stand, from the letterhead down, and what each of them is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from planner.reports.certificate_looks import LEFT, WIDTH, Colours
from planner.reports.sheet import Block

if TYPE_CHECKING:
    from planner.reports.certificate_rows import Said, Spoken
    from planner.reports.sheet import Look, Sheet
    from planner.reports.tagging import Tag

type Text = tuple[str, Look]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of text with its place; ``tag`` says what it is."""

    block: Block
    x: float
    top: float
    tag: Tag = "P"

    def draw(self, sheet: Sheet) -> None:
        """Write it."""
        sheet.text(self.block, self.x, self.top, tag=self.tag)


@dataclass(frozen=True, slots=True)
class Cell:
    """The texts of one cell, which may be the heading of its row or column."""

    texts: tuple[Placed, ...]
    heads: Literal["", "Row", "Column"] = ""


@dataclass(slots=True)
class Grid:
    """A table, row by row, with what it shows in words."""

    summary: str
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def draw(self, sheet: Sheet) -> None:
        """Write it, so that it is known as a table."""
        with sheet.table(self.summary):
            for cells in self.rows:
                with sheet.row():
                    for cell in cells:
                        with sheet.cell(heads=cell.heads):
                            for text in cell.texts:
                                text.draw(sheet)


@dataclass(slots=True)
class Layout:
    """One page in the making: texts, tables and lines so far, and the height reached.

    ``scale`` is that of the type, ``air`` that of the room between the texts.
    """

    spoken: Spoken
    colours: Colours
    scale: float
    air: float
    top: float
    parts: list[Placed | Grid] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)

    def block(self, *texts: Text, width: float, scaled: bool = True) -> Block:
        """Wrap texts to a width, in this page's colours and size."""
        by = self.scale if scaled else 1
        worn = ((text, self.colours.worn(look).scaled(by)) for text, look in texts)
        return Block.of(worn, width)

    def placed(
        self, *texts: Text, x: float = LEFT, width: float = WIDTH, tag: Tag = "P"
    ) -> Placed:
        """Return texts at the height reached, without adding them."""
        return Placed(self.block(*texts, width=width), x, self.top, tag)

    def write(
        self,
        *texts: Text,
        x: float = LEFT,
        width: float = WIDTH,
        scaled: bool = True,
        tag: Tag = "P",
    ) -> float:
        """Place texts at the height reached, and return how much height they take."""
        block = self.block(*texts, width=width, scaled=scaled)
        if block.texts:
            self.parts.append(Placed(block, x, self.top, tag))
        return block.height

    def width_of(self, text: str, look: Look) -> float:
        """Return the width of a text on one line."""
        return look.scaled(self.scale).width_of(text)

    def skip(self, points: float) -> None:
        """Go down by a distance that shrinks along."""
        self.top += points * self.air

    def rule(self) -> None:
        """Place a thin line across."""
        self.rules.append(self.top)

    def paired(self, said: Said, first: Look, second: Look) -> list[Text]:
        """Give the leading language one look and the other another, and say which it is."""
        other = replace(second, lang=self.spoken[-1].code)
        return [(text, other if n else first) for n, text in enumerate(said)]

    def draw(self, sheet: Sheet) -> None:
        """Write everything, and draw the lines."""
        for part in self.parts:
            part.draw(sheet)
        for top in self.rules:
            sheet.rule(LEFT, top, WIDTH)
