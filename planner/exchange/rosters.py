"""Lists of students, from CSV text or a workbook, as rows with the problems found in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import PlannerError, Problem
from planner.exchange.marking_sheets_in import is_marking_sheet
from planner.exchange.roster_columns import Fact, columns_of, is_head
from planner.exchange.sheets_in import BrokenQuotes, SheetRow, SheetTable, read_table
from planner.rules.people import Person, email_key, matriculation_key

if TYPE_CHECKING:
    from pathlib import Path

END_MARK = "endHISsheet"  # below the last student in lists of HIS programs
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_ANGLED = re.compile(r".*<([^<>]*)>\s*")
_BLANK = frozenset({"", "-", "–", "—"})  # "no statement", as Moodle writes it
_PARTICLES = frozenset(
    (
        *("von", "van", "vom", "zu", "zum", "zur", "der", "den", "dem", "de", "del", "della"),
        *("di", "da", "dos", "du", "la", "le", "ter", "ten", "al", "el", "bin"),
    )
)


@dataclass(eq=False)
class MarkingSheetInstead(PlannerError):
    """A marking sheet was taken for a list of students."""

    name: str


@dataclass(eq=False)
class NoNames(PlannerError):
    """A table without a column for names; ``heads`` are the headings it has."""

    name: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OddWidth(Problem):
    """A row with fewer or more cells than the heading, so that columns may be off; skipped."""

    has: int
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMissing(Problem):
    """A row without any name; it was skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddEmail(Problem):
    """An e-mail address that is none; the row was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OddMatriculation(Problem):
    """A matriculation number with more in it than digits; it was taken as written."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentTwice(Problem):
    """A number or an address that a row above has already; this row was skipped."""

    text: str
    first: int  # the row that has it already


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesSplit(Problem):
    """Names come in one piece, given name first; the last word was taken as the family name."""


class RosterRow(NamedTuple):
    """One student as a list has them; "" is no statement. ``row`` as a spreadsheet counts."""

    row: int
    person: Person
    programme: str = ""
    groups: tuple[str, ...] = ()
    home_university: str = ""
    regulations: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFile:
    """All students of a list in its order, what was odd, and how many rows were skipped.

    ``columns`` are the headings that were understood, ``ignored`` the others; ``left_out`` are
    the skipped rows as far as they can be read, so that one sees who they were about.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...]
    skipped: int
    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    sheet: str = ""
    left_out: tuple[RosterRow, ...] = ()


def read_roster(path: Path) -> RosterFile:
    """Read a list of students from CSV text (any usual delimiter) or an Excel workbook.

    Columns are found by their headings, in English or German, wherever they stand. A blank cell,
    or a dash, is no statement. A bad row is skipped and named. Raises UnreadableFile, NoNames or
    MarkingSheetInstead.
    """
    if is_marking_sheet(path):
        raise MarkingSheetInstead(path.name)
    table = read_table(path, is_head)
    columns = columns_of(table.heads)
    if not {Fact.FAMILY, Fact.GIVEN, Fact.NAME} & columns.keys():
        raise NoNames(path.name, tuple(head for head in table.heads if head))
    reading = _Reading(table, columns)
    for row in table.rows:
        if row.cells[0] == END_MARK:
            break
        reading.take(row)
    used = set(columns.values())
    return RosterFile(
        rows=tuple(reading.rows),
        problems=tuple(sorted((*table.problems, *reading.problems), key=_by_row)),
        skipped=len(reading.left_out)
        + sum(isinstance(one, BrokenQuotes) for one in table.problems),
        columns=tuple(table.heads[place] for place in sorted(used)),
        ignored=tuple(
            head for place, head in enumerate(table.heads) if head and place not in used
        ),
        sheet=table.sheet,
        left_out=tuple(reading.left_out),
    )


def _by_row(problem: Problem) -> int:
    return problem.row or 0


class _Reading:
    """What has been read so far, and what later rows must not repeat."""

    def __init__(self, table: SheetTable, columns: dict[Fact, int]) -> None:
        self.rows: list[RosterRow] = []
        self.problems: list[Problem] = []
        self.left_out: list[RosterRow] = []
        self._table = table
        self._width = len(table.heads)
        self._columns = columns
        # A fact without a column is taken from one that stands behind the last and is blank.
        self._pick = itemgetter(*(columns.get(fact, self._width) for fact in Fact))
        self._numbers: dict[str, int] = {}
        self._addresses: dict[str, int] = {}

    def take(self, row: SheetRow) -> None:
        """Take a row, or skip it for a reason."""
        said = self._row(row)
        problem = self._odd_width(row) or self._odd(said)
        if problem:
            self.problems.append(problem)
            self.left_out.append(said)
        else:
            self.rows.append(said)

    def _odd_width(self, row: SheetRow) -> Problem | None:
        has, wanted = len(row.cells), self._width
        if has == wanted or not self._table.exact:
            return None
        if has < wanted or any(row.cells[wanted:]):
            return OddWidth(row=row.number, has=has, wanted=wanted)
        return None

    def _row(self, row: SheetRow) -> RosterRow:
        said = self._pick(self._as_wide(row.cells))
        family, given, whole, number, email, programme, regulations, home, groups = (
            "" if text in _BLANK else text for text in said
        )
        if whole and not (family or given):
            family, given = self._parted(whole)
        who = Person(family=family, given=given, matriculation=number, email=_address(email))
        return RosterRow(row.number, who, programme, _parts(groups), home, regulations)

    def _as_wide(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return cells as many as the heading has, and a blank one behind them."""
        if len(cells) == self._width:
            return (*cells, "")
        missing = max(self._width - len(cells), 0)
        return (*cells[: self._width], *("",) * (missing + 1))

    def _odd(self, said: RosterRow) -> Problem | None:
        """Say why a row is skipped, or remember its number and its address."""
        row, who = said.row, said.person
        number, email = who.matriculation, who.email
        if not (who.family or who.given):
            return NameMissing(row=row, column=self._head(Fact.FAMILY, Fact.NAME))
        if email and not _ADDRESS.fullmatch(email):
            return OddEmail(row=row, column=self._head(Fact.EMAIL), text=email[:80])
        number_key, address_key = matriculation_key(number), email_key(email)
        if number_key in self._numbers:
            return self._twice(row, Fact.MATRICULATION, number, self._numbers[number_key])
        if address_key in self._addresses:
            return self._twice(row, Fact.EMAIL, email, self._addresses[address_key])
        if number_key:
            self._numbers[number_key] = row
        if address_key:
            self._addresses[address_key] = row
        if number and not (number.isdecimal() or number_key.isdecimal()):
            head = self._head(Fact.MATRICULATION)
            self.problems.append(OddMatriculation(row=row, column=head, text=number[:80]))
        return None

    def _twice(self, row: int, fact: Fact, text: str, first: int) -> Problem:
        return StudentTwice(row=row, column=self._head(fact), text=text, first=first)

    def _parted(self, whole: str) -> tuple[str, str]:
        """Split a name that stands in one piece into the family name and the given one."""
        family, comma, given = (part.strip() for part in whole.partition(","))
        if comma:
            return family, given
        if " " in whole and not any(isinstance(one, NamesSplit) for one in self.problems):
            head = self._head(Fact.NAME)
            self.problems.append(NamesSplit(row=self._table.head_row, column=head))
        return split_name(whole)

    def _head(self, *facts: Fact) -> str | None:
        """Return the heading of the first of these facts that has a column."""
        places = (self._columns[fact] for fact in facts if fact in self._columns)
        return next((self._table.heads[place] for place in places), None)


def _parts(text: str) -> tuple[str, ...]:
    """Split "Group A, Tutorial 1"."""
    return tuple(part for part in re.split(r"\s*[,;]\s*", text) if part) if text else ()


def split_name(name: str) -> tuple[str, str]:
    """Split a name that begins with the given one: the last word is the family name.

    Particles before it belong to it.

    >>> split_name("Emil von der Tann"), split_name("Gans")
    (('von der Tann', 'Emil'), ('Gans', ''))
    """
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def _address(text: str) -> str:
    """Return the bare address of ``Anna Gans <anna@…>`` or ``mailto:anna@…``."""
    angled = _ANGLED.fullmatch(text) if "<" in text else None
    return (angled[1] if angled else text).strip().removeprefix("mailto:")
