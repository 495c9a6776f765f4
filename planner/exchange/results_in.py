"""Reading results that other programs or people wrote into a table.

Four shapes are told apart by their headings: a grade export of Moodle, an offline grading
worksheet of Moodle, a table with one column for each item, and a list with one row for each
value. What the values mean is not decided here: that depends on the items of the course.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.exchange.moodle_words import (
    Field,
    export_head,
    is_download_stamp,
    worksheet_field,
)
from planner.exchange.result_rows import NamesHidden, NobodyNamed, NoResults, ResultFile
from planner.exchange.result_shapes import WHO, Export, List, Reading, Table, Worksheet
from planner.exchange.roster_columns import Fact, columns_of, fact_of
from planner.exchange.sheets_in import SheetTable, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ITEM_HEADS = frozenset(
    (
        *("item", "assignment", "activity", "task", "exercise", "sheet", "aufgabe"),
        *("aktivität", "teilleistung", "blatt", "übungsblatt", "übung", "leistungsteil"),
    )
)
_VALUE_HEADS = frozenset(
    (
        *("value", "result", "points", "score", "grade", "mark", "state", "wert", "ergebnis"),
        *("punkte", "note", "bewertung", "leistung", "stand", "status"),
    )
)


def read_results(path: Path) -> ResultFile:
    """Read results from CSV text or a workbook; what sort of table it is, its headings tell.

    Raises UnreadableFile, NobodyNamed, NamesHidden or NoResults.
    """
    return results_of(read_table(path, is_head), path.name)


def is_head(text: str) -> bool:
    """Tell whether a cell is a heading that a table of results has."""
    return (
        fact_of(text) is not None
        or worksheet_field(text) is not None
        or export_head(text) is not None
    )


def results_of(table: SheetTable, name: str) -> ResultFile:
    """Read results from a table; see read_results."""
    heads = _apart(table.heads)
    people = columns_of(heads)
    fields = {one: n for n, head in enumerate(heads) if (one := worksheet_field(head))}
    is_sheet = {Field.ID, Field.GRADE, Field.CHANGEABLE} <= fields.keys()
    if not people.keys() & set(WHO):
        raise NamesHidden(name) if is_sheet else NobodyNamed(name, tuple(filter(None, heads)))
    if is_sheet:
        reading: Reading = Worksheet(table, heads, people, fields, name)
    elif any(map(export_head, heads)) or any(map(is_download_stamp, heads)):
        reading = Export(table, heads, people)
    elif (parts := _list_parts(heads, people)) is not None:
        reading = List(table, heads, people, parts)
    else:
        reading = Table(table, heads, people)
    found = reading.read(name)
    if not found.columns:
        raise NoResults(name)
    return found


def _apart(heads: Sequence[str]) -> tuple[str, ...]:
    """Give numbers to headings that stand there twice, so that each names one column."""
    seen: Counter[str] = Counter()
    found = []
    for head in heads:
        seen[head] += bool(head)
        found.append(f"{head} ({seen[head]})" if seen[head] > 1 else head)
    return tuple(found)


def _list_parts(heads: Sequence[str], people: Mapping[Fact, int]) -> tuple[int, int] | None:
    """Say where item and value stand, if a table is a list with one row for each value."""
    free = {n: head.casefold() for n, head in enumerate(heads) if n not in people.values()}
    items = [n for n, head in free.items() if head in _ITEM_HEADS]
    values = [n for n, head in free.items() if head in _VALUE_HEADS]
    return (items[0], values[0]) if len(items) == 1 and values else None
