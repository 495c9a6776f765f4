"""Lists of students, from any table of people, as rows with the problems found in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.errors import PlannerError, Problem
from planner.exchange.marking_sheets_in import is_marking_sheet
from planner.exchange.roster_columns import NAMES, Fact, Facts, is_head
from planner.exchange.roster_names import from_capitals
from planner.exchange.roster_rows import RosterRow, RowReading
from planner.exchange.roster_tables import RosterSource, proposal, read_source
from planner.exchange.sheets_in import BrokenQuotes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.exchange.sheets_in import SheetTable

END_MARK = "endHISsheet"  # below the last student in lists of HIS programs
LEAST_LOUD = 2  # names in capitals, and no other, are how the list writes names


@dataclass(eq=False)
class MarkingSheetInstead(PlannerError):
    """A marking sheet was taken for a list of students."""

    name: str


@dataclass(eq=False)
class NoNames(PlannerError):
    """A table without a column for names; ``heads`` are its headings, or numbers of columns."""

    name: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WereCapitals(Problem):
    """All names of a list are in capitals; they were written as names are."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFile:
    """All students of a list in its order, what was odd, and how many rows were skipped.

    ``heads`` are all headings, "" where there is none, and ``facts`` what each column was taken
    for; ``columns`` are the headings that were understood, ``ignored`` the others; ``left_out``
    are the skipped rows as far as they can be read, so that one sees who they were about.
    ``sheets`` are the titles of all sheets with people, if there are several.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...]
    skipped: int
    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    sheet: str = ""
    left_out: tuple[RosterRow, ...] = ()
    heads: tuple[str, ...] = ()
    facts: Facts = ()
    sheets: tuple[str, ...] = ()


def read_roster(
    path: Path,
    *,
    sheet: str = "",
    chosen: Callable[[SheetTable], Facts | None] | None = None,
    knows: Callable[[str], bool] = is_head,
) -> RosterFile:
    """Read a list of students from a text, a workbook of any kind, or a page with a table.

    Columns are found by their headings, wherever they stand, else by what stands in them, unless
    it is ``chosen`` what they hold; ``knows`` tells what is a heading. A blank cell, or a dash, is
    no statement. A bad row is skipped and named. Raises UnreadableFile, NoNames or
    MarkingSheetInstead.
    """
    source = open_roster(path, knows)
    table = source.table(sheet)
    found = roster_of(source, table, chosen(table) if chosen else None)
    if not NAMES & set(found.facts):
        heads = (head or str(number) for number, head in enumerate(found.heads, start=1))
        raise NoNames(path.name, tuple(heads))
    return found


def open_roster(path: Path, knows: Callable[[str], bool] = is_head) -> RosterSource:
    """Read the tables of people of a file; ``knows`` tells what is a heading.

    Raises UnreadableFile or MarkingSheetInstead.
    """
    if is_marking_sheet(path):
        raise MarkingSheetInstead(path.name)
    return read_source(path, knows)


def is_roster(path: Path) -> bool:
    """Tell whether a file holds a list of people with headings, or with addresses or numbers.

    A marking sheet is none, nor is a file that cannot be read.
    """
    try:
        table = open_roster(path).table()
    except PlannerError:
        return False
    facts = set(proposal(table))
    return bool(NAMES & facts) and len(facts - {None, Fact.STATUS, Fact.ROLE}) > 1


def roster_of(source: RosterSource, table: SheetTable, facts: Facts | None = None) -> RosterFile:
    """Read the students of a table; ``facts`` are what its columns hold, else it is proposed.

    Where no column holds names there are no students; nothing is raised, so that one may ask.
    """
    facts = proposal(table) if facts is None else facts
    reading = RowReading(table, facts)
    if NAMES & set(facts):
        for row in table.rows:
            if row.cells[0] == END_MARK:
                break
            reading.take(row)
    rows, loud = _tidied(reading.rows)
    broken = sum(isinstance(one, BrokenQuotes) for one in table.problems)
    heads = zip(table.heads, facts, strict=True)
    return RosterFile(
        rows=tuple(rows),
        problems=tuple(sorted((*table.problems, *reading.problems, *loud), key=_by_row)),
        skipped=len(reading.left_out) + broken,
        columns=tuple(head for head, fact in zip(table.heads, facts, strict=True) if fact),
        ignored=tuple(head for head, fact in heads if head and not fact),
        sheet=table.sheet,
        left_out=tuple(reading.left_out),
        heads=table.heads,
        facts=facts,
        sheets=tuple(one.sheet for one in source.tables) if len(source.tables) > 1 else (),
    )


def _tidied(rows: Sequence[RosterRow]) -> tuple[Sequence[RosterRow], tuple[Problem, ...]]:
    """Write names as names are written where the whole list has them in capitals."""
    families = [row.person.family for row in rows if len(row.person.family) > 1]
    if len(families) < LEAST_LOUD or not all(map(str.isupper, families)):
        return rows, ()
    quiet = []
    for row in rows:
        who = row.person
        named = replace(who, family=from_capitals(who.family), given=from_capitals(who.given))
        quiet.append(row._replace(person=named))
    return quiet, (WereCapitals(row=rows[0].row, text=families[0]),)


def _by_row(problem: Problem) -> int:
    return problem.row or 0
