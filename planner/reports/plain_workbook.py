"""Tables as they are kept, one to a sheet of a workbook: headings, a filter, nothing computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.reports.gradebook_legend import day_format
from planner.reports.workbook import Book, Layout, Look, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language

HEADING = Look(bold=True, ground="f6f6f3", rule="d3d5cf", upright="center")
TEXT, NUMBER = Look(upright="top"), Look(upright="top", align="right")
WRAPPED = Look(upright="top", wrap=True)
NARROWEST, WIDEST, LOOKED_AT = 8.0, 60.0, 200  # characters, and rows that a width is taken from


@dataclass(frozen=True, slots=True)
class PlainTable:
    """One sheet: its name, its headings, and rows of as many values; None and "" are blank."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


def tables_xlsx(tables: Sequence[PlainTable], title: str, made: date, say: Language) -> bytes:
    """Return a workbook with these tables; the same tables give the same bytes.

    Numbers and days are numbers and days; texts are never formulas.
    """
    book = Book(title=title, made=made)
    for table in tables:
        widths = tuple(_width(table, place) for place in range(len(table.heads)))
        layout = Layout(
            widths=widths,
            fixed="A2",
            heading=1,
            filtered=True,
            landscape=True,
            page_heading=f"{title} · {table.name}",
        )
        sheet = book.sheet(table.name, layout)
        plain, number, wrapped = (sheet.style(look) for look in (TEXT, NUMBER, WRAPPED))
        day = sheet.style(Look(upright="top", align="left", format=day_format(say)))
        sheet.append([(head, sheet.style(HEADING)) for head in table.heads])
        for row in table.rows:
            sheet.append_wrapped(
                (value, day)
                if isinstance(value, date)
                else (value, number)
                if isinstance(value, (int, Decimal))
                else (value, wrapped if value and len(value) > WIDEST else plain)
                for value in row
            )
    return book.to_bytes()


def _width(table: PlainTable, place: int) -> float:
    longest = max(
        (len(str(row[place])) for row in table.rows[:LOOKED_AT] if row[place] is not None),
        default=0,
    )
    return min(max(longest, len(table.heads[place]) + 3, NARROWEST) + 1, WIDEST)
