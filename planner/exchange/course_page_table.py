"""Which table of a page is the schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_columns import columns_of, dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.exchange.course_page_heads import Column
    from planner.exchange.course_page_text import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnIgnored(Problem):
    """A column of the schedule that the plan has no place for; ``column`` is its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSchedule(Problem):
    """A second table looks like a schedule too; only the first one was read."""

    first: int  # the line on which the one that was read begins


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rows of the schedule and where each kind of column stands in them."""

    columns: dict[Column, int]
    rows: tuple[Row, ...]
    line: int
    problems: tuple[Problem, ...] = ()
    heads: tuple[str, ...] = ()

    def cell(self, row: Row, column: Column) -> str:
        """Return the words of a row in a column, or nothing if the table has no such column."""
        place = self.columns.get(column)
        return "" if place is None else row.cells[place].text

    def head(self, column: Column) -> str:
        """Return the heading over a column, or nothing if the table has no such column."""
        place = self.columns.get(column)
        return "" if place is None else self.heads[place]


def schedule(tables: Sequence[Table]) -> Schedule | None:
    """Find the table with topics and dates, or at least weeks; None if there is none.

    Further tables under the same headings (one for each month, say) continue the first.
    """
    fitting = [(table, found) for table in tables if (found := columns_of(table))]
    if not fitting:
        return None
    first, columns = max(fitting, key=lambda pair: dated(*pair))
    others = [table for table, _ in fitting if table is not first]
    rows = list(first.rows)
    problems: list[Problem] = [
        ColumnIgnored(line=first.line, column=head)
        for place, head in enumerate(first.heads)
        if place not in columns.values() and _filled(first, place)
    ]
    for table in others:
        if _plain(table.heads) == _plain(first.heads):
            rows += table.rows
        else:
            problems.append(OtherSchedule(line=table.line, first=first.line))
    return Schedule(columns, tuple(rows), first.line, tuple(problems), first.heads)


def _filled(table: Table, place: int) -> bool:
    return any(row.cells[place].text for row in table.rows)


def _plain(heads: Sequence[str]) -> tuple[str, ...]:
    return tuple(head.casefold() for head in heads)
