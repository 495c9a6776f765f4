"""Tables in directives of MyST and reStructuredText: ``list-table`` and ``csv-table``."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from planner.exchange.course_page_parts import Row, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.exchange.course_page_parts import Table
    from planner.exchange.course_page_source import Block
    from planner.exchange.course_page_words import CellReader

_NEW_ROW = re.compile(r"(?P<lead>\s*[*+-]\s+)[*+-](?:\s+(?P<text>.*)|\s*)")
_NEW_CELL = re.compile(r"(?P<lead>\s*)[*+-](?:\s+(?P<text>.*)|\s*)")
_DELIMITERS = {"tab": "\t", "space": " ", "": ","}


def table_in(block: Block, reader: CellReader) -> Table:
    """Read the table of a directive; its options say how many rows are the heading."""
    if block.name == "list-table":
        return _listed(block, reader)
    return _separated(block, reader)


def _listed(block: Block, reader: CellReader) -> Table:
    """Read a list of lists: every outer bullet is a row, every inner one a cell."""
    rows: list[tuple[int, list[str]]] = []
    outer = inner = 0  # how far the bullets of rows and of cells are indented
    for n, written in enumerate(block.body):
        line = written.expandtabs()
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        row = _NEW_ROW.fullmatch(line)
        if row and (not rows or indent <= outer):
            outer, inner = indent, len(row["lead"])
            rows.append((block.line + n, [row["text"] or ""]))
        elif not rows:
            continue
        elif (cell := _NEW_CELL.fullmatch(line)) and len(cell["lead"]) <= inner:
            rows[-1][1].append(cell["text"] or "")
        else:
            text = cell["text"] if cell else line
            rows[-1][1][-1] += f" {(text or '').strip()}"
    made = [Row(tuple(reader.passage(text, n) for text in cells), n) for n, cells in rows]
    return table_of(made, block.line, heads=min(_heads(block), len(made)))


def _separated(block: Block, reader: CellReader) -> Table:
    """Read rows of values between commas, or between what the directive says."""
    written = block.options.get("delim", "")
    delimiter = _DELIMITERS.get(written, written[:1])
    if delimiter in '"\r\n':
        delimiter = ","
    rows: list[Row] = []
    if header := block.options.get("header"):
        rows += _values([header], block.line, delimiter, reader)
    heads = len(rows) + _heads(block)
    rows += _values(block.body, block.line, delimiter, reader)
    return table_of(rows, block.line, heads=min(heads, len(rows)))


def _values(lines: Sequence[str], first: int, delimiter: str, reader: CellReader) -> list[Row]:
    rows: list[Row] = []
    values = csv.reader(
        (f"{line}\n" for line in lines),
        delimiter=delimiter,
        skipinitialspace=not delimiter.isspace(),
    )
    line = first
    try:
        for row in values:
            if row:
                rows.append(Row(tuple(reader.passage(cell, line) for cell in row), line))
            line = first + values.line_num
    except csv.Error:  # a quotation that is never closed and grows too long
        pass
    return rows


def _heads(block: Block) -> int:
    written = block.options.get("header-rows", "0")
    return int(written) if written.isdecimal() and len(written) < 3 else 0
