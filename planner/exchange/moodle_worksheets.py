"""Offline grading worksheets of Moodle, filled in without touching anything else in them.

Moodle finds its columns by their headings and people by the identifier, and refuses grades that
were changed since by their date; so the file that goes back is the file that came, and only
cells of grades and comments say something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import PlannerError
from planner.exchange.csv_cells import CsvCells, differences, same_but_for
from planner.exchange.files_in import (
    UnreadableFile,
    as_text,
    read_bytes,
    refuse_what_never_ends,
)
from planner.exchange.moodle_words import DASHES, NO, Field, scale_words, worksheet_field
from planner.exchange.result_rows import NamesHidden
from planner.exchange.roster_columns import Fact, columns_of
from planner.exchange.roster_names import split_name
from planner.exchange.sheets_in import DELIMITERS, LARGEST
from planner.rules.grades import NoSuchPoints, parse_points
from planner.rules.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from pathlib import Path

BEGINNING = 8192  # bytes, in which the heading stands
MARKS = frozenset({Field.ID, Field.GRADE, Field.CHANGEABLE})
FEWEST_DECIMALS = 2  # as Moodle writes grades


@dataclass(eq=False)
class NotAWorksheet(PlannerError):
    """A file that is no grading worksheet of Moodle."""

    name: str


class SheetLine(NamedTuple):
    """One row of a worksheet; ``row`` counts from 0, ``identifier`` is "Participant 123"."""

    row: int
    identifier: str
    person: Person
    grade: str
    comment: str
    changeable: bool

    @property
    def name(self) -> str:
        """The person as lists have it, or the identifier."""
        said = ", ".join(part for part in (self.person.family, self.person.given) if part)
        return said or self.identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A worksheet as it came.

    ``most`` is the highest grade, None for a scale, whose words are ``scale``; ``point`` is the
    sign before decimals; ``has_comments`` tells whether it takes comments.
    """

    name: str
    content: bytes
    cells: CsvCells
    lines: tuple[SheetLine, ...]
    columns: Mapping[Field, int]
    most: Decimal | None
    scale: tuple[str, ...]
    point: str

    @property
    def has_comments(self) -> bool:
        """Whether there is a column for comments."""
        return Field.FEEDBACK in self.columns

    def number(self, value: Decimal) -> str:
        """Write a grade as this file writes numbers: "8.50", "8,50"."""
        text = f"{value:f}"
        decimals = len(text.partition(".")[2].rstrip("0"))
        return f"{value:.{max(decimals, FEWEST_DECIMALS)}f}".replace(".", self.point)

    def filled(self, grades: Mapping[int, str], comments: Mapping[int, str]) -> bytes:
        """Return the file with these texts in cells of grades and comments, by row.

        The result is compared with the file, cell by cell and byte by byte around them; that
        anything else should differ is a mistake of ours. Raises LettersLost.
        """
        changed = {(row, self.columns[Field.GRADE]): text for row, text in grades.items()}
        changed |= {(row, self.columns[Field.FEEDBACK]): text for row, text in comments.items()}
        after = self.cells.replaced(changed)
        found = {(one.row, one.column): one.new for one in differences(self.content, after)}
        if found != changed or not same_but_for(self.content, after, changed):
            raise AssertionError("more than the wanted cells would change")
        return after


def is_worksheet(path: Path) -> bool:
    """Tell whether a file looks like a grading worksheet, by its heading; nothing else is read."""
    try:
        refuse_what_never_ends(path)
        with path.open("rb") as file:
            text = as_text(file.read(BEGINNING), path.name).text
    except (OSError, UnreadableFile):
        return False
    head = next(iter(text.splitlines()), "")
    return any(
        {worksheet_field(cell.strip(' "')) for cell in head.split(sign)} >= MARKS
        for sign in DELIMITERS
    )


def read_worksheet(path: Path) -> Worksheet:
    """Read a worksheet to be filled in.

    Raises UnreadableFile, QuotesLeftOpen, NotAWorksheet or NamesHidden.
    """
    if path.exists() and path.is_file() and not is_worksheet(path):
        raise NotAWorksheet(path.name)
    content = read_bytes(path, largest=LARGEST)
    cells = CsvCells.parse(content, path.name)
    heads = [cell.text for cell in cells.rows[0]]
    columns = {one: n for n, head in enumerate(heads) if (one := worksheet_field(head))}
    people = columns_of(heads)
    if not columns.keys() >= MARKS:
        raise NotAWorksheet(path.name)
    if not {Fact.NAME, Fact.FAMILY, Fact.EMAIL, Fact.MATRICULATION} & people.keys():
        raise NamesHidden(path.name)
    lines = tuple(
        _line(cells, row, columns, people)
        for row in range(1, len(cells.rows))
        if len(cells.rows[row]) == len(heads)
    )
    most = _first(cells, lines, columns, Field.MOST)
    return Worksheet(
        name=path.name,
        content=content,
        cells=cells,
        lines=lines,
        columns=columns,
        most=number_in(most),
        scale=scale_words(_first(cells, lines, columns, Field.SCALE)),
        point=_point([most, *(line.grade for line in lines)], heads[columns[Field.GRADE]]),
    )


def number_in(text: str) -> Decimal | None:
    """Read a grade as Moodle writes it, with comma or point; None for what is none."""
    try:
        return parse_points(text)
    except NoSuchPoints:
        return None


def _line(
    cells: CsvCells, row: int, columns: Mapping[Field, int], people: Mapping[Fact, int]
) -> SheetLine:
    def said(place: int | None) -> str:
        text = "" if place is None else cells.text(row, place).strip()
        return "" if text in DASHES else text

    family, given = said(people.get(Fact.FAMILY)), said(people.get(Fact.GIVEN))
    if not (family or given):
        family, given = split_name(said(people.get(Fact.NAME)))
    return SheetLine(
        row=row,
        identifier=said(columns[Field.ID]),
        person=Person(
            family=family,
            given=given,
            matriculation=said(people.get(Fact.MATRICULATION)),
            email=said(people.get(Fact.EMAIL)),
        ),
        grade=said(columns[Field.GRADE]),
        comment=said(columns.get(Field.FEEDBACK)),
        changeable=said(columns[Field.CHANGEABLE]).casefold() not in NO,
    )


def _first(
    cells: CsvCells, lines: tuple[SheetLine, ...], columns: Mapping[Field, int], one: Field
) -> str:
    place = columns.get(one)
    if place is None:
        return ""
    found = (cells.text(line.row, place).strip() for line in lines)
    return next((text for text in found if text not in DASHES), "")


def _point(numbers: list[str], head: str) -> str:
    """Say which sign the file has before decimals; German files that show none have a comma."""
    for text in numbers:
        if number_in(text) is not None and ("," in text or "." in text):
            return "," if "," in text else "."
    return "," if head.strip().casefold() == "bewertung" else "."
